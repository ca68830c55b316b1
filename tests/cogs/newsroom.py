"""The newsroom: the real client, connected to the sandbox over real sockets, with every request checked."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.app import desk_over, load_packs
from bot.client import BriefingBot
from bot.process.config import Settings
from bot.process.endpoint import aim
from bot.sandbox.payloads import Json
from bot.sandbox.serve import Sandbox
from bot.store.embedded import EmbeddedStore
from tests import noon
from tests.laid import lay
from tests.made_settings import NOW, settings_in
from tests.unhurried import LONG

MESSAGES = re.compile(
    r"/channels/\d+/messages(/\d+)?|/webhooks/\d+/[^/]+(/messages/[^/]+)?|/interactions/\d+/[^/]+/callback"
)
SHOWS = (4, 7)
"""The kinds of answer to an interaction that bring a message: a new one, and the one pressed on changed."""


def message_in(method: str, path: str, body: Any) -> Any:
    """What a request would have shown as a message, new or changed; None where it shows none."""
    if method not in ("POST", "PATCH") or not MESSAGES.fullmatch(path):
        return None
    if path.endswith("/callback"):
        return body["data"] if body["type"] in SHOWS else None
    return body


def may_ping(message: Any) -> bool:
    """Whether a message may ping anybody: Discord is told in every one that it may not."""
    allowed = message.get("allowed_mentions")
    return (
        allowed is None or allowed["parse"] != [] or any(allowed.get(of) for of in ("users", "roles", "replied_user"))
    )


def pings_its_role(method: str, message: Any) -> bool:
    """Whether it is the post of a digest that begins with the one role it pings, and pings nobody else."""
    allowed = message.get("allowed_mentions") or {}
    roles = allowed.get("roles") or []
    is_post = method == "POST" and message.get("enforce_nonce") and "message_reference" not in message
    return bool(
        is_post
        and allowed["parse"] == []
        and len(roles) == 1
        and message["content"].startswith(f"<@&{roles[0]}> ")
        and not any(allowed.get(of) for of in ("users", "replied_user"))
    )


@dataclass
class Newsroom:
    """The sandbox, the bot in it, and what the bot asked of Discord.

    Whatever it says, nobody may be pinged, but for the one role of a digest when that is posted.
    """

    sandbox: Sandbox
    settings: Settings
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def observe(self, method: str, path: str, query: dict[str, str], body: Any, status: int, answer: Any) -> None:
        self.requests.append((method, path, body))
        self.asked.set()
        message = message_in(method, path, body)
        if message is not None and may_ping(message) and not pings_its_role(method, message):
            self.problems.append(f"{method} {path} may ping: {message}")

    async def open(self) -> None:
        """Start the bot over what is kept, and wait until it is ready."""
        self._store = EmbeddedStore(self.settings.database)
        await load_packs(self._store, self.settings, lambda: NOW)
        self.sandbox.sockets.ready.clear()
        self.bot = BriefingBot(desk_over(self._store, self.settings, noon.now), local=True)
        self._running = asyncio.create_task(self.bot.start(self.sandbox.token))
        await self.sandbox.ready()
        await self.commands_synced()
        await self.bot.wait_until_ready()

    async def close(self) -> None:
        await self.bot.close()
        await self._running
        await events_done()
        self._store.close()

    async def restart(self) -> None:
        """End the bot and start it again: it knows no more than what it kept on disk."""
        await self.close()
        await self.open()

    async def until_asked(self, method: str, path: str) -> None:
        """Wait until the bot has made a request of this method, to a path of this pattern."""
        while not any(m == method and re.fullmatch(path, p) for m, p, _ in self.requests):
            self.asked.clear()
            await asyncio.wait_for(self.asked.wait(), LONG)

    async def commands_synced(self) -> None:
        synced = asyncio.Event()

        def hear(event: Json) -> None:
            if event["type"] == "commands":
                synced.set()

        self.sandbox.world.page_sinks.append(hear)
        if not self.sandbox.world.commands:
            await asyncio.wait_for(synced.wait(), LONG)
        self.sandbox.world.page_sinks.remove(hear)


async def events_done() -> None:
    """Wait for what the client was still doing when it was closed, so that no test leaves work behind."""
    left = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")}
    if left:
        await asyncio.wait(left, timeout=LONG)


@contextlib.asynccontextmanager
async def opened_newsroom(folder: Path, *, keeps_library: bool = False) -> AsyncGenerator[Newsroom]:
    """A bot with the story on its desk, ready. At the end none of its messages may have been able to ping.

    With `keeps_library` the moderators of the first server keep the library itself (LIBRARY_GUILD).
    """
    room = Newsroom.__new__(Newsroom)
    async with Sandbox(observe=lambda *heard: room.observe(*heard), clock=noon.seconds) as sandbox:
        aim(sandbox.api_base, sandbox.gateway)
        library = sandbox.world.guild_id if keeps_library else ""
        room.__init__(sandbox, replace(settings_in(folder), library_guild=library))
        lay(room.settings.database)
        await room.open()
        yield room
        await room.close()
    await events_done()
    assert not room.problems, "\n".join(room.problems)
