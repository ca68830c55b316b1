"""The slash picker and the commands of a message's menu, by keyboard."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from .conftest import Open
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_command_is_found_filled_in_and_sent_by_keys_alone(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    keys = seen.page.keyboard
    await keys.press("/")
    options = seen.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options.filter(has_text="Ask about a story")).to_be_visible()
    await keys.type("as")
    await expect(options).to_have_count(1)
    await keys.press("Enter")
    topic = seen.page.get_by_role("combobox", name="topic required")
    await expect(topic).to_be_focused()
    await keys.type("nk")
    choices = seen.page.get_by_role("listbox", name="Choices for topic").get_by_role("option")
    await expect(choices).to_have_text(["Story nk-troops", "Story nk-shells"])
    await seen.offers()
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(topic).to_have_value("Story nk-shells")
    await keys.press("Enter")
    answer = seen.message("About nk-shells, plain False")
    await expect(answer.locator(".context")).to_have_text("Mara used /ask")
    await expect(seen.box).to_be_focused()


async def test_enter_picks_the_choice_that_is_marked(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    keys = seen.page.keyboard
    await keys.type("/ask nk-t")
    marked = seen.page.get_by_role("listbox", name="Choices for topic").locator(".option-active")
    await expect(marked).to_have_text("Story nk-troops")
    await keys.press("Enter")
    await expect(seen.page.get_by_role("combobox", name="topic required")).to_have_value("Story nk-troops")
    await keys.press("Enter")
    await expect(seen.message("About nk-troops, plain False")).to_be_visible()


async def test_a_missing_option_is_named_in_a_sentence(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/ask ")
    topic = seen.page.get_by_role("combobox", name="topic required")
    await expect(topic).to_be_focused()
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("alert")).to_have_text("“topic” is needed: Which story")
    await expect(topic).to_have_attribute("aria-invalid", "true")


async def test_a_line_that_is_no_command_is_sent_and_the_list_closes(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/nonsense here")
    none = seen.page.get_by_text("No such command.")
    await expect(none).to_be_visible()
    await seen.page.keyboard.press("Enter")
    await expect(seen.message("/nonsense here")).to_be_visible()
    await expect(seen.box).to_have_value("")
    await expect(none).to_be_hidden()


async def test_an_optional_switch_is_added_and_chosen(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/ask nk-troops")
    await seen.page.get_by_role("button", name="+ plain").press("Enter")
    await seen.page.keyboard.type("tr")
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("combobox", name="plain")).to_have_value("True")
    await seen.page.keyboard.press("Enter")
    await expect(seen.message("About nk-troops, plain True")).to_be_visible()


async def test_a_word_of_a_list_typed_whole_is_the_one_that_is_sent(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/ask nk-troops")
    await seen.page.get_by_role("button", name="+ plain").press("Enter")
    await seen.page.keyboard.type("False")
    await seen.page.keyboard.press("ArrowDown")
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("combobox", name="plain")).to_have_value("False")


async def test_escape_leaves_the_command_and_keeps_its_words(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/ask oly")
    await expect(seen.page.get_by_role("option", name="Story olympics")).to_be_visible()
    await seen.page.keyboard.press("Escape")
    await expect(seen.page.get_by_role("option")).to_have_count(0)
    await seen.page.keyboard.press("Escape")
    await expect(seen.box).to_be_focused()
    await expect(seen.box).to_have_value("/ask topic:oly")


async def test_escape_closes_a_list_that_is_still_being_asked_for(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/ask oly")
    await expect(seen.page.get_by_role("option", name="Story olympics")).to_be_visible()
    await expect(seen.page.get_by_role("listbox", name="Choices for topic")).to_have_attribute("aria-busy", "false")
    held: asyncio.Queue[Route] = asyncio.Queue()
    await seen.page.route("**/autocomplete", held.put_nowait)
    await seen.page.keyboard.type("m")
    asked = await held.get()
    await seen.page.keyboard.press("Escape")
    async with seen.page.expect_response("**/autocomplete") as answer:
        await asked.continue_()
    await (await answer.value).finished()
    await seen.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    await expect(seen.page.get_by_role("option")).to_have_count(0)


async def test_a_mark_that_was_moved_stays_where_it_is_as_the_list_comes_anew(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    marked = seen.page.get_by_role("listbox", name="Choices for topic").locator(".option-active")
    await seen.page.keyboard.type("/ask n")
    await expect(marked).to_have_text("Story nk-troops")
    await seen.offers()
    held: asyncio.Queue[Route] = asyncio.Queue()
    await seen.page.route("**/autocomplete", held.put_nowait)
    await seen.page.keyboard.type("k")
    asked = await held.get()
    await seen.page.keyboard.press("ArrowDown")
    await expect(marked).to_have_text("Story nk-shells")
    await asked.continue_()
    await seen.offers()
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("combobox", name="topic required")).to_have_value("Story nk-shells")


async def test_a_slash_sample_opens_the_command_filled_in(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.get_by_role("button", name="/ask topic:nk-troops").click()
    topic = seen.page.get_by_role("combobox", name="topic required")
    await expect(topic).to_have_value("nk-troops")
    await topic.press("Enter")
    await expect(seen.message("About nk-troops")).to_be_visible()


async def test_a_subcommand_takes_a_room_and_a_number_and_refuses_what_is_neither(bot: TinyBot, visit: Open) -> None:
    seen = await visit("moderator")
    keys = seen.page.keyboard
    await keys.type("/keep")
    await expect(seen.page.get_by_role("option", name="/keep add")).to_be_visible()
    await keys.press("Enter")
    await keys.type("dig")
    await keys.press("Enter")
    times = seen.page.get_by_role("textbox", name="times required")
    await expect(times).to_be_focused()
    await keys.type("9")
    await keys.press("Enter")
    await expect(seen.page.get_by_role("alert")).to_have_text("“times” must be at most 5.")
    await times.fill("2.5")
    await keys.press("Enter")
    await expect(seen.page.get_by_role("alert")).to_have_text("“times” takes a whole number.")
    await times.fill("2")
    await keys.press("Enter")
    await expect(seen.message("Added to digest, 2 times").locator(".context")).to_have_text("Moe used /keep add")


async def test_a_member_is_not_offered_the_moderators_commands(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.keyboard.type("/")
    await expect(seen.page.get_by_role("option", name="/ask")).to_be_visible()
    await expect(seen.page.get_by_role("option", name="/keep add")).to_have_count(0)


async def test_a_message_command_is_run_from_the_menu_by_keys(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!echo 1,500 moved")
    await expect(seen.log.get_by_role("article")).to_have_count(2)
    keys = seen.page.keyboard
    await seen.log.focus()
    await keys.press("ArrowUp")
    await expect(seen.log.get_by_role("article").nth(1)).to_be_focused()
    await keys.press("Enter")
    menu = seen.page.get_by_role("menu", name="Message actions")
    await expect(menu.get_by_role("menuitem", name="Reply")).to_be_focused()
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(seen.message("Checked: 1,500 moved")).to_be_visible()


async def test_escape_closes_the_menu_and_the_focus_goes_back(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!echo anything")
    opener = seen.log.get_by_role("button", name="Actions for the message of Claimdesk")
    await opener.focus()
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("menu")).to_be_visible()
    await seen.page.keyboard.press("Escape")
    await expect(seen.page.get_by_role("menu")).to_have_count(0)
    await expect(opener).to_be_focused()
