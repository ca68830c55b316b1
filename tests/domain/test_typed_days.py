"""Days as people type them: kept as exact as they were typed, asked back where they can be read two ways."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.days import Span
from bot.domain.refusals import Refusal
from bot.domain.typed_days import typed_day, typed_span
from bot.domain.yearless import lacks_year

Written = tuple[dt.date, int]
TODAY = dt.date(2024, 11, 23)  # a Saturday

DAYS = {
    "2024-10-18": "2024-10-18",
    "2024-10": "2024-10",
    "2024": "2024",
    "18 Oct": "2024-10-18",
    **dict.fromkeys(("18 oct 24", "18 Oct '24", "18 Oct ’24", "Oct 18 24", "Oct 18, '24", "18-oct-24"), "2024-10-18"),
    **dict.fromkeys(("18. Oktober 24", "Friday 18 oct 24", "10/18/24"), "2024-10-18"),
    **dict.fromkeys(("31.12.23", "31/12/23", "12/31/23"), "2023-12-31"),
    "18 oct 86": "1986-10-18",
    "Oct '24": "2024-10",
    "Oct-86": "1986-10",
    "about 18 oct 24": "about 2024-10-18",
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
    "24 Nov": "2024-11-24",  # it is the 24th already in Seoul
    "25 Nov": "2023-11-25",
    "Friday, 18 October 2024": "2024-10-18",
    "Fri 18 Oct": "2024-10-18",
    "on Friday 18/10/2024": "2024-10-18",
    "18 October 2024 (Friday)": "2024-10-18",
    "by Friday, 18 October": "by 2024-10-18",
    "Freitag, 18. Oktober 2024": "2024-10-18",
    "пятница, 18 октября 2024": "2024-10-18",
    "2024년 10월 18일(금)": "2024-10-18",
    "2024年10月18日": "2024-10-18",
    "18-Oct-2024": "2024-10-18",
    "18-10-2024": "2024-10-18",
    "2024\u201110\u201118": "2024-10-18",
    "2024\u201010\u201018": "2024-10-18",
    "2024\u221210\u221218": "2024-10-18",
    "2024–10–18": "2024-10-18",
    "2024–10": "2024-10",
    "2024/10": "2024-10",
    "2010-12": "2010-12",
    "٢٠٢٤-١٠-١٨": "2024-10-18",
    "\u200f١٨/١٠/٢٠٢٤": "2024-10-18",
    "१८ October २०२४": "2024-10-18",
    "18 Oct 2024": "2024-10-18",
    "c. 2024": "about 2024",
    "~2024": "about 2024",
    "2024-10-18 10:30 UTC": "2024-10-18",
}
SPANS = {
    "8-13 oct 23": "2023-10-08/2023-10-13",
    "oct 8-13 23": "2023-10-08/2023-10-13",
    "8 Oct '23 to 3 Nov '23": "2023-10-08/2023-11-03",
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
    "2024-10-08 to 2024-10-13": "2024-10-08/2024-10-13",
    "2024-10-08 - 2024-10-13": "2024-10-08/2024-10-13",
    "2024-10-08–2024-10-13": "2024-10-08/2024-10-13",
    "2024-10-08 10:30 to 2024-10-13 11:00": "2024-10-08/2024-10-13",
    "2024\u201110\u201108 to 2024\u201110\u201113": "2024-10-08/2024-10-13",
    "about 2024-10-08/by 2024-10-13": "about 2024-10-08/by 2024-10-13",
    "٨ to ١٣ October ٢٠٢٤": "2024-10-08/2024-10-13",
    "22 to 26 November": "2024-11-22/2024-11-26",
    "22 Nov to 3 Dec": "2024-11-22/2024-12-03",
    "26 to 30 November": "2023-11-26/2023-11-30",
    "28 Dec to 3 Jan": "2023-12-28/2024-01-03",
    "28 Dec 2020 to 3 Jan": "2020-12-28/2021-01-03",
    "8 October 2020 to 13 October": "2020-10-08/2020-10-13",
    "October 8 to 13": "2024-10-08/2024-10-13",
    "October 28 to November 2, 2024": "2024-10-28/2024-11-02",
    "8 October to 13": "2024-10-08/2024-10-13",
    "October to November 2024": "2024-10/2024-11",
    "Oct-Nov 2024": "2024-10/2024-11",
    "Dec–Feb 2024": "2023-12/2024-02",
    "2010–2012": "2010/2012",
    "2010–14": "2010/2014",
    "Monday to Friday": "2024-11-18/2024-11-22",
    "Thursday to Monday": "2024-11-21/2024-11-25",
    "Monday-Friday": "2024-11-18/2024-11-22",
    "Monday 14 to Friday 18 October 2024": "2024-10-14/2024-10-18",
    "3 days ago to yesterday": "2024-11-20/2024-11-22",
    "9 March to today": "2024-03-09/2024-11-23",
}
REFUSED = {
    "Oct-21": ("Oct 2021 or 21 Oct 2024", "2021-10 or 2024-10-21"),
    "21.10.23": ("21 Oct 2023 or 23 Oct 2021", "2023-10-21 or 2021-10-23"),
    "03/04/05": ("3 Apr 2005, 4 Mar 2005 or 5 Apr 2003", "2005-04-03, 2005-03-04 or 2003-04-05"),
    "12/01/25": ("12 Jan 2025, 1 Dec 2025 or 25 Jan 2012", "2025-01-12, 2025-12-01 or 2012-01-25"),
    "03/12/24": ("3 Dec 2024, 12 Mar 2024 or 24 Dec 2003",),
    "30.02.24": ("does not exist",),
    "00/10/24": ("does not exist",),
    "oct 8, 13": ("“oct 8, 13” can be 8 Oct 2013 or 8 to 13 October; type 2013-10-08, or one of the days.",),
    "oct 8, 27": ("8 Oct 2027, which is still to come",),
    "18 oct 25": ("18 Oct 2025, which is still to come",),
    "04/05/2024": ("4 May 2024", "5 Apr 2024", "2024-05-04", "2024-04-05"),
    "4/5": ("4 May 2024", "5 Apr 2024"),
    "31 Feb 2024": ("does not exist",),
    "2024-13-01": ("does not exist",),
    "Octber 2024": ("did you mean October?",),
    "yesterdy": ("did you mean yesterday?",),
    "tomorrow": ("“tomorrow” is not a day that has been; type it like",),
    "next week": ("“next week” is not a day that has been; type it like",),
    "18 Octo": ("(did you mean October?); type it like 2024-10-18",),
    "18 Oct 2027": ("still to come",),
    "18 Oct 1650": ("before 1800",),
    "some time ago": ("not a day", "2024-10-18"),
    "": ("not a day",),
    "Friday, 19 October 2024": ("“Friday, 19 October 2024” cannot be: 19 Oct 2024 is a Saturday",),
    "Friday 2024": ("not a day",),
    "2024-10/11": ("“2024-10/11” can be 11 Oct 2024 or Oct–Nov 2024; type 2024-10-11 or 2024-10/2024-11.",),
    "2024-10/18": ("type 2024-10-18",),
    "2010–12": ("“2010–12” can be Dec 2010 or 2010–2012; type 2010-12 or 2010/2012.",),
    "2010/12": ("can be Dec 2010 or 2010–2012",),
    "2024 10:30": ("not a day",),
    "8-13": ("“8-13” is not a day",),
    "13": ("“13” is not a day",),
    "١٨ أكتوبر ٢٠٢٤": ("“١٨ أكتوبر ٢٠٢٤” is not a day",),
}
SPANS_REFUSED = {
    "Oct. 8th 13": "“Oct. 8th 13” can be 8 Oct 2013 or 8 to 13 October; type 2013-10-08 or 8 to 13 October.",
    "13 to 8 October 2024": "“13 to 8 October 2024” would end (8 Oct 2024) before it begins (13 Oct 2024)",
    "13 October to 8 October": "“13 October to 8 October” would end (8 Oct 2024) before it begins (13 Oct 2024)",
    "October 13-8, 2024": "“October 13-8, 2024” would end",
    "October 30-35": "“October 30-35” is a day that does not exist",
    "Mondy to Friday": "“Mondy” is not a day (did you mean Monday?)",
    "October to 10": "“October to 10” is not a day",
    "10 to October 2024": "“10 to October 2024” is not a day",
    "8 to 13": "“8 to 13” is not a day",
    "12/01/25": "“12/01/25” can be 12 Jan 2025, 1 Dec 2025 or 25 Jan 2012",
    "4/5/2024 to 6/5/2024": "“4/5/2024” can be 4 May 2024 or 5 Apr 2024",
    "2010–12": "“2010–12” can be Dec 2010 or 2010–2012",
    "mid-October 2024": "“mid-October 2024” is not a day",
    "8–13": "“8–13” is not a day",
    "13 Oct 2024 to 8 Oct 2024": "before it begins",
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


@pytest.mark.parametrize(("typed", "said"), SPANS_REFUSED.items())
def test_a_span_that_cannot_be_is_refused_in_the_words_that_were_typed(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_span(typed, TODAY)
    assert said in refused.value.sentence


def test_in_march_a_span_is_of_this_year_as_soon_as_it_has_begun() -> None:
    tenth = dt.date(2025, 3, 10)
    assert typed_day("11 March", tenth).day == "2025-03-11"  # it is the 11th in Seoul already
    assert typed_span("9 to 12 March", tenth).span == "2025-03-09/2025-03-12"
    assert typed_span("11 to 12 March", tenth).span == "2025-03-11/2025-03-12"
    assert typed_span("12 to 14 March", tenth).span == "2024-03-12/2024-03-14"


day_like = st.text(alphabet="0123456789 /-.,–\u2011٣²~abcdefgjlmnoprstuvyOctNv년월일", max_size=24)


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


written = st.tuples(st.dates(dt.date(1800, 1, 1), dt.date(2100, 1, 1)), st.sampled_from((4, 7, 10)))


@given(written, written, st.sampled_from(("", "about ", "by ")))
def test_a_span_as_readers_see_it_can_be_typed_again(one: Written, other: Written, sense: str) -> None:
    first, last = (date.isoformat()[:length] for date, length in sorted((one, other)))
    span = Span.model_validate({"span": f"{sense}{first}/{last}"})
    assert typed_span(span.span, TODAY) == span
    assert typed_span(str(span), TODAY) == span


@pytest.mark.parametrize("text", [text for text, day in DAYS.items() if re.search(r"[0-9]{4}", text)])
def test_a_day_that_has_its_year_is_not_read_with_another(text: str) -> None:
    def read(typed: str, today: dt.date) -> str:
        try:
            return typed_span(typed, today).span
        except Refusal:
            return ""

    assert read(text, TODAY)
    for typed in (text, f"{text} – {text}", DAYS[text], f"by {DAYS[text].removeprefix('by ')}"):
        assert not lacks_year(read, typed, TODAY)
