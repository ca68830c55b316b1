"""Lets a few answers be made at once. Of those that wait the oldest is next that can still be in time: so a rush leaves
most in time, and those who came too late for that have their turn behind it.

First come, first served, everybody would be late for as long as a rush lasts (adaptive LIFO mends the same, as in
https://queue.acm.org/detail.cfm?id=2839461).
"""

import asyncio
import math
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

AT_ONCE = 4
"""How many answers are made at once: there are two threads that read, one that composes, and the event loop's."""
IN_TIME = 1.5
"""Seconds after which one that still waits is late: Discord takes an answer for 3, and making it takes some too."""


class Lanes:
    """Use as `async with lanes.turn():`; at most `count` are inside. `ticks` counts seconds, from anywhere."""

    def __init__(self, count: int, ticks: Callable[[], float]) -> None:
        self._free = count
        self.ticks = ticks
        self._waiting: dict[asyncio.Future[None], deque[float]] = {}

    @asynccontextmanager
    async def turn(self, asked: deque[float] | None = None) -> AsyncGenerator[None]:
        """Inside is whose turn it is. Several may share it: `asked` has the ticks of each, in their order, and may grow
        while it waits.
        """
        if self._free:
            self._free -= 1
        else:
            await self._wait(deque((self.ticks(),)) if asked is None else asked)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, asked: deque[float]) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting[turn] = asked
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave()  # its turn had come
            self._waiting.pop(turn, None)
            raise

    def _leave(self) -> None:
        while turn := self._next():
            del self._waiting[turn]
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _next(self) -> asyncio.Future[None] | None:
        """That of the oldest who is not late, else the newest; None where nobody waits."""
        late = self.ticks() - IN_TIME
        found, oldest = None, math.inf
        for turn, asked in self._waiting.items():
            while asked and asked[0] <= late:
                asked.popleft()
            if asked and asked[0] < oldest:
                found, oldest = turn, asked[0]
        return found or next(reversed(self._waiting), None)
