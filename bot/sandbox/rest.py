"""Discord's REST API v10, as far as a bot of words needs it; any other route answers 501 and names itself.

https://discord.com/developers/docs/reference
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from email.utils import formatdate
from typing import Any

import orjson
from aiohttp import web

from bot.sandbox.calls import Call, Created, Handler, Routes, body_of
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.ratelimits import RateLimited, RateLimits
from bot.sandbox.refusals import Refused

API = "/api/v10"

Observe = Callable[[str, str, dict[str, str], Any, int, Any], None]


class Rest:
    """Serves routes. `observe` hears of each request and its answer."""

    def __init__(self, rates: RateLimits, faults: Faults, clock: Callable[[], float], observe: Observe | None) -> None:
        self._rates = rates
        self._faults = faults
        self._clock = clock
        self._observe = observe

    def add_to(self, app: web.Application, routes: Sequence[Routes]) -> None:
        for method, path, handler in [route for some in routes for route in some]:
            app.router.add_route(method, API + path, self._served(handler))
        app.router.add_route("*", "/api/{rest:.*}", self._unknown)

    def _served(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            at, query = dict(request.match_info), dict(request.query)
            body: Any = None
            headers: dict[str, str] = {}
            fault = self._faults.next(request.method, request.path.removeprefix(API))
            if fault and not fault.carried_out:
                await request.read()
                return await _failing(request, fault)
            try:
                headers = self._rates.spend(request.method, request.match_info.route.resource, at)
                if "token" not in at and not request.headers.get("Authorization", "").removeprefix("Bot").strip():
                    raise Refused(401, 0, "401: Unauthorized")
                body, files = await body_of(request)
                answer = handler(Call(at, query, body, files))
                status = 204 if answer is None else 200
                if isinstance(answer, Created):
                    status, answer = 201, answer.answer
            except Refused as refused:
                status, answer = refused.status, refused.body()
                if isinstance(refused, RateLimited):
                    headers = refused.headers
            if self._observe is not None:
                self._observe(request.method, request.path.removeprefix(API), query, body, status, answer)
            if fault and fault.status is not None:
                return await _failing(request, fault)
            if fault:
                await asyncio.sleep(fault.stall)
            headers["Date"] = formatdate(self._clock(), usegmt=True)
            if answer is None:
                return web.Response(status=status, headers=headers)
            headers["Content-Type"] = "application/json"
            return web.Response(status=status, body=orjson.dumps(answer), headers=headers)

        return serve

    async def _unknown(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix(API)
        answer = {"message": f"The sandbox does not know {request.method} {path}", "code": 0}
        if self._observe is not None:
            self._observe(request.method, path, dict(request.query), None, 501, answer)
        return web.Response(status=501, body=orjson.dumps(answer), headers={"Content-Type": "application/json"})


async def _failing(request: web.Request, fault: Fault) -> web.Response:
    """The error instead of an answer; for status 0 the connection is cut."""
    await asyncio.sleep(fault.stall)
    if not fault.status and request.transport is not None:
        request.transport.abort()
    answer = {"message": f"{fault.status}: Internal Server Error", "code": 0}
    return web.Response(
        status=fault.status or 500, body=orjson.dumps(answer), headers={"Content-Type": "application/json"}
    )
