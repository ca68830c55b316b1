"""The digests' book: one slot a date, a step taken once, and what a sent or a suspended slot moves."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlite_utils

from bot.domain.schedule import missed
from bot.domain.subscriptions import Frozen, Slot, SlotState, Subscription, SubscriptionState
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from bot.store.migrations import migrations
from bot.store.slotrows import stamp
from tests.made_settings import NOW

WISH = Subscription(0, "42", "42", "7", dt.time(9), "Europe/Berlin", NOW - dt.timedelta(days=2), topics=("nk-troops",))
LEASE = NOW + dt.timedelta(seconds=20)


async def planned(store: EmbeddedStore, wish: Subscription = WISH) -> tuple[Subscription, Slot]:
    kept = await store.subscribe(wish, NOW - dt.timedelta(days=1))
    due = await store.due_subscriptions(NOW, 10)
    assert kept in [one.subscription for one in due]
    found = missed(kept, NOW, await store.last_date(kept.number))
    await store.plan(kept.number, found.slots, found.following)
    (opened,) = [one for one in await store.open_slots(NOW, 10) if one.subscription == kept]
    return kept, opened.slot


async def test_a_subscription_comes_back_as_it_was_kept(store: EmbeddedStore) -> None:
    kept = await store.subscribe(WISH, NOW)
    assert kept == replace(WISH, number=kept.number) and kept.number > 0
    assert await store.subscription(kept.number) == kept == await store.subscription_in("7")
    again = await store.subscribe(replace(WISH, at=dt.time(10)), NOW)
    assert again.number == kept.number, "a channel that starts anew has the slots it had"
    assert await store.subscriptions_of("42") == [again] and await store.subscriptions_of("43") == []


async def test_one_from_before_began_when_it_was_first_owed(tmp_path: Path) -> None:
    before = sqlite_utils.Database(tmp_path / "before.db")
    migrations.apply(before, stop_before="m018_begun")
    row = {"server": "42", "scope": "42", "channel": "7", "at": "09:00", "zone": "UTC", "owed_from": stamp(NOW)}
    row |= dict.fromkeys(("ping_role", "reason", "told_on", "by", "next_due"), "") | {"state": "on", "quiet": "line"}
    before["subscription"].insert(row | {"topics": "[]", "threads": 0, "told_until": 3})
    before.close()
    with closing(EmbeddedStore(tmp_path / "before.db")) as opened:
        found = await opened.subscription_in("7")
        assert found and (found.begun, found.owed_from) == (NOW, NOW)


async def test_a_date_has_one_slot(store: EmbeddedStore) -> None:
    kept, slot = await planned(store)
    assert (slot.date, slot.state) == (dt.date(2026, 11, 23), SlotState.PLANNED)
    later = NOW + dt.timedelta(days=1)
    assert await store.plan(kept.number, [replace(slot, state=SlotState.SKIPPED)], later) == 0
    assert [run.state for run in await store.runs(kept.number, 1)] == [SlotState.PLANNED]
    assert await store.due_subscriptions(NOW, 10) == []


async def test_a_step_is_taken_once(store: EmbeddedStore) -> None:
    _, slot = await planned(store)
    ready = slot.freeze(Frozen("{}", 3, 9), "7")
    assert await store.move(slot, ready)
    assert not await store.move(slot, ready), "a second process froze it again"
    kept = await store.slot(slot.subscription, slot.date)
    assert kept == replace(ready, step=1)


async def test_what_was_sent_moves_its_subscription(store: EmbeddedStore) -> None:
    wish, slot = await planned(store)
    for step in (
        lambda slot: slot.freeze(Frozen("{}", 3, 9, picture=b"png"), "7"),
        lambda slot: slot.begin(NOW, LEASE),
        lambda slot: slot.sent("123", NOW, LEASE),
    ):
        shown = [(Kind.CLAIM, "in-combat", 8)] if slot.state is SlotState.PLANNED else []
        assert await store.shown_by(wish.number) == set()
        assert await store.move(slot, step(slot), shown)
        slot = await store.slot(slot.subscription, slot.date)
    assert (slot.state, slot.message, slot.picture, slot.tries) == (SlotState.SENT, "123", b"", 1)
    told = await store.subscription(wish.number)
    assert (told.told_until, told.told_on) == (9, slot.date)
    assert await store.shown_by(wish.number) == {(Kind.CLAIM, "in-combat")}
    assert await store.shown_in(wish.number, slot.date) == [(Kind.CLAIM, "in-combat", 8)]
    ((opened, revision),) = await store.slots_showing(Kind.CLAIM, "in-combat", NOW - dt.timedelta(days=30))
    assert (opened.slot.message, opened.subscription.number, revision) == ("123", wish.number, 8)
    assert await store.slots_showing(Kind.CLAIM, "in-combat", LEASE) == []


async def test_a_suspended_slot_suspends_and_a_resumed_one_is_planned_again(store: EmbeddedStore) -> None:
    wish, slot = await planned(store)
    await store.move(slot, slot.close(SlotState.SUSPENDED, "no access"))
    off = await store.subscription(wish.number)
    assert (off.state, off.reason) == (SubscriptionState.SUSPENDED, "no access")
    assert await store.open_slots(NOW, 10) == []
    assert await store.plan(wish.number, [replace(slot, date=dt.date(2026, 11, 24))], NOW) == 0
    on = replace(off, state=SubscriptionState.ON, reason="")
    assert await store.change_subscription(off, on, NOW, reopen=slot.due)
    assert not await store.change_subscription(off, on, NOW), "what another changed meanwhile is not overwritten"
    (opened,) = await store.open_slots(NOW, 10)
    assert (opened.slot.date, opened.slot.state) == (slot.date, SlotState.PLANNED)


async def test_an_open_slot_waits_for_its_lease_and_for_the_one_before(store: EmbeddedStore) -> None:
    wish, slot = await planned(store)
    held = slot.hold(LEASE)
    await store.move(slot, held)
    tomorrow = Slot(wish.number, dt.date(2026, 11, 24), NOW)
    await store.plan(wish.number, [tomorrow], LEASE)
    assert await store.open_slots(NOW, 10) == []
    (opened,) = await store.open_slots(LEASE, 10)
    assert opened.slot == replace(held, step=1)


async def test_nothing_is_planned_by_a_time_that_was_changed_meanwhile(store: EmbeddedStore) -> None:
    seen = await store.subscribe(WISH, NOW)
    changed = await store.subscribe(replace(WISH, at=dt.time(8)), NOW - dt.timedelta(hours=1))
    found = missed(seen, NOW, None)
    assert await store.plan(seen.number, found.slots, found.following, seen) == 0
    assert [due.subscription for due in await store.due_subscriptions(NOW, 10)] == [changed]
    assert await store.runs(seen.number, 10) == []
