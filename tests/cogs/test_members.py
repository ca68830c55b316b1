"""What a member sees: by message, by slash command, by button and menu, in a room and in a direct message."""

import pytest

from bot.briefing.guide import COMMANDS
from tests.cogs.driving import Message, button, pressable, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")

CALLED = {"claim": "claim show", "actor": "actor show"}
"""What a command is called by slash where moderators' commands share its word."""


def menu(message: Message) -> Message:
    return next(c for c in pressable(message) if c["type"] == 3)


@pytest.mark.parametrize("verb", [verb for verb, *_ in COMMANDS])
async def test_every_command_answers_by_message_and_by_slash_alike(shared: Newsroom, verb: str) -> None:
    words = {"claim": "used-in-ukraine", "actor": "NATO", "history": "claim:used-in-ukraine"}.get(verb, "")
    words = "22 Nov 2026" if verb == "since" else words
    option = {"claim": "claim", "actor": "name", "history": "entry", "since": "day"}.get(verb, "")
    typed = await shared.sandbox.reply_to("member", "briefing", f"!{verb} {words}")
    called = await shared.sandbox.answer(
        shared.sandbox.command("member", "briefing", CALLED.get(verb, verb), {option: words} if option else {})
    )
    assert text(typed) == text(called)
    assert len(text(typed)) > 80


async def test_a_member_sees_who_denied_and_apart_who_found_no_evidence(shared: Newsroom) -> None:
    shown = text(await shared.sandbox.reply_to("member", "briefing", "!who-denied nk-troops"))
    denied, _, apart = shown.partition("Also said, but not a denial")
    assert "Dmitry Peskov" in denied
    assert "“fake news”" in denied
    assert "Rutte" not in denied
    assert "Mark Rutte" in apart


@pytest.mark.parametrize(
    "typed", ["!who denied nk-troops", "!WHO-DENIED NK Troops", "!who-denied north korean soldiers", "! who-denied"]
)
async def test_a_command_is_understood_however_it_is_spelt(shared: Newsroom, typed: str) -> None:
    assert "Dmitry Peskov" in text(await shared.sandbox.reply_to("member", "briefing", typed))


async def test_plain_gives_text_and_no_embed(shared: Newsroom) -> None:
    for typed in ("!claims --plain", "!topics --plain", "!claims nk-troops —plain"):
        answer = await shared.sandbox.reply_to("member", "briefing", typed)
        assert not answer["embeds"]
        assert "North Korean" in answer["content"]
    called = await shared.sandbox.answer(shared.sandbox.command("member", "briefing", "topics", {"plain": True}))
    assert not called["embeds"]


async def test_a_direct_message_says_where_it_matters_that_the_library_alone_answers(shared: Newsroom) -> None:
    ask = shared.sandbox.reply_to
    alone = "Here the library alone answers; what a server's moderators added is asked in that server."
    for line in ("!help", "!claim no-such-thing-at-all"):
        assert alone in text(await ask("member", "dm", line)), line
        assert "library alone" not in text(await ask("member", "briefing", line)), line
    for line in ("did China deny it?", "!who-denied nato"):
        foot = (await ask("member", "dm", line))["embeds"][0]["footer"]["text"]
        assert "from the library alone, without what a server's moderators added" in foot, line
    for line in ("did Russia deny it?", "!claims", "!help claims", "!claim sent-to-rusia"):
        assert "library alone" not in text(await ask("member", "dm", line)), line


async def test_in_a_direct_message_help_needs_no_prefix_and_offers_no_moderators(shared: Newsroom) -> None:
    ask = shared.sandbox.reply_to
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


async def test_help_explains_one_command(shared: Newsroom) -> None:
    shown = text(await shared.sandbox.reply_to("member", "briefing", "!help who denied"))
    assert "How to ask !who-denied" in shown and "!who-denied nk-troops" in shown
    called = shared.sandbox.command("member", "briefing", "help", {"command": "topics"})
    assert "How to ask !topics" in text(await shared.sandbox.answer(called))
    assert "/claim show" in text(await shared.sandbox.reply_to("member", "briefing", "!help claim"))
    assert "/undo" in text(await shared.sandbox.reply_to("member", "briefing", "!help statement add"))
    assert "did you mean !claims?" in text(await shared.sandbox.reply_to("member", "briefing", "!help cliams"))
    plain = await shared.sandbox.reply_to("member", "briefing", "!help topics --plain")
    assert plain["content"].startswith("How to ask !topics") and not plain["embeds"]


async def test_pages_turn_in_place_there_and_back(shared: Newsroom) -> None:
    first = dict(await shared.sandbox.reply_to("member", "briefing", "!claims"))
    footer = first["embeds"][0]["footer"]["text"]
    assert footer.startswith("page 1 of ")
    turned = dict(
        await shared.sandbox.answer(shared.sandbox.press("moderator", first, button(first, "Next ›")["custom_id"]))
    )
    assert turned["id"] == first["id"]
    assert turned["embeds"][0]["footer"]["text"].startswith("page 2 of ")
    back = await shared.sandbox.answer(shared.sandbox.press("member", turned, button(turned, "‹ Back")["custom_id"]))
    assert back["embeds"] == first["embeds"]


async def test_the_menu_opens_a_claim_for_the_one_who_chose(shared: Newsroom) -> None:
    listed = await shared.sandbox.reply_to("member", "briefing", "!who-denied")
    chosen = menu(listed)
    opened = await shared.sandbox.answer(
        shared.sandbox.press("member", listed, chosen["custom_id"], [chosen["options"][0]["value"]])
    )
    assert opened["embeds"][0]["title"] == "Russia is using North Korean troops in the Ukraine conflict"
    assert opened["ephemeral_for"] == shared.sandbox.world.people["member"]["id"]


async def test_autocomplete_knows_stories_speakers_and_claims_by_any_name(shared: Newsroom) -> None:
    sandbox = shared.sandbox
    speakers = await sandbox.autocomplete("member", "briefing", "actor show", {"name": "песк"}, "name")
    stories = await sandbox.autocomplete("member", "briefing", "claims", {"topic": ""}, "topic")
    claims = await sandbox.autocomplete("member", "briefing", "claim show", {"claim": "vladiv"}, "claim")
    anything = await sandbox.autocomplete("member", "briefing", "who-denied", {"subject": "nis"}, "subject")
    assert speakers == [{"name": "Dmitry Peskov", "value": "peskov"}]
    assert [choice["value"] for choice in stories] == ["nk-troops"]
    assert "moved-1500" in [choice["value"] for choice in claims]
    assert anything[0]["value"] == "actor:nis"


async def test_a_direct_message_asks_the_library(shared: Newsroom) -> None:
    assert "Dmitry Peskov" in text(await shared.sandbox.reply_to("member", "dm", "!who-denied"))
