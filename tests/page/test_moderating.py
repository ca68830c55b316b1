"""What moderators and members do together, on the page with the real bot: add, decide, meet a rival, mend a form."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from bot.sandbox.serve import Sandbox
from cogs._editing import DiscordEditor
from tests.cogs.newsroom import Newsroom, opened_newsroom

from .conftest import Open, Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with opened_newsroom(tmp_path) as room:
        yield room


@pytest.fixture
def sandbox(newsroom: Newsroom) -> Sandbox:
    """The sandbox that `visit` opens: the one the real bot is in."""
    return newsroom.sandbox


async def command(seen: Visit, name: str, **options: str) -> None:
    """Type a slash command, choose the first offer for each of its options, and send it."""
    await seen.box.fill(f"/{name} ")
    asked = seen.page.get_by_role("group", name=f"/{name}")
    await expect(asked).to_be_visible()
    for option, words in options.items():
        field = asked.get_by_role("combobox", name=re.compile(rf"^{option}( required)?$"))
        if await field.count() == 0:
            await asked.get_by_role("button", name=f"+ {option}").click()
        await field.fill(words)
        await seen.offers()
        offers = seen.page.get_by_role("listbox", name=f"Choices for {option}").get_by_role("option")
        await offers.filter(has_text=re.compile(words, re.IGNORECASE)).first.click()
    await asked.get_by_role("button", name="Send").click()
    await expect(asked).to_be_hidden()


def form(seen: Visit, title: str) -> Locator:
    return seen.page.get_by_role("dialog", name=title)


async def submitted(seen: Visit, title: str, **fields: str) -> None:
    """Fill in an open form and submit it."""
    asked = form(seen, title)
    await expect(asked).to_be_visible()
    for label, words in fields.items():
        await asked.get_by_label(label.replace("_", " "), exact=False).first.fill(words)
    await asked.get_by_role("button", name="Submit").click()
    await expect(asked).to_have_count(0)


async def test_a_moderator_adds_a_denial_and_members_read_it(visit: Open) -> None:
    moe, mara = await visit("moderator"), await visit("member")
    await command(moe, "statement add", claim="sent troops", stance="denies", speaker="north korea")
    await submitted(
        moe,
        "Add statement",
        What_was_said="No soldiers were sent anywhere.",
        Quote="a groundless rumour",
        Day_it_was_said="21 Oct 2024",
        Where_it_was_read="https://example.org/envoy",
    )
    saved = moe.message("Added.")
    await expect(saved).to_contain_text("a groundless rumour")
    await expect(saved).to_contain_text("Only you can see this")
    await mara.say("!who-denied sent-to-russia")
    answer = mara.message("a groundless rumour")
    await expect(answer).to_contain_text("21 Oct 2024")
    await expect(answer.get_by_role("link", name="example.org").first).to_be_visible()
    await expect(mara.log.get_by_text("Added.")).to_have_count(0)
    await saved.get_by_role("button", name="Undo").click()
    await expect(moe.message("Undone")).to_be_visible()
    await mara.say("!who-denied sent-to-russia")
    await expect(mara.log.get_by_role("article").last).not_to_contain_text("groundless")


async def test_the_second_of_two_who_edit_chooses_what_stands(newsroom: Newsroom, visit: Open) -> None:
    newsroom.sandbox.set_roles("member", "Moderator")
    moe, mara = await visit("moderator"), await visit("member")
    for seen in (moe, mara):
        await command(seen, "claim edit", claim="About 1,500")
        await expect(form(seen, "Edit claim")).to_be_visible()
    await submitted(moe, "Edit claim", The_claim="It was 1,501 soldiers")
    await expect(moe.message("Saved.")).to_be_visible()
    await submitted(mara, "Edit claim", The_claim="It was 1,499 soldiers")
    held = mara.message("somebody changed this entry while you typed")
    await expect(held).to_contain_text("Moe changed it")
    await expect(held).to_contain_text("“It was 1,501 soldiers” → “It was 1,499 soldiers”")
    await held.get_by_role("button", name="Save mine").click()
    await expect(mara.message("Saved.")).to_contain_text("It was 1,499 soldiers")
    await moe.say("!claim moved-1500")
    await expect(moe.message("It was 1,499 soldiers")).to_be_visible()


async def test_a_suggestion_is_accepted_and_its_proposer_hears(visit: Open) -> None:
    moe, mara = await visit("moderator"), await visit("member")
    await command(moe, "desk setup", moderators_room="moderators")
    await expect(moe.message("The desk of this server")).to_contain_text("Nothing is missing.")
    await command(mara, "suggest")
    await submitted(mara, "Suggest a claim", The_claim="A road was closed", Who_says_so="NIS")
    await expect(mara.message("The moderators have it")).to_be_visible()
    await moe.page.get_by_role("navigation", name="Rooms").get_by_role("button", name="moderators").click()
    post = moe.message("Suggestion #1")
    await expect(post).to_contain_text("Mara suggests a claim:")
    await post.get_by_role("button", name="Accept").click()
    await moe.message("no reader meets it").get_by_role("button", name="Add the claim alone").click()
    await expect(moe.message("Added.").get_by_role("button", name="Add what NIS said …")).to_be_visible()
    await expect(moe.message("Suggestion #1")).to_contain_text("Accepted by Moe")
    await expect(moe.message("Suggestion #1").get_by_role("button", name="Accept")).to_have_count(0)
    await mara.page.get_by_role("navigation", name="Rooms").get_by_role("button", name="Direct message").click()
    await expect(mara.message("Your suggestion to Newsroom is on the desk")).to_contain_text("a-road-was-closed")


async def test_a_form_that_is_open_over_a_restart_is_taken(newsroom: Newsroom, visit: Open) -> None:
    seen = await visit("moderator")
    await seen.box.fill("/claim add ")
    await seen.page.get_by_role("button", name="Send").click()
    asked = form(seen, "Add claim")
    await asked.get_by_label("The claim").fill("A bridge was closed")
    await asked.get_by_label("Story").fill("nk-tropps")
    await newsroom.restart()
    newsroom.sandbox.interactions.by_id.clear()  # it begins anew with the bot, and Discord does not
    await asked.get_by_role("button", name="Submit").click()
    await expect(seen.message("Not saved yet: one thing is wrong.")).to_contain_text("A bridge was closed")


async def test_a_form_tells_all_that_is_wrong_and_cuts_nothing(visit: Open) -> None:
    seen = await visit("moderator")
    await seen.box.fill("/claim add ")
    await seen.page.get_by_role("button", name="Send").click()
    asked = form(seen, "Add claim")
    await asked.get_by_label("The claim").fill("w" * 350)
    await asked.get_by_label("Story").fill("")
    await asked.get_by_role("button", name="Submit").click()
    told = "“The claim, in one sentence” takes at most 300 characters; it has 350. Please fill in “Story”."
    await expect(asked.get_by_role("alert")).to_have_text(told)
    await expect(asked.get_by_label("The claim")).to_have_value("w" * 350)


async def test_a_refused_form_opens_again_filled(visit: Open) -> None:
    moe = await visit("moderator")
    await command(moe, "statement add", claim="sent troops", stance="denies", speaker="north korea")
    words = {"What_was_said": "Nobody was sent.", "Where_it_was_read": "https://example.org/envoy"}
    await submitted(moe, "Add statement", **words, Day_it_was_said="31 Feb 2024")
    held = moe.message("Not saved yet")
    await expect(held).to_contain_text("“31 Feb 2024” is a day that does not exist")
    await expect(held).to_contain_text("Nobody was sent.")
    await held.get_by_role("button", name="Edit day, source").click()
    asked = form(moe, "Add statement")
    await expect(asked.get_by_label("Day it was said")).to_have_value("31 Feb 2024")
    await expect(asked.get_by_label("Where it was read")).to_have_value("https://example.org/envoy")
    await submitted(moe, "Add statement", Day_it_was_said="29 Feb 2024")
    await expect(moe.message("Added.")).to_contain_text("29 Feb 2024")


async def test_a_moderator_turns_on_the_daily_digest_and_members_read_it_and_its_correction(
    visit: Open, newsroom: Newsroom
) -> None:
    moe, mara = await visit("moderator"), await visit("member")
    for seen in (moe, mara):
        await seen.page.get_by_role("button", name="digest").click()
        await expect(seen.page.get_by_text("a moderator turns it on with /digest start")).to_be_visible()
    await moe.box.fill("/digest start time:9am timezone:Europe/Kyiv")
    await moe.page.get_by_role("group", name="/digest start").get_by_role("button", name="Send").click()
    set_up = moe.message("The next three")
    await expect(set_up).to_contain_text("09:00 in Europe/Kyiv")
    await expect(set_up.get_by_text("#digest", exact=True)).to_be_visible()
    await command(moe, "statement add", claim="sent troops", stance="denies", speaker="north korea")
    what = {"What_was_said": "No soldiers were sent.", "Where_it_was_read": "https://example.org/envoy"}
    await submitted(moe, "Add statement", **what, Day_it_was_said="21 Oct 2024")
    await expect(moe.message("Added.")).to_be_visible()
    await command(moe, "digest now")
    digest = mara.message("What changed since")
    await expect(digest).to_contain_text("1 denial and 1 status change since")
    await expect(mara.log.get_by_text("The next three")).to_have_count(0)
    await moe.message("Added.").get_by_role("button", name="Undo").click()
    await expect(moe.message("Undone")).to_be_visible()
    await newsroom.bot.desk.amendments.tick(DiscordEditor(newsroom.bot))
    await expect(digest).to_contain_text("taken off the desk: North Korea denies: No soldiers were sent.")
    await expect(digest).to_contain_text("(edited)")
