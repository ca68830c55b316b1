"""The bot fetches nothing by itself: the addresses that people type are kept and shown, and nothing ever calls there.

A listener of the test's own stands at the address of a source. Beside it every connection of the process is heard, so
that an address elsewhere, or a name that is looked up, is noticed too.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import yarl

from tests.cogs.driving import Visitor, text
from tests.cogs.newsroom import Newsroom

_LOCAL = ("127.0.0.1", "::1")
_heard: list[tuple[str, Any]] | None = None


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if _heard is not None and event in ("socket.connect", "socket.getaddrinfo"):
        _heard.append((event, args))


sys.addaudithook(_hear)  # cannot be taken off again; it hears only while a test listens


@dataclass
class Listener:
    """Counts whoever connects to a port of 127.0.0.1, and hangs up."""

    port: int = 0
    calls: int = 0

    async def called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls += 1
        writer.close()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    async with await asyncio.start_server(listener.called, "127.0.0.1", 0) as server:
        listener.port = server.sockets[0].getsockname()[1]
        yield listener


@pytest.fixture
async def heard() -> AsyncIterator[list[tuple[str, Any]]]:
    """Each connection that the process begins, and each name that it looks up, from here on."""
    global _heard
    _heard = []
    yield _heard
    _heard = None


async def test_nobody_calls_at_the_address_of_a_source(
    newsroom: Newsroom, listener: Listener, heard: list[tuple[str, Any]]
) -> None:
    port = listener.port
    here, far = f"http://127.0.0.1:{port}/piece", "https://paper.example/piece"
    moe, mara = Visitor(newsroom, "moderator"), Visitor(newsroom, "member")

    taken = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea"}
    for source, said in ((here, "Nobody was sent."), (far, "Our army stays at home, all of it.")):
        saved = await moe.call("statement add", source=source, said=said, **taken)
        assert saved["content"] == "Added.", text(saved)
    form = await moe.call("source add")
    saved = await moe.fill(form, outlet="Radio Example", url=f"{here}/2", archived_url=f"{here}/3")
    assert saved["content"] == "Added.", text(saved)
    message = newsroom.sandbox.send("member", "briefing", f"They deny it: {here}/4 and {far}/4")
    form = await moe.menu(message, "Add as statement")
    saved = await moe.fill(form, source=f"{here}/4", paraphrase="It is a rumour of enemies.", **taken)
    assert saved["content"] == "Added.", text(saved)
    await moe.call("desk setup", moderators_room=newsroom.sandbox.room("moderator", "moderators"))
    form = await mara.menu(message, "Suggest as claim")
    await mara.fill(form, text="An envoy denies that anybody was sent", source=f"{here}/5")
    for question in ("claim sent-to-russia", "sources nk-troops", "changes", "since yesterday", f"ask {here} {far}"):
        for line in (f"!{question}", f"!{question} --plain"):
            shown = text(await mara.ask(line))
            assert shown, line
    assert here in text(await mara.ask("!who-denied sent-to-russia"))
    await newsroom.restart()  # what was only put off would have been done by now

    assert listener.calls == 0
    sandbox = yarl.URL(newsroom.sandbox.api_base).port
    assert [args[1] for event, args in heard if event == "socket.connect" and args[1][1] != sandbox] == []
    assert {args[0] for event, args in heard if event == "socket.getaddrinfo"} <= {*_LOCAL, None}
    assert any(event == "socket.connect" for event, _ in heard), "nothing is heard at all"
    _, writer = await asyncio.open_connection("127.0.0.1", port)  # it does hear who calls
    writer.close()
    await writer.wait_closed()
    assert (listener.calls, heard[-1][1][1]) == (1, ("127.0.0.1", port))
