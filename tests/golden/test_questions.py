"""What plain questions are answered with, word for word. `make golden` rewrites the texts; the diff is a review."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.domain.text import key_of
from bot.render.plain import terminal
from tests.golden.test_golden import TextFile

QUESTIONS = (
    "Has NATO denied it?",
    "did russia say no",
    "What did Peskov deny?",
    "so is it real??",
    "any proof for the ships",
    "anybody confirm this",
    "how many are being prepared",
    "how many troops were sent?",
    "when was the pact signed",
    "where are they stationed",
    "who says 12,000?",
    "did France send troops?",
    "Did China deny it?",
    "What do Russia and NATO disagree about?",
    "what has Zelensky said",
    "are north koreans fighting in the trenches?",
    "where was this read",
    "where did Rutte say that",
    "is there a video of the ships",
)


@pytest.mark.parametrize("asked", QUESTIONS, ids=key_of)
async def test_the_question_is_answered_as_agreed(desk: Desk, snapshot: SnapshotAssertion, asked: str) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", asked)))
    assert text == snapshot(extension_class=TextFile, name=f"question_{key_of(asked)}")
