"""The gateway as the unmodified client meets it: sessions end, are resumed, and lose nothing."""

import asyncio

import discord
import pytest

from bot.process.endpoint import aim
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Tiny
from tests.unhurried import LONG


async def test_a_message_is_answered(sandbox: Sandbox, tiny: Tiny) -> None:
    assert (await sandbox.reply_to("member", "briefing", "!ping"))["content"] == "pong"
    assert (await sandbox.reply_to("moderator", "dm", "!ping"))["content"] == "pong"


async def test_a_session_asked_to_reconnect_is_resumed_and_still_answers(sandbox: Sandbox, tiny: Tiny) -> None:
    await sandbox.sockets.ask(7)
    await asyncio.wait_for(tiny.resumed.wait(), LONG)
    assert sandbox.sockets.resumed == 1
    assert (await sandbox.reply_to("member", "briefing", "!ping"))["content"] == "pong"


async def test_what_was_said_while_the_client_was_away_is_replayed(sandbox: Sandbox, tiny: Tiny) -> None:
    await sandbox.sockets.drop(4000)
    sandbox.send("member", "briefing", "said in between")
    heard = await asyncio.wait_for(tiny.heard.get(), LONG)
    assert heard.content == "said in between"


async def test_an_invalid_session_begins_anew(sandbox: Sandbox, tiny: Tiny) -> None:
    before = {session.id for session in sandbox.sockets._sessions.values()}
    connected = asyncio.Event()
    tiny.event(_named("on_connect", connected))
    await sandbox.sockets.ask(9, resumable=False)
    await asyncio.wait_for(connected.wait(), LONG)
    assert not before & {session.id for session in sandbox.sockets._sessions.values()}
    assert (await sandbox.reply_to("member", "briefing", "!ping"))["content"] == "pong"


async def test_content_is_blank_without_the_intent_but_not_where_the_bot_is_meant(sandbox: Sandbox, tiny: Tiny) -> None:
    sandbox.world.message_content_intent = False
    sandbox.send("member", "briefing", "a secret")
    sandbox.send("member", "briefing", f"<@{tiny.application_id}> hello")
    sandbox.send("member", "dm", "in private")
    contents = [(await asyncio.wait_for(tiny.heard.get(), LONG)).content for _ in range(3)]
    assert contents == ["", f"<@{tiny.application_id}> hello", "in private"]


async def test_a_refused_intent_closes_the_door(sandbox: Sandbox) -> None:
    sandbox.world.privileged_refused = True
    aim(sandbox.api_base, sandbox.gateway)
    async with Tiny() as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(bot.start(sandbox.token), LONG)
    async with Tiny(content=False) as bot:
        running = asyncio.create_task(bot.start(sandbox.token))
        await sandbox.ready()
        await bot.wait_until_ready()
        await bot.close()
        await running


def _named(name: str, event: asyncio.Event):
    async def heard() -> None:
        event.set()

    heard.__name__ = name
    return heard
