"""A mistyped name leads to who was meant, not to whoever has two letters in it."""

import pytest

from bot.desk.desk import Desk
from bot.domain.refusals import NotOnDesk
from bot.domain.revision import LIBRARY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Peskow", "peskov"),
        ("Selenskyj", "zelenskyy"),
        ("Zełenski", "zelenskyy"),
        ("Ruttte", "rutte"),
        ("Kremln", "kremlin"),
    ],
)
async def test_the_first_guess_is_who_was_meant(desk: Desk, typed: str, meant: str) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(f"actor {typed}", "!"))
    assert refused.value.choices[0].key == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12000", "planned-12000"),
        ("1500", "moved-1500"),
        ("usd-in-ukraine", "used-in-ukraine"),
        ("army-of-120000", "army-of-1200000"),
    ],
)
async def test_the_first_guess_of_a_number_is_what_says_that_number(desk: Desk, typed: str, meant: str) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(f"claim {typed}", "!"))
    assert refused.value.choices[0].key == meant
