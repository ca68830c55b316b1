"""What one scope sees of the read model, now or as it stood at an earlier revision: the ground of every read.

A server sees the library with its own entries laid over it: its row of a key shadows the library's, a row with
an empty body hides it. Each row of `entry` is one revision: it stands from its own number to the number of the
revision that follows it (`until`), so what was known at any revision is in the same tables.
"""

import sqlite3
from typing import Any

import orjson

from bot.domain.revision import LIBRARY


class Scoped:
    """One snapshot of the store as one scope sees it: at revision `at`, or now where it is None."""

    def __init__(self, conn: sqlite3.Connection, scope: str, at: int | None = None) -> None:
        self._conn = conn
        self._at = at
        own = scope != LIBRARY and conn.execute("SELECT 1 FROM entry WHERE scope = ? LIMIT 1", (scope,)).fetchone()
        self._scope = scope if own else ""

    def _stands(self, e: str, at: str) -> str:
        """The condition under which row `e` of table entry is an entry's newest at `at`, whoever sees it."""
        if self._at is None:
            return f"{e}.until = 0"
        return f"+{e}.id <= {at} AND ({e}.until = 0 OR {e}.until > {at})"  # the + keeps SQLite from walking all ids

    def _seen(self, e: str, at: str = ":at") -> str:
        """The condition under which this scope sees row `e` of table entry, at the revision that `at` names."""
        if not self._scope:
            return f"{e}.scope = 'library' AND {e}.body != '' AND {self._stands(e, at)}"
        return (
            f"{e}.scope IN ('library', :scope) AND {e}.body != '' AND {self._stands(e, at)} "
            f"AND ({e}.scope = :scope OR NOT EXISTS (SELECT 1 FROM entry o "
            f"WHERE o.scope = :scope AND o.kind = {e}.kind AND o.key = {e}.key AND {self._stands('o', at)}))"
        )

    def _all(self, sql: str, **values: str | int) -> list[tuple[str, ...]]:
        return self._conn.execute(sql, {"scope": self._scope, "at": self._at, **values}).fetchall()

    def _many(self, columns: str, of: str, **values: str | int) -> list[list[Any]]:
        """Rows of text and numbers where there may be a thousand, as one value that SQLite makes of them.

        Each row fetched lets other threads go on, and waits for them: while the bot is busy, for longer than it reads.
        """
        row = f"SELECT json_array({columns}) AS made FROM {of}"
        ((made,),) = self._all(f"SELECT '[' || coalesce(group_concat(made), '') || ']' FROM ({row})", **values)
        return orjson.loads(made)
