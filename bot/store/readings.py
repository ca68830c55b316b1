"""What answers are read from one SQLite file: as it is now, or as it was at an earlier revision."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from bot.domain.changes import ChangeFile, EntryKey, Touched
from bot.domain.deadline import Deadline
from bot.domain.entries import Claim, Evidence
from bot.domain.files import ActorFile, ActorLine, ClaimFile, TopicFile, TopicLine
from bot.domain.refusals import Choice
from bot.domain.revision import LIBRARY, Change, Revised, Revision
from bot.domain.vocabulary import Kind, Stance
from bot.search.terms import Terms
from bot.store.between import Between
from bot.store.history import History
from bot.store.looking import looked_into
from bot.store.meanings import Measured
from bot.store.parts import Parts
from bot.store.reading import ClaimTold, LookedInto, Wanted
from bot.store.reads import Reads
from bot.store.search import Search
from bot.store.store import Found
from bot.store.threads import ReadersUntil, ReaderThreads

T = TypeVar("T")


class EmbeddedReadings:
    """Keeps the contract of `Readings`, as of revision `at`, or of now where it is None."""

    def __init__(
        self, readers: ReaderThreads | ReadersUntil, at: int | None = None, meaning: Measured | None = None
    ) -> None:
        self._readers = readers
        self._at = at
        self._meaning = meaning

    def until(self, deadline: Deadline) -> "ReadingsUntil":
        return ReadingsUntil(self._readers.until(deadline), deadline, self._at, self._meaning)

    async def topics(self, scope: str, limit: int) -> list[TopicLine]:
        return await self._read(scope, lambda reads: reads.topics(limit))

    async def topic_count(self, scope: str) -> int:
        return await self._read(scope, Reads.topic_count)

    async def topic_file(self, scope: str, topic: str, among: Sequence[str] | None = None) -> TopicFile | None:
        return await self._read(scope, lambda reads: reads.topic_file(topic, among))

    async def looked_into(self, scope: str, topic: str, wanted: Wanted) -> LookedInto | None:
        return (await self._looked_into(scope, topic, wanted))[0]

    async def topic_keys(self, scope: str, limit: int) -> list[str]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).topic_keys(limit))

    async def claims_told(self, scope: str, topic: str, limit: int) -> list[ClaimTold]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).claims_told(topic, limit))

    async def claim_keys(self, scope: str, topic: str, limit: int) -> list[str]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).claim_keys(topic, limit))

    async def topics_spoken_to(self, scope: str, actor: str, limit: int, first: Collection[Stance] = ()) -> list[str]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).topics_spoken_to(actor, limit, first))

    async def speakers_on(self, scope: str, topic: str) -> tuple[list[ActorLine], list[ActorLine]]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).speakers_on(topic))

    async def position_back(self, scope: str, changes: int) -> int:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).position_back(changes))

    async def topic_called(self, scope: str, folded: str) -> TopicFile | None:
        return await self._read(scope, lambda reads: reads.topic_called(folded))

    async def topic_claims(self, scope: str, topic: str, *, figured: bool = False) -> dict[str, Claim]:
        return await self._read(scope, lambda reads: reads.topic_claims(topic, figured=figured))

    async def claim_file(self, scope: str, claim: str) -> ClaimFile | None:
        return await self._read(scope, lambda reads: reads.claim_file(claim))

    async def actor_file(
        self, scope: str, actor: str, topic: str = "", most: int = 0, before: Sequence[str] = ()
    ) -> ActorFile | None:
        return await self._read(scope, lambda reads: reads.actor_file(actor, topic, most, before))

    async def named(self, scope: str, kinds: Sequence[Kind], folded: str) -> list[Choice]:
        return await self._read(scope, lambda reads: reads.named(kinds, folded))

    async def called(self, scope: str, kinds: Sequence[Kind], folded: Sequence[str]) -> list[tuple[str, Choice]]:
        return await self._read(scope, lambda reads: reads.called(kinds, folded))

    async def claims_of(self, scope: str, claims: Sequence[str], *, figured: bool = False) -> dict[str, Claim]:
        return await self._read(scope, lambda reads: reads.claims_of(claims, figured=figured))

    async def taken_towards(self, scope: str, claims: Sequence[str], stances: Collection[Stance]) -> list[str]:
        return await self._readers.run(lambda conn: Parts(conn, scope, self._at).taken_towards(claims, stances))

    async def topics_of(self, scope: str, claims: Sequence[str]) -> dict[str, str]:
        return await self._read(scope, lambda reads: reads.topics_of(claims))

    async def evidence(self, scope: str, topic: str, among: Sequence[str] | None = None) -> dict[str, Evidence]:
        return await self._read(scope, lambda reads: reads.evidence(topic, among))

    async def names(self, scope: str, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        return await self._read(scope, lambda reads: reads.names(kind, beginning, limit))

    async def claims_like(self, scope: str, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        return await self._readers.run(lambda conn: Search(conn, scope, self._at).claims_like(terms, topic, limit))

    async def found(self, scope: str, wanted: Terms, topic: str | None, limit: int) -> Found:
        meaning = self._meaning
        return await self._readers.run(
            lambda conn: Search(conn, scope, self._at).found(wanted, topic, limit, meaning=meaning)
        )

    async def revisions(self, scope: str, kind: Kind, key: str, limit: int) -> list[Revision]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).revisions(kind, key, limit))

    async def newest_of(self, scope: str, entries: Sequence[EntryKey]) -> dict[EntryKey, int]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).newest_of(entries))

    async def about(self, scope: str, claim: str, limit: int) -> list[Revised]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).about(claim, limit))

    async def actors(self, scope: str, keys: Sequence[str]) -> dict[str, ActorLine]:
        return await self._read(scope, lambda reads: reads.actors(keys))

    async def labels(self, scope: str, entries: Collection[EntryKey]) -> dict[EntryKey, str]:
        return await self._read(scope, lambda reads: reads.labels(entries))

    async def numbered(self, scope: str, numbers: Sequence[int]) -> list[Revision]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).numbered(numbers))

    async def undone(self, scope: str, seq: int) -> list[Revision]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).undone(seq))

    async def changes(self, scope: str, after: int, limit: int) -> list[Change]:
        return await self._readers.run(lambda conn: History(conn, scope, self._at).changes(after, limit))

    async def position_before(self, moment: dt.datetime) -> int:
        return await self._readers.run(lambda conn: History(conn, LIBRARY).position_before(moment.isoformat()))

    async def began(self, scope: str) -> dt.datetime | None:
        first = await self._readers.run(lambda conn: History(conn, scope, self._at).began())
        return dt.datetime.fromisoformat(first) if first else None

    async def last(self) -> int:
        return await self._readers.run(lambda conn: History(conn, LIBRARY, self._at).last())

    async def touched(self, scope: str, topics: Sequence[str], after: int) -> list[Touched]:
        return await self._readers.run(lambda conn: Between(conn, scope, after, self._at).touched(topics))

    async def moved(self, scope: str, entries: Sequence[EntryKey], after: int) -> list[Touched]:
        return await self._readers.run(lambda conn: Between(conn, scope, after, self._at).touched((), entries))

    async def in_full(
        self, scope: str, after: int, picked: Sequence[Touched], claims: Sequence[str], most: int
    ) -> ChangeFile:
        return await self._readers.run(lambda conn: Between(conn, scope, after, self._at).in_full(picked, claims, most))

    async def _looked_into(
        self, scope: str, topic: str, wanted: Wanted, deadline: Deadline | None = None
    ) -> tuple[LookedInto | None, bool]:
        at, meaning = self._at, self._meaning

        def read(conn: sqlite3.Connection) -> tuple[LookedInto | None, bool]:
            search = Search(conn, scope, at, deadline)
            return looked_into(Parts(conn, scope, at), search, topic, wanted, meaning)

        return await self._readers.run(read)

    async def _read(self, scope: str, question: Callable[[Reads], T]) -> T:
        return await self._readers.run(lambda conn: question(Reads(conn, scope, self._at)))


class ReadingsUntil(EmbeddedReadings):
    """Keeps the contract of `ReadingsOfQuestion`: the same, read for one question until its deadline."""

    def __init__(
        self, readers: ReadersUntil, deadline: Deadline, at: int | None, meaning: Measured | None = None
    ) -> None:
        super().__init__(readers, at, meaning)
        self._until = readers
        self._deadline = deadline

    @property
    def is_cut(self) -> bool:
        return self._until.is_cut

    async def found(self, scope: str, wanted: Terms, topic: str | None, limit: int) -> Found:
        meaning, deadline = self._meaning, self._deadline
        found = await self._readers.run(
            lambda conn: Search(conn, scope, self._at, deadline).found(wanted, topic, limit, meaning=meaning)
        )
        self._until.is_cut = self._until.is_cut or found.partial
        return found

    async def looked_into(self, scope: str, topic: str, wanted: Wanted) -> LookedInto | None:
        story, partial = await self._looked_into(scope, topic, wanted, self._deadline)
        self._until.is_cut = self._until.is_cut or partial
        return story

    async def actor_file(
        self, scope: str, actor: str, topic: str = "", most: int = 0, before: Sequence[str] = ()
    ) -> ActorFile | None:
        file = await super().actor_file(scope, actor, topic, most, before)
        self._until.is_cut = self._until.is_cut or (file is not None and not file.is_whole)
        return file

    def as_of(self, seq: int) -> "ReadingsUntil":
        """The same question, read as of a revision: what it leaves out counts for both."""
        return ReadingsUntil(self._until, self._deadline, seq, self._meaning)

    @property
    def is_enough(self) -> bool:
        return self._deadline.is_enough

    def cut(self) -> None:
        """Note that the question was answered from a part of what it is about."""
        self._until.is_cut = True
