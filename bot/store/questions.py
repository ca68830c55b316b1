"""Questions that members handed to the moderators: the table beside the journal that keeps them."""

import datetime as dt
import sqlite3
from typing import cast

from sqlite_utils import Database

from bot.domain.pending import KeptQuestion, QuestionState
from bot.store.store import AlreadyDone

_COLUMNS = "id, scope, asker, asked_by, at, state, closed_by, text"


def keep_question(db: Database, question: KeptQuestion) -> int:
    """Keep a new question; returns its number."""
    made = db.execute(
        "INSERT INTO question (scope, asker, asked_by, at, state, closed_by, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(question.scope, question.asker, question.asked_by, question.at.isoformat()),
            *(question.state, question.closed_by, question.text),
        ),
    )
    return int(made.lastrowid or 0)


def close_question(db: Database, scope: str, number: int, state: str, by: str) -> None:
    """Close an open question. Raises AlreadyDone, with who did it, where it is closed already."""
    changed = db.execute(
        "UPDATE question SET state = ?, closed_by = ? WHERE id = ? AND scope = ? AND state = 'open'",
        (state, by, number, scope),
    ).rowcount
    if changed == 0:
        row = db.execute("SELECT closed_by FROM question WHERE id = ? AND scope = ?", (number, scope)).fetchone()
        raise AlreadyDone(row[0] if row else "")


def question(conn: sqlite3.Connection, scope: str, number: int) -> KeptQuestion | None:
    rows = conn.execute(f"SELECT {_COLUMNS} FROM question WHERE id = ? AND scope = ?", (number, scope))
    return next((_question(row) for row in rows), None)


def questions_by(conn: sqlite3.Connection, scope: str, asker: str, since: str) -> list[KeptQuestion]:
    """What one member handed over since a moment (ISO 8601, UTC), and all of theirs that still waits, newest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM question WHERE scope = ? AND asker = ? AND (at >= ? OR state = 'open') "
        "ORDER BY id DESC LIMIT 100",
        (scope, asker, since),
    )
    return [_question(row) for row in rows]


def open_questions(conn: sqlite3.Connection, scope: str, limit: int) -> list[KeptQuestion]:
    """What waits for an answer, oldest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM question WHERE scope = ? AND state = 'open' ORDER BY id LIMIT ?", (scope, limit)
    )
    return [_question(row) for row in rows]


def _question(row: tuple[int, str, str, str, str, str, str, str]) -> KeptQuestion:
    number, scope, asker, asked_by, at, state, closed_by, text = row
    return KeptQuestion(
        *(number, scope, asker, asked_by, dt.datetime.fromisoformat(at)), cast(QuestionState, state), closed_by, text
    )
