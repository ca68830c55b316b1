"""One process of the bot over the shared book: the desk's own code, killed between any two of its steps."""

import asyncio
import contextlib
import datetime as dt
import json
import random
import sqlite3
from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from bot.briefing.answer import Line, Query, Section
from bot.briefing.digest import Changed
from bot.desk.digests import Digests
from bot.desk.discord_clock import DiscordClock
from bot.desk.messenger import Absent, Drawn, Posted, Refused, Unclear, Unreadable
from bot.domain.changes import EntryKey
from bot.domain.subscriptions import Slot, Subscription
from bot.domain.vocabulary import Kind
from bot.store import threads
from bot.store.digestpages import DigestPages
from bot.store.migrations import migrations
from tests.chaos.digests.discord import Barred, Discord, Failed, Message
from tests.chaos.digests.timeless import TimelessLoop

T = TypeVar("T")
_CHANGED = (Section("", (Line(("something",)),)),)


@dataclass
class Chance:
    """How often what befalls a process at one of its steps."""

    killed: float = 0.0
    paused: float = 0.0005
    interrupted: float = 0.01


@dataclass
class Ground:
    """What processes share: the file, Discord, the journal's position, and how far this machine's clock is off."""

    path: Path | None
    loop: TimelessLoop
    dice: random.Random
    discord: Discord
    chance: Chance = field(default_factory=Chance)
    journal: int = 10
    clock_off: float = 0.0
    kills: int = 0
    kills_left: int = 0
    pauses: int = 0
    trouble_at: float = 0.0
    told: list[tuple[str, str]] = field(default_factory=list)
    processes: "list[Process]" = field(default_factory=list)

    _shared: Database | None = None

    def opened(self) -> Database:
        """A connection: of the process's own to a file, or one that all share to a store in memory, which is faster."""
        if self.path is None:
            self._shared = self._shared or Database(sqlite3.connect(":memory:", isolation_level=None))
            return self._shared
        conn = sqlite3.connect(self.path, isolation_level=None, timeout=0)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = OFF")
        return _Interrupted(conn, self)

    def laid(self) -> None:
        """Make the file."""
        db = self.opened()
        migrations.apply(db)
        self.closed(db)

    def closed(self, db: Database) -> None:
        if self.path is not None:
            db.close()

    def wall(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.loop.time() + self.clock_off, dt.UTC)

    def troubled(self) -> None:
        self.trouble_at = self.loop.time()


class _Interrupted(Database):
    """A connection beside which another process writes, now and then, between two statements."""

    def __init__(self, conn: sqlite3.Connection, ground: Ground) -> None:
        super().__init__(conn)
        self._ground = ground
        self._other: sqlite3.Connection | None = None

    def execute(self, sql: str, parameters: Any = None) -> sqlite3.Cursor:
        if self.conn.in_transaction and self._ground.dice.random() < self._ground.chance.interrupted:
            self._write_beside()
        return self.conn.execute(sql, parameters) if parameters is not None else self.conn.execute(sql)

    def _write_beside(self) -> None:
        if self._other is None:
            assert self._ground.path is not None
            self._other = sqlite3.connect(self._ground.path, isolation_level=None, timeout=0)
        with contextlib.suppress(sqlite3.OperationalError):  # then it waits for its turn
            self._other.execute("INSERT INTO kept VALUES ('beside', '') ON CONFLICT DO UPDATE SET value = value || '.'")

    def close(self) -> None:
        super().close()
        if self._other is not None:
            self._other.close()


class Process:
    """A bot's process as far as digests go. `ended` is called when nothing of it is left."""

    def __init__(self, ground: Ground, ended: Callable[[], None]) -> None:
        self.ground = ground
        self.alive = True
        self.book = Book(ground, self.step)
        self.clock = DiscordClock(ground.wall, ground.loop.time)
        self.digests = Digests(self.book, self._composed, self.clock, ground.wall)  # type: ignore[arg-type]
        self._task = ground.loop.create_task(self.digests.keep_ticking(_Messenger(self)))
        self._task.add_done_callback(lambda _: self._over(ended))

    async def step(self) -> None:
        """Between any two steps a process may be killed, or stand still for a while."""
        ground = self.ground
        if self.alive and ground.kills_left and ground.dice.random() < ground.chance.killed:
            ground.kills += 1
            ground.kills_left -= 1
            ground.troubled()
            self.kill()
        if self.alive and ground.dice.random() < ground.chance.paused:
            ground.pauses += 1
            await asyncio.sleep(ground.dice.uniform(1, 50))
            ground.troubled()
        if not self.alive:
            await ground.loop.create_future()

    def kill(self) -> None:
        """The process is gone: what it holds in memory, and all it was about to do."""
        self.alive = False
        self._task.cancel()

    async def gone(self) -> None:
        """Wait until nothing of it is left."""
        await asyncio.wait({self._task})

    def _over(self, ended: Callable[[], None]) -> None:
        if not self._task.cancelled() and (error := self._task.exception()):
            raise error
        self.book.close()
        ended()

    async def _composed(
        self,
        scope: str,
        topics: Sequence[str],
        after: int,
        until: int,
        since: dt.date,
        *,
        shown: Set[EntryKey],
        began: dt.datetime | None,
    ) -> Changed:
        told = tuple((Kind.CLAIM, f"c{number}", number) for number in range(after + 1, until + 1))[-3:]
        await self.step()
        return Changed("changed", _CHANGED if told else (), after, until, told, Query("since"))


class Book(DigestPages):
    """The store's own SQL over a connection of its own; `step` comes before and after whatever it does."""

    def __init__(self, ground: Ground, step: Callable[[], Awaitable[None]]) -> None:
        super().__init__(self._reading, self._writing)
        self._ground = ground
        self._step = step
        self._db = ground.opened()

    async def last(self) -> int:
        return self._ground.journal

    async def _reading(self, job: Callable[[sqlite3.Connection], T]) -> T:
        await self._step()
        return job(self._db.conn)

    async def _writing(self, job: Callable[[Database], T]) -> T:
        await self._step()
        done = threads.transaction(self._db, job)
        await self._step()
        return done

    def close(self) -> None:
        self._ground.closed(self._db)


class _Messenger:
    """Speaks to the made-up Discord."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._discord = process.ground.discord

    async def drawn(self, subscription: Subscription, slot: Slot, changed: Changed) -> Drawn:
        told = {"number": subscription.number, "date": slot.date.isoformat(), "late": slot.late}
        return Drawn(json.dumps({**told, "after": changed.after, "until": changed.until}))

    async def post(self, slot: Slot) -> Posted | Refused | Unclear:
        await self._process.step()
        try:
            message = await self._discord.post(slot.channel, slot.nonce, slot.tag, slot.body)
        except Failed as failed:
            return Unclear(str(failed))
        except Barred:
            return Refused("no access")
        await self._process.step()
        self._process.clock.heard(self._discord.date)
        return _posted(message)

    async def look(self, slot: Slot, after: dt.datetime) -> Posted | Absent | Unreadable | Refused | Unclear:
        await self._process.step()
        if slot.channel in self._discord.hidden:
            return Unreadable()
        try:
            found = await self._discord.history(slot.channel, after)
        except Failed as failed:
            return Unclear(str(failed))
        except Barred:
            return Refused("no access")
        await self._process.step()
        self._process.clock.heard(self._discord.date)
        return next((_posted(message) for message in found if message.tag == slot.tag), Absent())

    def finishes(self, subscription: Subscription, slot: Slot) -> bool:
        return subscription.number % 10 == 0

    async def finish(self, subscription: Subscription, slot: Slot) -> None:
        await self._process.step()

    async def hear_time(self) -> None:
        await self._discord.gateway()
        self._process.clock.heard(self._discord.date)

    async def tell_moderators(self, server: str, text: str) -> None:
        self._process.ground.told.append((server, text))


def _posted(message: Message) -> Posted:
    return Posted(message.id, dt.datetime.fromtimestamp(message.at, dt.UTC))
