"""What was done to people is no stance, and what was told in passing no answer, over an invented story of a ship."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told as asked

PACK = """
topics:
  crew: {title: The illness aboard the Meridian, aliases: [Meridian]}
  reef: {title: The reef of Ostby}
actors:
  line: {name: Karst Line, kind: group}
  norland: {name: Norland, kind: state}
  lund: {name: Eva Lund, kind: person, role: physician}
  holm: {name: Per Holm, kind: person, role: engineer}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  pulled-out:
    topic: crew
    text: Norland withdrew 40 percent of its sailors from the ship
    happened: 2025-05-02
    figures: [{value: 40, unit: percent, counts: sailors withdrawn, phase: in May}]
  ill:
    topic: crew
    text: 31 of the galley cooks fell ill in Eastport
    figures: [{value: 31, unit: people, counts: cooks ill in Eastport, phase: in May}]
  reported:
    topic: crew
    text: About 200 infections have been reported along the coast
    figures: [{value: 200, about: true, unit: infections, counts: reported infections, phase: in May}]
  paint:
    topic: crew
    text: Fumes of the paint caused the headaches
  unexplained:
    topic: crew
    text: 17 rashes cannot be explained
    figures: [{value: 17, unit: rashes, counts: unexplained rashes, phase: in May}]
  began:
    topic: crew
    text: The first headaches were among sailors
  reef-dead: {topic: reef, text: The reef is dead}
statements:
  line-on-all:
    speaker: line
    said_on: 2025-05-03
    paraphrase: It began in late 2024 among sailors of the ship.
    source: echo
    positions:
      - {claim: pulled-out, stance: confirms}
      - {claim: ill, stance: confirms}
      - {claim: reported, stance: asserts}
      - {claim: began, stance: asserts}
  holm-on-paint:
    speaker: holm
    said_on: 2025-05-04
    paraphrase: The likely source is mould.
    source: echo
    positions: [{claim: paint, stance: disputes}]
  lund-on-ill:
    speaker: lund
    said_on: 2025-05-05
    paraphrase: Nobody examined them.
    source: echo
    positions: [{claim: ill, stance: doubts}]
  norland-on-reef:
    speaker: norland
    said_on: 2025-05-05
    paraphrase: The reef lives.
    source: echo
    positions: [{claim: reef-dead, stance: denies}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("when were the sailors withdrawn?", "2 May 2025: Norland withdrew"),
        ("how much of the sailors was withdrawn?", "40 percent, in May"),
        ("did Norland withdraw its sailors?", "How it stands · Norland withdrew"),
        ("how many infections have been reported along the coast?", "About 200 infections, in May"),
        ("how many infections have been officially reported along the coast?", "About 200 infections, in May"),
        ("how many people fell ill in Eastport?", "31 people, in May"),
        ("how many unexplained rashes are there?", "17 rashes, in May"),
        ("how many rashes cannot be explained?", "17 rashes, in May"),
        ("who sais the paint caused headaches?", "What was said · "),
    ],
)
async def test_what_was_done_is_told(desk: Desk, question: str, told: str) -> None:
    answer = await asked(desk, question)
    assert told in answer
    assert "No figure for exactly" not in answer


async def test_a_withdrawal_of_somebody_is_none_of_what_another_story_tells_as_done(desk: Desk) -> None:
    answer = await asked(desk, "when did Norland withdraw its sailors from Kelby?")
    assert "Exactly that is not on the desk" in answer
    assert "reef" not in answer.lower()


async def test_what_is_called_back_are_no_words(desk: Desk) -> None:
    answer = await asked(desk, "did Norland withdraw its troops from the ship?")
    assert "No withdrawal" not in answer and "Withdrawals" not in answer, answer
    assert "Withdrawals" in await asked(desk, "did Norland withdraw its claim?")


async def test_neither_a_share_nor_a_year_says_how_many_there_were(desk: Desk) -> None:
    assert "No figure for exactly that is on the desk" in await asked(desk, "how many sailors were there?")


@pytest.mark.parametrize("question", ["Mould caused the headaches, says Lund", "did Lund say mould caused headaches?"])
async def test_what_another_said_of_a_claim_is_not_what_somebody_is_asked_about(desk: Desk, question: str) -> None:
    answer = await asked(desk, question)
    assert "Nothing Eva Lund said about exactly that is on the desk" in answer
    assert "Holm" not in answer.partition("Nothing")[0]


async def test_how_many_is_nobody_who_withdrew(desk: Desk) -> None:
    assert "“many” is not on the desk" not in await asked(desk, "how many people were withdrawn?")


async def test_how_many_were_not_is_not_how_many_were(desk: Desk) -> None:
    assert (
        "17 rashes"
        not in (await asked(desk, "how many rashes have been explained?")).partition("those of the story")[0]
    )
