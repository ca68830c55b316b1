"""A span's beginning as people type it, and the span in the few signs that a button carries."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import NotADay, Refusal
from bot.domain.since import Covered, covered, since_day

TODAY = dt.date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "day", "story"),
    [
        ("", "2026-11-24", ""),
        ("yesterday", "2026-11-24", ""),
        ("Yesterday nk-troops", "2026-11-24", "nk-troops"),
        ("today", "2026-11-25", ""),
        ("18 Oct nk-troops", "2026-10-18", "nk-troops"),
        ("18 Oct 2024 North Korean troops", "2024-10-18", "North Korean troops"),
        ("October 18, 2024 nk-troops", "2024-10-18", "nk-troops"),
        ("2024-10-18", "2024-10-18", ""),
        ("October 2024", "2024-10-01", ""),
        ("2024", "2024-01-01", ""),
        ("the day before yesterday nk-troops", "2026-11-23", "nk-troops"),
        ("2 weeks ago on nk-troops", "2026-11-11", "nk-troops"),
        ("last week", "2026-11-18", ""),
        ("Monday", "2026-11-23", ""),
        ("18 Oct topic:2024 elections", "2026-10-18", "2024 elections"),
        ("18 Oct 2024 elections", "2024-10-18", "elections"),
        ("topic:nk-troops", "2026-11-24", "nk-troops"),
        ("25. Oktober 북한군", "2026-10-25", "북한군"),
    ],
)
def test_the_day_comes_first_and_the_story_after_it(typed: str, day: str, story: str) -> None:
    assert since_day(typed, TODAY) == (dt.date.fromisoformat(day), story)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nk-troops", "“nk-troops” is not a day"),
        ("yestreday nk-troops", "did you mean yesterday?"),
        ("soon topic:nk-troops", "“soon” is not a day"),
        ("tomorrow nk-troops", "“tomorrow” is still to come; type a day that has been."),
        ("2027-01-01 nk-troops", "still to come"),
        ("26 Nov 2026", "still to come"),
        ("04/03 nk-troops", "can be 4 Mar 2026 or 3 Apr 2026"),
        ("31 February 2026", "does not exist"),
        ("about 18 Oct 2024", "is no exact day; type the day to begin with, like 2024-10-18"),
        ("by yesterday", "is no exact day"),
    ],
)
def test_what_is_no_day_is_told_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        since_day(typed, TODAY)
    assert sentence in refused.value.sentence
    assert refused.value.sentence.count("\n") == 0


@given(st.text(max_size=60))
def test_any_words_are_a_day_or_refused(typed: str) -> None:
    try:
        day, _ = since_day(typed, TODAY)
    except Refusal:
        return
    assert day <= TODAY


def test_only_what_is_no_day_at_all_lets_shorter_words_be_tried() -> None:
    with pytest.raises(Refusal) as refused:
        since_day("31 February 2026 nk-troops", TODAY)
    assert not isinstance(refused.value, NotADay)


NUMBERS = st.integers(0, 36**6 - 1)


@given(NUMBERS, NUMBERS, st.dates(), st.lists(NUMBERS, max_size=8), st.booleans())
def test_a_span_is_read_back_and_fits_a_button(
    after: int, until: int, since: dt.date, topics: list[int], is_first: bool
) -> None:
    span = Covered(after, until, since, tuple(topics), is_first)
    assert covered(span.written()) == span
    assert len(f"ask:since:9999:p0b5c3:{span.written()}") <= 100


@given(
    st.text(max_size=80)
    | st.from_regex(r"~[0-9a-z]{1,9}-[0-9a-z]{1,9}-[0-9a-z]{1,6}!?(\.[0-9a-z]{1,9})*", fullmatch=True)
)
def test_other_words_are_no_span(words: str) -> None:
    span = covered(words)
    assert span is None or covered(span.written()) == span
