"""Real processes of the bot, against the sandbox: killed before and after each step of a correction.

Before each kill an entry that every post shows is written anew, and two posts more show it: one takes edits, one does
not. The waits are a twentieth of what they are in earnest; Discord has forgotten its nonces by every other process.
"""

import asyncio
import datetime as dt
import os
import random
import signal
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from bot.app import desk_over, load_packs
from bot.client import BriefingBot
from bot.desk import amendments
from bot.domain.amendments import Amendment
from bot.domain.entries import Claim, Entry
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.subscriptions import Frozen, Slot, Subscription
from bot.domain.vocabulary import Kind
from bot.process.endpoint import aim
from bot.sandbox.faults import Fault
from bot.sandbox.serve import Sandbox
from bot.store.embedded import EmbeddedStore
from cogs._editing import DiscordEditor
from tests.forked import PROCESSES
from tests.made_settings import settings_in

STEPS = ("mark", "edit", "reply", "amend")
POINTS = tuple((step, when) for step in STEPS for when in ("before", "after"))
SHOWN = (Kind.CLAIM, "escalation")
TAKEN_BACK = "What was corrected here was taken back"
PATIENCE = 180.0
"""Seconds within which a process must have come to the step at which it is killed, or to the end."""

NONCE_KNOWN_FOR = 60.0
"""Seconds for which the sandbox knows a nonce again: what was sent without looking has come by then on any machine."""

_LINE = "The desk: 1 new claim since 18 Oct"
Point = tuple[str, str]


@dataclass
class Wall:
    """The posts in the sandbox, by their rooms."""

    folder: Path
    sandbox: Sandbox
    posts: dict[str, str] = field(default_factory=dict[str, str])
    closed: set[str] = field(default_factory=set[str])
    """The rooms whose posts take no edits."""
    ahead: float = 0.0
    """By how many seconds it is later than it is, for the bot and for Discord: while nobody ran, time went by."""

    async def post(self, store: EmbeddedStore, *, takes_edits: bool) -> None:
        """A digest that shows the entry, posted an hour ago."""
        room = self.sandbox.add_room(f"digest-{len(self.posts)}")
        message = str(self.sandbox.post.by_bot(room, {"content": _LINE})["id"])
        self.posts[room] = message
        now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
        server = self.sandbox.world.guild_id
        wish = Subscription(0, server, server, room, dt.time(9), "UTC", now, threads=False)
        kept = await store.subscribe(wish, now + dt.timedelta(days=1))
        slot = Slot(kept.number, now.date(), now)
        await store.plan(kept.number, [slot], now + dt.timedelta(days=1))
        last = await store.last()
        body = f'{{"content": "{_LINE}"}}'
        shown = [(*SHOWN, last)]
        for step in (
            lambda slot: slot.freeze(Frozen(body, 0, last), room),
            lambda slot: slot.begin(now, now),
            lambda slot: slot.sent(message, now, now),
            Slot.finished,
        ):
            moved = step(slot)
            assert await store.move(slot, moved, shown)
            slot = moved.written()
        if not takes_edits:
            self.closed.add(room)
            refusal = Fault("PATCH", f"/channels/{room}/messages/{message}$", 400, carried_out=False, times=10**6)
            self.sandbox.faults.coming.append(refusal)

    def wrong(self, text: str) -> list[str]:
        """What is not as it shall be where the posts shall tell `text` as the correction; none where it is empty."""
        found: list[str] = []
        for room, message in self.posts.items():
            there = self.sandbox.world.messages[room]
            replies = [m["content"] for m in there.values() if m["id"] != message]
            told = "\n".join([there[message]["content"], *replies])
            if there[message]["content"].split("\n")[0] != _LINE or len(replies) > 1:
                found.append(f"{room}: {told}")
            if text and (told.count("Corrected on") != 1 or text not in told):
                found.append(f"{room} does not tell {text!r} once: {told}")
            if not text and ("Corrected on" in told or (replies and not replies[0].startswith(TAKEN_BACK))):
                found.append(f"{room} still tells a correction: {told}")
        return found


async def run(folder: Path, points: Sequence[Point], seed: int) -> list[str]:
    """Kill one process after another at these points, let the last ones end their work, and say what is wrong then."""
    dice = random.Random(seed)
    async with Sandbox() as sandbox:
        wall = Wall(folder, sandbox)
        settings = settings_in(folder)
        store = EmbeddedStore(settings.database)
        await load_packs(store, settings, lambda: dt.datetime.now(dt.UTC))
        _, first = await store.seen(LIBRARY, *SHOWN)
        store.close()
        assert first is not None
        for number, point in enumerate(points):
            await _written(wall, first, Claim(topic="nk-troops", text=f"Told in round {number}"))
            if dice.random() < 0.5:
                lost = Fault("POST", r"/channels/\d+/messages$", 0, carried_out=dice.random() < 0.5)
            else:
                rooms = "|".join(room for room in wall.posts if room not in wall.closed)
                lost = Fault("PATCH", rf"/channels/({rooms})/messages/\d+$", 0, carried_out=dice.random() < 0.5)
            sandbox.faults.coming.insert(0, lost)
            wall.ahead += dice.choice((0, 2 * NONCE_KNOWN_FOR))
            sandbox.world.clock = lambda ahead=wall.ahead: time.time() + ahead
            process = _started(wall, point)
            if not await asyncio.to_thread(_came_to_its_end, process, folder):
                process.kill()
                return [f"no process came to {point}"]
        last = f"Told in round {len(points) - 1}"
        wrong = await _ended(wall) or wall.wrong(last)
        if wrong:
            return wrong
        await _written(wall, first)
        return await _ended(wall) or wall.wrong("")


async def _written(wall: Wall, first: Entry, changed: Entry | None = None) -> None:
    """Write the entry as it was at first; two posts more show it so; then, where it is, write it as it is `changed`."""
    store = EmbeddedStore(settings_in(wall.folder).database)
    for entry in (first, changed):
        if entry is not None:
            at = dt.datetime.now(dt.UTC)
            await store.write([Draft(LIBRARY, *SHOWN, entry)], Author("Moe (7)", at, "typed"))
        if entry is first and changed is not None:
            await wall.post(store, takes_edits=True)
            await wall.post(store, takes_edits=False)
    store.close()


async def _ended(wall: Wall) -> list[str]:
    """Let one process do all that is left."""
    process = _started(wall, None)
    done = await asyncio.to_thread(_until_done, wall.folder)
    process.kill()
    await asyncio.to_thread(process.join)
    return [] if done else ["a post is still to be looked at"]


def _started(wall: Wall, point: Point | None) -> BaseProcess:
    sandbox = wall.sandbox
    given = (wall.folder, sandbox.api_base, sandbox.gateway, sandbox.token, point, wall.ahead)
    process = PROCESSES.Process(target=serve, args=given)
    process.start()
    return process


def _came_to_its_end(process: BaseProcess, folder: Path) -> bool:
    """Wait until the process was killed at its point, or nothing is left that would bring it there."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        process.join(0.1)
        if process.exitcode is not None:
            return process.exitcode == -signal.SIGKILL
    return False


def _until_done(folder: Path) -> bool:
    """Wait until no post is to be looked at, and the journal is read to its end."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        path = settings_in(folder).database.absolute().as_uri()
        with closing(sqlite3.connect(f"{path}?mode=ro", uri=True)) as conn:
            ((stale,),) = conn.execute("SELECT count(*) FROM amendment WHERE stale = 1").fetchall()
            read = conn.execute("SELECT value FROM kept WHERE name = 'amendments read up to'").fetchone()
            ((last,),) = conn.execute("SELECT max(seq) FROM journal").fetchall()
        if not stale and read and int(read[0]) == last:
            return True
        time.sleep(0.1)
    return False


# In the process that is killed


def serve(folder: Path, api_base: str, gateway: str, token: str, point: Point | None, ahead: float) -> None:
    """Be the bot, until the point is come to; with none, until killed from outside."""
    amendments.TICK = 0.1
    amendments.POST_WITHIN = 1.0
    amendments.LEASE = dt.timedelta(seconds=1.2)
    amendments.RESENT_WITHIN = dt.timedelta(seconds=1.5)
    amendments._RETRY = amendments._SOON = dt.timedelta(seconds=0.1)  # pyright: ignore[reportPrivateUsage]
    for step in ("edit", "reply"):
        setattr(DiscordEditor, step, _killing(getattr(DiscordEditor, step), point, step))
    aim(api_base, gateway)
    asyncio.run(_serve(folder, token, point, dt.timedelta(seconds=ahead)))


def _killing(does: Any, point: Point | None, step: str) -> Any:
    async def killing(*given: Any) -> Any:
        _come_to(point, step, "before")
        done = await does(*given)
        _come_to(point, step, "after")
        return done

    return killing


async def _serve(folder: Path, token: str, point: Point | None, ahead: dt.timedelta) -> None:
    settings = replace(settings_in(folder), token=token)
    store = _KillingStore(settings.database, point)
    async with BriefingBot(desk_over(store, settings, lambda: dt.datetime.now(dt.UTC) + ahead), local=True) as bot:
        await bot.start(token)


class _KillingStore(EmbeddedStore):
    """The store, whose process is killed at a point."""

    def __init__(self, path: Path, point: Point | None) -> None:
        super().__init__(path)
        self._point = point

    async def mark_amendments(self, since: dt.datetime, limit: int) -> int:
        _come_to(self._point, "mark", "before")
        done = await super().mark_amendments(since, limit)
        _come_to(self._point, "mark", "after")
        return done

    async def amend(self, was: Amendment, now: Amendment) -> bool:
        _come_to(self._point, "amend", "before")
        done = await super().amend(was, now)
        _come_to(self._point, "amend", "after")
        return done


def _come_to(point: Point | None, step: str, when: str) -> None:
    if point == (step, when):
        os.kill(os.getpid(), signal.SIGKILL)
