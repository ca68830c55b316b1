"""What is about to be added is held beside what says nearly the same, and only that."""

import pytest

from bot.briefing.drafting import Held
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.vocabulary import Kind
from tests.desk.test_rivals import added

SAID = "A reactor at the northern plant was shut down after the storm"


@pytest.mark.parametrize(
    "text",
    [
        "a reactor at the northern plant was shut down after the storm!",
        "After the storm, a reactor at the northern plant was shut down",
        "A reactor at the northen plant was shut dwon after the strom",  # slips in most words that say something
        "A reactor at the northern plant was shut down by its operator after the storm",
    ],
)
async def test_what_says_nearly_the_same_is_shown_before_saving(desk: Desk, ann: Curator, text: str) -> None:
    there = await added(desk, ann, SAID)
    held = await desk.edits.add(ann, Kind.CLAIM, {"text": text, "topic": "nk-troops"})
    assert isinstance(held, Held), held
    assert [choice.key for choice in held.alike] == [there.key]


@pytest.mark.parametrize("text", ["A reactor was built", "Ferries were shut down after an accident", "Пожар на юге"])
async def test_what_says_something_else_is_saved(desk: Desk, ann: Curator, text: str) -> None:
    await added(desk, ann, SAID)
    await added(desk, ann, text)
