"""Every time zone at every change of its clocks: for each date that was, one slot, at the moment a wall clock tells.

What the schedule says is held against a clock on a wall that is set once, from three days before to three days after.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.schedule import missed
from bot.domain.subscriptions import Subscription

FIRST, LAST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2038, 1, 1, tzinfo=dt.UTC)
_AROUND = dt.timedelta(days=3)
_DAY = dt.timedelta(days=1)


def zones() -> list[str]:
    """The zones of the IANA database, one of those that are the same under several names."""
    found: dict[bytes, str] = {}
    for name in sorted(available_timezones()):
        data = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
        if data.is_file():
            found.setdefault(hashlib.sha256(data.read_bytes()).digest(), name)
    return list(found.values())


def changes(zone: str) -> Iterator[dt.datetime]:
    """Each moment (UTC) at which the zone's clocks change, to the minute."""
    local = ZoneInfo(zone)
    moment, offset = FIRST, FIRST.astimezone(local).utcoffset()
    while moment < LAST:
        following = moment + _DAY
        if (then := following.astimezone(local).utcoffset()) != offset:
            low, high = moment, following
            while high - low > dt.timedelta(minutes=1):
                middle = low + (high - low) // 2
                middle -= dt.timedelta(seconds=middle.second, microseconds=middle.microsecond)
                if middle.astimezone(local).utcoffset() == offset:
                    low = middle
                else:
                    high = middle
            yield high
            offset = then
        moment = following


def problems(names: Iterable[str]) -> tuple[int, list[str]]:
    """How many changes of clocks there were in these zones, and where a slot is missing, double, or at a wrong time."""
    count, wrong = 0, []
    for zone in names:
        for change in changes(zone):
            count += 1
            wrong += at_change(zone, change)
    return count, wrong


def at_change(zone: str, change: dt.datetime) -> list[str]:
    """What is wrong around one change, at a time that it skips or repeats and at three others."""
    local = ZoneInfo(zone)
    wall = Wall(
        change,
        _offset(local, change - dt.timedelta(minutes=1)),
        _offset(local, change),
    )
    wrong: list[str] = []
    for at in {wall.touched(), dt.time(0, 0), dt.time(9), dt.time(23, 45)}:
        wish = Subscription(0, "", "", "", at, zone, owed_from=change - _AROUND)
        found = [(slot.date, slot.due) for slot in missed(wish, change + _AROUND, None).slots]
        expected = [
            (date, due)
            for date, due in wall.expected(at)
            if change - _AROUND < due <= change + _AROUND and _steady(local, wall, due)
        ]
        if [one for one in found if _steady(local, wall, one[1])] != expected:
            wrong.append(f"{zone} {change.isoformat()} at {at}: {found} instead of {expected}")
    return wrong


class Wall(NamedTuple):
    """A clock on a wall that is set once, from one offset to another."""

    change: dt.datetime
    before: dt.timedelta
    after: dt.timedelta

    def touched(self) -> dt.time:
        """A time in the middle of what is skipped or repeated."""
        ends = sorted(self.change.replace(tzinfo=None) + offset for offset in (self.before, self.after))
        return (ends[0] + (ends[1] - ends[0]) / 2).replace(second=0, microsecond=0).time()

    def shows(self, wanted: dt.datetime) -> dt.datetime | None:
        """When the clock first shows a time; None where it never does."""
        early, late = (wanted.replace(tzinfo=dt.UTC) - offset for offset in (self.before, self.after))
        return early if early < self.change else late if late >= self.change else None

    def has(self, date: dt.date) -> bool:
        """Whether it shows any time of a date: in quarters of an hour, the gaps being such."""
        midnight = dt.datetime.combine(date, dt.time())
        return any(self.shows(midnight + dt.timedelta(minutes=15 * n)) for n in range(96))

    def expected(self, at: dt.time) -> Iterator[tuple[dt.date, dt.datetime]]:
        """For each date it shows: when it first shows the time; or, of a time it skips, as long after the change as
        that is after the last it showed."""
        day = self.change.date() - _AROUND - _DAY
        while day <= self.change.date() + _AROUND + _DAY:
            wanted = dt.datetime.combine(day, at)
            last = self.change.replace(tzinfo=None) + self.before
            if shown := self.shows(wanted):
                yield day, shown
            elif self.has(day):
                yield day, self.change + (wanted - last)
            day += _DAY


def _offset(local: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    offset = moment.astimezone(local).utcoffset()
    assert offset is not None
    return offset


def _steady(local: ZoneInfo, wall: Wall, moment: dt.datetime) -> bool:
    """Whether no second change lies between the one that is looked at and a moment."""
    return _offset(local, moment) == (wall.before if moment < wall.change else wall.after)
