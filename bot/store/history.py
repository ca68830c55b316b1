"""Questions to the journal: what became of an entry, what changed since, and who wrote it."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from bot.domain.changes import EntryKey
from bot.domain.entries import references
from bot.domain.revision import LIBRARY, Change, Draft, Revised, Revision, Step, seen_before
from bot.domain.vocabulary import Kind

_LINE = "seq, scope, kind, key, action, body, by, at, why, hash"
_OF_JOURNAL = ", ".join(f"j.{column}" for column in _LINE.split(", "))
_FIRST_LINES = 8
"""How many revisions of one change are read with it: a pack's first load has hundreds of thousands."""
_NO_END = 2**63 - 1
_READ = "e.scope IN ('library', :scope) AND e.id <= :last"


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

    def newest_of(self, entries: Iterable[EntryKey]) -> dict[EntryKey, int]:
        """The number of the newest revision of each entry that has one."""
        newest = "SELECT max(seq) FROM journal WHERE scope IN ('library', ?) AND kind = ? AND key = ? AND seq <= ?"
        found: dict[EntryKey, int] = {}
        for kind, key in entries:
            ((seq,),) = self._conn.execute(newest, (self._scope, kind.value, key, self._last)).fetchall()
            if seq:
                found[kind, key] = int(seq)
        return found

    def change_with(self, seq: int, kind: Kind | None = None) -> list[Revision]:
        """All revisions that were written together with number `seq`, oldest first; none if it is not to be seen.

        Where a kind is named, those of its entries alone: a change may be of many thousand others.
        """
        found = self._conn.execute("SELECT at FROM journal WHERE seq = ?", (seq,)).fetchone()
        if found is None:
            return []
        of_kind = " AND kind = ?" if kind else ""
        return self._lines(
            f"seq BETWEEN ? AND ? AND scope IN ('library', ?){of_kind} ORDER BY seq",
            (*self._span(found[0]), self._scope, *([kind.value] if kind else [])),
        )

    def own_by(self, user: str, limit: int) -> list[Revision]:
        """The newest revisions of this scope that a Discord user signed, and all undoing ones, newest first."""
        signed_by = f"% ({user})"
        where = "scope = ? AND (by LIKE ? OR why LIKE 'undoes #%') ORDER BY seq DESC LIMIT ?"
        return self._lines(where, (self._scope, signed_by, limit))

    def steps(self, revisions: Sequence[Revision]) -> list[Step]:
        """For each revision of this scope: what stood before it, what came after, and what is seen now."""
        mine = "scope = ? AND kind = ? AND key = ?"
        steps: list[Step] = []
        for revision in revisions:
            entry = (self._scope, revision.kind.value, revision.key)
            before = self._lines(f"{mine} AND seq < ? ORDER BY seq DESC LIMIT 1", (*entry, revision.seq))
            later = self._lines(f"{mine} AND seq > ? ORDER BY seq DESC", (*entry, revision.seq))
            base, _ = seen_revision(self._conn, self._scope, revision.kind, revision.key)
            steps.append(Step(revision, before[0] if before else None, tuple(later), base))
        return steps

    def numbered(self, numbers: Sequence[int]) -> list[Revision]:
        """The revisions with these numbers that this scope may read."""
        places = ", ".join("?" * len(numbers))
        return self._lines(
            f"seq IN ({places}) AND seq <= ? AND scope IN ('library', ?)", (*numbers, self._last, self._scope)
        )

    def undone(self, seq: int) -> list[Revision]:
        """Revision `seq`, what it undoes, what that undoes in turn, and so on: of each change its first revision."""
        found: list[Revision] = []
        while line := self.numbered([seq]):
            found += line
            if not (span := line[0].undoes) or span[0] >= seq:
                break
            seq = span[0]
        return found

    def changes(self, after: int, limit: int) -> list[Change]:
        """What was written after revision `after`, newest first, each with its first few revisions."""
        found: list[Change] = []
        last = self._newest(self._last)
        while last > after and len(found) < limit:
            ((at,),) = self._conn.execute("SELECT at FROM journal WHERE seq = ?", (last,)).fetchall()
            first = max(self._span(at)[0], after + 1)
            seen = "seq BETWEEN ? AND ? AND scope IN ('library', ?)"
            span = (first, last, self._scope)
            ((count, first),) = self._conn.execute(f"SELECT count(*), min(seq) FROM journal WHERE {seen}", span)
            lines = self._lines(f"{seen} ORDER BY seq LIMIT {_FIRST_LINES}", span)
            found.append(Change(first, last, count, tuple(map(self._revised, lines))))
            last = self._newest(first - 1)
        return found

    def about(self, claim: str, limit: int) -> list[Revised]:
        """What became of all that was said, offered or assessed about a claim, newest first, while it was about it."""
        sought = (
            f"WITH near (kind, key) AS (SELECT e.kind, e.key FROM position p CROSS JOIN entry e ON e.id = p.id "
            f"WHERE p.claim = :claim AND {_READ} UNION SELECT e.kind, e.key FROM entry e INDEXED BY entry_claim "
            f"WHERE e.claim = :claim AND {_READ}) SELECT {_OF_JOURNAL} "
            "FROM near n CROSS JOIN journal j ON j.scope IN ('library', :scope) AND j.kind = n.kind AND j.key = n.key "
            "WHERE j.seq <= :up_to ORDER BY j.seq DESC LIMIT :limit"
        )
        given = {"claim": claim, "scope": self._scope, "last": self._last, "limit": limit}
        found: list[Revised] = []
        up_to = self._last
        while len(found) < limit:
            rows = self._conn.execute(sought, {**given, "up_to": up_to}).fetchall()
            revised = [self._revised(_revision(row)) for row in rows]
            found += [one for one in revised if any(r and _names(r, claim) for r in one)]
            if len(rows) < limit:
                break
            up_to = revised[-1].revision.seq - 1
        return found[:limit]

    def _revised(self, revision: Revision) -> Revised:
        beneath = self._seen_by(LIBRARY, revision) if revision.action == "release" else None
        return Revised(revision, self._before(revision), beneath)

    def _before(self, revision: Revision) -> Revision | None:
        """What the revision's scope saw of the entry before it: its own version, else the library's."""
        return self._seen_by(revision.scope, revision)

    def _seen_by(self, scope: str, revision: Revision) -> Revision | None:
        """What a scope saw of the revision's entry before it."""
        where = "scope = ? AND kind = ? AND key = ? AND seq < ? ORDER BY seq DESC LIMIT 1"
        entry = (revision.kind.value, revision.key, revision.seq)
        return seen_before(scope, lambda scope: next(iter(self._lines(where, (scope, *entry))), None))

    def _newest(self, at_most: int) -> int:
        """The number of the last revision up to one that this scope may read; 0 where there is none."""
        newest = "SELECT max(seq) FROM journal WHERE scope = ? AND seq <= ?"
        found = [self._conn.execute(newest, (scope, at_most)).fetchone()[0] for scope in {LIBRARY, self._scope}]
        return max(seq or 0 for seq in found)

    def _span(self, at: str) -> tuple[int, int]:
        """The first and last revision that bear one time: times only grow from change to change."""
        after = (dt.datetime.fromisoformat(at) + dt.timedelta(microseconds=1)).isoformat()
        return self.position_before(at) + 1, self.position_before(after)

    def last(self) -> int:
        """The number of the last revision, whoever may read it; 0 where there is none."""
        ((last,),) = self._conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchall()
        return min(int(last), self._last)

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
        return [_revision(row) for row in rows]


def _revision(row: tuple[Any, ...]) -> Revision:
    seq, scope, kind, *rest = row
    return Revision(seq, scope, Kind(kind), *rest)


def _names(revision: Revision, claim: str) -> bool:
    """Whether the entry, as the revision put it, is about a claim."""
    fields = json.loads(revision.body) if revision.body else {}
    return any((kind, key) == (Kind.CLAIM, claim) for _, kind, key in references(fields))


def seen_revision(conn: sqlite3.Connection, scope: str, kind: Kind, key: str) -> tuple[int, str]:
    """The number and body of the revision of an entry that `scope` sees; (0, "") where it sees none."""
    row = conn.execute(
        "SELECT id, body FROM entry WHERE scope IN (?, 'library') AND kind = ? AND key = ? AND until = 0 "
        "ORDER BY scope = 'library' LIMIT 1",
        (scope, kind.value, key),
    ).fetchone()
    return (row[0], row[1]) if row and row[1] else (0, "")


def was_used(conn: sqlite3.Connection, draft: Draft) -> bool:
    """Whether an entry that the draft's scope could see ever had its key."""
    places = (draft.scope, LIBRARY, draft.kind.value, draft.key)
    found = conn.execute("SELECT 1 FROM journal WHERE scope IN (?, ?) AND kind = ? AND key = ? LIMIT 1", places)
    return found.fetchone() is not None
