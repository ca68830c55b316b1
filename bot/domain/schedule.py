"""When a daily digest is due: local times that clocks skip or repeat, dates that do not exist, and what was missed."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.subscriptions import Slot, SlotState, Subscription

LATEST = dt.timedelta(hours=12)
"""How late a digest may still be posted."""
LATE = dt.timedelta(minutes=10)
"""From when on it says that it is late."""
REMEMBERED = 370
"""At most so many missed dates get a line each."""
_SETTLED = 730
"""For how many days from now two zones are compared."""
_DAY, _MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
_JUST = 2 * _MINUTE
"""Longer than a digest is spread over, and than a tick."""


class Missed(NamedTuple):
    """What is to be written down now: slots, and when the next one is due (UTC)."""

    slots: tuple[Slot, ...]
    following: dt.datetime


def due_at(date: dt.date, at: dt.time, zone: str) -> dt.datetime | None:
    """The moment (UTC) at which a date's digest is due; None for a date that the zone never had.

    A time that clocks skip moves forward by what they skip, even past midnight; of one that comes twice it is the
    first. Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone.
    """
    local = _zone(zone)
    midnight = dt.datetime.combine(date, dt.time(), local).astimezone(dt.UTC)
    if midnight.astimezone(local).date() != date:
        return None
    return dt.datetime.combine(date, at.replace(fold=0), local).astimezone(dt.UTC)


def go_alike(one: str, other: str, now: dt.datetime) -> bool:
    """Whether the clocks of two zones show the same from now on, for as long as their summer times are settled."""
    here, there = _zone(one), _zone(other)
    days = (now + n * _DAY for n in range(_SETTLED))
    return one == other or all(day.astimezone(here).utcoffset() == day.astimezone(there).utcoffset() for day in days)


def upcoming(
    at: dt.time, zone: str, after: dt.datetime, last: dt.date | None = None
) -> Iterator[tuple[dt.date, dt.datetime]]:
    """Each date with its posting time (UTC) after a moment, without end.

    `last` is the newest date that has a slot already: no date up to it gets another, whatever was changed.
    """
    date = max(after.astimezone(_zone(zone)).date() - _DAY, (last or dt.date.min) + (_DAY if last else dt.timedelta()))
    while True:
        due = due_at(date, at, zone)
        if due is not None and due > after:
            yield date, due
        date += _DAY


def next_times(subscription: Subscription, now: dt.datetime, last: dt.date | None, count: int) -> list[dt.datetime]:
    """The next posting times (UTC); `last` is the newest date that has a slot already.

    One that has just come is still the first of them until it is written down: it is posted within a minute or so.
    """
    found = upcoming(subscription.at, subscription.zone, max(now - _JUST, subscription.owed_from), last)
    return [due for _, (_, due) in zip(range(count), found, strict=False)]


def missed(subscription: Subscription, now: dt.datetime, last: dt.date | None) -> Missed:
    """The slots that have come due and are not written down yet, the oldest first, and when the next will be.

    Only the newest may still be planned, at most 12 hours late; the others are skipped with the reason.
    """
    due_by: list[tuple[dt.date, dt.datetime]] = []
    for date, due in upcoming(subscription.at, subscription.zone, subscription.owed_from, last):
        if due + subscription.jitter > now:
            following = due + subscription.jitter
            break
        due_by.append((date, due))
    else:  # pragma: no cover - upcoming never ends
        raise AssertionError
    slots = [
        Slot(
            subscription.number, date, due, SlotState.SKIPPED, "a later digest was due before this one could be posted"
        )
        for date, due in due_by[-REMEMBERED:-1]
    ]
    if due_by:
        date, due = due_by[-1]
        if now - due <= LATEST:
            slots.append(Slot(subscription.number, date, due, late=now - due > LATE))
        else:
            slots.append(Slot(subscription.number, date, due, SlotState.SKIPPED, TOO_LATE))
    return Missed(tuple(slots), following)


def spread(slot: Slot, now: dt.datetime, jitter: dt.timedelta, behind: dt.timedelta) -> Slot:
    """The slot, left alone for its jitter from now (UTC) on where it is planned and more than `behind` its moment.

    Where waiting would make it too late to be posted at all, it is not left alone.
    """
    late = now - slot.due
    if slot.state is not SlotState.PLANNED or late <= jitter + behind or late + 2 * _MINUTE > LATEST:
        return slot
    return slot.hold(now + jitter)


TOO_LATE = "it could not be posted within 12 hours of its time"


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
