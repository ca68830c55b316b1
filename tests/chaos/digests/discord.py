"""A made-up Discord that fails as Discord does: after the deed, before it, late, or for hours; its history may lag."""

import asyncio
import datetime as dt
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from email.utils import formatdate

from tests.chaos.digests.timeless import TimelessLoop

FORGETS_NONCES_AFTER = 60.0
"""The shortest time for which Discord may be assumed to know a nonce again."""
LONGEST_FLIGHT = 18.0
"""Seconds within which a request that is under way arrives, whatever became of who sent it."""
LONGEST_LAG = 40.0


class Failed(Exception):
    """A request failed; whether it was carried out, the client cannot know."""


class Barred(Exception):
    """Discord refuses: 403 or 404."""


@dataclass(slots=True)
class Message:
    """What stands in a channel. `seen_from` is when the history begins to show it."""

    id: str
    at: float
    seen_from: float
    tag: str
    body: dict[str, object]


@dataclass
class Rates:
    """How often what befalls a request."""

    fails_after: float = 0.03
    fails_before: float = 0.01
    cut_after: float = 0.01
    cut_before: float = 0.005
    stalls: float = 0.015
    limited: float = 0.01
    lags: float = 0.1


@dataclass
class Discord:
    """Channels by their ids. `down_until` is when an outage ends, in the loop's time."""

    loop: TimelessLoop
    dice: random.Random
    rates: Rates = field(default_factory=Rates)
    channels: defaultdict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    nonces: dict[tuple[str, str], Message] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    down_until: float = 0.0
    trouble_at: float = 0.0
    befell: Counter[str] = field(default_factory=Counter[str])
    posts: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    made: int = 0

    @property
    def date(self) -> str:
        """The `Date` header of an answer given now."""
        return formatdate(self.loop.time(), usegmt=True)

    async def post(self, channel: str, nonce: str, tag: str, body: str) -> Message:
        """Post a message; raises Failed or Barred. What has left arrives, even if the sender is gone by then."""
        self.posts[channel, tag] += 1
        fate = self._fate()
        flight = 0.05
        if fate in ("stalls", "limited"):
            flight = self.dice.uniform(1, LONGEST_FLIGHT)
        if fate == "limited":  # the client waits, and only then sends
            await asyncio.sleep(flight)
            flight = 0.05
        if self.down:
            await asyncio.sleep(self.dice.choice((0.01, 2.0, 60.0)))
            if self.dice.random() < 0.9:
                raise Failed("503")
        if fate in ("fails_before", "cut_before"):
            await asyncio.sleep(flight)
            raise Failed(fate)
        answer: asyncio.Future[Message] = self.loop.create_future()
        self.loop.call_later(flight, self._arrive, channel, nonce, tag, body, answer)
        if fate == "stalls" and self.dice.random() < 0.5:
            await asyncio.sleep(60)
        message = await asyncio.shield(answer)
        await asyncio.sleep(0.05)
        if fate in ("fails_after", "cut_after") or self.down:
            raise Failed(fate)
        return message

    def _arrive(self, channel: str, nonce: str, tag: str, body: str, answer: asyncio.Future[Message]) -> None:
        now = self.loop.time()
        known = self.nonces.get((channel, nonce))
        if channel in self.barred:
            if not answer.done():
                answer.set_exception(Barred())
                answer.exception()
            return
        if known is None or now - known.at > FORGETS_NONCES_AFTER:
            self.made += 1
            lag = self.dice.uniform(0, LONGEST_LAG) if self.dice.random() < self.rates.lags else 0.0
            known = Message(f"m{self.made}", now, now + lag, tag, json.loads(body))
            self.channels[channel].append(known)
            self.nonces[channel, nonce] = known
        if not answer.done():
            answer.set_result(known)

    async def history(self, channel: str, after: dt.datetime) -> list[Message]:
        """What the channel was told after a moment; raises Failed or Barred."""
        fate = self._fate()
        await asyncio.sleep(0.05)
        if fate in ("stalls", "limited"):
            await asyncio.sleep(self.dice.uniform(1, 30))
        if self.down or fate in ("fails_after", "fails_before", "cut_after", "cut_before"):
            raise Failed(fate)
        if channel in self.barred:
            raise Barred
        if channel in self.hidden:
            return []
        since, now = after.timestamp(), self.loop.time()
        return [m for m in reversed(self.channels[channel][-5:]) if m.seen_from <= now and m.at >= since]

    async def gateway(self) -> None:
        """Any request at all; raises Failed."""
        await asyncio.sleep(0.05)
        if self.down:
            raise Failed("503")

    @property
    def down(self) -> bool:
        return self.loop.time() < self.down_until

    def _fate(self) -> str:
        """What befalls this request; nothing, mostly."""
        roll = self.dice.random()
        for name in ("fails_after", "fails_before", "cut_after", "cut_before", "stalls", "limited"):
            roll -= getattr(self.rates, name)
            if roll < 0:
                self.befell[name] += 1
                self.trouble_at = max(self.trouble_at, self.loop.time())
                return name
        return ""
