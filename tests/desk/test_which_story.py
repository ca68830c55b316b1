"""Stories that are offered to choose from are called as the asking server calls them."""

import datetime as dt

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal


async def named(desk: Desk, title: str, base: int) -> int:
    author = Author("the library", dt.datetime.now(dt.UTC), "named")
    return (await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "ferry", Topic(title=title), base)], author)).first


async def test_a_servers_own_title_stays_when_the_library_renames_its_story(desk: Desk, ann: Curator) -> None:
    first = await named(desk, "The ferry", 0)
    await desk.edits.edit(ann, Kind.TOPIC, "ferry", {"title": "Our ferry"})
    await named(desk, "The ferry anew", first)
    text = terminal(await desk.answers.answer(ann.scope, Query("ask", "did they deny it?")))
    assert "Our ferry" in text and "anew" not in text, text
