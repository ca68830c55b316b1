"""What changed, composed: corrections first, then who denied and confirmed what, and so on, one line an entry."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from bot.briefing.answer import Answer, Line, Query, Section
from bot.briefing.changed import Telling
from bot.briefing.phrases import listed
from bot.briefing.picture import Picture
from bot.domain.changes import ChangeFile, EntryKey, NetChange, Touched
from bot.domain.days import shown_day
from bot.domain.vocabulary import Kind, Side, Stance

MOST = 300
"""How many entries are told in full; of the others their number."""
_ALL_NEW = "Nothing was on the desk before, so all of it is new; /brief tells a story in five lines."
_GROUPS = 4
"""How many kinds of change a summary names."""


class Place(IntEnum):
    """Where a change is told, in the order a digest is read."""

    CORRECTED = 0
    DENIED = 1
    CONFIRMED = 2
    TAKEN_BACK = 3
    STATUS = 4
    STORY = 5
    CLAIM = 6
    FIGURE = 7
    SAID = 8
    EVIDENCE = 9
    EDITED = 10
    WITHDRAWN = 11
    BACK = 12


class Words(NamedTuple):
    """A section's heading, and what one of its entries is called, and several."""

    heading: str
    one: str
    many: str


WORDS: Mapping[Place, Words] = {
    Place.CORRECTED: Words("Corrected: an earlier digest said otherwise", "correction", "corrections"),
    Place.DENIED: Words("Denied", "denial", "denials"),
    Place.CONFIRMED: Words("Confirmed", "confirmation", "confirmations"),
    Place.TAKEN_BACK: Words("Taken back by those who said it", "retraction", "retractions"),
    Place.STATUS: Words("Status: what it was → what it is", "status change", "status changes"),
    Place.STORY: Words("New stories", "new story", "new stories"),
    Place.CLAIM: Words("New claims", "new claim", "new claims"),
    Place.FIGURE: Words("New figures", "new figure", "new figures"),
    Place.SAID: Words("Also said", "new statement", "new statements"),
    Place.EVIDENCE: Words("New evidence", "new piece of evidence", "new pieces of evidence"),
    Place.EDITED: Words("Edited", "edit", "edits"),
    Place.WITHDRAWN: Words("Taken off the desk", "entry taken off the desk", "entries taken off the desk"),
    Place.BACK: Words("Back on the desk", "entry back on the desk", "entries back on the desk"),
}
_AGAINST = frozenset(stance for stance in Stance if stance.side is Side.AGAINST)
_BACKING = frozenset({Stance.ASSERTS, Stance.REPORTS})
_OF_STANCE = (
    (Place.DENIED, _AGAINST),
    (Place.CONFIRMED, frozenset({Stance.CONFIRMS})),
    (Place.TAKEN_BACK, frozenset({Stance.WITHDRAWS})),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed after revision `after` up to `until`: the line a phone shows, and sections to read.

    `shown` is what the sections tell: (kind, key, number of the revision told) each.
    """

    summary: str
    sections: tuple[Section, ...]
    after: int
    until: int
    shown: tuple[tuple[Kind, str, int], ...]
    query: Query
    title: str = ""
    corrects: bool = False
    """Whether it corrects what an earlier digest showed."""
    picture: Picture | None = None

    @property
    def quiet(self) -> bool:
        """Whether nothing changed."""
        return not self.sections

    @property
    def answer(self) -> Answer:
        """The same as an answer; it says so where nothing was on the desk before."""
        lead = (Line((_ALL_NEW,)),) if self.after == 0 and not self.quiet else ()
        return Answer(self.summary, lead, self.sections, self.query, picture=self.picture)


@dataclass(frozen=True, slots=True)
class Placed:
    """A change and where it is told: in the first of its places; the others are counted too."""

    places: tuple[Place, ...]
    line: Touched


@dataclass(frozen=True, slots=True)
class Sorted:
    """Changes by their places. `told` go in full; `folded` are told in the line of the claim they came or went with."""

    told: tuple[Placed, ...]
    left: tuple[Placed, ...]
    folded: Mapping[str, tuple[Touched, ...]]

    @property
    def picked(self) -> list[Touched]:
        """What has to be read in full."""
        return [placed.line for placed in self.told]

    @property
    def with_figures(self) -> list[str]:
        """The claims that state new figures."""
        return [placed.line.key for placed in self.told if Place.FIGURE in placed.places]

    @property
    def claims(self) -> list[str]:
        """The claims that are told, and then those that may stand otherwise than before."""
        left = [placed.line for placed in self.left]
        new = {line.key for line in (*self.picked, *left) if _is_claim(line) and not line.was}
        told = [key for line in self.picked for key in ((line.key,) if _is_claim(line) else line.claims)]
        others = [key for line in left for key in line.claims if key not in new]
        return list(dict.fromkeys((*told, *others)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a digest is of: its stories (none are all) and how they are called in a few words, the ISO day it begins
    with, the year it is read in, and the query that asks for it. A first digest (`is_first`) tells what changed since
    it `began`, as clocks there show it; the pages behind its button know the day alone."""

    topics: frozenset[str]
    called: str
    since: str
    year: str
    query: Query
    began: dt.datetime | None = None
    is_first: bool = False


def in_places(touched: Sequence[Touched], shown: Set[EntryKey], most: int = MOST) -> Sorted:
    """Which change is told where; beyond `most` those that come last in a digest are only counted.

    `shown` are the entries that earlier digests showed.
    """
    claims = {line.key: line for line in touched if _is_claim(line)}
    found: list[Placed] = []
    folded: defaultdict[str, tuple[Touched, ...]] = defaultdict(tuple)
    for line in touched:
        if into := _folds_into(line, claims, shown):
            folded[into] += (line,)
        else:
            found.append(Placed(_places(line, shown), line))
    found.sort(key=lambda placed: (placed.places[0], placed.line.revision))
    return Sorted(tuple(found[:most]), tuple(found[most:]), folded)


def composed(changes: Sorted, file: ChangeFile, after: int, until: int, asked: Asked) -> Changed:
    """The digest of these changes."""
    items = sorted(_items(changes, file, asked.topics), key=lambda item: min(item.places))
    counts = Counter(place for item in items for place in item.places)
    counts.update(place for placed in changes.left for place in placed.places)
    by_place: defaultdict[Place, list[Line]] = defaultdict(list)
    for item in items:
        by_place[min(item.places)] += item.lines
    sections = [Section(WORDS[place].heading, tuple(lines)) for place, lines in by_place.items()]
    left = [f"{len(changes.left):,} more: name one story to see its own"] if changes.left else []
    left += [f"of {file.left_out:,} claims it was not looked at whether their status changed"] if file.left_out else []
    if left:
        sections.append(Section("", (Line((f"And {'; '.join(left)}.",)),)))
    told = {line.entry: line.revision for item in items for line in item.entries}
    shown = tuple((kind, key, revision) for (kind, key), revision in told.items())
    return Changed(
        summary(asked, counts),
        tuple(sections),
        after,
        until,
        shown,
        asked.query,
        title=f"What changed since {'this digest began' if asked.is_first else shown_day(asked.since)}",
        corrects=Place.CORRECTED in by_place,
    )


def summary(asked: Asked, counts: Mapping[Place, int]) -> str:
    """What a phone shows: "North Korean troops: 1 denial, 2 new claims and 1 correction since 18 Oct".

    Corrections are always named: whoever read what they correct must see them.
    """
    day = _since(asked)
    found = [place for place in (*list(Place)[1:], Place.CORRECTED) if counts.get(place)]
    if not found:
        return f"Nothing changed on {asked.called} since {day}."
    named = found
    if len(found) > _GROUPS:
        named = found[: _GROUPS - 1] + [place for place in found[_GROUPS - 1 :] if place is Place.CORRECTED]
    told = [f"{counts[place]:,} {WORDS[place].one if counts[place] == 1 else WORDS[place].many}" for place in named]
    more = sum(counts[place] for place in found if place not in named)
    called = asked.called[:1].upper() + asked.called[1:]
    return f"{called}: {listed([*told, *([f'{more:,} more'] if more else [])])} since {day}"


@dataclass(slots=True)
class _Item:
    """What is told of one entry: its places, its lines, and every entry that they tell."""

    places: list[Place]
    lines: list[Line]
    entries: list[Touched]


def _items(changes: Sorted, file: ChangeFile, topics: Set[str]) -> list[_Item]:
    """Each change with its lines. What is told of one claim, its edits, status and assessments, is one item."""
    telling = Telling(file)
    whole = {(change.kind, change.key): change for change in file.changes}
    items: list[_Item] = []
    of_claim: dict[str, _Item] = {}
    assessed: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in changes.told:
        line, place = placed.line, placed.places[0]
        if line.kind is Kind.ASSESSMENT:
            assessed[line.claims[0]].append(placed)
            continue
        with_it = changes.folded.get(line.key, ()) if _is_claim(line) else ()
        item = _Item([*placed.places], _lines(telling, place, line, whole[line.entry], len(with_it)), [line, *with_it])
        items.append(item)
        if _is_claim(line):
            of_claim[line.key] = item
    for claim in dict.fromkeys((*file.after.claims, *assessed)):
        if topics and not topics & {
            end.claims[claim].topic for end in (file.before, file.after) if claim in end.claims
        }:
            continue
        by = assessed.get(claim, [])
        lines = telling.status(claim, whole[by[-1].line.entry] if by else None)
        if not lines:  # the claim is new, or gone
            for placed in by:
                told = telling.edited(whole[placed.line.entry], "assessed")
                items.append(_Item([*placed.places], told, [placed.line]))
            continue
        item = of_claim.get(claim)
        if item is None:
            item = _Item([], [], [])
            items.append(item)
        elif item.places == [Place.EDITED]:
            item.places, item.lines = [], item.lines[1:]  # the first line names the claim, as that of the status does
        corrected = Place.CORRECTED in item.places
        below = [line._replace(depth=1) for line in (lines if corrected else item.lines)]
        item.lines = [*item.lines, *below] if corrected else [*lines, *below]
        item.places += [min((placed.places[0] for placed in by), default=Place.STATUS)]
        item.entries += [placed.line for placed in by]
    return [item for item in items if item.lines]


def _lines(telling: Telling, place: Place, line: Touched, change: NetChange, with_it: int) -> list[Line]:
    match place:
        case Place.CORRECTED:
            return telling.edited(change, "corrected")
        case Place.DENIED | Place.CONFIRMED | Place.TAKEN_BACK | Place.SAID:
            asked = next((stances for of, stances in _OF_STANCE if of is place), frozenset[Stance]())
            return telling.said(change, line.claims, asked)
        case Place.STORY:
            return telling.new_story(change)
        case Place.CLAIM:
            return telling.new_claim(change)
        case Place.FIGURE:
            return telling.figures(change)
        case Place.EVIDENCE:
            return telling.evidence(change)
        case Place.WITHDRAWN:
            return telling.withdrawn(change, with_it)
        case Place.BACK:
            return telling.back(change)
        case _:
            return telling.edited(change, "edited")


def _places(line: Touched, shown: Set[EntryKey]) -> tuple[Place, ...]:
    """Where a change that has a line of its own is told and counted, first where it is told."""
    if line.is_back and line.kind is not Kind.ASSESSMENT:  # nothing new: it was told when it came
        return (Place.BACK,)
    stances = {taken.stance for taken in line.taken}
    found = [place for place, of in _OF_STANCE if stances & of] if line.is_now else []
    if line.new_figures:
        found.append(Place.FIGURE)
    if line.was and line.entry in shown:
        found.append(Place.CORRECTED)
    elif line.kind is Kind.ASSESSMENT:
        found.append(Place.STATUS)
    elif not line.is_now:
        found.append(Place.WITHDRAWN)
    elif not line.was and (line.kind is not Kind.STATEMENT or not found):
        found.append(_NEW[line.kind])
    return tuple(sorted(found)) or (Place.EDITED,)


_NEW = {Kind.TOPIC: Place.STORY, Kind.CLAIM: Place.CLAIM, Kind.STATEMENT: Place.SAID, Kind.EVIDENCE: Place.EVIDENCE}


def _folds_into(line: Touched, claims: Mapping[str, Touched], shown: Set[EntryKey]) -> str:
    """The claim whose own line tells this one too: it came with the claim to back it, or went with it."""
    of = [claims.get(claim) for claim in line.claims]
    if line.kind not in (Kind.STATEMENT, Kind.EVIDENCE, Kind.ASSESSMENT) or not of or line.entry in shown:
        return ""
    if not line.is_now and all(claim and not claim.is_now for claim in of):
        return line.claims[0]
    backs = line.kind is Kind.STATEMENT and {taken.stance for taken in line.taken} <= _BACKING
    came = all(claim and not claim.was and claim.is_now and claim.is_back <= line.is_back for claim in of)
    if (backs or line.kind is Kind.ASSESSMENT) and came:
        return line.claims[0]
    return ""


def _is_claim(line: Touched) -> bool:
    return line.kind is Kind.CLAIM


def _since(asked: Asked) -> str:
    """The day as a phone shows it, of this year without the year; of a first digest the moment, and what it is."""
    day = shown_day(asked.since).removesuffix(f" {asked.year}")
    if not asked.is_first:
        return day
    at = asked.began
    exactly = f", {at:%H:%M} in {str(at.tzinfo).replace('_', ' ')}" if at else ""
    return f"this digest began on {day}{exactly}"
