"""Compares the numbers that a claim's text names with its figures: they are typed twice, and one may be a slip.

A notice that is missed costs less than one that is needless, so only a number of what the figure counts is asked about.
"""

from itertools import combinations, takewhile

from bot.desk.readnumbers import SaidNumber, counts_nothing, numbers_of
from bot.domain.entries import Claim, Figure
from bot.domain.text import typed_number
from bot.domain.typed_figures import SCALES

_STEM = 5
"""How much of two words is alike where they are forms of one."""
_SLACK = 0.1
_MOST = 20
"""How many numbers are added in pairs."""


def says_otherwise(claim: Claim) -> str:
    """That the text names another number than a figure does, as a question; nothing where they agree, or only one is.

    It is asked only where no number of the text, and no sum of them, may be the figure's, and one is no figure's.
    """
    said = numbers_of(claim.text)
    sums = {one.low + other.low for one, other in combinations(said[:_MOST], 2)} | {sum(one.low for one in said)}
    for figure in claim.figures:
        low, high = figure.bounds
        if any(low <= number <= high for number in sums) or any(_agrees(one, figure) for one in said):
            continue
        others = [one for one in said if _counts(one, figure) and not any(_agrees(one, each) for each in claim.figures)]
        if others and not SCALES.keys() & figure.unit.lower().split():
            other = min((number for one in others for number in (one.low, one.high)), key=lambda n: abs(n - low))
            told = typed_number(low) + (f"–{typed_number(high)}" if high != low else "")
            return f"The text says {typed_number(other)} and the figure {told} {figure.unit}: are both right?"
    return ""


def _agrees(said: SaidNumber, figure: Figure) -> bool:
    """Whether a figure may be this number: it lies within, or about, or above what the text says it does."""
    low, high = figure.bounds
    if low <= said.low <= high or low <= said.high <= high or said.low <= low <= high <= said.high:
        return True
    if (said.above and said.high <= low <= 2 * said.high) or (said.below and high <= said.low <= 2 * high):
        return True
    off = min(abs(number - bound) for number in (said.low, said.high) for bound in (low, high))
    return bool(figure.about or said.about) and off <= _SLACK * abs(low)


def _counts(said: SaidNumber, figure: Figure) -> bool:
    """Whether it is a number of what a figure counts."""
    unit = figure.unit.split()
    measured = [word for word in unit if word.islower() and len(word) > 2] or [word.lower() for word in unit]
    measured += [
        word for word in takewhile(lambda word: not counts_nothing(word), figure.counts.split()) if word.islower()
    ]
    return any(word[:_STEM] == unit[:_STEM] for unit in measured for word in said.counted)
