"""What was missed while the bot was down is posted over a minute where it is much, and at once where it is little."""

import asyncio
import datetime as dt
import random
from collections import Counter

import pytest

from bot.desk.subscriptions import Subscriptions
from bot.domain.schedule import LATEST
from tests.chaos.digests.discord import Discord, Rates
from tests.chaos.digests.process import Book, Chance, Ground, Process
from tests.chaos.digests.timeless import TimelessLoop
from tests.chaos.digests.world import DUE

MANY = 240


async def _nothing() -> None:
    pass


def waits(digests: int, away: dt.timedelta) -> list[float]:
    """How many seconds after the bot is back each digest is posted that came due while it was `away`, in order."""
    loop = TimelessLoop(DUE.timestamp() - 3_600)
    discord = Discord(loop, random.Random(1), Rates(*[0.0] * 7))
    ground = Ground(None, loop, random.Random(1), discord, Chance(0.0, 0.0, 0.0))
    ground.laid()

    async def days() -> None:
        desk = Subscriptions(Book(ground, _nothing), ground.wall, lambda: None)  # type: ignore[arg-type]
        for number in range(digests):
            await desk.start("1", "1", f"c{number}", at=DUE.time(), zone="UTC")
        await asyncio.sleep(DUE.timestamp() + away.total_seconds() - loop.time())
        process = Process(ground, lambda: None)
        await asyncio.sleep(120)
        process.kill()
        await process.gone()

    loop.run_until_complete(days())
    loop.close()
    back = DUE.timestamp() + away.total_seconds()
    return sorted(message.at - back for told in discord.channels.values() for message in told)


def test_many_are_spread_over_a_minute() -> None:
    found = waits(MANY, dt.timedelta(hours=1))
    assert len(found) == MANY and found[-1] < 75
    by_tick = Counter(int(wait // 10) for wait in found)
    assert len(by_tick) >= 6 and max(by_tick.values()) <= MANY / 4, by_tick


@pytest.mark.parametrize("away", [dt.timedelta(minutes=2), dt.timedelta(hours=1), LATEST - dt.timedelta(minutes=1)])
def test_few_are_posted_at_once(away: dt.timedelta) -> None:
    assert len(found := waits(5, away)) == 5 and found[-1] < 5, found


def test_what_is_almost_too_late_does_not_wait() -> None:
    assert len(found := waits(MANY, LATEST - dt.timedelta(seconds=55))) == MANY, found
