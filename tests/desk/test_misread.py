"""Questions whose words are easily read as those of another question, over an invented story of a power station."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  station: {title: The incident at Norvik power station, aliases: [Norvik]}
actors:
  operator: {name: Norvik Energy, kind: group, aliases: [the operator]}
  lind: {name: Eva Lind, kind: person, role: spokeswoman of Norvik Energy, part_of: operator}
  board: {name: Safety Board, kind: agency, aliases: [the board]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  cold: {text: The cooling water was cold}
  drones: {text: Drones flew over three airports}
  extended: {text: The shutdown was extended to 12 October}
  leak: {text: 40 tons of water leaked, figures: [{value: 40, unit: tons, counts: leaked water, phase: leaked}]}
  pipes: {text: The pipes are 30 years old, figures: [{value: 30, unit: years, counts: age of the pipes, phase: now}]}
  late:
    text: 6 tons of water leaked in the autumn
    figures: [{value: 6, unit: tons, counts: leaked water, phase: leaked later}]
  more:
    text: 9 pumps failed in October
    happened: 2025-10
    figures: [{value: 9, unit: pumps, counts: failed pumps, phase: failed}]
  ill: {text: The chief engineer has dementia}
statements:
  board-report:
    speaker: board
    said_on: 2025-05-01
    paraphrase: The board tells of all of it.
    source: echo
    positions:
      - {claim: cold, stance: asserts}
      - {claim: drones, stance: asserts}
      - {claim: extended, stance: asserts}
      - {claim: leak, stance: asserts}
      - {claim: pipes, stance: asserts}
      - {claim: ill, stance: asserts}
  operator-denial:
    speaker: operator
    said_on: 2025-05-02
    paraphrase: The operator speaks of rumours.
    source: echo
    positions: [{claim: leak, stance: confirms}, {claim: ill, stance: denies}]
  lind-report:
    speaker: lind
    said_on: 2024-01-02
    paraphrase: The works will rest longer.
    source: echo
    positions: [{claim: extended, stance: reports}]
  operator-number:
    speaker: operator
    said_on: 2025-10-04
    paraphrase: Six tons went into the fjord.
    source: echo
    positions: [{claim: late, stance: asserts}]
  board-number:
    speaker: board
    said_on: 2025-11-04
    paraphrase: Nine pumps stood still.
    source: echo
    positions: [{claim: more, stance: asserts}]
  lind-pumps:
    speaker: lind
    said_on: 2025-11-05
    paraphrase: All pumps ran.
    source: echo
    positions: [{claim: more, stance: denies}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["did drones fly over three airports", "did drones fly over 3 airports"])
async def test_over_is_where_it_was_where_a_claim_says_so(desk: Desk, question: str) -> None:
    assert (await told(desk, question)).startswith("How it stands · Drones flew over three airports\n")


async def test_a_day_is_no_number_to_be_more_than(desk: Desk) -> None:
    text = await told(desk, "was the shutdown extended up to 12 October")
    assert text.startswith("How it stands · The shutdown was extended to 12 October\n"), text


async def test_what_is_compared_with_a_number_is_told_by_the_numbers(desk: Desk) -> None:
    text = await told(desk, "did more than 30 tons of water leak")
    assert text.startswith("Figures · 40 tons of water leaked\n"), text


@pytest.mark.parametrize(("asked", "known"), [("hot", False), ("cold", True)])
async def test_the_opposite_is_no_other_word_for_it(desk: Desk, asked: str, known: bool) -> None:
    text = await told(desk, f"was the cooling water {asked}")
    assert text.startswith("How it stands · The cooling water was cold\n") is known, text


async def test_an_illness_is_no_denial(desk: Desk) -> None:
    text = await told(desk, "who says the chief engineer has dementia")
    assert text.startswith("What was said · "), text
    assert "Safety Board asserted" in text, text


@pytest.mark.parametrize("question", ["how old is this claim", "how old is the story", "how old are these reports"])
async def test_how_old_the_news_is_asks_for_no_figure(desk: Desk, question: str) -> None:
    assert "years" not in await told(desk, question)


@pytest.mark.parametrize("question", ["how long did it leak", "how often did water leak", "how far did the water leak"])
async def test_how_long_is_not_answered_with_tons(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "No figure for exactly that" in text.split("##")[0], text
    much = await told(desk, "how much water leaked")
    assert "40 tons, leaked" in much and "No figure" not in much


async def test_how_old_a_thing_is_asks_for_a_figure(desk: Desk) -> None:
    assert (await told(desk, "how old are the pipes")).startswith("Figures · The pipes are 30 years old\n")


async def test_what_was_never_done_in_german_is_not_denied(desk: Desk) -> None:
    assert (await told(desk, "hat Norvik Energy das nie bestätigt")).startswith("Confirmations · ")
    assert (await told(desk, "la Norvik Energy nie-t-elle ça")).startswith("Denials · ")
    assert (await told(desk, "la Norvik Energy ha confermato?")).startswith("Confirmations · ")


@pytest.mark.parametrize(
    "question",
    ["has it been dismissed", "was the claim rejected", "have the allegations been rejected", "was this dismissed"],
)
async def test_a_claim_that_is_dismissed_is_denied(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert text.startswith("Denials · ") and "Norvik Energy" in text, text


async def test_a_suit_that_is_dismissed_is_not(desk: Desk) -> None:
    assert (await told(desk, "when was the suit dismissed")).startswith("When · ")


async def test_the_number_somebody_gave_in_a_month_is_theirs_though_a_claim_tells_of_that_month(desk: Desk) -> None:
    text = await told(desk, "what number did Norvik Energy give in October")
    assert text.startswith("Figures · Norvik Energy · 6 tons of water leaked"), text


@pytest.mark.parametrize(
    ("question", "told_of"),
    [
        ("who denied it in May 2025", ("Norvik Energy denied: The chief engineer has dementia", "2 May 2025")),
        ("did the operator deny it in May", ("Yes: Norvik Energy denied: The chief engineer has dementia",)),
        ("who confirmed it in May", ("Norvik Energy confirmed: 40 tons of water leaked",)),
    ],
)
async def test_who_denied_it_then_is_whoever_denied_anything_on_that_day(
    desk: Desk, question: str, told_of: tuple[str, ...]
) -> None:
    text = await told(desk, question)
    assert all(words in text for words in told_of), text


@pytest.mark.parametrize(
    ("question", "shown", "not_shown"),
    [
        (
            "what did the board say before May 2025",
            "Nothing Safety Board said about exactly that",
            "Safety Board asserted",
        ),
        ("what has the board said since June 2025", "Safety Board asserted: 9 pumps failed", "1 May 2025"),
        ("what has the board said after 1 May 2025", "Safety Board asserted: 9 pumps failed", "1 May 2025"),
        ("what did the board say until 1 May 2025", "Safety Board asserted: The cooling water", "9 pumps"),
        ("who denied it before June 2025", "Norvik Energy denied: The chief engineer has dementia", "9 pumps"),
        ("who denied it in October", "Exactly that is not on the desk", "denied:"),
        ("did Lind deny it in October", "No denial of exactly that by Eva Lind", "Yes"),
        ("who denied it in November 2025", "Eva Lind, spokeswoman of Norvik Energy, denied: 9 pumps", "dementia"),
    ],
)
async def test_before_and_since_a_day_are_other_days_than_that(
    desk: Desk, question: str, shown: str, not_shown: str
) -> None:
    text = await told(desk, question)
    assert shown in text and not_shown not in text, text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("who is the spokeswoman of Norvik Energy", "Eva Lind\n"),
        ("who is the operator's spokeswoman", "Eva Lind\n"),
        ("who is the director of Norvik Energy", "Speaker · director of Norvik Energy · "),
        ("who is Norvik Energy", "Norvik Energy\n"),
    ],
)
async def test_who_holds_an_office_is_not_the_house(desk: Desk, question: str, begins: str) -> None:
    assert (await told(desk, question)).startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("how many airports did drones fly over", "How it stands · Drones flew over three airports\n"),
        ("how many pumps failed", "Figures · 9 pumps failed in October\n"),
    ],
)
async def test_a_number_that_a_claim_tells_in_words_is_found_where_no_figure_was_entered(
    desk: Desk, question: str, begins: str
) -> None:
    text = await told(desk, question)
    assert text.startswith(begins), text
