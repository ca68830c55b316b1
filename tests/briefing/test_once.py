"""What a large story costs to tell: who takes which side of a claim is worked out once for an answer."""

import sys
from types import FrameType

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.domain.standing import voices_of
from tests.desk.conftest import desk_of

CLAIMS = 60
STANCES = ("denies", "doubts", "finds no evidence", "asserts")
PACK = """
topics:
  flood: {title: The flood at Sund}
actors:
  acme: {name: Acme, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-30}
claims:
"""
PACK += "".join(f"  c-{n}: {{text: The flood took bridge {n}}}\n" for n in range(CLAIMS))
PACK += "statements:\n" + "".join(
    f"  s-{n}: {{speaker: acme, paraphrase: So it was, source: echo, "
    f"positions: [{{claim: c-{n}, stance: {STANCES[n % 4]}}}]}}\n"
    for n in range(CLAIMS)
)

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("verb", "told"),
    [("claims", CLAIMS), ("brief", CLAIMS), ("who-denied", CLAIMS * 3 // 4), ("who-doubts", CLAIMS * 3 // 4)],
)  # of claims that are only asserted who denies or doubts says nothing
async def test_the_voices_of_each_claim_are_worked_out_once(desk: Desk, verb: str, told: int) -> None:
    worked_out = 0

    def counts(frame: FrameType, event: str, _: object) -> None:
        nonlocal worked_out
        worked_out += event == "call" and frame.f_code is voices_of.__code__

    sys.setprofile(counts)
    try:
        await desk.answers.answer(LIBRARY, Query(verb, "flood"))
    finally:
        sys.setprofile(None)
    assert worked_out == told
