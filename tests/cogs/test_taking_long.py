"""What takes longer than Discord waits: it is told to wait, and what was begun is finished, be it a form."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.desk.lanes import AT_ONCE
from bot.domain.files import TopicFile
from cogs import _answering
from tests.cogs.driving import Visitor, labels, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_claim_that_takes_long_is_added_after_all(moe: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(_answering, "PATIENCE", 0)
        await moe.call("claim add", text="The trains to the east were late", topic="nk-troops")
        added = await moe.sees("The trains to the east were late")
    assert "Added." in text(added) and "Undo" in labels(added), text(added)


async def test_a_form_that_took_long_is_opened_by_a_button(moe: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(_answering, "PATIENCE", 0)
        await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="kremlin")
        late = await moe.sees("it is ready now")
    assert labels(late) == ["Open the form"], labels(late)
    form = await moe.press(late, "Open the form")
    said = {"paraphrase": "He knows of none.", "source": "https://example.org/none", "said_on": "2024-10-20"}
    added = await moe.fill(form, **said)
    assert "Added." in text(added) and "He knows of none." in text(added), text(added)


async def test_those_who_ask_the_same_in_a_rush_are_answered_at_once_and_know_of_what_was_added_while_they_waited(
    moe: Visitor, mara: Visitor, shared: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared.bot.desk
    read: list[str] = []
    topic_called = desk.store.topic_called

    async def counted(scope: str, folded: str) -> TopicFile | None:
        read.append(folded)
        return await topic_called(scope, folded)

    await moe.call("claim add", text="Nobody has asked since this was added", topic="nk-troops")
    monkeypatch.setattr(desk.store, "topic_called", counted)
    async with AsyncExitStack() as rush:
        for _ in range(AT_ONCE):
            await rush.enter_async_context(desk.lanes.turn())
        asked = [asyncio.create_task(who.call("claims", topic="nk-troops")) for who in (moe, mara, mara)]
        added = await moe.call("claim add", text="Everybody asks about this", topic="nk-troops")
        assert "Added." in text(added), "a moderator does not wait for the rush"
    answers = [text(answer) for answer in await asyncio.gather(*asked)]
    assert len(read) == 1, read
    after = text(await moe.call("claims", topic="nk-troops"))
    assert answers == [after] * 3
