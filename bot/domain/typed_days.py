"""Reads days as people type them: "18 Oct", "yesterday", "October 2024", "about 2024", "8 to 13 October".

The precision typed is the precision kept, and a day that can be read two ways is asked back. Libraries that read days
(dateparser, dateutil) guess where we may not, and drop the precision.
"""

import datetime as dt
import difflib
import re
import unicodedata

from bot.domain.days import Day, Span, shown_day
from bot.domain.refusals import Refusal

FIRST_YEAR = 1800

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero января январь січня",
            "february feb februar février febrero февраля февраль лютого",
            "march mar märz mars marzo марта март березня",
            "april apr avril abril апреля апрель квітня",
            "may mai mayo мая май травня",
            "june jun juni juin junio июня июнь червня",
            "july jul juli juillet julio июля июль липня",
            "august aug août agosto августа август серпня",
            "september sep sept septembre septiembre сентября сентябрь вересня",
            "october oct oktober okt octobre octubre октября октябрь жовтня",
            "november nov novembre noviembre ноября ноябрь листопада",
            "december dec dezember dez décembre diciembre декабря декабрь грудня",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}
_ENGLISH = [name for name in (*_MONTHS, *_WEEKDAYS, "today", "yesterday") if name.isascii() and len(name) > 4]

_SENSE = re.compile(r"(?:(about|around|circa|approximately|ca\.?|c\.)|(by|no later than|until)) (.+)")
_ISO = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?:[t ][0-9]{1,2}:[0-9]{2}.*)?")
_KOREAN = re.compile(r"([0-9]{4})년(?: ?([0-9]{1,2})월(?: ?([0-9]{1,2})일)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.? ?([^\W\d]+)(?: ([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+) ([0-9]{1,2})(?: ([0-9]{4}))?")
_MONTH = re.compile(r"([^\W\d]+)(?: ([0-9]{4}))?")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.(?:([0-9]{4}))?")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}))?")
_AGO = re.compile(r"([0-9]{1,3}|an?|one|two|three) (day|week)s? ago")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}

_ISO_ENDS = re.compile(r"((?:about |by )?[0-9]{4}[-0-9]*)/((?:about |by )?[0-9]{4}[-0-9]*)")
_DAYS_OF_MONTH = re.compile(r"([^\W\d]+) ([0-9]{1,2}) ?(?:-|to) ?([0-9]{1,2})( [0-9]{4})?")
_ENDS = re.compile(r"(?:from |between )?(.+?)(?: to | and | until | - |(?<=[0-9])-(?=[0-9]{1,2} [^\W\d]))(.+)")


def typed_day(text: str, today: dt.date) -> Day:
    """The day that was typed, seen from `today`; without a year it is the latest such day that is not to come.

    Raises a Refusal with one sentence for a day that is ambiguous, impossible, to come, or not a day.
    """
    day = _day(text, today)
    if day.first > today + dt.timedelta(days=1):  # somewhere it is tomorrow already
        raise Refusal(
            f"“{_cut(text)}” would be {shown_day(day.day)}, which is still to come; type a day that has been."
        )
    return day


def typed_span(text: str, today: dt.date) -> Span:
    """A day, or two with "to" between them; what is said of the future may lie there. Raises a Refusal."""
    plain = _plain(text)
    ends = _ISO_ENDS.fullmatch(plain)
    if month_first := _DAYS_OF_MONTH.fullmatch(plain):
        month, first, last, year = month_first.groups(default="")
        return _span(_day(f"{month} {first}{year}", today), _day(f"{month} {last}{year}", today), text)
    ends = ends or _ENDS.fullmatch(plain)
    if ends is None or _SLASHED.fullmatch(plain) or _ISO.fullmatch(plain):
        return Span.model_validate({"span": _day(text, today).day})
    last = _day(ends[2], today)
    begin = ends[1]
    named = last.first
    if re.fullmatch(r"[0-9]{1,2}", begin):
        begin = f"{named.year}-{named.month}-{begin}"
    elif not re.search(r"[0-9]{4}", begin):
        begin = f"{begin} {named.year}"
    first = _day(begin, today)
    if first.first > last.last and not re.search(r"[0-9]{4}", ends[1]):
        first = _day(f"{ends[1]} {named.year - 1}", today)
    return _span(first, last, text)


def _day(text: str, today: dt.date) -> Day:
    plain = _plain(text)
    sense = ""
    if match := _SENSE.fullmatch(plain):
        sense = "about " if match[1] else "by "
        plain = match[3]
    return Day.model_validate({"day": sense + _written(plain, text, today)})


def _written(plain: str, typed: str, today: dt.date) -> str:
    """The day in its written form: 2024-10-18, 2024-10 or 2024."""
    if match := _ISO.fullmatch(plain) or _KOREAN.fullmatch(plain):
        return _checked(typed, *match.groups())
    if match := _DOTTED.fullmatch(plain):
        day, month, year = match.groups()
        return _latest(typed, today, year, month, day)
    if match := _SLASHED.fullmatch(plain):
        return _slashed(typed, today, *match.groups())
    if relative := _relative(plain, today):
        return relative.isoformat()
    if (match := _DAY_FIRST.fullmatch(plain)) and match[2] in _MONTHS:
        return _latest(typed, today, match[3], str(_MONTHS[match[2]]), match[1])
    if (match := _MONTH_FIRST.fullmatch(plain)) and match[1] in _MONTHS:
        return _latest(typed, today, match[3], str(_MONTHS[match[1]]), match[2])
    if (match := _MONTH.fullmatch(plain)) and match[1] in _MONTHS:
        return _latest(typed, today, match[2], str(_MONTHS[match[1]]), None)
    raise Refusal(f"“{_cut(typed)}” is not a day{_guess(plain)} it like 2024-10-18, 18 Oct 2024 or October 2024.")


def _slashed(typed: str, today: dt.date, first: str, second: str, year: str | None) -> str:
    a, b = int(first), int(second)
    if a <= 12 and b <= 12 and a != b:
        day_first = _latest(typed, today, year, second, first)
        month_first = _latest(typed, today, year, first, second)
        raise Refusal(
            f"“{_cut(typed)}” can be {shown_day(day_first)} or {shown_day(month_first)}; "
            f"type {day_first} or {month_first}."
        )
    day, month = (a, b) if b <= 12 else (b, a)
    return _latest(typed, today, year, str(month), str(day))


def _relative(plain: str, today: dt.date) -> dt.date | None:
    back = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "day before yesterday": 2}.get(plain)
    if match := _AGO.fullmatch(plain):
        count = int(match[1]) if match[1].isdecimal() else _COUNTS[match[1]]
        back = count * (7 if match[2] == "week" else 1)
    weekday = _WEEKDAYS.get(plain.removeprefix("last ").removeprefix("on "))
    if weekday is not None:
        back = (today.weekday() - weekday) % 7 or (7 if plain.startswith("last ") else 0)
    return today - dt.timedelta(days=back) if back is not None else None


def _latest(typed: str, today: dt.date, year: str | None, month: str, day: str | None) -> str:
    """The day of a year; without one, of the latest year in which it is not to come."""
    if year is not None:
        return _checked(typed, year, month, day)
    for back in range(8):  # 29 February comes every fourth year, and once in two hundred only every eighth
        tried = today.year - back
        try:
            if dt.date(tried, int(month), int(day or 1)) <= today:
                return _checked(typed, str(tried), month, day)
        except ValueError:
            continue
    return _checked(typed, str(today.year), month, day)


def _checked(typed: str, year: str, month: str | None, day: str | None) -> str:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise Refusal(
            f"“{_cut(typed)}” is a day that does not exist; type one that does, like 2024-10-18 or October 2024."
        ) from None
    if int(year) < FIRST_YEAR:
        raise Refusal(f"“{_cut(typed)}” lies before {FIRST_YEAR}; type a later day, like 2024-10-18.")
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _span(first: Day, last: Day, typed: str) -> Span:
    if first.first > last.last:
        raise Refusal(
            f"“{_cut(typed)}” would end ({shown_day(last.day)}) before it begins ({shown_day(first.day)}); "
            "type the earlier day first."
        )
    return Span.model_validate({"span": f"{first.day}/{last.day}"})


def _plain(text: str) -> str:
    """Lower case, one space between words, no commas, ordinal endings, or full stops after abbreviations."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", plain)
    plain = re.sub(r"\s*[–—]\s*", "-", plain)
    plain = re.sub(r"\b(?:the|of)\b (?=\w)", "", plain) if " day " not in plain else plain
    return re.sub(r"(?<=[^\W\d])\.(?= |$)", "", plain)


def _guess(plain: str) -> str:
    words: list[str] = re.findall(r"[^\W\d]{3,}", plain)
    for word in words:
        near = difflib.get_close_matches(word, _ENGLISH, 1, 0.7) if word not in _MONTHS else []
        if near:
            meant = near[0] if near[0] in ("today", "yesterday") else near[0].capitalize()
            return f"; did you mean {meant}? Type"
    return "; type"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
