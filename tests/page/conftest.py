"""A browser, a sandbox and a tiny real bot for the tests of the page."""

import asyncio
import contextlib
import os
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.sandbox.serve import Sandbox
from tests.unhurried import LONG

from .tiny_bot import TinyBot, aim

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLES = (
    {"room": "briefing", "text": "!echo **1,500** moved"},
    {"room": "briefing", "text": "/ask topic:nk-troops"},
    {"room": "digest", "text": "!echo for the digest"},
)
PATIENCE_MS = LONG * 1000

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Visit:
    """A page open in the browser, with what it complained of and asked for."""

    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox", name="Message")

    def message(self, words: str) -> Locator:
        """The newest message that holds these words."""
        return self.log.get_by_role("article").filter(has_text=words).last

    async def say(self, words: str) -> None:
        await self.box.fill(words)
        await self.box.press("Enter")

    async def offers(self) -> None:
        """Wait until what a list offers is for all that was typed: another list may yet take its place before."""
        await expect(self.page.locator(".listbox[aria-busy=true]")).to_have_count(0)

    def check(self) -> None:
        """Fail on a console error nobody expected, or a request to another machine."""
        surprising = [line for line in self.complaints if not any(known in line for known in self.expected)]
        assert surprising == []
        assert [url for url in self.requests if not url.startswith((self.origin, "data:"))] == []


Open = Callable[..., Awaitable[Visit]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on PATH, and these tests may not be skipped in CI")
        pytest.skip("no Chromium on PATH: the page is not tested")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


def free_port() -> int:
    """A port that stays free for who had it: below those that the system gives to whoever asks for any."""
    for port in range(20_000 + os.getpid() % 10_000, 32_000):
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
    raise LookupError("no port is free")


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(port=free_port(), samples=SAMPLES) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[TinyBot]:
    aim(sandbox.api_base, sandbox.gateway)
    async with TinyBot() as tiny:
        running = asyncio.create_task(tiny.start(sandbox.token))
        ready = asyncio.create_task(tiny.wait_until_ready())
        await asyncio.wait((running, ready), timeout=LONG, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            await running
        yield tiny
        await tiny.close()
        await running


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Open]:
    """Opens the page: `await visit(viewer="member", width=1280, scheme="light")`; checks each visit at the end."""
    visits: list[Visit] = []

    async def opened(
        viewer: str = "member",
        width: int = 1280,
        height: int = 860,
        scheme: str = "light",
        ready: bool = True,
        server: int = 1,
    ) -> Visit:
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB", timezone_id="UTC"
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        found = Visit(page, sandbox.page)
        visits.append(found)
        page.on("console", lambda line: line.type == "error" and found.complaints.append(line.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("request", lambda request: found.requests.append(request.url))
        await page.add_init_script(f"localStorage.getItem('viewer') ?? localStorage.setItem('viewer', '{viewer}')")
        await page.goto(sandbox.page if server == 1 else f"{sandbox.page}?server={server}")
        await expect(page.get_by_role("heading", name="#briefing", exact=True)).to_be_visible()
        if ready:
            await expect(page.get_by_text("Online", exact=True)).to_be_visible()
        return found

    yield opened
    for found in visits:
        await found.page.context.close()
        found.check()
