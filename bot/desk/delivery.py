"""Takes one slot one step further, so that its digest is posted once: never two, never none.

A post that failed may stand in the channel all the same. For a while Discord knows a post again by its nonce, so it is
tried again under the same one; later the channel's history is read, and only where that is without it, twice, 15
seconds apart, it is posted anew. Each step is on disk before the next is made, so whoever finds the slot goes on.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable
from typing import TypeVar

from bot.desk.discord_clock import DiscordClock
from bot.desk.messenger import CHANNEL_GONE, Absent, Messenger, Posted, Refused, Unclear, Unreadable
from bot.domain.schedule import LATE, LATEST, TOO_LATE
from bot.domain.subscriptions import Slot, SlotState, Subscription, SubscriptionState
from bot.store.store import Store

log = logging.getLogger(__name__)

T = TypeVar("T")

WINDOW = 60.0
"""Seconds for which Discord is assumed to know a nonce again; its documentation says "the past few minutes"."""
RESENT_WITHIN = dt.timedelta(seconds=WINDOW / 2)
"""How long after the first try the same post may be made again without looking."""
LOOKS_APART = dt.timedelta(seconds=15)
POST_WITHIN = 15.0
"""Seconds after which a request is given up, whatever the client library waits for."""
LEASE = dt.timedelta(seconds=POST_WITHIN + 5)
"""How long a try keeps others off: longer than it lasts."""
HESITATION = dt.timedelta(seconds=5)
"""A try that was held up so long before it was made is not made: its lease may run out under it."""
RETRY = dt.timedelta(seconds=3)
_LONGEST_WAIT = dt.timedelta(minutes=3)
"""How long a slot is left alone at most that could not be looked for."""
_SKEW = dt.timedelta(minutes=10)
"""How much earlier than the first try the history is read from."""

NO_HISTORY = "nobody knows whether it was posted, and the bot may not read the channel's history to see"


class Delivery:
    """Delivers slots that are ready, by one messenger."""

    def __init__(self, store: Store, clock: DiscordClock, messenger: Messenger) -> None:
        self._store = store
        self._clock = clock
        self._messenger = messenger

    async def further(self, subscription: Subscription, slot: Slot) -> None:
        """Take a slot that is ready or sending one step further."""
        if slot.state is SlotState.READY:
            await self._first_try(subscription, slot)
        elif slot.state is SlotState.SENDING:
            await self._settle(subscription, slot)

    async def _first_try(self, subscription: Subscription, slot: Slot) -> None:
        late = self._clock.discord() - slot.due
        if reason := not_wanted(subscription, late):
            await self._store.move(slot, slot.close(SlotState.SKIPPED, reason))
        elif late > LATE and not slot.late:
            await self._store.move(slot, slot.again(self._clock.discord()))
        else:
            now = self._clock.discord()
            await self._try(subscription, slot, slot.begin(now, now + LEASE))

    async def _settle(self, subscription: Subscription, slot: Slot) -> None:
        """Go on with a slot of which a try has begun and nobody knows how it ended."""
        now = self._clock.discord()
        assert slot.since is not None and slot.first is not None
        late = self._clock.discord() - slot.due
        reason = not_wanted(subscription, late)
        if slot.absent is None and dt.timedelta() <= now - slot.since <= RESENT_WITHIN and not reason:
            await self._try(subscription, slot, slot.retry(now + LEASE))
            return
        seen = await self._bounded(self._messenger.look(slot, slot.first - _SKEW))
        match seen:
            case Posted(message, at):
                await self._sent(subscription, slot, message, at)
            case Unreadable():
                await self._close(subscription, slot, SlotState.UNKNOWN, NO_HISTORY)
            case Refused(why):
                await self._close(subscription, slot, SlotState.SUSPENDED, why)
            case Unclear():
                # as long as it has taken so far, within bounds: an outage of hours is not looked at every moment
                waits = min(max((now - slot.since) / 4, LEASE), _LONGEST_WAIT)
                await self._store.move(slot, slot.hold(self._clock.discord() + waits))
            case Absent():
                await self._absent(subscription, slot, reason, late)

    async def _absent(self, subscription: Subscription, slot: Slot, reason: str, late: dt.timedelta) -> None:
        now = self._clock.discord()
        if slot.absent is None or now - slot.absent < LOOKS_APART:
            first = slot.absent if slot.absent and slot.absent <= now else now
            await self._store.move(slot, slot.hold(first + LOOKS_APART, first))
        elif reason:
            await self._store.move(slot, slot.close(SlotState.SKIPPED, reason))
        elif late > LATE and not slot.late:
            await self._store.move(slot, slot.again(now))
        else:
            await self._try(subscription, slot, slot.begin(now, now + LEASE))

    async def _try(self, subscription: Subscription, slot: Slot, begun: Slot) -> None:
        began = self._clock.discord()
        if not await self._store.move(slot, begun):
            return
        slot = begun.written()
        if self._clock.discord() - began > HESITATION:
            return
        match await self._bounded(self._messenger.post(slot)):
            case Posted(message, at):
                await self._sent(subscription, slot, message, at)
            case Refused(why, only_this):
                state = SlotState.SKIPPED if only_this else SlotState.SUSPENDED
                await self._close(subscription, slot, state, why)
            case Unclear(why):
                log.warning("digest %s of %s: %s; it is not known whether it was posted", slot.date, slot.channel, why)
                await self._store.move(slot, slot.hold(self._clock.discord() + RETRY))

    async def _sent(self, subscription: Subscription, slot: Slot, message: str, at: dt.datetime) -> None:
        more = self._messenger.finishes(subscription, slot)
        sent = slot.sent(message, at, self._clock.discord() + LEASE if more else None)
        if await self._store.move(slot, sent) and more:
            await self.finish(subscription, sent.written())

    async def finish(self, subscription: Subscription, slot: Slot) -> None:
        """Do what comes after a posted digest; what fails is left."""
        match await self._bounded(self._messenger.finish(subscription, slot)):
            case Unclear(why):
                log.warning("digest %s of %s was posted, but what comes after it was not done: %s", *_named(slot), why)
            case _:
                pass
        await self._store.move(slot, slot.finished())

    async def _close(self, subscription: Subscription, slot: Slot, state: SlotState, reason: str) -> None:
        """Close a slot in a way that the moderators must know of, and tell them."""
        if not await self._store.move(slot, slot.close(state, reason)):
            return
        log.warning("digest %s of %s is %s: %s", *_named(slot), state.value, reason)
        ended = await self._bounded(
            self._messenger.tell_moderators(subscription.server, told(subscription, slot, state, reason))
        )
        if isinstance(ended, Unclear):
            log.warning("the moderators of %s could not be told: %s", subscription.server, ended.reason)

    async def _bounded(self, work: Awaitable[T]) -> T | Unclear:
        """What the messenger says, or that it is unclear: it took too long, or failed as nobody expected."""
        try:
            async with asyncio.timeout(POST_WITHIN):
                return await work
        except TimeoutError:
            return Unclear(f"no answer within {POST_WITHIN:.0f} seconds")
        except Exception as error:
            log.exception("Discord was not spoken to")
            return Unclear(f"it failed on our side: {type(error).__name__}")


def not_wanted(subscription: Subscription, late: dt.timedelta) -> str:
    """Why a digest is not to be posted any more; empty where it is."""
    if subscription.state is not SubscriptionState.ON:
        return f"the digest was {subscription.state.value} before it was posted"
    return TOO_LATE if late > LATEST else ""


def told(subscription: Subscription, slot: Slot, state: SlotState, reason: str) -> str:
    """What the moderators hear of a digest that they did not get."""
    where, day = f"<#{slot.channel or subscription.channel}>", slot.date.isoformat()
    match state:
        case SlotState.SUSPENDED:
            return suspended(where, reason)
        case SlotState.UNKNOWN:
            return f"The digest of {day} in {where} is not posted again: {reason}. Give the bot Read Message History."
        case _:
            return f"The digest of {day} in {where} was not posted: {reason}."


def suspended(where: str, reason: str) -> str:
    """What the moderators hear where no digest comes any more; `where` names the channel."""
    if reason == CHANNEL_GONE:
        return f"The daily digest in {where} is suspended: {reason}. /digest stop ends it, with the option gone."
    return f"The daily digest in {where} is suspended: {reason}. Once that is mended, /digest resume goes on."


def _named(slot: Slot) -> tuple[dt.date, str]:
    return slot.date, slot.channel
