"""How big something is and how many are somewhere, over an invented story of a company that sends its guards abroad."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  guards: {title: Acme's troops at the mine}
actors:
  acme: {name: Acme, kind: group}
  lund: {name: Eva Lund, kind: person}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  fight:
    text: Troops of Acme have been sent to fight
    figures: [{value: 11000, unit: troops, counts: Acme troops, phase: in Sulby}]
    about: [acme]
  moved:
    text: Acme flew 900 troops to Ingby
    figures: [{value: 900, unit: troops, counts: Acme troops, phase: moved}]
    places: [Ingby]
    about: [acme]
  lost:
    text: Acme has lost 300 troops
    figures: [{value: 300, unit: troops, counts: troops lost in Tarnby, phase: in all}]
    about: [acme]
  army:
    text: Acme has one of the largest private armies, with 40,000 troops
    figures: [{value: 40000, unit: troops, counts: Acme military, phase: in all}]
    about: [acme]
statements:
  lund-all:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund tells what she knows.
    source: echo
    positions:
      - {claim: fight, stance: asserts}
      - {claim: moved, stance: asserts}
      - {claim: lost, stance: asserts}
      - {claim: army, stance: asserts}
"""
desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    ["how big is the army", "army size", "what is the size of the army", "how large is Acme's military overall"],
)
async def test_how_big_an_army_is_no_part_of_it_tells(desk: Desk, question: str) -> None:
    lines = (await told(desk, question)).splitlines()
    assert lines[2].startswith("40,000 troops, in all"), lines


@pytest.mark.parametrize("question", ["how big is the fleet", "how big is Denmark's army"])
async def test_how_big_another_thing_is_no_army_tells(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "No figure for exactly that" in text or "Exactly that is not on the desk" in text, text


@pytest.mark.parametrize("question", ["how many in sulby", "how many are in Sulby", "how many troops are in sulby"])
async def test_how_many_are_there_a_figure_tells_of_what_it_counts(desk: Desk, question: str) -> None:
    assert (await told(desk, question)).splitlines()[2].startswith("11,000 troops, in Sulby")


async def test_what_counts_the_same_elsewhere_is_not_told_of_a_place(desk: Desk) -> None:
    lines = (await told(desk, "how many in ingby")).splitlines()
    assert lines[2].startswith("900 troops, moved"), lines
    assert "All of the story" in lines[5], lines


async def test_those_who_were_lost_there_are_not_there(desk: Desk) -> None:
    assert "300" not in (await told(desk, "how many are in Tarnby")).splitlines()[2]
