"""The newsroom: the real client, connected to the sandbox over real sockets, with every request checked."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.app import desk_over, load_packs
from bot.client import BriefingBot
from bot.process.endpoint import aim
from bot.sandbox.payloads import Json
from bot.sandbox.serve import Sandbox
from bot.store.embedded import EmbeddedStore
from tests.conftest import NOW, settings_in
from tests.openapi import PATH, OpenApi


@cache
def described() -> OpenApi | None:
    return OpenApi() if PATH.exists() else None


@dataclass
class Newsroom:
    """The sandbox, the bot in it, and what the bot asked of Discord."""

    sandbox: Sandbox
    bot: BriefingBot
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def observe(self, method: str, path: str, query: dict[str, str], body: Any, status: int, answer: Any) -> None:
        self.requests.append((method, path, body))
        if openapi := described():
            self.problems += openapi.request(method, path, query, body)

    async def commands_synced(self) -> None:
        synced = asyncio.Event()

        def hear(event: Json) -> None:
            if event["type"] == "commands":
                synced.set()

        self.sandbox.world.page_sinks.append(hear)
        if not self.sandbox.world.commands:
            await asyncio.wait_for(synced.wait(), 10)
        self.sandbox.world.page_sinks.remove(hear)


async def events_done() -> None:
    """Wait for what the client was still doing when it was closed, so that no test leaves work behind."""
    left = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")}
    if left:
        await asyncio.wait(left, timeout=5)


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A bot with the story on its desk, ready. At the end every request it made must fit Discord's description."""
    settings = settings_in(tmp_path)
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    room = Newsroom.__new__(Newsroom)
    async with Sandbox(observe=lambda *heard: room.observe(*heard)) as sandbox:
        aim(sandbox.api_base, sandbox.gateway)
        async with BriefingBot(desk_over(store, settings), local=True) as bot:
            room.__init__(sandbox, bot)
            running = asyncio.create_task(bot.start(sandbox.token))
            await sandbox.ready()
            await room.commands_synced()
            await bot.wait_until_ready()
            yield room
            await bot.close()
            await running
            await events_done()
    await events_done()
    store.close()
    assert not room.problems, "\n".join(room.problems)
