"""Who takes whose side, and who else, over an invented story of a dyke of which its board claims many things."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dyke: {title: The breach of the Tarn dyke}
actors:
  board: {name: Tarn Water Board, kind: agency}
  lund: {name: Eva Lund, kind: person, role: mayor of Sund}
  holm: {name: Per Holm, kind: person, role: senior engineer}
  dahl: {name: Ida Dahl, kind: person, role: senior engineer}
  acme: {name: Acme, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  rain: {text: Rain of nine days softened the dyke}
  beavers: {text: Beavers had dug into the dyke}
  gate: {text: A gate of the dyke stood open, about: [acme]}
  alarm: {text: The alarm rang at five}
  pumps: {text: All pumps ran when the dyke broke}
  repair: {text: The repair takes three weeks}
  cheap: {text: Acme built the dyke with cheap clay, about: [acme]}
statements:
  board-all:
    speaker: board
    said_on: 2024-05-02
    paraphrase: The board tells what it knows of the night.
    source: echo
    positions:
      - {claim: rain, stance: asserts}
      - {claim: beavers, stance: asserts}
      - {claim: gate, stance: asserts}
      - {claim: alarm, stance: asserts}
      - {claim: pumps, stance: asserts}
      - {claim: repair, stance: asserts}
  lund-cheap:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: The clay was the cheapest there was.
    source: echo
    positions: [{claim: pumps, stance: doubts}, {claim: cheap, stance: asserts}]
  holm-cheap:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Holm found the same clay.
    source: echo
    positions: [{claim: cheap, stance: confirms}]
  dahl-cheap:
    speaker: dahl
    said_on: 2024-05-03
    paraphrase: Dahl is not sure of the clay.
    source: echo
    positions: [{claim: cheap, stance: doubts}]
  acme-denies:
    speaker: acme
    said_on: 2024-05-03
    paraphrase: In court the company spoke of good clay.
    source: echo
    positions: [{claim: cheap, stance: denies}]
"""
desk = desk_of(PACK)


async def test_that_nobody_backs_one_who_claims_much_is_said_once(desk: Desk) -> None:
    for question in (
        *("who agrees with the Tarn Water Board", "who supports the Tarn Water Board's claim"),
        "who backs the Tarn Water Board's story",
    ):
        text = await told(desk, question)
        assert "Nobody else on the desk said any of these 6 claims; set aside: Tarn Water Board." in text, text
    text = await told(desk, "who contradicts the Tarn Water Board")
    assert "No denial of any of these 6 claims is on the desk" in text, text


async def test_whoever_backs_somebodys_claim_is_told(desk: Desk) -> None:
    for question in ("who backs Eva Lund's claim", "who else supports Lund's version", "who agrees with Lund"):
        text = await told(desk, question)
        assert "Per Holm confirms" in text, text
        assert "Set aside: Eva Lund" in text, text


@pytest.mark.parametrize("question", ["is Acme's denial true", "is their denial a lie", "was the denial true or false"])
async def test_whether_a_denial_is_true_is_how_that_stands_which_is_denied(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert text.startswith("How it stands · Acme built the dyke with cheap clay"), text
    assert "Another claim" not in text


@pytest.mark.parametrize("where", ["in Oslo", "under oath", "on the radio", "twice"])
async def test_where_it_was_denied_is_not_told_and_what_was_is(desk: Desk, where: str) -> None:
    text = await told(desk, f"did Acme deny it {where}")
    assert f"The desk does not tell whether “{where}”." in text, text
    assert "Acme denied: Acme built the dyke with cheap clay" in text
    assert "Another claim" not in text


async def test_where_it_was_denied_may_be_told(desk: Desk) -> None:
    assert "Yes: Acme denied" in await told(desk, "did Acme deny it in court")


async def test_whoever_is_set_aside_is_not_told_to_have_said_it(desk: Desk) -> None:
    text = await told(desk, "has anyone besides Eva Lund confirmed that the alarm rang at five")
    assert "Nobody on the desk confirmed it, nor did Eva Lund; set aside: Eva Lund." in text, text
    text = await told(desk, "has anyone besides Acme denied that Acme built the dyke with cheap clay")
    assert "Nobody else on the desk denied it; set aside: Acme." in text, text


async def test_that_somebody_never_denied_it_is_set_beside_what_they_denied(desk: Desk) -> None:
    for statement in ("Acme didn't deny it built the dyke with cheap clay", "Acme has not denied using cheap clay"):
        text = await told(desk, statement)
        assert text.startswith("Denials · Acme"), text
        assert "Acme denied: Acme built the dyke" in text or "Acme denies:" in text, text
        assert "Yes" not in text


async def test_of_what_somebody_said_what_comes_nearest_stands_first(desk: Desk) -> None:
    text = await told(desk, "did Lund say that rain and beavers spoiled the clay")
    assert text.index("Another claim: Acme built the dyke with cheap clay") < text.index("Another claim: All pumps")


async def test_since_when_somebody_denies_it_is_told_first(desk: Desk) -> None:
    lines = (await told(desk, "since when does Acme deny it")).splitlines()
    assert lines[2].startswith("On the desk once: 3 May 2024"), lines
    assert "On the desk once" not in await told(desk, "since when does Per Holm deny it")


@pytest.mark.parametrize("who", ["any western country", "any senior officials", "european governments"])
async def test_who_of_a_sort_did_is_told_of_all_who_did(desk: Desk, who: str) -> None:
    text = await told(desk, f"did {who} confirm that Acme built the dyke with cheap clay")
    assert f"The desk does not tell who of them is “{who.split()[-2]}”." in text, text
    assert "Per Holm confirms" in text
    text = await told(desk, f"did {who} confirm that the alarm rang at five")
    assert "No confirmation" in text and "who of them" not in text, text


async def test_of_another_country_nobody_is_there(desk: Desk) -> None:
    assert "“danish” is not on the desk" in await told(desk, "did any danish official confirm it")


@pytest.mark.parametrize(
    "statement",
    [
        "The mayor of Sund said that Acme built the dyke with cheap clay",
        "Acme built the dyke with cheap clay, Sund's mayor said",
        "Acme built the dyke with cheap clay, said Sund's mayor",
    ],
)
async def test_a_statement_is_that_of_whoever_alone_has_the_role(desk: Desk, statement: str) -> None:
    text = await told(desk, statement)
    assert "Eva Lund asserted: Acme built the dyke with cheap clay" in text, text


async def test_a_role_that_two_have_is_nobodys(desk: Desk) -> None:
    text = await told(desk, "The senior engineer said that Acme built the dyke with cheap clay")
    assert "Per Holm confirmed" not in text, text


async def test_who_did_say_it_is_told_where_somebody_did_not(desk: Desk) -> None:
    text = await told(desk, "did Lund say that beavers had dug into the dyke")
    assert text.splitlines()[3].startswith("Who did say it: Tarn Water Board."), text
