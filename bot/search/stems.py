"""Words without their endings, so that "deployed", "deploys" and "deployment" are found by one another.

English words by the steps of Porter (1980, "An algorithm for suffix stripping"), which FTS5 knows too, but applies to
no word that holds a sign beyond ASCII. Cyrillic words lose the endings of their cases; other scripts are left alone.
"""

import re
from functools import lru_cache

from bot.search.irregular import BASE, ENDED

_VOWEL, _CONSONANT = "(?:[aeiou]|(?<![aeiou])y)", "(?:[^aeiouy]|(?<=[aeiou])y|^y)"
_PAIR = f"(?:{_VOWEL}+{_CONSONANT}+)"
_SOME = re.compile(f"^{_CONSONANT}*{_PAIR}")
_ONE = re.compile(f"^{_CONSONANT}*{_PAIR}{_VOWEL}*$")
_MORE = re.compile(f"^{_CONSONANT}*{_PAIR}{{2}}")
_WITH_VOWEL = re.compile(_VOWEL)
_SHORT_END = re.compile(f"{_CONSONANT}{_VOWEL}(?:[^aeiouywx])$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")

_LONG_ENDINGS = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
_MIDDLE_ENDINGS = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_LAST_ENDINGS = (
    *("ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize"),
    *("ion", "al", "er", "ic", "ou"),
)
_CASES = (
    *("иями", "ями", "ами", "иеи", "иям", "ием", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "ете", "ите"),
    *("ает", "уют", "ают", "ить", "ыть", "ать", "ять", "ешь", "ла", "ло", "ли", "ая", "яя", "ое", "ее", "ые", "ие"),
    *("ыи", "ии", "ои", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "оі", "іі", "ою", "ею", "ых", "их", "ым", "им"),
    *("ую", "юю", "ия", "ья", "ию", "ью", "ют", "ут", "ит", "ет", "ил", "ал", *"аеиоуыьюяі"),
)
_VOWELS = "аеиоуыюяі"
_CYRILLIC = re.compile(f"(?:ов|ев|ів)?(?:{'|'.join(_CASES)})$|(?:ов|ев|ів)$")
"""Endings as they stand in folded words, where й is и and ї is і."""


_BRITISH = (
    ("is", re.compile(r"(?<=[a-z]{3}[^aeiou])is(e[ds]?|ing|ations?)$"), r"iz\1"),
    ("our", re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|i)"), "or"),
)
"""Letters that a word must hold, what they may be the spelling of, and what stands instead."""


def spelled(word: str) -> str:
    """A lower-case word as one spelling has it: "apologised" as "apologized", "favour" as "favor"."""
    if word.isascii():
        for letters, pattern, instead in _BRITISH:
            if letters in word:
                word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A lower-case word without its ending."""
    if word.isascii():
        return _english(BASE.get(word) or ENDED.get(word, word)) if len(word) > 2 and word.isalpha() else word
    if "\u0400" <= word[0] <= "\u052f" and len(word) > 4:
        short = _CYRILLIC.sub("", word)
        return short if len(short) >= 3 else word[:-1] if word[-1] in _VOWELS else word
    return word


def _english(word: str) -> str:
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        if _SOME.match(word[:-3]):
            word = word[:-1]
    else:
        for ending in ("ed", "ing"):
            if word.endswith(ending) and _WITH_VOWEL.search(word[: -len(ending)]):
                word = _mended(word[: -len(ending)])
                break
    if word.endswith("y") and _WITH_VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _LONG_ENDINGS)
    word = _replaced(word, _MIDDLE_ENDINGS)
    for ending in _LAST_ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if _MORE.match(rest) and (ending != "ion" or rest.endswith(("s", "t"))):
                word = rest
            break
    if word.endswith("e") and (_MORE.match(word[:-1]) or (_ONE.match(word[:-1]) and not _SHORT_END.search(word[:-1]))):
        word = word[:-1]
    if word.endswith("ll") and _MORE.match(word[:-1]):
        word = word[:-1]
    return word


def _mended(word: str) -> str:
    """What is left of a word without "ed" or "ing": "hoping" is "hope", "hopping" is "hop"."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLED.search(word):
        return word[:-1]
    return word + "e" if _ONE.match(word) and _SHORT_END.search(word) else word


def _replaced(word: str, endings: dict[str, str]) -> str:
    for length in range(min(len(word) - 1, 7), 1, -1):
        ending = word[-length:]
        if ending in endings:
            rest = word[:-length]
            return rest + endings[ending] if _SOME.match(rest) else word
    return word
