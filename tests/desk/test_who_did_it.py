"""Who did it, and in which story: of a server that follows one, over an invented weir and bans on fish."""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  herring: {title: The ban on herring}
  cod: {title: The ban on cod}
  eel: {title: The ban on eel}
  weir: {title: The breach of the Osby weir, aliases: [Osby weir, weir]}
actors:
  norland: {name: Norland, kind: state}
  chancery: {name: Norland Chancery, kind: agency, part_of: norland}
  lund: {name: Per Lund, kind: person, role: spokesman of the chancery, aliases: [Lund], part_of: chancery}
  berg: {name: Ida Berg, kind: person, role: minister of fish, aliases: [Berg], part_of: norland}
  sudia: {name: Sudia, kind: state}
  holm: {name: Eva Holm, kind: person, role: president of Sudia, aliases: [Holm], part_of: sudia}
  echo: {name: The Echo, kind: media}
sources:
  echo-05: {outlet: The Echo, published: 2024-05-03}
claims:
  banned: {topic: herring, text: Norland banned herring, about: [norland]}
  banned-cod: {topic: cod, text: Norland banned cod, about: [norland]}
  banned-eel: {topic: eel, text: Norland banned eel, about: [norland]}
  blew: {topic: weir, text: The army of Norland blew up the Osby weir, about: [norland]}
  rockets: {topic: weir, text: Sudia destroyed the weir with rockets, about: [sudia]}
  learned: {topic: weir, text: Sudia learned in May of a plan of farmers to attack the weir, about: [sudia]}
  within: {topic: weir, text: An explosion inside the weir brought it down}
  mined: {topic: weir, text: Norland had mined the weir in May, about: [norland]}
  adrift: {topic: weir, text: The water washed away land mines}
  refused: {topic: weir, text: Norland refused the doctors access to the flooded towns, about: [norland]}
  bank:
    topic: weir
    text: The flood killed 31 people on the Norland-held bank
    figures: [{value: 31, unit: people, counts: dead on the Norland-held bank, phase: in all}]
  vik:
    topic: weir
    text: Hundreds of people drowned in Vik
    figures: [{low: 200, high: 300, unit: people, counts: dead in Vik, phase: in all}]
  untested: {topic: weir, text: The guards were not tested for drink}
statements:
  lund-blew:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: The chancery calls it sabotage.
    source: echo-05
    positions: [{claim: blew, stance: denies}, {claim: rockets, stance: asserts}]
  holm-blew:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: The weir was blown up from inside.
    source: echo-05
    positions: [{claim: blew, stance: asserts}, {claim: rockets, stance: denies}, {claim: within, stance: asserts}]
  echo-told:
    speaker: echo
    said_on: 2024-05-03
    paraphrase: So those who live there say.
    source: echo-05
    positions:
      - {claim: mined, stance: asserts}
      - {claim: adrift, stance: asserts}
      - {claim: refused, stance: asserts}
      - {claim: bank, stance: asserts}
      - {claim: vik, stance: asserts}
      - {claim: learned, stance: asserts}
      - {claim: untested, stance: asserts}
  berg-banned:
    speaker: berg
    said_on: 2024-05-01
    paraphrase: No herring is sold from today on.
    source: echo-05
    positions:
      - {claim: banned, stance: confirms}
      - {claim: banned-cod, stance: confirms}
      - {claim: banned-eel, stance: confirms}
"""
desk = desk_of(PACK)


@pytest.fixture
async def follower(desk: Desk) -> Desk:
    """The desk, of which server 42 follows the weir."""
    await desk.setups.set_up("42", role="", room="", topics=("weir",), language="")
    return desk


@pytest.mark.parametrize(
    ("asked", "claim"),
    [
        ("did Norland admit blowing it up", "The army of Norland blew up the Osby weir"),
        ("did Norland deny mining it", "Norland had mined the weir in May"),
        ("did Norland deny refusing the doctors", "Norland refused the doctors access"),
    ],
)
async def test_a_state_that_speaks_by_an_office_of_an_office_is_asked_of_the_story_followed(
    follower: Desk, asked: str, claim: str
) -> None:
    text = await told(follower, asked, scope="42")
    assert claim in text.splitlines()[0], text
    assert "herring" not in text


@pytest.mark.parametrize("asked", ["who says Norland did it", "who thinks Norland is behind it", "who blames Norland"])
async def test_who_did_it_is_told_by_what_one_did_to_what_the_story_is_called_by(follower: Desk, asked: str) -> None:
    text = await told(follower, asked, scope="42")
    assert "Eva Holm asserted: The army of Norland blew up the Osby weir" in text, text


async def test_a_plan_that_somebody_learned_of_is_no_deed_of_theirs(follower: Desk) -> None:
    text = await told(follower, "who says Sudia did it", scope="42")
    assert "asserted: Sudia destroyed the weir with rockets" in text, text


async def test_who_is_blamed_for_something_did_harm(follower: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(follower, "who blames Norland for the flood", scope="42")


async def test_what_one_denies_of_somebody_does_not_make_them_the_doer_of_the_rest(follower: Desk) -> None:
    text = await told(follower, "did Holm say Sudia blew up the weir", scope="42")
    assert "Nothing Eva Holm said about exactly that is on the desk" in text, text


async def test_land_mines_do_not_tell_that_it_was_mined(follower: Desk) -> None:
    text = await told(follower, "was the weir mined", scope="42")
    assert "Norland had mined the weir" in text.splitlines()[0], text


async def test_how_many_drowned_counts_those_of_whom_that_is_told(follower: Desk) -> None:
    assert "200–300 people" in (await told(follower, "how many drowned in Vik", scope="42")).splitlines()[2]


async def test_what_was_not_done_answers_whether_it_was(follower: Desk) -> None:
    text = await told(follower, "were the guards tested for drink", scope="42")
    assert "The guards were not tested for drink" in text.splitlines()[0], text


async def test_always_is_no_name(follower: Desk) -> None:
    assert "“lund always”" not in await told(follower, "did lund always deny the sabotage", scope="42")


async def test_that_they_did_it_is_no_question_of_all_that_a_story_of_them_tells(tmp_path: Path) -> None:
    named = PACK.replace("The breach of the Osby weir, aliases: [Osby weir, weir]", "Norland and its neighbours")
    async with desk_over_pack(tmp_path, named) as desk:
        text = await told(desk, "who thinks Norland did it")
    assert "Exactly that is not on the desk" in text, text


NAMED = """
topics:
  crash: {title: The crash of Lund's plane, aliases: [Lund]}
actors:
  court: {name: Royal Court, kind: agency, aliases: [court]}
  ek: {name: Ida Ek, kind: person, role: pilot, aliases: [Ek]}
  echo: {name: The Echo, kind: media}
sources:
  echo-05: {outlet: The Echo, published: 2024-05-03}
claims:
  aboard: {text: Per Lund was on the plane that crashed}
  holm: {text: "Eva Holm, a banker, was on the plane"}
  bomb: {text: A bomb brought the plane down}
  had-killed: {text: The court had Lund killed, about: [court]}
  victims: {text: "All who were victims, Lund among them, have been found"}
  quashed: {text: The Royal Court quashed the convictions of 39 bankers, about: [court]}
statements:
  echo-told:
    speaker: echo
    said_on: 2024-05-03
    paraphrase: So it is told.
    source: echo-05
    positions:
      - {claim: aboard, stance: asserts}
      - {claim: holm, stance: asserts}
      - {claim: bomb, stance: asserts}
      - {claim: victims, stance: asserts}
      - {claim: quashed, stance: asserts}
      - {claim: had-killed, stance: asserts}
  court-denies:
    speaker: court
    said_on: 2024-05-03
    paraphrase: The court knows of nothing.
    source: echo-05
    positions: [{claim: had-killed, stance: denies}]
"""
named = desk_of(NAMED)


async def test_whom_the_story_is_called_by_is_told_from_others(named: Desk) -> None:
    text = await told(named, "was lund on the plane")
    assert "Per Lund was on the plane" in text.splitlines()[0], text


async def test_who_has_one_killed_kills_him(named: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(named, "who says that Lund had the court killed")
    assert "The Echo asserted: The court had Lund killed" in await told(named, "who thinks the court did it")
    assert "Royal Court denied: The court had Lund killed" in await told(named, "did the court deny killing Lund")


async def test_a_deed_behind_a_name_of_several_words_is_the_one_asked_for(named: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(named, "did the Royal Court convict 39 bankers")
    text = await told(named, "did the Royal Court overturn 39 convictions")
    assert "The Royal Court quashed the convictions" in text.splitlines()[0], text
