"""A story that is called by somebody's name: whose deed it is, and what was said of it, over an invented rower who is
told to have cheated.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.desk.test_as_asked import told

PACK = """
topics:
  holm: {title: Whether Per Holm cheated at rowing}
actors:
  holm: {name: Per Holm, kind: person, role: rower}
  lund: {name: Eva Lund, kind: person, role: champion}
  union: {name: Rowing Union, kind: group, aliases: [the union]}
  court: {name: Orm court, kind: agency, aliases: [the court]}
  site: {name: Oars.example, kind: group, aliases: [the site]}
sources:
  echo: {outlet: echo.example, published: 2025-05-13}
claims:
  in-race: {text: Holm cheated in the race against Lund, happened: 2025-05-04, about: [holm]}
  in-training: {text: Holm cheated in training when he was 12, about: [holm]}
  more-often: {text: Holm cheated more often than he has admitted, about: [holm]}
  motor: {text: Holm used a small motor, about: [holm]}
  fined: {text: The union fined Lund for leaving, about: [union, lund]}
  dismissed: {text: The court dismissed the lawsuit, about: [court]}
statements:
  holm-post:
    speaker: holm
    said_on: 2025-05-05
    quote: I have never cheated in a race
    paraphrase: He did it in training as a boy.
    source: echo
    positions:
      - {claim: in-race, stance: denies}
      - {claim: motor, stance: denies}
      - {claim: in-training, stance: confirms}
  lund-post:
    speaker: lund
    said_on: 2025-05-06
    paraphrase: She believes that he did it in their race and more often.
    source: echo
    positions: [{claim: in-race, stance: asserts}, {claim: more-often, stance: asserts}]
  lund-back:
    speaker: lund
    said_on: 2025-06-06
    paraphrase: She takes it back.
    source: echo
    positions: [{claim: in-race, stance: withdraws}]
  site-post:
    speaker: site
    said_on: 2025-05-07
    paraphrase: He did it more often, the site finds.
    source: echo
    positions: [{claim: more-often, stance: asserts}]
  union-post:
    speaker: union
    said_on: 2025-05-08
    paraphrase: Lund has to pay.
    source: echo
    positions: [{claim: fined, stance: asserts}]
  court-post:
    speaker: court
    said_on: 2025-05-09
    paraphrase: The judge throws it out.
    source: echo
    positions: [{claim: dismissed, stance: asserts}]
"""
NOT_THAT = "Exactly that is not on the desk"


desk = desk_of(PACK)


async def test_what_one_was_fined_for_is_not_told_of_another(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "did the union fine holm?")
    assert "The union fined Lund" in (await told(desk, "did the union fine lund?")).splitlines()[0]


async def test_what_they_said_of_the_story_is_no_answer_where_they_never_said_that(desk: Desk) -> None:
    assert "about exactly that is on the desk" in await told(desk, "The court found that Holm cheated.")
    answer = await told(desk, "did the site say holm cheated?")
    assert "Oars.example asserted: Holm cheated more often" in answer


async def test_what_is_admitted_is_a_stance(desk: Desk) -> None:
    assert "Per Holm confirmed: Holm cheated in training" in await told(desk, "did holm admit that he cheated?")
    assert "No confirmation of this by Per Holm" in await told(desk, "did holm admit cheating in the race?")


async def test_an_accusation_is_no_word_of_its_own(desk: Desk) -> None:
    assert "Yes: Eva Lund withdrew" in await told(desk, "has lund withdrawn her accusation")


@pytest.mark.parametrize(
    "asked", ['"I have never cheated in a race", Holm said', '"I have never cheated in a race" - Holm']
)
async def test_who_the_story_is_called_by_may_have_said_it(desk: Desk, asked: str) -> None:
    assert "Per Holm denied: Holm cheated in the race" in await told(desk, asked)


async def test_what_else_is_not_the_same_again(desk: Desk) -> None:
    assert "Holm cheated in the race" in await told(desk, "who denies the motor?", "what else does he deny?")


async def test_how_asks_for_no_day(desk: Desk) -> None:
    assert "The desk does not tell why or how" in await told(desk, "when did holm cheat in the race?", "how?")


@pytest.mark.parametrize("asked", ["did lund confirm that holm denied it", "did lund admit that she had no evidence?"])
async def test_what_is_confirmed_may_be_that_another_denied_it(desk: Desk, asked: str) -> None:
    answer = await told(desk, asked)
    assert answer.startswith("Confirmations · Eva Lund")
    assert "No confirmation of exactly that by Eva Lund is on the desk" in answer


async def test_an_age_counts_nothing_and_asks_for_no_day(desk: Desk) -> None:
    assert NOT_THAT in await told(desk, "did holm cheat in 12 races")
    assert (await told(desk, "did holm cheat when he was 12")).startswith("How it stands · Holm cheated in training")
