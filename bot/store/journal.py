"""The append-only journal: one line a revision, each chained by its hash to the one before."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from sqlite3 import Connection

from sqlite_utils import Database

from bot.domain.revision import GENESIS, Author, Draft, canonical, chained, reasoned
from bot.store import readmodel

_BATCH, _MANY = 5_000, 1_000
"""How many revisions are written at a time; from how many on, written at once, the search index is merged behind."""
_INSERT = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Progress = Callable[[int, int], None]
"""Called with how many revisions are written and how many there will be."""


def append(
    db: Database, drafts: Sequence[Draft], author: Author, progress: Progress | None = None, *, fresh: bool = False
) -> int:
    """Write the drafts as revisions and bring the read model up to them, in the caller's transaction.

    `fresh` says that no entry of these keys was ever seen from their scopes. Returns the number of the last revision.
    All revisions of one call bear one time, which no other call's do: where the clock has not moved on since the last
    revision, or went back, it is a microsecond after that.
    """
    last = db.execute("SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = last[:2] if last else (0, GENESIS)
    fresh = fresh or seq == 0
    moment = max(author.at, dt.datetime.fromisoformat(last[2]) + dt.timedelta(microseconds=1)) if last else author.at
    at = moment.isoformat()
    pending = iter(drafts)
    while batch := list(islice(pending, _BATCH)):
        lines: list[tuple[int | str, ...]] = []
        revisions: list[tuple[int, Draft, str]] = []
        for draft in batch:
            seq += 1
            body = canonical(draft.entry) if draft.entry else ""
            why = reasoned(author.why, draft)
            line = (draft.scope, draft.kind.value, draft.key, draft.action, body, author.name, at, why)
            previous = chained(previous, *line)
            lines.append((seq, *line, previous))
            revisions.append((seq, draft, body))
        db.conn.executemany(_INSERT, lines)
        readmodel.apply(db, revisions, fresh=fresh)
        if progress:
            progress(seq - (last[0] if last else 0), len(drafts))
    if len(drafts) >= _MANY:
        readmodel.merge_lists(db)
    return seq


def last(db: Database) -> int:
    """The number of the last revision; 0 where there is none."""
    return db.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]


def first_broken(db: Connection) -> str | None:
    """Walk the chain; the first line whose hash does not follow, as a sentence, or None if it is whole."""
    previous = GENESIS
    expected = 1
    for seq, *line, stamped in _lines(db):
        if seq != expected:
            return f"revision {expected} is missing: the next one is {seq}"
        previous = chained(previous, *line)
        if previous != stamped:
            return f"revision {seq} ({line[1]} {line[2]}) does not match its hash: it was changed after it was written"
        expected += 1
    return None


def _lines(db: Connection) -> Iterator[tuple[int, str, str, str, str, str, str, str, str, str]]:
    yield from db.execute("SELECT seq, scope, kind, key, action, body, by, at, why, hash FROM journal ORDER BY seq")
