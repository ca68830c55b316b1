"""The store of one process: journal and read model in one SQLite file, written in one transaction."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from bot.domain.entries import Claim, Entry
from bot.domain.files import ActorFile, ClaimFile, TopicFile, TopicLine
from bot.domain.refusals import Choice
from bot.domain.revision import LIBRARY, Author, Draft, canonical
from bot.domain.vocabulary import Kind
from bot.store import journal, readmodel
from bot.store.journal import Progress
from bot.store.migrations import migrations
from bot.store.reads import Reads
from bot.store.store import PackChange
from bot.store.threads import DEADLINE, ReaderThreads, WriterThread

T = TypeVar("T")

_LOADING_KIB, _RESTING_KIB = 262_144, 2_048
"""How much of the file the writer may hold in memory: while packs load, so that no index page spills twice; else."""


class EmbeddedStore:
    """Keeps the contract of `Store` over the SQLite file at `path`, made where it is missing.

    With `writes` off it reads what another process keeps, and must not be asked to change anything.
    Raises StoreLocked when another process writes to the file and this one would too.
    """

    def __init__(self, path: Path, *, writes: bool = True) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._may_write = writes
        if writes:
            self._writer = WriterThread(path, prepare=migrations.apply)
        self._readers = ReaderThreads(path)
        self._position = self._writer.first(journal.last) if writes else 0

    @property
    def position(self) -> int:
        return self._position

    async def topics(self, scope: str, limit: int) -> list[TopicLine]:
        return await self._read(scope, lambda reads: reads.topics(limit))

    async def topic_count(self, scope: str) -> int:
        return await self._read(scope, Reads.topic_count)

    async def topic_file(self, scope: str, topic: str) -> TopicFile | None:
        return await self._read(scope, lambda reads: reads.topic_file(topic))

    async def topic_called(self, scope: str, folded: str) -> TopicFile | None:
        return await self._read(scope, lambda reads: reads.topic_called(folded))

    async def topic_claims(self, scope: str, topic: str) -> dict[str, Claim]:
        return await self._read(scope, lambda reads: reads.topic_claims(topic))

    async def claim_file(self, scope: str, claim: str) -> ClaimFile | None:
        return await self._read(scope, lambda reads: reads.claim_file(claim))

    async def actor_file(self, scope: str, actor: str) -> ActorFile | None:
        return await self._read(scope, lambda reads: reads.actor_file(actor))

    async def named(self, scope: str, kinds: Sequence[Kind], folded: str) -> list[Choice]:
        return await self._read(scope, lambda reads: reads.named(kinds, folded))

    async def names(self, scope: str, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        return await self._read(scope, lambda reads: reads.names(kind, beginning, limit))

    async def claims_like(self, scope: str, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        try:
            return await self._readers.run(
                lambda conn: Reads(conn, scope).claims_like(terms, topic, limit), deadline=DEADLINE
            )
        except sqlite3.OperationalError:  # the deadline: guesses that come too late are no guesses
            return []

    async def put_packs(
        self,
        entries: Mapping[tuple[Kind, str], Entry],
        author: Author,
        progress: Progress | None = None,
    ) -> PackChange:
        def job(db: Database) -> PackChange:
            had = {
                (kind, key): body
                for kind, key, body in db.execute(
                    "SELECT kind, key, body FROM entry WHERE scope = ? AND body != ''", (LIBRARY,)
                )
            }
            put = [
                Draft(LIBRARY, kind, key, entry)
                for (kind, key), entry in entries.items()
                if not had or had.get((kind.value, key)) != canonical(entry)
            ]
            gone = [Draft(LIBRARY, Kind(kind), key, None) for kind, key in had if (Kind(kind), key) not in entries]
            db.execute(f"PRAGMA cache_size = -{_LOADING_KIB}")
            journal.append(db, [*put, *gone], author, progress)
            db.execute(f"PRAGMA cache_size = -{_RESTING_KIB}")
            db.execute("PRAGMA shrink_memory")
            return PackChange(len(put), len(gone))

        change = await self._writer.run(job)
        self._position = await self._writer.run(journal.last)
        return change

    async def kept(self, name: str) -> str | None:
        def job(conn: sqlite3.Connection) -> str | None:
            row = conn.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

        return await self._readers.run(job)

    async def keep(self, name: str, value: str) -> None:
        await self._writer.run(lambda db: _keep(db, name, value))

    async def rebuild(self) -> None:
        """Make the read model again from the journal."""
        await self._writer.run(readmodel.rebuild)

    async def first_broken(self) -> str | None:
        """The first broken link of the journal's chain as a sentence, or None."""
        return await self._writer.run(journal.first_broken)

    def close(self) -> None:
        self._readers.close()
        if self._may_write:
            self._writer.close()

    async def _read(self, scope: str, question: Callable[[Reads], T]) -> T:
        return await self._readers.run(lambda conn: question(Reads(conn, scope)))


def _keep(db: Database, name: str, value: str) -> None:
    db.execute(
        "INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
