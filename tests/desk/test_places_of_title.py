"""A story's title may name two places, of which each claim tells one; over an invented flood in Norway and Sweden."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  flood: {title: The flood in Norway and Sweden}
actors:
  lund: {name: Per Lund, kind: person, role: mayor of Moss}
  divers: {name: Grey Divers, kind: group, role: Swedish rescuers}
  holm: {name: Eva Holm, kind: person, role: geologist}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  norway:
    text: The flood killed 912 people in Norway
    figures: [{value: 912, unit: people, counts: deaths in Norway, phase: in all}]
    places: [Norway]
  north:
    text: At least 274 people died in the north of Sweden
    figures: [{value: 274, unit: people, counts: deaths in the north of Sweden, phase: in all}]
    places: [Sweden]
  sweden:
    text: 795 people were killed in Sweden
    figures: [{value: 795, unit: people, counts: deaths in Sweden, phase: in all}]
    places: [Sweden]
  weeks:
    text: 985 people fell ill in the first forty days after the flood
    figures: [{value: 985, unit: people, counts: people who fell ill, phase: first 40 days}]
  month:
    text: 499 people drowned in the first month
    figures: [{value: 499, unit: people, counts: people who drowned, phase: first month}]
  double:
    text: The death toll will double
  failed:
    text: The United Nations failed the people of Sweden
    places: [Sweden]
  quake:
    text: Holm foretold the earthquake before the flood
    about: [holm]
statements:
  lund-norway:
    speaker: lund
    said_on: 2024-05-01
    paraphrase: 912 have died.
    source: echo
    positions: [{claim: norway, stance: asserts}, {claim: sweden, stance: asserts}]
  divers-north:
    speaker: divers
    said_on: 2024-05-02
    paraphrase: With the help of Norway's army they have found 274.
    source: echo
    positions: [{claim: north, stance: asserts}, {claim: weeks, stance: asserts}, {claim: month, stance: asserts}]
  holm-double:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: It will be twice as many.
    source: echo
    positions: [{claim: double, stance: asserts}, {claim: failed, stance: asserts}, {claim: quake, stance: asserts}]
"""
desk = desk_of(PACK)


async def test_how_many_died_in_one_of_them_is_not_how_many_died_in_its_north(desk: Desk) -> None:
    text = await told(desk, "how many people died in Sweden")
    assert text.splitlines()[2].startswith("795 people"), text


async def test_the_first_forty_days_are_not_the_first_day(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many people fell ill on the first day")
    assert "499" not in (await told(desk, "how many people drowned on the first day")).splitlines()[2]
    assert (await told(desk, "how many people fell ill in the first 40 days")).splitlines()[2].startswith("985 people")


async def test_who_counted_in_the_one_did_not_in_the_other(desk: Desk) -> None:
    text = await told(desk, "did the Grey Divers count deaths in Norway")
    assert "No figure for exactly that by Grey Divers" in text, text


@pytest.mark.parametrize(
    "question", ["did Holm say the death toll will double", "did Holm say that the toll would double"]
)
async def test_what_becomes_of_a_number_is_said_and_no_number(desk: Desk, question: str) -> None:
    assert "Eva Holm asserted: The death toll will double" in await told(desk, question)


async def test_who_did_not_say_what_becomes_of_it_did_not(desk: Desk) -> None:
    assert "Nothing Per Lund said about" in await told(desk, "did Lund say the death toll will double")


@pytest.mark.parametrize("question", ["did the UN fail the people of Sweden", "did the U.N. fail the people of Sweden"])
async def test_the_united_nations_are_the_un(desk: Desk, question: str) -> None:
    assert "The United Nations failed" in (await told(desk, question)).splitlines()[0]


async def test_a_quake_that_is_predicted_is_an_earthquake_that_is_foretold(desk: Desk) -> None:
    assert "Holm foretold the earthquake" in (await told(desk, "did anyone predict the quake")).splitlines()[0]


async def test_what_was_said_tells_a_place_only_where_it_is_told_to_be_there(desk: Desk) -> None:
    text = await told(desk, "did the Grey Divers say 274 people were in Norway")
    assert "on the desk: neither confirmed nor denied here" in text.splitlines()[2], text
    assert "274" in (await told(desk, "did the Grey Divers say 274 people died in the north of Sweden")).splitlines()[2]
