"""Whence it came, where it was bound and what caused it, over an invented crash whose causes are told as doers."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  crash: {title: The crash of the Alva balloon, aliases: [balloon crash]}
actors:
  lund: {name: Per Lund, kind: person}
  police: {name: Aarhus police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  gust: {text: A gust tore the balloon apart, places: [Viborg]}
  rifle: {text: Hunters shot the balloon down, places: [Viborg]}
  money: {text: Police found gold in the pilot's house in Odense, places: [Odense]}
  sister: {text: The helicopter flew to Skagen, places: [Skagen]}
statements:
  lund-gust:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund saw the gust.
    source: echo
    positions: [{claim: gust, stance: asserts}, {claim: rifle, stance: denies}]
  police-money:
    speaker: police
    said_on: 2024-05-03
    paraphrase: The gold was below a bed.
    source: echo
    positions: [{claim: money, stance: asserts}, {claim: rifle, stance: asserts}, {claim: sister, stance: asserts}]
"""
desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["where was the balloon going?", "where was it headed", "where was it bound"])
async def test_a_list_of_places_does_not_tell_where_it_was_bound(desk: Desk, question: str) -> None:
    answer = await told(desk, question)
    assert "Exactly that is not on the desk" in answer
    assert "Odense:" not in answer and "Viborg:" not in answer


async def test_a_claim_that_tells_where_to_does(desk: Desk) -> None:
    assert "Skagen: The helicopter flew to Skagen" in await told(desk, "where did the helicopter fly to?")


@pytest.mark.parametrize(
    "question", ["what caused the crash?", "what was the cause of the crash", "cause of the crash?"]
)
async def test_a_cause_that_no_claim_calls_so_is_told_as_why_is(desk: Desk, question: str) -> None:
    answer = await told(desk, question)
    assert "The desk does not tell why or how by itself" in answer
    assert "A gust tore the balloon apart" in answer and "Hunters shot the balloon down" in answer


async def test_a_cause_of_something_else_is_not(desk: Desk) -> None:
    assert "The desk does not tell why or how" not in await told(desk, "what caused the fire?")
