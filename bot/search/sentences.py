"""Reads sentences word by word, and finds where one tells as done what a question asks for."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from bot.search.claimwords import words_of
from bot.search.further import is_several
from bot.search.irregular import BASE, is_past
from bot.search.synonyms import alike
from bot.search.wording import word_list

WORDS = re.compile(r"\d[\d.,]*\w*|[^\W_]+(?:['’][^\W_]+)*")
PREPOSITIONS = word_list("for from to into at with without against by in on of about over after before through under")
BE = word_list("is are was were be been being got")
_BETWEEN = word_list("not never also all both already ever since once later then still first twice")
"""What may stand between a form of "be" and what was done, beside words that end in "ly"."""
_PARTED = re.compile(r"(?<!\w)([eE])-mail")
"""One word in two parts."""
FINITE = word_list("left found felt saw lay was were is are has have had did does fell rose hit cut put set shut hurt")
ARTICLES = word_list("the a an its his her their this that these those some any all both no")
_HAD_DONE = re.compile(
    r"(?<=\w )ha(?:d|ve|ving) (?P<whom>(?:(?:the|an?|his|her|its|their) )?(?!been |to |not )\w+(?: \w+)?) "
    r"(?P<deed>\w+)(?!\w)"
)
"""What tells of one who had something done to another: "Acme had Lund killed"."""
LINKS = word_list("and or but that who which when where if not")
FEW = 3
"""Within how many words a form of "be" stands before what was done, and a thing behind its verb."""


class Sentence(NamedTuple):
    """A sentence word by word: as it stands, in small letters, and by the stem it is compared by, if it has one."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    def holding(self, stems: Collection[str], begin: int = 0) -> list[int]:
        return [n for n in range(begin, len(self.words)) if self.stems[n] in stems]


class AskedWords(NamedTuple):
    """What is asked, word by word, each with the stems that may stand for it; where its verb may stand first and last,
    and whether it is told as a sentence tells it: "they worked", not "did they work".
    """

    words: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    first: int
    last: int
    told: bool

    def thing(self, verb: int, told: Sentence) -> int | None:
        """The last of the words right behind the verb, or behind one preposition there, if a text holds it."""
        begin = verb + 1 + (self.words[verb + 1 : verb + 2] != () and self.words[verb + 1] in PREPOSITIONS)
        ends = (n for n in range(begin, len(self.words)) if self.words[n] in PREPOSITIONS or self.words[n] in LINKS)
        last = next(ends, len(self.words)) - 1
        return last if begin <= last <= begin + FEW and told.holding(self.stems[last]) else None


@lru_cache(16_384)
def read(text: str) -> Sentence:
    """A sentence word by word."""
    words = tuple(
        word.lower() for word in WORDS.findall(_PARTED.sub(r"\1mail", text).replace("’s", "").replace("'s", ""))
    )
    return Sentence(words, tuple(next(iter(words_of(word)), "") for word in words))


def plainly(text: str) -> str:
    """A text that tells of what somebody had done to another as one of who did it: "Acme killed Lund"."""
    return _HAD_DONE.sub(_turned_back, text)


def _turned_back(found: re.Match[str]) -> str:
    deed, whom = found["deed"], found["whom"].split()
    done = is_past(deed)
    return f"{deed} {found['whom']}" if done and not any(map(_is_no_thing, whom)) else found[0]


def _is_no_thing(word: str) -> bool:
    sets = (_BETWEEN, BE, PREPOSITIONS, BASE)
    return word.endswith(("ly", "ed")) or any(word in each for each in sets)


def stems_alike(text: str) -> frozenset[str]:
    """The stems that may stand for a word, or for one of several; none for one that says nothing."""
    return frozenset[str]().union(*map(alike, words_of(text)))


def verbs(question: AskedWords, told: Sentence) -> list[tuple[int, int]]:
    """Where the verb of the question stands, and where in the text the same is told as done by somebody."""
    weak: list[tuple[int, int]] = []
    for verb in range(question.first, question.last + 1):
        word = question.words[verb]
        if verb and (question.words[verb - 1] in ARTICLES or (not question.told and is_several(word))):
            continue
        behind = question.words[verb + 1 : verb + 2]
        is_subject = behind and (is_past(behind[0]) or behind[0] in FINITE)
        finite = is_past(word) or word in FINITE or (word.endswith("s") and not is_subject)
        if question.told and not (finite or (not verb and word.endswith("ing"))):
            continue
        held = told.holding(question.stems[verb], 1)
        same = (f"{word}s", f"{word}es", word)
        done = [n for n in held if is_verb(told, n) or (told.words[n] in same and not does(told, n))]
        if len(done) == 1 and not is_passive(told, done[0]):
            is_thing = told.words[done[0]] == word and not is_verb(told, done[0])  # "guard" of "a guard boat"
            if not is_thing:
                return weak if weak and (finite or question.told) else [(verb, done[0])]
            weak = weak or [(verb, done[0])]
    return weak


def is_verb(told: Sentence, at: int) -> bool:
    word, before = told.words[at], told.words[at - 1]
    if at and ((before in ARTICLES and before != "that") or before in PREPOSITIONS or before[0].isdecimal()):
        return False
    is_doing = at > 0 and word.endswith("ing") and before in BE
    return is_past(word) or word in FINITE or is_doing


def does(told: Sentence, at: int) -> bool:
    """Whether a word is who does what stands behind it: the union of "the union fined"."""
    return at + 1 < len(told.words) and is_verb(told, at + 1)


def is_passive(told: Sentence, at: int) -> bool:
    if told.words[at].endswith("ing"):
        return False  # "are suing" does it
    close = reversed(told.words[max(at - FEW, 0) : at])
    before = next((word for word in close if not (word.endswith("ly") or word in _BETWEEN)), "")
    return before in BE or told.words[at + 1 : at + 2] == ("by",)
