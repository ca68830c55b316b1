"""Text from outside becomes text: no element, no request, no script, whatever it holds."""

import aiohttp
import pytest
from playwright.async_api import expect

from bot.sandbox.serve import Sandbox

from .conftest import Open
from .tiny_bot import TinyBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = (
    "<script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 1'>",
    "<svg/onload=window.broken=1><iframe src=//example.org></iframe>",
    "[press](javascript:window.broken=1) [press](data:text/html,<script>window.broken=1</script>)",
    "[https://apnews.com](https://example.org) [a](https://exam ple.org) [b](vbscript:x)",
    "<javascript:window.broken=1> javascript:window.broken=1 file:///etc/passwd",
    "**__~~||*_`<b>x</b>`_*||~~__** ****** ``` ` [[[[((((",
    "```html\n<img src=x onerror='window.broken=1'>\n```",
    '[x](https://example.org/"onmouseover="window.broken=1)',
    "<@999999999999999999> <#1> <@&2> <t:99999999999999:R> <t:1:Q> </x:1> <:a:1>",
    "> <script>window.broken=1</script>\n- <b>\n# <h1>\n-# <i>",
    "\u202egnp.exe \u200b\u2066 @everyone \x00",
    "[" * 900 + "*" * 900,
    "{{constructor.constructor('window.broken=1')()}} ${window.broken=1} &lt;b&gt; &#60;b&#62;",
)
ALLOWED = {
    "A", "ARTICLE", "BLOCKQUOTE", "BUTTON", "CODE", "DIV", "EM", "HEADER", "LI", "OL", "P", "path", "PRE", "S",
    "SPAN", "STRONG", "svg", "TIME", "UL",
}  # fmt: skip


async def test_no_text_makes_an_element_a_request_or_runs(bot: TinyBot, visit: Open, sandbox: Sandbox) -> None:
    seen = await visit()
    for text in HOSTILE:
        for said in (f"!echo {text}", f"!embed {text}"):
            await seen.say(said)
            await expect(seen.box).to_have_value("")  # taken: the next may be written
    await expect(seen.log.get_by_role("article")).to_have_count(4 * len(HOSTILE))
    tags = await seen.log.evaluate("log => [...new Set([...log.querySelectorAll('*')].map((node) => node.tagName))]")
    assert set(tags) <= ALLOWED
    links = await seen.log.evaluate("log => [...log.querySelectorAll('a')].map((a) => [a.protocol, a.rel, a.target])")
    assert links and {tuple(link) for link in links} == {("https:", "noopener noreferrer", "_blank")}
    assert await seen.page.evaluate("'broken' in window") is False
    handlers = (
        "log => [...log.querySelectorAll('*')].flatMap((n) => n.getAttributeNames()).filter((a) => /^on/.test(a))"
    )
    assert await seen.log.evaluate(handlers) == []


async def test_a_label_that_looks_like_an_address_cannot_hide_another(bot: TinyBot, visit: Open) -> None:
    seen = await visit()
    await seen.say("!echo [https://apnews.com](https://example.org)")
    answer = seen.log.get_by_role("article").nth(1)
    hrefs = await answer.locator("a").evaluate_all("links => links.map((a) => [a.textContent, a.href])")
    assert all(href.rstrip("/") == words.rstrip("/") for words, href in hrefs)


async def test_every_file_of_the_page_comes_with_a_strict_policy(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("", "web/app.js", "web/style.css", "web/icon.svg"):
            async with session.get(sandbox.page + path) as answer:
                assert answer.status == 200
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "script-src 'self'" in policy
                assert "unsafe" not in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
