"""Breaks of the mechanism, one at a time: with each of them a digest comes twice, never, or does not end."""

import dataclasses
import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.desk import delivery, digests
from bot.desk.delivery import Delivery
from bot.desk.discord_clock import DiscordClock
from bot.desk.messenger import Absent, Posted
from bot.domain import schedule
from bot.domain.schedule import Missed
from bot.domain.subscriptions import Slot, SlotState, Subscription
from bot.store import slots, threads
from tests.chaos.digests.process import Ground

Break = Callable[[pytest.MonkeyPatch], None]


def random_nonce(put: pytest.MonkeyPatch) -> None:
    put.setattr(Slot, "nonce", property(lambda slot: secrets.token_hex(8)))


def no_look_at_the_history(put: pytest.MonkeyPatch) -> None:
    async def bounded(self: Delivery, work: Any) -> Any:
        if work.__name__ == "look":
            work.close()
            return Absent()
        return await _bounded(self, work)

    put.setattr(Delivery, "_bounded", bounded)


def marked_before_it_is_sent(put: pytest.MonkeyPatch) -> None:
    async def tries(self: Delivery, subscription: Subscription, slot: Slot, begun: Slot) -> None:
        if await self._store.move(slot, begun.sent("m0", self._clock.discord())):
            done = await self._bounded(self._messenger.post(begun))
            if isinstance(done, Posted):
                sent = begun.written().sent(done.message, done.at)
                await self._store.move(begun.written(), sent)

    put.setattr(Delivery, "_try", tries)


def no_unique_key(put: pytest.MonkeyPatch) -> None:
    laid = Ground.laid

    def without(ground: Ground) -> None:
        laid(ground)
        db = ground.opened()
        db.conn.execute("DROP INDEX slot_date")
        ground.closed(db)

    put.setattr(Ground, "laid", without)


def deferred_transaction(put: pytest.MonkeyPatch) -> None:
    put.setattr(threads, "BEGIN", "BEGIN DEFERRED")


def window_moved_by_each_try(put: pytest.MonkeyPatch) -> None:
    true = Slot.retry
    put.setattr(
        Slot,
        "retry",
        lambda slot, lease: dataclasses.replace(true(slot, lease), since=lease - delivery.LEASE),
    )


def resent_at_any_time_without_a_look(put: pytest.MonkeyPatch) -> None:
    put.setattr(delivery, "RESENT_WITHIN", dt.timedelta(days=1))


def unclear_counts_as_posted(put: pytest.MonkeyPatch) -> None:
    async def bounded(self: Delivery, work: Any) -> Any:
        done = await _bounded(self, work)
        is_post = work.__name__ == "post"
        return Posted("m0", self._clock.discord()) if is_post and isinstance(done, delivery.Unclear) else done

    put.setattr(Delivery, "_bounded", bounded)


def unclear_counts_as_not_posted(put: pytest.MonkeyPatch) -> None:
    put.setattr(
        Slot,
        "hold",
        lambda slot, lease, absent=None: slot.again(lease) if absent is None else _hold(slot, lease, absent),
    )
    put.setattr(Slot, "nonce", property(lambda slot: f"{slot.tag}{slot.step}"))


def a_crashed_lease_never_ends(put: pytest.MonkeyPatch) -> None:
    put.setattr(delivery, "LEASE", dt.timedelta(days=1))


def told_up_to_when_it_is_frozen(put: pytest.MonkeyPatch) -> None:
    def move(db: Any, was: Slot, now: Slot, shown: Any) -> bool:
        done = _move(db, was, now, shown)
        if done and now.state is SlotState.READY:
            db.execute("UPDATE subscription SET told_until = ? WHERE id = ?", (now.until, now.subscription))
        return done

    put.setattr(slots, "move", move)


def the_machines_clock_is_believed(put: pytest.MonkeyPatch) -> None:
    put.setattr(DiscordClock, "now", lambda clock: clock._wall())
    put.setattr(DiscordClock, "discord", lambda clock: clock._wall())
    put.setattr(DiscordClock, "is_lost", False)


def every_missed_date_is_posted(put: pytest.MonkeyPatch) -> None:
    def missed(subscription: Subscription, now: dt.datetime, last: dt.date | None) -> Missed:
        found = _missed(subscription, now, last)
        planned = (dataclasses.replace(slot, state=SlotState.PLANNED, reason="") for slot in found.slots)
        return Missed(tuple(planned), found.following)

    put.setattr(digests, "missed", missed)
    put.setattr(delivery, "LATEST", dt.timedelta(days=30))


def a_failed_slot_is_left_where_it_is(put: pytest.MonkeyPatch) -> None:
    true = slots.open_slots
    put.setattr(
        slots, "open_slots", lambda conn, now, limit: [one for one in true(conn, now, limit) if not one.slot.tries]
    )


_bounded, _move, _missed = Delivery._bounded, slots.move, schedule.missed
_hold = Slot.hold

BREAKS: tuple[Break, ...] = (
    random_nonce,
    no_look_at_the_history,
    marked_before_it_is_sent,
    no_unique_key,
    deferred_transaction,
    window_moved_by_each_try,
    resent_at_any_time_without_a_look,
    unclear_counts_as_posted,
    unclear_counts_as_not_posted,
    a_crashed_lease_never_ends,
    told_up_to_when_it_is_frozen,
    the_machines_clock_is_believed,
    every_missed_date_is_posted,
    a_failed_slot_is_left_where_it_is,
)


@contextmanager
def broken(by: Break) -> Iterator[None]:
    """The mechanism with one break."""
    with pytest.MonkeyPatch.context() as put:
        by(put)
        yield
