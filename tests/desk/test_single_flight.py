"""One answer for all who ask the same while it waits, and never one from before what they could have read."""

import asyncio

import pytest

from bot.desk.lanes import IN_TIME, Lanes
from bot.desk.single_flight import SingleFlight


class Asked:
    """Questions through one lane; each answer is made when `goes_on` is set. `made` are the questions, with the moment
    each was made of.
    """

    def __init__(self) -> None:
        self.moment = 1
        self.made: list[tuple[str, object]] = []
        self.goes_on = asyncio.Event()
        self.now = 0.0
        self.lanes = Lanes(1, lambda: self.now)
        self.flights = SingleFlight(self.lanes, lambda: self.moment)

    def ask(self, question: str) -> asyncio.Task[str]:
        async def make(moment: object) -> str:
            self.made.append((question, moment))
            await self.goes_on.wait()
            if question == "broken":
                raise ValueError(question)
            return f"{question} {moment}"

        return asyncio.create_task(self.flights.made(question, make))


async def turned() -> None:
    """All that can go on has gone on."""
    for _ in range(8):
        await asyncio.sleep(0)


async def test_who_asks_the_same_while_it_waits_has_the_same_answer_of_when_its_turn_came() -> None:
    asked = Asked()
    async with asked.lanes.turn():
        waiting = [asked.ask("a"), asked.ask("a"), asked.ask("b")]
        await turned()
        asked.moment = 2
        waiting.append(asked.ask("a"))
        await turned()
        assert not asked.made
        asked.goes_on.set()
    assert await asyncio.gather(*waiting) == ["a 2", "a 2", "b 2", "a 2"]
    assert asked.made == [("a", 2), ("b", 2)]


async def test_one_that_is_being_made_is_shared_until_something_changes() -> None:
    asked = Asked()
    tasks = [asked.ask("a")]
    await turned()
    tasks.append(asked.ask("a"))
    await turned()
    asked.moment = 2  # a claim was added: who asks now has to hear of it
    tasks.append(asked.ask("a"))
    await turned()
    tasks.append(asked.ask("a"))
    await turned()
    asked.goes_on.set()
    assert await asyncio.gather(*tasks) == ["a 1", "a 1", "a 2", "a 2"]
    assert asked.made == [("a", 1), ("a", 2)]


async def test_who_joins_is_in_time_though_the_first_who_asked_is_late() -> None:
    asked = Asked()
    asked.goes_on.set()
    async with asked.lanes.turn():
        waiting = [asked.ask("a"), asked.ask("b")]
        await turned()
        asked.now = IN_TIME / 2
        waiting.append(asked.ask("b"))
        await turned()
        asked.now = IN_TIME * 0.9
        waiting.append(asked.ask("c"))
        await turned()
        asked.now = IN_TIME + 0.1  # the first two are late
    await asyncio.gather(*waiting)
    assert [question for question, _ in asked.made] == ["b", "c", "a"]


async def test_what_was_answered_is_made_anew() -> None:
    asked = Asked()
    asked.goes_on.set()
    assert await asked.ask("a") == await asked.ask("a") == "a 1"
    assert asked.made == [("a", 1), ("a", 1)]


async def test_who_gives_up_leaves_it_to_the_others() -> None:
    asked = Asked()
    first, second = asked.ask("a"), asked.ask("a")
    await turned()
    first.cancel()
    await turned()
    asked.goes_on.set()
    assert await second == "a 1"
    assert first.cancelled()


async def test_all_hear_of_an_error_and_the_lane_is_free_again() -> None:
    asked = Asked()
    asked.goes_on.set()
    tasks = [asked.ask("broken"), asked.ask("broken")]
    for task in tasks:
        with pytest.raises(ValueError, match="broken"):
            await task
    assert await asyncio.wait_for(asked.ask("a"), 5) == "a 1"
