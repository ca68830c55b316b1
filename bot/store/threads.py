"""The threads SQLite runs in: one that writes and checkpoints, two that only read.

SQLite 3.40 can lose committed rows when two connections write or checkpoint a WAL file
(https://sqlite.org/wal.html, fixed in 3.51.3), so exactly one connection does either, and a lock file keeps a
second process off.
"""

import asyncio
import fcntl
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

from sqlite_utils import Database

from bot.domain.deadline import Deadline

T = TypeVar("T")

DEADLINE = 0.15
"""Seconds after which a search is stopped; it fails with sqlite3.OperationalError("interrupted")."""


_STEPS = 20_000
"""Of SQLite's steps, after how many it is asked whether to stop: some tenths of a millisecond."""


class StoreUnusable(Exception):
    """A store that cannot be opened or read, as one sentence."""


class StoreLocked(StoreUnusable):
    """Another process writes to this file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The store is in use: another process writes to {path.name}. "
            "Stop that process, or set DATABASE_URL to another file."
        )


def closed_to_us(path: Path, error: Exception) -> StoreUnusable:
    """What to raise where the store at `path` cannot be opened or read."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return StoreUnusable(f"The store {path} cannot be opened: {why.lower()}. DATABASE_URL says where it lies.")


BEGIN = "BEGIN IMMEDIATE"
"""Deferred, a transaction that has read would fail at its first write if another was written meanwhile."""


def transaction(db: Database, job: Callable[[Database], T]) -> T:
    """Run `job` inside a transaction; commit when it returns, roll back when it raises."""
    conn = db.conn
    conn.execute(BEGIN)
    try:
        result = job(db)
    except BaseException:
        if conn.in_transaction:  # a full disk has rolled it back already
            conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")
    return result


class WriterThread:
    """The one connection that writes. Each job is one transaction: all of it or nothing."""

    def __init__(self, path: Path, prepare: Callable[[Database], None]) -> None:
        self._lock = _held_lock(path)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        try:
            self._db = self._pool.submit(_open_writer, path).result()
            self.first(prepare)
        except sqlite3.DatabaseError as error:
            self._pool.shutdown()
            self._lock.close()
            raise closed_to_us(path, error) from error

    def first(self, job: Callable[[Database], T]) -> T:
        """Run `job` and wait for it, while the store is being opened."""
        return self._pool.submit(job, self._db).result()

    async def run(self, job: Callable[[Database], T], then: Callable[[T], None] | None = None) -> T:
        """Run `job` inside BEGIN IMMEDIATE; commit when it returns, roll back when it raises.

        `then` is called in this thread once it is committed, even where nobody waits for the result any more.
        """
        return await asyncio.wrap_future(self._pool.submit(self._transaction, job, then))

    def _transaction(self, job: Callable[[Database], T], then: Callable[[T], None] | None) -> T:
        result = transaction(self._db, job)
        if then:
            then(result)
        return result

    def close(self) -> None:
        self._pool.submit(self._db.close).result()
        self._pool.shutdown()
        self._lock.close()


class LateReading(Exception):
    """A question was looked into until its deadline: nothing more is read for it."""


class Reader(sqlite3.Connection):
    """A connection that knows what may stop it, so that one deadline can stand inside another."""

    stops: tuple[Callable[[], bool], ...] = ()


class ReaderThreads:
    """Two read-only connections. Each job sees one moment of the store; one that may be cut short has a deadline."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="store-reader", initializer=self._connect)

    async def run(self, job: Callable[[sqlite3.Connection], T], deadline: float | None = None) -> T:
        return await asyncio.wrap_future(self._pool.submit(self._snapshot, job, deadline))

    def until(self, deadline: Deadline) -> "ReadersUntil":
        """The same threads, for one question alone."""
        return ReadersUntil(self, deadline)

    def _connect(self) -> None:
        conn = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=Reader,
        )
        conn.execute("PRAGMA query_only = ON")
        self._local.conn = conn
        self._open.append(conn)

    def _snapshot(self, job: Callable[[sqlite3.Connection], T], deadline: float | None) -> T:
        conn: sqlite3.Connection = self._local.conn
        conn.execute("BEGIN")
        try:
            if deadline is None:
                return job(conn)
            with within(conn, deadline):
                return job(conn)
        finally:
            conn.execute("COMMIT")

    def close(self) -> None:
        self._pool.shutdown()
        for conn in self._open:
            conn.close()


class ReadersUntil:
    """Reads for one question, until its deadline. `is_cut` says that some of what it asked for was left out.

    Once the question is late, what it reads is stopped, and nothing more is begun.
    """

    def __init__(self, readers: ReaderThreads, deadline: Deadline) -> None:
        self._readers = readers
        self._deadline = deadline
        self.is_cut = False

    async def run(self, job: Callable[[sqlite3.Connection], T], deadline: float | None = None) -> T:
        """Raises LateReading where the question is late."""
        return await self._readers.run(lambda conn: self._read(conn, job), deadline)

    def until(self, deadline: Deadline) -> "ReadersUntil":
        return ReadersUntil(self._readers, deadline)

    def _read(self, conn: sqlite3.Connection, job: Callable[[sqlite3.Connection], T]) -> T:
        if self._deadline.is_late:
            self.is_cut = True
            raise LateReading
        try:
            with until(conn, lambda: self._deadline.is_late):
                return job(conn)
        except sqlite3.OperationalError as error:
            if not self._deadline.is_late:
                raise
            self.is_cut = True
            raise LateReading from error


def within(conn: sqlite3.Connection, seconds: float) -> AbstractContextManager[None]:
    """Stop what the connection does after so many seconds: it fails with sqlite3.OperationalError("interrupted")."""
    stop_at = time.monotonic() + seconds
    return until(conn, lambda: time.monotonic() > stop_at)


@contextmanager
def until(conn: sqlite3.Connection, over: Callable[[], bool]) -> Iterator[None]:
    """Stop what the connection does, in the same way, once `over` says so, or what stops it already."""
    had = conn.stops if isinstance(conn, Reader) else ()
    _stopped_by(conn, (*had, over))
    try:
        yield
    finally:
        _stopped_by(conn, had)


def _stopped_by(conn: sqlite3.Connection, stops: tuple[Callable[[], bool], ...]) -> None:
    if isinstance(conn, Reader):
        conn.stops = stops
    conn.set_progress_handler((lambda: any(over() for over in stops)) if stops else None, _STEPS if stops else 0)


def tidy_up(path: Path) -> None:
    """Remove the files that reading alone leaves beside a store, unless somebody has it open.

    A connection that may only read makes SQLite's -wal and -shm and cannot remove them; one that may write does so as
    it closes, if it is the last.
    """
    lying = path.with_name(path.name + ".lock")
    is_new = not lying.exists()
    try:
        lock = _held_lock(path)
    except (StoreLocked, OSError):
        return  # in use, or in a folder where nothing can be written: then nothing was left either
    mode = f"{path.absolute().as_uri()}?mode=rw"
    with lock, suppress(sqlite3.DatabaseError), closing(sqlite3.connect(mode, uri=True)) as conn:
        conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    if is_new:
        lying.unlink()


def _open_writer(path: Path) -> Database:
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        conn.execute("PRAGMA journal_mode = WAL")
    except sqlite3.DatabaseError:
        conn.close()
        raise
    conn.execute("PRAGMA synchronous = FULL")
    return Database(conn)


def _held_lock(path: Path) -> IO[str]:
    lock = path.with_name(path.name + ".lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise StoreLocked(path) from None
    return lock
