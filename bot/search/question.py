"""What a typed line asks: "who denied nk-troops as-of:2024-10-20 --plain" as a query."""

import re
from collections.abc import Collection

from bot.domain.asked import without_plain
from bot.domain.refusals import UnknownQuestion
from bot.search.nearest import is_slip, nearest_word
from bot.search.stems import stem

_MEANT = {
    word: verb
    for verb, words in {
        "who-denied": "denial denials denied denies",
        "who-confirmed": "confirmation confirmations confirmed",
        "who-doubts": "doubters doubted",
        "who-said": "assertions",
        "claims": "allegation allegations",
        "actor": "speaker speakers",
        "timeline": "chronology",
    }.items()
    for word in words.split()
}
"""What else a command may be called: words that hardly another bot listens to, as it may to “deny” or “confirm”."""
_OURS = frozenset(("unanswered", "drafts", "digest"))
"""Slash commands, or the first words of such, that hardly another bot has, as it may have “undo” or “import”."""

_ASKS = re.compile(
    r"(?:who|whom|what|when|where|why|how|which)(?:['’]?s)? (?:\w+ )?(?:is|are|was|were|did|does|do|has|have|had|will|"
    r"says?|said|denie[sd]|confirm(?:s|ed)|told|sent|killed|many|much) \w+|"
    r"(?:did|does|has|have|was|were|is|are) (?:\w+ ){2}",
    re.IGNORECASE,
)
"""How a sentence begins that asks, and hardly a command of another bot with what it takes: "when did they deny it"."""


def begins_question(line: str) -> bool:
    """Whether what stands behind a prefix is a question in words, and no command's name with what it takes."""
    return _ASKS.match(f"{line.strip()} ") is not None


def command_line(text: str, verbs: Collection[str], prefix: str) -> tuple[str, str, bool]:
    """(verb, words, plain) of a typed line; "who denied x", "!who-denied x", "!whodenied x", "who-denied: x" are one.

    Raises UnknownQuestion, with the nearest command, when no command begins the line.
    """
    line, plain = without_plain(text)
    line = line.removeprefix(prefix).lstrip("!/ ").rstrip("? ")
    words = line.split()
    called = {verb.replace("-", ""): verb for verb in verbs}
    for count in (2, 1):
        verb = "-".join(words[:count]).lower().replace("_", "-").rstrip(":,")
        if verb in verbs or (count == 1 and verb in called):
            return called[verb.replace("-", "")], " ".join(words[count:]), plain
    found: list[UnknownQuestion] = []
    for count in (2, 1):
        name = "-".join(words[:count]).rstrip(":,")
        if len(words) >= count and (near := nearest_word(name, verbs)):
            typed, rest = " ".join(words[:count]), " ".join(words[count:])
            found.append(UnknownQuestion(typed, near, prefix, slip=_is_slip(name, near), rest=rest))
    if (meant := _MEANT.get("".join(words[:1]).lower())) in verbs:
        found.append(UnknownQuestion(words[0], meant, prefix, rest=" ".join(words[1:]), near=True))
    found.sort(key=lambda unknown: not (unknown.slip or unknown.near))
    raise found[0] if found else UnknownQuestion(" ".join(words[:2]) or text.strip(), None, prefix)


def slash_command(line: str, names: Collection[str], typed: Collection[str], *, alone: bool) -> str:
    """The one of the slash commands `names` that a line begins with or is a slip of; empty for none.

    One of a single word only where it is all of the line, or stands behind a "/", and is meant for the bot: it is
    `alone` with who asks, or hardly another bot has such a one. Those that may be `typed` are none.
    """
    words = line.lower().strip().removeprefix("/").split()
    joined = {name.replace(" ", ""): name for name in names if " " in name}
    if words and (name := joined.get(words[0].replace("-", ""))):  # "!statement-add"
        return name
    begun = " ".join(words[:2])
    if len(words) > 1 and (name := begun if begun in names else _slip_of(begun, [n for n in names if " " in n])):
        return name
    is_all = len(words) == 1 or (bool(words) and line.lstrip().startswith("/"))
    if not is_all or words[0] in typed:
        return ""
    if words[0] in names and alone:
        return words[0]
    ours = [name for name in names if name in _OURS]
    return words[0] if words[0] in ours else _slip_of(words[0], ours)


def _is_slip(name: str, command: str) -> bool:
    """Whether a name is a slip of a command, its hyphens aside, or has another form of its verb: "whodeny"."""
    typed, (first, _, last) = name.lower().replace("-", ""), command.partition("-")
    if is_slip(name, command) or is_slip(typed, f"{first}{last}"):
        return True
    return bool(last) and typed.startswith(first) and stem(typed.removeprefix(first)) == stem(last)


def _slip_of(words: str, names: Collection[str]) -> str:
    return next((name for name in sorted(names) if is_slip(words, name)), "")
