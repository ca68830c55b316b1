"""The words that mostly say nothing in a question, and slips in those that ask put right: "wher", "evidance"."""

import re
from functools import lru_cache
from itertools import pairwise

from bot.search.abroad import says_abroad
from bot.search.atlas import LANDS, PLACES, home
from bot.search.claimwords import canonical
from bot.search.nearest import is_same_letters, is_slip
from bot.search.numbers import SHORT_MONTHS
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Token, Typed
from bot.search.wording import SPOKEN, word_list

LIGHT = word_list(
    """
    differ differs differed different conflict conflicts conflicting available team
    exactly really actually officially precisely anything something everything nothing anybody anyone somebody
    someone everybody everyone thing things stuff story stories issue matter topic news claim claims allegation
    accusation accusations
    allegations report reports reported reportedly rumour rumours rumor rumors whole please thanks thank tell show
    list know need want read heard saw hear see word words say says said saying tells told far yet still already
    ever even also too just maybe much many lot kind sort way fact facts truth true false real fake involved
    involvement else other others one ones people person guy folks guys country countries side sides party parties
    mean means meant get gets getting got give gives gave make makes making made later earlier afterwards
    come comes came go goes going gone take takes took
    put let day date time today yesterday now currently recently lately last latest new since ago year years month
    months week weeks who whom whose what which when where why how whether if according per whats question
    questions answer answers ask asked asking did does do has have had is are was were will would can could should
    shall may might must be been being bot desk here there hi hello hey dear morning best regards colleague
    ok okay lol yes no not never hmm um well right wait btw breaking rt via pls sir madam team anyway any some all
    both each every such like own same very so only then than more most actual official proper sure surely clearly
    totally absolutely probably possibly supposedly allegedly claimed basically literally happen happened
    happening happens occur occurred situation case cases details detail info information he she it they them him
    her his their its this that these those we us you i my your our me piece article update updates statement
    statements position stance view version reaction response reply comment opinion evidence proof proven prove
    document basis source sources link links number numbers figure figures count total estimate estimates status
    check checked legit hoax correct confirm thoughts precise involving regarding concerning around about against
    independently personally nobody contradict contradicts contradicting contradictory besides except apart
    aside excluding less long often
    theory theories idea scenario hypothesis narrative relay relays relayed why curators curator
    confirmed verified denied disputed denial denials
    holds hold behind disagree disagrees disagreed disagreement disagreements vs versus
    lmao lmfao rofl omg omfg wtf wth smh tbh ngl imo imho afaik iirc idk fr frfr rn tho bro bruh dude fam yo yeah yep
    yup nah nope huh eh oh ah wow damn seriously srsly honestly apparently presumably evidently frankly kinda sorta
    gonna wanna gotta rly rlly legitimately crazy insane weird mate buddy fellow somewhere online anyways whatever
    simply suddenly across along alongside toward towards upon onto amid among amongst throughout
    """
)

_ASKING = sorted(
    word_list(
        """
    who what when where which whom whose about denied denies deny confirmed confirm confirms doubts evidence
    because between said says using does their there many much number figures source sources deaths satellite
    """
    )
)

_SAYING = sorted(
    word_list(
        """
    confirmed confirming denied denying denial doubted claimed claiming admitted admitting rejected disputed dismissed
    admit admits reject rejects dispute disputes retract retracts withdraw acknowledge acknowledges announce
    believe believes believed rejected dismissed responded response retracted apologised apologized acknowledge
    accused alleged withdrew withdrawn acknowledged announced statement estimated
    really actually already exactly officially personally publicly formally directly explicitly categorically flatly
    according
    """
    )
)
"""Words for saying, and for how sure it is, read where a letter is missing, too many or swapped: "confirmd"."""


_HOW = [sorted(typed) for typed in ("how", "hw", "ho")]
_PLACE = 5
"""Shorter words are slips of too many others than the name of a country."""
_PLACES_BY_LETTER = {
    letter: sorted(p for p in PLACES if p[0] == letter and len(p) > _PLACE and not (p[-1] == "s" and p[:-1] in LANDS))
    for letter in {place[0] for place in PLACES}
}
_WITH_Y = word_list("deny denies verify testify clarify reply")
"""Words for saying whose last letter is typed as it sounds: "deni", "denie"; and "denys", "denyed"."""
_ENDED = re.compile(r"(?:s|ed|d)$")


def mended(question: Typed) -> Typed:
    """The question with slips in the words that ask put right: "wher", "evidance", "hwo many"."""
    tokens = [_mended_word(token) for token in question.tokens]
    for n, (one, other) in enumerate(pairwise(tokens)):
        if one.word == "how" and (other.word == "mani" or (len(other.word) > 3 and _is_typed_so(other.word, "many"))):
            tokens[n + 1] = _read_as(other, "many")
        elif one.word in SHORT_MONTHS and other.is_number:
            tokens[n] = _read_as(one, SHORT_MONTHS[one.word])
        elif other.word in SHORT_MONTHS and one.is_number:
            tokens[n + 1] = _read_as(other, SHORT_MONTHS[other.word])
        elif other.word in ("many", "much") and one.word[0] in "ho" and sorted(one.word) in _HOW:
            tokens[n] = _read_as(one, "how")
    return question._replace(tokens=tuple(tokens))


def _read_as(token: Token, word: str) -> Token:
    return token._replace(word=word, raw=word, stem=canonical(token._replace(word=word, stem=word)))


def _place(word: str) -> str | None:
    """The country, or its people, that a word is a slip of, where it can be only one: "rusian", "ukranian"."""
    if len(word) < _PLACE or word in PLACES or word in _NEAR_MISSES:
        return None
    near_by = [p for p in _PLACES_BY_LETTER.get(word[0], ()) if abs(len(p) - len(word)) < 2 and _is_typed_so(word, p)]
    return near_by[0] if len({home(place) for place in near_by}) == 1 else None


@lru_cache(16_384)
def _asking(word: str) -> str | None:
    """The word that asks, or tells of saying, or the country that a word is a slip of."""
    meant_by = next(
        (
            each
            for each in _ASKING
            if len(each) > 3 and abs(len(each) - len(word)) < 2 and word[0] == each[0] and is_slip(word, each)
        ),
        None,
    )
    if meant_by is None or word.startswith(meant_by) or word in _NEAR_MISSES:
        near_by = (each for each in _SAYING if word[0] == each[0] and abs(len(each) - len(word)) < 2)
        meant_by = next((each for each in near_by if _is_typed_so(word, each)), None)
    return meant_by or _place(word)


def _mended_word(token: Token) -> Token:
    if (typed_so := token.word.removesuffix("e").removesuffix("i") + "y") in _WITH_Y and token.word[-1] in "ie":
        return _read_as(token, typed_so)
    if (typed_so := _ENDED.sub("", token.word)) in _WITH_Y and typed_so != token.word:
        return _read_as(token, typed_so[:-1] + ("ied" if token.word.endswith("d") else "ies"))
    if (
        len(token.word) < 4
        or not token.word.isascii()
        or says_abroad(token.word)
        or token.word in LIGHT
        or token.word in STOP_WORDS
        or token.word in _ASKING
        or token.word in _SAYING
        or SPOKEN.fullmatch(token.word)
    ):
        return token
    meant_by = _asking(token.word)
    if meant_by is None:
        return token
    read = _read_as(token, meant_by)
    return read._replace(raw=token.raw) if meant_by in PLACES else read  # James Cameron is a name as it stands


def _is_typed_so(typed: str, word: str) -> bool:
    return is_slip(typed, word) and is_same_letters(typed, word)


_NEAR_MISSES = word_list(
    """
    finish hungry koran indiana germane jordon believer crime surname basil cameron cyrus francis franc francs turnkey
    depths stays slays sways wheat dose doers doves mandy manny mangy conform conforms figured denis denise
    than then them their these using losing doubt confirm deny dens sauce resource death deaths abut wham whop
    """
)
