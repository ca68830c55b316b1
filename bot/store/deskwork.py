"""What is on the desk and not yet in the journal: begun drafts, and suggestions waiting to be decided."""

import datetime as dt
import sqlite3
from typing import cast

from sqlite_utils import Database

from bot.domain.pending import KeptDraft, KeptSuggestion, SuggestionState
from bot.store.store import AlreadyDone

_SUGGESTION = "id, scope, proposer, at, state, decided_by, body, owed"

UNTYPED_FOR = dt.timedelta(days=7)
"""How long a draft is kept in which nobody has typed anything: its form is open still, or was closed again."""
CLOSED_FOR = dt.timedelta(days=1)
"""How long a draft is kept that was saved or discarded: a form of it that is sent late is whole with it."""
_OF_A_FORM = 250_000
"""How many characters the draft of a form takes at most, all its boxes full."""
_DRAFT = "id, scope, owner, at, typed, body"


def keep_draft(db: Database, draft: KeptDraft, *, still: bool = False) -> None:
    """Keep a draft, in place of what it was before; its scope's drafts that nobody typed into go when a week old.

    One that must be on the desk `still` is not put there again: raises AlreadyDone where it was taken off.
    """
    if still and db.execute("SELECT 1 FROM draft WHERE id = ? AND closed = ''", (draft.id,)).fetchone() is None:
        raise AlreadyDone
    stale = (draft.at - UNTYPED_FOR).isoformat()
    db.execute("DELETE FROM draft WHERE typed = 0 AND at < ? AND scope = ?", (stale, draft.scope))
    _forget_closed(db, draft.at)
    db.execute(
        f"INSERT INTO draft ({_DRAFT}) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET at = excluded.at, typed = excluded.typed, body = excluded.body, closed = ''",
        (draft.id, draft.scope, draft.owner, draft.at.isoformat(), int(draft.typed), draft.body),
    )


def close_draft(db: Database, draft: str, at: dt.datetime) -> None:
    """Take a draft off the desk; one too large to be a form's, a pack, goes at once.

    Raises AlreadyDone where it is not there any more.
    """
    taken = db.execute("UPDATE draft SET closed = ? WHERE id = ? AND closed = ''", (at.isoformat(), draft))
    if taken.rowcount == 0:
        raise AlreadyDone
    db.execute("DELETE FROM draft WHERE id = ? AND length(body) > ?", (draft, _OF_A_FORM))
    _forget_closed(db, at)


def _forget_closed(db: Database, at: dt.datetime) -> None:
    db.execute("DELETE FROM draft WHERE closed != '' AND closed < ?", ((at - CLOSED_FOR).isoformat(),))


def drafts(conn: sqlite3.Connection, scope: str, owner: str) -> list[KeptDraft]:
    """The drafts somebody typed into, newest first."""
    rows = conn.execute(
        f"SELECT {_DRAFT} FROM draft WHERE owner = ? AND scope = ? AND typed = 1 AND closed = '' "
        "ORDER BY at DESC LIMIT 25",
        (owner, scope),
    )
    return [_draft(row) for row in rows]


def draft(conn: sqlite3.Connection, scope: str, key: str) -> KeptDraft | None:
    row = conn.execute(
        f"SELECT {_DRAFT} FROM draft WHERE id = ? AND scope = ? AND closed = ''", (key, scope)
    ).fetchone()
    return _draft(row) if row else None


def closed_draft(conn: sqlite3.Connection, scope: str, key: str, now: dt.datetime) -> KeptDraft | None:
    """A draft that was taken off the desk not long ago."""
    since = (now - CLOSED_FOR).isoformat()
    found = conn.execute(f"SELECT {_DRAFT} FROM draft WHERE id = ? AND scope = ? AND closed >= ?", (key, scope, since))
    return next(map(_draft, found), None)


def add_suggestion(db: Database, suggestion: KeptSuggestion) -> int:
    """Keep a new suggestion; returns its number."""
    made = db.execute(
        "INSERT INTO suggestion (scope, proposer, at, state, decided_by, body) VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(suggestion.scope, suggestion.proposer, suggestion.at.isoformat()),
            *(suggestion.state, suggestion.decided_by, suggestion.body),
        ),
    )
    return int(made.lastrowid or 0)


def decide(db: Database, scope: str, number: int, state: str, by: str, owed: str) -> None:
    """Close an open suggestion; `owed` is what its proposer is to be told.

    Raises AlreadyDone, with who did it, where it is decided already.
    """
    changed = db.execute(
        "UPDATE suggestion SET state = ?, decided_by = ?, owed = ? WHERE id = ? AND scope = ? AND state = 'open'",
        (state, by, owed, number, scope),
    ).rowcount
    if changed == 0:
        row = db.execute("SELECT decided_by FROM suggestion WHERE id = ? AND scope = ?", (number, scope)).fetchone()
        raise AlreadyDone(row[0] if row else "")


def suggestion(conn: sqlite3.Connection, scope: str, number: int) -> KeptSuggestion | None:
    rows = conn.execute(
        f"SELECT {_SUGGESTION} FROM suggestion WHERE id = ? AND scope = ?",
        (number, scope),
    )
    return next((_suggestion(row) for row in rows), None)


def suggestions_by(conn: sqlite3.Connection, scope: str, proposer: str, since: str) -> list[KeptSuggestion]:
    """What one member proposed since a moment (ISO 8601, UTC), and all of theirs that is still open, newest first."""
    rows = conn.execute(
        f"SELECT {_SUGGESTION} FROM suggestion "
        "WHERE scope = ? AND proposer = ? AND (at >= ? OR state = 'open') ORDER BY id DESC LIMIT 100",
        (scope, proposer, since),
    )
    return [_suggestion(row) for row in rows]


def open_suggestions(conn: sqlite3.Connection, scope: str, limit: int) -> list[KeptSuggestion]:
    """What waits to be decided, oldest first."""
    rows = conn.execute(
        f"SELECT {_SUGGESTION} FROM suggestion WHERE scope = ? AND state = 'open' ORDER BY id LIMIT ?",
        (scope, limit),
    )
    return [_suggestion(row) for row in rows]


def owed(conn: sqlite3.Connection) -> list[KeptSuggestion]:
    """What is decided and not yet told to its proposer, in every scope, oldest first."""
    return [
        _suggestion(row)
        for row in conn.execute(f"SELECT {_SUGGESTION} FROM suggestion WHERE owed != '' ORDER BY id LIMIT 100")
    ]


def note_told(db: Database, scope: str, number: int) -> None:
    """The proposer of a suggestion knows what came of it."""
    db.execute("UPDATE suggestion SET owed = '' WHERE id = ? AND scope = ?", (number, scope))


def _draft(row: tuple[str, str, str, str, int, str]) -> KeptDraft:
    key, scope, owner, at, typed, body = row
    return KeptDraft(key, scope, owner, dt.datetime.fromisoformat(at), bool(typed), body)


def _suggestion(row: tuple[int, str, str, str, str, str, str, str]) -> KeptSuggestion:
    number, scope, proposer, at, state, decided_by, body, owed = row
    moment = dt.datetime.fromisoformat(at)
    return KeptSuggestion(number, scope, proposer, moment, cast(SuggestionState, state), decided_by, body, owed)
