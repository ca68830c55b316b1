"""Discord's markdown, token by token, as the page reads it."""

from typing import Any

import pytest
from playwright.async_api import Browser

from bot.sandbox.serve import Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")

Token = dict[str, Any]
READ = "async (texts) => { const { blocks } = await import('/web/markdown.js'); return texts.map((t) => blocks(t)); }"


def p(*tokens: Token) -> list[Token]:
    return [{"t": "p", "c": list(tokens)}]


def text(words: str) -> Token:
    return {"t": "text", "s": words}


def of(kind: str, *tokens: Token) -> Token:
    return {"t": kind, "c": list(tokens)}


CASES: list[tuple[str, list[Token]]] = [
    ("plain", p(text("plain"))),
    ("**b** *i* _i_", p(of("b", text("b")), text(" "), of("i", text("i")), text(" "), of("i", text("i")))),
    ("__u__ ~~s~~ ||h||", p(of("u", text("u")), text(" "), of("s", text("s")), text(" "), of("spoiler", text("h")))),
    ("***both***", p(of("b", of("i", text("both"))))),
    ("**b *i***", p(of("b", text("b "), of("i", text("i"))))),
    ("snake_case_name 2 * 3 * 4", p(text("snake_case_name 2 * 3 * 4"))),
    ("**open", p(text("**open"))),
    (r"\*not\* \_so\_ \\ \d", p(text(r"*not* _so_ \ \d"))),
    ("`**code**` ``a ` b``", p({"t": "code", "s": "**code**"}, text(" "), {"t": "code", "s": "a ` b"})),
    ("a **b\nc** d", p(text("a "), of("b", text("b\nc")), text(" d"))),
    ("# One\n## Two\n#no", [
        {"t": "h", "n": 1, "c": [text("One")]}, {"t": "h", "n": 2, "c": [text("Two")]}, *p(text("#no"))]),
    ("-# small *print*", [of("small", text("small "), of("i", text("print")))]),
    ("> q\n> **r**\nout", [
        of("quote", *p(text("q\n"), of("b", text("r")))), *p(text("out"))]),
    (">>> all\nof it", [of("quote", *p(text("all\nof it")))]),
    ("```py\nx = '**'\n```after", [{"t": "pre", "language": "py", "s": "x = '**'"}, *p(text("after"))]),
    ("- a\n  - b\n- c", [{"t": "list", "ordered": False, "start": 1, "items": [
        {"c": [text("a")], "kids": [{"t": "list", "ordered": False, "start": 1, "items": [
            {"c": [text("b")], "kids": []}]}]},
        {"c": [text("c")], "kids": []}]}]),
    ("3. x\n4. y", [{"t": "list", "ordered": True, "start": 3, "items": [
        {"c": [text("x")], "kids": []}, {"c": [text("y")], "kids": []}]}]),
    ("[AP](https://apnews.com/a_(b) \"The *AP*\")", p(
        {"t": "link", "href": "https://apnews.com/a_(b)", "title": "The *AP*", "c": [text("AP")]})),
    ("[AP](<https://apnews.com/>)", p({"t": "link", "href": "https://apnews.com/", "title": "", "c": [text("AP")]})),
    ("[x](javascript:alert(1))", p(text("[x](javascript:alert(1))"))),
    ("see https://a.org/x_y_z, (https://b.org/) <https://c.org/>", p(
        text("see "), {"t": "url", "href": "https://a.org/x_y_z", "s": "https://a.org/x_y_z"}, text(", ("),
        {"t": "url", "href": "https://b.org/", "s": "https://b.org/"}, text(") "),
        {"t": "url", "href": "https://c.org/", "s": "https://c.org/"})),
    ("“https://a.org/x”, „https://b.org/y“. ‘https://c.org/’", p(
        text("“"), {"t": "url", "href": "https://a.org/x", "s": "https://a.org/x"}, text("”, „"),
        {"t": "url", "href": "https://b.org/y", "s": "https://b.org/y"}, text("“. ‘"),
        {"t": "url", "href": "https://c.org/", "s": "https://c.org/"}, text("’"))),
    ("<@1> <@!2> <@&3> <#4> </claim add:5> <:ok:6>", p(
        {"t": "user", "id": "1"}, text(" "), {"t": "user", "id": "2"}, text(" "), {"t": "role", "id": "3"}, text(" "),
        {"t": "channel", "id": "4"}, text(" "), {"t": "command", "name": "claim add"}, text(" "),
        {"t": "emoji", "name": "ok"})),
    ("<t:1729245600:R> <t:5> <t:x>", p(
        {"t": "time", "unix": 1729245600, "style": "R"}, text(" "), {"t": "time", "unix": 5, "style": "f"},
        text(" <t:x>"))),
    ("", []),
    (" \n ", []),
]  # fmt: skip


async def test_each_text_is_read_as_discord_reads_it(browser: Browser, sandbox: Sandbox) -> None:
    page = await browser.new_page()
    await page.goto(sandbox.page)
    read = await page.evaluate(READ, [source for source, _ in CASES])
    await page.close()
    assert dict(zip((source for source, _ in CASES), read, strict=True)) == dict(CASES)


async def test_the_longest_tangle_is_read_at_once_and_whole(browser: Browser, sandbox: Sandbox) -> None:
    tangles = [
        "*" * 4000,
        "[" * 4000,
        "**_~~||" * 570,
        "`" * 3999 + "x",
        "> " * 2000,
        "- " * 2000,
        "((((https://" * 300,
    ]
    page = await browser.new_page()
    await page.goto(sandbox.page)
    read = await page.evaluate(READ, tangles)
    await page.close()
    assert len(read) == len(tangles)
