"""Reads days as people type them: "18 Oct", "yesterday", "October 2024", "about 2024", "8 to 13 October".

The precision typed is the precision kept, and a day that can be read two ways is asked back. Libraries that read days
(dateparser, dateutil) guess where we may not, and drop the precision. `today` is a day in UTC: somewhere it is tomorrow
already, so that tomorrow is not to come.
"""

import contextlib
import datetime as dt
import difflib
import re
import unicodedata
from typing import NamedTuple, NoReturn

from bot.domain.day_names import MONTHS, WEEKDAYS
from bot.domain.days import Day, Span, shown_day, shown_span
from bot.domain.refusals import NotADay, Refusal
from bot.domain.typed_years import full_year, two_days, with_full_years

FIRST_YEAR = 1800

_NAMED = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IN_ENGLISH = {number: name for name, number in reversed(MONTHS.items())}
_ENGLISH = (*(name for name in _IN_ENGLISH.values() if len(name) > 4), *map(str.lower, _NAMED), "today", "yesterday")
_BACK = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "day before yesterday": 2}
_BESIDE = ("the", "day", "days", "before", "after", "week", "last", "next", "about", "since")  # no slips of "today"

_SENSE = re.compile(
    r"(?:(?P<about>(?:about|around|circa|approximately) |ca?(?:\. ?| )|[~≈] ?)|(?:by|no later than|until) )(?P<of>.+)"
)
_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[. ][0-9]+)?)?(?: ?(?:[a-z]{1,4}|[+-][0-9]{2}:?[0-9]{2}))?)?"
_ISO = re.compile(rf"([0-9]{{4}})(?:([-/.–])([0-9]{{1,2}})(?:\2([0-9]{{1,2}}){_TIME})?)?")
_MIXED = re.compile(r"([0-9]{4})[-.]([0-9]{1,2})/([0-9]{1,2})")
_KOREAN = re.compile(r"([0-9]{4})[년年](?: ?([0-9]{1,2})[월月](?: ?([0-9]{1,2})[일日])?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.?[ -]?([^\W\d_]+)(?:[ -]([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+) ([0-9]{1,2})(?: ([0-9]{4}))?")
_MONTH = re.compile(r"([^\W\d_]+)(?:[ -]([0-9]{4}))?")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.(?:([0-9]{4}))?")
_SLASHED = re.compile(r"([0-9]{1,2})(?:/([0-9]{1,2})|([-/–])([0-9]{1,2})\3([0-9]{4}))")
_IN_TWOS = re.compile(r"([0-9]{1,2})([-/.–])([0-9]{1,2})\2([0-9]{2})")
_MONTH_OR_DAY = re.compile(r"([^\W\d_]+)-([0-9]{2})")
"""What may hold a year of two figures: 21/10/24, and Oct-24, which may be a day."""
_AGO = re.compile(r"([0-9]{1,3}|an?|one|two|three) (day|week)s? ago")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_WITH_WEEKDAY = re.compile(
    rf"(?:(?:on |last )?(?P<before>{'|'.join(WEEKDAYS)}) (?P<day>.+)|(?P<other>.+) (?P<behind>{'|'.join(WEEKDAYS)}))"
)

_DAYS_OF_MONTH = re.compile(r"([^\W\d_]+) ([0-9]{1,2}) ?(?:-|–|to|until|and) ?([0-9]{1,2})((?: (?:[0-9]{2}){1,2})?)")
_ENDS = (
    re.compile(r"((?:about |by )?[0-9]{4}[-0-9]*) ?/ ?((?:about |by )?[0-9]{4}[-0-9]*)", re.IGNORECASE),
    re.compile(r"(?:from |between )?(.+?) (?:to|until|through|and|-|–) (.+)", re.IGNORECASE),
    re.compile(r"([^–]+)–([^–]+)"),
    re.compile(r"([0-9]{4})-([0-9]{4})"),
    re.compile(r"(.*[^\W_])-([^\W\d_].*|[0-9]{1,2} [^\W\d_].*)"),
)
"""What can stand between two days, in the order in which it is looked for."""


class _Said(NamedTuple):
    """A day as far as it was said: "13" or "Monday" alone are days only beside another one."""

    typed: str
    sense: str = ""
    year: str | None = None
    month: str | None = None
    day: str | None = None
    weekday: int | None = None

    @property
    def is_number(self) -> bool:
        return self.day is not None and self.month is None

    @property
    def is_weekday(self) -> bool:
        return self.day is None and self.weekday is not None


def typed_day(text: str, today: dt.date) -> Day:
    """The day that was typed, seen from `today`; without a year it is the latest such day that is not to come.

    Raises a Refusal with one sentence for a day that is ambiguous, impossible, to come, or not a day.
    """
    tidy = _tidied(text)
    if (both := two_days(tidy, today)) and both[0] <= today.isoformat():
        raise Refusal(f"“{_cut(tidy)}” can be {shown_day(both[0])} or {both[1]}; type {both[0]}, or one of the days.")
    said = _said(tidy, today)
    if said is None or said.is_number:
        raise _no_day(text)
    day = _day(said._replace(typed=text), today)
    if day.first > today + dt.timedelta(days=1):
        raise Refusal(
            f"“{_cut(text)}” would be {shown_day(day.day)}, which is still to come; type a day that has been."
        )
    return day


def typed_span(text: str, today: dt.date) -> Span:
    """A day, or two with "to" between them; what is said of the future may lie there. Raises a Refusal.

    Where no year is named, the span is the latest one whose first day is not to come.
    """
    tidy = _tidied(text)
    if both := two_days(tidy, today):
        raise Refusal(f"“{_cut(tidy)}” can be {shown_day(both[0])} or {both[1]}; type {' or '.join(both)}.")
    said = _said(tidy, today)
    if said and not said.is_number:
        return Span.model_validate({"span": _day(said._replace(typed=text), today).day})
    first, last = _whole(*(_end(end, text, today) for end in _ends(tidy, text)), typed=text, today=today)
    begin, end = _day(first, today), _day(last, today)
    if begin.first > end.last:
        raise Refusal(
            f"“{_cut(text)}” would end ({shown_day(end.day)}) before it begins ({shown_day(begin.day)}); "
            "type the earlier day first."
        )
    return Span.model_validate({"span": f"{begin.day}/{end.day}"})


def _ends(tidy: str, typed: str) -> tuple[str, str]:
    """The words for the first day and for the last."""
    if found := _DAYS_OF_MONTH.fullmatch(_plain(tidy)):
        month, first, last, year = found.groups()
        if month in MONTHS:
            return f"{month} {first}{year}", f"{month} {last}{year}"
    for ends in _ENDS:
        if found := ends.fullmatch(tidy):
            return found[1], found[2]
    raise _no_day(typed)


def _end(words: str, typed: str, today: dt.date) -> _Said:
    said = _said(words, today)
    tidy = _tidied(typed)
    if said is None:
        raise _no_day(words if f"{words} " in tidy or f" {words}" in tidy else typed)
    return said._replace(typed=words if words in tidy else typed)


def _whole(first: _Said, last: _Said, *, typed: str, today: dt.date) -> tuple[_Said, _Said]:
    """Both ends of a span, each with what the other one says for it: its month, its year."""
    if first.is_number and last.day:
        first = first._replace(month=last.month, year=last.year)
    elif last.is_number and first.day:
        last = last._replace(month=first.month, year=first.year)
    elif last.day and last.weekday is None and last.is_number and first.year and not first.month:  # 2010–14
        last = last._replace(year=f"{first.year[:2]}{int(last.day):02}", day=None)
    if first.is_number or last.is_number:
        raise _no_day(typed)
    if first.is_weekday and last.is_weekday:
        begin = _day(first, today).first
        days = ((last.weekday or 0) - begin.weekday() - 1) % 7 + 1
        return _dated(first, begin), _dated(last, begin + dt.timedelta(days=days))
    first, last = (_dated(end, _day(end, today).first) if end.is_weekday else end for end in (first, last))
    turns = int(first.month or 1) > int(last.month or 12)
    if first.year is None:
        year = int(last.year) - turns if last.year else _day(first, today).first.year
        first = first._replace(year=str(year))
    if last.year is None:
        last = last._replace(year=str(int(first.year or 0) + turns))
    return first, last


def _dated(said: _Said, date: dt.date) -> _Said:
    return said._replace(year=str(date.year), month=str(date.month), day=str(date.day))


def _day(said: _Said, today: dt.date) -> Day:
    """The day that was said, which is the latest one not to come where its year is not named."""
    if said.is_weekday:
        back = (today.weekday() - (said.weekday or 0)) % 7
        said = _dated(said, today - dt.timedelta(days=back))
    written = _latest(said.typed, today, said.year, said.month, said.day)
    if said.weekday is not None and dt.date.fromisoformat(written).weekday() != said.weekday:
        weekday = _NAMED[dt.date.fromisoformat(written).weekday()]
        raise Refusal(
            f"“{_cut(said.typed)}” cannot be: {shown_day(written)} is a {weekday}; "
            "type the day without its weekday, or the right one."
        )
    return Day.model_validate({"day": said.sense + written})


def _said(tidy: str, today: dt.date) -> _Said | None:
    """What the words say of one day; None where they are not a day."""
    plain = _plain(tidy)
    sense = ""
    if match := _SENSE.fullmatch(plain):
        sense = "about " if match["about"] else "by "
        plain = match["of"]
    said = _shape(plain, tidy, today)
    if said is None and (match := _WITH_WEEKDAY.fullmatch(plain)):
        said = _shape(match["day"] or match["other"], tidy, today)
        if said is None or said.day is None:
            return None
        said = said._replace(weekday=WEEKDAYS[match["before"] or match["behind"]])
    return said._replace(sense=sense) if said else None


def _shape(plain: str, typed: str, today: dt.date) -> _Said | None:
    if match := _ISO.fullmatch(plain):
        year, sign, month, day = match.groups()
        if month and not day and sign in "/–" and int(year[2:]) < int(month) <= 12:
            _ask_back(typed, f"{year}-{int(month):02}", f"{year}/{year[:2]}{int(month):02}")
        return None if month and not day and sign == "–" and int(month) > 12 else _Said(typed, "", year, month, day)
    if match := _MIXED.fullmatch(plain):
        _mixed(typed, *match.groups())
    if match := _KOREAN.fullmatch(plain):
        return _Said(typed, "", match[1], match[2], match[3])
    if match := _IN_TWOS.fullmatch(plain):
        return _in_twos(typed, today, match[1], match[3], match[4])
    if match := _DOTTED.fullmatch(plain):
        return _Said(typed, "", match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(plain):
        return _slashed(typed, today, match[1], match[2] or match[4], match[5])
    if relative := _relative(plain, today):
        return _dated(_Said(typed), relative)
    if plain.removeprefix("on ") in WEEKDAYS:
        return _Said(typed, weekday=WEEKDAYS[plain.removeprefix("on ")])
    if (match := _DAY_FIRST.fullmatch(plain)) and match[2] in MONTHS:
        return _Said(typed, "", match[3], str(MONTHS[match[2]]), match[1])
    if (match := _MONTH_FIRST.fullmatch(plain)) and match[1] in MONTHS:
        return _Said(typed, "", match[3], str(MONTHS[match[1]]), match[2])
    if (match := _MONTH_OR_DAY.fullmatch(plain)) and (month := str(MONTHS.get(match[1], ""))):
        if not 0 < int(match[2]) <= 31:
            return _Said(typed, "", full_year(match[2]), month)
        _ask_back(typed, f"{full_year(match[2])}-{int(month):02}", _latest(typed, today, None, month, match[2]))
    if (match := _MONTH.fullmatch(plain)) and match[1] in MONTHS:
        return _Said(typed, "", match[2], str(MONTHS[match[1]]))
    return _Said(typed, day=plain) if re.fullmatch("[0-9]{1,2}", plain) else None


def _slashed(typed: str, today: dt.date, first: str, second: str, year: str | None) -> _Said:
    a, b = int(first), int(second)
    if a <= 12 and b <= 12 and a != b:
        _ask_back(typed, _latest(typed, today, year, second, first), _latest(typed, today, year, first, second))
    day, month = (a, b) if b <= 12 else (b, a)
    return _Said(typed, "", year, str(month), str(day))


def _in_twos(typed: str, today: dt.date, first: str, second: str, third: str) -> _Said:
    """21/10/24: the day first or the month, or the year, as some write it; asked back where several can be."""
    found: list[str] = []
    tomorrow = (today + dt.timedelta(days=1)).isoformat()
    for day, month, year in ((first, second, third), (second, first, third), (third, second, first)):
        with contextlib.suppress(Refusal):
            is_year = len(year) == 2 and (year == third or year != "00")  # 00/10/24 lacks its day
            written = _checked(typed, full_year(year), month, day) if is_year else ""
            if written and (written <= tomorrow or year == third):  # few begin with the year: none to come
                found.append(written)
    days = [*dict.fromkeys(found)]  # those to come too: a slip in the year makes no other day of 12/01/27
    if len(days) > 1:
        _ask_back(typed, *days)
    written = days[0] if days else _checked(typed, full_year(third), second, first)
    return _dated(_Said(typed), dt.date.fromisoformat(written))


def _mixed(typed: str, year: str, month: str, other: str) -> NoReturn:
    """2024-10/11: the 11th of October, or October to November."""
    day = _checked(typed, year, month, other)
    if int(month) < int(other) <= 12:
        _ask_back(typed, day, f"{day[:7]}/{year}-{int(other):02}")
    raise Refusal(f"“{_cut(typed)}” mixes two ways of writing; type {day} if {shown_day(day)} is meant.")


def _ask_back(typed: str, *those: str) -> NoReturn:
    """Raise a Refusal with the days or spans that may be meant."""
    either = [f"{', '.join(each[:-1])} or {each[-1]}" for each in ([*map(shown_span, those)], those)]
    raise Refusal(f"“{_cut(typed)}” can be {either[0]}; type {either[1]}.")


def _relative(plain: str, today: dt.date) -> dt.date | None:
    if (back := _BACK.get(plain)) is None and (match := _AGO.fullmatch(plain)):
        count = int(match[1]) if match[1].isdecimal() else _COUNTS[match[1]]
        back = count * (7 if match[2] == "week" else 1)
    if plain.startswith("last ") and (weekday := WEEKDAYS.get(plain.removeprefix("last "))) is not None:
        back = (today.weekday() - weekday) % 7 or 7
    return today - dt.timedelta(days=back) if back is not None else None


def _latest(typed: str, today: dt.date, year: str | None, month: str | None, day: str | None) -> str:
    """The day of a year; without one, of the latest year in which it is not to come."""
    if year is not None:
        return _checked(typed, year, month, day)
    tomorrow = today + dt.timedelta(days=1)
    for back in range(9):  # 29 February comes every fourth year, and once in two hundred only every eighth
        tried = tomorrow.year - back
        try:
            if dt.date(tried, int(month or 1), int(day or 1)) <= tomorrow:
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


def _tidied(text: str) -> str:
    """The words as typed, but with one kind of space, hyphen, dash and digit, and without what cannot be seen."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen)
    return " ".join(re.sub("[‒—―]", "–", re.sub("[‐‑−﹣]", "-", plain)).split())


def _plain(tidy: str) -> str:
    """Lower case, no commas, brackets, ordinal endings, or full stops after abbreviations."""
    plain = re.sub(r"\(([월화수목금토일])\)", r" \1요일 ", tidy.casefold())
    plain = " ".join(re.sub("[,()]", " ", plain).split())
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", plain)
    plain = re.sub(r"\b(?:the|of)\b (?=\w)", "", plain) if " day " not in plain else plain
    plain = re.sub(r"(?<=[^\W\d])\.(?= |$)", "", plain)
    return with_full_years(plain)


def _no_day(typed: str) -> NotADay:
    return NotADay(_cut(typed), _guess(_plain(_tidied(typed))))


def _guess(plain: str) -> str:
    if re.match(r"(?:the day after )?tomorrow|next ", plain):
        return " that has been"
    if whole := difflib.get_close_matches(plain, [day for day in _BACK if " " in day], 1, 0.85):
        return f" (did you mean {whole[0]}?)"
    for word in plain.split():
        if near := difflib.get_close_matches(word, _ENGLISH, 1, 0.7) if word not in (*MONTHS, *_BESIDE) else []:
            return f" (did you mean {near[0] if near[0] in ('today', 'yesterday') else near[0].capitalize()}?)"
    return ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
