"""Near names: which entries a mistyped or unfinished name may have meant."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.domain.refusals import Choice
from bot.domain.text import folded

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 16
_NEAR = 62.0
"""The lowest similarity, of 100, that still counts as a guess; below it a guess would be noise."""


def terms(text: str) -> list[str]:
    """The words of `text`, lower case, at most 16: what a full-text query is made of."""
    return [word.lower() for word in _WORD.findall(text)][:_MOST_WORDS]


def nearest(typed: str, names: Iterable[tuple[str, Choice]], limit: int = 5) -> list[Choice]:
    """The entries whose folded names are nearest to `typed`, the nearest first, each once."""
    wanted = folded(typed)
    if not wanted:
        return []
    pool = list(names)
    scored = process.extract(
        wanted, [name for name, _ in pool], scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=limit * 4
    )
    return list(dict.fromkeys(pool[index][1] for _, _, index in scored))[:limit]


def nearest_word(typed: str, words: Iterable[str]) -> str | None:
    """The one word that `typed` is probably a slip of, or None."""
    found = process.extractOne(
        folded(typed), {word: folded(word) for word in words}, scorer=fuzz.ratio, score_cutoff=70
    )
    return found[2] if found else None


def containing(typed: str, names: Iterable[tuple[str, Choice]]) -> list[Choice]:
    """The entries one of whose names begins with or holds what was typed so far; beginnings first."""
    wanted = folded(typed)
    held = [(not name.startswith(wanted), choice) for name, choice in names if wanted in name]
    held.sort(key=lambda item: item[0])
    return list(dict.fromkeys(choice for _, choice in held))
