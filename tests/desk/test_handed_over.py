"""A question that a member hands over twice in the same moment is kept and told once."""

import asyncio
import itertools
from pathlib import Path

import pytest

from bot.app import desk_over
from bot.briefing.drafting import Saved
from bot.desk.desk import Desk
from bot.desk.unanswered import OPEN_AT_ONCE
from bot.desk.work import Curator
from bot.domain.refusals import Refusal
from bot.domain.revision import signed
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in
from tests.unhurried import LONG


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


async def test_an_asker_hears_that_what_answered_them_is_gone_where_it_went_before_they_could_be_told(
    desk: Desk,
) -> None:
    moe = Curator("42", "9", signed("Moe", 9))
    number, _ = await desk.unanswered.hand_over("42", "42", "7", "Mara", "Did a pier in Lund burn?")
    saved = await desk.edits.add(moe, Kind.CLAIM, {"text": "A pier in Lund burnt", "topic": "nk-troops"})
    assert isinstance(saved, Saved)
    await desk.unanswered.answer(moe, number, "")
    for retracted in (False, True):
        if retracted:
            await desk.withdrawals.retract(moe, Kind.CLAIM, saved.key, "")
        told = await desk.unanswered.told("42", number, "Here")
        assert told is not None and told[0] == "7"
        assert ("has been taken off the desk since." in str(told[1].lead)) is retracted
        assert ("A pier in Lund burnt" in str(told[1].sections)) is not retracted


async def test_what_was_not_looked_up_in_time_answers_nobody_and_is_not_said_to_be_gone(
    story: EmbeddedStore, tmp_path: Path, packs: Path
) -> None:
    step = 0.0
    now = itertools.accumulate(iter(lambda: step, None))
    desk = desk_over(story, settings_in(tmp_path, packs), lambda: NOW, lambda: next(now))
    moe = Curator("42", "9", signed("Moe", 9))
    number, _ = await desk.unanswered.hand_over("42", "42", "7", "Mara", "What did NATO say?")
    step = 2 * LONG
    with pytest.raises(Refusal) as refused:
        await desk.unanswered.answer(moe, number, "")
    assert refused.value.sentence == (
        "The desk was too slow to tell: send it again, or write a word to the one who asked."
    )
    step = 0.0
    await desk.unanswered.answer(moe, number, "")
    for step in (0.0, 2 * LONG):
        told = await desk.unanswered.told("42", number, "Here")
        assert told is not None
        assert ("ask it there again." in str(told[1].lead)) is (step > 0), told[1]
        assert "taken off" not in str(told[1].lead) and "Not looked up" not in str(told[1].sections)
