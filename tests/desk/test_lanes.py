"""Answers that wait in a rush: a few are made at once, the newest of those that wait is next, and none is lost."""

import asyncio

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.lanes import AT_ONCE, Lanes
from bot.domain.vocabulary import Kind
from tests.newsday import ANN, SERVER


class Rush:
    """Answers through two lanes; each ends when it is told to. `began` are those that had their turn, in that order."""

    def __init__(self) -> None:
        self.lanes = Lanes(2)
        self.began: list[int] = []
        self.ends = [asyncio.Event() for _ in range(6)]
        self.tasks = [asyncio.create_task(self._answer(n)) for n in range(6)]

    async def _answer(self, n: int) -> None:
        async with self.lanes:
            self.began.append(n)
            await self.ends[n].wait()

    async def end(self, *several: int) -> None:
        for n in several:
            self.ends[n].set()
            await self.tasks[n]
        await turned()


async def turned() -> None:
    """All that can go on has gone on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_two_are_made_at_once_and_the_newest_is_next() -> None:
    rush = Rush()
    await turned()
    assert rush.began == [0, 1]
    await rush.end(0)
    assert rush.began == [0, 1, 5]
    await rush.end(1, 5)
    assert rush.began == [0, 1, 5, 4, 3]
    await rush.end(4, 3, 2)
    assert rush.began == [0, 1, 5, 4, 3, 2]


async def test_one_that_is_given_up_takes_no_lane_with_it() -> None:
    rush = Rush()
    await turned()
    rush.tasks[5].cancel()
    await turned()
    await rush.end(0)
    rush.tasks[4].cancel()  # while it is inside
    await turned()
    assert rush.began == [0, 1, 4, 3]
    await rush.end(1, 3, 2)
    assert await asyncio.wait_for(_entered(rush.lanes), 5)


async def test_one_that_is_given_up_as_its_turn_comes_hands_it_on() -> None:
    rush = Rush()
    await turned()
    rush.ends[0].set()
    await asyncio.sleep(0)  # the turn of 5 has come, it has not gone on
    rush.tasks[5].cancel()
    await turned()
    assert rush.began == [0, 1, 4]
    await rush.end(1, 4, 3, 2)


async def test_one_that_is_given_up_in_the_moment_a_lane_is_left_makes_no_lane_more() -> None:
    lanes, inside = Lanes(1), asyncio.Event()
    await lanes.__aenter__()
    given_up = asyncio.create_task(_entered(lanes))
    await turned()
    given_up.cancel()
    await lanes.__aexit__(None, None, None)  # before the one that is given up has heard of it
    await turned()

    async def stay() -> None:
        async with lanes:
            await inside.wait()

    first, second = asyncio.create_task(stay()), asyncio.create_task(_entered(lanes))
    await turned()
    assert not second.done()
    inside.set()
    await asyncio.gather(first, second)


async def test_an_error_frees_the_lane() -> None:
    lanes = Lanes(1)
    with pytest.raises(ValueError, match="broken"):
        async with lanes:
            raise ValueError("broken")
    assert await asyncio.wait_for(_entered(lanes), 5)


async def _entered(lanes: Lanes) -> bool:
    async with lanes:
        return True


async def test_what_a_moderator_saved_is_shown_without_a_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = asyncio.Event()
    monkeypatch.setattr(desk.answers, "_about", slow.wait)
    rush = [asyncio.create_task(desk.answers.answer(SERVER, Query("privacy"))) for _ in range(AT_ONCE)]
    await turned()
    typed = {"text": "A pier was burnt", "topic": "nk-troops"}
    saved = await asyncio.wait_for(desk.edits.add(ANN, Kind.CLAIM, typed), 5)
    assert "Added." in saved.said  # type: ignore[union-attr]
    slow.set()
    await asyncio.gather(*rush, return_exceptions=True)
