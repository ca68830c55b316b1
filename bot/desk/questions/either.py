"""Which of several numbers that a question names the desk holds: "was it 800,000 or 36,000"; pure."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS
from bot.search.asked import Asked
from bot.search.fitting import WEAK, Fit
from bot.search.typed import Token

_MAGNITUDES = (1, 1_000, 1_000_000, 1_000_000_000)
"""What "3 or 4 million" may count in."""


class Either(NamedTuple):
    """The claims whose figures are one of the numbers, and the numbers as typed that are there, and that are not."""

    claims: tuple[str, ...]
    there: tuple[str, ...]
    missing: tuple[str, ...]


def either(what: Asked, told: StoryFile, found: Sequence[Fit]) -> Either | None:
    """The claims by their figures; of those that state a number alike the ones that are about what is asked.

    None where it asks for no such thing, or where a number stands in the text of a claim and in no figure.
    """
    if not what.either:
        return None
    near = {fit.key for fit in found if fit.share >= WEAK and not fit.clashes}
    claims: dict[str, None] = {}
    there: list[str] = []
    missing: list[str] = []
    for token in what.either:
        holding = _holding(token, what.either, told)
        if about := [key for key in holding if key in near]:
            holding = about
        if not holding and any(token.word in document.own for document in told.told.documents):
            return None
        claims |= dict.fromkeys(holding)
        (there if holding else missing).append(token.text)
    return Either(tuple(claims), tuple(there), tuple(missing)) if len(claims) <= MOST_CLAIMS else None


def _holding(token: Token, others: Sequence[Token], told: StoryFile) -> list[str]:
    """The claims with such a figure; a small number may be told in the thousands or millions of a larger one."""
    number = _number(token)
    largest = max(others, key=_number)
    in_words = any(sign.isalpha() for sign in largest.text)  # "3 or 4 million", but not "12 or 12,000"
    for times in _MAGNITUDES:
        if times > 1 and (not in_words or number >= 1_000 or _number(largest) < times):
            break
        found = [
            key for key, claim in told.claims.items() if any(number * times in each.bounds for each in claim.figures)
        ]
        if found:
            return found
    return []


def _number(token: Token) -> float:
    return float(token.word.replace(",", ""))
