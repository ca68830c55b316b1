"""What may be so, is so of some or is taken to be so is no answer, over an invented story of a fever at Sund."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  fever: {title: The fever at Sund}
actors:
  clinic: {name: Sund Clinic, kind: agency}
  moe: {name: Anna Moe, kind: person, role: mayor of Sund until May 2024}
  vik: {name: Tor Vik, kind: person, role: head of the harbour of Sund}
  echo: {name: Sund Echo, kind: media}
  acme: {name: Acme, kind: group}
sources:
  paper: {outlet: echo.example, published: 2024-05-03}
claims:
  perhaps:
    text: 9 people died who may have had pneumonia
    figures: [{value: 9, unit: people, counts: people who died, phase: in April}]
  fever:
    text: 31 patients died of the fever
    figures: [{value: 31, unit: patients, counts: patients who died, phase: in all}]
  cholera:
    text: 14 patients died of cholera
    figures: [{value: 14, unit: patients, counts: patients who died, phase: by 3 May}]
  arrested: {text: "Eight people were arrested, five of them Russian"}
  paid: {text: Acme paid the families 2 million crowns, about: [acme]}
  cause: {text: The outbreak of the fever was caused by the wells of Acme, about: [acme]}
  knows: {text: Vik supports the closure of the wells, about: [vik]}
statements:
  echo-all:
    speaker: echo
    said_on: 2024-05-03
    paraphrase: The paper tells of it.
    source: paper
    positions: [{claim: perhaps, stance: reports}, {claim: arrested, stance: reports}, {claim: paid, stance: reports}]
  clinic-all:
    speaker: clinic
    said_on: 2024-05-04
    paraphrase: The clinic gives the numbers.
    source: paper
    positions: [{claim: fever, stance: asserts}, {claim: cholera, stance: asserts}, {claim: cause, stance: asserts}]
  acme-cause:
    speaker: acme
    said_on: 2024-05-05
    paraphrase: Acme says that its wells are clean.
    source: paper
    positions: [{claim: cause, stance: denies}]
  moe-cause:
    speaker: moe
    said_on: 2024-05-02
    paraphrase: Moe says that the wells are closed.
    source: paper
    positions: [{claim: cause, stance: asserts}]
  vik-knows:
    speaker: vik
    said_on: 2024-05-02
    paraphrase: Vik has no proof against the wells, but he wants them closed.
    source: paper
    positions: [{claim: knows, stance: asserts}]
"""
desk = desk_of(PACK)


async def given(desk: Desk, question: str) -> str:
    """What is told as the answer, above what comes near."""
    return (await told(desk, question)).partition("## ")[0]


async def test_who_may_have_had_it_did_not_surely_die_of_it(desk: Desk) -> None:
    assert "9 people" not in await given(desk, "how many died of pneumonia")
    assert "9 people" in await told(desk, "how many died who may have had pneumonia")


async def test_of_one_illness_no_other_is_told(desk: Desk) -> None:
    answer = await told(desk, "how many died of cholera")
    assert "14 patients, by 3 May" in answer
    assert "31 patients died of the fever" not in answer.partition("All of the story")[0].partition("In whose words")[0]


async def test_some_of_them_are_not_all(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "were all the arrested Russian")
    assert "five of them Russian" in await given(desk, "were eight people arrested")


async def test_who_held_an_office_holds_it_no_longer(desk: Desk) -> None:
    assert "Anna Moe\n=" not in await told(desk, "who is the mayor now")
    assert "Anna Moe\n=" in await told(desk, "who was the mayor")


async def test_who_has_not_done_it_is_nobody_who_is_told_to_have(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who has not paid")
    assert "Acme paid the families" in await given(desk, "who paid the families")


@pytest.mark.parametrize("question", ["who denied the outbreak", "did Acme deny the outbreak"])
async def test_to_deny_a_cause_is_not_to_deny_what_it_caused(desk: Desk, question: str) -> None:
    answer = await given(desk, question)
    assert "Acme denies" not in answer and "Yes" not in answer


async def test_the_cause_itself_is_denied(desk: Desk) -> None:
    assert "Acme denies" in await told(desk, "who denied that the wells caused the outbreak")
