"""Which questions ask for a number that a story gives, and which claims give the same one otherwise; pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.entries import Claim, Figure
from bot.domain.sought import MOST_CLAIMS, Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import STRONG, Fit
from bot.search.further import is_several
from bot.search.intents import Meant
from bot.search.manner import OPENING
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.terms import index_terms

_OF_CAUSE = re.compile(
    r"(?<!\w)(?:died?|dead|dying|killed|deaths?|fell ill|ill|sick) (?:of|from|by|with) (?:the |an? )?(?P<cause>\w+)"
)
"""What tells of what somebody died or fell ill."""
_WHAT_IS_ITS = re.compile(
    rf"{OPENING}what(?: (?:is|was|were|are) (?:the|its|his|her|their))? (?P<of>\w+)"
    r"(?:$| (?:of|for|in|over|at|did|does|do|was|is|had|has)(?!\w))"
)
_HOW_BIG = re.compile(
    rf"{OPENING}(?:how (?:big|large|high) (?:is|was|were|are) (?:\w+ ){{0,4}}?|"
    r"(?:what (?:is|was) )?(?:the )?size of (?:\w+ ){0,4}?|(?:\w+ ){0,4}?(?=\w+ size(?!\w)))"
    r"(?P<of>\w+)(?: size)?(?: overall| altogether| in all| in total)?$"
)
_SIZE = frozenset(("big", "large", "high", "size", "overall", "altogether"))
"""What asks how much something is, whatever it is."""
_FINAL = re.compile(
    r"(?<!\w)(?P<last>final|ultimate|eventual) (?:\w+ )?(?:toll|number|count|tally|figure|total)s?(?!\w)"
)
"""What is said of a number that is the last one."""
_SUM = re.compile(r"^(?P<head>(?:\w+ )*?\w+?)(?: \w+ed)?(?= (?:in|on|of|for|by|at|with|from|to|over|after) |$)")
"""What a figure counts, without what it is of: "settlement" of "class settlement paid in May"."""

_SPAN = re.compile(r"(?<!\w)(?:an?|per|each|every) (\w+)$")
"""What a figure is counted by: "tonnes a day"."""


def levelled(found: Sequence[Fit]) -> list[Fit]:
    """The fits, of which those that hold each word themselves, or another for the same, count alike: who was killed has
    died, too.
    """
    most = max((fit.share for fit in found if not fit.clashes), default=0.0)
    return [
        fit._replace(share=most)
        if fit.share >= STRONG and not (fit.aside or fit.partly or fit.lacks or fit.clashes)
        else fit
        for fit in found
    ]


def measured(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question "what was its height" as one for a number, where a figure of a story tells a height; "how big was
    the fine" as "what was the fine", where one tells a fine, and in other units.
    """
    if what.intent is Intent.HOW_MANY and (big := _HOW_BIG.match(what.typed.line)):
        return _sized(what, big, stories)
    if what.intent is Intent.HOW_MANY and (final := _FINAL.search(what.typed.line)):
        return _of_any_time(what, final["last"], stories)
    found = _WHAT_IS_ITS.match(what.typed.line) if what.intent is Intent.STATUS and not what.pasted else None
    of = next((t for t in what.terms if found and t.word == found["of"] and not (t.names or t.number)), None)
    if of is None or is_several(of.word):
        return what
    figures = (figure for told in stories for claim in told.claims.values() for figure in claim.figures)
    if not any(alike(of.stem) & set(words_of(figure.counts)[:1]) for figure in figures):
        return what
    return replace(what, meant=Meant(Intent.HOW_MANY, 0, 0), counted=of, subject=None, verb=None)


def _sized(what: Asked, big: re.Match[str], stories: Sequence[StoryFile]) -> Asked:
    of = next((term for term in what.terms if term.word == big["of"] and not (term.names or term.number)), None)
    figures = (figure for told in stories for claim in told.claims.values() for figure in claim.figures)
    if of is None or not any(_is_sum(figure, of) for figure in figures):
        return what
    how = {*what.typed.line.split()} & _SIZE
    return replace(what, terms=tuple(term for term in what.terms if term.word not in how), counted=of)


def _of_any_time(what: Asked, last: str, stories: Sequence[StoryFile]) -> Asked:
    """The question for the last number as one for any, where no figure says of itself that it is that."""
    figures = (figure for told in stories for claim in told.claims.values() for figure in claim.figures)
    if any(last in f"{figure.counts} {figure.phase}".lower().split() for figure in figures):
        return what
    return replace(what, terms=tuple(term for term in what.terms if term.word != last))


def of_no_size(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of how many somewhere, where it is asked how big all of it is and others tell that."""
    asks = _HOW_BIG.match(what.typed.line) if what.intent is Intent.HOW_MANY and what.counted else None
    of = what.counted if asks and what.counted and what.counted.word == asks["of"] else None
    sums = {k for k, c in told.claims.items() if of and any(_is_sum(figure, of) for figure in c.figures)}
    return frozenset(told.claims.keys() - sums if sums else ())


def _is_sum(figure: Figure, of: Term) -> bool:
    """Whether a figure tells how much something is, by what it counts, and not how many of it there are: of an army
    that is counted in troops how big it is, and not of troops.
    """
    head = _SUM.match(figure.counts.lower())
    last, unit = words_of(head["head"])[-1:] if head else (), words_of(figure.unit)
    return not alike(of.stem).isdisjoint(last) and {of.stem, *last}.isdisjoint(unit)


def of_that_cause(what: Asked, keys: Sequence[str], sure: Sequence[str], told: StoryFile) -> list[str]:
    """The claims, without those that count the same of another cause than those who are `sure` tell of, where it is
    asked of what somebody died.
    """
    found = _OF_CAUSE.search(what.typed.line)
    causes = [alike(stem) for stem in words_of(found["cause"])] if found else []
    held = {d.key: d.worded for d in told.told.documents} if causes else {}
    if not causes or not all(stems & held.get(key, frozenset()) for stems in causes for key in sure):
        return list(keys)
    return [key for key in keys if key in sure or all(stems & held.get(key, frozenset()) for stems in causes)]


def with_others(
    sure: Sequence[str], claims: Mapping[str, Claim], asked: Collection[str], counted: Term | None
) -> list[str]:
    """The claims, with those that give the same number otherwise: what counts the same and is set against them.

    Where the question names none of their phases, those of every phase are meant: "how many were sent?" is answered by
    how many were moved, are being prepared and are planned.
    """
    found = list(sure)
    named = {figure.unit for claim in claims.values() for figure in claim.figures if _is_unit(figure, counted)}

    def is_of(figure: Figure) -> bool:
        return not named or figure.unit in named  # "how many brigades" asks of no troops

    for key in sure:
        claim = claims.get(key)
        if claim is None:
            continue
        asked_of = [figure for figure in claim.figures if not {*asked}.isdisjoint(words_of(figure.counts))]
        in_phase = any(set(asked) & {*index_terms(figure.phase)} for figure in claim.figures)
        for other, each in claims.items():
            linked = {link.claim for link in claim.links} | {key for link in each.links if link.claim == key}
            revises = any(
                one.counts == two.counts
                and _spans(one) == _spans(two)
                and is_of(one)
                and is_of(two)
                and (not in_phase or one.phase == two.phase or {other, key} & linked)
                for one in asked_of or claim.figures  # of "218 dead, 7,000 injured" the one that is asked for
                for two in each.figures
            )
            if other not in found and revises:
                found.append(other)
    return found[:MOST_CLAIMS]


def _spans(figure: Figure) -> list[str]:
    """By which span of time a figure counts: so many a day revise no sum of them."""
    return _SPAN.findall(figure.unit)


def _is_unit(figure: Figure, counted: Term | None) -> bool:
    """Whether a figure is given in what is counted, by that very word."""
    return counted is not None and counted.stem in words_of(figure.unit)
