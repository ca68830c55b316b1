"""How long the event loop was kept from turning, and how much of that was the machine's doing.

A process that does nothing but wake up runs beside the measured one. Where both stood still in the same moment, neither
was the cause: a virtual machine that has used up its share of a processor stops whole, for tens of milliseconds.
"""

import asyncio
import subprocess
import sys
import time
from dataclasses import dataclass

_TURN, _NOTED = 0.002, 0.01
"""Every how many seconds both wake up, and how much later than that they are noted."""
_IDLE = f"""
import sys, time
last = time.perf_counter()
while True:
    time.sleep({_TURN})
    now = time.perf_counter()
    if now - last - {_TURN} > {_NOTED}:
        print(last + {_TURN}, now, flush=True)
    last = now
"""


@dataclass(frozen=True)
class Stall:
    """From when to when the loop did not turn, in seconds of the clock that processes share, and what went on."""

    began: float
    ended: float
    going_on: str

    @property
    def ms(self) -> float:
        return (self.ended - self.began) * 1000

    def beside(self, still: list[tuple[float, float]]) -> float:
        """How many milliseconds of it the process beside stood still as well, from when to when as given."""
        both = (min(self.ended, until) - max(self.began, since) for since, until in still)
        return sum(max(0.0, span) for span in both) * 1000


class Probe:
    """Notes stalls of the event loop while it is open; read `told` once it is closed."""

    def __init__(self) -> None:
        self.going_on = self.told = ""
        self._stalls: list[Stall] = []

    async def __aenter__(self) -> None:
        self._beside = subprocess.Popen([sys.executable, "-c", _IDLE], stdout=subprocess.PIPE, text=True)
        self._turning = asyncio.create_task(self._turn())

    async def __aexit__(self, *_: object) -> None:
        self._turning.cancel()
        self._beside.kill()
        lines = self._beside.communicate()[0].splitlines()
        self.told = told(self._stalls, [(float(line.split()[0]), float(line.split()[1])) for line in lines])

    async def _turn(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_TURN)
            now = time.perf_counter()
            if now - began - _TURN > _NOTED:
                self._stalls.append(Stall(began + _TURN, now, self.going_on))


def told(stalls: list[Stall], still: list[tuple[float, float]]) -> str:
    """The longest stall, and the longest by what of it was not the machine's, in words."""
    if not stalls:
        return f"the event loop never stalled for {_NOTED * 1000:.0f} ms"
    longest = max(stalls, key=lambda stall: stall.ms)
    own = max(stalls, key=lambda stall: stall.ms - stall.beside(still))
    return (
        f"the event loop stalled for {longest.ms:.0f} ms at most{_at(longest)}; without the moments in which an idle "
        f"process beside it stood still too, for {own.ms - own.beside(still):.0f} ms at most{_at(own)}"
    )


def _at(stall: Stall) -> str:
    return f", at {stall.going_on}" if stall.going_on else ""
