"""Rate limits: the headers on every answer, and 429 where they are held.

https://discord.com/developers/docs/topics/rate-limits. discord.py takes a 429 without a Via header for a ban by
the network in front of Discord.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from bot.sandbox.refusals import Refused

_MANY = 10_000
_STRICT = 5
_WINDOW = 5.0
_KEPT = 2_000
"""How many windows are remembered before those that have passed are let go."""


class RateLimited(Refused):
    """A request too many: Discord's body for it, and its headers. `wait` is in seconds."""

    def __init__(self, wait: float, headers: dict[str, str]) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self._wait = wait
        self.headers = {
            **headers,
            "Retry-After": str(int(wait) + 1),
            "X-RateLimit-Scope": "user",
            "Via": "1.1 sandbox",
        }

    def body(self) -> dict[str, Any]:
        return {"message": self.message, "retry_after": self._wait, "global": False}


class RateLimits:
    """Buckets by route and place. `strict` holds every bucket to 5 requests in 5 seconds, as Discord's messages are."""

    def __init__(self, clock: Callable[[], float], *, strict: bool) -> None:
        self._clock = clock
        self.strict = strict
        self._windows: dict[str, tuple[float, int]] = {}
        self._names: dict[Any, str] = {}

    def spend(self, method: str, route: Any, at: dict[str, str]) -> dict[str, str]:
        """Count one request; the headers of its answer. Raises RateLimited when its bucket is empty."""
        key = (method, route)
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = hashlib.sha256(f"{method} {route}".encode()).hexdigest()[:32]
        limit = _STRICT if self.strict else _MANY
        place = f"{name}:{at.get('channel_id') or at.get('guild_id') or at.get('token') or ''}"
        now = self._clock()
        if len(self._windows) > _KEPT:
            self._windows = {key: window for key, window in self._windows.items() if now - window[0] < _WINDOW}
        start, spent = self._windows.get(place, (now, 0))
        if now - start >= _WINDOW:
            start, spent = now, 0
        left = round(max(0.0, start + _WINDOW - now), 3)
        is_over = spent >= limit
        spent += not is_over
        self._windows[place] = (start, spent)
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(limit - spent),
            "X-RateLimit-Reset": f"{start + _WINDOW:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": name,
        }
        if is_over:
            raise RateLimited(left, headers)
        return headers
