"""Words for a stance that stand in a reason or an order ask for none, over an invented story of a closed inquiry."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dike: {title: The sabotage at the dike of Norrby}
actors:
  lund: {name: Per Lund, kind: person, role: director of the Dike Office}
  holm: {name: Eva Holm, kind: person, role: prosecutor in Norrby}
  acme: {name: Acme, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  closed:
    text: Eva Holm closed the inquiry for want of time
    about: [holm]
  opened:
    text: Acme opened the sluice at night
    about: [acme]
  crew:
    text: Six people were in the boat
    figures: [{value: 6, unit: people, counts: crew of the boat, phase: that night}]
  holes:
    text: The dike broke in four places
    figures: [{value: 4, unit: places, counts: breaches, phase: found}]
statements:
  holm-closed:
    speaker: holm
    said_on: 2024-05-02
    paraphrase: Holm says that the time was too short.
    source: echo
    positions: [{claim: closed, stance: confirms}]
  lund-opened:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund accuses the firm.
    source: echo
    positions: [{claim: opened, stance: asserts}, {claim: crew, stance: asserts}, {claim: holes, stance: asserts}]
  acme-denies:
    speaker: acme
    said_on: 2024-05-03
    paraphrase: The firm rejects it.
    source: echo
    positions: [{claim: opened, stance: denies}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "did Holm close the inquiry because there was no evidence",
        "was the inquiry closed because there is no proof",
        "did Holm close the inquiry because Acme denied it",
        "did Acme open the sluice on Lund's order",
        "did Acme open the sluice on orders of Lund",
    ],
)
async def test_a_stance_in_a_reason_or_an_order_is_not_asked_for(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert text.startswith("How it stands"), text
    assert "Exactly that is not on the desk" in text, text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("did Acme deny it because of Lund", "Denials · Acme"),
        ("what evidence is there that Acme opened the sluice", "Evidence"),
        ("did Acme deny on Friday that it opened the sluice", "Denials · Acme"),
    ],
)
async def test_a_stance_before_them_is(desk: Desk, question: str, answer: str) -> None:
    assert (await told(desk, question)).startswith(answer)


async def test_who_else_is_counted_is_not_told_of_people_asked_for(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many people were on the sabotage team")
    assert "6 people, that night" in (await told(desk, "how many people were in the boat")).splitlines()[2]
