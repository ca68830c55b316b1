"""Holds every request that a real client makes of any sandbox of the tests to Discord's description of its API.

Nobody has to ask for it: each sandbox that a test starts is heard, also by clients in other processes. What tests send
by hand, to see it refused, is told by its user agent and is let be.
"""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

from aiohttp import web

from bot.sandbox import serve
from bot.sandbox.calls import Handler
from bot.sandbox.rest import Observe, Rest
from tests.openapi import PATH, OpenApi

PROBLEMS: list[str] = []
"""What did not fit since the list was last emptied; after each test it must be empty."""

_agent: ContextVar[str] = ContextVar("agent")


@cache
def described() -> OpenApi | None:
    return OpenApi() if PATH.exists() else None


class HeardRest(Rest):
    """The sandbox's REST API; what discord.py asks of it is checked."""

    def __init__(self, *parts: Any) -> None:
        *others, observe = parts
        self._also: Observe | None = observe
        super().__init__(*others, self._hear)

    def _served(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        return self._told(super()._served(handler))

    async def _unknown(self, request: web.Request) -> web.Response:
        return await self._told(super()._unknown)(request)

    def _told(
        self, serve: Callable[[web.Request], Awaitable[web.Response]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def told(request: web.Request) -> web.Response:
            _agent.set(request.headers.get("User-Agent", ""))
            return await serve(request)

        return told

    def _hear(self, method: str, path: str, query: dict[str, str], body: Any, status: int, answer: Any) -> None:
        openapi = described()
        is_unread = status == 413  # too large to be read: there is nothing to check
        if openapi is not None and not is_unread and _agent.get().startswith("DiscordBot"):
            PROBLEMS.extend(openapi.request(method, path, query, body))
        if self._also is not None:
            self._also(method, path, query, body, status, answer)


def listen() -> None:
    """From now on every sandbox of this process is heard."""
    serve.Rest = HeardRest  # type: ignore[misc]
