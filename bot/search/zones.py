"""Which time zone words mean: the place, the country, the abbreviation or the offset that somebody typed.

A place is taken; of what several places may be meant by, none is: the refusal names the nearest. Zones are IANA names.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.refusals import Mistyped
from bot.domain.text import folded
from bot.search.zonewords import OF_CITY, OF_COUNTRY, OF_LARGE, OF_LETTERS

UTC = "UTC"
_EXACT = frozenset({"utc", "gmt", "z", "zulu", "uct", "universal", "utc0", "gmt0", "greenwich", "etcutc", "etcgmt"})
_AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*([0-9]{1,2})(?::?([0-9]{2}))?", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?:the )?(?:local )?time(?: ?zone)? (?:in|of) )?(.+?)(?:(?: standard| daylight| summer)? time(?: ?zone)?)?"
)
"""A place with what is said around it: "berlin time", "the time in berlin"."""
_BEFORE = re.compile(r"^(?:in|at|à) ")
"""What may stand between a time and a place."""
_NEAR = 70.0
_SHOWN = 40
_EASTMOST, _WESTMOST = 14, 12
_LONGEST = 5
"""How many words may stand for a zone behind a time: "Los Angeles local time"."""
_FIRST = (
    *("Europe/London", "Europe/Berlin", "Europe/Kyiv", "Europe/Moscow"),
    *("America/New_York", "America/Chicago", "America/Los_Angeles"),
    *("Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Kolkata", "Australia/Sydney"),
)
"""What is offered to one who has typed nothing yet."""


class Offered(NamedTuple):
    """A zone that may be meant, and how it is shown: with the time it is there now."""

    zone: str
    shown: str


def typed_zone(text: str) -> str:
    """The IANA name of the zone that was typed; raises Mistyped, one sentence with the nearest."""
    wanted = _place(text)
    if found := _OFFSET.fullmatch(text.strip()):
        raise _fixed(text, found)
    if len(places := _named(text)) == 1:
        return places[0]
    if places:
        said = f"“{_short(text)}” is kept in several places; type one of them: {one_of(places[:3])}."
        raise _mistyped(said)
    near = next(iter(_near(wanted, 1)), "")
    hint = f"did you mean {near}?" if near else "type a place such as Europe/Berlin, or UTC."
    raise _mistyped(f"“{_short(text)}” is no time zone; {hint}", near)


def _named(text: str) -> tuple[str, ...]:
    """The zones that words name, several where they are kept in several places; none by their distance from UTC."""
    wanted = _place(text)
    if wanted in _EXACT and "-" not in text and "+" not in text:
        return (UTC,)
    exact = _by_name().get(text.strip().lower())
    return (exact,) if exact else _places(wanted)


def with_zone(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How a time may be parted from the zone typed behind it: "9 p.m." and Europe/Berlin of "9 p.m. Berlin time".

    It is several where several places may be meant: of "21:00 MEZ" Berlin, Vienna, Zurich.
    """
    words = text.split()
    for n in range(max(len(words) - _LONGEST, 1), len(words)):
        place = _BEFORE.sub("", " ".join(words[n:]))
        offset = _OFFSET.fullmatch(place)
        if zones := tuple(filter(None, [_always(_distance(offset))])) if offset else _named(place):
            yield " ".join(words[:n]).rstrip(","), zones


def zones_like(text: str, now: dt.datetime, limit: int) -> list[Offered]:
    """Zones that may be meant while somebody types, the likeliest first; `now` (UTC) tells the time it is there."""
    wanted = _place(text)
    if not wanted:
        names = [UTC, *_FIRST]
    else:
        names = [UTC] if wanted in _EXACT or UTC.lower().startswith(wanted) else []
        offset = _OFFSET.fullmatch(text.strip())
        names += _keeping(offset, now) if offset else [*_places(wanted), *_holding(wanted)]
        names = names or _near(wanted, limit)
    return [Offered(name, _told(name, now)) for name in dict.fromkeys(names[: limit * 2])][:limit]


def _place(text: str) -> str:
    """The folded words for a place, without those for its time, and without the country it lies in."""
    place, comma, country = text.partition(",")
    if comma and (named := set(_places(folded(place)))) and named <= set(_places(folded(country))):
        return folded(place)
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    return folded(found[1] if found else text)


def _told(name: str, now: dt.datetime) -> str:
    local = now.astimezone(ZoneInfo(name))
    return f"{name} · {local:%a %H:%M} there now"


def _places(wanted: str) -> tuple[str, ...]:
    """The places that are called exactly so; several where none of them is meant more than the others."""
    if wanted in _by_name():
        return (_by_name()[wanted],)
    return _by_word().get(wanted, ())


def _holding(wanted: str) -> Iterator[str]:
    """Zones whose place begins with the words, then those that hold them."""
    begun = [places[0] for word, places in _by_word().items() if len(places) == 1 and word.startswith(wanted)]
    yield from (name for name in _FIRST if name in begun)
    yield from begun
    yield from (place for word, places in _by_word().items() if wanted in word for place in places if len(places) == 1)
    yield from (name for whole, name in _by_name().items() if whole.startswith(wanted))
    if len(wanted) > 2:
        yield from (place for word, places in _by_word().items() if word.startswith(wanted) for place in places)


def _near(wanted: str, limit: int) -> list[str]:
    from rapidfuzz import fuzz, process  # late, as in nearest

    words = {word: places[0] for word, places in _by_word().items() if len(word) > 3}
    words |= _by_name()
    if len(wanted) < 3:
        return []
    scored = process.extract(wanted, list(words), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit)
    return [words[word] for word, *_ in scored]


def _keeping(offset: re.Match[str], now: dt.datetime) -> list[str]:
    """The known places where it is so many hours from UTC now, and then the zone that always is."""
    wanted = _distance(offset)
    known = dict.fromkeys((*_FIRST, *OF_CITY.values(), *OF_COUNTRY.values(), *_canonical()))
    there = [name for name in known if now.astimezone(ZoneInfo(name)).utcoffset() == wanted]
    fixed = _always(wanted)
    return [*there[:8], *([fixed] if fixed else [])]


def _fixed(typed: str, offset: re.Match[str]) -> Mistyped:
    """No offset is taken for a place: most places keep another one in summer."""
    wanted = _distance(offset)
    if wanted == dt.timedelta():
        return _mistyped(f"“{_short(typed)}” is UTC; type UTC, or a place such as Europe/London.", UTC)
    fixed = _always(wanted)
    january = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    known = dict.fromkeys((*_FIRST, *OF_CITY.values(), *_canonical()))
    place = next((n for n in known if january.astimezone(ZoneInfo(n)).utcoffset() == wanted), "")
    if not place and not fixed:
        return _mistyped(f"“{_short(typed)}” is the time of no place; type a place such as Europe/Berlin, or UTC.")
    named = f"type a place such as {place}" if place else "type a place"
    stays = f", or {fixed} if it shall stay so" if fixed else ""
    return _mistyped(f"“{_short(typed)}” knows no summer time; {named}{stays}.")


def _mistyped(sentence: str, instead: str = "") -> Mistyped:
    return Mistyped(sentence, "timezone", instead)


def _distance(offset: re.Match[str]) -> dt.timedelta:
    sign = 1 if offset[1] == "+" else -1
    return sign * dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))


def _always(wanted: dt.timedelta) -> str:
    """The zone that is always so far from UTC; its name counts the other way round."""
    hours, rest = divmod(wanted, dt.timedelta(hours=1))
    if rest or not hours or not -_WESTMOST <= hours <= _EASTMOST:
        return ""
    return f"Etc/GMT{-hours:+d}"


@cache
def _by_name() -> dict[str, str]:
    """Every zone that is a place by its folded name, and those that always keep their distance from UTC."""
    listed = (resources.files("tzdata") / "zones").read_text("utf-8").split()
    names = [name for name in listed if name.startswith(tuple(f"{area}/" for area in _AREAS))]
    fixed = [_always(dt.timedelta(hours=hours)) for hours in range(-_WESTMOST, _EASTMOST + 1)]
    by_name = {folded(name): name for name in (*names, *_canonical())}
    for name in filter(None, fixed):  # folding would make one of Etc/GMT-2 and Etc/GMT+2
        by_name[name.lower()] = name
    return by_name


@cache
def _canonical() -> tuple[str, ...]:
    """The places as they are called today, in the order of their countries."""
    return tuple(name for _, name in _table("zone.tab", 2))


def _table(file: str, column: int) -> Iterator[tuple[str, str]]:
    """The country of each line of one of the zones' tables, and what stands in a column."""
    for line in (resources.files("tzdata") / "zoneinfo" / file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            parts = line.split("\t")
            yield parts[0], parts[column]


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """What else places are called, folded: their last name, well-known cities, countries, abbreviations."""
    words: dict[str, tuple[str, ...]] = {}
    last: dict[str, list[str]] = {}
    for name in _by_name().values():
        if not name.startswith("Etc/"):
            last.setdefault(folded(name.rsplit("/", 1)[1]), []).append(name)
    for word, names in last.items():
        words[word] = tuple(name for name in names if name in _canonical()) or (names[0],)
    called = dict(_table("iso3166.tab", 1))
    countries: dict[str, list[str]] = {}
    for code, name in _table("zone.tab", 2):
        countries.setdefault(code, []).append(name)
    for code, names in countries.items():
        words.setdefault(folded(re.sub(r"\(.*\)", "", called[code])), tuple(names))
    for word, name in (*OF_CITY.items(), *OF_COUNTRY.items()):
        words[folded(word)] = (name,)
    for word, names in (*OF_LARGE.items(), *OF_LETTERS.items()):
        words[folded(word)] = names
    return words


def one_of(places: tuple[str, ...]) -> str:
    """The names of several places, of which one is meant."""
    *others, last = places
    return f"{', '.join(others)} or {last}" if others else last


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= _SHOWN else f"{typed[: _SHOWN - 1]}…"
