"""What Discord keeps from the bot: embeds, message content; that nothing it says pings; and buttons over a restart."""

import asyncio
import logging
import re
from pathlib import Path

import discord
import pytest

from bot.app import opened_desk
from bot.client import serve
from bot.process.endpoint import aim
from bot.sandbox.permissions import Bit
from bot.sandbox.serve import Sandbox
from tests.cogs.driving import Message, Visitor, button, pressable, text
from tests.cogs.newsroom import Newsroom, events_done, message_in
from tests.described import PROBLEMS
from tests.made_settings import settings_in
from tests.openapi import PATH
from tests.unhurried import LONG


def menu(message: Message) -> Message:
    return next(c for c in pressable(message) if c["type"] == 3)


@pytest.mark.skipif(not PATH.exists(), reason=f"no API description at {PATH}; set DISCORD_OPENAPI to check requests")
async def test_the_requests_are_held_to_discords_own_description(newsroom: Newsroom) -> None:
    await newsroom.sandbox.reply_to("member", "briefing", "!claims")
    assert PROBLEMS == []
    room = newsroom.sandbox.room("member", "briefing")
    sends = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=room)
    with pytest.raises(discord.HTTPException):
        await newsroom.bot.http.request(sends, json={"content": 5, "allowed_mentions": {"parse": []}})
    assert len(PROBLEMS) == 1
    PROBLEMS.clear()


async def test_what_fails_is_told_however_the_command_was_spelt(newsroom: Newsroom) -> None:
    await newsroom.bot.desk.store._writer.run(lambda db: db.execute("DROP TABLE entry"))  # type: ignore[attr-defined]
    for typed in ("!who-denied nk-troops", "!who denied nk-troops"):
        told = await newsroom.sandbox.reply_to("member", "briefing", typed)
        assert told["content"].startswith("Something failed on our side and nothing was changed")


def forbid_embeds(newsroom: Newsroom) -> None:
    world = newsroom.sandbox.world
    channel = world.channels[world.rooms["briefing"]]
    channel["permission_overwrites"].append(
        {"id": world.application_id, "type": 1, "allow": "0", "deny": str(int(Bit.EMBED_LINKS))}
    )
    world.tell_gateway("CHANNEL_UPDATE", channel)


async def test_without_leave_to_embed_the_answer_comes_as_text(newsroom: Newsroom) -> None:
    forbid_embeds(newsroom)
    answer = await newsroom.sandbox.reply_to("member", "briefing", "!brief")
    assert not answer["embeds"]
    assert "In brief" in answer["content"]


async def test_without_leave_to_embed_a_press_leaves_no_empty_message(newsroom: Newsroom) -> None:
    listed = dict(await newsroom.sandbox.reply_to("member", "briefing", "!claims"))
    refused = dict(await newsroom.sandbox.reply_to("member", "briefing", "!actor Zelenski"))
    forbid_embeds(newsroom)
    guessed = newsroom.sandbox.press("member", refused, button(refused, "Volodymyr Zelenskyy")["custom_id"])
    assert (await newsroom.sandbox.answer(guessed))["content"].startswith("Volodymyr Zelenskyy")
    opened = newsroom.sandbox.press("member", listed, menu(listed)["custom_id"], [menu(listed)["options"][0]["value"]])
    assert menu(listed)["options"][0]["label"] in (await newsroom.sandbox.answer(opened))["content"]
    turned = newsroom.sandbox.press("member", listed, button(listed, "Next ›")["custom_id"])
    assert "(page 2 of " in (await newsroom.sandbox.answer(turned))["content"]


async def test_without_message_content_a_mention_still_answers(newsroom: Newsroom) -> None:
    newsroom.sandbox.world.message_content_intent = False
    answer = await newsroom.sandbox.reply_to("member", "briefing", f"<@{newsroom.bot.application_id}> brief")
    assert "In brief" in text(answer)


async def test_nothing_the_bot_says_may_ping(newsroom: Newsroom) -> None:
    """Every way it says something: sent, answered, edited in place, followed up, and a post changed later."""
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    room = newsroom.sandbox.world.rooms["moderators"]
    await moe.call("desk setup", moderators_room=room)
    await mara.fill(await mara.call("suggest"), text="@everyone <@1> went home")
    await moe.press(await mara.ask("!claims"), "Next")
    await mara.call("claim show", claim="@everyone <@1>")
    pack = newsroom.sandbox.command("moderator", "briefing", "import", {}, files={"pack": ("p.yaml", b"claims: @here")})
    await newsroom.sandbox.answer(pack)
    (post,) = newsroom.sandbox.world.messages[room].values()
    await moe.fill(await moe.press(post, "Decline"), reason="<@1>")
    rooms = "|".join(newsroom.sandbox.world.rooms.values())
    await newsroom.until_asked("POST", rf"/channels/(?!{rooms})\d+/messages")  # the proposer is told,
    await newsroom.until_asked("PATCH", r"/channels/\d+/messages/\d+")  # and the post says so
    ways = {
        (
            method,
            re.sub(r"/(\d{9}|[^/]{30})[^/]+", "/…", path),
            body.get("type") if path.endswith("/callback") else None,
        )
        for method, path, body in newsroom.requests
        if message_in(method, path, body) is not None
    }
    assert ways == {
        ("POST", "/channels/…/messages", None),
        ("PATCH", "/channels/…/messages/…", None),
        ("POST", "/interactions/…/…/callback", 4),
        ("POST", "/interactions/…/…/callback", 7),
        ("POST", "/webhooks/…/…", None),
    }
    assert not newsroom.problems
    newsroom.observe("PATCH", "/channels/1/messages/1", {}, {"content": "x"}, 200, None)
    assert any("may ping" in problem for problem in newsroom.problems)
    newsroom.problems.clear()


async def test_buttons_work_after_a_restart(newsroom: Newsroom, tmp_path) -> None:
    from bot.client import BriefingBot

    listed = await newsroom.sandbox.reply_to("member", "briefing", "!claims")
    await newsroom.bot.close()
    async with BriefingBot(newsroom.bot.desk, local=True) as again:
        running = asyncio.create_task(again.start(newsroom.sandbox.token))
        await again.wait_until_ready()
        turned = await newsroom.sandbox.answer(
            newsroom.sandbox.press("member", listed, button(listed, "Next ›")["custom_id"])
        )
        assert turned["embeds"][0]["footer"]["text"].startswith("page 2")
        await again.close()
        await running
        await events_done()


class Ready(logging.Handler):
    """Hears the client say that it is ready."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith("ready as"):
            self.ready.set()


async def test_a_refused_intent_leaves_mentions_and_slash_commands(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord closes the door on a bot whose message content intent is off in its settings; it comes back without."""
    async with Sandbox() as sandbox, opened_desk(settings_in(tmp_path)) as desk:
        sandbox.world.privileged_refused = True
        heard = Ready()
        logging.getLogger("bot.client").addHandler(heard)
        caplog.set_level("INFO")
        aim(sandbox.api_base, sandbox.gateway)
        serving = asyncio.create_task(serve(sandbox.token, desk, local=True))
        await sandbox.ready()
        answer = await sandbox.reply_to("member", "briefing", f"<@{sandbox.world.application_id}> brief")
        assert "In brief" in text(answer)
        assert "Message Content Intent" in caplog.text
        await asyncio.wait_for(heard.ready.wait(), LONG)  # only then may the client be ended
        serving.cancel()
        await asyncio.wait([serving])
        await events_done()
