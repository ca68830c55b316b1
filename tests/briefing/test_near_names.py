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
