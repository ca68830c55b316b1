"""A mistyped name leads to who was meant, not to whoever has two letters in it; a number to the claim that says it."""

import pytest

from bot.desk.desk import Desk
from bot.domain.refusals import NotOnDesk
from bot.domain.revision import LIBRARY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("actor Peskow", "peskov"),
        ("actor Selenskyj", "zelenskyy"),
        ("actor Zełenski", "zelenskyy"),
        ("actor Ruttte", "rutte"),
        ("actor Kremln", "kremlin"),
        ("claim 12000", "planned-12000"),
        ("claim 1500", "moved-1500"),
        ("claim usd-in-ukraine", "used-in-ukraine"),
        ("claim army-of-120000", "army-of-1200000"),
    ],
)
async def test_the_first_guess_is_who_or_what_was_meant(desk: Desk, typed: str, meant: str) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(typed, "!"))
    assert refused.value.choices[0].key == meant
