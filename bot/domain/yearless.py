"""Days typed without their year: which year fits what else is known, and what to say of it.

Of the years that a day can be of, that one is taken in which it is nearest to the days it belongs to; where none are
known, the last one in which it is not to come.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from bot.domain.day_names import MONTHS
from bot.domain.days import Span, shown_day, shown_span
from bot.domain.typed_years import full_year

Read = Callable[[str, dt.date], str]
"""What reads a day or span from a typed text: as it is written down, or empty where it cannot be read."""
Days = tuple[dt.date, dt.date]
"""The first and the last day of what is known."""

_BEHIND = (" ", "", "/")
"""What stands between a day and a year behind it: 24 Oct 2024, 24.10.2024, 24/10/2024."""
_YEARS = 5
"""Of how many years one has a 29 February, but for the turn of most centuries."""
_LONGEST = 80
"""How many signs a day has at most."""
_NAMED = re.compile(r"([^\W\d_]+)\.? ([0-9]{2})")
_NUMBERED = re.compile(r"(0?[1-9]|1[0-2])/([0-9]{2})")
_WHOLE_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}(?!-)")


def lacks_year(read: Read, text: str, today: dt.date) -> bool:
    """Whether the text is a day or span that a year behind it would tell."""
    return len(text) <= _LONGEST and any(_of(read, text, today, today.year - back) for back in range(_YEARS))


def days_of(written: str) -> Days:
    """The first and the last day of a written day or span."""
    span = Span.model_validate({"span": written})
    return span.first.first, span.last.last


def fitting(read: Read, text: str, today: dt.date, near: Sequence[Days]) -> str:
    """The day or span that a text without a year stands for, as it is written down; empty where none can be meant.

    `near` are days that it belongs to.
    """
    latest = read(text, today)
    years = {year for first, last in near for year in range(first.year - 1, last.year + 2)}
    found = {_of(read, text, today, year) for year in years} | {latest}
    passed = [day for day in found if day and days_of(day)[0] <= today + dt.timedelta(days=1)]
    if not near or not passed:
        return latest
    return min(sorted(passed, reverse=True), key=lambda day: min(_apart(days_of(day), other) for other in near))


def sooner(read: Read, text: str, today: dt.date) -> str:
    """The next day or span that a text without a year stands for, where it is nearer than the last; else empty."""
    last, coming = read(text, today), read(text, today + dt.timedelta(days=365))
    if not (last and coming and lacks_year(read, text, today)):
        return ""
    ahead = days_of(coming)[0] - today
    return coming if dt.timedelta(1) < ahead < today - days_of(last)[1] else ""


def told(read: Read, text: str, meant: str, today: dt.date) -> str:
    """As which day a text without a year was read, and why: a sentence or two."""
    why = "the last there was" if meant == read(text, today) else "which fits the other days there"
    line = " ".join(text.split())
    return f"“{line}” is read as {shown_span(meant)}, {why}.{_or_month(line, today)}"


def _or_month(text: str, today: dt.date) -> str:
    """What to type where "oct 24" is to be the month, if it can be."""
    named = _NAMED.fullmatch(text.casefold())
    numbered = _NUMBERED.fullmatch(text)
    month = MONTHS.get(named[1], 0) if named else int(numbered[1]) if numbered else 0
    figures = named or numbered
    if not month or not figures:
        return ""
    written = f"{full_year(figures[2])}-{month:02}"
    return f" Type {shown_day(written)} if the month is meant." if written <= f"{today:%Y-%m}" else ""


def _of(read: Read, text: str, today: dt.date, year: int) -> str:
    """The text read with this year behind it; empty where the year would be a time of its own: 2024-10-18/2025."""
    every = (read(f"{text.rstrip(',')}{sign}{year}", today) for sign in _BEHIND)
    return next((written for written in every if written and not _WHOLE_YEAR.search(written)), "")


def _apart(one: Days, other: Days) -> int:
    """How many days lie between them at least."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
