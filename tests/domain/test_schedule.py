"""When a digest is due: times that clocks skip or repeat, dates that never were, changes of time and zone, outages."""

import datetime as dt

import pytest

from bot.domain.schedule import due_at, missed, next_times
from bot.domain.subscriptions import SlotState, Subscription

NINE = dt.time(9)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def wish(
    at: dt.time = NINE, zone: str = "Europe/Berlin", since: str = "2026-10-20 00:00", number: int = 0
) -> Subscription:
    return Subscription(number, "42", "42", "7", at, zone, owed_from=utc(since))


@pytest.mark.parametrize(
    ("date", "at", "zone", "due"),
    [
        ("2026-03-29", "02:30", "Europe/Berlin", "2026-03-29 01:30"),  # 02:30 was not: 03:30 in summer
        ("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25 00:30"),  # twice: the first, still in summer
        ("2026-07-01", "09:00", "Asia/Kathmandu", "2026-07-01 03:15"),
        ("2011-12-29", "09:00", "Pacific/Apia", "2011-12-29 19:00"),
        ("2011-12-31", "09:00", "Pacific/Apia", "2011-12-30 19:00"),
        ("2024-03-30", "23:30", "America/Nuuk", "2024-03-31 01:30"),  # 23:30 was not: 00:30 of the next date
        ("2024-03-31", "23:30", "America/Nuuk", "2024-04-01 00:30"),
        ("2026-04-05", "02:00", "Australia/Lord_Howe", "2026-04-04 15:30"),
    ],
)
def test_a_time_is_due_once(date: str, at: str, zone: str, due: str) -> None:
    assert due_at(dt.date.fromisoformat(date), dt.time.fromisoformat(at), zone) == utc(due)


@pytest.mark.parametrize(("date", "zone"), [("2011-12-30", "Pacific/Apia"), ("1993-08-21", "Pacific/Kwajalein")])
def test_a_date_that_never_was_has_none(date: str, zone: str) -> None:
    assert [due_at(dt.date.fromisoformat(date), dt.time(hour), zone) for hour in range(24)] == [None] * 24


def test_the_next_times_follow_the_wall_clock() -> None:
    times = next_times(wish(), utc("2026-10-24 06:00"), None, 3)
    assert times == [utc("2026-10-24 07:00"), utc("2026-10-25 08:00"), utc("2026-10-26 08:00")]
    taken = next_times(wish(), utc("2026-10-24 06:00"), dt.date(2026, 10, 24), 1)
    assert taken == [utc("2026-10-25 08:00")]


def test_what_is_due_and_not_written_down_yet_is_the_next_for_a_minute_or_two() -> None:
    late = wish(number=1)  # posted 37 seconds after its time
    assert next_times(late, utc("2026-11-03 08:00:50"), dt.date(2026, 11, 2), 1) == [utc("2026-11-03 08:00")]
    assert next_times(late, utc("2026-11-03 08:00:50"), dt.date(2026, 11, 3), 1) == [utc("2026-11-04 08:00")]
    assert next_times(late, utc("2026-11-03 08:03"), dt.date(2026, 11, 2), 1) == [utc("2026-11-04 08:00")]
    begun = wish(number=1, since="2026-11-03 08:00:10")
    assert next_times(begun, utc("2026-11-03 08:00:50"), None, 1) == [utc("2026-11-04 08:00")]


def test_a_new_time_or_zone_makes_no_second_digest_of_a_date() -> None:
    told = dt.date(2026, 11, 3)  # in Auckland, where it was posted
    honolulu = wish(zone="Pacific/Honolulu", since="2026-11-02 21:00")
    assert next_times(honolulu, utc("2026-11-02 21:00"), told, 1) == [utc("2026-11-04 19:00")]
    evening = wish(at=dt.time(21), since="2026-11-03 09:00")
    assert next_times(evening, utc("2026-11-03 09:00"), told, 1) == [utc("2026-11-04 20:00")]


def test_what_had_passed_when_it_was_started_is_not_owed() -> None:
    assert missed(wish(since="2026-11-03 08:00:01"), utc("2026-11-03 20:00"), None).slots == ()


def test_after_an_outage_only_the_newest_is_posted_and_the_others_say_why() -> None:
    found = missed(wish(), utc("2026-11-05 12:00"), dt.date(2026, 11, 1))
    assert [(slot.date.day, slot.state, slot.late) for slot in found.slots] == [
        (2, SlotState.SKIPPED, False),
        (3, SlotState.SKIPPED, False),
        (4, SlotState.SKIPPED, False),
        (5, SlotState.PLANNED, True),
    ]
    assert all(slot.reason for slot in found.slots[:-1])
    assert found.following == utc("2026-11-06 08:00")


@pytest.mark.parametrize(
    ("now", "state", "late"),
    [
        ("2026-11-05 08:10:00", SlotState.PLANNED, False),
        ("2026-11-05 08:10:01", SlotState.PLANNED, True),
        ("2026-11-05 20:00:00", SlotState.PLANNED, True),
        ("2026-11-05 20:00:01", SlotState.SKIPPED, False),
    ],
)
def test_twelve_hours_late_and_no_more(now: str, state: SlotState, late: bool) -> None:
    (slot,) = missed(wish(), utc(now), dt.date(2026, 11, 4)).slots
    assert (slot.state, slot.late) == (state, late)


def test_digests_of_one_time_are_spread_over_a_minute() -> None:
    seconds = {wish(number=number).jitter.total_seconds() for number in range(1, 61)}
    assert seconds == set(range(60))
    assert wish(number=1).jitter.total_seconds() == 37
    assert missed(wish(number=1), utc("2026-11-05 08:00:36"), dt.date(2026, 11, 4)).slots == ()
    assert len(missed(wish(number=1), utc("2026-11-05 08:00:37"), dt.date(2026, 11, 4)).slots) == 1
