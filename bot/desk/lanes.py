"""Lets a few answers be made at once: of those that wait the newest is next, so that a rush leaves most in time.

First come, first served, everybody would wait for as long as the rush lasts; those who came first are answered after it
(adaptive LIFO, as in https://queue.acm.org/detail.cfm?id=2839461).
"""

import asyncio
from types import TracebackType

AT_ONCE = 4
"""How many answers are made at once: there are two threads that read, one that composes, and the event loop's."""


class Lanes:
    """Use as `async with lanes:`; at most `count` are inside."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: list[asyncio.Future[None]] = []

    async def __aenter__(self) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave()  # its turn had come
            elif turn in self._waiting:
                self._waiting.remove(turn)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        while self._waiting:
            turn = self._waiting.pop()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
