"""The contract of the digests' book: who gets one, and what became of each date's. Part of every store's contract."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from bot.domain.changes import EntryKey
from bot.domain.subscriptions import Shown, Slot, Subscription
from bot.domain.vocabulary import Kind


class DueSubscription(NamedTuple):
    """A subscription that is on and has a slot due, and the newest date that has a slot already."""

    subscription: Subscription
    last: dt.date | None


class OpenSlot(NamedTuple):
    """A slot that is not closed, and whose it is."""

    slot: Slot
    subscription: Subscription


class DigestBook(Protocol):
    """Keeps subscriptions and slots; reads raise nothing for what is not there. Moments are UTC."""

    async def subscribe(self, subscription: Subscription, next_due: dt.datetime) -> Subscription:
        """Keep a subscription in place of what its channel had, under the channel's old number where it had one.

        Slots of the channel stay, so a date that has one gets no second. `told_until` and `told_on` are taken for a
        new channel and one that was stopped; elsewhere digests alone move them.
        """
        ...

    async def subscription(self, number: int) -> Subscription | None: ...

    async def subscription_in(self, channel: str) -> Subscription | None:
        """The subscription of a channel, stopped or not."""
        ...

    async def subscriptions_of(self, server: str) -> list[Subscription]:
        """All of a server's, stopped or not, by number."""
        ...

    async def change_subscription(
        self, was: Subscription, now: Subscription, next_due: dt.datetime, reopen: dt.datetime | None = None
    ) -> bool:
        """Keep `now` in place of `was`; False, and nothing is written, where it is not as it `was` any more.

        What a sent digest moves (`told_until`, `told_on`) is not looked at and not changed. With `reopen`, slots that
        were suspended and due at or after that moment are open again: planned, or sending where they were tried.
        Once it is on, corrections that waited for that are looked at again; so they are by `subscribe`.
        """
        ...

    async def last_date(self, number: int) -> dt.date | None:
        """The newest date of a subscription that has a slot."""
        ...

    async def slot(self, number: int, date: dt.date) -> Slot | None: ...

    async def runs(self, number: int, limit: int) -> list[Slot]:
        """A subscription's slots, newest date first, without their pictures."""
        ...

    async def due_subscriptions(self, now: dt.datetime, limit: int) -> list[DueSubscription]:
        """Those that are on and whose next slot is due, the longest due first."""
        ...

    async def plan(
        self, number: int, new: Sequence[Slot], next_due: dt.datetime, seen: Subscription | None = None
    ) -> int:
        """Write new slots down, in one transaction, and when the next is due; returns how many were new.

        A date that has a slot keeps it. Of a subscription that is not on nothing is planned, nor where
        its time is not as it was `seen` any more.
        """
        ...

    async def open_slots(self, now: dt.datetime, limit: int) -> list[OpenSlot]:
        """Each subscription's oldest open slot, where its lease is over; the longest untouched first."""
        ...

    async def unfinished_slots(self, now: dt.datetime, limit: int) -> list[OpenSlot]:
        """Slots that were sent, and what comes after that was not seen to be done before their lease was over."""
        ...

    async def move(self, was: Slot, now: Slot, shown: Sequence[Shown] = ()) -> bool:
        """Write `now` in place of `was`, in one transaction; False, and nothing is written, where another was faster.

        A slot frozen keeps what it shows; one sent moves what its subscription was told up to; one suspended suspends
        its subscription with the same reason.
        """
        ...

    async def shown_by(self, number: int) -> set[EntryKey]:
        """The entries that a subscription's sent digests showed."""
        ...

    async def shown_in(self, number: int, date: dt.date) -> list[Shown]:
        """What the digest of a date shows: frozen or sent."""
        ...

    async def slots_showing(self, kind: Kind, key: str, since: dt.datetime) -> list[tuple[OpenSlot, int]]:
        """The digests posted since a moment that showed an entry, newest first, each with the revision it showed."""
        ...

    async def open_slot_counts(self) -> dict[str, int]:
        """How many slots stand in each open state, for health checks."""
        ...
