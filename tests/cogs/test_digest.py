"""Digests end to end: the tick of the real bot, over real sockets, into a channel of the sandbox."""

import asyncio
import datetime as dt
import json
import re
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest

from bot.desk import delivery
from bot.domain.subscriptions import Slot, SlotState, Subscription, SubscriptionState
from bot.domain.vocabulary import Kind
from bot.sandbox.faults import Fault
from bot.sandbox.permissions import Bit
from cogs._posting import DiscordMessenger
from cogs.digest import Digest
from tests import noon
from tests.cogs.driving import Message, Visitor, labels, text
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG

AT_ONCE = dt.timedelta()
NEVER = dt.timedelta(seconds=-1)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left alone for some seconds is taken up again at once."""
    for wait in ("RETRY", "LOOKS_APART", "_LONGEST_WAIT"):
        monkeypatch.setattr(delivery, wait, AT_ONCE)


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
        at = (noon.now() + dt.timedelta(hours=1)).time()
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

    def befalls(self, status: int | None, method: str = "POST", **fault: Any) -> None:
        """The next request to post in the channel, or to read it, fails."""
        self.newsroom.sandbox.faults.coming.append(Fault(method, f"/channels/{self.id}/messages$", status, **fault))

    @property
    def asked(self) -> list[Any]:
        """What was asked to be posted in the channel, each try."""
        path = f"/channels/{self.id}/messages"
        return [body for method, at, body in self.newsroom.requests if (method, at) == ("POST", path)]

    @property
    def told(self) -> list[str]:
        """What the moderators heard."""
        return [text(message) for message in Visitor(self.newsroom, "moderator", "moderators").said()]

    async def due(self) -> None:
        """Today's digest is written down, and no tick of the bot's own takes it up."""
        desk = self.newsroom.bot.desk
        desk.digests.wake = lambda: None  # type: ignore[method-assign]
        wish = await self.subscription()
        now = noon.now()
        await desk.store.plan(wish.number, [Slot(wish.number, now.date(), now)], now + dt.timedelta(days=1))

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
    server = newsroom.sandbox.world.guild_id
    moderators = Visitor(newsroom, "moderator", "moderators").place
    await newsroom.bot.desk.set_up(server, role="", room=moderators, topics="", language="")
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


async def test_a_post_whose_answer_was_lost_is_not_made_twice(channel: Channel, impatient: None) -> None:
    await channel.due()
    channel.befalls(0)
    assert (await channel.ticked()).state is SlotState.SENDING
    slot = await channel.ticked()
    assert (slot.state, slot.tries, len(channel.asked)) == (SlotState.SENT, 2, 2)
    assert {(body["nonce"], body["enforce_nonce"]) for body in channel.asked} == {(slot.nonce, True)}
    assert [post["id"] for post in channel.posts] == [slot.message]


async def test_later_it_is_found_in_the_history(
    channel: Channel, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "RESENT_WITHIN", NEVER)
    await channel.due()
    channel.befalls(0)
    await channel.ticked()
    slot = await channel.ticked()
    assert (slot.state, len(channel.asked)) == (SlotState.SENT, 1)
    assert [post["id"] for post in channel.posts] == [slot.message]


async def test_what_was_never_posted_is_looked_for_twice_and_posted(
    channel: Channel, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "RESENT_WITHIN", NEVER)
    await channel.due()
    channel.befalls(0, carried_out=False)
    states = [(await channel.ticked()).state for _ in range(3)]
    assert states == [SlotState.SENDING, SlotState.SENDING, SlotState.SENT]
    looks = [path for method, path, _ in channel.newsroom.requests if method == "GET" and path.endswith("/messages")]
    assert (len(channel.posts), len(looks)) == (1, 2)


async def test_where_the_history_may_not_be_read_it_is_not_posted_again(
    channel: Channel, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "RESENT_WITHIN", NEVER)
    channel.newsroom.sandbox.overwrite("digest", "bot", deny=Bit.READ_MESSAGE_HISTORY)
    await channel.due()
    channel.befalls(0)
    states = [(await channel.ticked()).state for _ in range(3)]
    assert states == [SlotState.SENDING, SlotState.UNKNOWN, SlotState.UNKNOWN]
    assert len(channel.asked) == len(channel.posts) == 1
    (told,) = channel.told
    assert "not posted again" in told and "Read Message History" in told


@pytest.mark.parametrize("reads_history", [True, False])
@pytest.mark.parametrize("within", [delivery.RESENT_WITHIN, NEVER], ids=["tried again", "looked for"])
async def test_a_post_that_a_moderator_deletes_while_nobody_knows_of_it_is_not_posted_again(
    channel: Channel, impatient: None, monkeypatch: pytest.MonkeyPatch, within: dt.timedelta, reads_history: bool
) -> None:
    """The connection broke before Discord answered, but the gateway told of the message while it stood."""
    monkeypatch.setattr(delivery, "RESENT_WITHIN", within)
    bot, sandbox = channel.newsroom.bot, channel.newsroom.sandbox
    if not reads_history:
        sandbox.overwrite("digest", "bot", deny=Bit.READ_MESSAGE_HISTORY)
    await channel.due()
    channel.befalls(0)
    messenger = cast(Digest, bot.get_cog("Digest")).messenger
    told = asyncio.create_task(bot.wait_for("message", check=lambda m: m.channel.id == int(channel.id), timeout=LONG))
    await bot.desk.digests.tick(messenger)
    await bot.desk.digests.settled()
    post = str((await told).id)
    sandbox.world.delete(channel.id, post)
    for _ in range(3):
        await bot.desk.digests.tick(messenger)
        await bot.desk.digests.settled()
    slot = await channel.run()
    assert (slot.state, slot.message) == (SlotState.SENT, post)
    assert len(channel.asked) == 1 and channel.posts == [] and channel.told == []


async def test_a_channel_that_is_closed_to_the_bot_is_tried_once_and_the_moderators_are_told(channel: Channel) -> None:
    desk = channel.newsroom.bot.desk
    channel.newsroom.sandbox.overwrite("digest", "bot", deny=Bit.SEND_MESSAGES)
    await channel.due()
    states = [(await channel.ticked()).state for _ in range(3)]
    assert states == [SlotState.SUSPENDED] * 3 and len(channel.asked) == 1
    wish = await channel.subscription()
    assert (wish.state, wish.reason) == (SubscriptionState.SUSPENDED, "the bot may not write in the channel")
    assert channel.told == [
        f"The daily digest in <#{channel.id}> is suspended: the bot may not write in the channel. "
        "Once that is mended, /digest resume goes on."
    ]
    channel.newsroom.sandbox.overwrite("digest", "bot")
    await desk.subscriptions.resume(channel.id)
    for _ in range(3):
        monday = await channel.ticked()
    assert (monday.state, len(channel.posts)) == (SlotState.SENT, 1)


async def test_a_channel_that_stalls_holds_up_no_other(channel: Channel) -> None:
    other = Channel(channel.newsroom)
    other.visitor = Visitor(channel.newsroom, "member", "briefing")
    other.id = other.visitor.place
    await other.started()
    await channel.due()
    await other.due()
    channel.befalls(None, stall=1.0)
    digests = channel.newsroom.bot.desk.digests
    await digests.tick(DiscordMessenger(channel.newsroom.bot))
    await other.visitor.sees("since")
    assert digests.health.working >= 1 and (await channel.run()).state.is_open
    await digests.settled()
    assert [len(one.posts) for one in (channel, other)] == [1, 1]


async def test_fifty_readys_make_one_scheduler_and_one_digest(channel: Channel) -> None:
    await channel.due()
    newsroom, heard = channel.newsroom, asyncio.Event()

    async def on_ready() -> None:
        heard.set()

    await newsroom.restart()
    newsroom.bot.add_listener(on_ready)
    (session,) = [one for one in newsroom.sandbox.sockets._sessions.values() if one.socket]
    events = [json.loads(sent) for _, sent in session.sent]
    for _ in range(50):
        heard.clear()
        for event in events:
            if event["t"] in ("READY", "GUILD_CREATE"):
                session.tell(event["t"], event["d"])
        await asyncio.wait_for(heard.wait(), LONG)
    assert [task.get_name() for task in asyncio.all_tasks()].count("digests") == 1
    await newsroom.bot.desk.digests.settled()
    slot = await channel.ticked()
    assert (slot.state, slot.tries) == (SlotState.SENT, 1)
    assert len(channel.posts) == 1


async def test_in_an_announcement_channel_it_is_crossposted_and_a_thread_may_be_begun(newsroom: Newsroom) -> None:
    news = Channel(newsroom)
    news.id = newsroom.sandbox.add_room("news", news=True)
    news.visitor.room = "news"
    desk = newsroom.bot.desk
    server = newsroom.sandbox.world.guild_id
    at = dt.time(23, 59)
    await desk.subscriptions.start(server, desk.scope_of(int(server)), news.id, at=at, zone="UTC", threads=True)
    await news.due()
    slot = await news.ticked()
    assert (slot.state, slot.lease) == (SlotState.SENT, None)
    (post,) = [post for post in news.posts if post["author"]["id"] == newsroom.sandbox.world.application_id]
    paths = [path for method, path, _ in newsroom.requests if method == "POST"]
    assert f"/channels/{news.id}/messages/{slot.message}/crosspost" in paths
    assert f"/channels/{news.id}/messages/{slot.message}/threads" in paths
    assert post["id"] == slot.message


async def test_a_quiet_day_is_one_line_with_its_mark(channel: Channel) -> None:
    await channel.due()
    slot = await channel.ticked()
    (post,) = channel.posts
    assert post["embeds"] == [] and post["content"].count("\n") == 1
    assert "nothing" in post["content"].lower() and post["content"].endswith(f"-# digest {slot.tag}")
    assert re.search(r"since this digest began on \d+ \w+, \d\d:\d\d in UTC\.", post["content"]), post["content"]


async def test_the_machines_clock_is_checked_against_discords(channel: Channel) -> None:
    digests = channel.newsroom.bot.desk.digests
    assert not digests.clock.is_lost, "Discord's time was heard when the bot logged in"
    assert abs(digests.clock.discord() - noon.now()) < dt.timedelta(seconds=3)
    assert digests.health.last_tick is not None and digests.health.trouble == ""
