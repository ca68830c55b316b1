"""Who may talk to the sandbox: those who call it by its own address, and no other site's page."""

import ipaddress
import re
from collections.abc import Awaitable, Callable

from aiohttp import web

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:\[\]/@\s]+))(?::\d{1,5})?")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Refuses names that are not ours with 421 (DNS rebinding) and origins that are not ours with 403.

    Loopback and the `host` it listens on are ours; where that is open to a network, any address in numbers is too.
    """

    def __init__(self, host: str) -> None:
        self._names = _LOOPBACK | {host.lower()}
        self._open = host not in _LOOPBACK

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        said = request.headers.get("Host", "")
        if not self._is_ours(said):
            return web.Response(status=421, text="This sandbox answers only to its own address.")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"{request.scheme}://{said}":
            return web.Response(status=403, text="This sandbox answers only to its own page.")
        response = await handler(request)
        if not response.prepared and not request.path.startswith("/api/"):
            response.headers.update(HEADERS)
        return response

    def _is_ours(self, said: str) -> bool:
        found = _HOST.fullmatch(said.lower())
        name = (found[1] or found[2]) if found else ""
        return name in self._names or (self._open and _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
