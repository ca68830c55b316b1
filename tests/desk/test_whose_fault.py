"""Who is to blame, what was withdrawn and who is told to have said so, over an invented story of a bank that failed."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  tarn-bank: {title: The failure of Tarn Bank, aliases: [Tarn Bank failure]}
actors:
  watch: {name: Finance Watch, kind: agency, aliases: [the Watch]}
  lund: {name: Eva Lund, kind: person, role: chair of Finance Watch, aliases: [Lund], part_of: watch}
  holm: {name: Per Holm, kind: person, role: vice chair of Finance Watch, aliases: [Holm], part_of: watch}
  rask: {name: Jon Rask, kind: person, role: councillor, aliases: [Rask]}
  dahl: {name: Ida Dahl, kind: person, role: spokeswoman of Ulrik Moe, aliases: [Dahl]}
  fund: {name: Guarantee Fund, kind: agency, aliases: [the Fund]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  withdrawn:
    text: Savers withdrew 42 million crowns from the bank in one day
    happened: 2025-05-01
    figures: [{value: 42000000, unit: crowns, counts: savings withdrawn, phase: one day}]
  uninsured:
    text: 94 percent of the savings were uninsured
    figures: [{value: 94, unit: percent, counts: uninsured savings, phase: at the end}]
  managed: {text: The bank failed because its leaders took risks}
  watch-failed: {text: Finance Watch failed to supervise the bank, about: [watch]}
  law:
    text: The law that loosened the rules led to the failure
    wordings: [Moe's law is to blame]
  demanded:
    text: The Guarantee Fund demands 9 million crowns from the owners
    figures: [{value: 9000000, unit: crowns, counts: compensation, phase: demanded}]
    about: [fund]
  offered:
    text: The owners offered 2 million crowns
    figures: [{value: 2000000, unit: crowns, counts: compensation, phase: offered}]
  safe: {text: The savings of all others are safe}
statements:
  fund-says:
    speaker: fund
    said_on: 2025-05-02
    paraphrase: Insured savers get theirs by Monday. It was 42 millions in a day. How much is not it does not know.
    source: echo
    positions: [{claim: withdrawn, stance: asserts}, {claim: uninsured, stance: has not confirmed}]
  holm-says:
    speaker: holm
    on_behalf_of: watch
    said_on: 2025-05-20
    paraphrase: The leaders did badly and the supervision was too soft.
    source: echo
    positions: [{claim: managed, stance: asserts}, {claim: watch-failed, stance: confirms}]
  rask-says:
    speaker: rask
    said_on: 2025-05-04
    paraphrase: The law did it. The rest is safe.
    source: echo
    positions: [{claim: law, stance: asserts}, {claim: safe, stance: asserts}]
  dahl-says:
    speaker: dahl
    said_on: 2025-05-05
    paraphrase: A desperate lie.
    source: echo
    positions: [{claim: law, stance: denies}]
  lund-says:
    speaker: lund
    on_behalf_of: watch
    said_on: 2025-05-06
    paraphrase: The rest is safe.
    source: echo
    positions: [{claim: safe, stance: asserts}]
evidence:
  review:
    claim: watch-failed
    kind: document
    description: The review of its own warnings.
    offered_by: holm
    source: echo
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("how much was withdrawn", "42,000,000 crowns"),
        ("how much was withdrawn in a day", "42,000,000 crowns"),
        ("did the Watch admit failing", "Yes: Per Holm, for Finance Watch, confirmed: Finance Watch failed"),
        ("who failed to supervise the bank", "Who says so · Finance Watch failed to supervise"),
        ("with what evidence is the Watch blamed", "Evidence · Finance Watch failed to supervise"),
        ("who is the chair of the Watch", "Eva Lund"),
        ("what do Rask and Moe's spokeswoman disagree about", "Jon Rask and Ida Dahl take different sides on 1 claim"),
        ("the savings of all others are safe, Rask and Lund say", "Jon Rask · Eva Lund"),
        ("The law that loosened the rules led to the failure, Councillor Jon Rask said", "Jon Rask asserted: The law"),
        ('"The bank failed because its leaders took risks," the Watch\'s Per Holm said', "asserted: The bank failed"),
    ],
)
async def test_just_what_is_asked_is_answered(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text.split("## ")[0], text


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("how much was withdrawn in a week", "No figure for exactly that is on the desk"),
        ("who is to blame", "Exactly that is not on the desk"),
        ("who is responsible", "Exactly that is not on the desk"),
        ("did the Watch withdraw 42 million crowns", "Exactly that is not on the desk"),
        ("did the Fund say 94 percent of the savings were insured", "Nothing Guarantee Fund said about exactly that"),
        ("did Rask admit failing to supervise the bank", "No confirmation of exactly that by Jon Rask"),
    ],
)
async def test_what_comes_near_is_not_told_as_the_answer(desk: Desk, asked: str, lacking: str) -> None:
    text = await told(desk, asked)
    assert lacking in text.split("## ")[0], text


async def test_of_an_amount_at_one_stage_that_one_is_told_first(desk: Desk) -> None:
    text = await told(desk, "how much does the Fund demand")
    assert "9,000,000 crowns" in text.split("## ")[0] and "2,000,000" not in text.split("## ")[0], text
