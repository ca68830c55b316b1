"""Keeps what claims mean, as measured by an optional model, and finds those that mean nearly what was asked.

A vector belongs to a revision, whose text never changes, so vectors outlive the read model. A question is compared with
those of the library and of the scope, the newest first: what one server writes moves nothing in another's results.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Protocol

from sqlite_utils import Database

MODEL = "embedding model"
"""Under which name the process keeps which model made the vectors."""

_COMPARED = 20_000
"""How many vectors are compared with a question's; of a larger desk, those of the newest claims."""

_NEAREST, _NEAR = 60, 0.35
"""How many claims are taken for what they mean alone, and how like they must be."""


class Meaning(Protocol):
    """A model that measures what texts mean; any thread may use it. `name` is the model's and its input's."""

    name: str

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """The meaning of each text, all of one length."""
        ...

    def nearest(self, vector: bytes, others: bytes, most: int) -> list[tuple[int, float]]:
        """The places of the likest of the others, which stand end to end, and how like they are; the likest first."""
        ...


def meant(label: str, wordings: Iterable[str]) -> str:
    """What of a claim is measured."""
    return " ".join((*wordings, label))


def lacking(conn: sqlite3.Connection, after: int, most: int) -> list[tuple[str, int, str]]:
    """The next claims that stand and have no vector: (scope, row, what to measure), after a row."""
    rows = conn.execute(
        "SELECT e.scope, e.id, e.label, coalesce(e.body -> 'wordings', '[]') FROM entry e WHERE e.id > ? "
        "AND e.kind = 'claim' AND e.body != '' AND e.until = 0 "
        "AND NOT EXISTS (SELECT 1 FROM embedding m WHERE m.scope = e.scope AND m.id = e.id) ORDER BY e.id LIMIT ?",
        (after, most),
    )
    return [(scope, row, meant(label, json.loads(wordings))) for scope, row, label, wordings in rows]


def counts(conn: sqlite3.Connection) -> tuple[int, int]:
    """How many of the claims that stand are measured, and how many stand, in all scopes."""
    return conn.execute(
        "SELECT count(m.id), count(*) FROM entry e LEFT JOIN embedding m ON m.scope = e.scope AND m.id = e.id "
        "WHERE e.kind = 'claim' AND e.body != '' AND e.until = 0"
    ).fetchone()


def keep_vectors(db: Database, vectors: Iterable[tuple[str, int, bytes]]) -> None:
    db.conn.executemany("INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)", vectors)


def begin_with(db: Database, model: str) -> None:
    """From now on vectors are this model's: those of another are thrown away."""
    (had,) = db.execute("SELECT coalesce((SELECT value FROM kept WHERE name = ?), '')", (MODEL,)).fetchone()
    if had != model:
        db.execute("DELETE FROM embedding")
        db.execute(
            "INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (MODEL, model)
        )


class Measured:
    """The vectors of one model, as far as they were read.

    The library's stay in memory, some 8 MB of them at most. They cannot be stale: a revision's vector never changes,
    and new ones only follow.
    """

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._lock = threading.Lock()
        self._rows: list[int] = []
        self._packed = b""

    def likeness(
        self, conn: sqlite3.Connection, text: str, own: str, topic: str | None, rows: Sequence[int]
    ) -> dict[int, float]:
        """How like to a text these rows are, as far as measured, and the likest of all the library's and `own` scope's.

        Where a story is named, the likest of that story.
        """
        (asked,) = self._meaning.vectors([text])
        found = self._of(asked, conn, rows, own)
        if topic:
            sql = (
                "SELECT m.id, m.vector FROM entry e CROSS JOIN embedding m ON m.scope = e.scope AND m.id = e.id "
                "WHERE e.topic = ? AND e.scope IN ('library', ?) AND e.until = 0 ORDER BY m.id DESC LIMIT ?"
            )
            lists = [_packed(conn.execute(sql, (topic, own, _COMPARED)).fetchall())]
        else:
            lists = [self._librarys(conn)]
            if own:
                sql = "SELECT id, vector FROM embedding WHERE scope = ? ORDER BY id DESC LIMIT ?"
                lists.append(_packed(conn.execute(sql, (own, _COMPARED)).fetchall()))
        near = [
            (round(like, 6), -numbers[place])
            for numbers, vectors in lists
            for place, like in self._meaning.nearest(asked, vectors, _NEAREST)
            if like >= _NEAR
        ]
        found.update((-number, like) for like, number in nlargest(_NEAREST, near))
        return found

    def _of(self, asked: bytes, conn: sqlite3.Connection, rows: Sequence[int], own: str) -> dict[int, float]:
        numbers, vectors = _packed(
            conn.execute(
                "SELECT m.id, m.vector FROM json_each(?) j CROSS JOIN json_each(?) s "
                "CROSS JOIN embedding m ON m.scope = s.value AND m.id = j.value",
                (json.dumps(rows), json.dumps(["library", own])),
            ).fetchall()
        )
        return {numbers[place]: like for place, like in self._meaning.nearest(asked, vectors, len(numbers))}

    def _librarys(self, conn: sqlite3.Connection) -> tuple[list[int], bytes]:
        """The newest of the library: their rows, and their vectors end to end."""
        with self._lock:
            more = conn.execute(
                "SELECT id, vector FROM embedding WHERE scope = 'library' AND id > ? ORDER BY id DESC LIMIT ?",
                (self._rows[-1] if self._rows else 0, _COMPARED),
            ).fetchall()
            if more:
                self._rows = [*self._rows, *(row for row, _ in reversed(more))][-_COMPARED:]
                size = len(more[0][1])
                added = b"".join([vector for _, vector in reversed(more)])
                self._packed = (self._packed + added)[-_COMPARED * size :]
            return self._rows, self._packed


def _packed(found: Sequence[tuple[int, bytes]]) -> tuple[list[int], bytes]:
    return [row for row, _ in found], b"".join([vector for _, vector in found])
