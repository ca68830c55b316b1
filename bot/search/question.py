"""What a typed line asks: "who denied nk-troops as-of:2024-10-20 --plain" as a query."""

from collections.abc import Collection

from bot.domain.asked import without_plain
from bot.domain.refusals import UnknownQuestion
from bot.search.nearest import is_slip, nearest_word


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
