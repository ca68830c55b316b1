"""Times of day as people type them; what is none is answered with the nearest."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Mistyped, Refusal
from bot.domain.typed_times import typed_time

TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        *(("9", "09:00"), ("09:00", "09:00"), ("9.30", "09:30"), ("21.30", "21:30"), ("21h30", "21:30")),
        ("9h", "09:00"),
        *(("930", "09:30"), ("2130", "21:30"), ("9am", "09:00"), ("9 a.m.", "09:00"), ("9:30 PM", "21:30")),
        *(("12am", "00:00"), ("12pm", "12:00"), ("12:30 am", "00:30"), ("9p", "21:00"), ("11:59 p. m.", "23:59")),
        *(("noon", "12:00"), ("Midnight", "00:00"), ("24:00", "00:00"), ("0", "00:00"), ("at 9", "09:00")),
        *(("21 Uhr", "21:00"), ("um 9.30 Uhr", "09:30"), ("9 o’clock", "09:00"), ("９：３０", "09:30")),
        ("09:00:00", "09:00"),
        *(("9 in the morning", "09:00"), ("9:30 in the evening", "21:30"), ("at 9 every morning", "09:00")),
        *(("9 at night", "21:00"), ("2 at night", "02:00"), ("12 at night", "00:00"), ("21 Uhr abends", "21:00")),
        *(("12 in the afternoon", "12:00"), ("nine in the evening", "21:00"), ("9 du matin", "09:00")),
        *(("nine", "09:00"), ("nine pm", "21:00"), ("half past nine", "09:30"), ("half past nine at night", "21:30")),
        *(("quarter to ten", "09:45"), ("ten to nine pm", "20:50"), ("nine thirty", "09:30")),
        *(("neun Uhr", "09:00"), ("nine thirty five", "09:35"), ("9 o clock", "09:00"), ("21:30 h", "21:30")),
        *(("0900hrs", "09:00"), ("21 Uhr 30", "21:30"), ("21時30分", "21:30"), ("1 Uhr mittags", "13:00")),
        *(("9 вечера", "21:00"), ("9 tonight", "21:00"), ("9 pm at night", "21:00"), ("quarter to one pm", "12:45")),
        *(("quarter to twelve at night", "23:45"), ("6:30 in the afternoon", "18:30"), ("4 in the evening", "16:00")),
        *(("halb neun", "08:30"), ("half past noon", "12:30"), ("at noon", "12:00"), ("12 noon", "12:00")),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, time: str) -> None:
    assert typed_time(typed) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        *(("25:00", "01:00"), ("9:75", "10:15"), ("13pm", "13:00")),
        *(("9:5", "09:05"), ("9;30", "09:30"), ("midnigt", "00:00"), ("half nine", "09:30 or 08:30")),
        *(("half nine in the evening", ""), ("quarter to twelve am", ""), ("9.3", ""), ("9 sharpish", "")),
        *(("9pm-ish", ""), ("21:00 or 22:00", ""), ("9 at nigt", "")),
        *(
            (none, "")
            for none in (
                "",
                "morning",
                "99:99",
                "-9",
                "١٢:٠٠",
                "1234567",
                "am",
                "half past",
                "<t:0>",
                "in the morning",
                "x at night",
            )
        ),
    ],
)
def test_what_is_no_time_is_one_sentence_with_the_nearest(typed: str, guess: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_time(typed)
    end = f"did you mean {guess}?" if guess else "type it like 09:00 or 21:30."
    assert refused.value.sentence == f"“{typed}” is not a time of day; {end}"
    assert isinstance(refused.value, Mistyped)
    assert refused.value.wrong == {"time": "" if " or " in guess else guess}, "only what is sure is filled in"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *((f"{time} in the evening", "evening is from 4 pm to 11 pm") for time in ("12", "9 am", "2", "noon", "0")),
        *((f"{time} in the afternoon", "afternoon is from 12 to 6 pm") for time in ("11", "7", "9 am", "21")),
        *((f"{time} at night", "night is from 6 pm to 5 am") for time in ("12 pm", "noon", "6 am", "15")),
        *((f"{time} in the morning", "morning is from 0 to 11 am") for time in ("14", "12", "9 pm", "noon")),
    ],
)
def test_an_hour_that_is_not_in_its_part_of_the_day_is_refused(typed: str, told: str) -> None:
    with pytest.raises(Mistyped) as refused:
        typed_time(typed)
    assert refused.value.sentence == f"“{typed}” is not a time of day; the {told}."
    assert refused.value.wrong == {"time": ""}


@given(TIMES)
def test_a_time_is_read_however_it_is_written(time: dt.time) -> None:
    half = f"{time.hour % 12 or 12}:{time:%M} {'pm' if time.hour > 11 else 'am'}"
    written = (f"{time:%H:%M}", f"{time.hour}:{time:%M}", f"{time:%H.%M}", f"{time:%H%M}", f"{time.hour}h{time:%M}")
    assert {typed_time(text) for text in (*written, half, half.upper(), half.replace(" ", ""))} == {time}


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{0,3}[:.h ]?[0-9]{0,3} ?[apAP]?\.?[mM]?\.?", fullmatch=True))
def test_any_text_is_a_time_or_one_sentence(typed: str) -> None:
    try:
        time = typed_time(typed)
    except Refusal as refusal:
        assert "\n" not in refusal.sentence and refusal.sentence.endswith((".", "?"))
        assert len(refusal.sentence) < 120
    else:
        assert (time.second, time.microsecond, time.tzinfo) == (0, 0, None)
