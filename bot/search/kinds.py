"""What a text tells something to be: a superconductor, of "the sample is a superconductor at room temperature"."""

import re
from functools import lru_cache

from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.stems import stem

_IS_A = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|as) (?:not |really |actually |just |only )*"
    r"(?:an?|no|the (?:first|only|world['’]s first)) (?P<kind>\w[\w'’-]*(?: \w[\w'’-]*){0,4})",
    re.IGNORECASE,
)
_ASKS_IS_A = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?!there )(?:\w+ ){{1,5}}?an? (?P<kind>\w+(?: \w+){{0,3}})"
    r"(?: or not| right| yes or no)?$"
)
_ENDS = re.compile(
    r" (?:of|at|in|on|by|for|to|with|from|and|or|but|that|which|who|because|as|when|up|below|above|not|than|over|under|"
    r"near|after|before|since|if|is|was|says?|said|told|tells|claims?|claimed|wrote|writes|according) .*"
)
"""What ends the words for what something is."""
_DOER = 7
"""From how many letters on a word in "er" or "or" may be whoever, or whatever, does what it is made of."""


def kind_asked(line: str) -> str:
    """What it is asked if something is one, or who says that it is: the words behind "a", of which the last may tell
    something else; empty where none is.
    """
    found = _ASKS_IS_A.match(line) or _IS_A.search(line)
    return _ENDS.sub("", f"{found['kind']} ").strip() if found else ""


def is_one(kind: str, text: str) -> bool:
    """Whether a text tells that something is, or is not, one of a kind: by the last word for it, which is one of those
    that are asked for.
    """
    return not _kinds_in(text).isdisjoint(words_of(kind)) if kind else False


@lru_cache(16_384)
def deeds_of(text: str) -> frozenset[str]:
    """What somebody does who is told to be one that does it, by the stems: to superconduct of "is a superconductor"."""
    heads = (kind.split(" ")[-1].lower() for kind in _told(text))
    doers = [head for head in heads if len(head) >= _DOER and head.isalpha() and head.endswith(("er", "or"))]
    return frozenset(stem(word) for head in doers for word in (head[:-2], head[:-1]))


@lru_cache(16_384)
def _kinds_in(text: str) -> frozenset[str]:
    return frozenset(word for kind in _told(text) for word in words_of(kind.split(" ")[-1]))


def _told(text: str) -> list[str]:
    if " a" not in text and " no " not in text and " the " not in text:
        return []
    return [_ENDS.sub("", f"{found['kind']} ").strip() for found in _IS_A.finditer(text)]
