"""What a day or a "first" in a question was read as, over an invented story of a wreck."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  wreck: {title: The wreck off Voss}
actors:
  lund: {name: Per Lund, kind: person}
  holm: {name: Eva Holm, kind: person}
sources:
  echo: {outlet: Voss Echo, published: 2024-05-03}
claims:
  sank: {text: The ferry sank}
  maiden: {text: It was the ferry's first voyage}
statements:
  lund-says:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund says so.
    source: echo
    positions: [{claim: sank, stance: asserts}]
  holm-says:
    speaker: holm
    said_on: by 2024-05-04
    paraphrase: Holm says so.
    source: echo
    positions: [{claim: sank, stance: asserts}, {claim: maiden, stance: asserts}]
"""

desk = desk_of(PACK)


async def test_a_day_that_may_be_a_month_is_said_to_be_read_as_a_day(desk: Desk) -> None:
    text = await told(desk, "did Lund say so by May 25")
    assert "“May 25” is read as 25 May; for the month, type “May 2025”." in text, text
    for plain in ("by 25 May", "on May 25", "by May 25, 2024", "by May 12", "by May 25th"):
        assert "is read as" not in await told(desk, f"did Lund say so {plain}"), plain


async def test_a_month_behind_by_is_nobody(desk: Desk) -> None:
    assert "“may” is not on the desk" not in await told(desk, "what was said by may 4")


@pytest.mark.parametrize(
    "question", ["who was the first to speak", "who was the first", "who was first", "who was the first to comment"]
)
async def test_who_was_the_first_asks_who_said_it_first(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "The days on the desk do not tell who was first." in text, text
    assert "Per Lund asserted" in text, text
