"""Lets a few answers be made at once. Of those that wait the oldest is next that can still be in time: so a rush leaves
most in time, and those who came too late for that have their turn behind it.

First come, first served, everybody would be late for as long as a rush lasts (adaptive LIFO mends the same, as in
https://queue.acm.org/detail.cfm?id=2839461).
"""

import asyncio
from collections.abc import Callable
from types import TracebackType

AT_ONCE = 4
"""How many answers are made at once: there are two threads that read, one that composes, and the event loop's."""
IN_TIME = 1.0
"""Seconds after which one that still waits is late: Discord takes an answer for 3, and making it takes some too."""


class Lanes:
    """Use as `async with lanes:`; at most `count` are inside. `ticks` counts seconds, from anywhere."""

    def __init__(self, count: int, ticks: Callable[[], float]) -> None:
        self._free = count
        self._ticks = ticks
        self._waiting: dict[asyncio.Future[None], float] = {}

    async def __aenter__(self) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting[turn] = self._ticks()
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave()  # its turn had come
            self._waiting.pop(turn, None)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        while turn := self._next():
            del self._waiting[turn]
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _next(self) -> asyncio.Future[None] | None:
        """The oldest that is not late, else the newest; None where nobody waits."""
        late = self._ticks() - IN_TIME
        in_time = next((turn for turn, since in self._waiting.items() if since > late), None)
        return in_time or next(reversed(self._waiting), None)
