"""Roles and a room's overwrites: what is taken in one room is refused there alone, and the client knows it."""

import asyncio

import discord
import pytest

from bot.sandbox.permissions import MEMBER, Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Caller, Tiny
from tests.unhurried import LONG


def in_room(tiny: Tiny, sandbox: Sandbox, name: str) -> discord.TextChannel:
    room = tiny.get_channel(int(sandbox.room("moderator", name)))
    assert isinstance(room, discord.TextChannel)
    return room


async def changed(tiny: Tiny, event: str) -> None:
    """The client has taken in a change the sandbox told it of."""
    await asyncio.wait_for(tiny.wait_for(event), LONG)


@pytest.mark.parametrize(
    ("taken", "status", "code"),
    [(Bit.SEND_MESSAGES, 403, 50013), (Bit.VIEW_CHANNEL, 403, 50001), (Bit.EMBED_LINKS, 400, 50006)],
)
async def test_what_is_taken_in_one_room_is_refused_there_alone(
    sandbox: Sandbox, call: Caller, taken: Bit, status: int, code: int
) -> None:
    sandbox.overwrite("digest", "bot", deny=taken)
    body = {"embeds": [{"description": "x"}]}
    got, answer, _ = await call("POST", f"/channels/{sandbox.room('member', 'digest')}/messages", body)
    assert (got, answer["code"]) == (status, code)
    assert (await call("POST", call.briefing, body))[0] == 200
    sandbox.overwrite("digest", "bot")
    assert (await call("POST", f"/channels/{sandbox.room('member', 'digest')}/messages", body))[0] == 200


async def test_the_client_knows_what_it_may_do(sandbox: Sandbox, tiny: Tiny) -> None:
    room = in_room(tiny, sandbox, "digest")
    assert room.permissions_for(room.guild.me).send_messages
    waiting = asyncio.create_task(changed(tiny, "guild_channel_update"))
    await asyncio.sleep(0)
    sandbox.overwrite("digest", "Claimdesk", deny=Bit.SEND_MESSAGES)
    await waiting
    assert not room.permissions_for(room.guild.me).send_messages
    assert in_room(tiny, sandbox, "briefing").permissions_for(room.guild.me).send_messages
    waiting = asyncio.create_task(changed(tiny, "guild_role_update"))
    await asyncio.sleep(0)
    assert room.permissions_for(room.guild.me).manage_messages
    sandbox.set_role("Claimdesk", MEMBER)
    await waiting
    assert not room.permissions_for(room.guild.me).manage_messages


async def test_the_bot_hears_nothing_where_it_may_not_look(sandbox: Sandbox, tiny: Tiny) -> None:
    sandbox.overwrite("digest", "bot", deny=Bit.VIEW_CHANNEL)
    sandbox.send("member", "digest", "unheard")
    sandbox.send("member", "briefing", "heard")
    assert (await asyncio.wait_for(tiny.heard.get(), LONG)).content == "heard"


async def test_a_member_made_a_moderator_may_what_moderators_may(sandbox: Sandbox, tiny: Tiny) -> None:
    with pytest.raises(Refused):
        sandbox.send("member", "moderators", "x")
    sandbox.set_roles("member", "Moderator")
    sandbox.send("member", "moderators", "x")
    asked = await sandbox.answer(sandbox.command("member", "briefing", "where"))
    assert asked["content"] == "Newsroom mara ['Moderator'] True True"


async def test_a_member_may_be_kept_from_writing(sandbox: Sandbox) -> None:
    sandbox.overwrite("briefing", "member", deny=Bit.SEND_MESSAGES)
    with pytest.raises(Refused, match="may not write"):
        sandbox.send("member", "briefing", "x")
    sandbox.send("moderator", "briefing", "x")


async def test_a_room_is_named_only_by_who_sees_it_and_by_its_kind(sandbox: Sandbox, tiny: Tiny) -> None:
    with pytest.raises(Refused, match="room names nothing that is here"):
        sandbox.command("member", "briefing", "where", {"room": sandbox.room("moderator", "moderators")})
    thread = sandbox.thread("member", sandbox.send("member", "briefing", "x"), "a thread")
    with pytest.raises(Refused, match="not take a room of that kind"):
        sandbox.command("member", "briefing", "where", {"room": thread["id"]})
    sandbox.command("member", "briefing", "where", {"room": sandbox.add_room("news", news=True)})


async def test_a_reset_gives_back_what_was_taken(sandbox: Sandbox, tiny: Tiny) -> None:
    sandbox.overwrite("briefing", "bot", deny=Bit.SEND_MESSAGES)
    sandbox.send("member", "digest", "the change is known when this is heard")
    await asyncio.wait_for(tiny.heard.get(), LONG)
    room = in_room(tiny, sandbox, "briefing")
    assert not room.permissions_for(room.guild.me).send_messages
    sandbox.world.reset()
    sandbox.send("member", "digest", "so is the reset now")
    await asyncio.wait_for(tiny.heard.get(), LONG)
    assert room.permissions_for(room.guild.me).send_messages
    await room.send("x")
