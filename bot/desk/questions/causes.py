"""What made something happen, asked of a story whose claims speak of no cause: then it is told as "why" is; and which
claims tell a reason; pure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import held
from bot.search.manner import CAUSED, OPENING
from bot.search.term import Term

_CAUSE = frozenset(words_of("cause causes caused"))

_ASKS_WHY = re.compile(rf"{OPENING}(?:why|how come|for what reason) (?!not(?!\w))\w")
_REASON = re.compile(
    r"(?<!\w)(?:because|due to|owing to|in order to|so that|so as to|on account of|as a result of|for fear)(?!\w)|"
    r"(?<=\w) to (?=(?:save|avoid|prevent|hide|protect|cover|gain|cut|spare|escape|please|punish|explain) )"
)
"""What asks for a reason, and what tells one."""


def telling_why(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell for what reason that is so which a question asks the reason of: not those that tell it as
    the reason of something else.
    """
    if not _ASKS_WHY.match(what.typed.line):
        return frozenset()
    found: set[str] = set()
    for line in told.file.claims:
        if mark := _REASON.search(line.text):
            so, why = {*words_of(line.text[: mark.start()])}, {*words_of(line.text[mark.end() :])}
            if words and not any(held(term, why, ()) and not held(term, so, ()) for term in words):
                found.add(line.key)
    return frozenset(found)


def asks_untold_cause(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether a cause is asked for, and no claim of these stories speaks of one by that word."""
    told = (d.worded for each in stories for d in each.told.documents)
    return bool(stories) and CAUSED.match(what.typed.line) is not None and all(map(_CAUSE.isdisjoint, told))


def without_cause(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question without the word for a cause that no claim has: "what caused the crash" asks about the crash."""
    if not asks_untold_cause(what, stories):
        return what
    return replace(what, terms=tuple(term for term in what.terms if term.stem not in _CAUSE))
