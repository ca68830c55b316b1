"""A story of which nothing is claimed yet is asked about like any other."""

import datetime as dt

import pytest

from bot.desk.desk import Desk
from bot.domain.entries import Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from tests.made_settings import NOW


@pytest.mark.parametrize("asked", ["who denied that ministry of of?", "is the ministry of examples true?"])
async def test_words_of_its_title_alone_are_answered(desk: Desk, asked: str) -> None:
    later = Author("Ann (1)", NOW + dt.timedelta(days=1), "typed in a test")
    await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "examples", Topic(title="Ministry of Examples"))], later)
    told = terminal(await desk.answers.answer("42", desk.answers.understood(f"ask {asked}", "!")))
    assert "on the desk" in told
