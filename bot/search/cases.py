"""What a Cyrillic name is called where it stands in another case: "Кремле" is Кремль, "Зеленского" Зеленский.

Words are folded: й is и, ё is е and ї is і.
"""

from functools import lru_cache

_ENDINGS = {
    "ами": ("", "а"), "ями": ("ь", "я"), "ого": ("ии", "ыи", "ое"), "его": ("ии",), "ому": ("ии", "ыи", "ое"),
    "ыми": ("ые",), "ими": ("ие",), "ои": ("а", "ая"), "ою": ("а", "ая"), "еи": ("я",), "ею": ("я",), "ом": ("", "о"),
    "ем": ("ь", "и", "е"), "ым": ("", "ыи"), "им": ("", "ии"), "ах": ("", "а"), "ях": ("ь", "я"), "ую": ("ая",),
    "ові": ("",), "еві": ("ь",), "у": ("", "а", "о"), "ю": ("ь", "я", "и"), "а": ("", "о"), "я": ("ь", "и"),
    "е": ("", "а", "о", "ь", "я"), "ы": ("", "а"), "и": ("а", "я", "ь"), "і": ("", "а", "я", "ь"),
}  # fmt: skip
_ADJECTIVES = {
    "ои": ("ая",), "ую": ("ая",), "ою": ("ая",), "ого": ("ыи", "ии", "ое"), "ому": ("ыи", "ии", "ое"),
    "ым": ("ыи", "ое"), "им": ("ии",), "ом": ("ыи", "ии", "ое"), "ых": ("ые",), "их": ("ие",),
}  # fmt: skip
"""Endings, with those that a name in the nominative may have instead."""
_LEAST = 3


def is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[:1] <= "\u052f"


@lru_cache(8_192)
def nominatives(word: str) -> tuple[str, ...]:
    """The names that a Cyrillic word may be a case of, without the word itself; of any other word none."""
    return _with_other_endings(word, _ENDINGS) if is_cyrillic(word) else ()


@lru_cache(8_192)
def first_words(word: str) -> tuple[str, ...]:
    """What the first word of a Cyrillic name may be in the nominative, itself first: "южнои" is "южная"."""
    return (word, *_with_other_endings(word, _ADJECTIVES)) if is_cyrillic(word) else (word,)


def _with_other_endings(word: str, endings: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = [
        word[: -len(ending)] + instead
        for ending, others in endings.items()
        if len(word) - len(ending) >= _LEAST and word.endswith(ending)
        for instead in others
    ]
    return tuple(dict.fromkeys(name for name in found if name != word))
