"""What a member sees: by message, by slash command, by button and menu, in a room and in a direct message."""

import asyncio
import logging
import re
from pathlib import Path

import discord
import pytest

from bot.app import opened_desk
from bot.briefing.guide import COMMANDS
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

CALLED = {"claim": "claim show", "actor": "actor show"}
"""What a command is called by slash where moderators' commands share its word."""


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


@pytest.mark.parametrize("verb", [verb for verb, *_ in COMMANDS])
async def test_every_command_answers_by_message_and_by_slash_alike(newsroom: Newsroom, verb: str) -> None:
    words = {"claim": "used-in-ukraine", "actor": "NATO", "history": "claim:used-in-ukraine"}.get(verb, "")
    words = "22 Nov 2026" if verb == "since" else words
    option = {"claim": "claim", "actor": "name", "history": "entry", "since": "day"}.get(verb, "")
    typed = await newsroom.sandbox.reply_to("member", "briefing", f"!{verb} {words}")
    called = await newsroom.sandbox.answer(
        newsroom.sandbox.command("member", "briefing", CALLED.get(verb, verb), {option: words} if option else {})
    )
    assert text(typed) == text(called)
    assert len(text(typed)) > 80


async def test_a_member_sees_who_denied_and_apart_who_found_no_evidence(newsroom: Newsroom) -> None:
    shown = text(await newsroom.sandbox.reply_to("member", "briefing", "!who-denied nk-troops"))
    denied, _, apart = shown.partition("Also said, but not a denial")
    assert "Dmitry Peskov" in denied
    assert "“fake news”" in denied
    assert "Rutte" not in denied
    assert "Mark Rutte" in apart


@pytest.mark.parametrize(
    "typed", ["!who denied nk-troops", "!WHO-DENIED NK Troops", "!who-denied north korean soldiers", "! who-denied"]
)
async def test_a_command_is_understood_however_it_is_spelt(newsroom: Newsroom, typed: str) -> None:
    assert "Dmitry Peskov" in text(await newsroom.sandbox.reply_to("member", "briefing", typed))


async def test_plain_gives_text_and_no_embed(newsroom: Newsroom) -> None:
    for typed in ("!claims --plain", "!topics --plain", "!claims nk-troops —plain"):
        answer = await newsroom.sandbox.reply_to("member", "briefing", typed)
        assert not answer["embeds"]
        assert "North Korean" in answer["content"]
    called = await newsroom.sandbox.answer(newsroom.sandbox.command("member", "briefing", "topics", {"plain": True}))
    assert not called["embeds"]


async def test_what_fails_is_told_however_the_command_was_spelt(newsroom: Newsroom) -> None:
    await newsroom.bot.desk.store._writer.run(lambda db: db.execute("DROP TABLE entry"))  # type: ignore[attr-defined]
    for typed in ("!who-denied nk-troops", "!who denied nk-troops"):
        told = await newsroom.sandbox.reply_to("member", "briefing", typed)
        assert told["content"].startswith("Something failed on our side and nothing was changed")


async def test_a_direct_message_says_where_it_matters_that_the_library_alone_answers(newsroom: Newsroom) -> None:
    ask = newsroom.sandbox.reply_to
    alone = "Here the library alone answers; what a server's moderators added is asked in that server."
    for line in ("!help", "!claim no-such-thing-at-all"):
        assert alone in text(await ask("member", "dm", line)), line
        assert "library alone" not in text(await ask("member", "briefing", line)), line
    for line in ("did China deny it?", "!who-denied nato"):
        foot = (await ask("member", "dm", line))["embeds"][0]["footer"]["text"]
        assert "from the library alone, without what a server's moderators added" in foot, line
    for line in ("did Russia deny it?", "!claims", "!help claims", "!claim sent-to-rusia"):
        assert "library alone" not in text(await ask("member", "dm", line)), line


async def test_in_a_direct_message_help_needs_no_prefix_and_offers_no_moderators(newsroom: Newsroom) -> None:
    ask = newsroom.sandbox.reply_to
    commands = (
        "help",
        "Help?",
        "about",
        "topics",
        "help claims",
        "privacy",
        "claims",
        "Claims nk-troops",
        "actor NATO",
    )
    for words in (*commands, "since yesterday", "history nk-troops", "claim sent-to-russia", "timeline --plain"):
        asked = await ask("member", "dm", words)
        assert text(asked) == text(await ask("member", "dm", f"!{words}")), words
    for words in ("did china deny it?", "did China deny it? --plain"):
        asked = await ask("member", "dm", words)
        assert "from the library alone" in str(asked)
        assert "Ask the moderators" not in [c.get("label") for row in asked["components"] for c in row["components"]]
    assert "Which speaker?" in text(await ask("member", "dm", "actor"))
    for words in ("help is on its way to Kyiv", "claims that China denied it", "since when did China know"):
        assert "not on the desk" in text(await ask("member", "dm", words)), words


async def test_help_explains_one_command(newsroom: Newsroom) -> None:
    shown = text(await newsroom.sandbox.reply_to("member", "briefing", "!help who denied"))
    assert "How to ask !who-denied" in shown and "!who-denied nk-troops" in shown
    called = newsroom.sandbox.command("member", "briefing", "help", {"command": "topics"})
    assert "How to ask !topics" in text(await newsroom.sandbox.answer(called))
    assert "/claim show" in text(await newsroom.sandbox.reply_to("member", "briefing", "!help claim"))
    assert "/undo" in text(await newsroom.sandbox.reply_to("member", "briefing", "!help statement add"))
    assert "did you mean !claims?" in text(await newsroom.sandbox.reply_to("member", "briefing", "!help cliams"))
    plain = await newsroom.sandbox.reply_to("member", "briefing", "!help topics --plain")
    assert plain["content"].startswith("How to ask !topics") and not plain["embeds"]


async def test_pages_turn_in_place_there_and_back(newsroom: Newsroom) -> None:
    first = dict(await newsroom.sandbox.reply_to("member", "briefing", "!claims"))
    footer = first["embeds"][0]["footer"]["text"]
    assert footer.startswith("page 1 of ")
    turned = dict(
        await newsroom.sandbox.answer(newsroom.sandbox.press("moderator", first, button(first, "Next ›")["custom_id"]))
    )
    assert turned["id"] == first["id"]
    assert turned["embeds"][0]["footer"]["text"].startswith("page 2 of ")
    back = await newsroom.sandbox.answer(
        newsroom.sandbox.press("member", turned, button(turned, "‹ Back")["custom_id"])
    )
    assert back["embeds"] == first["embeds"]


async def test_the_menu_opens_a_claim_for_the_one_who_chose(newsroom: Newsroom) -> None:
    listed = await newsroom.sandbox.reply_to("member", "briefing", "!who-denied")
    chosen = menu(listed)
    opened = await newsroom.sandbox.answer(
        newsroom.sandbox.press("member", listed, chosen["custom_id"], [chosen["options"][0]["value"]])
    )
    assert opened["embeds"][0]["title"] == "Russia is using North Korean troops in the Ukraine conflict"
    assert opened["ephemeral_for"] == newsroom.sandbox.world.people["member"]["id"]


async def test_autocomplete_knows_stories_speakers_and_claims_by_any_name(newsroom: Newsroom) -> None:
    sandbox = newsroom.sandbox
    speakers = await sandbox.autocomplete("member", "briefing", "actor show", {"name": "песк"}, "name")
    stories = await sandbox.autocomplete("member", "briefing", "claims", {"topic": ""}, "topic")
    claims = await sandbox.autocomplete("member", "briefing", "claim show", {"claim": "vladiv"}, "claim")
    anything = await sandbox.autocomplete("member", "briefing", "who-denied", {"subject": "nis"}, "subject")
    assert speakers == [{"name": "Dmitry Peskov", "value": "peskov"}]
    assert [choice["value"] for choice in stories] == ["nk-troops"]
    assert "moved-1500" in [choice["value"] for choice in claims]
    assert anything[0]["value"] == "actor:nis"


async def test_a_direct_message_asks_the_library(newsroom: Newsroom) -> None:
    assert "Dmitry Peskov" in text(await newsroom.sandbox.reply_to("member", "dm", "!who-denied"))


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
