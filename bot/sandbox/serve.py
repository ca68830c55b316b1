"""Puts the sandbox together and serves it: one aiohttp app on one port, loopback unless told otherwise."""

import argparse
import asyncio
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox.attachments import Attachments
from bot.sandbox.byname import PATIENCE, ByName
from bot.sandbox.channels import Channels
from bot.sandbox.directory import Directory
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.guard import Guard
from bot.sandbox.interactions import Interactions
from bot.sandbox.messages import Post
from bot.sandbox.page import Page
from bot.sandbox.payloads import Json
from bot.sandbox.people import People
from bot.sandbox.ratelimits import RateLimits
from bot.sandbox.reactions import Reactions
from bot.sandbox.registry import Registry
from bot.sandbox.rest import API, Observe, Rest
from bot.sandbox.threads import Threads
from bot.sandbox.webhooks import Webhooks
from bot.sandbox.world import World

WEB = Path(__file__).parent / "web"


class Sandbox(ByName):
    """A small Discord on `host` and `port` (0: any free one). Use it as an async context manager.

    `servers` names the servers there are, `samples` are questions the page offers: {"room", "text"} each. `observe`
    hears of every request the bot makes: (method, path, query, body, status, answer). What people do there is in
    ByName. Raises OSError, with a sentence, when the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        samples: Sequence[Json] = (),
        observe: Observe | None = None,
        clock: Callable[[], float] = time.time,
        strict_rates: bool = False,
        servers: Sequence[str] = ("Newsroom",),
    ) -> None:
        self._host = host
        self._port = port
        self._samples = samples
        self._observe = observe
        self.world = World(clock, servers)
        self.faults = Faults()
        self.rates = RateLimits(clock, strict=strict_rates)
        self.token = "sandbox"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        app = web.Application(middlewares=[Guard(self._host).admit], client_max_size=30 * 1024 * 1024)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        bound = _bound(self._host, self._port)
        self._port = bound.getsockname()[1]
        address = f"http://{'[' + self._host + ']' if ':' in self._host else self._host}:{self._port}"
        self.page = f"{address}/"
        self.api_base = f"{address}{API}"
        self.gateway = f"ws{address.removeprefix('http')}/gateway"
        self._attachments = Attachments(self.world, address)
        self.post = Post(self.world, self._attachments)
        self.interactions = Interactions(self.world, self.post)
        self.threads = Threads(self.world)
        reactions = Reactions(self.world)
        self.people = People(self.world, self.post, self.interactions, reactions, self._attachments)
        self.sockets = Gateway(self.world, self.gateway)
        self._page = Page(self.world, self.people, self.sockets, self.interactions, self._samples)
        routes = (
            Channels(self.world, self.post, self.faults).routes(),
            Webhooks(self.world, self.interactions).routes(),
            self.threads.routes(),
            reactions.routes(),
            Directory(self.world, self.gateway).routes(),
            Registry(self.world).routes(),
        )
        Rest(self.rates, self.faults, self.world.clock, self._observe).add_to(app, routes)
        self._page.add_to(app)
        app.router.add_get("/gateway", self.sockets.handle)
        app.router.add_get("/gateway/", self.sockets.handle)
        app.router.add_get("/attachments/{id}/{name}", self._attachment)
        app.router.add_get("/", self._index)
        app.router.add_static("/web", WEB)
        await self._runner.setup()
        await web.SockSite(self._runner, bound).start()

    async def stop(self) -> None:
        self.interactions.clear()
        await self._page.close()
        await self.sockets.close()
        await self._runner.cleanup()

    async def ready(self, within: float = PATIENCE) -> None:
        """Wait until a bot has identified itself."""
        await asyncio.wait_for(self.sockets.ready.wait(), within)

    # The page's files

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(WEB / "index.html")

    async def _attachment(self, request: web.Request) -> web.Response:
        found = self._attachments.file(request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found[1], headers={"Content-Type": found[0], "Content-Disposition": "attachment"})


def main(host: str, port: int) -> None:
    """Serve the sandbox alone until it is stopped; the command line may name another host and port."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A small Discord on this machine.")
    parser.add_argument("--host", default=host)
    parser.add_argument("--port", type=int, default=port)
    arguments = parser.parse_args()
    try:
        asyncio.run(_serve(arguments.host, arguments.port))
    except OSError as taken:
        raise SystemExit(str(taken)) from None
    except KeyboardInterrupt:
        pass


async def _serve(host: str, port: int) -> None:
    async with Sandbox(host, port) as sandbox:
        print(
            f"page {sandbox.page}\nDISCORD_API_BASE={sandbox.api_base}\nDISCORD_GATEWAY={sandbox.gateway}", flush=True
        )
        await asyncio.Event().wait()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as taken:
        made.close()
        told = f"Port {port} on {host} can't be used ({taken.strerror}); set SANDBOX_PORT (or --port) to another."
        raise OSError(told) from None
    made.setblocking(False)
    return made
