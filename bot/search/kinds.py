"""What a text tells something to be: a superconductor, of "the sample is a superconductor at room temperature"."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from bot.search.claimwords import words_of
from bot.search.irregular import is_past
from bot.search.manner import OPENING
from bot.search.stems import stem
from bot.search.synonyms import alike

_IS_A = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|as) (?:not |really |actually |just |only )*"
    r"(?:an?|no|the (?:first|only|world['’]s first)) (?P<kind>\w[\w'’-]*(?: \w[\w'’-]*){0,4})",
    re.IGNORECASE,
)
_ASKS_IS_A = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?!there )(?:\w+ ){{1,5}}?an? (?P<kind>\w+(?: \w+){{0,3}})"
    r"(?: or not| right| yes or no)?$"
)
_ASKS_IS_THE = re.compile(rf"{OPENING}(?:is|was) (?:\w+ ){{1,3}}?the (?P<kind>\w+)$")
_ENDS = re.compile(
    r" (?:of|at|in|on|by|for|to|with|from|and|or|but|that|which|who|because|as|when|up|below|above|not|than|over|under|"
    r"near|after|before|since|if|is|was|says?|said|told|tells|claims?|claimed|wrote|writes|according) .*"
)
"""What ends the words for what something is."""
_WHO_IS = re.compile(
    rf"{OPENING}who(?: is|s| was| are| were) (?:the|an?|their|its|his|her|these|those) "
    r"(?P<whom>\w+(?: \w+){0,2}?)(?: (?:in|at|on|from|with|aboard|of) .*)?$"
)
"""What asks who somebody is, by what they are: "who was the pilot"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|,")
_TELLS = frozenset("is are was were be been as named called became becomes".split())
_BETWEEN = 4
_ARTICLES = frozenset("the a an its his her their".split())
_PREPOSITIONS = frozenset("to of by for from with in at on against about over into near under".split())
"""What tells that somebody is one, how many words may stand between, and what may not; and whom a word leaves open."""
_ANYBODY = frozenset("people person persons men women children others".split())
_DOER = 7
"""From how many letters on a word in "er" or "or" may be whoever, or whatever, does what it is made of."""


def kind_asked(line: str) -> str:
    """What it is asked if something is one, or who says that it is: the words behind "a", of which the last may tell
    something else; empty where none is.
    """
    found = _ASKS_IS_A.match(line) or _IS_A.search(line)
    return _ENDS.sub("", f"{found['kind']} ").strip() if found else ""


def one_asked(line: str) -> str:
    """What it is asked if somebody is, behind "the": "was Lund the pilot"; empty where none is."""
    found = _ASKS_IS_THE.match(line)
    return found["kind"] if found else ""


def is_one(kind: str, text: str) -> bool:
    """Whether a text tells that something is, or is not, one of a kind: by the last word for it, which is one of those
    that are asked for.
    """
    return not _kinds_in(text).isdisjoint(words_of(kind)) if kind else False


def whom_asked(line: str) -> frozenset[str]:
    """The stems of the word for somebody of whom it is asked who that is: "pilot" of "who was the pilot"."""
    found = _WHO_IS.match(line)
    return frozenset(words_of(found["whom"].split(" ")[-1])) if found else frozenset()


def tells_who(whom: Collection[str], text: str) -> bool:
    """Whether a text tells who somebody is, by the stems of what they are, "the pilot was Lund", "Lund, the pilot", or
    does not name them so at all: "they paid the pilot" tells nothing of who that is.
    """
    words, others = _WORD.findall(text), frozenset[str]().union(*map(alike, whom))
    at = [n for n, word in enumerate(words) if not others.isdisjoint(words_of(word))]
    return not at or any(_is_told_who(words, n) for n in at)


def _is_told_who(words: Sequence[str], at: int) -> bool:
    before, behind = words[max(at - _BETWEEN, 0) : at], [word for word in words[at + 1 :] if word != ","]
    told = [n for n, word in enumerate(before) if word in _TELLS]
    if told and not any(word[0].isupper() or word in _PREPOSITIONS for word in before[told[-1] + 1 :]):
        return True
    if behind[:1] and behind[0][0].isupper():
        return True  # "bookmaker Lund"
    if behind[1:] and behind[0] in _TELLS and (behind[1][0].isupper() or behind[1] in _ARTICLES):
        return True
    is_first = at <= 1 and next((n for n, word in enumerate(behind) if word in _TELLS), 0)
    if is_first and not (behind[is_first + 1 :][:1] and is_past(behind[is_first + 1])):
        return True  # "the men with the passports were tourists"
    named = [n for n, word in enumerate(before) if word == "," and n and before[n - 1][0].isupper()]
    if named and before[named[-1] + 1 : named[-1] + 2] and before[named[-1] + 1] in _ARTICLES:
        return True
    if before and before[-1].lower() in _ANYBODY:
        return False  # "one person died" tells nothing of who was the victim
    deed = is_past(words[at]) or (words[at].endswith("s") and behind[:1] != [] and behind[0] in _ARTICLES)
    return deed and (not before or before[-1] not in _ARTICLES)  # "Lund piloted it"


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
