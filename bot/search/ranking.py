"""Puts the claims that a search found in order: the likest to what was asked first.

The measure is BM25 over two fields (Robertson and Zaragoza, 2009): a claim's text and its other wordings. Its lengths
are set and not averaged over the desk, and how rare a word is comes in as an argument, so nothing that a server does
not see has a say. A claim known by a day near one that the question names gets more.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.search.terms import spoken_words

_K, _B = 1.2, 0.75
"""How soon a word that is repeated counts no more, and how much a long text counts against itself."""

_LENGTH, _LENGTH_ALSO = 11.0, 6.0
"""How many terms a claim's text, and its other wordings, usually have."""

_DAY_WEIGHT, _DAY_FADES = 5.0, 30.0
"""What the same day is worth, about as much as a rare word; and over how many days that fades."""

_MEANING_WEIGHT, _DAY_BESIDE_MEANING = 35.0, 10.0
"""What the same meaning is worth, where it is measured; and the same day beside it: scores lie further apart then."""


class Candidate(NamedTuple):
    """A claim that shares a word with what was asked: its terms, and those of its other wordings; `day` is its span.

    `likeness` is how near its meaning is to what was asked, where that was measured.
    """

    key: str
    label: str
    text: Sequence[str]
    also: Sequence[str]
    day: str
    likeness: float | None = None


class Word(NamedTuple):
    """One word that is asked for, how much it weighs, and what may stand for it: each all of its terms, at a discount.

    An `unfinished` word stands for every one that begins so.
    """

    term: str
    weight: float
    instead: tuple[tuple[str, ...], ...] = ()
    unfinished: str = ""


class Ranked(NamedTuple):
    """Where a candidate stands: `score` orders, `share` is how much of the question's weight it holds."""

    candidate: Candidate
    score: float
    share: float


INSTEAD = 0.8
"""What another name or spelling counts for, of what the word itself would."""


def rarity(entries: int, holding: int) -> float:
    """How much a word weighs that `holding` of so many entries hold."""
    return math.log(1 + (max(entries, holding) - holding + 0.5) / (holding + 0.5))


def ranked(words: Sequence[Word], days: Sequence[dt.date], candidates: Iterable[Candidate]) -> list[Ranked]:
    """The candidates in their order; those of one score stand as they came, the shorter first.

    Where meanings are measured, one that is not yet is taken to be as like as the others are in the middle.
    """
    candidates = list(candidates)
    measured = [candidate.likeness for candidate in candidates if candidate.likeness is not None]
    middle = sum(measured) / len(measured) if measured else 0.0
    day_weight = _DAY_BESIDE_MEANING if measured else _DAY_WEIGHT
    asked = sum(word.weight for word in words) or 1.0
    plain = [(word.term, word.weight) for word in words if not word.instead and not word.unfinished]
    others = [word for word in words if word.instead or word.unfinished]
    wanted = frozenset([term for word in words for terms in ((word.term,), *word.instead) for term in terms])
    begun = bool(others) and any(word.unfinished for word in others)
    found: list[Ranked] = []
    for candidate in candidates:
        held = _frequencies(wanted, candidate.text, candidate.also)
        score = share = 0.0
        for term, weight in plain:
            if times := held.get(term):
                score += weight * times / (_K + times)
                share += weight
        begins = spoken_words(candidate.label) if begun else ()
        for word in others:
            if times := _times(word, held, begins):
                score += word.weight * times / (_K + times)
                share += word.weight
        if days and candidate.day:
            score += day_weight * nearness(days, candidate.day)
        if measured:
            score += _MEANING_WEIGHT * (middle if candidate.likeness is None else candidate.likeness)
        found.append(Ranked(candidate, score, share / asked))
    found.sort(key=lambda one: (-round(one.score, 9), len(one.candidate.label)))
    return found


def nearness(days: Iterable[dt.date], written: str) -> float:
    """How near a written span is to the nearest of some days: 1 on the day, fading over a month; 0 for a bare year."""
    ends = [_date(end) for end in written.split("/")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return 0.0
    apart = min(max((first - day).days, (day - last).days, 0) for day in days)
    return math.exp(-apart / _DAY_FADES)


def _frequencies(wanted: frozenset[str], text: Sequence[str], also: Sequence[str]) -> dict[str, float]:
    """How often each term that is wanted stands in a claim, less where its text is long."""
    held: dict[str, float] = {}
    for terms, usual in ((text, _LENGTH), (also, _LENGTH_ALSO)):
        each = 1 / (1 - _B + _B * len(terms) / usual)
        for term in terms:
            if term in wanted:
                held[term] = held.get(term, 0.0) + each
    return held


def _times(word: Word, held: dict[str, float], begins: Iterable[str]) -> float:
    times = held.get(word.term, 0.0)
    if not times and word.unfinished and any(spoken.startswith(word.unfinished) for spoken in begins):
        times = 1.0
    for terms in word.instead if not times else ():
        least = held.get(terms[0], 0.0) if len(terms) == 1 else min([held.get(term, 0.0) for term in terms])
        times = max(times, INSTEAD * least)
    return times


@lru_cache(4096)
def _date(written: str) -> dt.date | None:
    """The day that a written day names; the middle of a month; nothing for a year, which is near to no day."""
    parts = written.rpartition(" ")[2].split("-")
    if len(parts) < 2:
        return None
    return dt.date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 15)
