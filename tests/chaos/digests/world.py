"""A world in which days of digests are played: what befalls, who is killed, and what must hold when a day is over."""

import asyncio
import dataclasses
import datetime as dt
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.desk.subscriptions import Subscriptions
from bot.domain.schedule import LATE, LATEST
from bot.domain.subscriptions import QuietDays, Slot, SlotState, Subscription, SubscriptionState
from bot.store.slotrows import SLOT, slot_of
from tests.chaos.digests.discord import Discord, Message, Rates
from tests.chaos.digests.process import Book, Chance, Ground, Process
from tests.chaos.digests.timeless import TimelessLoop

DUE = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
DAY = 86_400.0
_SETTLES = 1_800.0
"""Seconds after the last trouble within which every slot must be closed."""
_MOST_POSTS = 60
"""How often one digest may be tried at most, whatever befalls."""


@dataclass(frozen=True)
class Size:
    """How large one world is: its channels, its days, and how many kills a day may bring.

    In every `on_disk`-th each process has a connection of its own, beside which others write between two statements.
    In a `harsh` one most days are bad ones, and what befalls seldom elsewhere befalls often.
    """

    channels: int = 150
    days: int = 14
    kills: int = 3
    on_disk: int = 4
    harsh: bool = False


HARSH = Size(channels=60, kills=6, on_disk=1, harsh=True)
_DAYS = ("plain", "away", "long away", "down", "clock ahead", "clock back", "barred", "hidden")
_SELDOM, _OFTEN = (60, 8, 3, 5, 7, 7, 5, 5), (30, 8, 8, 10, 15, 15, 4, 4)


class World:
    """Channels with digests at nine, two processes, and a Discord, day after day."""

    def __init__(self, path: Path | None, loop: TimelessLoop, dice: random.Random, size: Size) -> None:
        self.size = size
        self.dice = dice
        self.loop = loop
        self.discord = Discord(loop, dice)
        self.ground = Ground(path, loop, dice, self.discord, Chance(killed=0.002))
        if size.harsh:
            self.discord.rates = Rates(*(rate * 4 for rate in dataclasses.astuple(self.discord.rates)))
            self.ground.chance = Chance(killed=0.005, paused=0.002, interrupted=0.1)
        self.ground.laid()
        self.wrong: list[str] = []
        self.channels: dict[str, Subscription] = {}
        self.befell: Counter[str] = Counter()
        self.excused: dict[tuple[str, dt.date], str] = {}
        """What need not have been posted, and why."""
        self._processes: list[Process | None] = [None, None]
        self._running = False
        self._book = Book(self.ground, _nothing)
        self.desk = Subscriptions(self._book, self.ground.wall, lambda: None)  # type: ignore[arg-type]

    # The days

    async def days(self) -> None:
        await asyncio.sleep(0)
        for number in range(self.size.channels):
            quiet = QuietDays.SILENT if number % 5 == 0 else QuietDays.LINE
            channel = str(1000 + number)
            self.channels[channel] = await self.desk.start(
                "1", "1", channel, at=DUE.time(), zone="UTC", quiet=quiet, by="Moe (7)"
            )
        date, day = DUE.date(), 0
        while day < self.size.days and not self.wrong:
            due = DUE.timestamp() + DAY * day
            (kind,) = self.dice.choices(_DAYS, _OFTEN if self.size.harsh else _SELDOM)
            self.befell[f"day: {kind}"] += 1
            if kind == "long away":
                for gone in range(self.dice.randint(1, 3)):
                    self._excuse(date + dt.timedelta(days=gone), "away")
                    day += 1
                due = DUE.timestamp() + DAY * day
            date = DUE.date() + dt.timedelta(days=day)
            await self._day(kind, date, due)
            day += 1
        await self._stop()
        self._book.close()

    async def _day(self, kind: str, date: dt.date, due: float) -> None:
        self.ground.kills_left = self.size.kills
        self.ground.journal += self.dice.choice((0, 0, 1, 2, 5))
        begins = due - self.dice.uniform(5, 90)
        if kind == "away":
            begins = due + self.dice.choice((self.dice.uniform(60, 3600), self.dice.uniform(3600, 14 * 3600)))
        self.loop.moment = max(self.loop.moment, begins)
        self.ground.troubled()
        self._start()
        if kind == "down":
            long = self.dice.choice((self.dice.uniform(20, 300), self.dice.uniform(300, 14 * 3600)))
            self.loop.call_later(max(due - begins, 0) + self.dice.uniform(-5, 20), self._down, long)
        if kind == "clock ahead":
            self._set_clock(due - begins, self.dice.uniform(60, 7200), due)
        if kind == "clock back":
            self._set_clock(due - begins, -self.dice.uniform(20, 1800), due)
        if kind in ("barred", "hidden"):
            where = self.discord.barred if kind == "barred" else self.discord.hidden
            where.update(self.dice.sample(list(self.channels), 5))
            for channel in where:
                self.excused[channel, date] = kind
        healed = kind != "barred"
        while not self.wrong:
            await asyncio.sleep(30)
            now = self.loop.time()
            left = self._open(date)
            if not healed and (not left or now > due + 1800):
                await self._healed()
                healed = True
                continue
            if not left and now > due + 60 and not self.ground.clock_off and not self.discord.down:
                break
            if now - max(self.ground.trouble_at, self.discord.trouble_at, due) > _SETTLES:
                self.wrong.append(
                    f"stuck: on {date} {len(left)} of {left[:3]}, {kind}, clock off by {self.ground.clock_off}, "
                    f"{self._processes}, {[p and p.digests.health for p in self._processes]}"
                )
        self.discord.hidden.clear()
        if self.dice.random() < 0.3:
            await self._changed_after()
        await self._stop()
        self._audit(date, due)

    async def _changed_after(self) -> None:
        """Somebody moves a digest that was posted to a later time of the same day, or has it stop and start."""
        channel = self.dice.choice(list(self.channels))
        later = dt.datetime.fromtimestamp(self.loop.time() + 120, dt.UTC)
        if later.hour >= 23 or later.date() != dt.datetime.fromtimestamp(self.loop.time(), dt.UTC).date():
            return
        had = self.channels[channel]
        if self.dice.random() < 0.5:
            await self.desk.pause(channel)
        await self.desk.start("1", "1", channel, at=later.time(), zone="UTC", quiet=had.quiet, by="Moe (7)")
        for _ in range(10):
            await asyncio.sleep(30)
        self.channels[channel] = await self.desk.start(
            "1", "1", channel, at=DUE.time(), zone="UTC", quiet=had.quiet, by="Moe (7)"
        )

    async def _healed(self) -> None:
        """Moderators mend what barred the bot, and resume."""
        self.discord.barred.clear()
        self.ground.troubled()
        for channel in self.channels:
            subscription = await self.desk.in_channel(channel)
            if subscription and subscription.state is SubscriptionState.SUSPENDED:
                self.befell["suspended"] += 1
                await self.desk.resume(channel)

    def _down(self, seconds: float) -> None:
        self.discord.down_until = self.loop.time() + seconds
        self.discord.trouble_at = self.discord.down_until

    def _set_clock(self, until_due: float, by: float, due: float) -> None:
        """The machine's clock is set wrong around the time that is due, and set right again."""
        self.loop.call_later(max(until_due + self.dice.uniform(-60, 60), 0), self._clock_set, by)
        self.loop.call_later(max(until_due, 0) + self.dice.uniform(120, 900), self._clock_set, 0.0)

    def _clock_set(self, off: float) -> None:
        self.ground.clock_off = off
        self.ground.troubled()

    # Processes

    def _started(self, place: int) -> None:
        if self._running and self._processes[place] is None:
            self._processes[place] = Process(self.ground, lambda: self._ended(place))

    def _ended(self, place: int) -> None:
        """A process was killed: a new one comes after a while."""
        self._processes[place] = None
        self.loop.call_later(self._downtime(), self._started, place)

    def _downtime(self) -> float:
        kind = self.dice.random()
        return self.dice.uniform(0.3, 5) if kind < 0.5 else self.dice.uniform(5, 100) if kind < 0.9 else 900.0

    def _start(self) -> None:
        self._running = True
        for place in range(len(self._processes)):
            self._started(place)

    async def _stop(self) -> None:
        self._running = False
        for process in self._processes:
            if process is not None:
                process.kill()
                await process.gone()

    # What must hold

    def _open(self, date: dt.date) -> list[str]:
        """Channels whose slot of a date is not closed."""
        with self._reading() as conn:
            closed = {
                number
                for (number,) in conn.execute(
                    "SELECT subscription FROM slot WHERE date = ? AND state NOT IN ('planned', 'ready', 'sending')",
                    (date.isoformat(),),
                )
            }
        return [channel for channel, wish in self.channels.items() if wish.number not in closed]

    def _audit(self, date: dt.date, due: float) -> None:
        """Hold one day's slots against what Discord has."""
        with self._reading() as conn:
            rows = conn.execute(f"SELECT {SLOT} FROM slot WHERE date = ?", (date.isoformat(),)).fetchall()
        kept = [slot_of(row) for row in rows]
        names = {wish.number: channel for channel, wish in self.channels.items()}
        twice = [n for n, count in Counter(slot.subscription for slot in kept).items() if count > 1]
        self.wrong += [f"{date}: {names[n]} has two slots" for n in twice]
        for slot in kept:
            channel = names[slot.subscription]
            there = [m for m in self.discord.channels[channel] if m.body["date"] == date.isoformat()]
            self._judge(f"{date} {channel} {slot.state.value}", slot, channel, there, due)

    def _judge(self, where: str, slot: Slot, channel: str, there: list[Message], due: float) -> None:
        wrong = self.wrong
        excuse = self.excused.get((channel, slot.date), "")
        if len(there) > 1:
            wrong.append(f"{where}: twice, at {[m.at - due for m in there]}")
        if slot.state is SlotState.SENT and slot.message not in [m.id for m in there]:
            wrong.append(f"{where}: lost: said to be sent and is not there")
        if there and slot.state not in (SlotState.SENT, SlotState.UNKNOWN):
            wrong.append(f"{where}: posted, and nobody knows: {slot.reason}")
        if slot.state is SlotState.UNKNOWN and excuse != "hidden":
            wrong.append(f"{where}: lost: unknown without a reason")
        if slot.state is SlotState.SUSPENDED:
            wrong.append(f"{where}: lost: still suspended")
        if slot.state is SlotState.SKIPPED:
            silent = self.channels[channel].quiet is QuietDays.SILENT and "nothing changed" in slot.reason
            trouble = max(self.ground.trouble_at, self.discord.trouble_at)
            late = trouble - due > LATEST.total_seconds() - _SETTLES
            if not silent and not late:
                wrong.append(f"{where}: lost: skipped, {slot.reason}, trouble ended {trouble - due:.0f} s after")
        for message in there:
            after = message.at - due
            if after < 0:
                wrong.append(f"{where}: {-after:.0f} s too early")
            if after > LATEST.total_seconds() + 60:
                wrong.append(f"{where}: posted {after:.0f} s late")
            if after > LATE.total_seconds() + 60 and not message.body["late"]:
                wrong.append(f"{where}: {after:.0f} s late and does not say so")
        if self.discord.posts[channel, slot.tag] > _MOST_POSTS:
            wrong.append(f"{where}: tried {self.discord.posts[channel, slot.tag]} times")

    def _spans(self) -> None:
        """Every digest begins where the one before it that was known to be sent ended."""
        with self._reading() as conn:
            rows = conn.execute(
                "SELECT subscription, date, after, until FROM slot WHERE state = 'sent' ORDER BY subscription, date"
            ).fetchall()
        last: dict[int, int] = {}
        for number, date, after, until in rows:
            if after != last.get(number, after) or until < after:
                self.wrong.append(
                    f"{date} of {number} tells of {after}-{until}, the one before ended at {last[number]}"
                )
            last[number] = until
        bodies = {
            (int(str(m.body["number"])), str(m.body["date"])): (m.body["after"], m.body["until"])
            for told in self.discord.channels.values()
            for m in told
        }
        for number, date, after, until in rows:
            if bodies.get((number, date), (after, until)) != (after, until):
                self.wrong.append(f"{date} of {number} says {bodies[number, date]}, the book {after}-{until}")

    def _excuse(self, date: dt.date, why: str) -> None:
        for channel in self.channels:
            self.excused[channel, date] = why

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        db = self.ground.opened()
        yield db.conn
        self.ground.closed(db)

    def ended(self) -> Counter[str]:
        """In which states the slots of all days ended; their spans must follow on each other."""
        if not self.wrong:
            self._spans()
        with self._reading() as conn:
            return Counter(dict(conn.execute("SELECT state, count(*) FROM slot GROUP BY state").fetchall()))


async def _nothing() -> None:
    """What moderators do is not what is tried here: they are never killed."""
