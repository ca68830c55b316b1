"""The UN is nobody's name, and praise is no question, over an invented story of a man called Un."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  pact: {title: The pact of Sund}
actors:
  moe: {name: Moe Jong Un, kind: person}
  lund: {name: Per Lund, kind: person}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  signed: {text: Moe Jong Un signed the pact}
  useful: {text: The pact is effective}
  sent: {text: The UN sent inspectors to Sund}
statements:
  lund-signed:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund was there.
    source: echo
    positions: [{claim: signed, stance: asserts}, {claim: useful, stance: asserts}, {claim: sent, stance: asserts}]
"""
desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["what about the UN?", "what did the U.N. sign", "any comment from the un?"])
async def test_a_mans_last_name_is_not_meant(desk: Desk, question: str) -> None:
    assert "Moe Jong Un signed" not in (await told(desk, question)).partition("What comes near")[0]


@pytest.mark.parametrize("question", ["did the UN send inspectors?", "did the un send inspectors"])
async def test_the_claim_that_names_it_is(desk: Desk, question: str) -> None:
    assert "The UN sent inspectors to Sund" in (await told(desk, question)).partition("=====")[0]


@pytest.mark.parametrize("question", ["did Moe Jong Un sign the pact?", "did moe jong un sign the pact"])
async def test_the_man_is_by_his_name(desk: Desk, question: str) -> None:
    assert "Per Lund asserts" in await told(desk, question)


@pytest.mark.parametrize("talk", ["good bot", "all good?", "good idea!", "you are useless", "nice work"])
async def test_praise_and_blame_of_the_bot_are_no_questions(desk: Desk, talk: str) -> None:
    assert (await told(desk, talk)).startswith("How to ask")


async def test_whether_something_is_any_good_is_one(desk: Desk) -> None:
    assert "The pact is effective" in await told(desk, "is the pact any good?")
