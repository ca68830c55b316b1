"""What may be, or is planned, is not told as done or sure; who else did it is not told by who did."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told as asked

PACK = """
topics:
  ferry: {title: The loss of the ferry Ostra, aliases: [Ostra], opened: 2014-07-17}
actors:
  acme: {name: Acme Lines, kind: group}
  board: {name: Harbour Board, kind: agency}
sources: {n: {outlet: News, published: 2014-07-20}}
claims:
  fund:
    text: A fund may pay 200 million kroner to the families
  inquiry:
    text: The board intends to raise the wreck in spring
  head:
    text: Acme's chief executive resigned
  bow:
    text: The bow door was torn off in the storm
statements:
  fund-said:
    speaker: board
    said_on: 2014-07-18
    paraphrase: Money may come from a fund.
    source: n
    positions: [{claim: fund, stance: asserts}, {claim: inquiry, stance: asserts}, {claim: head, stance: asserts}]
  bow-said:
    speaker: acme
    said_on: 2014-07-18
    paraphrase: The bow door tore off.
    source: n
    positions: [{claim: bow, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "who will pay 200 million to the families?",
        "will the fund pay 200 million to the families?",
        "who says 200 million was paid to the families?",
        "who paid 200 million to the families?",
        "when was the wreck raised?",
        "who raised the wreck?",
        "who else resigned?",
    ],
)
async def test_it_is_asked_back_where_only_a_plan_is_on_the_desk(desk: Desk, question: str) -> None:
    assert "is not on the desk" in await asked(desk, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who says 200 million may be paid to the families?", "Harbour Board asserted"),
        ("may the fund pay 200 million to the families?", "A fund may pay"),
        ("who says the wreck will be raised?", "Harbour Board asserted"),
        ("who says the bow door was torn off?", "Acme Lines asserted"),
        ("who resigned?", "Acme's chief executive resigned"),
    ],
)
async def test_what_is_told_so_is_answered(desk: Desk, question: str, told: str) -> None:
    answer = await asked(desk, question)
    assert told in answer and "Exactly that" not in answer
