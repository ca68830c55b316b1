"""The words of a claim as they are compared: stems, names and things in it, and whether it tells what is not so."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.search.abbreviations import capitals_in_full
from bot.search.atlas import PLACES, home
from bot.search.further import is_several, says_more
from bot.search.irregular import DONE, is_past
from bot.search.itself import is_done_to_itself
from bot.search.numbers import MONTHS, with_numbers
from bot.search.stems import spelled, stem
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Token, at_rest, typed

_AMERICA = re.compile(r"\bUnited States\b|\bU\.S\.|\bUSA?\b")
_NATIONS = re.compile(r"\bUnited Nations\b|\bU\.?N\b\.?")
_UNIONS = re.compile(r"\bEuropean Union\b|\bE\.U\.")
"""What is told under several names: the United States and the European Union."""
_APART = {
    word: base
    for base, *words in (
        group.split()
        for group in (
            "engineer engineers engineering|important importance|executive executives|authority authorities|"
            "university universities|customer customers|several|committee committees|organ organs|opera operas|"
            "explosive explosives|himself herself itself themselves myself yourself ourselves|"
            "forced force forcing|reporter reporters|prisoner prisoners|villager villagers|supporter supporters"
        ).split("|")
    )
    for word in (base, *words)
}
"""Words whose stems are those of other words: an engineer is no engine, and who is forced none of the forces."""
_ORDINALS = {
    word: str(n) for n, word in enumerate("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 4)
}
"""As they are when they are written with a figure, "4th"; of the first ones each may be something else."""
_ADVERB = re.compile(r"(?<=[a-z]{3}[cdgknrst])ly$")
"""What makes an adverb of a word whose stem it leaves alone: "grossly", but not "family" or "supply"."""
_BEFORE = 3
"""How many words before a thing may tell whose it is: "23 Russian diplomats"."""
_ARTICLES = frozenset("the a an its his her their this that these those no any each every".split())
_BEHIND_DEED = _ARTICLES | {"him", "them", "it", "us", "me"}
_UNCHANGED = frozenset("hit cut put set shut hurt cost cast burst spread quit bid rid split shed beat read let".split())
"""Verbs of which the past is as the present."""
_COMPOUND = re.compile(
    r"(?<![\w-])(?!(?:re|co|pre|over|under|out|mis|de|un|cross|double|hand)-)"
    r"(?:[a-z]{2,}-[a-z]{2,}|\w{2,}-(?:[a-z]+ed|made|led|built|run|born)) "
    r"(?!(?:the|an?|its?|his|her|their|this|that|him|them|to|in|on|at|by|for|from|with|of|and|or|as)(?!\w))[^\W\d_]+"
)
"""What tells of a thing by words that a hyphen joins: "drone-dropped bomb"."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_OR_NUMBER = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_SPOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th|k|m|bn)?(?![a-z])|[a-z]+[0-9a-z]*|[0-9]+")
"""Words of two letters or more; words and numbers; both, in small letters, with what belongs to a number: "12k"."""
_DONE = re.compile(
    r"(?<!\w)(?:(?:is|are|was|were|been|being|be|got) )+(?:(?:\w+ly|first|also|all|both|once|later|already) )*"
    r"(?P<deed>\w+)|"
    r"(?<= )[a-z]+s (?P<of_some>[a-z]+ed) (?:in|at|on|near|since|during|for|from) (?:(?!and |but |who )[^\s,;]+ )*?"
    r"(?:ha[sd]|have|was|were|is|are) ",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"(?<!\w)by (?!\d|then|now|accident|mistake|hand|name|"
    rf"(?:early |late |mid-?|the end of )(?:{'|'.join(MONTHS)})(?!\w)|"
    rf"(?!may\.?$)(?:{'|'.join(MONTHS)})(?: \d|[,.]|$))",  # May may be somebody
    re.IGNORECASE,
)
"""What tells of something as done to somebody, and by whom."""
_DOES = re.compile(r"(?<!\w)(?:was|were|is|are|has|have|had|\w{3,}ed)(?!\w)")
"""What tells that a part of a sentence says by itself what was done."""
PARTS = re.compile(r",? (?:and|but) |; ")
_SPAN_AND = re.compile(
    r"(?<=(?:day|our|ute|eek|nth|ear)) and (?=\d+ (?:day|hour|minute|second|week|month)s?(?!\w))|"
    r"(?<=(?:days|ours|utes|eeks|nths|ears)) and (?=\d+ (?:day|hour|minute|second|week|month)s?(?!\w))"
)
"""What joins two parts of one span of time: "1 hour and 45 minutes"."""
_COUNTS = re.compile(rf"{PARTS.pattern}|, (?=(?:[a-z]+ ){{0,2}}\d)")
"""What stands between two parts of a sentence that tell something each, and between two that count something each."""
_AGES = re.compile(
    r"(?:(?:when|while|since) (?:he|she|they|\w+) (?:was|were)|(?<!\w)aged?) "
    r"(?P<ages>\d{1,3}(?:(?:,| and| or| to) \d{1,3})*)(?! \w+s(?!\w))"
)
"""What tells how old somebody was."""
_PART_OF = re.compile(
    r"(?<![\w,.])(?P<part>\d[\d,.]*)(?: \w+)? (?:out )?of (?:(?:about|some|around|nearly|more|than|the|its|all|over) )*"
    r"(?P<whole>\d[\d,.]*)"
)
"""What tells of a part of many: "700 of about 770"."""
_OF_THEM = re.compile(r"\d of (?:them|whom|these|those|which)(?!\w)")
_PAST = DONE.union("died hurt hit dead missing ill sick".split())
"""What tells of a part that was counted of those before it; and verbs, as they tell of what was done."""
_WHERE = re.compile(
    r"(?<!\w)(?:in|to|into|at|near|inside|across|from|over|of|on)(?: (?:the|a|an|its|all|several|parts|of))*"
    r"(?: (?:North|South|East|West|northern|southern|eastern|western|central))?(?: [^\W\d_a-z]\w+)+"
)
"""What tells where something is, or goes: "at Russian bases"."""
_WISH = re.compile(
    r"(?<!\w)(?:ask|want|urg|tell|told|request|demand|threaten|offer|refus|fail|tr[iy]|hop|intend|wish|declin|attempt|"
    r"coach|teach|taught|train|press|push|pressur|forc|persuad|brib|instruct|encourag|caus|allow|invit|advis|beg)"
    r"(?:e|es|ed|s)? (?:[\w.'’]+ ){0,4}?to (?P<deed>\w+)|"
    r"(?<!\w)(?:agree(?:d|s|ment)?|deal|bid|plan|promise[ds]?|pledge[ds]?|contract|treaty|licen[cs]e|permit|right|decision|"
    r"need(?:s|ed)?|duty|obliged|allowed|entitled) to (?P<due>\w+)",
    re.IGNORECASE,
)
"""What tells of something as asked, wanted or agreed: it need not have been done."""
_FIT = re.compile(
    r"(?<!\w)(?:un)?(?:safe|fit|able|ready|willing|likely|free|set|due|prepared|dangerous|possible|impossible|hard|easy|"
    r"difficult|necessary|needed|required) to (?P<what>\w+)",
    re.IGNORECASE,
)
_AVERTED = re.compile(
    r"(?<!\w)(?:(?:prevent|avoid|avert|forestall)(?:s|ed|ing)?|(?:risk|threat|danger|fears?|possibility|chance) of)"
    r"(?: an?| the| any| another)? (?P<what>\w+)",
    re.IGNORECASE,
)
"""What tells of something as what may be done, "safe to drink", "likely to flee", or may be: "to prevent a fire"."""
OUGHT = re.compile(r"(?<!\w)(?:should|must|ought to)(?!\w)")
"""What tells of something as a duty or a wish."""
_DAY = 2
"""How many figures the day of a month has."""
_MONTH_STEMS = frozenset(map(stem, MONTHS))


@lru_cache(16_384)
def names_in(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names in a text, by the stems of their words, in their order.

    Any word may begin a text: its first is a name if it is `known` as one, in lower case.
    """
    words = _WORDS.findall(_under_one_name(text))
    return tuple(
        [
            _at_home(lower)
            for n, (word, lower) in enumerate(zip(words, map(str.lower, words), strict=True))
            if (n and word[0].isupper()) or lower in PLACES or (not n and (lower in known or _begins_name(words)))
        ]
    )


def _begins_name(words: Sequence[str]) -> bool:
    """Whether the first word of a text is a name as the second is one: "Kim Jong Un signed", not "Two FSB officers"."""
    first = words[0].lower()
    return words[1:2] != [] and words[1][0].isupper() and first not in STOP_WORDS and with_numbers([first]) == [first]


@lru_cache(16_384)
def things_in(text: str) -> frozenset[str]:
    """The words of a text, by their stems, behind an article, with at most names between, "the Baltic blast", or a
    word that may be an adjective, where nothing is done to another behind it: "to explain a positive test in May".
    Behind a name it is a deed where a number, an article or another name comes next, "the Acme fires 9 men", or by its
    form: "the Reds failed to win". So are the words that a hyphen joins to one before a thing, and that thing: "a
    drone-dropped bomb".
    """
    joined = _COMPOUND.finditer(text) if "-" in text else ()
    found: set[str] = {stem for compound in joined for stem in words_of(compound[0])}
    begun = named = described = False
    words = _OR_NUMBER.findall(text.replace("’s", " its").replace("'s", " its"))
    before = ""
    for word, behind in pairwise((*words, "of")):
        may_be_deed = not behind[0].islower() or behind in _BEHIND_DEED or is_past(word)
        is_deed = named and word[0].islower() and may_be_deed
        is_thing = described and behind.lower() not in _ARTICLES and _may_be_thing(word)
        if ((begun and not is_deed) or is_thing) and not word[0].isdigit():
            found.update(words_of(word))
        described = begun and word[0].islower() and not is_several(word)
        named = begun and word[0].isupper()
        joins = word == "that" and _may_be_thing(before) and before not in STOP_WORDS  # "cars that cheat"
        begun = (word.lower() in _ARTICLES and not joins) or named
        before = word
    return frozenset(found)


def _may_be_thing(word: str) -> bool:
    """Whether a word may name a thing by its form: "test", "crash", but not "tested", "fell", "hit"."""
    return word.islower() and not word.endswith(("ed", "ing")) and word not in DONE and word not in _UNCHANGED


@lru_cache(16_384)
def wished_in(text: str) -> frozenset[str]:
    """What a text tells that somebody asked, wanted, agreed or tried to do, by its stem: "ban" of "asked to ban it"."""
    return frozenset(stem for found in _WISH.finditer(text) for stem in words_of(found["deed"] or found["due"]))


@lru_cache(16_384)
def possible_in(text: str) -> frozenset[str]:
    """What a text tells that may be done, by its stem, and not that it was: "drink" of "safe to drink", and what may
    come to be, "fire" of "to prevent a fire".
    """
    return frozenset(stem for p in (_FIT, _AVERTED) for found in p.finditer(text) for stem in words_of(found["what"]))


@lru_cache(16_384)
def places_in(text: str) -> frozenset[str]:
    """The names in a text, by the stems of their words, that stand behind a word for where: "at Russian bases"."""
    found = {name for where in _WHERE.finditer(text) for word in where[0].split()[1:] for name in words_of(word)}
    return frozenset(found - _MONTH_STEMS)


@lru_cache(16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The stems of a text as they are compared: people as their country, numbers in figures, no stop-words."""
    told = _under_one_name(text.replace("’", "'"))
    told = told.replace(" may ", " ")  # in small letters it is neither the month nor somebody's name
    if not told.isascii():
        tokens = typed(told.replace("-", " ")).tokens
        return tuple(canonical(tokens[n]) for n in _saying([token.word for token in tokens]))
    spoken = with_numbers(_SPOKEN.findall(told.lower().replace("'s", "").replace("'", "")))
    return tuple([_at_home(spoken[n]) for n in _saying(spoken)])


def _under_one_name(text: str) -> str:
    """The text with each of its names and offices in the one form by which it is compared: the U.S. is America."""
    if "U" in text:  # as in all of these names: most texts have none of them
        countries = _AMERICA.sub("America", text.replace("United Kingdom", "Britain"))
        text = _NATIONS.sub("UNO", _UNIONS.sub("EU", countries))
    return capitals_in_full(at_rest(text))


def _saying(words: Sequence[str]) -> list[int]:
    """The places of the words that say something; "more" and "himself" do where they are what is said."""
    return [n for n, w in enumerate(words) if w not in STOP_WORDS or says_more(words, n) or is_done_to_itself(words, n)]


def is_of_others(whose: str, things: Collection[str], order: Sequence[str], names: Collection[str]) -> bool:
    """Whether a text, by its words and names, tells of such things, by their stems, as those of another country than
    `whose`: 23 Russian diplomats that Britain expelled are no British ones.
    """
    at = next((n for n, word in enumerate(order) if word in things), 0) if whose else 0
    told = set(order[max(at - _BEFORE, 0) : at]).intersection(names) & _countries()
    return bool(told) and whose not in told


@lru_cache(1)
def _countries() -> frozenset[str]:
    """The countries, and their people, as they are compared."""
    return frozenset(map(_at_home, PLACES))


def stands_apart(word: str) -> bool:
    """Whether a word, as it is typed, has the stem of another one, of which it is no slip: "forced", of "forces"."""
    return word in _APART


def is_no_day(stem: str, own: Collection[str]) -> bool:
    """Whether a number of days is no day in a text, by its stems, that tells of no month: the 3 of "three boats"."""
    return stem.isdecimal() and len(stem) <= _DAY and _MONTH_STEMS.isdisjoint(own)


def counts_another(text: str, number: str, asked: Collection[Collection[str]]) -> bool:
    """Whether a text tells of what is asked for, by the stems that may stand for it, with another number than this one:
    of "218 were killed and 7,000 were injured" that 7,000 were killed.
    """
    parts = [(part, set(words_of(part))) for part in _COUNTS.split(_SPAN_AND.sub(" ", text))]
    own = [words for part, words in parts if number in words and _tells_itself(part)]
    others = [words for _, words in parts if number not in words and any(word[0].isdecimal() for word in words)]
    lacking = [{*stems} for stems in asked if len(own) == 1 and own[0].isdisjoint(stems)]
    return any(not stems.isdisjoint(words) for stems in lacking for words in others)


@lru_cache(4_096)
def ages_in(text: str) -> frozenset[str]:
    """The numbers in a text that tell only how old somebody was, as they are compared: "when he was 12 and 16"."""
    ages = (number for found in _AGES.finditer(text) for number in words_of(found["ages"]))
    return frozenset(ages) - {n for n in words_of(_AGES.sub(" ", text)) if n[0].isdecimal()}


def counts_part(text: str, numbers: Collection[str], asked: Collection[Collection[str]]) -> bool:
    """Whether a text tells of a part of as many as are asked about what is asked for, by the stems that may stand for
    it, and not of all: of "700 of about 770 signed it" that 770 signed it.
    """
    for found in _PART_OF.finditer(text):
        part, whole = words_of(found["part"])[:1], words_of(found["whole"])[:1]
        if {*whole} <= {*numbers} and {*part}.isdisjoint(numbers):
            behind = words_of(text[found.end() :])[1:]  # what is told, and not the things that are counted
            return any(not {*stems}.isdisjoint(behind) for stems in asked)
    return False


def _tells_itself(part: str) -> bool:
    """Whether a part of a sentence says by itself what was done, or of what others it is a part."""
    return bool(_DOES.search(part) or _OF_THEM.search(part)) or not _PAST.isdisjoint(_WORDS.findall(part.lower()))


def deed_of_nobody(text: str, deeds: Collection[str]) -> str:
    """The one of these deeds, by their stems, that a text tells of without saying by whom: "they were trained"."""
    for found in _DONE.finditer(text):
        if done := set(words_of(found["deed"] or found["of_some"])) & set(deeds):
            return "" if _DONE_BY.search(text, found.end()) else min(done)
    return ""


@lru_cache(16_384)
def _at_home(word: str) -> str:
    where = home(word)
    return where if where != word else _compared(word)


def canonical(token: Token) -> str:
    """The stem of a word; of a word for a country's people that of the country."""
    if token.shouted and token.raw == "us":
        return "america"
    at_home = home(token.word)
    return at_home if at_home != token.word else _compared(token.word)


def _compared(word: str) -> str:
    return _APART.get(word) or _ORDINALS.get(word) or stem(spelled(_ADVERB.sub("", word)))
