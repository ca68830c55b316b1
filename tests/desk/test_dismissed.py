"""Who was removed from an office, by whom and who signed against it, over an invented story of a museum whose board is
called by its article.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.desk.test_as_asked import told

PACK = """
topics:
  museum: {title: The removal of Eva Lund from Orm Museum}
actors:
  orm: {name: Orm Museum, kind: group}
  board: {name: Orm board, kind: group, part_of: orm, aliases: [the board]}
  lund: {name: Eva Lund, kind: person, role: director of the museum, aliases: [Lund]}
  holm: {name: Per Holm, kind: person, role: keeper of coins, aliases: [Holm]}
  auditors: {name: Sund Auditors, kind: group}
  echo-paper: {name: The Echo, kind: media}
sources:
  echo: {outlet: echo.example, published: 2025-05-13}
claims:
  removed: {text: The board removed Eva Lund as director, happened: 2025-05-04, about: [lund]}
  for-theft: {text: Lund was removed for theft, about: [lund]}
  for-coins: {text: Lund was removed over the coins, about: [lund]}
  letter-40:
    text: 40 of about 60 guides signed a letter that demands the board leave
    happened: 2025-05-06
    figures: [{value: 40, unit: guides, counts: guides who signed the letter, phase: in all}]
  holm-regrets: {text: Per Holm regrets his part in what the board did, about: [holm]}
  told-late: {text: The city learned of it one hour before it was announced}
  did-not-tell: {text: Lund did not tell the board that she owned the coin shop, about: [lund]}
  led: {text: Per Holm led the removal of Lund, about: [holm, lund]}
  fired: {text: The gun of the castle was fired at noon}
statements:
  board-post:
    speaker: board
    said_on: 2025-05-04
    paraphrase: It has lost its trust in her.
    source: echo
    positions: [{claim: removed, stance: asserts}, {claim: told-late, stance: asserts}]
  guides-letter:
    speaker: echo-paper
    said_on: 2025-05-06
    paraphrase: They want the old director brought back, the paper reports, and 40 of some 60 have signed.
    source: echo
    positions: [{claim: letter-40, stance: reports}]
  holm-post:
    speaker: holm
    said_on: 2025-05-07
    quote: I deeply regret my share in the board's doings
    paraphrase: He never meant to harm the museum.
    source: echo
    positions: [{claim: holm-regrets, stance: asserts}]
  auditors-review:
    speaker: auditors
    said_on: 2025-05-08
    paraphrase: The board did not remove her for theft, they find.
    source: echo
    positions:
      - {claim: for-theft, stance: denies}
      - {claim: for-coins, stance: asserts}
      - {claim: did-not-tell, stance: asserts}
      - {claim: fired, stance: asserts}
"""
NOT_THAT = "Exactly that is not on the desk"


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "asked", ["who removed eva lund?", "who fired eva lund?", "by whom was lund fired", "did the board sack lund?"]
)
async def test_who_was_fired_was_removed(desk: Desk, asked: str) -> None:
    assert "· The board removed Eva Lund as director" in (await told(desk, asked)).splitlines()[0]


async def test_when_somebody_was_fired_is_told_by_the_claim_with_a_day(desk: Desk) -> None:
    assert (await told(desk, "when was lund fired?")).startswith("When · The board removed Eva Lund as director")


async def test_why_somebody_was_fired_is_told_of_as_removed(desk: Desk) -> None:
    assert (await told(desk, "is it true that lund was fired for theft")).startswith(
        "How it stands · Lund was removed for theft"
    )


@pytest.mark.parametrize(
    "asked", ["did lund fire the board?", "did the city fire lund?", "was holm fired?", "did the board fire the gun?"]
)
async def test_another_was_not_fired_nor_by_another(desk: Desk, asked: str) -> None:
    assert NOT_THAT in await told(desk, asked)


@pytest.mark.parametrize("asked", ["did 60 guides sign the letter?", "who says that 60 guides signed"])
async def test_a_part_of_many_is_not_all_of_them(desk: Desk, asked: str) -> None:
    assert NOT_THAT in await told(desk, asked)


@pytest.mark.parametrize("asked", ["did 40 guides sign the letter?", "did 40 of 60 guides sign the letter?"])
async def test_a_part_of_many_is_told_as_that(desk: Desk, asked: str) -> None:
    assert "· 40 of about 60 guides signed" in (await told(desk, asked)).splitlines()[0]


async def test_what_is_demanded_of_one_is_not_of_another(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "did the letter demand that lund leave?")
    assert NOT_THAT not in await told(desk, "did the letter demand that the board leave?")


async def test_what_was_not_told_is_no_claim_that_it_is_so(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "does lund own the coin shop")


async def test_how_long_before_is_part_of_what_is_asked(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "did the city learn of it a day before")
    assert NOT_THAT not in await told(desk, "did the city learn of it an hour before")


async def test_a_word_for_it_of_another_thing_in_a_statement_is_not_it(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "when was the letter sent to the board")


async def test_somebodys_very_words_are_theirs(desk: Desk) -> None:
    answer = await told(desk, '"I deeply regret my share in the board\'s doings" - Per Holm')
    assert answer.startswith("What was said · Per Holm · Per Holm regrets")
