"""Embeds, components of both generations, modals, and what the bot sent."""

import json

import pytest
from playwright.async_api import expect

from bot.sandbox import interactions

from .conftest import Open
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_embed_shows_its_parts_and_loads_no_picture_from_elsewhere(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!embed The Kremlin *denies* it")
    embed = seen.log.locator(".embed")
    title = embed.get_by_role("link", name="Who denied it")
    await expect(title).to_have_attribute("href", "https://apnews.com/")
    await expect(title).to_have_attribute("rel", "noopener noreferrer")
    await expect(embed.locator("em")).to_have_text("denies")
    await expect(embed.locator(".field-inline")).to_have_count(2)
    await expect(embed).to_contain_text("Picture without a description · example.org")
    await expect(embed).to_contain_text("pack of 18 October 2024")
    assert await embed.evaluate("box => box.style.getPropertyValue('--bar')") == "#25496f"
    await expect(embed.locator("img")).to_have_count(0)


async def test_a_button_of_a_layout_changes_its_message(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!desk")
    message = seen.message("The story")
    await expect(message.get_by_role("heading", name="The story")).to_be_visible()
    await expect(message.get_by_role("button", name="Nothing more")).to_be_disabled()
    source = message.get_by_role("link", name="Source")
    await expect(source).to_have_attribute("href", "https://apnews.com/")
    await expect(message).to_contain_text("A map · example.org")
    await message.get_by_role("button", name="Open it").press("Enter")
    await expect(seen.message("It is open")).to_be_visible()
    await expect(seen.log.get_by_text("The story")).to_have_count(0)


async def test_a_select_takes_several_values_by_keys_and_sends_them_when_done(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!desk")
    chooser = seen.log.get_by_role("combobox", name="Choose claims")
    keys = seen.page.keyboard
    await chooser.focus()
    await keys.press("Enter")
    options = seen.page.get_by_role("listbox", name="Choose claims").get_by_role("option")
    await expect(options).to_have_count(3)
    await keys.press("Space")
    await keys.press("ArrowDown")
    await keys.press("ArrowDown")
    await keys.press("Space")
    await expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    await keys.press("Escape")
    await expect(seen.message("You chose First and Third")).to_be_visible()


async def test_a_modal_checks_its_fields_and_comes_back_as_an_answer(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!buttons")
    await seen.log.get_by_role("button", name="Fill in").click()
    modal = seen.page.get_by_role("dialog", name="Add a claim")
    claim = modal.get_by_role("textbox", name="The claim required")
    await expect(claim).to_be_focused()
    await claim.fill("short")
    await modal.get_by_role("button", name="Submit").click()
    told = "“The claim” needs at least 10 characters; it has 5. Please choose for “Its standing”."
    await expect(modal.get_by_role("alert")).to_have_text(told)
    await claim.fill("North Korea moved 1,500 troops")
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal.get_by_role("alert")).to_have_text("Please choose for “Its standing”.")
    standing = modal.get_by_role("combobox", name="Its standing")
    await standing.press("ArrowDown")
    await standing.press("Enter")
    await modal.get_by_role("button", name="Submit").click()
    await expect(seen.message("Kept: North Korea moved 1,500 troops (Disputed)")).to_be_visible()
    await expect(modal).to_have_count(0)


async def test_escape_closes_a_modal_and_the_focus_goes_back_to_its_button(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!buttons")
    opener = seen.log.get_by_role("button", name="Fill in")
    await opener.press("Enter")
    await expect(seen.page.get_by_role("dialog")).to_be_visible()
    await seen.page.keyboard.press("Escape")
    await expect(seen.page.get_by_role("dialog")).to_have_count(0)
    await expect(opener).to_be_focused()


@pytest.mark.parametrize("by", ["Escape", "Cancel", "Close"])
async def test_a_modal_into_which_was_typed_is_not_closed_unasked(bot: TinyBot, visit: Open, by: str) -> None:
    seen = await visit()
    await seen.say("!buttons")
    await seen.log.get_by_role("button", name="Fill in").click()
    modal = seen.page.get_by_role("dialog", name="Add a claim")
    asked = seen.page.get_by_role("dialog", name="Leave this form?")
    claim = modal.get_by_role("textbox", name="The claim required")
    await claim.fill("North Korea moved")

    async def leave() -> None:
        if by == "Escape":
            await seen.page.keyboard.press("Escape")
        else:
            await modal.get_by_role("button", name=by).click()

    for _ in range(2):
        await leave()
        await expect(asked).to_be_visible()
        await seen.page.keyboard.press("Escape")
        await expect(asked).to_have_count(0)
        await expect(claim).to_have_value("North Korea moved")
    await claim.dispatch_event("keydown", {"key": "Escape", "isComposing": True, "bubbles": True})
    await expect(asked).to_have_count(0)  # it takes back what an input method offers, and no form
    await leave()
    await asked.get_by_role("button", name="Keep typing").click()
    await expect(claim).to_have_value("North Korea moved")
    await leave()
    await asked.get_by_role("button", name="Leave").click()
    await expect(seen.page.get_by_role("dialog")).to_have_count(0)


async def test_a_silent_bot_is_said_to_have_failed(bot: TinyBot, visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interactions, "DEADLINE", 1.5)
    seen = await visit()
    await seen.say("!buttons")
    silent = seen.log.get_by_role("button", name="Stay silent")
    await silent.click()
    await expect(silent).to_have_attribute("aria-busy", "true")
    await expect(seen.log.get_by_text("did not respond")).to_be_visible()
    await expect(silent).not_to_have_attribute("aria-busy", "true")


async def test_what_the_bot_sent_is_shown_as_json(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!embed exactly this")
    message = seen.message("exactly this")
    await expect(message.locator(".embed")).to_be_visible()
    await message.get_by_role("button", name="Actions for the message of Claimdesk").press("Enter")
    await seen.page.get_by_role("menuitem", name="What the bot sent").click()
    sheet = seen.page.get_by_role("dialog", name="What the bot sent")
    sent = json.loads(await sheet.locator("pre").first.inner_text())
    assert sent["embeds"][0]["description"] == "exactly this"
    await seen.page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
