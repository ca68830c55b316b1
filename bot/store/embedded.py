"""The store of one process: journal and read model in one SQLite file, written in one transaction."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from bot.domain.entries import Entry, Source
from bot.domain.files import ClaimFile
from bot.domain.pending import KeptDraft, KeptQuestion, KeptSuggestion, SuggestionState
from bot.domain.refusals import Choice
from bot.domain.revision import CURATED, LIBRARY, Author, Draft, Revision, Step, canonical
from bot.domain.vocabulary import Kind
from bot.store import deskwork, journal, questions, readmodel
from bot.store.appending import Appended, appended, keep
from bot.store.clashes import name_given
from bot.store.digestpages import DigestPages
from bot.store.finding import Finding
from bot.store.history import History, seen_revision, was_used
from bot.store.journal import Progress
from bot.store.meanings import Meaning, Measured, counts
from bot.store.measuring import Measuring, Told
from bot.store.migrations import migrations
from bot.store.readings import EmbeddedReadings
from bot.store.reads import Reads
from bot.store.remembered import Newest, Remembered
from bot.store.store import MovedOn, NameGiven, PackChange, SeenEntry, Written
from bot.store.threads import DEADLINE, ReaderThreads, StoreUnusable, WriterThread, closed_to_us, tidy_up

T = TypeVar("T")


_REMEMBERED = 4_096
"""How many of the kept values the process remembers: a server's setup is asked for at every command."""

_LOADING_KIB, _RESTING_KIB = 262_144, 2_048
"""How much of the file the writer may hold in memory: while packs load, so that no index page spills twice; else."""


class EmbeddedStore(EmbeddedReadings, DigestPages):
    """Keeps the contract of `Store` over the SQLite file at `path`, made where it is missing.

    With `writes` off it reads what is there, even beside a process that writes, and must not be asked to change any.
    Raises StoreLocked when another process writes to the file and this one would too, StoreUnusable when the file
    cannot be opened.
    """

    def __init__(self, path: Path, *, writes: bool = True) -> None:
        self._path = path
        self._may_write = writes
        if writes:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writer = WriterThread(path, prepare=_prepared)
            except OSError as error:
                raise closed_to_us(path, error) from error
        elif not path.is_file():
            raise StoreUnusable(f"There is no store at {path}; the bot makes one when it first runs.")
        self._tidies = not writes and not path.with_name(path.name + "-wal").exists()
        self._threads = ReaderThreads(path)
        EmbeddedReadings.__init__(self, self._threads)
        DigestPages.__init__(self, self._readers.run, self._write_job)
        self._position = self._writer.first(journal.last) if writes else 0
        self._kept: dict[str, str | None] = {}
        self._newest = Newest(0, "", None)
        self._remembered = Remembered()
        self._measuring: Measuring | None = None
        self._has_moved = asyncio.Event()

    @property
    def position(self) -> int:
        return self._position

    def as_of(self, seq: int) -> EmbeddedReadings:
        return EmbeddedReadings(self._threads, seq, self._meaning)

    async def measure_by(self, meaning: Meaning) -> None:
        """From now on find claims by what they mean too. Meanings are measured by `catch_up` and `keep_measuring`."""
        self._measuring = Measuring(self._threads, self._writer, meaning)
        await self._measuring.begin()
        self._meaning = Measured(meaning)

    async def catch_up(self, told: Told | None = None) -> int:
        """Measure the claims that are not measured yet; returns how many that were. Nothing to do without a model."""
        return await self._measuring.catch_up(told) if self._measuring else 0

    async def measured(self) -> tuple[int, int]:
        """How many of the claims that stand are measured, and how many stand."""
        return await self._readers.run(counts)

    async def keep_measuring(self) -> None:
        """Measure claims whenever some are written, until cancelled."""
        while True:
            await self._has_moved.wait()
            self._has_moved.clear()
            await self.catch_up()

    async def source_at(self, scope: str, url: str) -> str | None:
        return await self._readers.run(lambda conn: Finding(conn, scope).source_at(url))

    async def entries_like(self, scope: str, kind: Kind, terms: Sequence[str], limit: int) -> list[Choice]:
        return await self._readers.run(
            lambda conn: Finding(conn, scope).entries_like(kind, terms, limit), deadline=DEADLINE
        )

    async def sources_like(self, scope: str, terms: Sequence[str], limit: int) -> list[Source]:
        return await self._readers.run(lambda conn: Finding(conn, scope).sources_like(terms, limit), deadline=DEADLINE)

    async def naming(self, scope: str, kind: Kind, key: str) -> list[tuple[Kind, str, int, Entry]]:
        return await self._readers.run(lambda conn: Finding(conn, scope).naming(kind, key))

    async def assessment_key(self, scope: str, claim: str) -> str | None:
        return await self._readers.run(lambda conn: Finding(conn, scope).assessment_key(claim))

    async def put_packs(
        self,
        entries: Mapping[tuple[Kind, str], Entry],
        at: dt.datetime,
        progress: Progress | None = None,
    ) -> PackChange:
        def job(db: Database) -> tuple[PackChange, Appended]:
            had = {
                (kind, key): body
                for kind, key, body, _ in db.execute(
                    "SELECT kind, key, body, max(seq) FROM journal WHERE scope = ? AND by = ? GROUP BY kind, key",
                    (LIBRARY, CURATED),
                )
                if body
            }
            put = [
                Draft(LIBRARY, kind, key, entry)
                for (kind, key), entry in entries.items()
                if not had or had.get((kind.value, key)) != canonical(entry)
            ]
            gone = [Draft(LIBRARY, Kind(kind), key, None) for kind, key in had if (Kind(kind), key) not in entries]
            db.execute(f"PRAGMA cache_size = -{_LOADING_KIB}")
            try:
                done = appended(db, [*put, *gone], Author(CURATED, at, "packs loaded"), progress)
            finally:
                db.execute(f"PRAGMA cache_size = -{_RESTING_KIB}")
                db.execute("PRAGMA shrink_memory")
            return PackChange(len(put), len(gone)), done

        def then(done: tuple[PackChange, Appended]) -> None:
            self._remembered.all_changed(done[1].last)
            self._kept.update(done[1].kept)
            self._moved_to(done[1].last)

        change, _ = await self._writer.run(job, then)
        self._has_moved.set()
        return change

    async def write(
        self,
        drafts: Sequence[Draft],
        author: Author,
        *,
        draft: str | None = None,
        suggestion: int | None = None,
        owed: str = "",
        names_at: int | None = None,
    ) -> Written:
        def job(db: Database) -> tuple[Appended, Newest]:
            if draft is not None:
                deskwork.close_draft(db, draft, author.at)
            if suggestion is not None:
                deskwork.decide(db, drafts[0].scope, suggestion, "accepted", author.name, owed)
            held = [change for change in drafts if not change.fresh or was_used(db.conn, change)]
            for change in held:
                if change.base is not None:
                    current, _ = seen_revision(db.conn, change.scope, change.kind, change.key)
                    if current != change.base or change.fresh:
                        raise MovedOn(change, current)
            if names_at is not None and (given := name_given(db.conn, drafts, names_at)):
                raise NameGiven(*given)
            alone = not held and all(change.scope != LIBRARY for change in drafts)
            done = appended(db, drafts, author, fresh=alone)
            scope, kind, key = (main := drafts[-1]).scope, main.kind, main.key
            card = Reads(db.conn, scope).claim_file(key) if alone and kind is Kind.CLAIM else None
            return done, Newest(done.last, scope, card)

        def then(done: tuple[Appended, Newest]) -> None:
            self._newest = done[1]
            self._remembered.changed(drafts, done[1].position)
            self._kept.update(done[0].kept)
            self._moved_to(done[1].position)

        done, _ = await self._writer.run(job, then)
        self._has_moved.set()
        return done.written

    async def _write_job(self, job: Callable[[Database], T]) -> T:
        return await self._writer.run(job)

    def _moved_to(self, last: int) -> None:
        """Called by the writer as soon as a change is committed: an answer drawn before it is not given after it."""
        self._position = max(self._position, last)

    async def claim_file(self, scope: str, claim: str) -> ClaimFile | None:
        newest = self._newest
        if newest.card and newest.card.key == claim and (newest.scope, newest.position) == (scope, self._position):
            return newest.card
        return await super().claim_file(scope, claim)

    # What became of entries

    async def seen(self, scope: str, kind: Kind, key: str) -> tuple[int, Entry | None]:
        if self._may_write and (seen := self._remembered.get(scope, kind, key)):
            return seen
        at = self._position
        seq, body = await self._readers.run(lambda conn: seen_revision(conn, scope, kind, key))
        seen = seq, readmodel.parsed(kind, body) if body else None
        self._remembered.put(scope, kind, key, at, seen)
        return seen

    async def entries(self, scope: str) -> dict[tuple[Kind, str], SeenEntry]:
        rows = await self._read(scope, Reads.entries)
        return {(kind, key): SeenEntry(revision, place, kind, body) for revision, place, kind, key, body in rows}

    async def change_with(self, scope: str, seq: int, kind: Kind | None = None) -> list[Revision]:
        return await self._readers.run(lambda conn: History(conn, scope).change_with(seq, kind))

    async def own_revisions_by(self, scope: str, user: str, limit: int) -> list[Revision]:
        return await self._readers.run(lambda conn: History(conn, scope).own_by(user, limit))

    async def steps(self, scope: str, revisions: Sequence[Revision]) -> list[Step]:
        return await self._readers.run(lambda conn: History(conn, scope).steps(revisions))

    # What is begun and not yet written

    async def keep_draft(self, draft: KeptDraft, *, still: bool = False) -> None:
        await self._writer.run(lambda db: deskwork.keep_draft(db, draft, still=still))

    async def draft(self, scope: str, key: str) -> KeptDraft | None:
        return await self._readers.run(lambda conn: deskwork.draft(conn, scope, key))

    async def closed_draft(self, scope: str, key: str, now: dt.datetime) -> KeptDraft | None:
        return await self._readers.run(lambda conn: deskwork.closed_draft(conn, scope, key, now))

    async def drafts(self, scope: str, owner: str) -> list[KeptDraft]:
        return await self._readers.run(lambda conn: deskwork.drafts(conn, scope, owner))

    async def discard_draft(self, draft: str, at: dt.datetime) -> None:
        await self._writer.run(lambda db: deskwork.close_draft(db, draft, at))

    async def suggest(self, suggestion: KeptSuggestion) -> int:
        return await self._writer.run(lambda db: deskwork.add_suggestion(db, suggestion))

    async def suggestion(self, scope: str, number: int) -> KeptSuggestion | None:
        return await self._readers.run(lambda conn: deskwork.suggestion(conn, scope, number))

    async def suggestions_by(self, scope: str, proposer: str, since: dt.datetime) -> list[KeptSuggestion]:
        moment = since.isoformat()
        return await self._readers.run(lambda conn: deskwork.suggestions_by(conn, scope, proposer, moment))

    async def open_suggestions(self, scope: str, limit: int) -> list[KeptSuggestion]:
        return await self._readers.run(lambda conn: deskwork.open_suggestions(conn, scope, limit))

    async def decide(self, scope: str, number: int, state: SuggestionState, by: str, owed: str) -> None:
        await self._writer.run(lambda db: deskwork.decide(db, scope, number, state, by, owed))

    async def owed(self) -> list[KeptSuggestion]:
        return await self._readers.run(deskwork.owed)

    async def note_told(self, scope: str, number: int) -> None:
        await self._writer.run(lambda db: deskwork.note_told(db, scope, number))

    async def keep_question(self, question: KeptQuestion) -> int:
        return await self._writer.run(lambda db: questions.keep_question(db, question))

    async def question(self, scope: str, number: int) -> KeptQuestion | None:
        return await self._readers.run(lambda conn: questions.question(conn, scope, number))

    async def questions_by(self, scope: str, asker: str, since: dt.datetime) -> list[KeptQuestion]:
        moment = since.isoformat()
        return await self._readers.run(lambda conn: questions.questions_by(conn, scope, asker, moment))

    async def open_questions(self, scope: str, limit: int) -> list[KeptQuestion]:
        return await self._readers.run(lambda conn: questions.open_questions(conn, scope, limit))

    async def close_question(self, scope: str, number: int, state: str, by: str, owed: str) -> None:
        await self._writer.run(lambda db: questions.close_question(db, scope, number, state, by, owed))

    async def owed_answers(self) -> list[KeptQuestion]:
        return await self._readers.run(questions.owed_answers)

    async def note_answer_told(self, scope: str, number: int) -> None:
        await self._writer.run(lambda db: questions.note_answer_told(db, scope, number))

    # What the process keeps

    async def kept(self, name: str) -> str | None:
        def job(conn: sqlite3.Connection) -> str | None:
            row = conn.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

        if name in self._kept:
            return self._kept[name]
        value = await self._readers.run(job)
        if self._may_write and len(self._kept) < _REMEMBERED:  # nobody else writes to the file: it stays true
            return self._kept.setdefault(name, value)  # what was kept since it was read holds
        return value

    async def keep(self, name: str, value: str) -> None:
        def remember(_: None) -> None:
            if name in self._kept or len(self._kept) < _REMEMBERED:
                self._kept[name] = value

        await self._writer.run(lambda db: keep(db, name, value), remember)

    async def rebuild(self) -> None:
        """Make the read model again from the journal."""
        await self._writer.run(readmodel.rebuild)

    async def first_broken(self) -> str | None:
        """The first broken link of the journal's chain as a sentence, or None. Raises StoreUnusable."""
        try:
            return await self._readers.run(journal.first_broken)
        except sqlite3.DatabaseError as error:
            raise closed_to_us(self._path, error) from error

    def close(self) -> None:
        self._threads.close()
        if self._may_write:
            self._writer.close()
        elif self._tidies:
            tidy_up(self._path)


def _prepared(db: Database) -> None:
    migrations.apply(db)
    readmodel.made(db)
