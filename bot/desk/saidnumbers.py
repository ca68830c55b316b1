"""Compares the numbers that a claim's text names with its figures: they are typed twice, and one may be a slip."""

import re
from collections.abc import Sequence

from bot.domain.entries import Claim, Figure
from bot.domain.text import typed_number
from bot.search.numbers import MONTHS, with_numbers

_WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:\s?[kmb]\b)?|[^\W\d_][\w'’-]*|[0-9]\w*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEARS = range(1800, 2101)
_LARGE = 1000
"""From here on a number counts something, whatever stands beside it; a smaller one may be a name: “Boeing 737”."""
_NEAR, _STEM = 3, 5
"""How many words behind a number may name what it counts, and how much of two words is alike where they are forms."""


def says_otherwise(claim: Claim) -> str:
    """That the text names another number than a figure does, as a question; nothing where they agree, or only one is.

    It is asked only where none of the text's numbers is the figure's, and one of them is no figure's.
    """
    found = _numbers(claim.text)
    known = {bound for figure in claim.figures for bound in figure.bounds}
    for figure in claim.figures:
        if not found or any(number in figure.bounds for number, _ in found):
            continue
        low, high = figure.bounds
        others = (number for number, behind in found if number not in known and _counts(number, behind, figure))
        other = next((number for number in others if not low <= number <= high), None)
        if other is not None:
            said = typed_number(low) + (f"–{typed_number(high)}" if high != low else "")
            return f"The text says {typed_number(other)} and the figure {said} {figure.unit}: are both right?"
    return ""


def _numbers(text: str) -> list[tuple[float, Sequence[str]]]:
    """Each number of a text that is no day or year, and the words behind it."""
    words = with_numbers([word.lower().replace(" ", "") for word in _WORDS.findall(text)])
    found: list[tuple[float, Sequence[str]]] = []
    for at, word in enumerate(words):
        beside = {*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]}
        if _NUMBER.fullmatch(word) and not beside.intersection(MONTHS):
            behind = words[at + 1 : at + 1 + _NEAR]
            found.append((float(word), behind))
    return found


def _counts(number: float, behind: Sequence[str], figure: Figure) -> bool:
    """Whether a number may well count what a figure counts."""
    if any(word[:_STEM] == unit[:_STEM] for unit in figure.unit.lower().split() for word in behind if len(unit) > 2):
        return True
    return number >= _LARGE and number not in _YEARS
