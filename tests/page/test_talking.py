"""Messages on the page: sent, answered, replied to, edited, hidden, lost and found again."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from bot.sandbox.serve import Sandbox

from .conftest import SAMPLES, Open, Visit
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_clicking_a_sample_sends_it_and_shows_the_answer(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.get_by_role("button", name="!echo **1,500** moved").click()
    answer = seen.log.get_by_role("article").nth(1)
    await expect(answer.locator(".author")).to_have_text("Claimdesk")
    await expect(answer.locator(".bot-tag")).to_be_visible()
    await expect(answer.locator("strong", has_text="1,500")).to_be_visible()
    await expect(answer.locator(".context")).to_contain_text("Mara")


async def test_enter_sends_and_shift_enter_makes_a_line(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.box.press_sequentially("!echo one")
    await seen.box.press("Shift+Enter")
    await seen.box.press_sequentially("two")
    await expect(seen.box).to_have_value("!echo one\ntwo")
    await seen.box.press("Enter")
    await expect(seen.box).to_have_value("")
    await expect(seen.message("two").locator(".message-body")).to_have_text(re.compile("one\ntwo"), use_inner_text=True)


async def test_a_name_is_offered_and_is_a_mention_once_it_is_sent(bot: TinyBot, sandbox: Sandbox, visit: Open) -> None:
    seen = await visit()
    me, told = sandbox.world.application_id, sandbox.world.messages[sandbox.world.rooms["briefing"]]
    await seen.box.press_sequentially("hello @cl")
    offered = seen.page.get_by_role("listbox", name="People").get_by_role("option")
    await expect(offered).to_have_text(["@Claimdeskbot"])
    await seen.box.press("Enter")
    await expect(seen.box).to_have_value("hello @Claimdesk ")
    await expect(offered).to_have_count(0)
    await seen.box.press_sequentially("who?")
    await seen.box.press("Enter")
    await expect(seen.message("who?").locator(".pill", has_text="@Claimdesk")).to_be_visible()
    await seen.say("@claimdesk, not x@claimdesk nor @claimdesks")
    await expect(seen.message("claimdesks").locator(".pill")).to_have_count(1)
    assert [m["content"] for m in told.values() if m["author"]["id"] != me] == [
        f"hello <@{me}> who?",
        f"<@{me}>, not x@claimdesk nor @claimdesks",
    ]
    await seen.box.press("ArrowUp")
    await expect(seen.box).to_have_value("@claimdesk, not x@claimdesk nor @claimdesks")


async def test_a_question_that_names_no_bot_is_told_how_to(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    note = seen.log.get_by_text("No bot was named, so none answers. Type: @Claimdesk who denied it?")
    await seen.say("!echo who?")
    await expect(seen.log.get_by_role("article")).to_have_count(2)  # the answer comes before the question
    await seen.say("so we said")
    await seen.say("who denied it?")
    await expect(note).to_be_visible()
    await expect(seen.log.get_by_text("No bot was named")).to_have_count(1)


async def test_a_command_that_nobody_answers_is_told_how_to(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    for typed in ("!secret now", "!ecko who?", "! ... well"):
        await seen.say(typed)
    await expect(seen.log.get_by_text("None answers: this one is a slash command. Type: /secret")).to_be_visible()
    await expect(seen.log.get_by_text("None answers: “ecko” is no command.")).to_be_visible()
    await expect(seen.log.get_by_text("None answers")).to_have_count(2)


async def test_the_up_arrow_brings_back_what_was_said(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    for words in ("!echo first", "!echo second"):
        await seen.say(words)
        await expect(seen.box).to_have_value("")
    await seen.box.press("ArrowUp")
    await expect(seen.box).to_have_value("!echo second")
    await seen.box.press("ArrowUp")
    await expect(seen.box).to_have_value("!echo first")
    await seen.box.press("ArrowDown")
    await expect(seen.box).to_have_value("!echo second")


async def test_a_text_too_long_stays_with_a_sentence(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("x" * 2001)
    await expect(seen.page.get_by_role("alert")).to_have_text("That is 1 characters too long; a message holds 2000.")
    await expect(seen.page.get_by_text("2001 of 2000")).to_be_visible()
    await expect(seen.box).to_have_value("x" * 2001)
    await expect(seen.log.get_by_role("article")).to_have_count(0)


async def test_a_reply_names_the_message_it_answers(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!echo hello there")
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    answer = seen.log.get_by_role("article").nth(1)
    await answer.hover()
    await answer.get_by_role("button", name="Actions for the message of Claimdesk").click()
    await seen.page.get_by_role("menuitem", name="Reply").click()
    await expect(seen.page.get_by_text("Replying to Claimdesk hello there")).to_be_visible()
    await seen.say("thank you")
    mine = seen.message("thank you")
    await expect(mine.locator(".context")).to_contain_text("Claimdesk hello there")
    await mine.locator(".context-jump").click()
    await expect(answer).to_be_focused()


async def held_back(seen: Visit, path: str) -> asyncio.Event:
    """Answers of the sandbox to a path reach the page only once this is set: what they are about is done before."""
    let = asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        await let.wait()
        await route.fulfill(response=answer)

    await seen.page.route(f"**/page/{path}", hold)
    return let


async def test_what_is_sent_while_a_message_is_on_its_way_is_sent_after_it(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    let = await held_back(seen, "send")
    await seen.say("!echo one")
    await seen.box.press("Enter")
    await seen.say("!echo two")
    let.set()
    await expect(seen.message("two")).to_be_visible()
    await expect(seen.log.get_by_role("article")).to_have_count(4)
    await expect(seen.box).to_have_value("")


async def test_what_is_begun_while_a_command_is_on_its_way_is_kept(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    let = await held_back(seen, "command")
    await seen.say("/secret")
    await seen.page.keyboard.press("Enter")
    await expect(seen.message("Between us")).to_be_visible()
    await seen.page.keyboard.type("/")
    let.set()
    await expect(seen.page.get_by_role("option").first).to_be_visible()
    await expect(seen.box).to_have_value("/")


async def test_a_reply_to_an_embed_names_its_title(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!embed a table")
    await seen.message("a table").get_by_role("button", name="Actions for the message of Claimdesk").click()
    await seen.page.get_by_role("menuitem", name="Reply").click()
    await expect(seen.page.get_by_text("Replying to Claimdesk Who denied it")).to_be_visible()
    await seen.say("thank you")
    await expect(seen.message("thank you").locator(".context")).to_contain_text("Claimdesk Who denied it")


async def test_an_edit_is_marked(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!edit")
    await expect(seen.message("second wording").get_by_text("(edited)")).to_be_visible()
    await expect(seen.log.get_by_text("first wording")).to_have_count(0)


async def test_a_deferred_answer_thinks_and_then_answers(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("/slow")
    await seen.page.keyboard.press("Enter")
    await expect(seen.message("Claimdesk is thinking")).to_be_visible()
    bot.go_on.set()
    answer = seen.message("Here it is")
    await expect(answer).to_be_visible()
    await expect(answer.locator(".context")).to_have_text("Mara used /slow")
    await expect(seen.log.get_by_text("is thinking")).to_have_count(0)
    await expect(seen.log.get_by_role("article")).to_have_count(1)


async def test_an_ephemeral_answer_is_seen_by_its_viewer_alone_and_dismissed(bot: TinyBot, visit: Open) -> None:
    member, moderator = await visit(), await visit("moderator")
    await member.say("/secret")
    await member.page.keyboard.press("Enter")
    private = member.message("Between us")
    await expect(private.get_by_text("Only you can see this")).to_be_visible()
    await member.say("!echo for all")
    await expect(moderator.message("for all").first).to_be_visible()
    await expect(moderator.log.get_by_text("Between us")).to_have_count(0)
    await private.get_by_role("button", name="Dismiss").click()
    await expect(member.log.get_by_text("Between us")).to_have_count(0)
    await member.page.reload()
    await expect(member.message("for all").first).to_be_visible()
    await expect(member.log.get_by_text("Between us")).to_have_count(0)


async def test_only_a_moderator_sees_the_moderators_room(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    rooms = seen.page.get_by_role("navigation", name="Rooms")
    await expect(rooms.get_by_role("button", name="briefing")).to_be_visible()
    await expect(rooms.get_by_role("button", name="moderators")).to_have_count(0)
    await seen.page.get_by_role("radio", name="Moderator").check()
    await expect(rooms.get_by_role("button", name="moderators")).to_be_visible()
    await expect(seen.page.get_by_text("You write as Moe.")).to_be_visible()


async def test_a_room_keeps_its_draft_and_shows_that_something_is_new(bot: TinyBot, visit: Open) -> None:
    seen, other = await visit(), await visit("moderator")
    rooms = seen.page.get_by_role("navigation", name="Rooms")
    await seen.box.fill("half a thought")
    await rooms.get_by_role("button", name="digest").click()
    await expect(seen.page.get_by_role("heading", name="#digest is quiet")).to_be_visible()
    await expect(seen.box).to_have_value("")
    await other.say("!echo anything new")
    await rooms.get_by_role("button", name="briefing has new messages").click()
    await expect(seen.box).to_have_value("half a thought")
    await expect(seen.message("anything new").first).to_be_visible()


async def test_an_answer_taller_than_the_log_is_shown_from_its_beginning(bot: TinyBot, visit: Open) -> None:
    seen = await visit(height=500)
    await seen.box.fill("!echo first line" + "\nline" * 60 + "\nlast line")
    await seen.box.press("Enter")
    answer = seen.log.get_by_role("article").nth(1)
    await expect(answer.locator(".author")).to_be_in_viewport()
    await expect(seen.page.get_by_role("button", name="Newer messages")).to_be_hidden()


async def test_a_reader_of_old_messages_stays_there_and_is_told_of_newer_ones(bot: TinyBot, visit: Open) -> None:
    seen, other = await visit(height=500), await visit("moderator")
    await seen.say("!echo first" + " line" * 390)
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    await seen.log.evaluate(
        "log => new Promise((done) => { log.addEventListener('scroll', done, { once: true }); log.scrollTop = 0; })"
    )
    await other.say("something new")
    newer = seen.page.get_by_role("button", name="Newer messages")
    await expect(newer).to_be_visible()
    assert await seen.log.evaluate("log => log.scrollTop") == 0
    await newer.click()
    await expect(seen.message("something new")).to_be_in_viewport()


async def test_the_direct_message_is_between_two(bot: TinyBot, visit: Open) -> None:
    seen, other = await visit(), await visit("moderator")
    for one in (seen, other):
        await one.page.get_by_role("button", name="Direct message").click()
    await seen.say("!echo in confidence")
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    await other.say("!echo something else")
    await expect(other.log.get_by_role("article")).to_have_count(2)
    await expect(other.log.get_by_text("in confidence")).to_have_count(0)


async def test_a_link_to_a_message_opens_its_room_and_shows_it(bot: TinyBot, visit: Open, sandbox: Sandbox) -> None:
    seen = await visit()
    await seen.say("!echo over here")
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    linked = await seen.log.get_by_role("article").nth(1).get_attribute("data-id")
    await seen.page.goto(f"{sandbox.page}?again#{sandbox.world.rooms['briefing']}/{linked}")
    await expect(seen.log.get_by_role("article").nth(1)).to_be_focused()


async def test_a_reset_empties_the_rooms_after_a_question(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!echo to be forgotten")
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    await seen.page.get_by_role("button", name="Reset", exact=True).click()
    await seen.page.get_by_role("dialog").get_by_role("button", name="Keep everything").click()
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    await seen.page.get_by_role("button", name="Reset", exact=True).click()
    await seen.page.get_by_role("dialog").get_by_role("button", name="Reset the sandbox").click()
    await expect(seen.page.get_by_role("heading", name="#briefing is quiet")).to_be_visible()


async def test_before_the_bot_is_there_the_page_says_so_and_keeps_the_text(visit: Open) -> None:
    seen = await visit(ready=False)
    await expect(seen.page.get_by_text("The bot is starting.", exact=False).first).to_be_visible()
    await seen.say("!echo early")
    await expect(seen.page.get_by_role("alert")).to_contain_text("still starting")
    await expect(seen.box).to_have_value("!echo early")


async def test_a_lost_sandbox_is_told_the_text_kept_and_a_new_one_found(sandbox: Sandbox, visit: Open) -> None:
    seen = await visit(ready=False)
    seen.expected = ("WebSocket connection", "ERR_CONNECTION_REFUSED")
    await seen.box.fill("not lost")
    port = int(seen.origin.rstrip("/").rpartition(":")[2])
    await sandbox.stop()
    await expect(seen.page.get_by_text("The connection to the sandbox is lost. Trying again…")).to_be_visible()
    async with Sandbox(port=port, samples=SAMPLES):
        await expect(seen.page.get_by_text("The connection to the sandbox is lost.")).to_have_count(0)
        await expect(seen.box).to_have_value("not lost")
        await seen.page.close()


async def test_while_the_sandbox_is_away_nothing_says_online_and_once_it_is_back_nothing_says_it_is_away(
    bot: TinyBot, sandbox: Sandbox, visit: Open
) -> None:
    seen = await visit()
    seen.expected = ("WebSocket connection", "ERR_CONNECTION_REFUSED", "Failed to load resource")
    presence = seen.page.locator("#presence")
    await expect(presence).to_have_text("Online")
    port = int(seen.origin.rstrip("/").rpartition(":")[2])
    sandbox.world.tell_pages = lambda event: None  # type: ignore[method-assign]
    await bot.close()  # it goes with its sandbox, of which the page hears nothing any more, and does not come back
    await sandbox.stop()
    await expect(presence).to_have_text("Offline")
    await seen.say("!echo anybody")
    await expect(seen.page.get_by_role("alert")).to_contain_text("cannot be reached")
    async with Sandbox(port=port, samples=SAMPLES):
        await expect(seen.page.get_by_role("alert")).to_have_text("")
        await expect(presence).to_have_text("Starting")
        await expect(seen.page.get_by_text("What is said here is forgotten when the sandbox stops")).to_be_visible()
        await seen.page.close()


async def test_the_date_beside_the_rooms_is_the_viewers_day_after_midnight_too(visit: Open) -> None:
    seen = await visit(ready=False)
    line = seen.page.locator("#dateline")
    await seen.page.clock.install(time="2026-11-27T23:59:00")
    await seen.page.reload()
    await expect(line).to_have_text("Friday, 27 November 2026")
    await seen.page.clock.run_for(90_000)
    await expect(line).to_have_text("Saturday, 28 November 2026")
    await seen.page.clock.set_system_time("2026-11-30T09:00:00")
    await seen.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(line).to_have_text("Monday, 30 November 2026")
