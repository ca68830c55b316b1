"""The day a question is asked as of, as people type it."""

import datetime as dt

import pytest

from bot.domain.as_of import as_of_day
from bot.domain.refusals import Refusal

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-10-20", "2024-10-20"),
        ("20 Oct 2024", "2024-10-20"),
        ("20 Oct", "2026-10-20"),
        ("yesterday", "2026-11-22"),
        ("October 2024", "2024-10-31"),
        ("2024", "2024-12-31"),
        ("2026-11", "2026-11-23"),
        ("2026", "2026-11-23"),
        ("by 20 Oct 2024", "2024-10-20"),
        ("2026-11-23", "2026-11-23"),
    ],
)
def test_a_day_is_its_end_and_a_month_its_last_day_or_today(typed: str, day: str) -> None:
    assert as_of_day(typed, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2026-11-24", "“2026-11-24” is 24 Nov 2026, which is still to come"),
        ("2027", "still to come"),
        ("04/05/2024", "can be 4 May 2024 or 5 Apr 2024; type 2024-05-04 or 2024-04-05."),
        ("soonish", "is not a day; type it like 2024-10-18"),
        ("2024-02-30", "does not exist"),
        ("about 2024", "is no exact day; type the day whose end is meant, like 2024-01-01."),
    ],
)
def test_any_other_day_is_refused_in_one_sentence(typed: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        as_of_day(typed, TODAY)
    assert told in refused.value.sentence
    assert refused.value.sentence.count(".") - refused.value.sentence.count("..") == 1
