"""Questions that members handed to the moderators: the table beside the journal that keeps them."""

import datetime as dt
import sqlite3
from typing import cast

from sqlite_utils import Database

from bot.domain.pending import KeptQuestion, QuestionState
from bot.store.store import AlreadyDone

_COLUMNS = "id, scope, asker, asked_by, at, state, closed_by, text, owed"


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


def close_question(db: Database, scope: str, number: int, state: str, by: str, owed: str) -> None:
    """Close an open question; `owed` is what the one who asked is to be told.

    Raises AlreadyDone, with who did it, where it is closed already.
    """
    changed = db.execute(
        "UPDATE question SET state = ?, closed_by = ?, owed = ? WHERE id = ? AND scope = ? AND state = 'open'",
        (state, by, owed, number, scope),
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


def owed_answers(conn: sqlite3.Connection) -> list[KeptQuestion]:
    """What is answered and not yet told to the one who asked, in every scope, oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM question WHERE owed != '' ORDER BY id LIMIT 100")
    return [_question(row) for row in rows]


def note_answer_told(db: Database, scope: str, number: int) -> None:
    """The one who asked a question knows the answer."""
    db.execute("UPDATE question SET owed = '' WHERE id = ? AND scope = ?", (number, scope))


def _question(row: tuple[int, str, str, str, str, str, str, str, str]) -> KeptQuestion:
    number, scope, asker, asked_by, at, state, closed_by, text, owed = row
    moment = dt.datetime.fromisoformat(at)
    return KeptQuestion(number, scope, asker, asked_by, moment, cast(QuestionState, state), closed_by, text, owed)
