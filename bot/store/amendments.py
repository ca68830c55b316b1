"""What keeps posted digests true, as rows. Every write is one job of the writer."""

import datetime as dt
import sqlite3
from typing import Any

from sqlite_utils import Database

from bot.domain.amendments import UNTIL_RESUMED, Amendment
from bot.store import slots
from bot.store.amendmentbook import OpenAmendment

_READ_UP_TO = "amendments read up to"
_COLUMNS = "text, by_reply, reply, trying, lease, stale, closed"
_OPEN = ", ".join(f"amendment.{name}" for name in ("slot", *_COLUMNS.split(", "), "step"))
_WIDTH = len(_OPEN.split(", "))


def mark(db: Database, since: dt.datetime, limit: int) -> int:
    """Read on in the journal and mark what showed an entry that was written there; how many revisions were read."""
    ((last,),) = db.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchall()
    row = db.execute("SELECT value FROM kept WHERE name = ?", (_READ_UP_TO,)).fetchone()
    begin = int(row[0]) if row else last  # what was posted before is looked at once in any case
    end = min(last, begin + limit)
    if row and begin == end:
        return 0
    db.execute(
        "UPDATE amendment SET stale = 1, step = step + 1 WHERE closed = '' AND slot IN (SELECT slot.id "
        "FROM (SELECT DISTINCT scope, kind, key FROM journal WHERE seq > ? AND seq <= ?) new "
        "CROSS JOIN slot_shown ON slot_shown.kind = new.kind AND slot_shown.key = new.key "
        "JOIN slot ON slot.id = slot_shown.slot JOIN subscription ON subscription.id = slot.subscription "
        "WHERE slot.posted >= ? AND new.scope IN ('library', subscription.scope))",
        (begin, end, slots.stamp(since)),
    )
    db.execute(
        "INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_READ_UP_TO, str(end)),
    )
    return end - begin


def opened(conn: sqlite3.Connection, now: dt.datetime, since: dt.datetime, limit: int) -> list[OpenAmendment]:
    """Those that have to be looked at."""
    rows = conn.execute(
        f"SELECT {_OPEN}, {slots.JOINED} FROM amendment "
        "JOIN slot ON slot.id = amendment.slot JOIN subscription ON subscription.id = slot.subscription "
        "WHERE amendment.stale = 1 AND amendment.lease <= ? AND slot.posted >= ? AND slot.message != '' "
        "ORDER BY amendment.slot LIMIT ?",
        (slots.stamp(now), slots.stamp(since), limit),
    ).fetchall()
    found: list[OpenAmendment] = []
    for row in rows:
        slot, subscription = slots.joined(row[_WIDTH:])
        shown = slots.shown_in(conn, slot.subscription, slot.date)
        found.append(OpenAmendment(_amendment(row[:_WIDTH]), slot, subscription, tuple(shown)))
    return found


def of(conn: sqlite3.Connection, number: int) -> dict[dt.date, Amendment]:
    """Those of a subscription that say anything, or never will, by the dates of their digests."""
    rows = conn.execute(
        f"SELECT slot.date, {_OPEN} FROM slot JOIN amendment ON amendment.slot = slot.id "
        "WHERE slot.subscription = ? AND (amendment.text != '' OR amendment.closed != '')",
        (number,),
    )
    return {dt.date.fromisoformat(row[0]): _amendment(row[1:]) for row in rows}


def amend(db: Database, was: Amendment, now: Amendment) -> bool:
    """Write `now` in place of `was`."""
    names = _COLUMNS.split(", ")
    changed = db.execute(
        f"UPDATE amendment SET {', '.join(f'{name} = ?' for name in names)}, step = step + 1 "
        "WHERE slot = ? AND step = ?",
        (
            now.text,
            int(now.by_reply),
            now.reply,
            slots.stamp(now.trying),
            slots.stamp(now.lease),
            int(now.stale),
            now.closed,
            was.slot,
            was.step,
        ),
    )
    return changed.rowcount > 0


def bar(db: Database, was: Amendment, number: int, reason: str) -> bool:
    """Suspend a subscription, and let an amendment wait until it is resumed."""
    amend(db, was, was.held(UNTIL_RESUMED))
    return slots.suspend(db, number, reason)


def _amendment(row: tuple[Any, ...]) -> Amendment:
    slot, text, by_reply, reply, trying, lease, stale, closed, step = row
    return Amendment(
        slot=slot,
        text=text,
        by_reply=bool(by_reply),
        reply=reply,
        trying=_moment(trying),
        lease=_moment(lease),
        stale=bool(stale),
        closed=closed,
        step=step,
    )


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
