"""Days as people type them: kept as exact as they were typed, asked back where they can be read two ways."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Refusal
from bot.domain.typed_days import typed_day, typed_span

TODAY = dt.date(2024, 11, 23)  # a Saturday

DAYS = {
    "2024-10-18": "2024-10-18",
    "2024-10": "2024-10",
    "2024": "2024",
    "18 Oct": "2024-10-18",
    "18 Dec": "2023-12-18",
    "Oct 18": "2024-10-18",
    "18 October 2024": "2024-10-18",
    "October 18th, 2024": "2024-10-18",
    "the 18th of October 2024": "2024-10-18",
    "18. Oktober 2024": "2024-10-18",
    "18 octobre 2024": "2024-10-18",
    "18 октября 2024": "2024-10-18",
    "18 жовтня 2024": "2024-10-18",
    "2024년 10월 18일": "2024-10-18",
    "OCTOBER 2024": "2024-10",
    "Sept. 2023": "2023-09",
    "December": "2023-12",
    "today": "2024-11-23",
    "Yesterday": "2024-11-22",
    "3 days ago": "2024-11-20",
    "a week ago": "2024-11-16",
    "Friday": "2024-11-22",
    "Saturday": "2024-11-23",
    "last Saturday": "2024-11-16",
    "about October 2024": "about 2024-10",
    "around 2024": "about 2024",
    "by 18 Oct": "by 2024-10-18",
    "no later than 2024-10-18": "by 2024-10-18",
    "18.10.2024": "2024-10-18",
    "4.5.2024": "2024-05-04",
    "18/10/2024": "2024-10-18",
    "10/18/2024": "2024-10-18",
    "5/5/2024": "2024-05-05",
    "2024-10-18T21:04:00Z": "2024-10-18",
    "29 Feb": "2024-02-29",
}
SPANS = {
    "8 to 13 October": "2024-10-08/2024-10-13",
    "8-13 Oct 2024": "2024-10-08/2024-10-13",
    "8–13 October 2024": "2024-10-08/2024-10-13",
    "October 8-13, 2024": "2024-10-08/2024-10-13",
    "2024-10-08/2024-10-13": "2024-10-08/2024-10-13",
    "8 Oct - 2 Nov 2024": "2024-10-08/2024-11-02",
    "between 8 and 13 October": "2024-10-08/2024-10-13",
    "from 28 Dec to 3 Jan 2024": "2023-12-28/2024-01-03",
    "by 2024-10-18": "by 2024-10-18",
    "18 Oct": "2024-10-18",
    "December 2025": "2025-12",
}
REFUSED = {
    "04/05/2024": ("4 May 2024", "5 Apr 2024", "2024-05-04", "2024-04-05"),
    "4/5": ("4 May 2024", "5 Apr 2024"),
    "31 Feb 2024": ("does not exist",),
    "2024-13-01": ("does not exist",),
    "Octber 2024": ("did you mean October?",),
    "yesterdy": ("did you mean yesterday?",),
    "18 Oct 2027": ("still to come",),
    "18 Oct 1650": ("before 1800",),
    "some time ago": ("not a day", "2024-10-18"),
    "": ("not a day",),
}


@pytest.mark.parametrize(("typed", "meant"), DAYS.items())
def test_a_day_is_read_as_exactly_as_it_was_typed(typed: str, meant: str) -> None:
    assert typed_day(typed, TODAY).day == meant


@pytest.mark.parametrize(("typed", "meant"), SPANS.items())
def test_a_span_is_read(typed: str, meant: str) -> None:
    assert typed_span(typed, TODAY).span == meant


@pytest.mark.parametrize(("typed", "said"), REFUSED.items())
def test_what_cannot_be_read_is_asked_back(typed: str, said: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        typed_day(typed, TODAY)
    for words in said:
        assert words in refused.value.sentence


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal, match="before it begins"):
        typed_span("13 Oct 2024 to 8 Oct 2024", TODAY)


day_like = st.text(alphabet="0123456789 /-.,–abcdefgjlmnoprstuvyOctNv년월일", max_size=24)


@given(st.text(max_size=40) | day_like)
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    for read in (typed_day, typed_span):
        try:
            found = read(text, TODAY)
        except Refusal as refusal:
            assert "\n" not in refusal.sentence and len(refusal.sentence) <= 300
        else:
            assert read(str(getattr(found, "day", "") or getattr(found, "span", "")), TODAY) == found


@given(st.dates(dt.date(1800, 1, 1), TODAY), st.sampled_from(("", "about ", "by ")), st.sampled_from((4, 7, 10)))
def test_a_day_as_readers_see_it_can_be_typed_again(date: dt.date, sense: str, length: int) -> None:
    written = sense + date.isoformat()[:length]
    day = typed_day(written, TODAY)
    assert day.day == written
    assert typed_day(str(day), TODAY) == day
