"""What a typed line asks: "who denied nk-troops as-of:2024-10-20 --plain" as a query."""

import re
from collections.abc import Collection

from bot.domain.refusals import UnknownQuestion
from bot.search.nearest import is_slip, nearest_word

_PLAIN = re.compile(r"(?:^|\s)(?:--|—)plain(?=\s|$)", re.IGNORECASE)
"""Phones turn two hyphens into a dash as one types."""

_AS_OF = re.compile(
    r"""(?:^|\s)(?:(?:--|—)as-of(?:[:=]|\s)|as[-_ ]of[:=])\s*"""
    r"""(?:["“](?P<quoted>[^"”]*)["”]|(?P<iso>\d{4}-\d{2}-\d{2})(?=[\s?]|$)|(?P<rest>.*))""",
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


def command_line(text: str, verbs: Collection[str], prefix: str) -> tuple[str, str, bool]:
    """(verb, words, plain) of a typed line; "who denied x", "!who-denied x" and "who-denied: x" are one.

    Raises UnknownQuestion, with the nearest command, when no command begins the line.
    """
    line, plain = without_plain(text)
    line = line.removeprefix(prefix).lstrip("!/ ").rstrip("? ")
    words = line.split()
    for count in (2, 1):
        verb = "-".join(words[:count]).lower().rstrip(":,")
        if verb in verbs:
            return verb, " ".join(words[count:]), plain
    typed = " ".join(words[:2]) or text.strip()
    tried = ("-".join(words[:2]), words[0]) if words else ()
    near = next((word for name in tried if (word := nearest_word(name, verbs))), None)
    slip = near is not None and any(is_slip(name, near) for name in tried)
    raise UnknownQuestion(typed, near, prefix, slip=slip)
