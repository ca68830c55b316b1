"""What is asked in other words than a claim's is not taken for another matter, nor another matter for it, over an
invented blast.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  blast: {title: The explosion at the Sund works, aliases: [Sund works, Sund explosion]}
actors:
  acme: {name: Acme, kind: group, role: owner of the works}
  police: {name: Sund police, kind: agency}
  lund: {name: Per Lund, kind: person, role: mayor of Sund}
  relief: {name: World Relief Union, kind: agency}
  dahl: {name: Eva Dahl, kind: person, role: foreman}
  moe: {name: Jan Moe, kind: person, role: minister}
  berg: {name: Liv Berg, kind: person, role: prosecutor}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  closed: {text: Acme closed the plant in Voss because workers fell ill, about: [acme]}
  dam: {text: The dam failed after nine days of rain}
  flood: {text: "The dam, built in 1950 by a firm from Voss, failed"}
  knew: {text: Acme knew of the flaw in the tank, about: [acme]}
  valve: {text: A flaw in the valve caused the leak}
  leave: {text: Residents of Sund were told to leave by the mayor}
  evac: {text: Per Lund ordered the evacuation of the school, about: [lund]}
  marched: {text: The guards marched on the gate and have taken it}
  clay: {text: Acme used cheap clay in Oslo, about: [acme]}
  org: {text: The World Relief Union organised the relief, about: [relief]}
  freed: {text: A guard let the prisoners go}
  signed: {text: The order was signed by May}
  thefts: {text: A wave of thefts struck the town}
  flooded: {text: A burst pipe destroyed the archive}
  abroad: {text: Vestland is behind the explosion}
  damage: {text: The works were damaged by deliberate sabotage}
  repair: {text: The repair took more than nine days}
  plane: {text: The pilot brought the plane down in a field}
  dead-then:
    text: 18 people had died by 2 June
    figures: [{value: 18, unit: people, counts: deaths, phase: by 2 June}]
  dead:
    text: 53 people died of the smoke
    figures: [{value: 53, unit: people, counts: deaths, phase: final report}]
  tank: {text: A gas tank exploded at the works}
statements:
  police-all:
    speaker: police
    said_on: 2024-05-02
    paraphrase: The police tell what they know.
    source: echo
    positions:
      - {claim: tank, stance: asserts}
      - {claim: marched, stance: asserts}
      - {claim: leave, stance: asserts}
  lund-all:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund tells what he knows.
    source: echo
    positions:
      - {claim: closed, stance: asserts}
      - {claim: dam, stance: asserts}
      - {claim: org, stance: asserts}
      - {claim: thefts, stance: asserts}
      - {claim: flooded, stance: asserts}
  dahl-all:
    speaker: dahl
    said_on: 2024-05-03
    paraphrase: Dahl tells what she knows.
    source: echo
    positions:
      - {claim: flood, stance: asserts}
      - {claim: knew, stance: asserts}
      - {claim: valve, stance: asserts}
  moe-all:
    speaker: moe
    said_on: 2024-05-03
    paraphrase: Moe tells what he knows.
    source: echo
    positions: [{claim: abroad, stance: asserts}, {claim: dead, stance: asserts}, {claim: dead-then, stance: asserts}]
  berg-all:
    speaker: berg
    said_on: 2024-05-03
    paraphrase: Berg tells what she knows.
    source: echo
    positions: [{claim: damage, stance: asserts}, {claim: plane, stance: asserts}]
  acme-denies:
    speaker: acme
    said_on: 2024-05-04
    paraphrase: Acme says that this is not so.
    source: echo
    positions: [{claim: knew, stance: denies}, {claim: clay, stance: denies}]
"""
desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question", ["did Acme close its plant after workers fell ill", "who said Acme closed its plant over ill workers"]
)
async def test_what_was_done_for_a_reason_is_asked_for_without_because(desk: Desk, question: str) -> None:
    assert "Acme closed the plant" in (await told(desk, question)).splitlines()[0]


async def test_that_it_was_known_to_somebody_is_that_they_knew(desk: Desk) -> None:
    assert "How it stands · Acme knew of the flaw" in await told(desk, "was the flaw known to Acme")


@pytest.mark.parametrize("question", ["who told residents to leave", "who told the residents of Sund to leave"])
async def test_who_told_them_to_is_told_also_where_they_were_told(desk: Desk, question: str) -> None:
    assert "Who says so · Residents of Sund were told to leave" in await told(desk, question)


async def test_who_ordered_a_deed_told_others_to_do_it(desk: Desk) -> None:
    assert "Per Lund ordered the evacuation" in (await told(desk, "who told people to evacuate the school"))
    assert "What comes near" not in await told(desk, "who told people to evacuate the school")


async def test_who_did_it_and_has_more_did_it_themselves(desk: Desk) -> None:
    assert "Who says so · The guards marched" in await told(desk, "who marched on the gate")


async def test_what_was_denied_is_no_place_where_it_was(desk: Desk) -> None:
    text = await told(desk, "did Acme confirm that in Oslo clay was used")
    assert "does not tell whether" not in text and "Acme denies: Acme used cheap clay in Oslo" in text, text


async def test_who_is_blamed_did_harm(desk: Desk) -> None:
    text = await told(desk, "who does Lund blame for the explosion")
    assert "organised" not in text.splitlines()[0] and "asserted" not in text, text
    text = await told(desk, "who does Dahl blame for the explosion")
    assert "Nothing Eva Dahl said about exactly that" in text, text
    text = await told(desk, "who does Dahl blame")
    assert text.startswith("What was said · Eva Dahl · A flaw in the valve"), text


@pytest.mark.parametrize("who", ["Oslo officials", "any Oslo officials", "social media", "Biden officials"])
async def test_whose_people_somebody_is_is_no_sort(desk: Desk, who: str) -> None:
    text = await told(desk, f"did {who} confirm that a gas tank exploded")
    assert "is not on the desk" in text and "who of them" not in text, text


async def test_of_a_thing_that_did_it_each_claim_tells(desk: Desk) -> None:
    text = await told(desk, "who said the dam failed")
    assert "after nine days" in text and "built in 1950" in text and "What comes near" not in text, text


async def test_who_let_them_is_told_by_a_word_that_says_nothing_of_itself(desk: Desk) -> None:
    assert "Who says so · A guard let the prisoners go" in await told(desk, "who let the prisoners go")


async def test_may_who_did_it_is_no_month(desk: Desk) -> None:
    assert "Who says so · The order was signed by May" in await told(desk, "who signed the order")


async def test_who_is_behind_it_is_blamed_and_sabotage_is_nobody(desk: Desk) -> None:
    text = await told(desk, "who does Moe blame for the explosion")
    assert text.startswith("What was said · Jan Moe · Vestland is behind the explosion"), text
    assert "Nothing Liv Berg said about exactly that" in await told(desk, "who does Berg blame")


async def test_what_was_taken_did_not_take_off(desk: Desk) -> None:
    assert "brought the plane down" not in (await told(desk, "when did the plane take off")).splitlines()[0]


async def test_the_final_number_is_the_one_that_is_told_as_that(desk: Desk) -> None:
    text = await told(desk, "what is the final death toll")
    assert text.splitlines()[2].startswith("53 people, final report"), text
    assert "by 2 June" not in text.splitlines()[2], text


async def test_what_takes_over_nine_days_takes_nothing_over(desk: Desk) -> None:
    assert "How it stands · The repair took more than" in await told(desk, "did the repair take over nine days")
