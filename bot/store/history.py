"""Questions to the journal: what became of an entry, what changed since, and who wrote it."""

import sqlite3

from bot.domain.revision import LIBRARY, Change, Revision
from bot.domain.vocabulary import Kind

_LINE = "seq, scope, kind, key, action, body, by, at, why, hash"
_FIRST_LINES = 8
"""How many revisions of one change are read with it: a pack's first load has hundreds of thousands."""
_NO_END = 2**63 - 1


class History:
    """The journal as one scope may read it, its own lines and the library's: up to revision `at`, or all of it."""

    def __init__(self, conn: sqlite3.Connection, scope: str, at: int | None = None) -> None:
        self._conn = conn
        self._scope = scope
        self._last = _NO_END if at is None else at

    def revisions(self, kind: Kind, key: str, limit: int) -> list[Revision]:
        """The revisions of one entry, newest first."""
        return self._lines(
            "scope IN ('library', ?) AND kind = ? AND key = ? AND seq <= ? ORDER BY seq DESC LIMIT ?",
            (self._scope, kind.value, key, self._last, limit),
        )

    def change_with(self, seq: int) -> list[Revision]:
        """All revisions that were written together with number `seq`, oldest first; none if it is not to be seen."""
        return self._lines(
            "at = (SELECT at FROM journal WHERE seq = ?1) AND seq BETWEEN ?1 - 50000 AND ?1 + 50000 "
            "AND scope IN ('library', ?2) ORDER BY seq",
            (seq, self._scope),
        )

    def own(self, limit: int) -> list[Revision]:
        """The newest revisions of this scope alone, newest first."""
        return self._lines("scope = ? ORDER BY seq DESC LIMIT ?", (self._scope, limit))

    def changes(self, after: int, limit: int) -> list[Change]:
        """What was written after revision `after`, newest first, each with its first few revisions."""
        rows = self._conn.execute(
            "SELECT min(seq), max(seq), count(*) FROM journal WHERE seq > ? AND seq <= ? "
            "AND scope IN ('library', ?) GROUP BY at, scope ORDER BY 1 DESC LIMIT ?",
            (after, self._last, self._scope, limit),
        ).fetchall()
        return [
            Change(
                first,
                last,
                count,
                tuple(
                    self._lines("seq BETWEEN ? AND ? ORDER BY seq", (first, min(last, first + _FIRST_LINES - 1))),
                ),
            )
            for first, last, count in rows
        ]

    def began(self) -> str | None:
        """When the first line was written that this scope may read (ISO 8601, UTC); None where there is none."""
        first = self._conn.execute(
            "SELECT at FROM journal WHERE scope IN ('library', ?) AND seq <= ? ORDER BY seq LIMIT 1",
            (self._scope, self._last),
        ).fetchone()
        return first[0] if first else None

    def position_before(self, moment: str) -> int:
        """The number of the last revision written before `moment` (ISO 8601, UTC): times only grow in the journal."""
        low, high = 0, int(self._conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])
        while low < high:
            middle = (low + high + 1) // 2
            ((at,),) = self._conn.execute("SELECT at FROM journal WHERE seq = ?", (middle,)).fetchall()
            low, high = (middle, high) if at < moment else (low, middle - 1)
        return low

    def _lines(self, where: str, values: tuple[str | int, ...]) -> list[Revision]:
        rows = self._conn.execute(f"SELECT {_LINE} FROM journal WHERE {where}", values)
        return [Revision(seq, scope, Kind(kind), *rest) for seq, scope, kind, *rest in rows]


def seen_revision(conn: sqlite3.Connection, scope: str, kind: Kind, key: str) -> tuple[int, str]:
    """The number and body of the revision of an entry that `scope` sees; (0, "") where it sees none."""
    for place in dict.fromkeys((scope, LIBRARY)):
        row = conn.execute(
            "SELECT id, body FROM entry WHERE scope = ? AND kind = ? AND key = ? AND until = 0",
            (place, kind.value, key),
        ).fetchone()
        if row:
            return (row[0], row[1]) if row[1] else (0, "")
    return 0, ""
