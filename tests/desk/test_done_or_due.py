"""What was done, not what should be, nor to whom; and where it was said: an invented story of a chat on a raid."""

import pytest

from bot.desk.desk import Desk
from bot.search.irregular import ENDED
from bot.search.stems import stem
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  raid: {title: The leaked chat about the raid on the Dorn}
actors:
  lund: {name: Per Lund, kind: person, role: harbour minister}
  holm: {name: Eva Holm, kind: person, role: member of parliament}
  ek: {name: Ida Ek, kind: person, role: head of the robot maker Acme Works}
  dahl: {name: Ulf Dahl, kind: person, role: reporter}
  guard: {name: Harbour Guard, kind: agency}
sources:
  fox: {outlet: Fox News, published: 2024-05-03}
  senate: {outlet: US Senate Committee, published: 2024-05-04}
  pool: {outlet: press conference in Aarhus, published: 2024-05-05}
claims:
  go: {text: Per Lund should resign, about: [lund]}
  mistake: {text: The raid on the Dorn was a mistake}
  aide: {text: An aide of Lund's added Dahl to the chat, about: [lund, dahl]}
  added: {text: Per Lund added Ulf Dahl to the chat, about: [lund, dahl]}
  attacked: {text: Dutch divers were attacked in Aarhus, places: [Aarhus]}
  followed: {text: Three robots followed a pilot boat}
  sprays: {text: Sprays against insects made the Dutch divers ill}
  gold: {text: The robots were looking for the lost gold}
  hysteria: {text: It was mass hysteria}
statements:
  holm-go:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Holm wants him to resign at once.
    source: fox
    positions: [{claim: go, stance: asserts}]
  lund-go:
    speaker: lund
    said_on: 2024-05-04
    quote: nothing but a baseless accusation
    source: senate
    positions: [{claim: go, stance: denies}, {claim: added, stance: denies}, {claim: aide, stance: asserts}]
  lund-fox:
    speaker: lund
    said_on: 2024-05-03
    quote: I built that group
    source: fox
    positions: [{claim: followed, stance: asserts}]
  holm-mistake:
    speaker: holm
    said_on: 2024-05-02
    paraphrase: In the chat Holm writes that it was a mistake.
    source: pool
    positions: [{claim: mistake, stance: asserts}]
  dahl-added:
    speaker: dahl
    said_on: 2024-05-02
    paraphrase: Dahl kept the message.
    source: pool
    positions: [{claim: added, stance: asserts}]
  ek-all:
    speaker: ek
    said_on: 2024-05-05
    paraphrase: Ek tells what she saw.
    source: pool
    positions:
      - {claim: gold, stance: asserts}
      - {claim: attacked, stance: asserts}
      - {claim: sprays, stance: asserts}
      - {claim: hysteria, stance: asserts}
  guard-hysteria:
    speaker: guard
    said_on: 2024-05-06
    paraphrase: The guard knows of no mass hysteria.
    source: pool
    positions: [{claim: hysteria, stance: denies}, {claim: gold, stance: denies}]
"""

desk = desk_of(PACK)
NOT_THERE = "xactly that is"


@pytest.mark.parametrize(
    "asked", ["did Lund resign", "has Lund resigned", "when did Lund resign", "who says Lund resigned"]
)
async def test_what_somebody_should_do_is_not_done(desk: Desk, asked: str) -> None:
    assert NOT_THERE in await told(desk, asked)


@pytest.mark.parametrize("asked", ["who says Lund should resign", "did Holm say that Lund should resign"])
async def test_who_says_that_somebody_should_do_it_is_told(desk: Desk, asked: str) -> None:
    assert "Eva Holm asserted: Per Lund should resign" in await told(desk, asked)


async def test_to_whom_it_was_done_did_not_do_it(desk: Desk) -> None:
    assert NOT_THERE in await told(desk, "did Dutch divers attack Aarhus")
    assert "How it stands · Dutch divers were attacked" in await told(desk, "were Dutch divers attacked in Aarhus")
    assert "How it stands · Dutch divers were attacked" in await told(desk, "did someone attack Dutch divers in Aarhus")
    assert NOT_THERE in await told(desk, "did a pilot boat follow the robots")
    assert "How it stands · Three robots followed" in await told(desk, "did the robots follow a pilot boat")
    assert NOT_THERE in await told(desk, "did insects make the Dutch divers ill")
    assert "How it stands · Sprays against insects" in await told(desk, "did sprays make the Dutch divers ill")


async def test_what_an_aide_did_is_not_the_deed_of_whose_aide_that_is(desk: Desk) -> None:
    assert "How it stands · Per Lund added Ulf Dahl" in await told(desk, "did Lund add Dahl")


async def test_one_thing_of_the_storys_name_is_not_the_other(desk: Desk) -> None:
    assert NOT_THERE in await told(desk, "did Holm say the chat was a mistake")
    assert "Eva Holm asserted: The raid on the Dorn" in await told(desk, "did Holm say the raid was a mistake")


async def test_a_thing_that_finds_something_is_nobody_who_says_it(desk: Desk) -> None:
    text = await told(desk, "did the robots find the gold")
    assert NOT_THERE in text and "Ida Ek asserted" not in text, text
    assert "Ida Ek asserted" in await told(desk, "what did the robot maker say")


async def test_where_it_was_said_tells_which_words_are_meant(desk: Desk) -> None:
    for asked in ("what did Lund tell the Senate", "what did Lund say in the senate"):
        text = await told(desk, asked)
        assert "baseless" in text and "I built that group" not in text, text
    for asked in ("what did Lund tell Fox News", "what did Lund say on fox"):
        text = await told(desk, asked)
        assert "I built that group" in text and "baseless" not in text, text
    assert "Eva Holm asserted: The raid" in await told(desk, "what did Holm say in Aarhus")
    assert NOT_THERE in await told(desk, "what did Lund tell CNN")


async def test_what_is_quoted_is_what_they_called_it(desk: Desk) -> None:
    assert NOT_THERE in await told(desk, "did Lund call it “a lie”")
    assert "baseless" in await told(desk, "did Lund call it “baseless”")
    assert (await told(desk, "did Lund call it a lie")).startswith("Denials · Per Lund")


async def test_who_disagrees_speaks_against_who_says_so(desk: Desk) -> None:
    text = await told(desk, "who says it was mass hysteria", "who disagrees")
    assert text.startswith("Denials · It was mass hysteria"), text
    text = await told(desk, "who disagrees with the claim that it was mass hysteria")
    assert text.startswith("Denials · It was mass hysteria"), text


@pytest.mark.parametrize(("form", "base"), ENDED.items())
def test_a_short_word_is_one_word_in_all_its_forms(form: str, base: str) -> None:
    assert stem(form) == stem(base)
