"""Questions whose words are another story's name, or tell of oneself, over two invented stories of poison."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  sund: {title: The illness of the Sund rowers, aliases: [Brentol]}
  holm: {title: The case of Eva Holm}
actors:
  holm: {name: Eva Holm, kind: person, role: journalist}
  ek: {name: Ida Ek, kind: person, role: doctor}
  sund-club: {name: Sund Rowing Club, kind: group}
  acme: {name: Acme, kind: group, role: laboratory in Oslo, part_of: norway}
  borg: {name: Borg, kind: group, role: laboratory in Malmo}
  norway: {name: Norway, kind: state}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  rowers-ill:
    topic: sund
    text: The rowers fell ill of Brentol
    about: [sund-club]
  holm-poisoned:
    topic: holm
    text: Eva Holm was poisoned with Brentol
    about: [holm]
  holm-herself:
    topic: holm
    text: Eva Holm may have poisoned herself
    about: [holm]
  no-letters:
    topic: holm
    text: Acme did not give the police the letters
    about: [acme]
  no-records:
    topic: holm
    text: Borg has no records of the test
    about: [borg]
  vials:
    topic: holm
    text: The vials were missing when the police came
  blamed:
    topic: holm
    text: Ida Ek is to blame for the missing vials
    about: [ek]
  knew:
    topic: holm
    text: Borg knew of the poison in May 2023
    happened: 2023-05
    about: [borg]
  not-found:
    topic: holm
    text: The courier was not found in Oslo
statements:
  club:
    speaker: sund-club
    said_on: 2024-05-02
    paraphrase: The club says that it was the water.
    source: echo
    positions: [{claim: rowers-ill, stance: asserts}]
  acme-said:
    speaker: acme
    said_on: 2024-05-02
    paraphrase: The samples show it.
    source: echo
    positions: [{claim: holm-poisoned, stance: confirms}, {claim: no-letters, stance: denies}]
  ek-said:
    speaker: ek
    said_on: 2024-05-02
    paraphrase: She says that nobody else was there.
    source: echo
    positions:
      - {claim: holm-herself, stance: asserts}
      - {claim: no-letters, stance: asserts}
      - {claim: no-records, stance: asserts}
      - {claim: vials, stance: asserts}
      - {claim: blamed, stance: denies}
  borg-said:
    speaker: borg
    said_on: 2024-05-02
    paraphrase: Borg says the same.
    source: echo
    positions: [{claim: vials, stance: denies}, {claim: not-found, stance: asserts}, {claim: knew, stance: denies}]
  club-sorry:
    speaker: sund-club
    said_on: 2024-05-03
    paraphrase: The club is very sorry. It never tested the water.
    source: echo
    positions: [{claim: rowers-ill, stance: confirms}]
  borg-sorry:
    speaker: borg
    said_on: 2024-05-03
    paraphrase: Borg is sorry for the delay.
    source: echo
    positions: [{claim: holm-poisoned, stance: disputes}]
"""
desk = desk_of(PACK)


def first(text: str) -> str:
    return "\n".join([line for line in text.splitlines() if line.strip()][:4])


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("was Holm poisoned with Brentol?", "How it stands · Eva Holm was poisoned with Brentol"),
        ("did Norway also find Brentol", "Acme confirmed: Eva Holm was poisoned with Brentol"),
        ("did the rowers fall ill of Brentol", "The rowers fell ill of Brentol"),
        ("who said it was Brentol", "The rowers fell ill of Brentol"),
    ],
)
async def test_a_name_of_a_story_is_a_word_where_another_alone_holds_all(desk: Desk, question: str, held: str) -> None:
    assert held in first(await told(desk, question))


async def test_a_name_of_another_story_is_a_word_where_one_alone_is_followed(desk: Desk) -> None:
    await desk.setups.set_up("7", role="", room="", topics=("holm",), language="")
    assert "Eva Holm was poisoned with Brentol" in first(await told(desk, "who said it was Brentol", scope="7"))
    assert "The rowers fell ill" in first(await told(desk, "did the rowers fall ill of Brentol", scope="7"))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("who said that Holm poisoned herself", "Ida Ek asserted: Eva Holm may have poisoned herself"),
        ("did Ek say that Holm poisoned herself?", "Ida Ek asserted: Eva Holm may have poisoned herself"),
        ("did Ek really say that the vials were missing", "Ida Ek asserted: The vials were missing"),
        ("were the vials missing", "How it stands · The vials were missing when the police came"),
        ("who says the vials weren't there", "The vials were missing when the police came"),
    ],
)
async def test_what_is_asked_is_told_of_oneself_or_of_a_thing(desk: Desk, question: str, held: str) -> None:
    assert held in first(await told(desk, question))


@pytest.mark.parametrize(
    "question",
    [
        "did Acme poison Holm herself",
        "did Borg withhold the letters",
        "did Acme withhold the records",
        "is the courier missing",
        "were the letters missing",
    ],
)
async def test_what_no_claim_says_so_or_not_so_is_not_told(desk: Desk, question: str) -> None:
    text = first(await told(desk, question))
    assert "not on the desk" in text or "Which" in text, text


async def test_of_several_houses_that_are_one_it_is_that_of_the_claim_before(desk: Desk) -> None:
    held = await told(desk, "did Acme not give the police the letters", "does the laboratory deny it")
    assert "Acme denied: Acme did not give" in held
    held = await told(desk, "who said that Borg has no records of the test", "does the laboratory agree")
    assert "Borg" in held and "Acme" not in held


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("did the Sund Rowing Club apologise", "The club is very sorry"),
        ("did Borg apologise", "Borg is sorry for the delay"),
        ("did Acme apologise", "Nothing Acme said about exactly that is on the desk"),
    ],
)
async def test_who_says_sorry_apologises(desk: Desk, question: str, held: str) -> None:
    assert held in first(await told(desk, question))


async def test_a_company_is_the_group_that_the_claim_before_tells_of(desk: Desk) -> None:
    held = first(await told(desk, "who said that Borg has no records of the test", "what does the company say"))
    assert "Borg" in held and "not on the desk" not in held
