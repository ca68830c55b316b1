"""Which of two numbers is on the desk: each as it was typed, and no day beside them."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was it 12 or 12,000 troops", "On the desk: 12,000; not on the desk: 12."),
        ("was it 3 or 1,500 on 18 october 2024", "On the desk: 1,500; not on the desk: 3."),
    ],
)
async def test_a_number_is_told_as_it_was_typed(desk: Desk, question: str, told: str) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", question)))
    assert told in text, text


@pytest.mark.parametrize("question", ["were there 10 or 12 thousand troops", "was it 10,000 or 12,000 in 2024"])
async def test_where_both_are_there_nothing_is_missing(desk: Desk, question: str) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", question)))
    assert "10,000 troops" in text and "12,000 troops" in text and "not on the desk" not in text, text
