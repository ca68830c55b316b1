"""Answers that wait in a rush: a few are made at once, the oldest that is not late is next, and none is lost."""

import asyncio

import pytest

from bot.desk.lanes import IN_TIME, Lanes


class Rush:
    """Answers through two lanes; each ends when it is told to. `began` are those that had their turn, in that order.

    0 to 5 ask at second 0 of the clock, which stands at `now`; 6 and 7 when they are told to.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self.lanes = Lanes(2, lambda: self.now)
        self.began: list[int] = []
        self.ends = [asyncio.Event() for _ in range(8)]
        self.tasks = [asyncio.create_task(self._answer(n)) for n in range(6)]

    async def _answer(self, n: int) -> None:
        async with self.lanes.turn():
            self.began.append(n)
            await self.ends[n].wait()

    def one_more(self) -> None:
        self.tasks.append(asyncio.create_task(self._answer(len(self.tasks))))

    async def end(self, *several: int) -> None:
        for n in several:
            self.ends[n].set()
            await self.tasks[n]
        await turned()


async def turned() -> None:
    """All that can go on has gone on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_two_are_made_at_once_and_the_oldest_is_next() -> None:
    rush = Rush()
    await turned()
    assert rush.began == [0, 1]
    await rush.end(0)
    assert rush.began == [0, 1, 2]
    await rush.end(1, 2)
    assert rush.began == [0, 1, 2, 3, 4]
    await rush.end(3, 4, 5)
    assert rush.began == [0, 1, 2, 3, 4, 5]


async def test_who_can_be_in_time_goes_before_who_is_late() -> None:
    rush = Rush()
    await turned()
    rush.now = IN_TIME / 2
    rush.one_more()
    await turned()
    rush.now = IN_TIME + 0.1  # 2 to 5 are late, 6 is not
    rush.one_more()
    await turned()
    await rush.end(0, 1)
    assert rush.began == [0, 1, 6, 7]
    await rush.end(6, 7)
    assert rush.began == [0, 1, 6, 7, 5, 4]
    await rush.end(5, 4, 3, 2)
    assert rush.began == [0, 1, 6, 7, 5, 4, 3, 2], "each has its turn"


async def test_one_that_is_given_up_takes_no_lane_with_it() -> None:
    rush = Rush()
    await turned()
    rush.tasks[2].cancel()
    await turned()
    await rush.end(0)
    rush.tasks[3].cancel()  # while it is inside
    await turned()
    assert rush.began == [0, 1, 3, 4]
    await rush.end(1, 4, 5)
    assert await asyncio.wait_for(_entered(rush.lanes), 5)


async def test_one_that_is_given_up_as_its_turn_comes_hands_it_on() -> None:
    rush = Rush()
    await turned()
    rush.ends[0].set()
    await asyncio.sleep(0)  # the turn of 2 has come, it has not gone on
    rush.tasks[2].cancel()
    await turned()
    assert rush.began == [0, 1, 3]
    await rush.end(1, 3, 4, 5)


async def test_one_that_is_given_up_in_the_moment_a_lane_is_left_makes_no_lane_more() -> None:
    lanes, inside = Lanes(1, lambda: 0.0), asyncio.Event()
    turn = lanes.turn()
    await turn.__aenter__()
    given_up = asyncio.create_task(_entered(lanes))
    await turned()
    given_up.cancel()
    await turn.__aexit__(None, None, None)  # before the one that is given up has heard of it
    await turned()

    async def stay() -> None:
        async with lanes.turn():
            await inside.wait()

    first, second = asyncio.create_task(stay()), asyncio.create_task(_entered(lanes))
    await turned()
    assert not second.done()
    inside.set()
    await asyncio.gather(first, second)


async def test_an_error_frees_the_lane() -> None:
    lanes = Lanes(1, lambda: 0.0)
    with pytest.raises(ValueError, match="broken"):
        async with lanes.turn():
            raise ValueError("broken")
    assert await asyncio.wait_for(_entered(lanes), 5)


async def _entered(lanes: Lanes) -> bool:
    async with lanes.turn():
        return True
