"""Which names are guessed for what was typed: those of which it is a slip, and nobody's for a stranger's."""

import pytest

from bot.domain.refusals import Choice
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.nearest import nearest

KNOWN = (
    *("Dmitry Peskov", "Volodymyr Zelenskyy", "Mark Rutte", "Martin Winterkorn", "Marcia McNutt", "Sergei Lavrov"),
    *(
        "Donald Tusk",
        "NOAA",
        "Bosch",
        "Ed Markey",
        "Sweden",
        "Bob Lord",
        "Interpol",
        "Australian Transport Safety Bureau",
    ),
)
NAMES = [(folded(name), Choice(Kind.ACTOR, folded(name), name)) for name in KNOWN] + [
    (folded(name.split()[-1]), Choice(Kind.ACTOR, folded(name), name)) for name in KNOWN if " " in name
]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("Peskow", "Dmitry Peskov"), ("Zelenskij", "Volodymyr Zelenskyy"), ("Rute", "Mark Rutte")),
        *(("Winterkron", "Martin Winterkorn"), ("Marcia McNut", "Marcia McNutt"), ("Sergej Lavrow", "Sergei Lavrov")),
    ],
)
def test_a_slip_is_guessed_and_no_other_name_with_it(typed: str, name: str) -> None:
    assert [choice.label for choice in nearest(typed, NAMES)] == [name]


@pytest.mark.parametrize(
    "typed", ["Musk", "Obama", "Bush", "Merkel", "Snowdn", "Bolsonaro", "Gates", "Macron", "Stoltenberg", "Netanyahu"]
)
def test_nobody_is_guessed_for_a_stranger(typed: str) -> None:
    assert nearest(typed, NAMES) == []


def test_a_slip_of_a_last_name_is_near_to_a_speaker_and_no_last_word_of_a_claim_is() -> None:
    names = [
        ("mariazakarova", Choice(Kind.ACTOR, "zakarova", "Maria Zakarova")),
        ("thewarinzakarov", Choice(Kind.CLAIM, "war", "The war in Zakarov")),
    ]
    assert [choice.key for choice in nearest("Zakharova", names, least=82.0)] == ["zakarova"]
