"""The notice that a claim's text names another number than its figure: only where both count the same."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.desk.saidnumbers import says_otherwise
from bot.domain.entries import Claim
from bot.domain.typed_figures import typed_figure_line


def notice(text: str, *figures: str) -> str:
    typed = [typed_figure_line(f"{figure}; {figure.split()[-1]} in the Delta; planned") for figure in figures]
    return says_otherwise(cast(Claim, cast(Any, SimpleNamespace(text=text, figures=typed))))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        *(("The wall is 300 m long", "300 metres"), ("300m people live there", "300 million people")),
        *(("Two hundred and thirty-nine people died", "239 people"), ("A hundred and twenty people", "120 people")),
        *(("Some two dozen troops fled", "20–30 troops"), ("Three dozen troops fled", "36 troops")),
        *(("It cost 2 crore rupees", "20,000,000 rupees"), ("Paid 3 lakh rupees", "300,000 rupees")),
        *(("Es kostete 1,5 Mrd dollars", "1,500,000,000 dollars"), ("A million people", "1,000,000 people")),
        *(("20% of the troops fled", "3,000 troops"), ("20 % troops", "3,000 troops")),
        *(("One of the troops' commanders fled", "3,000 troops"), ("Two brigades of troops", "3,000 troops")),
        *(("On 5/10/2024 troops came", "3,000 troops"), ("After 9/11 troops came", "3,000 troops")),
        *(("At 21:00 troops came", "3,000 troops"), ("By 5 pm people had left", "3,000 people")),
        *(("Under Resolution 2334 troops left", "3,000 troops"), ("In Room 1408 people met", "30 people")),
        *(("At 1200 GMT troops came", "30 troops"), ("At 1500 hours troops came", "30 hours")),
        *(("They dropped 2,000-lb bombs", "30 bombs"), ("In the 1990s troops came", "300 troops")),
        *(("In 2022-23 troops came", "300 troops"), ("In 2024 troops came", "300 troops")),
        *(("12,000 to 19,000 troops came", "about 15,000 troops"), ("12,000–19,000 troops", "15,000 troops")),
        *(("Some 11,900 troops came", "about 12,000 troops"), ("More than 100,000 dollars", "125,000 dollars")),
        *(("Nearly 300,000 pounds", "293,368 pounds"), ("Up to 300 people died", "280 people")),
        ("Over 100,000 people", "about 125,000 people"),
        *(("3,000 troops came, then 1,500 more", "4,500 troops"), ("3,000, then 1,500 more troops", "4,500 troops")),
        *(("Flight MH370 people died", "239 people"), ("Flight MH 370 people died", "239 people")),
        *(("On 8 October troops came", "3,000 troops"), ("The 3rd brigade's troops came", "3,000 troops")),
        *(("1.5 million people left", "1,500,000 people"), ("12k troops came", "12,000 troops")),
        *(("One in five troops fled", "3,000 troops"), ("Eleven Su-25 troops", "3,000 engines")),
        *(("10,000–12,000 troops", "10,000–12,000 troops"), ("12 Russian ships came", "10,000 troops")),
        *(("12 500 troops came", "12,500 troops"), ("12’000 troops came", "12,000 troops")),
        *(("Ten thousand troops came", "10,000 troops"), ("Half a million people", "500,000 people")),
    ],
)  # fmt: skip
def test_what_may_be_the_figure_or_counts_something_else_is_not_asked_about(text: str, figure: str) -> None:
    assert not notice(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        *(("About 12,000 troops came", "10,000 troops", "12,000"), ("Leopard 2 tanks: 18", "14 tanks", "18")),
        *(("MH 17 carried 298 people", "283 people", "298"), ("12,000 North Korean troops", "10,000 troops", "12,000")),
        *(("Two hundred and thirty-nine people", "227 people", "239"), ("Three dozen troops", "30 troops", "36")),
        *(("9 troops fled and 4,000 new troops came", "3,000 troops", "4,000"),),
        *(("2,000 troops", "300 troops", "2,000"), ("It fined Acme 500,000 euros", "50,000 euros", "500,000")),
        *(("70 percent of the troops", "90 percent", "70"), ("It lost Fortune 500 troops 9 troops", "40 troops", "9")),
        *(("12,000 to 19,000 troops", "25,000 troops", "19,000"), ("Holm's 30 ships sank", "20 ships", "30")),
        *(("Over 300 people died", "200 people", "300"), ("A hundred and twenty people", "140 people", "120")),
    ],
)  # fmt: skip
def test_another_number_of_the_same_is_asked_about_the_nearest_first(text: str, figure: str, said: str) -> None:
    asked = f"The text says {said} and the figure {figure}: are both right?"
    assert notice(text, figure) == asked


def test_a_number_that_is_another_figures_is_not_asked_about() -> None:
    text = "3,000 troops came and 500 troops fled"
    assert not notice(text, "3,000 troops", "about 520 troops")
    assert "says 500" in notice(text, "3,000 troops", "700 troops")


def test_a_text_of_any_length_is_read() -> None:
    for text in ("9" * 2000 + " troops", "1," * 1000, "3 troops " * 250, "a-" * 1000, "9-" * 1000, "1/" * 1000):
        assert isinstance(notice(text, "3,000 troops"), str)
