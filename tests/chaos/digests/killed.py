"""Real processes of the bot, against the sandbox: killed before and after each step of the mechanism, while posts fail.

The waits are a twentieth of what they are in earnest, so that a run takes seconds.
"""

import asyncio
import datetime as dt
import logging
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from bot.app import desk_over, load_packs
from bot.client import BriefingBot
from bot.desk import delivery, digests
from bot.domain.schedule import next_times
from bot.domain.subscriptions import Shown, Slot, SlotState, Subscription
from bot.process.endpoint import aim
from bot.render.posts import has_tag
from bot.sandbox.faults import Fault
from bot.sandbox.serve import Sandbox
from bot.store.embedded import EmbeddedStore
from cogs._posting import DiscordMessenger
from tests.forked import PROCESSES
from tests.made_settings import settings_in

STEPS = ("plan", "freeze", "begin", "post", "close")
POINTS = tuple((step, when) for step in STEPS for when in ("before", "after"))
CHANNELS = 8
PATIENCE = 180.0
"""Seconds within which a process must have come to the step at which it is killed, or to the end."""

_STATES = {SlotState.READY: "freeze", SlotState.SENDING: "begin", SlotState.SENT: "close"}
Point = tuple[str, str]


async def run(folder: Path, points: Sequence[Point], seed: int, faults: int = 6) -> list[str]:
    """Kill one process after another at these points, let the last one end its work, and say what is wrong then."""
    dice = random.Random(seed)
    async with Sandbox() as sandbox:
        rooms = [sandbox.add_room(f"digest-{number}") for number in range(CHANNELS)]
        await _laid(folder, sandbox, rooms)
        for _ in range(faults):
            sandbox.faults.coming.append(
                Fault("POST", rf"/channels/({'|'.join(rooms)})/messages$", 0, carried_out=dice.random() < 0.7)
            )
        for point in points:
            process = _started(folder, sandbox, point)
            if not await asyncio.to_thread(_came_to_its_end, process, folder):
                process.kill()
                return [f"no process came to {point}"]
        process = _started(folder, sandbox, None)
        await asyncio.to_thread(_until_closed, folder)
        process.kill()
        await asyncio.to_thread(process.join)
        return list(_wrong(folder, sandbox, rooms))


def _wrong(folder: Path, sandbox: Sandbox, rooms: Sequence[str]) -> Sequence[str]:
    wrong: list[str] = []
    slots = {channel: (number, date, state, message) for number, date, channel, state, message in _slots(folder)}
    if twice := [number for number, n in Counter(slot[0] for slot in slots.values()).items() if n > 1]:
        wrong.append(f"two slots: {twice}")
    for room in rooms:
        number, date, state, message = slots[room]
        tag = Slot(number, dt.date.fromisoformat(date), dt.datetime.now(dt.UTC)).tag
        there = [m["id"] for m in sandbox.world.messages[room].values() if has_tag(tag, m["content"], [])]
        if there != [message] or state != "sent" or len(sandbox.world.messages[room]) != 1:
            wrong.append(f"{room}: {there} posted, {message} is said to be, {state}")
    return wrong


async def _laid(folder: Path, sandbox: Sandbox, rooms: Sequence[str]) -> None:
    """A store in which each room's digest has been due for some minutes."""
    settings = settings_in(folder)
    store = EmbeddedStore(settings.database)
    now = dt.datetime.now(dt.UTC)
    due = (now - dt.timedelta(minutes=3)).replace(second=0, microsecond=0)
    await load_packs(store, settings, lambda: due - dt.timedelta(days=1))
    subscriptions = desk_over(store, settings, lambda: due - dt.timedelta(minutes=1)).subscriptions
    for room in rooms:
        kept = await subscriptions.start(
            sandbox.world.guild_id, sandbox.world.guild_id, room, at=due.time(), zone="UTC"
        )
        assert next_times(kept, kept.owed_from, None, 1) == [due]
    store.close()


def _started(folder: Path, sandbox: Sandbox, point: Point | None) -> BaseProcess:
    process = PROCESSES.Process(target=serve, args=(folder, sandbox.api_base, sandbox.gateway, sandbox.token, point))
    process.start()
    return process


def _came_to_its_end(process: BaseProcess, folder: Path) -> bool:
    """Wait until the process was killed at its point, or nothing is left that would bring it there."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        process.join(0.1)
        if process.exitcode is not None:
            return process.exitcode == -signal.SIGKILL
        if _closed(folder):
            process.kill()
            process.join()
            return True
    return False


def _slots(folder: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{settings_in(folder).database.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        return conn.execute("SELECT subscription, date, channel, state, message FROM slot").fetchall()


def _closed(folder: Path) -> bool:
    found = _slots(folder)
    return len(found) == CHANNELS and all(state not in ("planned", "ready", "sending") for *_, state, _ in found)


def _until_closed(folder: Path) -> None:
    """Wait until every slot is closed, at most as long as is waited for it."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE and not _closed(folder):
        time.sleep(0.1)


# In the process that is killed


def serve(folder: Path, api_base: str, gateway: str, token: str, point: Point | None) -> None:
    """Be the bot, until the point is come to; with none, until killed from outside."""
    delivery.POST_WITHIN = 0.8
    delivery.LEASE = dt.timedelta(seconds=1)
    delivery.RESENT_WITHIN = dt.timedelta(seconds=1.5)
    delivery.LOOKS_APART = dt.timedelta(seconds=0.7)
    delivery.RETRY = dt.timedelta(seconds=0.1)
    digests.TICK = 0.1
    logging.getLogger("bot.desk").setLevel(logging.ERROR)

    post = DiscordMessenger.post

    async def killing(self: DiscordMessenger, slot: Slot) -> Any:
        _come_to(point, "post", "before")
        done = await post(self, slot)
        _come_to(point, "post", "after")
        return done

    DiscordMessenger.post = killing  # type: ignore[method-assign]
    aim(api_base, gateway)
    asyncio.run(_serve(folder, token, point))


async def _serve(folder: Path, token: str, point: Point | None) -> None:
    settings = replace(settings_in(folder), token=token)
    store = _KillingStore(settings.database, point)
    async with BriefingBot(desk_over(store, settings), local=True) as bot:
        await bot.start(token)


class _KillingStore(EmbeddedStore):
    """The store, whose process is killed at a point."""

    def __init__(self, path: Path, point: Point | None) -> None:
        super().__init__(path)
        self._point = point

    async def plan(
        self, number: int, new: Sequence[Slot], next_due: dt.datetime, seen: Subscription | None = None
    ) -> int:
        _come_to(self._point, "plan", "before")
        done = await super().plan(number, new, next_due, seen)
        _come_to(self._point, "plan", "after")
        return done

    async def move(self, was: Slot, now: Slot, shown: Sequence[Shown] = ()) -> bool:
        step = _STATES.get(now.state, "")
        _come_to(self._point, step, "before")
        done = await super().move(was, now, shown)
        _come_to(self._point, step, "after")
        return done


def _come_to(point: Point | None, step: str, when: str) -> None:
    if point == (step, when):
        os.kill(os.getpid(), signal.SIGKILL)
