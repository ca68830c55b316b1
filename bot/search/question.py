"""What a typed line asks: "who denied nk-troops as-of:2024-10-20 --plain" as a query."""

from collections.abc import Collection

from bot.domain.asked import without_plain
from bot.domain.refusals import UnknownQuestion
from bot.search.nearest import is_slip, nearest_word


def command_line(text: str, verbs: Collection[str], prefix: str) -> tuple[str, str, bool]:
    """(verb, words, plain) of a typed line; "who denied x", "!who-denied x", "!whodenied x", "who-denied: x" are one.

    Raises UnknownQuestion, with the nearest command, when no command begins the line.
    """
    line, plain = without_plain(text)
    line = line.removeprefix(prefix).lstrip("!/ ").rstrip("? ")
    words = line.split()
    called = {verb.replace("-", ""): verb for verb in verbs}
    for count in (2, 1):
        verb = "-".join(words[:count]).lower().rstrip(":,")
        if verb in verbs or (count == 1 and verb in called):
            return called[verb.replace("-", "")], " ".join(words[count:]), plain
    found: list[UnknownQuestion] = []
    for count in (2, 1):
        name = "-".join(words[:count]).rstrip(":,")
        if len(words) >= count and (near := nearest_word(name, verbs)):
            typed, rest = " ".join(words[:count]), " ".join(words[count:])
            found.append(UnknownQuestion(typed, near, prefix, slip=is_slip(name, near), rest=rest))
    found.sort(key=lambda unknown: not unknown.slip)
    raise found[0] if found else UnknownQuestion(" ".join(words[:2]) or text.strip(), None, prefix)
