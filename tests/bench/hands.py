"""How long a moderator's hands need for an entry: `make bench-hands`, an estimate by the Keystroke-Level Model.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems", Communications
of the ACM 23(7), 1980, pages 396-410: the time of an expert who makes no mistake is the sum of few operators. Each flow
is done on the sandbox's page in Chromium, by real keys and a real pointer; the page notes every key that goes down and
every press of the pointer, and the operators are counted from those notes.

Left out: reading what is to be entered, wording it, and the wait for Discord (the bot's part is timed by `make bench`).
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.cogs.newsroom import Newsroom, opened_newsroom

SECONDS = {"K": 0.28, "P": 1.1, "H": 0.4, "B": 0.1, "M": 1.35}
"""A key of an average typist who is no secretary; pointing; a hand between keyboard and mouse; a mouse button down or
up; a moment of thought."""

MEANT = 30
"""Within how many seconds an entry is to be made."""

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
_NOTED = """
window.acts = [];
const note = (act) => window.acts.push(act);
addEventListener("keydown", (event) => event.isTrusted && note(["key", event.key, event.ctrlKey]), true);
addEventListener("pointerdown", (event) => event.isTrusted && note(["down", "", false]), true);
addEventListener("pointerup", (event) => event.isTrusted && note(["up", "", false]), true);
"""
_SHIFTED = set('~!@#$%^&*()_+{}|:"<>?')


class Act(NamedTuple):
    """What the page noted: "key" with the key that went down, or "down" or "up" of the pointer's button."""

    what: str
    key: str = ""
    control: bool = False


def operators(acts: Sequence[Act]) -> str:
    """The operators of these acts, a letter each, in their order; hands begin on the keyboard.

    A moment of thought goes before each thing pointed at, each run of typed text, each key or chord that does
    something, and last the look at the answer. None before Tab and the arrows, which the text or the choice before
    them leads to (the paper's rules 1 to 4).
    """
    found = ""
    on_keys = True
    for what, run in groupby(acts, key=_sort_of):
        many = list(run)
        if (what != "pointer") != on_keys:
            on_keys = not on_keys
            found += "H"
        match what:
            case "pointer":
                found += "".join("MPB" if act.what == "down" else "B" for act in many)
            case "typed":
                found += "M" + "".join("KK" if _is_shifted(act.key) else "K" for act in many)
            case "led":
                found += "K" * len(many)
            case _:
                found += "".join("K" if act.key == "Control" else "MK" for act in many)
    return found + "M"


def _sort_of(act: Act) -> str:
    if act.what != "key":
        return "pointer"
    if act.key in ("Tab", "ArrowDown", "ArrowUp"):
        return "led"
    return "typed" if len(act.key) == 1 and not act.control else "done"


def _is_shifted(key: str) -> bool:
    return key.isupper() or key in _SHIFTED


def seconds(found: str) -> float:
    return sum(SECONDS[operator] for operator in found)


def told(found: str) -> str:
    """The operators as they are counted: "40 K, 3 P, 2 H, 6 B, 8 M"."""
    counts = Counter(found)
    return ", ".join(f"{counts[operator]} {operator}" for operator in SECONDS if counts[operator])


class Hands:
    """A moderator at the page. Nothing is filled in or clicked but by keys and the pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_role("log")

    async def point(self, at: Locator) -> None:
        await expect(at).to_be_visible()
        await at.click()

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def paste(self, text: str) -> None:
        """What was copied where it was read: the copying is no part of the flow."""
        await self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        await self.page.keyboard.press("Control+v")

    async def choose(self, words: str, offered: str) -> None:
        """Type, go down its list to what is meant, and take it: the list for all that was typed."""
        await self.type(words)
        await expect(self.page.locator(".listbox[aria-busy=true]")).to_have_count(0)
        meant = self.page.get_by_role("option", name=offered).first
        await expect(meant).to_be_visible()
        for _ in range(int(await meant.get_attribute("data-index") or 0)):
            await self.press("ArrowDown")
        await expect(meant).to_have_class("option option-active")
        await self.press("Enter")

    def message(self, words: str) -> Locator:
        return self.log.get_by_role("article").filter(has_text=words).last

    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def reads(self, said: str, card: str) -> None:
        """Wait for the answer that says so above a card."""
        await expect(self.form()).to_have_count(0)
        await expect(self.log.get_by_role("article").filter(has_text=said).filter(has_text=card).last).to_be_visible()

    async def acts(self) -> list[Act]:
        """What was done since this was asked last."""
        return [Act(*act) for act in await self.page.evaluate("window.acts.splice(0)")]


QUOTE = "Our country has sent no troops to Russia, not a single soldier; this is one more rumour of our enemies."
PASTED = "That a ship of our navy carried anybody to Vladivostok is an invention from the first word to the last."
ADDRESS = "https://news.example/2024/10/21/envoy-at-the-united-nations-denies"


async def added_from_a_message(hands: Hands) -> None:
    """Message menu "Add as statement", with a denial."""
    menu = hands.message(QUOTE).get_by_role("button", name="Actions for the message")
    await hands.point(menu)
    await hands.point(hands.page.get_by_role("menuitem", name="Add as statement"))
    await expect(hands.form()).to_be_visible()
    await hands.point(hands.form().get_by_role("combobox", name="Stance"))
    await hands.point(hands.form().get_by_role("option", name="denies", exact=True))
    await hands.press("Tab")
    await hands.type("north korea")
    await hands.point(hands.form().get_by_role("button", name="Submit"))
    held = hands.message("Not saved yet")
    await hands.point(held.get_by_role("combobox", name="Claim: did you mean"))
    await hands.point(held.get_by_role("option", name="North Korea has sent troops"))
    await hands.reads("Added.", QUOTE)


async def added_with_a_quote(hands: Hands) -> None:
    """/statement add, with a pasted quote and address."""
    await hands.type("/st")
    await expect(hands.page.get_by_role("option", name="/statement add")).to_have_class("option option-active")
    await hands.press("Enter")
    await hands.choose("1500", "About 1,500 North Korean")
    await hands.choose("den", "denies")
    await hands.choose("pesk", "Dmitry Peskov")
    await hands.press("Enter")
    await expect(hands.form()).to_be_visible()
    await hands.press("Tab")
    await hands.paste(PASTED)
    await hands.press("Tab")
    await hands.type("21 oct")
    await hands.press("Tab")
    await hands.paste(ADDRESS)
    await hands.point(hands.form().get_by_role("button", name="Submit"))
    await hands.reads("Added.", PASTED)


async def day_corrected(hands: Hands) -> None:
    """/statement edit, to correct the day."""
    await hands.choose("/st", "/statement edit")
    await hands.choose("ship", "That a ship of our navy")
    await hands.press("Enter")
    await expect(hands.form()).to_be_visible()
    await hands.point(hands.form().get_by_label("Day it was said"))
    await hands.press("Control+a")
    await hands.type("20 oct")
    await hands.point(hands.form().get_by_role("button", name="Submit"))
    await hands.reads("Saved.", "20 Oct")


async def undone(hands: Hands) -> None:
    """Undo, under the card of what was just saved."""
    await hands.point(hands.message("Saved.").get_by_role("button", name="Undo"))
    await hands.reads("Undone", "21 Oct")


class Flow(NamedTuple):
    """What a moderator does, what Discord asks besides of who does it there, and why."""

    does: Callable[[Hands], Awaitable[None]]
    besides: str = ""
    why: str = ""


FLOWS = (
    Flow(added_from_a_message, "MPBB", "Discord's menu has the bot's commands one step further, behind Apps"),
    Flow(added_with_a_quote),
    Flow(day_corrected),
    Flow(undone),
)
"""In their order: each begins where the one before ended."""


OWN_WORDS = "Its envoy denies that any were sent."
"""A paraphrase, which may be left out where the quote says it."""


async def done(room: Newsroom, browser: Browser) -> list[tuple[str, str]]:
    """Each flow by its name, with its operators, done one after the other in a newsroom."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", timezone_id="UTC")
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.add_init_script(f"{_NOTED}; localStorage.setItem('viewer', 'moderator')")
    await page.goto(room.sandbox.page)
    await expect(page.get_by_text("Online", exact=True)).to_be_visible()
    room.sandbox.send("member", "briefing", QUOTE)
    hands = Hands(page)
    found: list[tuple[str, str]] = []
    for flow in FLOWS:
        await page.get_by_role("textbox", name="Message").focus()
        await hands.acts()
        await flow.does(hands)
        name = (flow.does.__doc__ or "").rstrip(".")
        found.append((name, operators(await hands.acts()) + flow.besides))
    await context.close()
    return found


async def bench() -> None:
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        raise SystemExit("No Chromium is on PATH, and the flows are done in one.")
    with tempfile.TemporaryDirectory() as folder:
        async with opened_newsroom(Path(folder)) as room, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
            for name, found in await done(room, browser):
                short = "" if seconds(found) <= MEANT else f", above the {MEANT} s meant"
                print(f"{seconds(found):5.1f} s{short}  {name}: {told(found)}")
            await browser.close()
    for flow in FLOWS:
        if flow.why:
            print(f"Counted besides in “{(flow.does.__doc__ or '').rstrip('.')}”: {flow.besides}; {flow.why}.")
    typed = [Act("key", "Tab"), *(Act("key", sign) for sign in OWN_WORDS)]
    more = operators(typed).removesuffix("M")
    print(f"A paraphrase typed besides the quote, “{OWN_WORDS}”: {seconds(more):.1f} s more.")


if __name__ == "__main__":
    asyncio.run(bench())
