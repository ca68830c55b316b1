"""Plays worlds of digests from a seed, one after another, and says what came twice, late or never."""

import asyncio
import logging
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.digests.timeless import Stuck, TimelessLoop
from tests.chaos.digests.world import DAY, DUE, Size, World


@dataclass
class Tally:
    """What was played, and what was found wrong."""

    slots: int = 0
    kills: int = 0
    states: Counter[str] = field(default_factory=Counter[str])
    befell: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Tally") -> None:
        self.slots += other.slots
        self.kills += other.kills
        self.states += other.states
        self.befell += other.befell
        self.wrong += other.wrong

    def __str__(self) -> str:
        states = ", ".join(f"{count:,} {state}" for state, count in self.states.most_common())
        befell = ", ".join(f"{count:,} {what}" for what, count in self.befell.most_common())
        rate = self.slots / self.seconds if self.seconds else 0
        return (
            f"{self.slots:,} slots ({states}), {self.kills:,} kills; befell: {befell}; wrong: {len(self.wrong)}; "
            f"{rate:,.0f} slots a second"
        )


def play(
    slots_: int, seed: int, *, size: Size | None = None, stop: bool = True, said: Callable[[str], None] | None = None
) -> Tally:
    """Play worlds until so many slots were closed; stops at the first world in which anything is wrong, if `stop`."""
    size = size or Size()
    tally, world, began = Tally(), 0, time.monotonic()
    while tally.slots < slots_ and not (tally.wrong and stop):
        one = played(seed, world, size)
        one.wrong = [f"seed {seed} world {world}: {problem}" for problem in one.wrong]
        tally.add(one)
        tally.seconds = time.monotonic() - began
        world += 1
        if said and world % 25 == 0:
            said(str(tally))
    return tally


def played(seed: int, world: int, size: Size) -> Tally:
    """One world from its seed."""
    loop = TimelessLoop(DUE.timestamp() - DAY)
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder, _heard() as failures:
        on_disk = world % size.on_disk == 0
        there = World(Path(folder) / "world.db" if on_disk else None, loop, random.Random(f"{seed} {world}"), size)
        try:
            loop.run_until_complete(there.days())
        except Stuck:
            there.wrong.append("everything waits for something that never comes")
        except sqlite3.OperationalError as refused:  # a moderator's command fails where the store is locked
            there.wrong.append(f"a moderator was told: {refused}")
        finally:
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0))
            loop.close()
        tally = _tallied(there)
    tally.wrong += [f"failed: {failure}" for failure in failures[:5]]
    return tally


def _tallied(world: World) -> Tally:
    ended = world.ended()
    befell = world.befell + world.discord.befell + Counter({"pauses": world.ground.pauses})
    befell["told"] = len(world.ground.told)
    return Tally(sum(ended.values()), world.ground.kills, ended, befell, world.wrong)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Every failure the desk logs: none is expected."""
    failures: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[1] if record.exc_info else None
            failures.append(f"{record.getMessage()}: {error!r}")

    logger, ear = logging.getLogger("bot.desk"), Ear(logging.ERROR)
    propagates, logger.propagate = logger.propagate, False
    level = logger.level
    logger.setLevel(logging.ERROR)  # the warnings of so many days take a tenth of the play
    logger.addHandler(ear)
    try:
        yield failures
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagates
        logger.setLevel(level)
