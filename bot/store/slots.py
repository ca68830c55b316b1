"""Subscriptions and slots as rows. Every write is one job of the writer; a step is taken only in place of the last."""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from bot.domain.amendments import UNTIL_RESUMED
from bot.domain.changes import EntryKey
from bot.domain.subscriptions import Shown, Slot, SlotState, Subscription, SubscriptionState
from bot.domain.vocabulary import Kind
from bot.store.digestbook import DueSubscription, OpenSlot
from bot.store.slotrows import (
    SLOT,
    SUBSCRIPTION,
    Row,
    date_of,
    parts_of,
    slot_of,
    slot_values,
    stamp,
    subscription_of,
    subscription_values,
)

_TIMES = ("at", "zone", "owed_from")
_MOVED = ("told_until", "told_on", "begun")
"""From where a digest tells: nobody but digests moves it while a subscription is not stopped."""
_RUN = SLOT.replace("picture", "x''")
_OF_SLOT = ", ".join(f"slot.{name}" for name in SLOT.split(", "))
_OF_SUBSCRIPTION = ", ".join(f"subscription.{name}" for name in SUBSCRIPTION.split(", "))
_WIDTH = len(SLOT.split(", "))
JOINED = f"{_OF_SLOT}, {_OF_SUBSCRIPTION}"
"""A slot and whose it is, as `joined` reads them."""


def subscribe(db: Database, subscription: Subscription, next_due: dt.datetime) -> Subscription:
    """Keep a subscription in place of what its channel had."""
    values = (*subscription_values(subscription), stamp(next_due))
    columns = f"{SUBSCRIPTION}, next_due".split(", ")[1:]
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("channel", *_MOVED))
    changed += "".join(
        f", {name} = CASE subscription.state WHEN 'stopped' THEN excluded.{name} ELSE subscription.{name} END"
        for name in _MOVED
    )
    db.execute(
        f"INSERT INTO subscription ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT (channel) DO UPDATE SET {changed}",
        values[1:],
    )
    kept = subscription_in(db.conn, subscription.channel)
    assert kept is not None
    _go_on_correcting(db, kept.number)
    return kept


def change_subscription(
    db: Database, was: Subscription, now: Subscription, next_due: dt.datetime, reopen: dt.datetime | None
) -> bool:
    """Keep `now` in place of `was`, but for what digests move."""
    current = subscription(db.conn, was.number)
    names = [name for name in SUBSCRIPTION.split(", ")[1:] if name not in _MOVED]
    if current is None or parts_of(current, names) != parts_of(was, names):
        return False
    db.execute(
        f"UPDATE subscription SET {', '.join(f'{name} = ?' for name in names)}, next_due = ? WHERE id = ?",
        (*parts_of(now, names), stamp(next_due), was.number),
    )
    if reopen is not None:
        db.execute(
            "UPDATE slot SET state = CASE first WHEN '' THEN 'planned' ELSE 'sending' END, reason = '', lease = '', "
            "absent = '', step = step + 1 WHERE subscription = ? AND state = 'suspended' AND due >= ?",
            (was.number, stamp(reopen)),
        )
    if now.state is SubscriptionState.ON:
        _go_on_correcting(db, was.number)
    return True


def suspend(db: Database, number: int, reason: str) -> bool:
    """Suspend a subscription that is on or paused."""
    changed = db.execute(
        "UPDATE subscription SET state = 'suspended', reason = ? WHERE id = ? AND state IN ('on', 'paused')",
        (reason, number),
    )
    return changed.rowcount > 0


def _go_on_correcting(db: Database, number: int) -> None:
    """What waited to be corrected until a digest is on again is looked at again."""
    db.execute(
        "UPDATE amendment SET lease = '', step = step + 1 WHERE lease = ? "
        "AND slot IN (SELECT id FROM slot WHERE subscription = ?)",
        (stamp(UNTIL_RESUMED), number),
    )


def subscription(conn: sqlite3.Connection, number: int) -> Subscription | None:
    row = conn.execute(f"SELECT {SUBSCRIPTION} FROM subscription WHERE id = ?", (number,)).fetchone()
    return subscription_of(row) if row else None


def subscription_in(conn: sqlite3.Connection, channel: str) -> Subscription | None:
    row = conn.execute(f"SELECT {SUBSCRIPTION} FROM subscription WHERE channel = ?", (channel,)).fetchone()
    return subscription_of(row) if row else None


def subscriptions_of(conn: sqlite3.Connection, server: str) -> list[Subscription]:
    rows = conn.execute(f"SELECT {SUBSCRIPTION} FROM subscription WHERE server = ? ORDER BY id", (server,))
    return [subscription_of(row) for row in rows]


def due_subscriptions(conn: sqlite3.Connection, now: dt.datetime, limit: int) -> list[DueSubscription]:
    """Those that are on and due, the longest due first."""
    rows = conn.execute(
        f"SELECT {SUBSCRIPTION}, (SELECT max(date) FROM slot WHERE slot.subscription = subscription.id) "
        "FROM subscription WHERE state = 'on' AND next_due <= ? ORDER BY next_due LIMIT ?",
        (stamp(now), limit),
    )
    return [DueSubscription(subscription_of(row[:-1]), date_of(row[-1] or "")) for row in rows]


def last_date(conn: sqlite3.Connection, number: int) -> dt.date | None:
    row = conn.execute("SELECT max(date) FROM slot WHERE subscription = ?", (number,)).fetchone()
    return date_of(row[0] or "")


def plan(db: Database, number: int, slots: Sequence[Slot], next_due: dt.datetime, seen: Subscription | None) -> int:
    """Write new slots down; a date that has one keeps it."""
    current = subscription(db.conn, number)
    if current is None or current.state is not SubscriptionState.ON:
        return 0
    if seen is not None and parts_of(seen, _TIMES) != parts_of(current, _TIMES):
        return 0
    new = 0
    for slot in slots:
        new += db.execute(
            f"INSERT INTO slot ({SLOT}) VALUES ({', '.join('?' * _WIDTH)}) ON CONFLICT DO NOTHING",
            slot_values(slot),
        ).rowcount
    db.execute("UPDATE subscription SET next_due = ? WHERE id = ?", (stamp(next_due), number))
    return new


def open_slots(conn: sqlite3.Connection, now: dt.datetime, limit: int) -> list[OpenSlot]:
    """Each subscription's oldest open slot whose lease is over, those first that were not touched for longest."""
    rows = conn.execute(
        f"SELECT {_OF_SLOT}, {_OF_SUBSCRIPTION} FROM slot JOIN subscription ON subscription.id = slot.subscription "
        "WHERE slot.state IN ('planned', 'ready', 'sending') AND slot.lease <= ? AND NOT EXISTS (SELECT 1 FROM slot "
        "AS older WHERE older.subscription = slot.subscription AND older.date < slot.date "
        "AND older.state IN ('planned', 'ready', 'sending')) ORDER BY slot.lease, slot.due LIMIT ?",
        (stamp(now), limit),
    )
    return [OpenSlot(slot_of(row[:_WIDTH]), subscription_of(row[_WIDTH:])) for row in rows]


def unfinished_slots(conn: sqlite3.Connection, now: dt.datetime, limit: int) -> list[OpenSlot]:
    rows = conn.execute(
        f"SELECT {_OF_SLOT}, {_OF_SUBSCRIPTION} FROM slot JOIN subscription ON subscription.id = slot.subscription "
        "WHERE slot.state = 'sent' AND slot.lease != '' AND slot.lease <= ? ORDER BY slot.lease LIMIT ?",
        (stamp(now), limit),
    )
    return [OpenSlot(slot_of(row[:_WIDTH]), subscription_of(row[_WIDTH:])) for row in rows]


def move(db: Database, was: Slot, now: Slot, shown: Sequence[Shown]) -> bool:
    """Write `now` in place of `was`, with all that follows from it."""
    names = SLOT.split(", ")[3:-1]
    values = dict(zip(SLOT.split(", "), slot_values(now), strict=True))
    key = (was.subscription, was.date.isoformat(), was.step)
    changed = db.execute(
        f"UPDATE slot SET {', '.join(f'{name} = ?' for name in names)}, step = step + 1 "
        "WHERE subscription = ? AND date = ? AND step = ?",
        (*(values[name] for name in names), *key),
    ).rowcount
    if not changed:
        return False
    if now.state is SlotState.READY and was.state is not SlotState.READY:
        (number,) = db.execute("SELECT id FROM slot WHERE subscription = ? AND date = ?", key[:2]).fetchone()
        db.execute("DELETE FROM slot_shown WHERE slot = ?", (number,))
        for kind, name, revision in shown:
            db.execute("INSERT INTO slot_shown VALUES (?, ?, ?, ?)", (number, kind.value, name, revision))
    if now.state is SlotState.SENT:
        db.execute(
            "UPDATE subscription SET told_until = ?, told_on = ? WHERE id = ? AND told_until <= ?",
            (now.until, now.date.isoformat(), now.subscription, now.until),
        )
    if now.state is SlotState.SUSPENDED:
        db.execute(
            "UPDATE subscription SET state = 'suspended', reason = ? WHERE id = ? AND state = 'on'",
            (now.reason, now.subscription),
        )
    return True


def slot(conn: sqlite3.Connection, number: int, date: dt.date) -> Slot | None:
    row = conn.execute(
        f"SELECT {SLOT} FROM slot WHERE subscription = ? AND date = ?", (number, date.isoformat())
    ).fetchone()
    return slot_of(row) if row else None


def runs(conn: sqlite3.Connection, number: int, limit: int) -> list[Slot]:
    """The newest slots of a subscription."""
    rows = conn.execute(f"SELECT {_RUN} FROM slot WHERE subscription = ? ORDER BY date DESC LIMIT ?", (number, limit))
    return [slot_of(row) for row in rows]


def shown_by(conn: sqlite3.Connection, number: int) -> set[EntryKey]:
    rows = conn.execute(
        "SELECT DISTINCT kind, key FROM slot JOIN slot_shown ON slot_shown.slot = slot.id "
        "WHERE slot.subscription = ? AND slot.state = 'sent'",
        (number,),
    )
    return {(Kind(kind), key) for kind, key in rows}


def shown_in(conn: sqlite3.Connection, number: int, date: dt.date) -> list[Shown]:
    rows = conn.execute(
        "SELECT kind, key, revision FROM slot JOIN slot_shown ON slot_shown.slot = slot.id "
        "WHERE slot.subscription = ? AND slot.date = ? ORDER BY revision",
        (number, date.isoformat()),
    )
    return [(Kind(kind), key, revision) for kind, key, revision in rows]


def slots_showing(conn: sqlite3.Connection, kind: Kind, key: str, since: dt.datetime) -> list[tuple[OpenSlot, int]]:
    rows = conn.execute(
        f"SELECT {_OF_SLOT}, {_OF_SUBSCRIPTION}, slot_shown.revision FROM slot_shown "
        "JOIN slot ON slot.id = slot_shown.slot JOIN subscription ON subscription.id = slot.subscription "
        "WHERE slot_shown.kind = ? AND slot_shown.key = ? AND slot.state = 'sent' AND slot.posted >= ? "
        "ORDER BY slot.posted DESC",
        (kind.value, key, stamp(since)),
    )
    return [(OpenSlot(slot_of(row[:_WIDTH]), subscription_of(row[_WIDTH:-1])), row[-1]) for row in rows]


def open_slot_counts(conn: sqlite3.Connection) -> dict[str, int]:
    rows = conn.execute(
        "SELECT state, count(*) FROM slot WHERE state IN ('planned', 'ready', 'sending') GROUP BY state"
    )
    return dict(rows.fetchall())


def joined(row: Row) -> OpenSlot:
    """What `JOINED` selected."""
    return OpenSlot(slot_of(row[:_WIDTH]), subscription_of(row[_WIDTH:]))
