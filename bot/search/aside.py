"""What a question sets aside: whom, and which numbers, it does not ask about: "who besides Russia"."""

from collections.abc import Iterable

from bot.search.mentions import ANYBODY, Mention
from bot.search.typed import Typed

_ASIDE = (
    *(("besides",), ("except",), ("excluding",)),
    *(("apart", "from"), ("aside", "from"), ("other", "than"), ("except", "for")),
)
"""What stands before somebody who is not asked about."""


def set_aside(question: Typed, found: Iterable[Mention]) -> list[Mention]:
    """Whom a question does not ask about, but everybody else: "anyone besides Russia and Belarus"."""
    aside: list[Mention] = []
    for m in sorted(found, key=lambda mention: mention.begin):
        words = [token.word for token in question.tokens[max(m.begin - 4, 0) : m.begin] if token.word != "the"]
        goes_on = words[-1:] in (["and"], ["or"]) and aside and m.begin - aside[-1].end <= 2
        words = words[:-1] if words[-2:] == ["outside", "of"] else words
        but = words[-1:] in (["but"], ["outside"]) and len(words) > 1 and words[-2] in ANYBODY
        if goes_on or but or tuple(words[-1:]) in _ASIDE or tuple(words[-2:]) in _ASIDE:
            aside.append(m)
    return aside


def numbers_aside(question: Typed) -> list[int]:
    """The places of numbers that a question sets aside: "how many besides the 12,000" asks for the others."""
    found: list[int] = []
    for place, token in enumerate(question.tokens):
        words = [other.word for other in question.tokens[max(place - 3, 0) : place] if other.word != "the"]
        if token.is_number and (tuple(words[-1:]) in _ASIDE or tuple(words[-2:]) in _ASIDE):
            found.append(place)
    return found
