"""Under which terms a claim is filed in the search index, and how many claims are filed under each.

A server's claims are filed under terms that bear its id. So what one server writes lengthens no list that another's
search reads, and is not counted where another weighs how rare a word is.
"""

from collections import Counter
from collections.abc import Iterable

from bot.domain.entries import Claim
from bot.domain.revision import LIBRARY
from bot.search.terms import index_terms

_JOINT = "·"
"""Stands in no term; what begins with it is no word."""

EVERY = _JOINT
"""Counts all claims."""


def tag(scope: str) -> str:
    """What the terms of a scope begin with: nothing for the library."""
    return "" if scope == LIBRARY else f"{_JOINT}{scope}{_JOINT}"


def in_story(topic: str) -> str:
    """The term that every claim of a story is filed under."""
    return f"{_JOINT}in{_JOINT}{topic.replace('-', _JOINT)}"


def filed_as(term: str) -> str:
    """A term as one word of the index, which parts words at a point."""
    return term.replace(".", "٫")


def claim_terms(scope: str, claim: Claim) -> list[str]:
    """Everything that a claim is filed under, each once."""
    words = dict.fromkeys((*index_terms(claim.text), *index_terms(other_words(claim.wordings, claim.places))))
    begin = tag(scope)
    return [f"{begin}{filed_as(word)}" for word in (*words, in_story(claim.topic))]


def other_words(wordings: Iterable[str], places: Iterable[str]) -> str:
    """What a claim is found by beside its text, as one text."""
    return " · ".join((*wordings, *places))


def counted(scopes_terms: Iterable[tuple[str, list[str]]]) -> list[tuple[str, int]]:
    """How many more claims each term finds by these: (scope, terms) for each claim."""
    counts: Counter[str] = Counter()
    for scope, terms in scopes_terms:
        counts.update(terms)
        counts[f"{tag(scope)}{EVERY}"] += 1
    return sorted(counts.items())
