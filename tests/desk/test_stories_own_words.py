"""Words of a story's own name in a question: they tell claims apart where only some of the claims hold them."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  brome: {title: Does brome harm bees, aliases: [brome]}
actors:
  agency: {name: Fenland Bee Agency, kind: agency, aliases: [the agency]}
  makers: {name: Brome Makers, kind: group, aliases: [the makers]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  harms: {text: Brome may harm bees}
  thin: {text: The evidence that brome harms bees is thin}
  leak: {text: The leaked report frightens gardeners}
  spoons: {text: A gardener uses 3 to 5 spoons of rose spray a week}
  safe-ten:
    text: Up to 10 grams of brome a day are safe
    figures: [{value: 10, unit: grams, counts: brome a day, phase: held safe}]
  safe-twenty:
    text: Up to 20 grams of brome a day are safe
    figures: [{value: 20, unit: grams, counts: brome a day, phase: held safe}]
statements:
  agency-harms:
    speaker: agency
    said_on: 2025-05-03
    paraphrase: It may harm, on thin evidence; a gardener uses a few spoons.
    source: echo
    positions:
      - {claim: harms, stance: asserts}
      - {claim: thin, stance: asserts}
      - {claim: spoons, stance: asserts}
      - {claim: safe-ten, stance: asserts}
  makers-deny:
    speaker: makers
    said_on: 2025-05-04
    paraphrase: It does no harm, and the report frightens people.
    source: echo
    positions: [{claim: harms, stance: denies}, {claim: leak, stance: asserts}, {claim: safe-twenty, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("asked", ["does rose spray harm bees", "who leaked it", "who leaked the report"])
async def test_what_lacks_the_deed_is_no_answer(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Exactly that is not on the desk" in text and "What comes near" in text, text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("how much brome is safe", "20 grams, held safe"),
        ("who thinks the evidence is thin", "asserted: The evidence that brome harms bees is thin"),
        ("does the agency agree with the makers", "take different sides on 1 claim"),
        ("what frightens gardeners", "The leaked report frightens gardeners"),
    ],
)
async def test_what_holds_it_is_the_answer(desk: Desk, asked: str, answer: str) -> None:
    text = await told(desk, asked)
    assert answer in text and "not on the desk" not in text and "No figure" not in text, text
