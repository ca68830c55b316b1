"""What is told of another thing than the story's own, or of it otherwise, is no answer, over an invented story of a
barge, two boats and barges before them.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  barge: {title: The Danish barge of May 2025, aliases: [Danish barge, spy barge]}
actors:
  denmark: {name: Denmark, kind: state}
  guard: {name: Halm Guard, kind: agency, aliases: [the guard]}
  pell: {name: Ina Pell, kind: person, role: spokeswoman of Halm Guard, aliases: [Pell], part_of: guard}
  holt: {name: Peg Holt, kind: person, role: mayor of Halm until 2024, aliases: [Holt]}
  moor: {name: Lis Moor, kind: person, role: harbour master}
sources:
  echo: {outlet: echo.example, published: 2025-05-13}
claims:
  watched: {text: The barge was a surveillance barge, about: [denmark]}
  sunk: {text: A T-7 tug sank the barge off Halm, happened: 2025-05-04, places: [Halm]}
  boats-sunk:
    text: Two more boats were sunk near Brede and Orm
    happened: 2025-05-10/2025-05-12
    places: [Brede, Orm]
    figures: [{value: 2, unit: boats, counts: boats sunk, phase: in all}]
  boats-danish: {text: The two boats belonged to Denmark, about: [denmark]}
  sailed-before:
    text: Danish barges sailed to the United States at least three times under Holt
    places: [United States]
    figures: [{value: 3, unit: times, counts: earlier barges, phase: under Holt}]
    about: [denmark, holt]
  unseen: {text: The earlier barges were not seen by anybody}
  high:
    text: The barge rose 3 metres out of the water
    figures: [{value: 3, unit: metres, counts: height of the barge, phase: at the quay}]
  crewless: {text: The barge had no crew}
  american-barges:
    text: American barges sailed to Denmark without permission more than 10 times in a year
    places: [Denmark]
    figures: [{value: 10, unit: times, counts: American barges, phase: in 2024}]
statements:
  guard-sunk:
    speaker: guard
    said_on: 2025-05-04
    paraphrase: A tug of theirs sank the barge, which watched the coast, they say.
    source: echo
    positions:
      - {claim: sunk, stance: asserts}
      - {claim: watched, stance: asserts}
      - {claim: sailed-before, stance: asserts}
      - {claim: high, stance: asserts}
  guard-crew:
    speaker: guard
    said_on: 2025-05-14
    paraphrase: They cannot tell whether it had a crew.
    source: echo
    positions: [{claim: crewless, stance: has not confirmed}]
  guard-third:
    speaker: guard
    said_on: 2025-05-12
    paraphrase: The second of the two boats went down at Orm.
    source: echo
    positions: [{claim: boats-sunk, stance: asserts}]
  guard-drifted:
    speaker: guard
    said_on: 2025-05-08
    paraphrase: A Danish ship had drifted.
    source: echo
    positions: [{claim: american-barges, stance: has not confirmed}]
  pell-watched:
    speaker: pell
    said_on: 2025-05-05
    paraphrase: It was there to watch, and nobody saw those before.
    source: echo
    positions: [{claim: watched, stance: asserts}, {claim: unseen, stance: asserts}]
  pell-none:
    speaker: pell
    said_on: 2025-05-06
    paraphrase: It is not true, says Pell, we send no barges to Denmark.
    source: echo
    positions: [{claim: american-barges, stance: denies}, {claim: crewless, stance: doubts}]
  moor-boats:
    speaker: moor
    said_on: 2025-05-13
    paraphrase: Nothing tells whose they were.
    source: echo
    positions: [{claim: boats-danish, stance: finds no evidence}]
  holt-none:
    speaker: holt
    said_on: 2025-05-06
    paraphrase: Nothing of that kind came in her years; she ordered a new boat and protested against the use of force.
    source: echo
    positions: [{claim: sailed-before, stance: denies}]
  holt-crew:
    speaker: holt
    said_on: 2025-06-02
    paraphrase: She has heard that men were on board.
    source: echo
    positions: [{claim: crewless, stance: disputes}]
  denmark-none:
    speaker: denmark
    said_on: 2025-05-07
    paraphrase: It drifted, and watched nobody; theirs are not the only barges.
    source: echo
    positions: [{claim: watched, stance: denies}, {claim: american-barges, stance: asserts}]
"""
BOATS = "Two more boats were sunk"
NOT_THAT = "Exactly that is not on the desk"


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("when was the barge sunk", "4 May 2025: A T-7 tug sank the barge"),
        ("where was the barge sunk?", "Halm: A T-7 tug sank the barge"),
        ("who confirmed that the barge was sunk", "No confirmation of this claim is on the desk"),
        ("who denied that American barges sailed to Denmark", "Ina Pell, spokeswoman of Halm Guard, denies"),
        ("who denies that barges sailed to the US", "Peg Holt denies"),
        ("did Pell say it was a spy barge", "asserted: The barge was a surveillance barge"),
    ],
)
async def test_the_thing_that_is_asked_about_is_told_of(desk: Desk, asked: str, is_told: str) -> None:
    text = await told(desk, asked)
    assert is_told in text and BOATS not in text, text


@pytest.mark.parametrize(
    "asked",
    [
        "was the barge sunk near Brede",
        "was the barge sunk on 2 May",  # two boats were sunk
        "did a Danish T-7 sink it",
        "was the barge made in the US?",
        "who made the barge",
        "who says more than three barges sailed to the United States under Holt",
        "who told Holt about it?",
        "who denied the earlier barges",
        "who says it was for military use",  # somebody spoke of the use of force
        "was it sunk on Holt's orders?",
        "who saw the earlier barges",  # nobody did, it is said
        "who says that the barge wasn't Danish",
    ],
)
async def test_what_is_told_of_another_thing_is_no_answer(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert NOT_THAT in text and "none of these" in text, text


async def test_what_is_asked_of_a_measure_is_asked_for_its_number(desk: Desk) -> None:
    for asked in ("what was its height?", "what height did the barge have"):
        assert "3 metres, at the quay: The barge rose 3 metres" in await told(desk, asked)


async def test_what_somebody_has_not_confirmed_is_told_and_not_what_they_denied(desk: Desk) -> None:
    text = await told(desk, "what has the guard not confirmed?")
    assert "Halm Guard did not confirm: The barge had no crew" in text.splitlines()[2], text
    assert "denied:" not in await told(desk, "what did Holt not deny")


async def test_when_somebody_ordered_it_is_told_of_the_order_alone(desk: Desk) -> None:
    text = await told(desk, "when did the guard order it?")
    assert "sank" not in "".join(text.splitlines()[:3]), text


async def test_how_often_in_a_year_tells_no_length_of_time(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how long was the barge in the United States")


async def test_what_was_said_of_such_things_is_nothing_said_of_whose_they_are(desk: Desk) -> None:
    text = await told(desk, "did the guard say the two boats were Danish")
    assert text.splitlines()[2].startswith("Nothing the Halm Guard said about it is on the desk"), text


async def test_who_is_asked_about_beside_somebody_must_be_on_the_desk(desk: Desk) -> None:
    for asked in ("what do Denmark and the US disagree about", "do Japan and the guard disagree"):
        assert "” is not on the desk" in await told(desk, asked)


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        (
            '"It is not true, we sail no barges to Denmark," said Pell',
            "Yes: Ina Pell, spokeswoman of Halm Guard, denied",
        ),
        ('"It is not true, we send no barges to Denmark," said Pell', "denied: American barges sailed to Denmark"),
    ],
)
async def test_a_quotation_that_denies_is_no_assertion(desk: Desk, asked: str, is_told: str) -> None:
    text = await told(desk, asked)
    assert is_told in text and "No assertion" not in text, text


@pytest.mark.parametrize("asked", ['"The barge sank when it was off Halm", Holt said', "It sank off Halm, Holt said"])
async def test_a_clause_in_a_statement_asks_nothing(desk: Desk, asked: str) -> None:
    assert "What was said · Peg Holt" in await told(desk, asked)


async def test_a_spokeswoman_s_words_are_told_once_where_her_house_spoke_too(desk: Desk) -> None:
    text = await told(desk, "who says it was a surveillance barge")
    assert text.count("Ina Pell, spokeswoman of Halm Guard, asserted") == 1, text


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("who disputes Denmark's claim about American barges?", "Ina Pell, spokeswoman of Halm Guard, denies"),
        ("what did Pell say about Denmark's claim", "denied: American barges sailed to Denmark"),
        ("did Pell confirm Denmark's claim?", "No confirmation of this by Ina Pell is on the desk"),
        ("is Denmark's claim true?", "How it stands · American barges sailed to Denmark"),
    ],
)
async def test_somebody_s_claim_is_what_they_say_and_not_what_names_them(desk: Desk, asked: str, is_told: str) -> None:
    text = await told(desk, asked)
    assert is_told in text and "found no evidence" not in text, text


async def test_who_says_that_it_was_not_is_asked_in_a_reply(desk: Desk) -> None:
    text = await told(desk, "who says it was a surveillance barge", "and who says it wasn't?")
    assert text.startswith("Denials · The barge was a surveillance barge") and "Denmark denies" in text, text


async def test_why_in_a_reply_repeats_no_day(desk: Desk) -> None:
    text = await told(desk, "when was the barge sunk", "why?")
    assert "The desk does not tell why or how by itself" in text and "4 May 2025: A" not in text, text


async def test_what_exactly_somebody_denied_is_asked_of_the_one_before(desk: Desk) -> None:
    text = await told(desk, "did Pell deny it", "what exactly did she deny?")
    assert text.startswith("Denials · Ina Pell") and "Holt" not in text, text


async def test_how_fast_in_a_reply_is_nobody(desk: Desk) -> None:
    assert "“fast” is not on the desk" not in await told(desk, "what was its height", "and how fast?")


async def test_what_was_said_in_a_month_of_the_title_is_of_that_month(desk: Desk) -> None:
    text = await told(desk, "what did Holt say in May")
    assert "Danish barges sailed" in text and "The barge had no crew" not in text, text


async def test_who_contradicts_themselves_denies_nobody(desk: Desk) -> None:
    text = await told(desk, "did Pell contradict herself?")
    assert text.startswith("Withdrawals · Ina Pell") and "No withdrawal by Ina Pell" in text, text


async def test_who_agrees_with_a_state_agrees_with_what_its_people_say(desk: Desk) -> None:
    text = await told(desk, "who agrees with Denmark?")
    assert text.startswith("What was said") and "set aside: Denmark" in text, text
