"""Threads, announcements, history and direct messages, through the real client."""

import asyncio

import discord
import pytest

from bot.sandbox.permissions import Bit
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Clock, Tiny
from tests.unhurried import LONG


def in_room(tiny: Tiny, room_id: str) -> discord.TextChannel:
    room = tiny.get_channel(int(room_id))
    assert isinstance(room, discord.TextChannel)
    return room


@pytest.fixture
def room(sandbox: Sandbox, tiny: Tiny) -> discord.TextChannel:
    return in_room(tiny, sandbox.room("member", "briefing"))


async def test_a_thread_starts_at_a_message_and_is_talked_in(
    sandbox: Sandbox, tiny: Tiny, room: discord.TextChannel
) -> None:
    message = await room.send("Sources asked for")
    thread = await message.create_thread(name="Who said it?", auto_archive_duration=1440)
    assert (thread.parent, thread.id, thread.owner_id) == (room, message.id, tiny.user and tiny.user.id)
    await thread.send("first")
    sandbox.send("member", str(thread.id), "second")
    heard = await asyncio.wait_for(tiny.heard.get(), LONG)
    assert (heard.channel, heard.content) == (thread, "second")
    assert [said.content async for said in thread.history(oldest_first=True)] == ["first", "second"]
    assert (await room.fetch_message(message.id)).flags.has_thread
    with pytest.raises(discord.HTTPException) as again:
        await message.create_thread(name="again")
    assert again.value.code == 160004
    answer = await sandbox.reply_to("member", str(thread.id), "!ping")
    assert answer["channel_id"] == str(thread.id)


async def test_an_archived_thread_opens_when_somebody_writes(sandbox: Sandbox, room: discord.TextChannel) -> None:
    thread = await (await room.send("x")).create_thread(name="t")
    await thread.edit(archived=True)
    assert [one.id async for one in room.archived_threads()] == [thread.id]
    sandbox.send("member", str(thread.id), "again")
    assert [one.id async for one in room.archived_threads()] == []
    await thread.edit(archived=True, locked=True)
    with pytest.raises(discord.HTTPException) as refused:
        await thread.send("x")
    assert refused.value.code == 50083


async def test_a_thread_of_a_member_is_told(sandbox: Sandbox, tiny: Tiny, room: discord.TextChannel) -> None:
    told = asyncio.create_task(tiny.wait_for("thread_create", timeout=LONG))
    await asyncio.sleep(0)
    made = sandbox.thread("member", sandbox.send("member", "briefing", "x"), "Asked by Mara")
    thread = await told
    assert thread.me is None
    await thread.join()
    assert {member.id for member in await thread.fetch_members()} == {thread.owner_id, room.guild.me.id}
    assert (str(thread.id), thread.name, str(thread.owner_id)) == (
        made["id"],
        "Asked by Mara",
        sandbox.world.people["member"]["id"],
    )


@pytest.mark.parametrize("taken", [Bit.CREATE_PUBLIC_THREADS, Bit.SEND_MESSAGES_IN_THREADS])
async def test_threads_need_their_permissions(sandbox: Sandbox, room: discord.TextChannel, taken: Bit) -> None:
    message = await room.send("x")
    open_already = await (await room.send("y")).create_thread(name="open already")
    sandbox.overwrite("briefing", "bot", deny=taken)
    with pytest.raises(discord.Forbidden) as refused:
        await (message.create_thread(name="t") if taken == Bit.CREATE_PUBLIC_THREADS else open_already.send("x"))
    assert refused.value.code == 50013


async def test_an_announcement_is_published_once(sandbox: Sandbox, tiny: Tiny, room: discord.TextChannel) -> None:
    told = asyncio.create_task(tiny.wait_for("guild_channel_create", timeout=LONG))
    await asyncio.sleep(0)
    news_id = sandbox.add_room("news", news=True)
    await told
    news = in_room(tiny, news_id)
    assert news.is_news()
    message = await news.send("Digest")
    await message.publish()
    assert (await news.fetch_message(message.id)).flags.crossposted
    with pytest.raises(discord.HTTPException) as again:
        await message.publish()
    assert again.value.code == 40033
    with pytest.raises(discord.HTTPException) as elsewhere:
        await (await room.send("x")).publish()
    assert elsewhere.value.code == 50024
    theirs = await news.fetch_message(int(sandbox.send("member", "news", "mine")["id"]))
    sandbox.overwrite("news", "bot", deny=Bit.MANAGE_MESSAGES)
    with pytest.raises(discord.Forbidden):
        await theirs.publish()


async def test_history_is_read_in_every_direction(sandbox: Sandbox, room: discord.TextChannel) -> None:
    said = [discord.Object(int(sandbox.send("member", "briefing", str(n))["id"])) for n in range(250)]
    assert [m.content async for m in room.history(limit=None)] == [str(n) for n in range(249, -1, -1)]
    assert [m.content async for m in room.history(after=said[200], limit=3)] == ["201", "202", "203"]
    assert [m.content async for m in room.history(before=said[100], limit=2)] == ["99", "98"]
    assert [m.content async for m in room.history(around=said[100], limit=3)] == ["101", "100", "99"]


async def test_a_nonce_posts_once(sandbox: Sandbox, room: discord.TextChannel, clock: Clock) -> None:
    first, again = [await room.send("Digest", nonce="digest-7") for _ in range(2)]
    assert first.id == again.id
    assert (first.nonce, again.nonce) == ("digest-7", "digest-7")
    assert [m.nonce async for m in room.history()] == [None]
    assert [m.id async for m in room.history()] == [first.id]
    clock.time += 3600
    assert (await room.send("Digest", nonce="digest-7")).id != first.id


async def test_a_message_is_fetched_edited_and_deleted(room: discord.TextChannel) -> None:
    message = await room.send("before")
    await message.edit(content="after")
    assert (await room.fetch_message(message.id)).content == "after"
    await message.delete()
    with pytest.raises(discord.NotFound) as gone:
        await room.fetch_message(message.id)
    assert gone.value.code == 10008
    with pytest.raises(discord.NotFound):
        await message.edit(content="x")


async def test_the_bot_writes_to_a_person_unless_their_door_is_closed(
    sandbox: Sandbox, tiny: Tiny, room: discord.TextChannel
) -> None:
    person = await tiny.fetch_user(int(sandbox.world.people["member"]["id"]))
    sent = await person.send("between us")
    assert str(sent.channel.id) == sandbox.room("member", "dm")
    sandbox.send("member", "dm", "yes?")
    heard = await asyncio.wait_for(tiny.heard.get(), LONG)
    assert (heard.guild, heard.content) == (None, "yes?")
    sandbox.close_direct("member")
    with pytest.raises(discord.Forbidden) as refused:
        await person.send("are you there?")
    assert refused.value.code == 50007
