"""Whom the page reaches: names for every control, contrast, narrow screens, both themes, keys."""

import re

import pytest
from playwright.async_api import expect

from .conftest import Open, Visit
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

NAMED = {"button", "link", "textbox", "combobox", "radio", "checkbox", "menuitem", "option", "listbox", "dialog", "log",
         "navigation", "main", "complementary", "form", "menu", "heading", "article", "img"}  # fmt: skip
CONTRAST = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r, g, b].map((v, i) => v * a / 255 + [x, y, z][i] * (1 - a / 255));
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const own = rgba(getComputedStyle(node).backgroundColor);
    return own[3] === 255 ? own : over(own, ground(node.parentElement));
  };
  const weak = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    const exempt = !node.checkVisibility() || node.closest(":disabled, script, noscript");
    if (exempt || !walk.currentNode.data.trim()) continue;
    const back = ground(node);
    const front = over(rgba(getComputedStyle(node).color), back);
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${node.className} ${walk.currentNode.data.slice(0, 30)}`);
  }
  return weak;
}"""


async def nameless(seen: Visit) -> list[str]:
    """What a screen reader would meet without a name, by the browser's own account."""
    session = await seen.page.context.new_cdp_session(seen.page)
    tree = await session.send("Accessibility.getFullAXTree")
    return [
        f"{node['role']['value']}: {node.get('properties')}"
        for node in tree["nodes"]
        if not node.get("ignored")
        and node.get("role", {}).get("value") in NAMED
        and not node.get("name", {}).get("value", "").strip()
    ]


async def fill_the_log(seen: Visit) -> None:
    await seen.say("!desk")
    await seen.say("!embed See `code`, <#1>, [words](https://apnews.com/) and <t:1729245600:R>; ||hidden||")
    await seen.say("!buttons")
    await seen.say("!echo > quoted\n-# small\n- one\n- two")
    await expect(seen.log.get_by_role("article")).to_have_count(8)


async def test_every_control_has_a_name(bot: TinyBot, visit: Open) -> None:
    seen = await visit("moderator")
    await fill_the_log(seen)
    assert await nameless(seen) == []
    await seen.log.get_by_role("button", name="Fill in").click()
    await expect(seen.page.get_by_role("dialog")).to_be_visible()
    assert await nameless(seen) == []
    await seen.page.keyboard.press("Escape")
    await expect(seen.page.get_by_role("dialog")).to_have_count(0)  # and so has given the focus back
    await seen.page.keyboard.press("Tab")
    await seen.box.focus()
    await seen.page.keyboard.type("/keep add ")
    await expect(seen.page.get_by_role("combobox", name="room required")).to_be_focused()
    assert await nameless(seen) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_reaches_the_contrast_of_wcag_aa(bot: TinyBot, visit: Open, scheme: str) -> None:
    seen = await visit(scheme=scheme)
    await fill_the_log(seen)
    await seen.say("/secret")
    await seen.page.keyboard.press("Enter")
    await expect(seen.message("Between us")).to_be_visible()
    assert await seen.page.evaluate(CONTRAST) == []
    await seen.page.keyboard.type("/")
    await expect(seen.page.get_by_role("option").first).to_be_visible()
    assert await seen.page.evaluate(CONTRAST) == []


async def test_a_phone_shows_everything_without_scrolling_sideways(bot: TinyBot, visit: Open) -> None:
    seen = await visit(width=360, height=740)
    await fill_the_log(seen)
    await seen.say("!echo " + "unbreakable" * 40)
    await expect(seen.log.get_by_role("article")).to_have_count(10)
    hidden = "getComputedStyle(document.getElementById('samples')).scrollbarWidth"
    assert await seen.page.evaluate(hidden) == "none", "a scrollbar stands between the samples and the message box"
    wide = (
        "document.documentElement.scrollWidth > innerWidth || document.getElementById('log').scrollWidth > innerWidth"
    )
    assert await seen.page.evaluate(wide) is False
    await expect(seen.page.get_by_role("button", name="digest")).to_be_hidden()
    await seen.page.get_by_role("button", name="Rooms and settings").click()
    await seen.page.get_by_role("button", name="digest", exact=True).click()
    await expect(seen.page.get_by_role("heading", name="#digest", exact=True)).to_be_visible()
    await expect(seen.page.get_by_role("navigation", name="Rooms")).to_be_hidden()
    await seen.page.keyboard.type("/ask ")
    await expect(seen.page.get_by_role("combobox", name="topic required")).to_be_focused()
    assert await seen.page.evaluate(wide) is False


async def test_on_a_phone_the_rooms_take_the_focus_and_escape_leaves_them(bot: TinyBot, visit: Open) -> None:
    seen = await visit(width=360, height=740)
    opener = seen.page.get_by_role("button", name="Rooms and settings")
    await opener.focus()
    await seen.page.keyboard.press("Enter")
    within = "document.getElementById('rail').contains(document.activeElement)"
    assert await seen.page.evaluate(within) is True, "the focus is where the reader cannot follow it"
    await seen.page.keyboard.press("Escape")
    await expect(seen.page.get_by_role("navigation", name="Rooms")).to_be_hidden()
    await expect(opener).to_be_focused()
    await opener.click()
    await seen.page.locator("#shade").click(position={"x": 350, "y": 400})
    await expect(seen.page.get_by_role("navigation", name="Rooms")).to_be_hidden()


async def test_the_theme_follows_the_system_until_one_is_chosen(bot: TinyBot, visit: Open) -> None:
    seen = await visit(scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = await seen.page.evaluate(ground)
    await seen.page.get_by_role("button", name="Theme: system").click()
    await expect(seen.page.get_by_role("button", name="Theme: light")).to_be_visible()
    light = await seen.page.evaluate(ground)
    assert light != dark
    await seen.page.reload()
    await expect(seen.page.get_by_role("button", name="Theme: light")).to_be_visible()
    assert await seen.page.evaluate(ground) == light


async def test_the_first_tab_stop_skips_to_the_message_box(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.page.evaluate("document.activeElement.blur()")
    await seen.page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
    )
    await seen.page.keyboard.press("Tab")
    await expect(seen.page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    await seen.page.keyboard.press("Enter")
    await expect(seen.box).to_be_focused()


async def test_keys_change_rooms_and_the_log_is_announced(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await expect(seen.log).to_have_attribute("aria-live", "polite")
    await seen.page.keyboard.press("Alt+ArrowDown")
    await expect(seen.page.get_by_role("heading", name="#digest", exact=True)).to_be_visible()
    await expect(seen.log).to_have_accessible_name(re.compile("Messages in #digest"))
