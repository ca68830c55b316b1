"""A stranger's first minute: the bot in a process of its own, the page in a browser, a sample clicked."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.process.config import ROOT
from tests.openapi import PATH, OpenApi
from tests.unhurried import LONG

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The page of a bot that was started as `make run` starts it, with a store of its own.

    At the end every request it made must fit Discord's description.
    """
    heard = tmp_path / "requests.jsonl"
    settings = {"DISCORD_TOKEN": "", "SANDBOX_PORT": "0", "DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.page.observed", str(heard)),
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout
    said = (await asyncio.wait_for(process.stdout.readline(), LONG)).decode()
    found = re.search(r"http://\S+", said)
    assert found, said
    yield found[0]
    process.terminate()
    await process.wait()
    requests = [json.loads(line) for line in heard.read_text(encoding="utf-8").splitlines()]
    assert any(path.endswith("/messages") for _, path, _, _ in requests), "nothing was heard"
    if PATH.exists():
        described = OpenApi()
        assert [problem for request in requests for problem in described.request(*request)] == []


async def test_a_stranger_clicks_a_question_and_reads_who_denied_what(address: str, browser: Browser) -> None:
    page = await browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    await page.goto(address)
    await page.get_by_role("button", name="!who-denied").click()
    answer = page.get_by_role("log").get_by_role("article").last
    await expect(answer).to_contain_text("Dmitry Peskov, for Russia, denies: “fake news”")
    await expect(answer).to_contain_text("Also said, but not a denial")
    await answer.get_by_role("combobox").click()
    await page.get_by_role("option", name="Russia is using North Korean troops").click()
    await expect(page.get_by_text("Only you can see this").last).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("disputed, by what was said")
    await page.get_by_role("textbox", name="Message").fill("!actor Zelenski")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Volodymyr Zelenskyy").click()
    await expect(page.get_by_role("log")).to_contain_text("10,000 North Korean troops are being prepared")
    await page.get_by_role("button", name="@Claimdesk What did Peskov deny?").click()
    await expect(page.get_by_role("log")).to_contain_text("Dmitry Peskov, for Russia, denied: Russia is using")
    assert complaints == []
    await page.close()


async def test_what_moderators_write_is_seen_in_their_own_of_the_two_servers_alone(
    address: str, browser: Browser
) -> None:
    page = await browser.new_page()
    await page.goto(address)
    await page.get_by_role("radio", name="Moderator").check()
    box, log = page.get_by_role("textbox", name="Message"), page.get_by_role("log")
    await expect(page.get_by_text("You write as Moe.")).to_be_visible()
    await box.fill("/claim add text:A pier was burnt")
    await page.get_by_role("group", name="/claim add").get_by_role("button", name="Send").click()
    await expect(log).to_contain_text("Added.")
    for server, told in (("City desk", "No claim on the desk"), ("Newsroom", "A pier was burnt")):
        await page.get_by_role("link", name=server).click()
        await expect(page.get_by_role("link", name=server)).to_have_attribute("aria-current", "page")
        await box.fill("!claim a-pier-was-burnt")
        await box.press("Enter")
        await expect(log.get_by_role("article").last).to_contain_text(told)
    await page.close()
