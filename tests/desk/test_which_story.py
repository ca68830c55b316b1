"""Stories that are offered to choose from: called as the asking server calls them, first those that fit best."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from tests.desk.conftest import desk_over_pack
from tests.told import told


async def named(desk: Desk, title: str, base: int) -> int:
    author = Author("the library", dt.datetime.now(dt.UTC), "named")
    return (await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "ferry", Topic(title=title), base)], author)).first


async def test_a_servers_own_title_stays_when_the_library_renames_its_story(desk: Desk, ann: Curator) -> None:
    first = await named(desk, "The ferry", 0)
    await desk.edits.edit(ann, Kind.TOPIC, "ferry", {"title": "Our ferry"})
    await named(desk, "The ferry anew", first)
    text = terminal(await desk.answers.answer(ann.scope, Query("ask", "did they deny it?")))
    assert "Our ferry" in text and "anew" not in text, text


async def test_of_many_stories_those_are_offered_first_in_which_it_was_denied(tmp_path: Path) -> None:
    pack: dict[str, Any] = {
        "topics": {f"t-{n}": {"title": f"Story number {n}"} for n in range(1, 8)},
        "actors": {"lund": {"name": "Lund", "kind": "state"}},
        "sources": {"echo": {"outlet": "echo.example", "published": "2024-05-03"}},
        "claims": {f"c-{n}": {"topic": f"t-{n}", "text": f"Ferry {n} sank"} for n in range(1, 8)},
        "statements": {
            f"s-{n}": {
                "speaker": "lund",
                "said_on": "2024-05-02",
                "paraphrase": "So it is.",
                "source": "echo",
                "positions": [{"claim": f"c-{n}", "stance": "denies" if n in (5, 6) else "asserts"}],
            }
            for n in range(1, 8)
        },
    }
    async with desk_over_pack(tmp_path, json.dumps(pack)) as desk:
        text = await told(desk, "did Lund deny it?")
    offered = [line for line in text.splitlines() if "Story number" in line]
    assert [line[-1] for line in offered] == ["5", "6", "1", "2", "3"]
    assert "There are more" in text
    assert "part of the desk" not in text, "none of them was to be read to ask which"
