"""Keeps what claims mean, as measured by an optional model, and finds those that mean nearly what was asked.

A vector belongs to a revision, whose text never changes, so vectors outlive the read model. They are read from the
file for each question, the newest of the library and of the scope first: what one server writes moves nothing in
another's results.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
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

    def vectors(self, texts: Sequence[str]) -> list[bytes]: ...

    def likeness(self, vector: bytes, others: Sequence[bytes]) -> list[float]: ...


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


def likeness(
    conn: sqlite3.Connection, meaning: Meaning, text: str, scopes: Sequence[str], topic: str | None, rows: Sequence[int]
) -> tuple[Mapping[int, float], list[int]]:
    """How like these index rows are to a text, as far as they are measured; and the rows likest to it of all."""
    if topic:
        found = conn.execute(
            "SELECT m.id, m.vector FROM entry e CROSS JOIN embedding m ON m.scope = e.scope AND m.id = e.id "
            "WHERE e.topic = ? AND e.scope IN (SELECT value FROM json_each(?)) ORDER BY m.id DESC LIMIT ?",
            (topic, json.dumps(scopes), _COMPARED),
        ).fetchall()
    else:
        newest = "SELECT id, vector FROM embedding WHERE scope = ? ORDER BY id DESC LIMIT ?"
        found = conn.execute(newest, (scopes[0], _COMPARED)).fetchall()
        for scope in scopes[1:]:
            found += conn.execute(newest, (scope, _COMPARED)).fetchall()
    wanted = set(rows)
    known = wanted.intersection([row for row, _ in found])
    if known != wanted:
        found += conn.execute(
            "SELECT m.id, m.vector FROM json_each(?) j CROSS JOIN json_each(?) s "
            "CROSS JOIN embedding m ON m.scope = s.value AND m.id = j.value",
            (json.dumps(sorted(wanted - known)), json.dumps(scopes)),
        ).fetchall()
    if not found:
        return {}, []
    (asked,) = meaning.vectors([text])
    alike = meaning.likeness(asked, [vector for _, vector in found])
    least = max(nlargest(_NEAREST, alike)[-1], _NEAR)
    by_row = {row: like for (row, _), like in zip(found, alike, strict=True) if like >= least or row in wanted}
    best = nlargest(_NEAREST, [(round(like, 6), -row) for row, like in by_row.items() if like >= least])
    return by_row, [-row for _, row in best]
