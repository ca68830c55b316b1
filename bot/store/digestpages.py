"""The digests' book in the SQLite file: each question to the readers, each change one job of the writer."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from sqlite_utils import Database

from bot.domain.amendments import Amendment
from bot.domain.changes import EntryKey
from bot.domain.subscriptions import Shown, Slot, Subscription
from bot.domain.vocabulary import Kind
from bot.store import amendments, slots
from bot.store.amendmentbook import OpenAmendment
from bot.store.digestbook import DueSubscription, OpenSlot

T = TypeVar("T")


class Reading(Protocol):
    """Runs a job over one moment of the store."""

    async def __call__(self, job: Callable[[sqlite3.Connection], T], /) -> T: ...


class Writing(Protocol):
    """Runs a job as one transaction that is immediate: it waits for other writers before it reads anything."""

    async def __call__(self, job: Callable[[Database], T], /) -> T: ...


class DigestPages:
    """Keeps the contracts of `DigestBook` and `AmendmentBook`."""

    def __init__(self, read: Reading, write: Writing) -> None:
        self._read_slots = read
        self._write_slots = write

    async def subscribe(self, subscription: Subscription, next_due: dt.datetime) -> Subscription:
        return await self._write_slots(lambda db: slots.subscribe(db, subscription, next_due))

    async def subscription(self, number: int) -> Subscription | None:
        return await self._read_slots(lambda conn: slots.subscription(conn, number))

    async def subscription_in(self, channel: str) -> Subscription | None:
        return await self._read_slots(lambda conn: slots.subscription_in(conn, channel))

    async def subscriptions_of(self, server: str) -> list[Subscription]:
        return await self._read_slots(lambda conn: slots.subscriptions_of(conn, server))

    async def change_subscription(
        self, was: Subscription, now: Subscription, next_due: dt.datetime, reopen: dt.datetime | None = None
    ) -> bool:
        return await self._write_slots(lambda db: slots.change_subscription(db, was, now, next_due, reopen))

    async def last_date(self, number: int) -> dt.date | None:
        return await self._read_slots(lambda conn: slots.last_date(conn, number))

    async def slot(self, number: int, date: dt.date) -> Slot | None:
        return await self._read_slots(lambda conn: slots.slot(conn, number, date))

    async def runs(self, number: int, limit: int) -> list[Slot]:
        return await self._read_slots(lambda conn: slots.runs(conn, number, limit))

    async def due_subscriptions(self, now: dt.datetime, limit: int) -> list[DueSubscription]:
        return await self._read_slots(lambda conn: slots.due_subscriptions(conn, now, limit))

    async def plan(
        self, number: int, new: Sequence[Slot], next_due: dt.datetime, seen: Subscription | None = None
    ) -> int:
        return await self._write_slots(lambda db: slots.plan(db, number, new, next_due, seen))

    async def open_slots(self, now: dt.datetime, limit: int) -> list[OpenSlot]:
        return await self._read_slots(lambda conn: slots.open_slots(conn, now, limit))

    async def unfinished_slots(self, now: dt.datetime, limit: int) -> list[OpenSlot]:
        return await self._read_slots(lambda conn: slots.unfinished_slots(conn, now, limit))

    async def move(self, was: Slot, now: Slot, shown: Sequence[Shown] = ()) -> bool:
        return await self._write_slots(lambda db: slots.move(db, was, now, shown))

    async def shown_by(self, number: int) -> set[EntryKey]:
        return await self._read_slots(lambda conn: slots.shown_by(conn, number))

    async def shown_in(self, number: int, date: dt.date) -> list[Shown]:
        return await self._read_slots(lambda conn: slots.shown_in(conn, number, date))

    async def slots_showing(self, kind: Kind, key: str, since: dt.datetime) -> list[tuple[OpenSlot, int]]:
        return await self._read_slots(lambda conn: slots.slots_showing(conn, kind, key, since))

    async def open_slot_counts(self) -> dict[str, int]:
        return await self._read_slots(slots.open_slot_counts)

    async def mark_amendments(self, since: dt.datetime, limit: int) -> int:
        return await self._write_slots(lambda db: amendments.mark(db, since, limit))

    async def open_amendments(self, now: dt.datetime, since: dt.datetime, limit: int) -> list[OpenAmendment]:
        return await self._read_slots(lambda conn: amendments.opened(conn, now, since, limit))

    async def amendments_of(self, number: int) -> dict[dt.date, Amendment]:
        return await self._read_slots(lambda conn: amendments.of(conn, number))

    async def amend(self, was: Amendment, now: Amendment) -> bool:
        return await self._write_slots(lambda db: amendments.amend(db, was, now))

    async def bar(self, was: Amendment, number: int, reason: str) -> bool:
        return await self._write_slots(lambda db: amendments.bar(db, was, number, reason))
