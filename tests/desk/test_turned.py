"""A statement is held to what the question is: another doer, or another time, is another claim."""

import pytest

from bot.desk.desk import Desk
from bot.search.turned import as_question, without_is_true
from bot.search.typed import typed
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  ferry: {title: The ferry that sank off Sund}
actors:
  acme: {name: Acme, kind: group}
  norvik: {name: Norvik, kind: group}
  board: {name: Safety Board, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2025-05-01}
claims:
  engines: {text: Acme has supplied Norvik with engines and pumps of its own make, about: [acme, norvik]}
  plans: {text: Norvik plans to send 12 boats in four groups to Sund, about: [norvik]}
  moved: {text: The crew were carried to Sund by ships of the navy}
  blamed: {text: Norvik is using old boats for the crossing, about: [norvik]}
statements:
  all:
    speaker: board
    said_on: 2025-05-01
    paraphrase: The board tells of all of it.
    source: echo
    positions: [{claim: engines, stance: asserts}, {claim: plans, stance: asserts}, {claim: moved, stance: asserts},
                {claim: blamed, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "text",
    [
        "Norvik has supplied Acme with engines and pumps",
        "Acme is using old boats for the crossing of the sound",
        "The crew will be carried to Sund by ships",
        "Norvik has sent 12 boats in four groups to Sund",
        "Norvik is not using old boats for the crossing. is this true",
    ],
)
async def test_a_statement_of_another_doer_or_time_is_another_claim(desk: Desk, text: str) -> None:
    answer = await told(desk, text)
    assert "Exactly that is not on the desk" in answer, answer


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Acme has supplied engines and pumps to Norvik", "Acme has supplied"),
        ("Norvik is using old boats, is this true?", "Norvik is using old boats"),
        ("The crew were carried to Sund by the navy - is that true", "The crew were carried"),
        ("Norvik is planning to send 12 boats to Sund", "Norvik plans to send"),
    ],
)
async def test_a_statement_in_other_words_is_the_claim(desk: Desk, text: str, claim: str) -> None:
    answer = await told(desk, text)
    assert answer.startswith(f"How it stands · {claim}"), answer


def test_only_a_plain_statement_is_turned() -> None:
    turned = as_question(typed("The old ferry has sunk off Sund"))
    assert turned and turned.line == "has the old ferry sunk off sund"
    turned = as_question(typed("Acme closed the yard"))
    assert turned and turned.line == "did acme closed the yard"
    for text in ("Acme has not closed it", "Lund, who has left, was paid", "who was paid by Lund", "ferry"):
        assert as_question(typed(text)) is None, text


def test_what_asks_behind_a_statement_is_left_out_and_no_question_is_cut() -> None:
    assert without_is_true("The ferry has sunk off Sund. is this true?") == "The ferry has sunk off Sund"
    assert without_is_true("The ferry has sunk off Sund, is that so") == "The ferry has sunk off Sund"
    for text in ("who says the ferry sank, is that true?", "is this true?", "what Lund said there is this true"):
        assert without_is_true(text) == text, text
