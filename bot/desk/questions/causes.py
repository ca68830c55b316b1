"""What made something happen, asked of a story whose claims speak of no cause: then it is told as "why" is; pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import CAUSED

_CAUSE = frozenset(words_of("cause causes caused"))


def asks_untold_cause(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether a cause is asked for, and no claim of these stories speaks of one by that word."""
    told = (d.worded for each in stories for d in each.told.documents)
    return bool(stories) and CAUSED.match(what.typed.line) is not None and all(map(_CAUSE.isdisjoint, told))


def without_cause(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question without the word for a cause that no claim has: "what caused the crash" asks about the crash."""
    if not asks_untold_cause(what, stories):
        return what
    return replace(what, terms=tuple(term for term in what.terms if term.stem not in _CAUSE))
