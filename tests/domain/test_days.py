"""Days keep the precision they were written with."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.days import Day, Span, day_order, is_before, shown_day, shown_span


@pytest.mark.parametrize(
    ("written", "shown", "first", "last"),
    [
        ("2024-10-18", "18 Oct 2024", "2024-10-18", "2024-10-18"),
        ("2024-02", "Feb 2024", "2024-02-01", "2024-02-29"),
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("by 2024-10-18", "by 18 Oct 2024", "2024-10-18", "2024-10-18"),
        ("about 2024-10", "about Oct 2024", "2024-10-01", "2024-10-31"),
    ],
)
def test_a_day_is_shown_as_precisely_as_it_was_written(written: str, shown: str, first: str, last: str) -> None:
    day = Day.model_validate(written)
    assert (str(day), day.first, day.last) == (shown, dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("written", ["2024-02-30", "2023-02-29", "2024-13", "yesterday", "18.10.2024", "24-10-18", ""])
def test_a_day_that_does_not_exist_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(ValidationError, match="write 2024-10-18"):
        Day.model_validate(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-10-08/2024-10-13", "8–13 Oct 2024"),
        ("2024-09-30/2024-10-02", "30 Sep–2 Oct 2024"),
        ("2023-12-30/2024-01-02", "30 Dec 2023–2 Jan 2024"),
        ("2024-06", "Jun 2024"),
        ("about 2024-01/2024-03", "about Jan 2024 to Mar 2024"),
    ],
)
def test_a_span_repeats_no_month_in_vain(written: str, shown: str) -> None:
    assert shown_span(Span.model_validate(written).span) == shown


def test_a_span_may_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="before it begins"):
        Span.model_validate("2024-10-13/2024-10-08")


def test_by_and_about_leave_room_for_doubt() -> None:
    assert is_before("2024-10-01", "2024-10-18")
    assert not is_before("2024-10-18", "2024-10-18")
    assert not is_before("2024-10-01", "by 2024-10-18")
    assert is_before("by 2024-10-01", "2024-10-18")
    assert not is_before("about 2024-10-17", "2024-10-18")
    assert not is_before("2024-10", "2024-10-18")
    assert not is_before("", "2024-10-18")


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_a_written_day_survives_being_stored(date: dt.date) -> None:
    day = Day.model_validate(date.isoformat())
    assert Day.model_validate_json(day.model_dump_json()) == day
    assert day.first == day.last == date
    assert day_order(day.day) == date.isoformat()
    assert shown_day(day.day).startswith(str(date.day))
