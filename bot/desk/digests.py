"""The daily digests: which are due, what each says, and the tick that takes every open slot a step further."""

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.briefing.digest import Changed
from bot.desk.delivery import POST_WITHIN, Delivery, not_wanted, told
from bot.desk.discord_clock import DiscordClock
from bot.desk.messenger import Messenger
from bot.domain.changes import EntryKey
from bot.domain.refusals import Refusal
from bot.domain.schedule import LATE, missed, spread
from bot.domain.subscriptions import Frozen, QuietDays, Slot, SlotState, Subscription
from bot.store.store import DueSubscription, OpenSlot, Store

log = logging.getLogger(__name__)

TICK = 10.0
"""Seconds between two looks at what is due."""
LANES = 16
"""How many slots are worked on at once."""
_AT_ONCE = 500
_RETRY = dt.timedelta(minutes=1)
"""How long a slot is left alone that could not be composed."""
_STILL = dt.timedelta(minutes=1)
"""How long after its last tick a process is said to stand still."""
_BEHIND = dt.timedelta(seconds=2 * TICK)
"""How long after its moment a digest is planned at most while the bot is up."""

NOTHING_CHANGED = "nothing changed, and this channel wants silence then"


class Composer(Protocol):
    """Tells what changed, as `Since.changed` does."""

    async def __call__(
        self,
        scope: str,
        topics: Sequence[str],
        after: int,
        until: int,
        since: dt.date,
        *,
        shown: Set[EntryKey] = frozenset(),
        began: dt.datetime | None = None,
    ) -> Changed: ...


@dataclass(frozen=True, slots=True)
class Health:
    """How the digests are: when the last tick ended (UTC; None before the first), what it waits for or failed with,
    how many slots are being worked on."""

    last_tick: dt.datetime | None
    trouble: str
    working: int


class Digests:
    """One for each process. `compose` tells what changed over a span."""

    def __init__(self, store: Store, compose: Composer, clock: DiscordClock, wall: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._compose = compose
        self._wall = wall
        self.clock = clock
        self.last_tick: dt.datetime | None = None
        """When the last tick ended, by this machine's clock (UTC)."""
        self._trouble = ""
        self._working: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._lanes = asyncio.Semaphore(LANES)

    @property
    def health(self) -> Health:
        still = self.last_tick is not None and self._wall() - self.last_tick > _STILL
        return Health(self.last_tick, self._trouble or "no tick has ended for a minute" * still, len(self._working))

    def wake(self) -> None:
        """Let the next tick come at once."""
        self._woken.set()

    async def keep_ticking(self, messenger: Messenger) -> None:
        """Tick until cancelled. Whatever fails in one tick is logged, and the next one comes all the same."""
        try:
            while True:
                try:
                    await self.tick(messenger)
                except Exception as error:
                    self._trouble = f"the last tick failed: {type(error).__name__}"
                    log.exception("a tick of the digests failed")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), TICK)
                self._woken.clear()
        finally:
            await self.stopped()

    async def tick(self, messenger: Messenger) -> None:
        """Write down what has come due, and begin a step of every open slot; waits for none of them."""
        self._trouble = await self._lost(messenger)
        if not self._trouble:
            await self._plan()
            await self._work(messenger)
        self.last_tick = self._wall()

    async def settled(self) -> None:
        """Wait until no slot is being worked on."""
        while self._working:
            await asyncio.wait(self._working.values())

    async def stopped(self) -> None:
        """Leave every slot where it is: whoever comes next finds it."""
        for task in self._working.values():
            task.cancel()
        await self.settled()

    async def changes_for(self, subscription: Subscription) -> Changed:
        """What its next digest would say if it were composed now. Raises a Refusal for a story that is gone."""
        shown = await self._store.shown_by(subscription.number)
        began = (subscription.begun or subscription.owed_from).astimezone(ZoneInfo(subscription.zone))
        return await self._compose(
            subscription.scope,
            subscription.topics,
            subscription.told_until,
            await self._store.last(),
            subscription.told_on or began.date(),
            shown=shown,
            began=None if subscription.told_on else began,
        )

    async def _lost(self, messenger: Messenger) -> str:
        """What the tick has to wait for: nothing, or to hear what time it is."""
        if self.clock.must_ask:
            try:
                async with asyncio.timeout(POST_WITHIN):
                    await messenger.hear_time()
            except Exception as error:
                log.warning("Discord did not tell the time: %s", error or type(error).__name__)
        return "Discord has not told the time since this machine's clock was set" if self.clock.is_lost else ""

    async def _plan(self) -> None:
        now = self.clock.now()
        found = await self._store.due_subscriptions(now, _AT_ONCE)
        crowd = len(found) > LANES
        for due in found:
            try:
                await self._plan_one(due, now, crowd)
            except Exception:
                log.exception("the digest of %s could not be planned", due.subscription.channel)

    async def _plan_one(self, due: DueSubscription, now: dt.datetime, crowd: bool) -> None:
        """Write down what has come due. What a `crowd` missed, as while the bot was down, is spread over a minute."""
        wish = due.subscription
        try:
            found = missed(wish, now, due.last)
        except ZoneInfoNotFoundError:
            log.error("the time zone %s of %s is not known here", wish.zone, wish.channel)
            await self._store.plan(wish.number, (), now + dt.timedelta(hours=1))
            return
        slots = [spread(slot, now, wish.jitter, _BEHIND) for slot in found.slots] if crowd else found.slots
        await self._store.plan(wish.number, slots, found.following, wish)

    async def _work(self, messenger: Messenger) -> None:
        now = self.clock.discord()
        delivery = Delivery(self._store, self.clock, messenger)
        opened = await self._store.open_slots(now, _AT_ONCE)
        for one in opened:
            self._begin(one, partial(self._step, one, messenger, delivery))
        for one in await self._store.unfinished_slots(now, LANES):
            self._begin(one, partial(delivery.finish, one.subscription, one.slot))

    def _begin(self, opened: OpenSlot, work: Callable[[], Awaitable[None]]) -> None:
        """Work on a slot unless its subscription is being worked on."""
        number = opened.subscription.number
        if number in self._working:
            return
        task = asyncio.create_task(self._guarded(work, opened), name=f"digest of {opened.subscription.channel}")
        self._working[number] = task
        task.add_done_callback(lambda _: self._working.pop(number, None))

    async def _guarded(self, work: Callable[[], Awaitable[None]], opened: OpenSlot) -> None:
        async with self._lanes:
            try:
                await work()
            except Exception:
                log.exception("digest %s of %s failed", opened.slot.date, opened.subscription.channel)
                await self._store.move(opened.slot, opened.slot.hold(self.clock.discord() + _RETRY))

    async def _step(self, opened: OpenSlot, messenger: Messenger, delivery: Delivery) -> None:
        slot, wish = opened
        if slot.state is SlotState.PLANNED:
            frozen = await self._frozen(slot, wish, messenger)
            if frozen is None:
                return
            slot = frozen
        await delivery.further(wish, slot)

    async def _frozen(self, slot: Slot, wish: Subscription, messenger: Messenger) -> Slot | None:
        """The slot with its text frozen; None where it was closed instead, or another was faster."""
        late = self.clock.discord() - slot.due
        if reason := not_wanted(wish, late):
            await self._store.move(slot, slot.close(SlotState.SKIPPED, reason))
            return None
        slot_late = slot.late or late > LATE
        try:
            changed = await self.changes_for(wish)
        except Refusal as refusal:
            if await self._store.move(slot, slot.close(SlotState.SKIPPED, refusal.sentence)):
                reason = refusal.sentence.rstrip(".")
                await messenger.tell_moderators(wish.server, told(wish, slot, SlotState.SKIPPED, reason))
            return None
        if changed.quiet and wish.quiet is QuietDays.SILENT:
            await self._store.move(slot, slot.close(SlotState.SKIPPED, NOTHING_CHANGED))
            return None
        late_slot = slot.marked(slot_late)
        drawn = await messenger.drawn(wish, late_slot, changed)
        frozen = Frozen(drawn.body, changed.after, changed.until, changed.shown, drawn.picture)
        ready = late_slot.freeze(frozen, wish.channel)
        return ready.written() if await self._store.move(slot, ready, frozen.shown) else None
