"""Who did what to a person whose name the story bears, over an invented story of a trainer and a slap."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  slap: {title: The slap at the Sund final, aliases: [Rask affair, the Rask slap]}
actors:
  rask: {name: Jon Rask, kind: person, role: president of the Sund club, aliases: [Rask]}
  holm: {name: Eva Holm, kind: person, role: player, aliases: [Holm]}
  vik: {name: Per Vik, kind: person, role: trainer, aliases: [Vik]}
  dahl: {name: Ida Dahl, kind: person, role: boat captain, aliases: [Dahl]}
  club: {name: Sund Rowing Club, kind: group, aliases: [the club]}
  berit-rask: {name: Berit Rask, kind: person, role: mother of Jon Rask, aliases: [Rask's mother]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  slapped: {text: Rask slapped Holm after the final, about: [rask, holm], places: [Sund]}
  joke: {text: The slap was a joke, about: [holm]}
  pressed: {text: The club pressed Holm to defend Rask, about: [club, holm]}
  dismissed: {text: The club dismissed Vik, happened: 2025-05-05, about: [club, vik]}
  hunger: {text: Rask's mother went on hunger strike, about: [berit-rask]}
  captain: {text: Ida Dahl was the captain of the team, about: [dahl]}
statements:
  dahl-says:
    speaker: dahl
    said_on: 2025-05-08
    paraphrase: She sat in another boat that day.
    source: echo
    positions: [{claim: captain, stance: denies}]
  holm-says:
    speaker: holm
    said_on: 2025-05-03
    paraphrase: It was no joke, and the club put words in her mouth.
    source: echo
    positions: [{claim: joke, stance: denies}, {claim: pressed, stance: asserts}]
  rask-says:
    speaker: rask
    said_on: 2025-05-03
    paraphrase: A joke among friends.
    source: echo
    positions: [{claim: joke, stance: asserts}, {claim: slapped, stance: confirms}]
  vik-says:
    speaker: vik
    said_on: 2025-05-06
    paraphrase: He was sent away.
    source: echo
    positions: [{claim: dismissed, stance: confirms}]
  mother-says:
    speaker: berit-rask
    said_on: 2025-05-07
    paraphrase: She will not eat until the truth is told.
    source: echo
    positions: [{claim: hunger, stance: asserts}, {claim: joke, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "asked",
    [
        "who dismissed Rask",
        "was Rask dismissed",
        "when was Rask dismissed",
        "who slapped Rask",
        "did Rask go on hunger strike",
        "did Vik dismiss Rask",
        "who defends Rask",
        "did the club fake Holm's statement",
        "did the club slap Holm",
    ],
)
async def test_a_claim_of_another_is_offered(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Exactly that is not on the desk" in text.split("## ")[0], text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("who dismissed Vik", "Who says so · The club dismissed Vik"),
        ("did the club dismiss Vik", "How it stands · The club dismissed Vik"),
        ("when was Vik dismissed", "5 May 2025"),
        ("who slapped Holm", "Who says so · Rask slapped Holm"),
        ("did Rask's mother go on hunger strike", "How it stands · Rask's mother"),
        ("who told Holm to defend Rask", "Who says so · The club pressed Holm"),
        ("who dismissed the claims", "2 speakers denied 2 claims"),
        ("who was the captain", "Who says so · Ida Dahl was the captain of the team"),
        ("did the captain deny it", "“captain” is not on the desk"),
        ("what did the captain say", "“captain” is not on the desk"),
    ],
)
async def test_just_what_is_asked_is_answered(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text.split("## ")[0], text
