"""What is told or offered where just what was asked is not there, over an invented story of Danish rescuers abroad."""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  rescuers: {title: Danish rescuers for the floods in Norway}
actors:
  denmark: {name: Denmark, kind: state}
  norway: {name: Norway, kind: state}
  relief: {name: Relief Council, kind: group}
  lund: {name: Per Lund, kind: person, role: head of the Relief Council, part_of: relief}
  holm: {name: Eva Holm, kind: person, role: spokeswoman of Norway, part_of: norway}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  sent:
    text: Denmark has sent rescuers to Norway
    places: [Norway]
    about: [denmark, norway]
  moved:
    text: About 150 Danish rescuers were carried to Bergen by Norwegian navy ships, 2 May
    places: [Bergen]
    figures: [{value: 150, unit: rescuers, counts: Danish rescuers for Norway, phase: moved}]
    links: [{kind: refines, claim: sent}]
  prepared:
    text: 900 Danish rescuers are being prepared to join Norwegian crews
    figures: [{value: 900, unit: rescuers, counts: Danish rescuers for Norway, phase: being prepared}]
  housed:
    text: The rescuers are housed at Norwegian camps including Bergen, Voss and Odda
    places: [Bergen, Voss, Odda]
  at-dam:
    text: The rescuers are working at the broken dam
    links: [{kind: refines, claim: sent}]
  gathered:
    text: Large crowds of helpers gathered in Norwegian towns
    places: [Norwegian towns]
statements:
  lund-dam:
    speaker: lund
    on_behalf_of: relief
    said_on: 2024-05-03
    paraphrase: Lund says that the council has nothing that shows them at work there.
    source: echo
    positions: [{claim: at-dam, stance: finds no evidence}]
  holm-sent:
    speaker: holm
    on_behalf_of: norway
    said_on: 2024-05-02
    paraphrase: Holm says that they have come, on ships of the navy.
    source: echo
    positions:
      - {claim: sent, stance: asserts}
      - {claim: moved, stance: asserts}
      - {claim: prepared, stance: asserts}
      - {claim: housed, stance: asserts}
      - {claim: gathered, stance: asserts}
evidence:
  film:
    claim: gathered
    kind: video
    description: A film of a square full of helpers.
    offered_by: holm
    source: echo
"""

desk = desk_of(PACK)


@pytest.mark.parametrize("who", ["Lund", "the Relief Council"])
async def test_who_found_no_evidence_said_that_of_evidence(desk: Desk, who: str) -> None:
    text = await told(desk, f"did {who} say there was evidence")
    assert "is on the desk. What was said of evidence there:" in text, text
    assert "Per Lund, for Relief Council, finds no evidence: Lund says" in text, text
    assert "A film of a square" not in text, text
    text = await told(desk, f"did {who} say there is proof that Denmark sent rescuers to Norway")
    assert "Another claim: The rescuers are working at the broken dam" in text, text


async def test_what_others_offered_is_said_to_be_theirs(desk: Desk) -> None:
    assert "Offered by Eva Holm" not in await told(desk, "what evidence is there that they gathered in towns")
    assert "Evidence was offered for or against 1 claim" in await told(desk, "did Holm say there was evidence")
    text = await told(desk, "did Denmark say there was evidence")
    assert "Offered by others: Large crowds of helpers" in text, text


@pytest.mark.parametrize(
    "question",
    [
        "how many Norwegians died in Oslo",
        "how many Norwegian rescuers came",
        "how many rescuers of Norway came",
        "how many rescuers did Norway lose",
    ],
)
async def test_figures_of_others_than_those_asked_for_are_a_choice_at_most(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "Exactly that is not on the desk" in text, text
    assert "150 rescuers, moved" not in text, text
    assert "• About 150 Danish rescuers were carried" in text, text


async def test_what_other_figures_count_is_told(desk: Desk) -> None:
    text = await told(desk, "how many Danish rescuers died")
    assert "No figure for exactly that is on the desk." in text, text
    assert "What figures of this story count: Danish rescuers for Norway." in text, text


@pytest.mark.parametrize("question", ["where are they being trained", "where are the rescuers trained"])
async def test_claims_that_tell_a_place_are_offered_where_none_that_is_near_does(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "What comes near, and what tells a place; is it one of these?" in text, text
    assert "• 900 Danish rescuers are being prepared" in text, text
    assert "• The rescuers are housed at Norwegian camps including Bergen, Voss and Odda" in text, text


@pytest.mark.parametrize(
    "question", ["which ships carried them to Bergen", "on which ship were they carried to Bergen"]
)
async def test_which_ship_it_was_is_said_not_to_be_told(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "No ship is named on the desk. What is told of it:" in text, text
    assert "were carried to Bergen by Norwegian navy ships" in text, text


async def test_a_town_of_which_a_people_alone_is_told_is_not_named(desk: Desk) -> None:
    assert "No town is named on the desk" in await told(desk, "in which towns did crowds gather")
    assert "is named on the desk" not in await told(desk, "which camps are they housed at")


@pytest.mark.parametrize("named", ["the ship Ask", "the ship called Ask", "the Ask ship"])
async def test_a_ship_whose_name_is_told_is_named(tmp_path: Path, named: str) -> None:
    async with desk_over_pack(tmp_path, PACK.replace("Norwegian navy ships", named)) as desk:
        assert "is named on the desk" not in await told(desk, "which ship carried them to Bergen")
