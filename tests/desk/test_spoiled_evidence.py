"""What was done to evidence, or to a paper, is asked of nobody's grounds or words; over a made-up story of a dairy."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dairy: {title: The milk of Acme}
actors:
  acme: {name: Acme, kind: group, role: dairy}
  lund: {name: Per Lund, kind: person, role: director of Acme, part_of: acme}
  holm: {name: Holm Audit, kind: group, role: auditors of Acme}
  vang: {name: Vang Capital, kind: group, role: investor}
  police: {name: Aarhus police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  shredded:
    text: Workers of Acme destroyed evidence of the swindle
    about: [acme]
  poured:
    text: Acme destroyed a little of its butter in 2023
    about: [acme]
  watered:
    text: Acme sold milk that held water
    about: [acme]
  fabricated:
    text: Acme fabricated invoices for 3 million crowns
    figures: [{value: 3000000, unit: crowns, counts: invoices, phase: in all}]
    about: [acme]
  discovered:
    text: Holm Audit discovered the fabricated invoices in the books of 2023
    about: [holm]
  knew:
    text: Per Lund knew of the inspection in advance
    about: [lund]
  overthrow:
    text: Lund wanted to overthrow the board
    about: [lund]
statements:
  police-shredded:
    speaker: police
    said_on: 2024-05-03
    paraphrase: Binders were burnt behind the dairy.
    source: echo
    positions: [{claim: shredded, stance: asserts}, {claim: knew, stance: asserts}]
  holm-found:
    speaker: holm
    said_on: 2024-05-02
    paraphrase: Holm came upon the invoices in the books.
    source: echo
    positions: [{claim: discovered, stance: asserts}, {claim: fabricated, stance: confirms}]
  vang-watered:
    speaker: vang
    said_on: 2024-05-01
    paraphrase: A report of unknown authors that Vang passes on says so.
    source: echo
    positions: [{claim: watered, stance: asserts}, {claim: poured, stance: asserts}]
  lund-denies:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund calls it gossip.
    source: echo
    positions: [{claim: overthrow, stance: denies}, {claim: knew, stance: denies}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question", ["did anybody destroy evidence", "who destroyed the evidence", "was any evidence destroyed"]
)
async def test_evidence_that_was_destroyed_is_not_asked_for(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "No evidence" not in text, text
    assert "Aarhus police asserts: Binders were burnt" in text, text
    assert "butter" not in text, text


@pytest.mark.parametrize("question", ["did Lund destroy evidence", "did Vang Capital hide the documents"])
async def test_who_is_not_told_to_have_destroyed_it_did_not(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "Exactly that is not on the desk" in text, text
    assert "No evidence" not in text, text


@pytest.mark.parametrize(
    "question", ["is there evidence that Acme destroyed evidence", "what evidence is there that Acme sold bad milk"]
)
async def test_evidence_is_still_asked_for(desk: Desk, question: str) -> None:
    assert "No evidence for" in await told(desk, question)


async def test_who_wrote_a_paper_is_not_who_says_it(desk: Desk) -> None:
    text = await told(desk, "did Vang Capital write the report")
    assert "Exactly that is not on the desk" in text, text
    assert "Vang Capital asserted" not in text, text


async def test_who_is_asked_to_have_found_a_thing_is_asked_for_no_words(desk: Desk) -> None:
    text = await told(desk, "did Holm Audit find the swindle")
    assert "Nothing Holm Audit said" not in text, text
    assert "Exactly that is not on the desk" in text, text


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("who found the fabricated invoices", "Holm Audit discovered the fabricated invoices"),
        ("did Acme fake invoices", "Acme fabricated invoices"),
        ("did Lund know of the inspection beforehand", "Per Lund knew of the inspection in advance"),
        ("did Lund want to topple the board", "Lund wanted to overthrow the board"),
    ],
)
async def test_another_word_for_the_same(desk: Desk, question: str, claim: str) -> None:
    text = await told(desk, question)
    assert claim in text.splitlines()[0], text
