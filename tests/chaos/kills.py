"""Kills the process that writes, again and again, and goes on with the store it leaves."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from bot.app import load_packs
from bot.store.embedded import EmbeddedStore
from tests.chaos.checks import Told, problems
from tests.chaos.moderators import moderate
from tests.forked import PROCESSES
from tests.made_settings import NOW, settings_in

PATIENCE = 120.0
"""Seconds within which a process must have opened the store."""

WHILE_OPENING = 0.15
"""How many of the kills come while the store is still being opened."""


@dataclass
class Tally:
    """What happened, and what was found wrong."""

    kills: int = 0
    while_opening: int = 0
    told: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list)

    def goes_on(self, kills: int, until: Sequence[str]) -> bool:
        """Whether a further kill is to come."""
        is_short = self.kills < kills or (self.kills < 10 * kills and not all(self.told[what] for what in until))
        return is_short and not self.wrong

    def __str__(self) -> str:
        did = ", ".join(f"{count:,} {what}" for what, count in self.told.most_common())
        return f"{self.kills} kills ({self.while_opening} while opening); told: {did}; wrong: {len(self.wrong)}"


def run(
    folder: Path,
    kills: int,
    seed: int,
    *,
    longest: float = 0.6,
    a_store: int = 100,
    until: Sequence[str] = (),
    said: Callable[[str], None] = print,
) -> Tally:
    """Kill `kills` times, each at most `longest` seconds after the store is open; a fresh store every `a_store`.

    Where all that is to be told `until` the end has not been by then, as on a slow machine, it goes on, later and later
    after the store is open, to ten times as many kills at most. Stops at the first kill that left anything wrong, and
    leaves the store for the reader.
    """
    tally = Tally()
    dice = random.Random(seed)
    while tally.goes_on(kills, until):
        place = folder / f"store-{tally.kills}"
        asyncio.run(_laid(place))
        told: list[Told] = []
        for _ in range(a_store):
            if not tally.goes_on(kills, until):
                break
            tally.kills += 1
            heard = _one(place, seed, tally.kills, dice, longest * max(1, tally.kills / kills))
            tally.while_opening += not heard
            told += heard
            tally.told.update(done["did"] for done in heard)
            tally.wrong += asyncio.run(_looked_through(place, told))
            if tally.wrong:
                said(f"after kill {tally.kills} with seed {seed}, in {place}:")
                break
            if tally.kills % 25 == 0:
                said(str(tally))
    return tally


def _one(place: Path, seed: int, number: int, dice: random.Random, longest: float) -> list[Told]:
    """Start a process, kill it at a random moment, and return what it told."""
    ear, mouth = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=moderate, args=(place, str(seed), number, mouth))
    process.start()
    mouth.close()
    heard: list[Told] = []
    if dice.random() < WHILE_OPENING:
        time.sleep(dice.uniform(0, 0.05))
    else:
        _hear(ear, heard, PATIENCE, until_open=True)
        _hear(ear, heard, dice.uniform(0, longest))
    process.kill()
    process.join()
    _hear(ear, heard, PATIENCE)
    ear.close()
    process.close()
    return heard


def _hear(ear: Connection, heard: list[Told], seconds: float, *, until_open: bool = False) -> None:
    """Listen for some seconds, or until the process has ended: what was told before its end is heard whole."""
    until = time.monotonic() + seconds
    while ear.poll(max(until - time.monotonic(), 0)):
        try:
            heard.append(json.loads(ear.recv_bytes()))
        except EOFError:
            return
        except OSError:  # cut off in the middle of a word: not told
            return
        if until_open:
            return


async def _laid(place: Path) -> None:
    """A store with the story on it."""
    settings = settings_in(place)
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    store.close()


async def _looked_through(place: Path, told: list[Told]) -> list[str]:
    path = settings_in(place).database
    store = EmbeddedStore(path)
    try:
        return await problems(store, path, told)
    finally:
        store.close()
