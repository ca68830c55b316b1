"""What a typed line asks: "who denied nk-troops --plain" as a query."""

import re
from collections.abc import Collection

from bot.domain.refusals import UnknownQuestion
from bot.search.nearest import nearest_word

_PLAIN = re.compile(r"(?:^|\s)(?:--|—)plain(?=\s|$)", re.IGNORECASE)
"""Phones turn two hyphens into a dash as one types."""


def without_plain(text: str) -> tuple[str, bool]:
    """The words without `--plain`, and whether it stood there."""
    words, found = _PLAIN.subn(" ", text)
    return " ".join(words.split()), bool(found)


def command_line(text: str, verbs: Collection[str], prefix: str = "!") -> tuple[str, str, bool]:
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
    near = nearest_word("-".join(words[:2]), verbs) or (nearest_word(words[0], verbs) if words else None)
    raise UnknownQuestion(typed, f"{prefix}{near}" if near else None)
