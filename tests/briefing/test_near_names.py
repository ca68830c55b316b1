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


@pytest.mark.parametrize("typed", ["brief iran", "claims gaza", "actor Trump", "actor Iran", "who-denied oman"])
async def test_what_shares_letters_with_a_name_is_not_near_to_it(desk: Desk, typed: str) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(typed, "!"))
    assert not refused.value.choices
    assert "did you mean" not in refused.value.sentence


@pytest.mark.parametrize("typed", ["brief ukriane", "brief ukraine", "brief north korea", "brief nktroop"])
async def test_a_word_of_a_storys_name_leads_to_it(desk: Desk, typed: str) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(typed, "!"))
    assert refused.value.choices[0].key == "nk-troops"
