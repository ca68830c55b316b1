"""Under which terms a claim is filed in the search index, and how many claims are filed under each.

A server's claims are filed under terms that bear its id. So what one server writes lengthens no list that another's
search reads, and is not counted where another weighs how rare a word is.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.entries import Claim
from bot.domain.revision import LIBRARY
from bot.search.terms import index_terms

_JOINT = "·"
"""Stands in no term; what begins with it is no word."""

_POINT = "٫"

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
    return term.replace(".", _POINT)


class Filed(NamedTuple):
    """What a claim is filed under: the terms of its text, those of its other wordings and places, and its story's."""

    text: tuple[str, ...]
    also: tuple[str, ...]
    story: str

    def columns(self, scope: str) -> tuple[str, str, str]:
        """As the index holds them for a scope."""
        begin = tag(scope)
        return _column(begin, self.text), _column(begin, self.also), f"{begin}{self.story}"


def _column(begin: str, terms: tuple[str, ...]) -> str:
    return f"{begin}{f' {begin}'.join(terms)}".replace(".", _POINT) if terms else ""


def filed(claim: Claim) -> Filed:
    others = [term for line in (*claim.wordings, *claim.places) for term in index_terms(line)]
    return Filed(index_terms(claim.text), tuple(others), in_story(claim.topic))


def terms_again(column: str, begin: str) -> list[str]:
    """The terms that a column of the index holds, as they were filed."""
    return column.replace(begin, "").replace(_POINT, ".").split() if begin else column.replace(_POINT, ".").split()


def counted(columns: Iterable[tuple[str, str, str, str]]) -> list[tuple[str, int]]:
    """How many more claims each term finds by these: the scope and the columns of each claim."""
    counts: Counter[str] = Counter()
    for scope, text, also, story in columns:
        terms = set(text.split())
        terms.update(also.split(), (story, f"{tag(scope)}{EVERY}"))
        counts.update(terms)
    return sorted(counts.items())
