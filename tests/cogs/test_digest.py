"""Digests end to end: the tick of the real bot, over real sockets, into a channel of the sandbox."""

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot.domain.subscriptions import Slot, SlotState, Subscription
from bot.domain.vocabulary import Kind
from cogs._posting import DiscordMessenger
from tests.cogs.conftest import Newsroom
from tests.cogs.driving import Message, Visitor, labels, text

POSTS = r"^/channels/\d+/messages$"


class Channel:
    """The digests' room of the newsroom's first server, and its subscription."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.visitor = Visitor(newsroom, "member", "digest")
        self.id = self.visitor.place

    @property
    def posts(self) -> list[Message]:
        return self.visitor.said()

    async def started(self) -> Subscription:
        desk = self.newsroom.bot.desk
        server = self.newsroom.sandbox.world.guild_id
        at = (dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)).time()
        return await desk.subscriptions.start(
            server, desk.scope_of(int(server)), self.id, at=at, zone="UTC", topics=("nk-troops",)
        )

    async def run(self) -> Slot:
        (newest,) = await self.newsroom.bot.desk.subscriptions.runs(await self.subscription(), 1)
        return newest

    async def subscription(self) -> Subscription:
        found = await self.newsroom.bot.desk.subscriptions.in_channel(self.id)
        assert found is not None
        return found

    async def ticked(self) -> Slot:
        """Today's slot after a tick, and all that it began."""
        digests = self.newsroom.bot.desk.digests
        await digests.tick(DiscordMessenger(self.newsroom.bot))
        await digests.settled()
        return await self.run()


@pytest.fixture
async def channel(newsroom: Newsroom) -> AsyncIterator[Channel]:
    room = Channel(newsroom)
    await room.started()
    yield room


async def claimed(newsroom: Newsroom, words: str) -> None:
    moderator = Visitor(newsroom, "moderator", "briefing")
    form = await moderator.call("claim add")
    saved = await moderator.fill(form, text=words, topic="nk-troops")
    assert "saved" in text(saved).lower() or words in text(saved), saved


async def test_what_changed_is_posted_once_and_told(channel: Channel) -> None:
    desk = channel.newsroom.bot.desk
    before = desk.store.position
    await claimed(channel.newsroom, "A convoy of forty lorries crossed the bridge at night")
    await desk.subscriptions.now(channel.id)
    await channel.visitor.sees("A convoy of forty lorries")
    await desk.digests.settled()
    slot = await channel.run()
    assert slot.state is SlotState.SENT
    (post,) = channel.posts
    assert post["content"].startswith("North Korean troops") and "1 new claim" in post["content"]
    assert "A convoy of forty lorries" in text(post)
    assert text(post).endswith(slot.tag)
    assert (slot.message, slot.after, slot.until) == (post["id"], before, before + 1)
    told = await channel.subscription()
    assert (told.told_until, told.told_on) == (slot.until, slot.date)
    assert [(kind) for kind, _, _ in await desk.store.shown_in(told.number, slot.date)] == [Kind.CLAIM]
    assert labels(post) == []
