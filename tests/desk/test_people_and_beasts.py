"""How many people, how big a sum, and who "he" is, over an invented story of a barge that leaked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_over_pack
from tests.desk.test_as_asked import told

PACK = """
topics:
  barge: {title: The leak of the barge Ulv}
actors:
  line: {name: Nord Barges, kind: group}
  harbour: {name: Harbour Office, kind: agency}
  krog: {name: Ane Krog, kind: person, role: director of Nord Barges, part_of: line}
  bohr: {name: Jens Bohr, kind: person, role: mate of the Ulv}
  dahl: {name: Mia Dahl, kind: person, role: mayor}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  seals:
    text: The leak killed about 900 seals
    figures: [{value: 900, about: true, unit: seals, counts: seals killed, phase: in all}]
  barges:
    text: 12 barges were damaged in the collision
    figures: [{value: 12, unit: vessels, counts: barges damaged, phase: in all}]
  valve:
    text: Mate Jens Bohr made the decision to open the valve
    about: [bohr]
  paid:
    text: Nord Barges agreed to pay 7 million crowns to the town
    figures: [{value: 7000000, unit: crowns, counts: court settlement of May, phase: agreed}]
    about: [line]
  shore:
    text: The water at Skarv is safe to drink
    places: [Skarv]
statements:
  office:
    speaker: harbour
    said_on: 2025-05-03
    paraphrase: The office has counted them.
    source: echo
    positions: [{claim: seals, stance: asserts}, {claim: barges, stance: asserts}, {claim: shore, stance: asserts}]
  krog-valve:
    speaker: krog
    said_on: 2025-05-03
    paraphrase: Krog says that it was up to the mate.
    source: echo
    positions: [{claim: valve, stance: asserts}, {claim: paid, stance: confirms}]
  bohr-valve:
    speaker: bohr
    said_on: 2025-05-04
    paraphrase: Bohr says that others chose.
    source: echo
    positions: [{claim: valve, stance: disputes}]
  dahl-seals:
    speaker: dahl
    said_on: 2025-05-04
    paraphrase: The mayor thinks it was fewer.
    source: echo
    positions: [{claim: seals, stance: disputes}]
"""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_over_pack(tmp_path, PACK) as made:
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "how many people died?",
        "how many people were killed",
        "what is the death toll?",
        "did people die?",
        "did anyone die",
        "did 900 people die?",
        "who says people died?",
        "who denies that people were killed?",
        "how many people were damaged?",
    ],
)
async def test_beasts_and_vessels_are_no_people(desk: Desk, question: str) -> None:
    first = (await told(desk, question)).splitlines()[:4]
    assert any("on the desk" in line and ("No figure" in line or "not on" in line) for line in first), first


@pytest.mark.parametrize("question", ["how many seals died?", "how many died?", "how many seals did people kill?"])
async def test_beasts_are_told_where_they_are_asked_about(desk: Desk, question: str) -> None:
    assert "bout 900 seals" in (await told(desk, question)).splitlines()[2]


async def test_who_denies_what_befell_beasts_is_no_question_of_people(desk: Desk) -> None:
    assert "Mia Dahl disputes" in await told(desk, "has anyone denied that seals died?")


async def test_how_big_a_sum_is_its_figure_tells(desk: Desk) -> None:
    assert "7,000,000 crowns" in (await told(desk, "how big was the settlement?")).splitlines()[2]
    for other in ("barges", "collision"):
        assert "xactly that" in (await told(desk, f"how big were the {other}?")).splitlines()[2]


async def test_a_decision_is_asked_about_as_one(desk: Desk) -> None:
    assert "Who says so · Mate Jens Bohr made" in await told(desk, "who made the decision to open the valve?")
    assert "Exactly that is not on the desk" in await told(desk, "who opened the valve?")


async def test_he_is_who_did_it_and_not_who_says_so(desk: Desk) -> None:
    who = "who made the decision to open the valve?"
    assert "Yes: Jens Bohr disputed" in await told(desk, who, "has he denied it?")
    text = await told(desk, who, "does he agree?")
    assert "No confirmation of this by Jens Bohr" in text and "Jens Bohr disputes" in text, text


async def test_whether_he_agrees_is_no_question_of_all_that_is_disputed(desk: Desk) -> None:
    text = await told(desk, "does he agree?")
    assert "Which speaker is meant?" in text and "are disputed" not in text, text
    assert "Which speaker is meant?" in await told(desk, "does she agree with them?")
    assert "No confirmation of this by Mia Dahl" in await told(desk, "who disputes the seals?", "does she agree?")


async def test_what_may_be_done_was_not_done(desk: Desk) -> None:
    for question in ("who drank the water?", "did anyone drink the water?", "when did they drink the water?"):
        assert "Exactly that is not on the desk" in await told(desk, question), question
    for question in ("can I drink the water?", "is the water safe to drink?", "is it ok to drink the water?"):
        assert (await told(desk, question)).startswith("How it stands · The water at Skarv"), question
