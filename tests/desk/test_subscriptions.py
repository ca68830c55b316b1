"""Which digests are owed when they are started, changed, paused, resumed and stopped."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.desk.subscriptions import Subscriptions
from bot.domain.refusals import Refusal
from bot.domain.schedule import missed
from bot.domain.subscriptions import Slot, SlotState, Subscription, SubscriptionState
from bot.store.embedded import EmbeddedStore

EIGHT = dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


class Office:
    """A desk whose clock is set by hand."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.now = EIGHT
        self.store = store
        self.woken = 0
        self.desk = Subscriptions(store, lambda: self.now, self._wake)

    def _wake(self) -> None:
        self.woken += 1

    async def start(self, at: int = 9, zone: str = "UTC", **given: object) -> Subscription:
        return await self.desk.start("42", "42", "7", at=dt.time(at), zone=zone, **given)  # type: ignore[arg-type]

    async def planned(self) -> list[Slot]:
        """What a tick would write down now."""
        wish = await self.desk.in_channel("7")
        assert wish is not None
        due = await self.store.due_subscriptions(self.now, 10)
        found = missed(wish, self.now, await self.store.last_date(wish.number))
        assert bool(found.slots) <= bool(due), "it is due, and nobody would look"
        await self.store.plan(wish.number, found.slots, found.following)
        return [one.slot for one in await self.store.open_slots(self.now + MINUTE, 10)]


@pytest.fixture
def office(store: EmbeddedStore) -> Office:
    return Office(store)


async def test_its_next_times_are_told(office: Office) -> None:
    wish = await office.start(zone="Europe/Berlin")
    assert await office.desk.next_times(wish) == [EIGHT + dt.timedelta(days=n) for n in (1, 2, 3)]
    with pytest.raises(Refusal, match=r"no time zone; type one such as Europe/Berlin"):
        await office.start(zone="Berlin")


async def test_a_change_in_the_minute_it_is_due_loses_nothing(office: Office) -> None:
    await office.start()
    office.now = EIGHT + dt.timedelta(hours=1, seconds=5)
    await office.start(topics=("nk-troops",))
    office.now += MINUTE
    (slot,) = await office.planned()
    assert slot.date == EIGHT.date()


async def test_a_new_time_that_has_passed_is_not_owed_and_one_to_come_is(office: Office) -> None:
    await office.start(at=10)
    office.now = EIGHT + dt.timedelta(minutes=90)
    await office.start(at=9)
    assert await office.planned() == []
    await office.start(at=10)
    office.now = EIGHT + dt.timedelta(minutes=121)
    assert len(await office.planned()) == 1
    await office.start(at=11)
    office.now = EIGHT + dt.timedelta(minutes=181)
    assert [slot.due.hour for slot in await office.planned()] == [10], "the date has its slot"


async def test_stopped_and_started_on_one_day_it_is_one_digest_and_begins_anew(office: Office) -> None:
    wish = await office.start()
    office.now = EIGHT + dt.timedelta(minutes=62)
    (slot,) = await office.planned()
    await office.store.move(slot, slot.sent("1", office.now))
    await office.desk.stop("7")
    assert await office.desk.of("42") == []
    again = await office.start(at=10)
    assert (again.number, again.told_on) == (wish.number, None)
    office.now = EIGHT + dt.timedelta(minutes=125)
    assert await office.planned() == []


async def test_when_it_began_stays_until_it_is_stopped_and_started_anew(office: Office) -> None:
    await office.start()
    for later in range(1, 3):
        office.now = EIGHT + later * MINUTE
        await office.start(at=10 + later)
        await office.desk.pause("7")
        resumed = await office.desk.resume("7")
        assert (resumed.begun, resumed.owed_from) == (EIGHT, office.now)
    await office.desk.stop("7")
    assert (await office.start()).begun == office.now


async def test_paused_it_is_silent_and_resumed_it_owes_what_is_to_come(office: Office) -> None:
    await office.start()
    await office.desk.pause("7")
    with pytest.raises(Refusal, match="paused already"):
        await office.desk.pause("7")
    office.now = EIGHT + dt.timedelta(days=3)
    assert await office.store.due_subscriptions(office.now, 10) == []
    await office.desk.resume("7")
    assert office.woken > 0 and await office.planned() == []
    office.now += dt.timedelta(minutes=62)
    (slot,) = await office.planned()
    assert slot.date == office.now.date()


async def test_resumed_within_twelve_hours_what_was_suspended_is_posted(office: Office) -> None:
    await office.start()
    office.now = EIGHT + dt.timedelta(minutes=62)
    (slot,) = await office.planned()
    begun = slot.begin(office.now, office.now)
    await office.store.move(slot, begun)
    await office.store.move(begun.written(), begun.written().close(SlotState.SUSPENDED, "no access"))
    office.now = EIGHT + dt.timedelta(hours=13)
    wish = await office.desk.resume("7")
    assert (wish.state, wish.reason) == (SubscriptionState.ON, "")
    (opened,) = await office.store.open_slots(office.now, 10)
    assert opened.slot.state is SlotState.SENDING, "it was tried: it is looked for before it is posted"
    await office.store.move(opened.slot, opened.slot.close(SlotState.SUSPENDED, "no access"))
    office.now += MINUTE
    await office.desk.resume("7")
    assert await office.store.open_slots(office.now, 10) == []


async def test_now_is_once_a_day(office: Office) -> None:
    with pytest.raises(Refusal, match="no daily digest"):
        await office.desk.now("7")
    wish = await office.start()
    slot = await office.desk.now("7")
    assert (slot.date, office.woken) == (EIGHT.date(), 1)
    with pytest.raises(Refusal, match="Today's digest of this channel is being posted; /digest runs shows it"):
        await office.desk.now("7")
    assert await office.desk.next_times(wish, 1) == [EIGHT + dt.timedelta(hours=25)]
    office.now = EIGHT + dt.timedelta(minutes=62)
    assert [opened.due for opened in await office.planned()] == [EIGHT]
    await office.desk.pause("7")
    with pytest.raises(Refusal, match="is paused; /digest resume goes on with it"):
        await office.desk.now("7")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (SlotState.SENT, "Today's digest of this channel was posted already; /digest runs shows it."),
        (SlotState.SKIPPED, "Today's digest of this channel was skipped already; /digest runs shows it."),
        (SlotState.UNKNOWN, "Today's digest of this channel was perhaps posted already; /digest runs shows it."),
    ],
)
async def test_why_now_posts_none(office: Office, state: SlotState, told: str) -> None:
    office.now = EIGHT - dt.timedelta(hours=1)
    await office.start(zone="Pacific/Auckland")
    slot = await office.desk.now("7")
    await office.store.move(slot, slot.close(state, "why"))
    with pytest.raises(Refusal) as refused:
        await office.desk.now("7")
    assert refused.value.sentence == told
    await office.start(zone="America/Los_Angeles")
    with pytest.raises(Refusal) as refused:
        await office.desk.now("7")
    later = "The digest of 24 Nov 2026 was written down already, so today gets none; /digest runs shows it."
    assert refused.value.sentence == later


async def test_what_was_stopped_is_started_anew_and_not_resumed(office: Office) -> None:
    await office.start()
    await office.desk.stop("7")
    for turned in (office.desk.now, office.desk.pause, office.desk.resume):
        with pytest.raises(Refusal) as refused:
            await turned("7")
        assert refused.value.sentence == "The digest of this channel is stopped; /digest start begins it anew."


async def test_a_digest_sent_while_it_is_changed_is_not_told_again(office: Office) -> None:
    wish = await office.start()
    office.now = EIGHT + dt.timedelta(minutes=62)
    (slot,) = await office.planned()
    stale = replace(wish, topics=("nk-troops",), told_until=0)
    await office.store.move(slot, replace(slot, until=9).sent("1", office.now))
    kept = await office.store.subscribe(stale, office.now)
    assert (kept.told_until, kept.topics) == (9, ("nk-troops",))
