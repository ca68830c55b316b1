"""A question that a member hands over twice in the same moment is kept and told once."""

import asyncio

from bot.desk.desk import Desk
from bot.desk.unanswered import OPEN_AT_ONCE
from bot.domain.refusals import Refusal


async def test_a_button_pressed_twice_in_a_moment_hands_over_one_question(desk: Desk) -> None:
    await desk.set_up("42", role="", room="77", topics="", language="")
    pressed = (desk.unanswered.hand_over("42", "42", "7", "Mara", "Did it rain?") for _ in range(3))
    kept = await asyncio.gather(*pressed)
    assert [number for number, _ in kept] == [1, 1, 1] and [told is not None for _, told in kept].count(True) == 1
    waiting, _ = await desk.unanswered.queue("42")
    assert len(waiting) == 1


async def test_so_many_at_once_are_no_more_than_may_wait(desk: Desk) -> None:
    asked = (desk.unanswered.hand_over("42", "42", "7", "Mara", f"Did it rain {n}?") for n in range(OPEN_AT_ONCE + 2))
    kept = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, Refusal) for one in kept) == 2
    assert len((await desk.unanswered.queue("42"))[0]) == OPEN_AT_ONCE
