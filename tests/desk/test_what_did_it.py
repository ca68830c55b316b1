"""What did it and how, of how many, and of which part of a story: a question is not answered with what stands beside,
over an invented story of a mill that burned.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  mill: {title: The fire at the mill of Sund, aliases: [mill dust fire]}
actors:
  acme: {name: Acme, kind: group, role: owner of the mill}
  holm: {name: Anna Holm, kind: person, role: mayor of Sund until May 2023}
  lund: {name: Per Lund, kind: person, role: chief of the Sund brigade}
  clinic: {name: Sund clinic, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  lamp:
    text: A lamp that was not properly put out by the watchman of the mill started the fire
  belt:
    text: A belt started the fire
  dust:
    text: Acme hid how much dust lay in the mill
    about: [acme]
  blood:
    text: A child had more than 50 micrograms of tar per litre of blood
    figures: [{value: 50, unit: micrograms per litre, counts: tar in the blood of a child, phase: tested}]
statements:
  lund-lamp:
    speaker: lund
    said_on: 2024-05-01
    paraphrase: Lund says that a lamp was left burning.
    source: echo
    positions: [{claim: lamp, stance: asserts}]
  acme-belt:
    speaker: acme
    said_on: 2024-05-02
    paraphrase: Acme says that a belt ran hot.
    source: echo
    positions: [{claim: belt, stance: asserts}, {claim: dust, stance: denies}]
  clinic-blood:
    speaker: clinic
    said_on: 2024-05-03
    paraphrase: The clinic found tar in the blood of one child.
    source: echo
    positions: [{claim: blood, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["what started the fire", "who started the fire", "how did the fire start"])
async def test_what_did_it_is_all_that_is_told_to_have(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "Several claims fit" in text and "A lamp that was" in text and "A belt started" in text, text


async def test_what_is_not_so_of_a_thing_beside_is_not_what_is_told(desk: Desk) -> None:
    assert "How it stands · A lamp that" in await told(desk, "did a lamp start the fire")
    assert "How it stands · A lamp that" not in await told(desk, "was the lamp properly put out")


async def test_children_are_nothing_that_was_done(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many children were tested")
