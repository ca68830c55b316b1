"""What can be asked about in one story: its claims by their words, ready to be compared with a question."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.domain.days import Span
from bot.domain.entries import Claim, Evidence, Figure
from bot.domain.files import ActorLine, Attribution, ClaimLine, TopicFile, by_claim
from bot.domain.vocabulary import Side
from bot.search.claimwords import OUGHT, names_in, places_in, things_in, words_of
from bot.search.fitting import Document, Story, story
from bot.search.irregular import is_past
from bot.search.kinds import deeds_of
from bot.search.negation import is_negated
from bot.search.numbers import MONTHS
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS

MOST_CLAIMS = 150
"""How many claims of one story are compared word by word; of a larger one those that a search finds."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DONE_BY = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|being) (?:\w+ ){0,2}?(?P<deed>[a-z]+) (?:\w+ )?by (?:the )?(?=[A-Z])"
)
"""What tells by name who did it, behind to whom."""
_BEHIND = re.compile(r"\d[\d,.]* ((?:[\w-]+ ?){1,4})")


_NOT_SO = re.compile(r"(?<!\w)(?:hoax|denied|denies|false|fake|ruled|disproved|debunked|none|nothing)(?!\w)")
"""What tells by a claim's key that it is not so."""
_SUFFIXES = frozenset(("II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."))
"""What stands behind a person's last name."""
_MONTH, _YEARS = 31, 50
"""Of how many days a time is told by its days, and of how many years by its years."""


@dataclass(frozen=True)
class StoryFile:
    """A story as it is kept, and by its words: of its claims, and of the figures they state.

    `speakers` are all who spoke to it, the first first, `others` whom they spoke for or cited; of a large story they
    are only read where they are needed. The rest is then of those claims that were compared, as `is_whole` says.
    """

    file: TopicFile
    claims: dict[str, Claim]
    offered: dict[str, Evidence]
    told: Story
    figures: Story
    speakers: tuple[ActorLine, ...]
    others: tuple[ActorLine, ...]

    @property
    def is_whole(self) -> bool:
        return self.file.is_whole

    @property
    def everybody(self) -> tuple[ActorLine, ...]:
        """Who spoke to it, and whom they spoke for or cited."""
        return (*self.speakers, *self.others)

    @cached_property
    def surnames(self) -> dict[str, frozenset[str]]:
        """The stems of the last name of each person that no other person here bears, by their keys."""
        people = {key: actor.name.split() for key, actor in self.file.actors.items() if actor.is_person}
        last = {key: next((w for w in reversed(name) if w not in _SUFFIXES), "") for key, name in people.items()}
        stems = {key: frozenset(words_of(name)) for key, name in last.items()}
        borne = list(stems.values())
        return {key: name for key, name in stems.items() if name and borne.count(name) == 1}

    def heard_in(self, a: Attribution) -> frozenset[str]:
        """Who is heard in what was said: the speaker, the house that one is part of, and on whose behalf."""
        speaker = self.file.actors.get(a.speaker)
        return a.who | {speaker.part_of} if speaker else a.who

    def in_words_of(self, speakers: Collection[str]) -> list[Attribution]:
        """The positions that these, or others on their behalf, took in words."""
        return [a for a in self.file.attributions if not (a.inferred or a.who.isdisjoint(speakers))]


def alone(stories: Sequence[StoryFile]) -> StoryFile | None:
    """The one story there is among these."""
    return stories[0] if len(stories) == 1 else None


def people_in(stories: Sequence[StoryFile]) -> dict[str, ActorLine]:
    """The persons among everybody in these stories, by their keys."""
    return {actor.key: actor for told in stories for actor in told.everybody if actor.is_person}


def story_file(
    file: TopicFile,
    claims: dict[str, Claim],
    offered: dict[str, Evidence],
    speakers: tuple[ActorLine, ...],
    others: tuple[ActorLine, ...],
) -> StoryFile:
    """The story with the words of its claims."""
    topic = file.topic
    about = {word for text in (topic.title, *topic.aliases) for word in words_of(text)}
    taken = by_claim(file.attributions)
    shown: dict[str, list[Evidence]] = {}
    for evidence in offered.values():
        shown.setdefault(evidence.claim, []).append(evidence)
    names = {word.lower() for actor in (*speakers, *others) for word in actor.name.split() if word[0].isupper()}
    known = frozenset(names - STOP_WORDS)  # "The" is no name, be it that of a paper
    documents = [
        _document(line, claims.get(line.key), taken.get(line.key, ()), shown.get(line.key, ()), known)
        for line in file.claims
    ]
    counting = [
        replace(
            each, own=each.own | each.counting, places=each.places.union(*map(_counted_in, claims[each.key].figures))
        )
        for each in documents
        if each.heads
    ]
    return StoryFile(file, claims, offered, story(documents, about), story(counting, about), speakers, others)


def _document(
    line: ClaimLine,
    claim: Claim | None,
    taken: Sequence[Attribution],
    shown: Sequence[Evidence],
    known: frozenset[str],
) -> Document:
    """A claim by its words; those of what was said of it, and offered for it, stand apart."""
    figures, places = (claim.figures, claim.places) if claim else ((), ())
    otherwise = claim.wordings if claim else ()
    numbers = frozenset(number for figure in figures for number in _numbers(figure.bounds))
    own = _all_words((line.text, *places, *(figure.unit for figure in figures))) | numbers
    in_words = (text for a in taken if not a.inferred for text in (a.quote, a.paraphrase))
    counted = (f"{figure.counts} {figure.phase}" for figure in figures)
    said = _all_words((_without_figures(line.key), *counted, *in_words, *(each.description for each in shown)))
    heads = frozenset(word for figure in figures for word in _counts(figure))
    done = _DONE_BY.search(line.text)
    is_done = done and is_past(done["deed"])
    return Document(
        line.key,
        own=own,
        said=said,
        actors=frozenset(claim.about if claim else ()),
        order=words_of(line.text),
        by=len(words_of(line.text[: done.end()])) if done and is_done else 1_000,
        speakers=frozenset(filter(None, (key for a in taken for key in (a.speaker, a.on_behalf_of, *a.via)))),
        names=names_in(line.text, known),
        heads=heads.union(_numbered(line.text)) if figures else heads,
        wordings=deeds_of(line.text) | _all_words(otherwise),
        label=_all_words((_label(line.key, line.text),)),
        counting=_all_words(f"{figure.counts} {figure.unit} {figure.phase}" for figure in figures),
        things=things_in(line.text) | frozenset[str]().union(*map(things_in, otherwise)) - own,
        places=_all_words(places) if places else places_in(line.text),
        dates=_dates(claim.happened.span) if claim and claim.happened else frozenset(),
    )


def _all_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset([word for text in texts if text for word in words_of(text)])


@lru_cache(16_384)
def _without_figures(key: str) -> str:
    """A claim's key without its numbers, which are of no certain size: "missing-19bn" may be 1.9 billion."""
    return "-".join(word for word in key.split("-") if not any(sign.isdecimal() for sign in word))


def _label(key: str, text: str) -> str:
    """The words of a claim's key, by which its curators call it, as far as they may stand for all that it says: those
    of one that tells what is not so, or what ought to be, may leave just that out.
    """
    called = _without_figures(key).replace("-", " ")
    is_other = is_negated(f"{text} {called}") or _NOT_SO.search(called) or OUGHT.search(text)
    return "" if is_other else called


def statements(told: StoryFile) -> Story:
    """What was said in a story, each statement by its own words and, at a discount, by those of its claims; one from
    which all that it bears on was inferred by what is quoted of it.
    """
    claims = {document.key: document for document in told.told.documents}
    found: dict[str, list[Attribution]] = {}
    for a in sorted(told.file.attributions, key=lambda a: a.inferred):
        if a.claim in claims and (not a.inferred or (a.quote and all(b.inferred for b in found.get(a.statement, ())))):
            found.setdefault(a.statement, []).append(a)
    documents = [
        Document(
            key,
            frozenset(words_of(taken[0].quote) + (() if taken[0].inferred else words_of(taken[0].paraphrase))),
            frozenset[str]().union(*(claims[a.claim].own for a in taken)),
            frozenset[str]().union(*(claims[a.claim].actors for a in _not_denied(taken))),
            speakers=frozenset(filter(None, (taken[0].speaker, taken[0].on_behalf_of, *taken[0].via))),
            dates=said_in(taken[0].said_on),
        )
        for key, taken in found.items()
    ]
    return story(documents, told.told.about)


def _not_denied(taken: Sequence[Attribution]) -> Sequence[Attribution]:
    """The positions of a statement that do not say that it is not so, if it has some: who denies that Lund did it and
    says how it was done does not say that Lund did.
    """
    return [a for a in taken if a.stance.side is not Side.AGAINST] or taken


def _counts(figure: Figure) -> tuple[str, ...]:
    """The words for what a figure counts: of "crew of the yacht" the crew."""
    head = re.split(r" (?:of|in|from|for|to|by|on|after|at|with|about) ", figure.counts)[0]
    return words_of(f"{figure.unit} {head}")


def _counted_in(figure: Figure) -> frozenset[str]:
    """Where a figure tells that what it counts is: "in Sund", but not what was "lost in Sund"."""
    texts = (text for text in (figure.counts, figure.phase) if not any(map(is_past, text.lower().split())))
    return frozenset[str]().union(*map(places_in, texts))


@lru_cache(4_096)
def _dates(span: str) -> frozenset[str]:
    """The years in which something happened, and of a short time the months and days too, as they are compared."""
    happened = Span(span=span, worked_out=None)
    first, last = happened.first.first, happened.last.last
    days = [first + dt.timedelta(days=n) for n in range(min((last - first).days, _MONTH) + 1)]
    years = {str(year) for year in range(first.year, min(last.year, first.year + _YEARS) + 1)}
    if (last - first).days > _MONTH:
        return frozenset(years)
    return frozenset(years | {stem(MONTHS[day.month - 1]) for day in days} | {str(day.day) for day in days})


def said_in(day: str) -> frozenset[str]:
    """The year, month and day on which something was said, as they are compared."""
    found = _DAY.search(day)
    if found is None:
        return frozenset()
    year, month, of_month = found.groups()
    return frozenset(
        {year, *([stem(MONTHS[int(month) - 1])] if month else []), *([str(int(of_month))] if of_month else [])}
    )


def _numbered(text: str) -> list[str]:
    """The words right behind a number: of "24 American diplomats and relatives" all but "and"."""
    behind: list[str] = []
    for found in _BEHIND.finditer(text):
        words = found[1].split()
        ends = next((n for n, word in enumerate(words) if word.lower() in STOP_WORDS), len(words))
        behind += words_of(" ".join(words[:ends]))
    return behind


def _numbers(bounds: tuple[float, float]) -> set[str]:
    return {str(int(bound)) if bound == int(bound) else str(bound) for bound in bounds}
