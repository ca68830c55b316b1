"""Who is doing something is no question for somebody's card, over an invented story of a trial."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  trial: {title: The Alva trial}
actors:
  lund: {name: Per Lund, kind: person}
  king: {name: King Moe, kind: person}
  alva: {name: Alva Pharma, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  sue: {text: Forty patients are suing Alva Pharma}
  lead: {text: Judge Berg leads the inquiry}
statements:
  lund-sue:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Forty sue.
    source: echo
    positions: [{claim: sue, stance: asserts}, {claim: lead, stance: asserts}]
"""
desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("who is suing Alva?", "Forty patients are suing Alva Pharma"),
        ("who is leading the inquiry", "Judge Berg leads the inquiry"),
    ],
)
async def test_the_claim_that_tells_of_it_is_told(desk: Desk, question: str, claim: str) -> None:
    assert claim in (await told(desk, question)).partition("=====")[0]


async def test_what_no_claim_tells_of_is_not(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who is paying Alva?")


async def test_a_name_that_ends_so_is_a_name(desk: Desk) -> None:
    assert (await told(desk, "who is King Moe?")).startswith("King Moe")
