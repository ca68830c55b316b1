"""What every typed question may hold beside its words: `--plain`, and `as-of:<day>`."""

import re

_PLAIN = re.compile(r"(?:^|\s)(?:--|—)plain(?=\s|$)", re.IGNORECASE)
"""Phones turn two hyphens into a dash as one types."""

_AS_OF = re.compile(
    r"""(?:^|\s)(?:(?:--|—)as-of(?:[:=]|\s)|as[-_ ]of[:=])\s*"""
    r"""(?:["“](?P<quoted>[^"”]*)["”]|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?=[\s?]|$)|(?P<rest>.*))""",
    re.IGNORECASE,
)


def without_plain(text: str) -> tuple[str, bool]:
    """The words without `--plain`, and whether it stood there."""
    words, found = _PLAIN.subn(" ", text)
    return " ".join(words.split()), bool(found)


def without_as_of(text: str) -> tuple[str, str]:
    """The words without `as-of:<day>`, and the day as it was typed, empty where there is none.

    A day written 2024-10-20 or in quotation marks may stand anywhere; any other goes on to the end of the line.
    """
    found = _AS_OF.search(text)
    if found is None:
        return text, ""
    day = (found["quoted"] or found["iso"] or found["rest"] or "").rstrip("? ").strip()
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split()), day or found[0].strip()
