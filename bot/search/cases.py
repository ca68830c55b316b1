"""What a Cyrillic name is called where it stands in another case: "Кремле" is Кремль, "Зеленского" Зеленский.

Words are folded: й is и, ё is е and ї is і.
"""

from itertools import product

_ENDINGS = (
    *(
        "ами",
        "ями",
        "ого",
        "его",
        "ому",
        "ему",
        "ыми",
        "ими",
        "ои",
        "ою",
        "еи",
        "ею",
        "ом",
        "ем",
        "ым",
        "им",
        "ах",
        "ях",
    ),
    *("ую", "юю", "ов", "ев", "ові", "еві", "у", "ю", "а", "я", "е", "ы", "и", "і", "о", ""),
)
_NOMINATIVE = ("", "ь", "а", "я", "и", "о", "ыи", "ии", "ая", "ое")
_ADJECTIVES = {
    "ои": ("ая",), "ую": ("ая",), "ою": ("ая",), "ого": ("ыи", "ии", "ое"), "ому": ("ыи", "ии", "ое"),
    "ым": ("ыи", "ое"), "им": ("ии",), "ом": ("ыи", "ии", "ое"), "ых": ("ые",), "их": ("ие",),
}  # fmt: skip
_LEAST = 3


def is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[:1] <= "\u052f"


def nominatives(word: str) -> tuple[str, ...]:
    """The names that a Cyrillic word may be a case of, without the word itself; of any other word none."""
    if not is_cyrillic(word) or len(word) <= _LEAST:
        return ()
    bases = dict.fromkeys(
        word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST
    )
    found = dict.fromkeys(base + ending for base, ending in product(bases, _NOMINATIVE))
    return tuple(name for name in found if name != word)


def first_words(word: str) -> tuple[str, ...]:
    """What the first word of a Cyrillic name may be in the nominative, itself first: "южнои" is "южная"."""
    if not is_cyrillic(word):
        return (word,)
    others = [
        word.removesuffix(end) + instead
        for end, endings in _ADJECTIVES.items()
        if word.endswith(end)
        for instead in endings
    ]
    return (word, *dict.fromkeys(others))
