"""Decides which channel gets a digest, when and of what: started, changed, paused, resumed, stopped."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.days import shown_day
from bot.domain.refusals import Refusal
from bot.domain.schedule import LATEST, next_times, upcoming
from bot.domain.subscriptions import QuietDays, Slot, SlotState, Subscription, SubscriptionState
from bot.store.store import Store

ON, PAUSED, SUSPENDED, STOPPED = SubscriptionState


class Subscriptions:
    """`clock` tells the time (UTC), `wake` lets what is due be looked at now.

    Channels and servers are Discord's ids, as text. Who may do what, is the cog's to ask.
    """

    def __init__(self, store: Store, clock: Callable[[], dt.datetime], wake: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._wake = wake

    async def start(
        self,
        server: str,
        scope: str,
        channel: str,
        *,
        at: dt.time,
        zone: str,
        topics: Sequence[str] = (),
        quiet: QuietDays = QuietDays.LINE,
        threads: bool = False,
        ping_role: str = "",
        by: str = "",
    ) -> Subscription:
        """Give a channel a digest, or change the one it has; returns it as it is kept.

        A new one, and one that was stopped, begins with what the journal will hold from now on; any other goes on
        where its last digest ended. A new time that has passed is not owed. Raises a Refusal for an unknown zone.
        """
        checked_zone(zone)
        now = self._clock()
        had = await self._store.subscription_in(channel)
        wish = Subscription(
            number=had.number if had else 0,
            server=server,
            scope=scope,
            channel=channel,
            at=at.replace(second=0, microsecond=0, tzinfo=None),
            zone=zone,
            owed_from=had.owed_from if had and _same_time(had, at, zone) else now,
            topics=tuple(topics),
            quiet=quiet,
            threads=threads,
            ping_role=ping_role,
            told_until=await self._store.last(),
            by=by,
            begun=now,
        )
        return await self._store.subscribe(wish, await self._next_due(wish))

    async def pause(self, channel: str) -> Subscription:
        """No digests until it is resumed; then the first covers everything. Raises a Refusal where it is not on."""
        return await self._turned(channel, (ON, SUSPENDED), PAUSED)

    async def stop(self, channel: str) -> Subscription:
        """No digests any more. Raises a Refusal where there are none."""
        return await self._turned(
            channel,
            (ON, SUSPENDED, PAUSED),
            STOPPED,
        )

    async def resume(self, channel: str) -> Subscription:
        """Go on; a digest that was suspended within the last 12 hours is posted now. Raises a Refusal."""
        return await self._turned(channel, (PAUSED, SUSPENDED), ON)

    async def now(self, channel: str) -> Slot:
        """Have today's digest posted at once; its date gets no other.

        Raises a Refusal where the channel has none, or today's is written down already.
        """
        wish = await self.may_come_now(channel)
        now = self._clock()
        today = now.astimezone(ZoneInfo(wish.zone)).date()
        slot = Slot(wish.number, today, now)
        if not await self._store.plan(wish.number, [slot], await self._next_due(wish, today)):
            raise await self._none_today(wish, today)
        self._wake()
        return slot

    async def may_come_now(self, channel: str) -> Subscription:
        """The digest of a channel, of which today's may be posted at once; raises a Refusal where it may not."""
        wish = await self._of(channel)
        _not_stopped(wish)
        if wish.state is not ON:
            raise Refusal(f"The digest of this channel is {wish.state.value}; /digest resume goes on with it.")
        today = self._clock().astimezone(ZoneInfo(wish.zone)).date()
        last = await self._store.last_date(wish.number)
        if last and last >= today:
            raise await self._none_today(wish, last)
        return wish

    async def _none_today(self, wish: Subscription, newest: dt.date) -> Refusal:
        today = self._clock().astimezone(ZoneInfo(wish.zone)).date()
        return Refusal(_why_none(await self._store.slot(wish.number, today), newest))

    async def of(self, server: str) -> list[Subscription]:
        """Every digest of a server that is not stopped."""
        return [one for one in await self._store.subscriptions_of(server) if one.state is not STOPPED]

    async def in_channel(self, channel: str) -> Subscription | None:
        """The digest of a channel, stopped or not."""
        return await self._store.subscription_in(channel)

    async def next_times(self, subscription: Subscription, count: int = 3) -> list[dt.datetime]:
        """The next posting times (UTC)."""
        last = await self._store.last_date(subscription.number)
        return next_times(subscription, self._clock(), last, count)

    async def runs(self, subscription: Subscription, limit: int = 10) -> list[Slot]:
        """What was posted, skipped or late, and why; the newest first."""
        return await self._store.runs(subscription.number, limit)

    async def _turned(self, channel: str, states: Sequence[SubscriptionState], to: SubscriptionState) -> Subscription:
        now = self._clock()
        for _ in range(3):
            had = await self._of(channel)
            if to is not STOPPED:
                _not_stopped(had)
            if had.state not in states:
                raise Refusal(f"The digest of this channel is {had.state.value} already.")
            turned = replace(had, state=to, reason="", owed_from=now if to is ON else had.owed_from)
            reopen = now - LATEST if had.state is SUSPENDED and to is ON else None
            if await self._store.change_subscription(had, turned, await self._next_due(turned), reopen):
                self._wake()
                return await self._of(channel)
        raise Refusal("Somebody else is changing this digest; try again.")

    async def _of(self, channel: str) -> Subscription:
        found = await self._store.subscription_in(channel)
        if found is None:
            raise Refusal("This channel has no daily digest; /digest start begins one.")
        return found

    async def _next_due(self, wish: Subscription, last: dt.date | None = None) -> dt.datetime:
        """When the next slot has to be written down, which may have passed: the time it is due at, and its jitter.

        The number of a new one is not known yet, nor its jitter: then it is looked at a little early, which is nothing.
        """
        if last is None and wish.number:
            last = await self._store.last_date(wish.number)
        _, due = next(upcoming(wish.at, wish.zone, wish.owed_from, last))
        return due + wish.jitter


def _same_time(had: Subscription, at: dt.time, zone: str) -> bool:
    """Whether a digest that is on is only changed otherwise: then what is due this minute stays owed."""
    return had.state is ON and (had.at, had.zone) == (at.replace(second=0, microsecond=0, tzinfo=None), zone)


def _not_stopped(wish: Subscription) -> None:
    if wish.state is STOPPED:
        raise Refusal("The digest of this channel is stopped; /digest start begins it anew.")


_CLOSED = {
    SlotState.SENT: "was posted",
    SlotState.SKIPPED: "was skipped",
    SlotState.SUSPENDED: "was suspended",
    SlotState.UNKNOWN: "was perhaps posted",
}


def _why_none(todays: Slot | None, newest: dt.date) -> str:
    """Why today gets no digest at once: it has one, or a later date has, as where the zone was another."""
    if todays is None:
        day = shown_day(newest.isoformat())
        return f"The digest of {day} was written down already, so today gets none; /digest runs shows it."
    state = f"{_CLOSED[todays.state]} already" if todays.state in _CLOSED else "is being posted"
    return f"Today's digest of this channel {state}; /digest runs shows it."


def checked_zone(zone: str) -> None:
    """Raises a Refusal for what is no time zone of the IANA database."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(f"“{zone[:40]}” is no time zone; type one such as Europe/Berlin.") from None
