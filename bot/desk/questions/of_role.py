"""Whom a statement is told to come from by a role, "South Korea's intelligence agency said …", as one name; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk.questions.offices import by_role
from bot.desk.questions.stories import StoryFile
from bot.domain.refusals import Choice
from bot.search.asked import Asked
from bot.search.attributed import SAYS
from bot.search.mentions import AUXILIARY
from bot.search.wording import word_list

_LONG = 6
"""How many words tell at most who somebody is."""
_ENDS = AUXILIARY | word_list("in on to from by with and or but that who which when where why how what there this it")
"""What is no part of a role."""


def told_by_role(what: Asked, stories: Sequence[StoryFile]) -> tuple[str, Choice] | None:
    """The words before or behind a verb for saying by which one alone of those who speak to the stories is called, as
    they are compared, and that one; None where nobody is, or it is asked and not told.
    """
    if not what.pasted or what.told or what.office:
        return None
    at = what.typed.names()
    for begin, end in _roles(what):
        words = [token.text for token in what.typed.tokens[begin:end]]
        words = words[words[0].lower() in ("the", "a", "an") :]
        named = by_role(replace(what, stranger=" ".join(words)), stories) if len(words) > 1 else None
        name = next((name for name, places in at.items() if (end - len(words), end) in places), "")
        if named and name and all(term.actor != named.key for term in what.terms):
            return name, named
    return None


def _roles(what: Asked) -> Iterator[tuple[int, int]]:
    """Where a role may stand: from the beginning to the first verb for saying, and beside the last one, behind a
    pause.
    """
    words, verbs = what.typed.line.split(" "), [n for n, t in enumerate(what.typed.tokens) if t.word in SAYS]
    if not verbs:
        return
    first, last = verbs[0], verbs[-1]
    if 1 < first <= _LONG and first < len(words) - 1 and _ENDS.isdisjoint(words[:first]):
        yield 0, first
    begin = next((n for n in range(last - 1, 0, -1) if what.typed.pauses(n - 1)), last)
    if begin < last == len(words) - 1 and last - begin <= _LONG and _ENDS.isdisjoint(words[begin:last]):
        yield begin, last
    if last < len(words) - 1 <= last + _LONG and what.typed.pauses(last - 1) and _ENDS.isdisjoint(words[last + 1 :]):
        yield last + 1, len(words)
