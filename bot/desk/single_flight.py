"""Has one answer made for all who ask the same while it waits for its turn: in a rush most ask the same.

Who asks while it is being made shares it too, as long as nothing changed since that began: nobody is told less than
what stood when they asked (as https://pkg.go.dev/golang.org/x/sync/singleflight, which knows no changes).
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.desk.lanes import Lanes

T = TypeVar("T")


@dataclass(slots=True)
class _Flight:
    """What is being made; `began` is the moment since when, None while it waits; `asked` are the ticks of who did."""

    task: asyncio.Task[Any] | None = None
    began: object = None
    asked: deque[float] = field(default_factory=deque[float])


class SingleFlight:
    """`moment` tells what answers follow from: the same moment, the same answer."""

    def __init__(self, lanes: Lanes, moment: Callable[[], object]) -> None:
        self._lanes = lanes
        self._moment = moment
        self._flights: dict[Hashable, _Flight] = {}

    async def made(self, asked: Hashable, make: Callable[[object], Awaitable[T]]) -> T:
        """What `make` makes, once its turn has come, of the moment at which it has; raises what it raises.

        Who gives up waiting leaves it to the others.
        """
        flight = self._flights.get(asked)
        if flight is None or flight.began not in (None, self._moment()):
            flight = self._flights[asked] = _Flight()
            flight.task = asyncio.create_task(self._fly(asked, flight, make))
        assert flight.task
        flight.asked.append(self._lanes.ticks())
        return await asyncio.shield(flight.task)

    async def _fly(self, asked: Hashable, flight: _Flight, make: Callable[[object], Awaitable[T]]) -> T:
        try:
            async with self._lanes.turn(flight.asked):
                flight.began = self._moment()
                return await make(flight.began)
        finally:
            if self._flights.get(asked) is flight:
                del self._flights[asked]
