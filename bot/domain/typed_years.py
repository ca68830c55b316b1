"""Years of two figures beside a month, as in 21 Oct 24, Oct 21 24 and Oct ’24, read as years of four."""

import datetime as dt
import re
from calendar import month_name, monthrange

from bot.domain.day_names import MONTHS

_LAST_CENTURY = 50
"""From which two figures on a year is one of the last century."""
_SHORT_YEAR = re.compile(
    rf"(?<![^\W_])(?P<begun>[0-9]{{1,2}}\.?[ -]?(?:{'|'.join(MONTHS)})[ -]|(?:{'|'.join(MONTHS)}) [0-9]{{1,2}} )"
    r"(?P<year>[0-9]{2})$"
)
_APOSTROPHE_YEAR = re.compile(r"[ -]?['’‘ʼ](?P<year>[0-9]{2})(?![^\W_])")

_TWO_DAYS = re.compile(rf"((?:{'|'.join(MONTHS)})\.?) ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{2}})(?:st|nd|rd|th)?")
_OF_LATE, _LEAP = 5, 2024
"""Of how many years at most two figures behind a day are sooner the year than another day; a year of every day."""


def two_days(tidy: str, today: dt.date) -> tuple[str, str] | None:
    """The day and the days of a month that are meant where a year of two figures may as well be a day: oct 8, 13."""
    if not (found := _TWO_DAYS.fullmatch(tidy.casefold())):
        return None
    month, (begun, ended) = MONTHS[found[1].rstrip(".")], map(int, found.groups()[1:])
    is_year = 0 <= today.year - int(full_year(found[3])) < _OF_LATE
    if is_year or not 0 < begun < ended <= monthrange(_LEAP, month)[1]:
        return None
    return f"{full_year(found[3])}-{month:02}-{begun:02}", f"{begun} to {ended} {month_name[month]}"


def full_year(two: str) -> str:
    """The year that two figures stand for: 24 is 2024, and 86 is 1986."""
    return f"{'20' if int(two) < _LAST_CENTURY else '19'}{two}"


def with_full_years(plain: str) -> str:
    """A day in small letters with its year in four figures, where it has two behind an apostrophe, or behind a day."""
    plain = _APOSTROPHE_YEAR.sub(lambda found: f" {full_year(found['year'])}", plain).strip()
    return _SHORT_YEAR.sub(lambda found: found["begun"] + full_year(found["year"]), plain)
