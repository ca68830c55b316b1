"""What time it is for digests: this machine's clock, believed only as far as Discord's clock goes along with it.

Every answer of Discord's carries its time in the `Date` header; between two answers it is carried on by a clock that
cannot be set. A clock of ours that jumps forward is so not believed until Discord agrees; one that jumps back waits.
"""

import datetime as dt
from collections.abc import Callable
from email.utils import parsedate_to_datetime

JUMP = 5.0
"""Seconds by which this machine's clock must leave the steady one to have been set."""
HEARD_FOR = 600.0
"""Seconds after which Discord is asked for its time again."""
UNDER_WAY = dt.timedelta(seconds=15)
"""How old an answer may be when it is heard: it tells that it is as late as it says, and hardly ever how much later."""


class DiscordClock:
    """`wall` tells the machine's time (UTC), `steady` seconds that only ever go on."""

    def __init__(self, wall: Callable[[], dt.datetime], steady: Callable[[], float]) -> None:
        self._wall = wall
        self._steady = steady
        self._heard: tuple[dt.datetime, dt.datetime, float] | None = None
        self._date = ""

    def heard(self, date: str) -> None:
        """Take the `Date` header of an answer; what is no date is not taken, and the same second is taken once."""
        if date == self._date and self._heard and self._steady() - self._heard[2] < 1 and not self.is_lost:
            return
        try:
            told = parsedate_to_datetime(date)
        except ValueError:
            return
        if told.tzinfo is None:
            return
        if self._heard is not None:
            told = min(max(self.discord(), told), told + UNDER_WAY)
        self._date = date
        self._heard = (told.astimezone(dt.UTC), self._wall(), self._steady())

    @property
    def must_ask(self) -> bool:
        """Whether Discord has to be asked for its time."""
        return self.is_lost or self._heard is None or self._steady() - self._heard[2] > HEARD_FOR

    @property
    def is_lost(self) -> bool:
        """Whether nobody knows the time: Discord was never heard, or this machine's clock was set since."""
        if self._heard is None:
            return True
        _, wall, steady = self._heard
        return abs((self._wall() - wall).total_seconds() - (self._steady() - steady)) > JUMP

    def discord(self) -> dt.datetime:
        """Discord's time (UTC), to about a second. Must have been heard once."""
        assert self._heard is not None
        told, _, steady = self._heard
        return told + dt.timedelta(seconds=self._steady() - steady)

    def now(self) -> dt.datetime:
        """The earlier of the two clocks: what is due by it is due by both. How late it is, Discord's clock says."""
        return min(self._wall(), self.discord())
