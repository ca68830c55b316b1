"""What a claim's key calls it, what tells of another, and who is meant, over an invented story of a ferry that sank."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  ferry: {title: The loss of the ferry Alma}
actors:
  norrland: {name: Norrland, kind: state}
  navy: {name: Norrland navy, kind: agency, part_of: norrland}
  lund: {name: Per Lund, kind: person, role: minister of Norrland, part_of: norrland}
  holm: {name: Eva Holm, kind: person, role: cook}
  acme: {name: Acme, kind: group, role: owner of the ferry}
  bureau: {name: Vang Bureau, kind: agency}
  court: {name: Aarhus court, kind: agency}
  crew: {name: sailors of the ferry, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  boat-sank-her:
    text: A gunboat of Norrland sank the ferry
    happened: 2024-05-01
    about: [norrland]
  torpedo:
    text: The ferry was sunk by a torpedo
    happened: 2024-05-01
  danish-divers:
    text: Danish divers fired the torpedo
  arson:
    text: The blaze on board was lit on purpose
  line-torn:
    text: A torn power line of Acme started the morning blaze
    about: [acme]
  bells-silent:
    text: The bells on deck were not rung
  strait-open:
    text: Norrland should have closed the strait
    about: [norrland]
  lund-ordered:
    text: Per Lund ordered the attack
    about: [lund]
  lund-paid:
    text: Per Lund paid the divers
    about: [lund]
  choked:
    text: Eva Holm was strangled on deck
    about: [holm]
  recordings:
    text: Recordings of the killing exist
  near:
    text: The gunboat came within three kilometres of the ferry
    figures: [{value: 3, unit: kilometres, counts: distance of the gunboat from the ferry, phase: before it sank}]
  fled:
    text: The sailors left before the morning blaze was out
  radio:
    text: The rebels on board had a radio
  gave-radio:
    text: Acme agreed to send a radio to the rebels
    about: [acme]
  aboard-40:
    text: 40 people were on board
    figures: [{value: 40, unit: people, counts: people on board, phase: first count}]
  guilty:
    text: Acme is guilty of neglect
    about: [acme]
statements:
  navy-none:
    speaker: navy
    said_on: 2024-05-02
    paraphrase: The navy saw a ferry on fire and took no part.
    source: echo
    positions: [{claim: boat-sank-her, stance: denies}]
  acme-boat:
    speaker: acme
    said_on: 2024-05-02
    paraphrase: A boat was near, and somebody will have to answer for it.
    source: echo
    positions:
      - {claim: boat-sank-her, stance: asserts, basis: inferred}
      - {claim: near, stance: asserts}
      - {claim: aboard-40, stance: asserts}
  acme-41:
    speaker: acme
    said_on: 2024-05-03
    paraphrase: There were 43, the owner says now.
    source: echo
    positions: [{claim: aboard-40, stance: withdraws}]
  bureau-all:
    speaker: bureau
    said_on: 2024-05-03
    paraphrase: The bureau has looked at the wreck.
    source: echo
    positions:
      - {claim: torpedo, stance: asserts}
      - {claim: danish-divers, stance: asserts}
      - {claim: arson, stance: denies}
      - {claim: line-torn, stance: asserts}
      - {claim: bells-silent, stance: asserts}
      - {claim: strait-open, stance: asserts}
      - {claim: choked, stance: asserts}
      - {claim: fled, stance: asserts}
      - {claim: radio, stance: asserts}
      - {claim: gave-radio, stance: asserts}
  bureau-ordered:
    speaker: bureau
    said_on: 2024-05-04
    paraphrase: The bureau has letters.
    source: echo
    positions: [{claim: lund-ordered, stance: asserts}, {claim: lund-paid, stance: asserts}]
  lund-none:
    speaker: lund
    said_on: 2024-05-05
    paraphrase: Lund says that he knew of nothing.
    source: echo
    positions: [{claim: lund-ordered, stance: denies}]
  crew-tapes:
    speaker: crew
    said_on: 2024-05-05
    paraphrase: Norrland has told the bureau that it has sound and pictures of the killing.
    source: echo
    positions: [{claim: recordings, stance: asserts}]
  court-guilty:
    speaker: court
    said_on: 2024-05-06
    paraphrase: The owner did not mend the line.
    source: echo
    positions: [{claim: guilty, stance: asserts}]
  navy-guilty:
    speaker: navy
    said_on: 2024-05-07
    paraphrase: The verdict was written for show.
    source: echo
    positions: [{claim: guilty, stance: disputes}]
"""

desk = desk_of(PACK)

UNTOLD = "Exactly that is not on the desk"


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("was it arson", "How it stands · The blaze on board was lit on purpose"),
        ("who denied the arson", "Denials · The blaze on board was lit on purpose"),
        ("was the strait open", UNTOLD),  # the key leaves out what ought to have been
        ("should Norrland have closed the strait", "How it stands · Norrland should have closed the strait"),
        ("should Norrland close the strait", UNTOLD),
        ("should Acme have closed the strait", UNTOLD),
    ],
)
async def test_a_claim_is_found_by_what_its_curators_call_it(desk: Desk, asked: str, first: str) -> None:
    assert first in await told(desk, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "who sank the ferry",  # nobody says in words that the gunboat did, and a torpedo is nobody
        "was the torpedo Danish",
        "did Holm strangle anyone",
        "who says Norrland killed the cook",
        "who says Norrland killed anyone",
        "who recorded the killing",
        "did a power line start the evening blaze",
        "did the sailors leave when the morning blaze was out",
        "how close was the torpedo to the ferry",
        "what was Holm doing on deck",
    ],
)
async def test_what_tells_of_another_is_no_answer(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert UNTOLD in text or "No figure for exactly that" in text, text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("were the divers Danish", "How it stands · Danish divers fired the torpedo"),
        ("was Holm strangled", "How it stands · Eva Holm was strangled on deck"),
        ("how close did the gunboat get", "Figures · The gunboat came within three kilometres"),
        ("did the separatists have a radio", "How it stands · The rebels on board had a radio"),
        ("did Acme correct its number of people on board", "Yes: Acme withdrew (asserted, then withdrew): 40 people"),
        ("what did the court decide about the ferry", "Aarhus court asserted: Acme is guilty of neglect"),
        ("how did Norrland react to the verdict", "Norrland navy disputed: Acme is guilty of neglect"),
    ],
)
async def test_what_tells_it_in_other_words_is_one(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text, text
    assert UNTOLD not in text


async def test_an_agency_that_said_so_is_no_he(desk: Desk) -> None:
    text = await told(desk, "who says that the divers were paid", "did he deny it")
    assert "No denial of this by Per Lund" in text, text


async def test_when_asks_in_a_reply_of_the_stance_that_was_not_there(desk: Desk) -> None:
    text = await told(desk, "did Norrland admit the loss of the ferry", "when")
    assert "Confirmations · Norrland" in text, text


async def test_who_first_asks_in_a_reply_who_said_so_first(desk: Desk) -> None:
    text = await told(desk, "did the rebels have a radio", "who first")
    assert "Vang Bureau asserted: The rebels on board had a radio" in text, text


@pytest.mark.parametrize("asked", ["who says the bells were silent", "were the bells silent"])
async def test_a_thing_that_was_silent_refused_no_comment(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "No comment" not in text, text
    assert "The bells on deck were not rung" in text


async def test_what_was_so_when_something_was_is_no_question_for_a_day(desk: Desk) -> None:
    assert "When · " not in await told(desk, "was the power off when the blaze started")
    assert "When · " in await told(desk, "when did the ferry sink")


async def test_first_reports_are_nobody(desk: Desk) -> None:
    text = await told(desk, "how many people were on board according to the first reports")
    assert "40 people, first count" in text, text
    assert "is not on the desk" not in text


async def test_whose_wife_is_asked_about_is_not_the_one_of_the_name(desk: Desk) -> None:
    assert "Nobody called" in await told(desk, "who is lunds wife")
