"""A story of which nothing is claimed yet is asked about like any other."""

import datetime as dt

import pytest

from bot.desk.desk import Desk
from bot.domain.entries import Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from tests.made_settings import NOW


@pytest.mark.parametrize("follows", [False, True])
@pytest.mark.parametrize(
    "asked",
    ["who denied that ministry of of?", "is the ministry of examples true?", "who denied that expected expected more?"],
)
async def test_it_is_answered_also_where_it_alone_is_followed(desk: Desk, asked: str, follows: bool) -> None:
    later = Author("Ann (1)", NOW + dt.timedelta(days=1), "typed in a test")
    await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "examples", Topic(title="Ministry of Examples"))], later)
    if follows:
        await desk.set_up("42", role="", room="", topics="examples", language="")
    told = terminal(await desk.answers.answer("42", desk.answers.understood(f"ask {asked}", "!")))
    assert "on the desk" in told


async def test_its_brief_says_once_that_nothing_is_there(desk: Desk) -> None:
    later = Author("Ann (1)", NOW + dt.timedelta(days=1), "typed in a test")
    await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "examples", Topic(title="Ministry of Examples"))], later)
    told = terminal(await desk.answers.answer(LIBRARY, desk.answers.understood("brief examples", "!")))
    assert told.endswith("====\nNo claim is on the desk for this story yet.\n")
