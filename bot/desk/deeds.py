"""Which verbs for taking a stance a story tells of as done: the paper that a journal rejected was denied by nobody."""

from collections.abc import Sequence

from bot.desk.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.synonyms import alike

_DEEDS = frozenset(words_of("reject dismiss contest withdraw retract rescind accept question admit"))
"""Verbs that are told of papers, suits and goods too, by their stems."""
_OF_STANCE = (Intent.DENIED, Intent.WITHDREW, Intent.CONFIRMED, Intent.DOUBTED)


def told_as_done(what: Asked, stories: Sequence[StoryFile]) -> frozenset[str]:
    """The stem of the verb that a question seems to ask a stance by, where a claim tells with it what was done to just
    that: "who rejected the paper"; else nothing.
    """
    verb = what.meant.begin < what.meant.end and what.typed.tokens[what.typed.at(what.meant.begin)]
    deed = canonical(verb) if verb and what.intent in _OF_STANCE else ""
    asked = [alike(term.stem) for term in what.terms if not (term.names or term.number or term.dated)]
    if deed not in _DEEDS or not asked:
        return frozenset()
    documents = (document for told in stories for document in told.told.documents)
    told = any(deed in d.own and all(not stems.isdisjoint(d.own) for stems in asked) for d in documents)
    return frozenset((deed,)) if told else frozenset()
