"""A deed that a claim only names, and a number of some of those it counts, are not given as the answer."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  flight: {title: The loss of flight ZZ17, aliases: [ZZ17], opened: 2014-07-17}
actors:
  acme: {name: Acme Board, kind: agency}
  lund: {name: Kaj Lund, kind: person, role: minister of Norland}
sources: {n: {outlet: News, published: 2014-07-20}}
claims:
  missile:
    text: A missile of Norland destroyed the aircraft
    wordings: [Norland caused the plane crash]
    happened: 2014-07-17
  report:
    text: Acme Board finished its report
    wordings: [The board closed the plane crash file]
    happened: 2015-10
    about: [acme]
  bodies:
    text: 12 passengers with masks were found
    figures: [{value: 12, unit: passengers, counts: passengers with masks, phase: found}]
statements:
  board-missile:
    speaker: acme
    said_on: 2015-10-13
    paraphrase: The missile came from Norland.
    source: n
    positions: [{claim: missile, stance: asserts}, {claim: report, stance: asserts}]
  lund-missile:
    speaker: lund
    said_on: 2014-07-18
    paraphrase: Norland shot down nothing.
    source: n
    positions: [{claim: missile, stance: denies}]
  board-masks:
    speaker: acme
    said_on: 2015-10-13
    paraphrase: Masks were on twelve.
    source: n
    positions: [{claim: bodies, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["when did the plane crash", "did the plane crash", "did the plane crash in July"])
async def test_a_deed_that_another_wording_names_is_not_told_of_as_done(desk: Desk, question: str) -> None:
    assert "none of these" in await told(desk, question)


async def test_what_is_done_is_told_of(desk: Desk) -> None:
    assert "17 Jul 2014" in await told(desk, "when was the aircraft destroyed")


@pytest.mark.parametrize("question", ["how many passengers", "how many passengers were there"])
async def test_some_of_them_are_not_all(desk: Desk, question: str) -> None:
    assert "No figure for exactly that" in await told(desk, question)


async def test_those_who_are_asked_for_are_told(desk: Desk) -> None:
    assert "No figure" not in await told(desk, "how many passengers had masks")
