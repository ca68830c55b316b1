"""A reply asks where that was read which the answer told, and not where all of the story was."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dam: {title: The dam at Voss}
actors:
  lund: {name: Per Lund, kind: person}
  holm: {name: Eva Holm, kind: person}
  ek: {name: Ida Ek, kind: person}
sources:
  echo: {outlet: Voss Echo, published: 2024-05-03}
  post: {outlet: Bergen Post, published: 2024-05-04}
  radio: {outlet: Radio West, published: 2024-05-05}
claims:
  broke: {text: The dam broke}
  cheap: {text: The dam was built of cheap stone}
  drowned:
    text: 12 sheep drowned
    figures: [{value: 12, unit: sheep, counts: sheep, phase: drowned}]
  flooded: {text: The school was flooded, places: [Voss]}
  more: {text: The water will rise}
statements:
  lund-denies:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund says that the stone was good.
    source: echo
    positions: [{claim: cheap, stance: denies}]
  holm-says:
    speaker: holm
    said_on: 2024-05-04
    paraphrase: Holm says so.
    source: post
    positions:
      - {claim: cheap, stance: asserts}
      - {claim: broke, stance: asserts}
      - {claim: flooded, stance: asserts}
      - {claim: more, stance: asserts}
  ek-counts:
    speaker: ek
    said_on: 2024-05-05
    paraphrase: Ek counted them.
    source: radio
    positions: [{claim: drowned, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize("reply", ["source?", "where does that come from", "where did you get that"])
async def test_the_sources_are_those_of_what_was_told(desk: Desk, reply: str) -> None:
    text = await told(desk, "who denied it", reply)
    assert "Voss Echo" in text and "Per Lund denies" in text, text
    assert "Bergen Post" not in text and "Radio West" not in text, text


async def test_the_sources_of_numbers_and_of_places_are_theirs(desk: Desk) -> None:
    text = await told(desk, "how many", "source?")
    assert "Radio West" in text and "Voss Echo" not in text, text
    text = await told(desk, "where was it", "where does that come from")
    assert "Bergen Post" in text and "Radio West" not in text, text


async def test_the_sources_of_all_of_a_story_are_asked_for_as_that(desk: Desk) -> None:
    text = await told(desk, "sources")
    assert "Voss Echo" in text and "Radio West" in text, text
