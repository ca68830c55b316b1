"""Reads a question by what a story tells: of more than a number as of its numbers, of a fake as of one; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.desk.questions.counted import measured
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import OUGHT, canonical, possible_in, wished_in, words_of
from bot.search.intents import Meant
from bot.search.manner import OPENING
from bot.search.numbers import with_numbers
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import CALLED_TRUE, FALSE

_COMPARES = re.compile(
    r"(?<!\w)(?:(?:more|less|fewer|greater|higher|lower|bigger|larger|smaller|longer|older) than|over|above|under|"
    r"below|at least|at most|up to|as many as|as much as|exceed(?:s|ed|ing)?)"
    r"(?: (?:a|the|about|around))? (?P<number>\d[\d.,]*)"
)
"""What tells a number as a bound."""
_SIDES = {
    ">": ("more", "greater", "higher", "bigger", "larger", "longer", "older", "over", "above", "exceed"),
    "<": ("less", "fewer", "lower", "smaller", "under", "below"),
    ">=": ("at least",),
    "<=": ("at most", "up to", "as many as", "as much as"),
}
_WORDS = re.compile(r"\d[\d.,]*\w*|\w+")
_IS = re.compile(r"(?<!\w)(?:is|are|was|were) (?P<what>\w+(?: \w+){0,3})")
"""What something is told to be."""
_IS_A = re.compile(rf"{OPENING}(?:is|are|was|were) (?:\w+ ){{1,5}}an? (?:(?:real|true|good) )?(?P<kind>\w+)$")
"""Where it is asked whether something is one of a kind."""
_OF_DEED = (Intent.STATUS, Intent.BY_WHOM, Intent.WHEN, Intent.WHERE)
"""Where it is asked of something as done."""
_MAY = re.compile(r"(?<!\w)(?:can(?:not)?|could|may|might|should|shall|must|will|would|to)(?!\w)")
"""What asks for what may be done, or is still to come."""
_WISHES = frozenset(
    words_of(
        "ask want urge request demand threaten offer refuse fail try wish attempt tell agree promise pledge allow "
        "press push instruct encourage invite beg"
    )
)
_ASKS_FOR = re.compile(
    rf"{OPENING}(?:who |wh(?:o|y|en|at) did |did |does |do |has |have )(?:(?!say|said)\w+ ){{0,5}}?"
    r"(?:ask(?:ed|s)?|call(?:ed|s)?|push(?:ed|es)?|press(?:ed|es)?|argue[ds]?|plead(?:ed)?|campaign(?:ed)?|lobb(?:y|ied)|"
    r"vote[ds]?|beg(?:ged)?) (?:for|(?:\w+ ){0,3}?that (?:\w+ ){1,4}?be) "
)
"""What asks who wished for something, or whether somebody did, by a verb that else tells of what was said."""
_DEMANDS = frozenset(
    words_of(
        "ask want urge request demand call plead argue campaign lobby vote seek appeal propose require recommend "
        "insist advocate suggest petition favour push beg wish"
    )
)
"""What tells that somebody wished for something to be done."""


def compared(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question "did more than 60,000 leak" as "how many leaked", unless a claim puts it just so; and "what was its
    height" as one for a number.

    A claim of that very number does not tell whether it is more; which numbers there are does.
    """
    what = measured(what, stories)
    asks = what.intent is Intent.STATUS and not (what.pasted or what.statement)
    found = _COMPARES.search(what.typed.line) if asks else None
    if found is None or any(term.dated and term.word == found["number"] for term in what.terms):
        return what
    if any(found["number"] in _bounds(claim.text) for told in stories for claim in told.file.claims):
        return what
    compares = set(found[0].split())
    terms = tuple(t for t in what.terms if t.word not in compares and (not t.number or t.dated))
    return replace(what, meant=Meant(Intent.HOW_MANY, 0, 0), terms=terms, subject=None, verb=None)


def labelled(what: Asked, stories: Sequence[StoryFile], *, goes_on: bool) -> Asked:
    """The question "who called it a fake", where a claim tells that something is one, as who says so; where nobody and
    nothing else is told, and it `goes_on` from no other, as who used that word.
    """
    line = what.typed.line
    found = next(filter(None, (pattern.search(line) for pattern in (*FALSE, CALLED_TRUE))), None)
    if found is None or what.intent not in (Intent.DENIED, Intent.SAID):
        return what
    token = what.typed.tokens[what.typed.at(found.end("label") - 1)]
    word = canonical(token)
    texts = [text for told in stories for c in told.claims.values() for text in (c.text, *c.wordings)]
    term, told_so = Term(word, token.word, text=token.text), replace(what.meant, intent=Intent.SAID)
    if not any(alike(word) & set(words_of(is_["what"])) for text in texts for is_ in _IS.finditer(text)):
        said = (a.text for told in stories for a in told.file.attributions if not a.inferred)
        if what.terms or what.speakers or goes_on or not any(word in words_of(text) for text in said):
            return what
        return replace(what, meant=told_so, terms=(term,), negated=None)  # who used that very word
    return replace(what, meant=told_so, terms=tuple(dict.fromkeys((*what.terms, term))), negated=False)


def bounded_else(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of a number as another bound than it is asked for: "at least 3", of "more than 3"."""
    asked = _bounding(what.typed.line) if what.intent.is_stance and not what.pasted else set[tuple[str, str]]()
    numbers = {number for _, number in asked}
    texts = {line.key: in_figures(line.text) for line in told.file.claims} if asked else {}
    return frozenset(k for k, text in texts.items() if numbers & set(text.split()) and not asked & _bounding(text))


def _bounding(text: str) -> set[tuple[str, str]]:
    """How numbers are told as bounds: which side of it is meant, and the number."""
    return {(_side(found[0]), found["number"].rstrip(".")) for found in _COMPARES.finditer(text)}


def _side(words: str) -> str:
    return next((side for side, begins in _SIDES.items() if words.startswith(begins)), "")


def only_wished(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of what is asked about as of a wish, "asked them to ban it", or of what may be, "safe to
    drink", where it is asked who did.
    """
    if what.intent not in _OF_DEED or what.pasted or _WISHES.intersection(words_of(what.typed.line)):
        return frozenset()
    asked = {stem for term in words if not term.names for stem in alike(term.stem)} - wished_in(what.typed.line)
    done = frozenset[str]() if _MAY.search(what.typed.line) else asked - possible_in(what.typed.line)
    holding = {d.key for d in told.told.documents if not done.isdisjoint(d.own)}
    return frozenset(
        line.key
        for line in told.file.claims
        if asked & wished_in(line.text) or (line.key in holding and done & possible_in(line.text))
    )


def only_done(what: Asked, texts: Mapping[str, str]) -> frozenset[str]:
    """Those of these texts, by their keys, that tell of no wish or demand, where it is asked who asked for something:
    of "Lund was banned" no "who called for a ban".
    """
    asks = asks_for_something(what)
    return frozenset(
        key for key, text in texts.items() if asks and not (_DEMANDS & {*words_of(text)} or OUGHT.search(text))
    )


def asks_for_something(what: Asked) -> bool:
    """Whether it is asked who asked for something, "who called for a ban": nobody who says that it was so need have."""
    return not what.pasted and _ASKS_FOR.match(what.typed.line) is not None


def of_another_kind(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell nothing of a kind by a word of their own, where it is asked whether something is one: of
    copper, where "is copper a metal" is asked of a story of metals.
    """
    is_a = _IS_A.match(what.typed.line) if what.intent is Intent.STATUS else None
    if is_a is None:
        return frozenset()
    token = what.typed.tokens[what.typed.at(is_a.start("kind"))]
    read = {term.word: term.stem for term in words}  # with slips put right
    kind = alike(read.get(token.word, canonical(token)))
    return frozenset(d.key for d in told.told.documents if not kind & d.worded)


def _bounds(text: str) -> set[str]:
    """The numbers in a text that are told as those that it is more, or less, than."""
    return {found["number"].rstrip(".") for found in _COMPARES.finditer(in_figures(text))}


def in_figures(text: str) -> str:
    """The words of a text in small letters, its numbers in figures: "three airports" as "3 airports"."""
    return " ".join(with_numbers(_WORDS.findall(text.lower())))
