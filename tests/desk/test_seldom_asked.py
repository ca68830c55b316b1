"""Turns of phrase that are seldom typed, over invented stories of a cup that was stolen and of a race."""

import pytest

from bot.desk.desk import Desk
from bot.domain.refusals import NotADay
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  cup: {title: The theft of the Norsund cup, aliases: [Norsund cup]}
  race: {title: The race around Vik island, aliases: [Vik race]}
actors:
  lund: {name: Ada Lund, kind: person, role: goalkeeper}
  other-lund: {name: Tor Lund, kind: person, role: sailor}
  dahl: {name: Tor Dahl, kind: person, role: director of the museum}
  museum: {name: Norsund Museum, kind: group}
  police: {name: Norsund Police, kind: agency}
  thief: {name: Ulf Moe, kind: person}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  involved:
    topic: cup
    text: Ada Lund was implicated in the theft
    about: [lund, thief]
  young:
    topic: cup
    text: Ada Lund won her first medal when she was 12
    about: [lund]
  guards:
    topic: cup
    text: 3 guards watched the hall that night
  told:
    topic: cup
    text: Tor Dahl told the police that the cup was made of tin
    about: [dahl]
  found:
    topic: cup
    text: The cup weighs 4 kilograms
    figures: [{value: 4, unit: kilograms, counts: cup, phase: weighed}]
  storm:
    topic: race
    text: A storm broke the mast of the Vik
statements:
  lund-denies:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund says that she slept.
    source: echo
    positions: [{claim: involved, stance: denies}]
  dahl-told:
    speaker: dahl
    said_on: 2024-05-02
    paraphrase: Dahl says that the cup is tin and weighs 2.5 kilograms.
    source: echo
    positions: [{claim: told, stance: confirms}, {claim: found, stance: denies}]
  police-involved:
    speaker: police
    said_on: 2024-05-03
    paraphrase: The police name Lund.
    source: echo
    positions: [{claim: involved, stance: asserts}]
  museum-silent:
    speaker: museum
    said_on: 2024-05-03
    paraphrase: The museum does not comment.
    source: echo
    positions: [{claim: involved, stance: declines to comment}]
  sailor-storm:
    speaker: other-lund
    said_on: 2024-06-01
    paraphrase: The mast broke in a storm.
    source: echo
    positions: [{claim: storm, stance: asserts}]
"""

desk = desk_of(PACK)
FOLLOWS = "42"
"""A server that follows the story of the cup alone."""


@pytest.mark.parametrize(
    ("asked", "shows"),
    [
        ("was Ada Lund implicated in it", "How it stands · Ada Lund was implicated"),
        ("who is lund", "person, goalkeeper"),
        ("who is tor", "person, director of the museum"),
        ("according to Tor Dahl?", "What was said · Tor Dahl"),
        ("did Ada Lund win 12 medals", "Exactly that is not on the desk"),
        ("who told the police that the cup was made of tin", "What was said · Tor Dahl · Tor Dahl told the police"),
        ("what was the reward", "How it stands · The theft"),
        ("was it 3 or 4 guards", "Figures · The theft"),
        ("where was the cup, according to Tor Dahl", "Exactly that is not on the desk"),
        ("what did Ada Lund say in may before 99 may", "Nothing Ada Lund said about exactly that"),
        ("does the cup weigh 2.5 kilograms", "Exactly that is not on the desk"),
        ("did Ada Lund call the “tin cup” a lie", "No denial of exactly that by Ada Lund"),
    ],
)
async def test_it_is_answered_for_what_it_asks(desk: Desk, asked: str, shows: str) -> None:
    await desk.setups.set_up(FOLLOWS, role="", room="", topics=("cup",), language="")
    text = await told(desk, asked, scope=FOLLOWS)
    assert shows in text, text


async def test_what_somebody_said_yesterday_is_told_of_all_stories(desk: Desk) -> None:
    assert "Nothing Tor Dahl said about exactly that is on the desk" in await told(
        desk, "what did Tor Dahl say yesterday"
    )


async def test_a_slip_of_a_day_is_not_passed_over(desk: Desk) -> None:
    with pytest.raises(NotADay, match="did you mean yesterday"):
        await told(desk, "what is new since yesturday")
