"""What is said to the bot, or asked of nothing that the one story tells: neither is met with claims of it."""

import time

import pytest

from bot.desk.desk import Desk
from bot.search.manner import is_scolding
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  bridge: {title: The bridge that fell in Norway}
actors:
  norway: {name: Norway, kind: state, aliases: [Oslo]}
  lund: {name: Per Lund, kind: person, role: engineer}
  acme: {name: Acme, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  fell:
    text: The bridge of Voss fell into the river
    places: [Voss]
    about: [norway]
  wrong:
    text: The plans that Acme drew were wrong and are broken off
    about: [acme]
    links: [{kind: supports, claim: fell}]
  cost:
    text: The bridge had cost 30 million crowns
    figures: [{value: 30000000, unit: crowns, counts: cost of the bridge, phase: in all}]
statements:
  lund-all:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund says that the plans were wrong.
    source: echo
    positions: [{claim: fell, stance: asserts}, {claim: wrong, stance: asserts}, {claim: cost, stance: asserts}]
  norway-wrong:
    speaker: norway
    said_on: 2024-05-03
    paraphrase: Norway says that they were right.
    source: echo
    positions: [{claim: wrong, stance: denies}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "what's the weather in Oslo",
        "who won the football in Norway",
        "how is the weather",
        "recipe for borscht",
        "where can i eat in Oslo",
        "how much is a ticket to Oslo",
    ],
)
async def test_what_no_story_tells_of_is_not_met_with_claims(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "Exactly that is not on the desk" in text, text
    assert "•" not in text and "crowns" not in text, text


@pytest.mark.parametrize("question", ["was the bridge insured", "was he paid", "how many boats were sunk in the flood"])
async def test_what_may_be_of_the_story_is_offered_its_claims(desk: Desk, question: str) -> None:
    assert "• " in await told(desk, question)


@pytest.mark.parametrize(
    "words",
    [
        *("you are wrong", "you're broken", "stupid bot", "shut up", "go away", "what a load of crap", "that's stupid"),
        *("haha", "nice", "idiot", "lol ok", "who cares", "learn to read", "you clearly don't know anything"),
        *("are you dumb", "this bot is garbage", "such a waste of time", "that's not what i asked", "what time is it"),
        *("what time is it in Oslo",),
    ],
)
async def test_who_scolds_is_told_how_to_ask(desk: Desk, words: str) -> None:
    assert (await told(desk, words)).startswith("How to ask"), words


@pytest.mark.parametrize(
    "words", ["you said Norway denied it", "are you sure Norway denied it", "is he an idiot", "are the plans rubbish"]
)
async def test_who_asks_is_not_taken_to_scold(desk: Desk, words: str) -> None:
    assert not (await told(desk, words)).startswith("How to ask"), words


def test_a_long_cry_is_read_at_once() -> None:
    begun = time.perf_counter()
    is_scolding("you " * 500)
    is_scolding(("so " * 600) + "x")
    assert time.perf_counter() - begun < 0.5
