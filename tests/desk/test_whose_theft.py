"""Who stole from whom, who somebody is and what is counted, over an invented story of an assistant who took money."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  till: {title: Rask's assistant and the missing money, aliases: [the Rask money]}
actors:
  rask: {name: Vera Rask, kind: person, aliases: [Rask]}
  holm: {name: Jon Holm, kind: person, aliases: [Holm]}
  lund: {name: Per Lund, kind: person, aliases: [Lund]}
  moe: {name: Ida Moe, kind: person, aliases: [Moe]}
  reds: {name: Sund Reds, kind: group, aliases: [Reds]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  stole: {text: Holm stole the money from Rask's account, about: [holm, rask]}
  owed:
    text: Holm owed at least 4 million crowns to the lender
    figures: [{value: 4000000, unit: crowns, counts: debts of Holm, phase: reported}]
    about: [holm, lund]
  paid: {text: "Rask paid Holm's debts herself, to help him", about: [rask, holm]}
  knew: {text: Rask knew of Holm's gambling, about: [rask]}
  transfers:
    text: At least two wire transfers of 500,000 euros went from Rask's account
    figures: [{value: 500000, unit: euros, counts: wire transfer, phase: each}]
    about: [rask]
  fired: {text: The Reds fired Holm, happened: 2025-05-02, about: [reds, holm]}
  met: {text: Rask was in contact with Lund, about: [rask, lund]}
  ran: {text: Lund ran an illegal casino, about: [lund]}
statements:
  rask-says:
    speaker: rask
    said_on: 2025-05-03
    quote: Jon has been stealing money from my account
    paraphrase: She never paid a lender, and authorised no transfer.
    source: echo
    positions:
      - {claim: stole, stance: asserts}
      - {claim: paid, stance: denies}
      - {claim: knew, stance: denies}
      - {claim: transfers, stance: confirms}
  moe-says:
    speaker: moe
    said_on: 2025-05-04
    paraphrase: Lund never met Rask. Of the casino she would not speak.
    source: echo
    positions: [{claim: met, stance: denies}, {claim: ran, stance: declines to comment}]
  moe-on-debts:
    speaker: moe
    said_on: 2025-05-05
    paraphrase: Holm owed four millions.
    source: echo
    positions: [{claim: owed, stance: asserts}]
  lund-says:
    speaker: lund
    said_on: 2025-05-09
    paraphrase: He pleaded guilty.
    source: echo
    positions: [{claim: ran, stance: confirms}]
  reds-say:
    speaker: reds
    said_on: 2025-05-02
    paraphrase: He was dismissed.
    source: echo
    positions: [{claim: fired, stance: confirms}]
evidence:
  messages:
    claim: stole
    kind: document
    description: Messages in which Holm tells the lender that he stole from Rask.
    offered_by: rask
    source: echo
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("who says that Rask stole the money", "Holm stole the money"),
        ("who denies that Rask stole the money", "Holm stole the money"),
        ("who claims the lender stole money", "Holm stole the money"),
        ("who was the lender", "Holm owed"),
        ("was Lund the lender", "Holm owed"),
        ("is it confirmed that Lund is a lender", "Holm owed"),
        ("who is the assistant", "Holm stole the money"),
    ],
)
async def test_a_claim_of_another_doer_or_of_nobody_named_is_offered(desk: Desk, asked: str, offered: str) -> None:
    text = await told(desk, asked)
    answered, _, choice = text.partition("## ")
    assert "Exactly that is not on the desk" in answered and offered in choice, text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("who says Holm stole the money", "Vera Rask asserted: Holm stole"),
        ("who fired Holm", "Who says so · The Reds fired Holm"),
        ("did the Reds fire Holm", "How it stands · The Reds fired Holm"),
        ("did Rask confirm 2 wire transfers of 500,000 euros", "Yes: Vera Rask confirmed"),
        ("how much was each wire transfer", "500,000 euros, each"),
        ("how many euros was each wire transfer", "500,000 euros, each"),
        ("did Moe say that Holm owed at least 4 milion crowns", "Ida Moe asserted: Holm owed"),
        ("on what evidence is Holm accused of stealing", "Evidence was offered for or against 1 claim"),
        ("what did Moe say about Rask", "Ida Moe denied: Rask was in contact"),
    ],
)
async def test_just_what_is_asked_is_answered(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text.split("## ")[0], text


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        (("how many wire transfers were there",), "No figure for exactly that is on the desk"),
        (("is there evidence that Holm authorised the transfers",), "No evidence for exactly that is on the desk"),
        (("what did Lund say about Rask",), "Nothing Per Lund said about exactly that is on the desk"),
        (("does Lund deny knowing Rask",), "No denial of exactly that by Per Lund is on the desk"),
        (("what does Moe say", "did Lund say that?"), "Nothing Per Lund said about it is on the desk"),
    ],
)
async def test_what_comes_near_is_not_told_as_the_answer(desk: Desk, asked: tuple[str, ...], lacking: str) -> None:
    text = await told(desk, *asked)
    assert lacking in text.split("## ")[0], text


async def test_a_name_in_reply_to_what_was_not_there_asks_which_claim(desk: Desk) -> None:
    text = await told(desk, "did Rask pay the lender in cash", "and Holm?")
    assert "Which claim is meant?" in text and "Jon Holm confirmed" not in text, text
