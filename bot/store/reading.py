"""The part of the contract that answers are made from: what may be read of the desk, now or as it was.

`scope` is "library" or a Discord server's id; a server sees the library with its own entries laid over it.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from bot.domain.changes import ChangeFile, EntryKey, Touched
from bot.domain.deadline import Deadline
from bot.domain.entries import Claim, Evidence
from bot.domain.files import ActorFile, ActorLine, ClaimFile, TopicFile, TopicLine
from bot.domain.refusals import Choice
from bot.domain.revision import Change, Revised, Revision
from bot.domain.vocabulary import Kind, Stance
from bot.search.terms import Terms


class Wanted(NamedTuple):
    """What is looked for in a story: of one of more than `most` claims the `likest` to the words, and `also` these."""

    words: Terms
    also: Sequence[str]
    most: int
    likest: int


class LookedInto(NamedTuple):
    """A story, or of a large one some claims, with what was offered for them.

    Of a whole story the file holds also those who are only told of.
    """

    file: TopicFile
    claims: dict[str, Claim]
    offered: dict[str, Evidence]


class Hit(NamedTuple):
    """An entry that a search found. `score` only orders the hits of one search.

    `share` is how much of what was searched by the entry holds, from 0 to 1: rare words count for more.
    """

    kind: Kind
    key: str
    label: str
    score: float
    share: float


class Found(NamedTuple):
    """The hits of a search, the best first. `partial` says that the deadline cut it: there may be better ones."""

    hits: tuple[Hit, ...]
    partial: bool


class ClaimTold(NamedTuple):
    """A claim, and `at`, the ISO time at which anything was told of it last."""

    claim: Choice
    at: str


class Readings(Protocol):
    """What answers are made from, now or as of a revision. Raise nothing for what is not there: None or nothing."""

    async def topics(self, scope: str, limit: int) -> list[TopicLine]:
        """The stories, newest change first."""
        ...

    async def topic_count(self, scope: str) -> int: ...

    def until(self, deadline: Deadline) -> "ReadingsOfQuestion":
        """The same, read for one question until its deadline."""
        ...

    async def topic_file(self, scope: str, topic: str, among: Sequence[str] | None = None) -> TopicFile | None:
        """The story; of its claims those `among` alone, where they are named, and what belongs to them."""
        ...

    async def looked_into(self, scope: str, topic: str, wanted: Wanted) -> LookedInto | None:
        """The story with all that a question needs of it, as it stood at one moment."""
        ...

    async def topic_keys(self, scope: str, limit: int) -> list[str]:
        """The keys of the stories, the newest story first: quick, however much was said to them."""
        ...

    async def claims_told(self, scope: str, topic: str, limit: int) -> list[ClaimTold]:
        """A story's claims, first those of which anything was told last; what came at once in the story's order."""
        ...

    async def claim_keys(self, scope: str, topic: str, limit: int) -> list[str]:
        """The keys of a story's claims, the newest first."""
        ...

    async def topics_spoken_to(self, scope: str, actor: str, limit: int, first: Collection[Stance] = ()) -> list[str]:
        """The keys of the stories that a speaker spoke to, or others for it: those in which one of the stances `first`
        was taken, then those whose claims came first.
        """
        ...

    async def speakers_on(self, scope: str, topic: str) -> tuple[list[ActorLine], list[ActorLine]]:
        """Who spoke to a story, the first first; and whom they spoke for or cited."""
        ...

    async def position_back(self, scope: str, changes: int) -> int:
        """The number of the revision after which so many changes follow; 0 if there are not as many."""
        ...

    async def topic_called(self, scope: str, folded: str) -> TopicFile | None:
        """The file of the one story of this folded name, or of the only story if the name is empty; else None."""
        ...

    async def topic_claims(self, scope: str, topic: str, *, figured: bool = False) -> dict[str, Claim]:
        """The topic's claims in full, with figures, places and spans; where `figured`, those with figures alone."""
        ...

    async def claim_file(self, scope: str, claim: str) -> ClaimFile | None: ...

    async def actor_file(
        self, scope: str, actor: str, topic: str = "", most: int = 0, before: Sequence[str] = ()
    ) -> ActorFile | None:
        """What a speaker said, on all stories or on one.

        Where `most` is given, so many positions: those on the claims `before` others, then the newest.
        """
        ...

    async def named(self, scope: str, kinds: Sequence[Kind], folded: str) -> list[Choice]:
        """The entries with exactly this folded key, name or alias."""
        ...

    async def called(self, scope: str, kinds: Sequence[Kind], folded: Sequence[str]) -> list[tuple[str, Choice]]:
        """Which of many folded words name an entry of these kinds: each such name with its entry."""
        ...

    async def claims_of(self, scope: str, claims: Sequence[str], *, figured: bool = False) -> dict[str, Claim]:
        """These claims in full; where `figured`, those that state figures alone."""
        ...

    async def taken_towards(self, scope: str, claims: Sequence[str], stances: Collection[Stance]) -> list[str]:
        """Those of these claims towards which anybody took one of the stances."""
        ...

    async def topics_of(self, scope: str, claims: Sequence[str]) -> dict[str, str]:
        """The key of the story that each of these claims belongs to."""
        ...

    async def evidence(self, scope: str, topic: str, among: Sequence[str] | None = None) -> dict[str, Evidence]:
        """All that was offered for or against the claims of a story, or `among` them, by key."""
        ...

    async def names(self, scope: str, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        """Folded names that begin so, each with its entry, for guesses and autocomplete."""
        ...

    async def claims_like(self, scope: str, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        """Claims that share words with `terms`, the likest first; the last term may be unfinished."""
        ...

    async def found(self, scope: str, wanted: Terms, topic: str | None, limit: int) -> Found:
        """The claims that say most of what `wanted` says, of one story or, where `topic` is None, of all.

        The same question to the same entries gives the same hits; what a scope does not see moves nothing in them.
        """
        ...

    async def revisions(self, scope: str, kind: Kind, key: str, limit: int) -> list[Revision]:
        """The revisions of one entry, the scope's own and the library's, newest first."""
        ...

    async def newest_of(self, scope: str, entries: Sequence[EntryKey]) -> dict[EntryKey, int]:
        """The number of the newest revision of each of these entries that has one."""
        ...

    async def about(self, scope: str, claim: str, limit: int) -> list[Revised]:
        """The revisions of what was said, offered or assessed about a claim, while it was about it, newest first."""
        ...

    async def actors(self, scope: str, keys: Sequence[str]) -> dict[str, ActorLine]:
        """Those of the speakers that are seen, by their keys."""
        ...

    async def labels(self, scope: str, entries: Collection[EntryKey]) -> dict[EntryKey, str]:
        """What each of the entries that are seen is called."""
        ...

    async def numbered(self, scope: str, numbers: Sequence[int]) -> list[Revision]:
        """The revisions with these numbers, those that the scope may read, in no order."""
        ...

    async def undone(self, scope: str, seq: int) -> list[Revision]:
        """Revision `seq`, what it undoes, what that undoes in turn, and so on: of each change its first revision."""
        ...

    async def changes(self, scope: str, after: int, limit: int) -> list[Change]:
        """What was written after revision `after`, the library's too, newest first."""
        ...

    async def position_before(self, moment: dt.datetime) -> int:
        """The number of the last revision written before a moment (UTC); 0 if there was none."""
        ...

    async def began(self, scope: str) -> dt.datetime | None:
        """When the first revision was written that this scope may read."""
        ...

    async def last(self) -> int:
        """The number of the last revision there is to read; 0 where there is none."""
        ...

    async def touched(self, scope: str, topics: Sequence[str], after: int) -> list[Touched]:
        """Every entry of these stories, or of all where none is named, that is not what it was at revision `after`.

        In the order of their revisions. New speakers and sources are not among them.
        """
        ...

    async def moved(self, scope: str, entries: Sequence[EntryKey], after: int) -> list[Touched]:
        """Those of some entries, at least one, that are not what they were at revision `after`, in that order."""
        ...

    async def in_full(
        self, scope: str, after: int, picked: Sequence[Touched], claims: Sequence[str], most: int
    ) -> ChangeFile:
        """The picked changes whole; and at most `most` of `claims` as they stood at revision `after` and stand now."""
        ...


class ReadingsOfQuestion(Readings, Protocol):
    """What one question is answered from. Each read raises LateReading once the question is late."""

    @property
    def is_cut(self) -> bool:
        """Whether only a part was looked at of what the question is about."""
        ...

    @property
    def is_enough(self) -> bool:
        """Whether it is time to answer from what was found."""
        ...

    def as_of(self, seq: int) -> "ReadingsOfQuestion":
        """The same question's, answered from revision `seq` and those before it alone."""
        ...

    def cut(self) -> None:
        """Note that it was answered from such a part."""
        ...
