"""A third of the zones at each change of their clocks; `make chaos` takes all."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

from bot.domain import schedule
from tests import drawn
from tests.chaos.digests.zones import at_change, changes, problems, zones

ODD = {"Pacific/Apia", "America/Nuuk", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Pyongyang", "Africa/Cairo"}


def test_each_date_has_one_slot_whatever_the_clocks_do() -> None:
    seed = drawn.seed(1)
    names = zones()
    chosen = ODD | set(random.Random(seed).sample(names, len(names) // 3))
    count, wrong = problems(sorted(chosen))
    assert count > 1_000
    assert not wrong, f"seed {seed}\n" + "\n".join(wrong[:5])


@pytest.mark.parametrize(
    ("zone", "named", "put"),
    [
        ("Pacific/Apia", "the date that was skipped gets a slot", lambda due, date, at, zone: _moved(date, at, zone)),
        ("America/Nuuk", "a time moved past midnight is lost", lambda due, date, at, zone: _same_day(due, date, zone)),
        ("Europe/Berlin", "the second of two", lambda due, date, at, zone: _moved(date, at.replace(fold=1), zone)),
    ],
)
def test_the_zones_are_told_apart_from_a_schedule_that_errs(
    zone: str, named: str, put, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = schedule.due_at
    monkeypatch.setattr(schedule, "due_at", lambda date, at, zone: put(true(date, at, zone), date, at, zone))
    assert [wrong for change in changes(zone) for wrong in at_change(zone, change)], named


def _moved(date, at, zone):
    return dt.datetime.combine(date, at, ZoneInfo(zone)).astimezone(dt.UTC)


def _same_day(due, date, zone):
    return due if due is not None and due.astimezone(ZoneInfo(zone)).date() == date else None
