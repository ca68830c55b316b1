"""Files on the page: sent with a command, fetched from a message; and rooms that open while one looks."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.sandbox.serve import Sandbox

from .conftest import Open
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_file_goes_with_a_command_and_the_bot_reads_it(bot: TinyBot, visit: Open, tmp_path: Path) -> None:
    listed = tmp_path / "quotes.csv"
    listed.write_text("claim,text", encoding="utf-8")
    seen = await visit()
    await seen.page.keyboard.type("/read ")
    file = seen.page.get_by_label("file required")
    await expect(file).to_be_focused()
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("alert")).to_have_text("“file” is needed: A list of claims")
    await file.set_input_files(listed)
    await seen.page.get_by_role("button", name="Send", exact=True).click()
    await expect(seen.message("quotes.csv (text/csv) holds: claim,text")).to_be_visible()


async def test_a_file_that_is_too_large_is_told_and_not_sent(bot: TinyBot, visit: Open, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(10 * 1024 * 1024 + 1))
    seen = await visit()
    await seen.page.keyboard.type("/read ")
    await seen.page.get_by_label("file required").set_input_files(large)
    await seen.page.get_by_role("button", name="Send", exact=True).click()
    await expect(seen.page.get_by_role("alert")).to_have_text("“file” takes a file of at most 10 MB.")
    assert not [url for url in seen.requests if "/page/upload" in url]


async def test_what_the_bot_sends_can_be_fetched_from_the_page(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!file claim,text")
    link = seen.message("As asked").get_by_role("link", name="claims.csv · 10 bytes")
    async with seen.page.expect_download() as fetched:
        await link.click()
    download = await fetched.value
    assert download.suggested_filename == "claims.csv"
    assert (await download.path()).read_text(encoding="utf-8") == "claim,text"


async def test_files_are_linked_by_whichever_name_the_machine_is_called(
    bot: TinyBot, visit: Open, sandbox: Sandbox
) -> None:
    seen = await visit()
    await seen.say("!file claim,text")
    await expect(seen.message("As asked").get_by_role("link", name="claims.csv")).to_be_visible()
    seen.origin = sandbox.page.replace("127.0.0.1", "localhost")
    seen.requests.clear()
    await seen.page.goto(seen.origin)
    link = seen.message("As asked").get_by_role("link", name="claims.csv")
    async with seen.page.expect_download() as fetched:
        await link.click()
    assert (await (await fetched.value).path()).read_text(encoding="utf-8") == "claim,text"


async def test_a_new_thread_is_a_room_at_once(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.box.fill("!thread Sources asked for")
    await seen.box.press("Enter")
    await seen.page.get_by_role("navigation").get_by_text("Sources asked for").click()
    await expect(seen.message("First in the thread")).to_be_visible()


async def test_a_press_on_a_room_is_not_lost_as_a_message_comes(bot: TinyBot, visit: Open) -> None:
    seen, other = await visit(), await visit("moderator")
    await other.page.get_by_role("navigation", name="Rooms").get_by_role("button", name="digest").click()
    await seen.page.get_by_role("navigation", name="Rooms").get_by_role("button", name="digest").hover()
    await seen.page.mouse.down()
    await other.say("!echo anything new")
    await expect(seen.page.get_by_role("button", name="digest has new messages")).to_be_visible()
    await seen.page.mouse.up()
    await expect(seen.page.get_by_role("heading", name="#digest", exact=True)).to_be_visible()
