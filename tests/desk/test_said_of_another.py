"""What was said of a claim, beside its own words, is no answer where it tells of another doer, number or thing, over an
invented story of a mill that burned.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  mill: {title: The fire at Orm mill, aliases: [Orm mill]}
actors:
  brigade: {name: Orm Fire Brigade, kind: agency, aliases: [the brigade]}
  lund: {name: Eva Lund, kind: person, role: chief of the brigade, part_of: brigade}
  holm: {name: Holm Cement, kind: group}
  surveyors: {name: Norwegian Surveyors, kind: group}
  labour: {name: Orm's Department of Labour, kind: agency, aliases: [Orm]}
  nordic: {name: Nordic insurers, kind: group}
  echo-paper: {name: The Echo, kind: media}
sources:
  echo: {outlet: echo.example, published: 2025-05-13}
claims:
  set-alight: {text: Two workers of Holm Cement told a friend that the spark came from the silo, about: [holm]}
  dead-9:
    text: 9 people were killed
    figures: [{value: 9, unit: people, counts: people killed, phase: in all}]
  dead-12:
    text: About 12 people were killed
    figures: [{value: 12, unit: people, counts: people killed, phase: in all}]
  small-hole: {text: The hole is too small for a drone-dropped bomb}
  other-car: {text: The lorry in the Echo video stopped at the bridge and did not reach the mill}
  no-keys: {text: Holm Cement has not shown the keys of the gate, about: [holm]}
  alarm: {text: The alarm of the mill failed}
statements:
  lund-all:
    speaker: lund
    said_on: 2025-05-04
    paraphrase: "9 were killed and 7 hurt; a flare that Brandt fired from the road fell into the silo."
    source: echo
    positions:
      - {claim: set-alight, stance: asserts}
      - {claim: dead-9, stance: asserts}
      - {claim: small-hole, stance: asserts}
  echo-car:
    speaker: echo-paper
    said_on: 2025-05-06
    paraphrase: The lorry came from Brede, the paper finds.
    source: echo
    positions: [{claim: other-car, stance: asserts}]
  surveyors-12:
    speaker: surveyors
    said_on: 2025-05-07
    paraphrase: They put the dead at about 12.
    source: echo
    positions: [{claim: dead-12, stance: asserts}, {claim: alarm, stance: denies}]
  nordic-keys:
    speaker: nordic
    said_on: 2025-05-08
    paraphrase: The firm had promised to show the keys.
    source: echo
    positions: [{claim: no-keys, stance: asserts}, {claim: alarm, stance: asserts}]
  holm-keys:
    speaker: holm
    said_on: 2025-05-10
    paraphrase: They melted, the firm says.
    source: echo
    positions: [{claim: no-keys, stance: confirms}]
  labour-keys:
    speaker: labour
    said_on: 2025-05-09
    paraphrase: The department has seen none either.
    source: echo
    positions: [{claim: no-keys, stance: asserts}]
evidence:
  film:
    claim: other-car
    kind: video
    description: A film of the bridge.
    offered_by: echo-paper
    source: echo
"""
NOT_THAT = "Exactly that is not on the desk"
NOTHING = "about exactly that is on the desk"


desk = desk_of(PACK)


async def test_a_deed_that_was_told_of_another_is_not_theirs(desk: Desk) -> None:
    assert "Nothing Eva Lund said " + NOTHING in await told(desk, "did lund say that holm fired the flare")
    assert "Eva Lund asserted" in await told(desk, "did lund say that a flare was fired")


@pytest.mark.parametrize("asked", ["who says that 9 people were hurt", "who says that 7 people were killed"])
async def test_a_number_of_one_thing_is_not_that_of_another(desk: Desk, asked: str) -> None:
    assert NOT_THAT in await told(desk, asked)


async def test_what_a_hyphen_joins_is_no_deed(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "who bombed the mill")
    assert NOT_THAT in await told(desk, "who dropped the bomb")


async def test_too_small_for_one_thing_is_not_for_another(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "who says the hole is too small for a flare")
    assert "Eva Lund asserted" in await told(desk, "who says the hole is too small for a bomb")


async def test_what_is_told_as_not_so_was_not_said_as_so(desk: Desk) -> None:
    asked = "did the echo say that the lorry that reached the mill came from brede"
    assert "Nothing The Echo said " + NOTHING in await told(desk, asked)
    assert "The Echo asserted" in await told(desk, "did the echo say that the lorry did not reach the mill")


async def test_when_or_where_what_a_film_shows_was_asks_for_no_film(desk: Desk) -> None:
    assert "Where · The lorry in the Echo video" in await told(desk, "where did the lorry in the video stop?")
    assert "A film of the bridge" in await told(desk, "where is the video of the lorry?")


async def test_who_promised_to_show_it_has_not_put_it_out(desk: Desk) -> None:
    answer = await told(desk, "when did holm promise to show the keys")
    assert answer.startswith("When · Holm Cement has not shown the keys of the gate")
    assert "No day for this claim is on the desk" in answer


async def test_both_who_disagree_are_asked_about(desk: Desk) -> None:
    asked = "what do the Norwegians and Orm disagree about?"
    assert (await told(desk, asked)).startswith("Disagreement · Orm's Department of Labour · Norwegian Surveyors")


async def test_what_is_not_disputed_is_said_not_to_be(desk: Desk) -> None:
    assert "Exactly that is not disputed on the desk" in await told(desk, "what is disputed about the keys")
    assert "Exactly that" not in await told(desk, "what is disputed about the alarm")


@pytest.mark.parametrize("asked", ["and according to the surveyors?", "and the surveyors?"])
async def test_a_number_by_another_is_asked_for_in_a_reply(desk: Desk, asked: str) -> None:
    answer = await told(desk, "how many were killed according to lund?", asked)
    assert "About 12 people" in answer.split("## ")[0]


@pytest.mark.parametrize("asked", ["who was the first to blame holm cement", "who was the man that bombed holm cement"])
async def test_who_did_something_to_somebody_asks_not_who_that_is(desk: Desk, asked: str) -> None:
    assert NOT_THAT in await told(desk, asked)


async def test_who_signs_a_quotation_may_have_an_office(desk: Desk) -> None:
    asked = '"A spark came from the silo, not from the road" - Eva Lund, fire chief of Orm'
    assert (await told(desk, asked)).splitlines()[0].startswith("What was said · Eva Lund")
