"""An event loop whose time is made up: where nothing is left to do now, it is later."""

import asyncio
import heapq
import selectors
from typing import Any


class Stuck(Exception):
    """Everything waits for something that never comes."""


class _NoSockets:
    """Takes the place of the selector: instead of waiting, time passes."""

    def __init__(self, loop: "TimelessLoop") -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise Stuck
        self._loop.moment += max(timeout, 0)
        return []


class TimelessLoop(asyncio.BaseEventLoop):
    """Runs tasks and timers, and nothing of the world outside. `moment` is its time in seconds."""

    def __init__(self, moment: float) -> None:
        super().__init__()
        self.moment = moment
        self._selector = _NoSockets(self)
        self._clock_resolution = 1e-6

    def time(self) -> float:
        return self.moment

    def _process_events(self, event_list: list[tuple[selectors.SelectorKey, int]]) -> None:
        assert not event_list

    def _write_to_self(self) -> None:
        pass

    @property
    def next_timer(self) -> float | None:
        """When the next timer rings."""
        return heapq.nsmallest(1, self._scheduled)[0].when() if self._scheduled else None
