"""Which language a question is in, by its small words; and numbers as they are written in East Asia."""

import pytest

from bot.search.abroad import language_of
from bot.search.typed import typed


def language(text: str) -> str:
    return language_of([token.word for token in typed(text).tokens])


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("hat Russland das dementiert", "German"),
        ("la Russie l'a-t-elle démenti ?", "French"),
        ("¿lo niega Rusia?", "Spanish"),
        ("la Russia non ha smentito questo", "Italian"),
        ("o Kremlin nega isso", "Portuguese"),
        ("heeft Rusland dit ontkend", "Dutch"),
    ],
)
def test_small_words_tell_the_language(text: str, known: str) -> None:
    assert language(text) == known


@pytest.mark.parametrize(
    "text",
    [
        "North Korea plans to send 12,000 troops in four brigades to Russia in all",
        "NATO confirmation on drones?",
        "no nukes on a sub",
        "confirmation in a week",
        "dice as evidence",
        "South Korea is part of NIS is part of South Korea",
        "No confirmation",
    ],
)
def test_words_that_are_english_too_tell_no_other_language(text: str) -> None:
    assert language(text) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("1만2천명", "12000"), ("1.5万", "15000"), ("2,5만", "25000"), ("1,500만", "15000000"), ("3천 명", "3000")],
)
def test_numbers_by_tens_of_thousands(text: str, number: str) -> None:
    assert typed(text).tokens[0].word == number
