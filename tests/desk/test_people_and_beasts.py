"""How many people, how big a sum, and who "he" is, over an invented story of a barge that leaked."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

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
    text: The leak killed about 900 seals and other beasts of the shore and the sea
    figures: [{value: 900, about: true, unit: seals, counts: seals killed, phase: in all}]
  first-seals:
    text: The leak killed about 200 seals
    figures: [{value: 200, about: true, unit: seals, counts: seals killed, phase: in all}]
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
  vented:
    text: The venting was necessary to prevent an explosion
  settled:
    text: Nord Barges agreed to settle a lawsuit of 40 fishermen
    about: [line]
    figures: [{value: 40, unit: fishermen, counts: fishermen with a lawsuit, phase: in all}]
  divers:
    text: Divers were sued by Nord Barges
    about: [line]
  met:
    text: Mia Dahl met the bishop
    about: [dahl]
  hacked:
    text: Harbour Office says that burglars robbed Harbour Office
    about: [harbour]
  tons:
    text: 80 tons of acid were pumped out
    figures: [{value: 80, unit: tons, counts: tons of acid pumped out, phase: in all}]
statements:
  office:
    speaker: harbour
    said_on: 2025-05-03
    paraphrase: The office has counted them, and the acid of the tanks.
    source: echo
    positions:
      - {claim: seals, stance: asserts}
      - {claim: barges, stance: asserts}
      - {claim: shore, stance: asserts}
      - {claim: tons, stance: asserts}
      - {claim: vented, stance: denies}
      - {claim: met, stance: asserts}
      - {claim: hacked, stance: asserts}
  office-first:
    speaker: harbour
    said_on: 2025-05-01
    paraphrase: The office has counted some.
    source: echo
    positions: [{claim: first-seals, stance: asserts}]
  office-later:
    speaker: harbour
    said_on: 2025-05-03
    paraphrase: The office takes back its first count.
    source: echo
    positions: [{claim: first-seals, stance: withdraws}]
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


desk = desk_of(PACK)


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
        "how many died?",
        "how many were killed",
    ],
)
async def test_beasts_and_vessels_are_no_people(desk: Desk, question: str) -> None:
    first = (await told(desk, question)).splitlines()[:4]
    assert any("on the desk" in line and ("No figure" in line or "not on" in line) for line in first), first


@pytest.mark.parametrize("question", ["how many seals died?", "how many seals did people kill?"])
async def test_beasts_are_told_where_they_are_asked_about(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "about 900 seals" in text and "No figure for exactly that" not in text, text


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


async def test_what_was_to_be_prevented_did_not_happen(desk: Desk) -> None:
    for question in ("was there an explosion?", "did the venting prevent an explosion?", "who caused an explosion?"):
        assert "Exactly that is not on the desk" in await told(desk, question), question
    for question in ("was the venting necessary?", "was the venting needed to prevent an explosion?"):
        assert (await told(desk, question)).startswith("How it stands · The venting was necessary"), question


async def test_who_did_it_to_somebody_is_not_told_by_what_that_one_did(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who sued Nord Barges?")
    assert (await told(desk, "who sued the divers?")).startswith("Who says so · Divers were sued by")
    assert (await told(desk, "who met Mia Dahl?")).startswith("Who says so · Mia Dahl met")
    assert (await told(desk, "who robbed the Harbour Office?")).startswith("Who says so · Harbour Office says")


async def test_how_many_did_not_is_not_how_many_did(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many barges were not damaged?")


async def test_so_much_of_it_pumped_out_is_not_how_much_was_there(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many tons of acid were in the tanks?")
    assert "12 vessels" not in "".join((await told(desk, "how many barges were in the collision?")).splitlines()[:4])
    assert "12 vessels" in (await told(desk, "how many barges were damaged in the collision?")).splitlines()[2]
    assert "80 tons" in (await told(desk, "how many tons of acid were pumped out?")).splitlines()[2]


async def test_what_was_taken_back_is_told_with_what_took_its_place(desk: Desk) -> None:
    text = await told(desk, "did seals die?")
    assert "about 200 seals" in text and "about 900 seals" in text, text
    alone = await told(desk, "did 200 seals die?")
    assert alone.startswith("How it stands · The leak killed about 200 seals"), alone
