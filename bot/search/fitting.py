"""How well a claim fits what is asked: which of the question's words it holds, and whether it contradicts any of them.

A number or a name that the claim does not hold makes it another claim, however many other words they share.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.search.claimwords import is_no_day, is_of_others
from bot.search.irregular import is_past
from bot.search.rivals import tells_of_rival
from bot.search.synonyms import alike, related
from bot.search.term import Term

STRONG, WEAK, _FAR = 0.74, 0.34, 0.15
"""From which share on a claim is what was asked, below which it is not near, and not worth being offered at all."""
_LEVEL, _WHOLE = 0.06, 0.2
"""How near another share must be for two claims to fit alike, and for one that holds every word itself to be meant
before one that does not: "when were the troops moved" asks of troops that were carried, not of ships that moved.
"""
_ALIKE, _LABEL, _SAID, _MENDED, _RELATED = 0.85, 0.78, 0.7, 0.7, 0.4
"""What another word for the same counts; a word by which the claim's curators call it; one that stands in what was said
of the claim, not in it; and one that is another by a slip, if it is one: alone it is in doubt. A word for something
near to it decides nothing.
"""

_IN_FRONT = 2
"""How many words may stand before the name of whoever did it: "three of Acme's ships burned"."""
_YEAR = 4
"""How many figures a year has."""
_STRANGE = 3.0
"""The most that a word weighs which the story does not hold."""


@dataclass(frozen=True, slots=True)
class Document:
    """A claim, or a figure of one, by its words: `own` are those of its text, `said` those of what was said of it.

    `wordings` are those of the other ways it is put, `label` those of its key. `order` are the text's words, `names`
    its names as they stand there, `things` those of its words that an article makes one; `heads` are what its figures
    count, `counting` all words for that. `places` tell where, `dates` when; `by` is where the name of a doer stands:
    "was fired by Acme".
    """

    key: str
    own: frozenset[str]
    said: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    by: int = 1_000

    @property
    def worded(self) -> frozenset[str]:
        """The words of its text and of the other ways it is put."""
        return self.own | self.wordings


class Fit(NamedTuple):
    """How a document fits: the share of what is asked that it holds, and of its own words that were asked for.

    `lacks` says that it holds nothing for a word that says something of its own: "did they *lift* the ban"; `aside`
    that it holds one only by what was said of it, `partly` that its own text holds nothing for
    one, even if that is a word of the story.
    """

    key: str
    share: float
    back: float
    clashes: bool
    lacks: bool = False
    aside: bool = False
    partly: bool = False


@dataclass(frozen=True)
class Story:
    """Everything that can be asked about in one story: its claims by their words, and the words of the story itself."""

    documents: tuple[Document, ...]
    about: frozenset[str]
    rarity: Mapping[str, float] = field(default_factory=dict[str, float])

    @cached_property
    def words(self) -> frozenset[str]:
        return self.about.union(*(d.worded | d.said | d.dates for d in self.documents))


def story(documents: Sequence[Document], about: Iterable[str]) -> Story:
    """A story with how rare each of its words is in it."""
    held: dict[str, int] = {}
    for document in documents:
        for word in document.own:
            held[word] = held.get(word, 0) + 1
    most = max(len(documents), 1)
    return Story(tuple(documents), frozenset(about), {word: _weight(most, count) for word, count in held.items()})


def fits(
    terms: Sequence[Term],
    told: Story,
    *,
    counted: Term | None = None,
    subject: Term | None = None,
    verb: Term | None = None,
    by_speakers: bool = True,
) -> list[Fit]:
    """The story's claims by how well they fit, the best first. Words of the story itself weigh little.

    A claim that counts something else than `counted`, or of which another than `subject` is the doer, does not fit; nor
    one that only names what `verb` tells as done, or, where `by_speakers` is off, a name of whoever spoke to it.
    """
    asked = [_weighed(term, told) for term in terms]
    whose = counted.of if counted else ""
    found = [_fit(asked, document, told, by_speakers, verb, whose) for document in told.documents]
    if counted or subject:
        found = [
            fit._replace(clashes=fit.clashes or _counts_else(counted, document) or _is_done_by_else(subject, document))
            for fit, document in zip(found, told.documents, strict=True)
        ]
    found.sort(key=lambda fit: (-round(fit.share, 3), fit.clashes, -round(fit.back, 3)))
    return found


def meant(found: Sequence[Fit], least: float = STRONG) -> list[str]:
    """The claims that are surely meant: the best and those that fit as well; none where even the best is doubtful."""
    sure = [fit for fit in found if fit.share >= least and not fit.clashes and not fit.lacks]
    if not sure:
        return []
    level = [fit for fit in sure if fit.share >= sure[0].share - _LEVEL]
    if whole := [fit for fit in sure if not (fit.aside or fit.partly) and fit.share >= sure[0].share - _WHOLE]:
        level = whole if sure[0].aside or sure[0].partly else level
    best = max(fit.back for fit in level)
    closest = [fit for fit in level if fit.back >= best - 0.2]
    return [fit.key for fit in closest]


def near(found: Sequence[Fit], most: int = 5) -> list[str]:
    """The claims that come near what is asked, for a choice, those that hold most of it first."""
    return [fit.key for fit in found if fit.share >= _FAR][:most]


def unknown(terms: Iterable[Term], told: Story) -> list[Term]:
    """What is asked about and stands nowhere in the story."""
    words = told.words
    actors = frozenset[str]().union(*(d.actors | d.speakers for d in told.documents))
    return [term for term in terms if not held(term, words, actors)]


class _Weighed(NamedTuple):
    """A term with what it weighs in one story, and whether a claim of it clashes, or lacks something, without it."""

    term: Term
    weight: float
    must_stand: bool
    says_something: bool


def _weighed(term: Term, told: Story) -> _Weighed:
    of_story, is_told_apart = held(term, told.about, ()), tells_apart(term, told)
    is_of_all = of_story and not is_told_apart and (term.dated or not term.number)
    names = term.names or term.number
    tells = not names and (not of_story or _is_of_some(term, told))
    return _Weighed(term, _term_weight(term, told, is_told_apart), names and not is_of_all, tells)


def _fit(
    asked: Sequence[_Weighed], document: Document, told: Story, by_speakers: bool, verb: Term | None, whose: str
) -> Fit:
    whole = met = 0.0
    clashes = lacks = aside = partly = False
    hit: set[str] = set()
    terms = [each.term for each in asked]
    says = not any(term.number for term in terms) and any(not term.names for term in terms)
    for term, weight, must_stand, says_something in asked:
        got, by = _got(term, document, by_speakers)
        says = says and (term.names or got <= _SAID)
        whole += weight
        met += weight * got * (_MENDED if term.mended else 1.0)
        hit |= by
        clashes = clashes or (not got and must_stand) or tells_of_rival(term.stem, document.own)
        clashes = clashes or (term.number and term.of != "" and _numbers_else(term, document))
        lacks = lacks or (got <= _RELATED and says_something)
        partly = partly or (got <= _SAID and not term.names and not term.number)
        aside = aside or (_RELATED < got <= _SAID and not term.names and (not term.number or term.stem in told.rarity))
    if (
        says
        or _is_only_named(verb, document)
        or _swapped([term for term in terms if term.names and term.stem != whose], document)
    ):
        clashes = True  # names alone are not what is asked about them
    own = math.fsum([told.rarity.get(word, 1.0) for word in document.own]) or 1.0
    back = math.fsum([told.rarity.get(word, 1.0) for word in document.own & hit]) / own
    return Fit(document.key, met / whole if whole else 0.0, back, clashes, lacks, aside, partly)


def _got(term: Term, document: Document, by_speakers: bool) -> tuple[float, set[str]]:
    """How surely a document holds a term, and by which of its words."""
    if term.dated and (term.stem in document.dates or is_no_day(term.stem, document.own)):
        return float(term.stem in document.dates), set()
    if term.there and not term.stands_in(document.places):
        return 0.0, set()
    if term.actor and term.actor in document.actors and not term.placed:
        return 1.0, {term.stem}
    others = frozenset[str]() if term.names or term.number else alike(term.stem)
    held_by = ((document.own, 1.0), (document.wordings, 1.0), (document.label, _LABEL), (document.said, _SAID))
    for words, worth in held_by:
        if (term.names and worth < 1) or (worth == _SAID and _is_of_other_day(term, document.dates)):
            break  # who or what is only spoken of beside it is not what it is about, nor when that was
        if term.stem in words:
            return worth, {term.stem}
        for form in term.instead:
            if form <= words:
                return worth, set(form)
        if not others.isdisjoint(words):
            return worth * _ALIKE if worth == 1 else _RELATED, {*others & words}
    if others and not (near := related(term.stem)).isdisjoint(document.own):
        return _RELATED, {*near & document.own}
    if by_speakers and term.actor and term.actor in document.speakers:
        return _SAID, set()
    return 0.0, set()


def _is_of_other_day(term: Term, dates: Collection[str]) -> bool:
    """Whether a term for a day, a month or a year is another one than those of a claim, which has one of its own."""
    return term.dated and any(_kind_of_date(each) == _kind_of_date(term.stem) for each in dates)


def _kind_of_date(stem: str) -> tuple[bool, bool]:
    """Whether it is a number, and whether a year; of a month neither."""
    return stem.isdecimal(), stem.isdecimal() and len(stem) == _YEAR


def held(term: Term, words: Collection[str], actors: Collection[str]) -> bool:
    """Whether words, or names of actors, hold a term."""
    if (term.actor and term.actor in actors) or term.stands_in(set(words)):
        return True
    return not term.names and not term.number and bool(alike(term.stem) & set(words))


def tells_of(term: Term, document: Document) -> bool:
    """Whether a claim holds a term by what it says, however it is put, or by whom it is about."""
    return held(term, document.worded, document.actors)


def tells_apart(term: Term, told: Story) -> bool:
    """Whether a place is asked for that some of the story's claims hold, where others tell of another one: "are they in
    Ukraine", where some are told to be in Russia; but not the one the story is called by, where no claim does.
    """
    others = any(d.places and not term.stands_in(d.places) for d in told.documents)
    elsewhere = others or not held(term, told.about, ())
    return term.placed and elsewhere and any(_got(term, d, by_speakers=False)[0] for d in told.documents)


def _is_of_some(term: Term, told: Story) -> bool:
    """Whether a word of the story's name, itself no name, tells its claims apart: "did 11 test positive", of a story of
    positive tests where one claim alone says how many tested positive.
    """
    holding = [document for document in told.documents if alike(term.stem) & document.own]
    return 0 < len(holding) <= len(told.documents) / 2 and not all(term.stem in d.names for d in holding)


def _term_weight(term: Term, told: Story, is_told_apart: bool) -> float:
    """Rare words weigh more; those of the story itself little, since every claim of it is about them."""
    if term.number:
        return 3.0
    most = max(len(told.documents), 1)
    others = alike(term.stem) if not term.names else frozenset((term.stem,))
    known = [told.rarity[word] for word in others if word in told.rarity]
    weight = min(known) if known else min(_weight(most, 0), _STRANGE)
    if term.stands_in(told.about) and not is_told_apart:
        weight = min(weight, 1.0) * (0.1 if term.placed else 0.5)  # all of the story is there
    return weight * (1.2 if term.names else 1.0)


def _is_only_named(verb: Term | None, document: Document) -> bool:
    """Whether what is asked to be done stands in the text as a thing alone: "the thefts", of who is asked to steal."""
    held = alike(verb.stem) & document.worded if verb else frozenset[str]()
    return bool(held) and held <= document.things


def _swapped(asked: Sequence[Term], document: Document) -> bool:
    """Whether two names stand the other way round: "Russia sent troops to Ukraine" is not the reverse."""
    known = [place for term in asked if (place := _place(term, document)) is not None] if len(asked) == 2 else []
    if len(known) == 2 and all(word in document.names for word in document.order[min(known) : max(known)]):
        return False  # "Lund and Holm signed" has no other way round
    return len(known) == 2 and (known[0] > known[1]) != (0 <= max(known) - document.by <= 1)


def _place(term: Term, document: Document) -> int | None:
    """Where the text names it, by any of its names."""
    forms = (form for form in term.forms if form <= set(document.order))
    return min((document.order.index(word) for form in forms for word in form), default=None)


def _counts_else(counted: Term | None, document: Document) -> bool:
    if counted is None:
        return False
    things, is_deed = alike(counted.stem), is_past(counted.word)  # "how many drowned"
    counting = document.heads | document.own if is_deed and document.heads else document.heads
    return is_of_others(counted.of, things, document.order, document.names) or not (things & counting)


def _numbers_else(number: Term, document: Document) -> bool:
    """Whether a claim tells of what a number is put before, and counts another thing: "5,000 tips about drones"."""
    things = alike(number.of)
    if number.stem not in document.order or not document.heads or things & document.heads:
        return False
    behind = document.order[document.order.index(number.stem) + 1 :]
    counted = next((n for n, word in enumerate(behind) if word in document.heads), None)
    return counted is not None and bool(things & document.own) and not things & set(behind[:counted])


def _is_done_by_else(subject: Term | None, document: Document) -> bool:
    """Whether the text's first name is another one's than the subject's, or the subject's stands far behind."""
    if subject is None or not document.names:
        return False
    place = _place(subject, document)
    if place is not None and all(word in document.names for word in document.order[:place]):
        return False  # first of all, or one of those who did it together
    of_subject = any(document.names[0] in form for form in subject.forms if form <= set(document.order))
    return not of_subject or (place is not None and place > _IN_FRONT)


def _weight(documents: int, holding: int) -> float:
    return math.log(1 + documents / (holding + 0.5))
