"""Who did what to whom, over an invented story of an oil slick between two states: a deed is its doer's alone."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  slick: {title: The oil slick off Skarv, aliases: [Skarv, Brentol]}
actors:
  dutch: {name: Netherlands, kind: state, aliases: [The Hague]}
  may: {name: Rolf May, kind: person}
  berg: {name: Liv Berg, kind: person, role: Prime Minister of the Netherlands, part_of: dutch}
  denmark: {name: Denmark, kind: state}
  holm: {name: Jens Holm, kind: person, role: spokesman of Nils Krogh}
  cabinet: {name: Red House, kind: agency, role: Dahl administration}
  court: {name: Danish presidential office, kind: agency, role: office of the President of Denmark}
  institute: {name: Fjord Institute, kind: agency}
  rask: {name: Eva Rask, kind: person, role: captain of the tanker}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  culprit: {text: Denmark is behind the slick, about: [denmark]}
  brentol: {text: The slick is of Brentol crude}
  tainted: {text: The samples held traces of diesel}
  expels-nine:
    text: The Netherlands expels 9 Danish inspectors
    happened: 2025-05-02
    figures: [{value: 9, unit: inspectors, counts: Danish inspectors expelled, phase: expelled}]
    about: [dutch, denmark]
  foul: {text: More than 30 beaches may be foul for years}
  gulls: {text: 40 gulls died, figures: [{value: 40, unit: gulls, counts: dead gulls, phase: found}]}
statements:
  berg-all:
    speaker: berg
    said_on: 2025-05-02
    paraphrase: Denmark did this to the Netherlands, and nine inspectors have to go.
    source: echo
    positions: [{claim: culprit, stance: asserts}, {claim: expels-nine, stance: asserts}]
  denmark-denies:
    speaker: denmark
    said_on: 2025-05-03
    paraphrase: That is nonsense; the slick is none of ours, and no ship came from Thisted.
    source: echo
    positions: [{claim: culprit, stance: denies}]
  institute-tests:
    speaker: institute
    said_on: 2025-05-03
    paraphrase: It is Brentol, and forty gulls are dead.
    source: echo
    positions: [{claim: brentol, stance: confirms}, {claim: gulls, stance: confirms}]
  rask-diesel:
    speaker: rask
    said_on: 2025-05-03
    paraphrase: The laboratory has found diesel.
    source: echo
    positions: [{claim: tainted, stance: asserts}]
  institute-diesel:
    speaker: institute
    said_on: 2025-05-04
    paraphrase: The diesel was in a blank flask, and no sample held any.
    source: echo
    positions: [{claim: tainted, stance: denies}]
  cabinet-all:
    speaker: cabinet
    said_on: 2025-05-04
    paraphrase: The administration agrees with the Netherlands.
    source: echo
    positions: [{claim: culprit, stance: confirms, basis: inferred}]
  may-foul:
    speaker: may
    said_on: 2025-05-05
    paraphrase: It may last.
    source: echo
    positions: [{claim: foul, stance: asserts}]
  court-gulls:
    speaker: court
    said_on: 2025-05-04
    paraphrase: The office mourns the gulls.
    source: echo
    positions: [{claim: gulls, stance: confirms}]
  holm-gulls:
    speaker: holm
    said_on: 2025-05-04
    paraphrase: Nobody knows of what the gulls died.
    source: echo
    positions: [{claim: gulls, stance: doubts}]
"""


desk = desk_of(PACK)


async def test_how_many_one_expelled_is_not_how_many_were_expelled_of_theirs(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many inspectors did Denmark expel")
    own = await told(desk, "how many inspectors did the Netherlands expel")
    assert own.startswith("Figures · The Netherlands expels 9 Danish inspectors"), own
    assert "No figure for exactly that" in await told(desk, "how many Dutch inspectors were expelled")
    theirs = await told(desk, "how many Danish inspectors did the Netherlands expel")
    assert theirs.startswith("Figures · The Netherlands expels 9 Danish inspectors"), theirs
    assert "Exactly that is not on the desk" in await told(desk, "why did Denmark expel inspectors")


async def test_a_deed_behind_a_name_is_no_thing(desk: Desk) -> None:
    text = await told(desk, "when did the Netherlands expel the inspectors")
    assert "2 May 2025: The Netherlands expels 9" in text, text


@pytest.mark.parametrize(
    ("asked", "shown", "not_shown"),
    [
        (("who said the diesel was in a blank flask",), "Fjord Institute denied: The samples", "Eva Rask"),
        (
            ("who says Denmark is behind the slick", "did the institute agree?"),
            "No confirmation",
            "claims of this story",
        ),
        (
            ("did the institute deny Rask's claim that the samples held diesel",),
            "Yes: Fjord Institute denied",
            "exactly that",
        ),
        (("did Denmark call Berg's report a lie",), "No denial of exactly that by Denmark", "▲ Liv Berg"),
        (("who mentioned a blank flask",), "Fjord Institute denied: The samples", "Eva Rask"),
        (("who called it nonsense",), "What was said · Denmark", "blank flask"),
        (("according to the harbour, who is behind the slick",), "“harbour” is not on the desk", "harbour who"),
        (("was the slick realy Brentol crude",), "The slick is of Brentol crude", "Exactly that"),
    ],
)
async def test_whose_words_are_asked_for(desk: Desk, asked: tuple[str, ...], shown: str, not_shown: str) -> None:
    text = await told(desk, *asked)
    assert shown in text and not_shown not in text, text


async def test_who_holds_an_office_is_no_office(desk: Desk) -> None:
    assert "is not on the desk" in await told(desk, "what did the Danish president say")
    assert "Danish presidential office confirmed" in await told(desk, "what did the presidential office say")


@pytest.mark.parametrize("name", ["Krogh", "Dahl"])
async def test_who_is_named_in_a_role_is_another(desk: Desk, name: str) -> None:
    assert f"“{name}” is not on the desk" in await told(desk, f"what did {name} say")
    assert "Red House confirmed" in await told(desk, "what did the Dahl administration say")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("who says Denmark did it", "Liv Berg asserted: Denmark is behind the slick"),
        ("did Denmark deny that Denmark did it", "Yes: Denmark denied: Denmark is behind the slick"),
        ("did the Fjord Institute say that Denmark did it", "Nothing Fjord Institute said about it"),
        ("did the Red House confirm that Denmark did it", "Not in so many words: Red House confirmed (inferred)"),
        ("who blames Denmark", "Liv Berg asserted: Denmark is behind the slick"),
        ("who blames the Netherlands", "Exactly that is not on the desk"),
        ("did Berg blame the Netherlands", "Nothing Liv Berg said about exactly that"),
        ("did Sweden do it", "Exactly that is not on the desk"),
        ("who confirmed that it was Brentol", "Fjord Institute confirms"),
        ("was it Brentol", "How it stands · The slick is of Brentol crude"),
        ("what is Brentol", "In brief"),
    ],
)
async def test_who_did_it_and_what_it_was_is_what_a_claim_says(desk: Desk, asked: str, shown: str) -> None:
    text = await told(desk, asked)
    assert shown in text and "speakers confirmed" not in text, text


@pytest.mark.parametrize(
    "asked",
    [
        "Denmark is behind the slick, says the prime minister?",
        "Denmark is behind the slick, according to the prime minister",
        '"Denmark is behind the slick" - Liv Berg',
    ],
)
async def test_a_statement_is_told_as_whose_words_it_is_told_to_be(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert text.startswith("What was said · Liv Berg · Denmark is behind the slick") and "How it stands:" in text, text
    other = await told(desk, asked.replace("the prime minister", "the captain").replace("Liv Berg", "Eva Rask"))
    assert "Nothing Eva Rask said about it is on the desk" in other, other


async def test_what_goes_on_from_a_choice_is_asked_of_one_of_its_claims(desk: Desk) -> None:
    assert "Which claim is meant?" in await told(desk, "did gulls of Norway die of Brentol", "who denied that?")


async def test_may_is_a_name_or_tells_what_is_possible(desk: Desk) -> None:
    assert "Nobody else on the desk said it; set aside: Rolf May." in await told(desk, "who agrees with may")
    assert "Rolf May asserted: More than 30 beaches" in await told(desk, "who says more than 30 may be foul for years")
    assert "Rolf May asserted: More than 30 beaches" in await told(desk, "what did may say")
