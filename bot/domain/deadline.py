"""Until when a question is looked into: frozen, with the clock that it goes by given."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """Two moments of `clock`, which counts seconds from anywhere.

    From `enough` on no more is searched, and what was found is answered from. At `late` nothing more is read at all.
    """

    clock: Callable[[], float]
    enough: float
    late: float

    @classmethod
    def begun(cls, clock: Callable[[], float], enough: float, late: float) -> "Deadline":
        """Both so many seconds from now."""
        now = clock()
        return cls(clock, now + enough, now + late)

    @property
    def is_enough(self) -> bool:
        return self.clock() >= self.enough

    @property
    def is_late(self) -> bool:
        return self.clock() >= self.late
