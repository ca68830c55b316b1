"""Whose words are told where a reply names a day alone, and how strong they were, over an invented story of a comet."""

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  comet: {title: The comet of Harlow}
actors:
  observatory: {name: Dorn Observatory, kind: agency}
  rask: {name: Ida Rask, kind: person, part_of: observatory}
  institute: {name: Pell Institute, kind: agency}
  mayor: {name: Jon Wick, kind: person}
  department: {name: State Department, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2023-03-01}
claims:
  hits: {text: The comet strikes Harlow}
  bright: {text: The comet is brighter than the moon}
statements:
  rask-2021:
    speaker: rask
    said_on: 2021-07
    paraphrase: A strike is likely.
    source: echo
    positions: [{claim: hits, stance: asserts}]
  observatory-2022:
    speaker: observatory
    said_on: 2022-01-20
    paraphrase: A strike is unlikely.
    source: echo
    positions: [{claim: hits, stance: disputes}, {claim: bright, stance: asserts}]
  institute-2023:
    speaker: institute
    said_on: 2023-03-01
    paraphrase: It is very unlikely that it strikes.
    source: echo
    positions: [{claim: hits, stance: disputes}]
  department-2022:
    speaker: department
    said_on: 2022-06
    paraphrase: It shines like a lamp.
    source: echo
    positions: [{claim: bright, stance: confirms}]
  mayor-2022:
    speaker: mayor
    said_on: 2022-05
    paraphrase: Nothing strikes us.
    source: echo
    positions: [{claim: hits, stance: denies}]
"""


desk = desk_of(PACK)


async def test_a_reply_that_names_a_day_is_of_the_one_who_was_asked_about(desk: Desk) -> None:
    answer = await told(desk, "what did the Pell Institute say?", "and in 2022?")
    assert "Nothing Pell Institute said about exactly that is on the desk" in answer
    assert "Dorn Observatory" not in answer
    assert "Jon Wick" not in answer


async def test_a_reply_that_names_a_day_is_of_all_where_nobody_was_asked_about(desk: Desk) -> None:
    answer = await told(desk, "who denied it?", "and in 2022?")
    assert "Jon Wick" in answer


async def test_what_an_office_said_then_is_not_what_one_of_it_said_before(desk: Desk) -> None:
    answer = await told(desk, "what did the Dorn Observatory say in 2022?")
    assert "Dorn Observatory disputed: The comet strikes Harlow" in answer
    assert "Ida Rask" not in answer


async def test_who_said_it_less_strongly_did_not_say_that(desk: Desk) -> None:
    assert "Dorn Observatory" not in await told(desk, "who said it is very unlikely?")
    assert "Dorn Observatory" in await told(desk, "who said it is unlikely?")


async def test_a_denial_that_was_withdrawn_is_asked_for_as_taken_back(desk: Desk) -> None:
    assert "No withdrawal is on the desk" in await told(desk, "was the denial withdrawn?")
    assert "No withdrawal is on the desk" in await told(desk, "has the denial ever been retracted?")


async def test_a_name_with_a_slip_in_one_word_asks_of_no_other_word_of_it(desk: Desk) -> None:
    answer = await told(desk, "did state departement confirm that the comet is brighter than the moon?")
    assert "Yes: State Department confirmed" in answer
    assert "State Department confirmed" in await told(desk, "what does the state departement say?")
