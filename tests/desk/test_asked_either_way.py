"""Questions that leave open which it was, or how it is told, find the claim that tells it: an invented ship's fire."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  nora: {title: The fire on the Nora}
actors:
  lund: {name: Per Lund, kind: person, role: captain of the Nora}
  holm: {name: Eva Holm, kind: person, role: harbour director}
  police: {name: Varde police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  resigned: {text: Eva Holm resigned after the fire, about: [holm]}
  court: {text: Per Lund testified before the court after the fire, about: [lund]}
  blasts: {text: There were two explosions in the engine room before the fire}
  scrap: {text: The Nora should be scrapped}
  threat: {text: Per Lund was threatened by Eva Holm, about: [lund, holm]}
  sued: {text: The passengers are suing Eva Holm, about: [holm]}
  pay: {text: The inquiry recommends that the port should pay the crew}
statements:
  told:
    speaker: police
    said_on: 2024-05-03
    paraphrase: The police say so.
    source: echo
    positions:
      - {claim: resigned, stance: asserts}
      - {claim: court, stance: asserts}
      - {claim: blasts, stance: asserts}
      - {claim: scrap, stance: asserts}
      - {claim: pay, stance: asserts}
      - {claim: threat, stance: asserts}
      - {claim: sued, stance: asserts}
"""
desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("did Holm resign before or after the fire?", "Eva Holm resigned after the fire"),
        ("did Holm resign during or after the fire?", "Eva Holm resigned after the fire"),
        ("did Lund testify before the court?", "Per Lund testified before the court"),
        ("did Lund testify after the fire?", "Per Lund testified before the court"),
        ("did Lund testify before the court after the fire?", "Per Lund testified before the court"),
        ("was there more than one explosion?", "There were two explosions"),
        ("was there an explosion before the fire?", "There were two explosions"),
        ("is the Nora to be scrapped?", "The Nora should be scrapped"),
        ("did Holm threaten Lund?", "Per Lund was threatened by Eva Holm"),
        ("did Eva Holm threaten Per Lund?", "Per Lund was threatened by Eva Holm"),
        ("was Lund threatened by Holm?", "Per Lund was threatened by Eva Holm"),
        ("was Lund threatened?", "Per Lund was threatened by Eva Holm"),
        ("did the passengers sue Holm?", "The passengers are suing Eva Holm"),
        ("did the inquiry recommend that the port pay the crew?", "The inquiry recommends"),
    ],
)
async def test_a_claim_that_tells_which_is_found(desk: Desk, question: str, claim: str) -> None:
    assert (await told(desk, question)).startswith(f"How it stands · {claim}")


@pytest.mark.parametrize(
    "question",
    [
        "did Holm resign before the fire?",
        "was there another explosion?",
        "was there an explosion after the fire?",
        "was the Nora scrapped?",
        "did Lund threaten Holm?",
        "was Holm threatened by Lund?",
        "was Holm threatened?",
        "did Holm sue the passengers?",
    ],
)
async def test_what_is_told_otherwise_is_not_taken_for_it(desk: Desk, question: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, question)


@pytest.mark.parametrize("question", ["can I see the link", "can you show a link", "show the links"])
async def test_a_link_that_is_asked_for_here_is_where_it_was_read(desk: Desk, question: str) -> None:
    assert (await told(desk, question)).startswith("Where it was read")
