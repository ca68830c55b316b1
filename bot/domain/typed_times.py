"""Reads times of day as people type them: "9", "9am", "09:00", "21.30", "9h30", "21 Uhr", "half past nine", "noon".

A time that can be read in one way is taken; for any other the refusal names the nearest.
"""

import datetime as dt
import difflib
import re
import unicodedata

from bot.domain.refusals import Mistyped

_NOON = 12
_NAMED = {"noon": 12, "midday": 12, "midnight": 0, "mittag": 12, "mitternacht": 0, "midi": 12, "minuit": 0}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_OFTEN = "every ?day|each day|daily|täglich|exactly"
_AROUND = re.compile(
    rf"^(please|bitte|at|um|à|{_OFTEN})\b|(?<![a-z])(o'? ?clock|uhr|heures?|hrs?|hours?|h)$|"
    rf"\b(sharp|please|bitte|on the dot|(?:local|our|my) time|{_OFTEN})$"
)
"""What is said around a time and says nothing of it: a digest is posted daily."""
_MORNING, _AFTERNOON, _EVENING, _NIGHT = "morning", "afternoon", "evening", "night"
_HOURS = {
    _MORNING: (range(12), "from 0 to 11 am"),
    _AFTERNOON: (range(12, 19), "from 12 to 6 pm"),
    _EVENING: (range(16, 24), "from 4 pm to 11 pm"),
    _NIGHT: ((*range(18, 24), *range(6)), "from 6 pm to 5 am"),
}
"""The hours of each part of the day, and how they are said."""
_PARTS = {
    _MORNING: "(?:in the |this |every )?morning|morgens|vormittags|früh|du matin|утра",
    _AFTERNOON: "(?:in the |this |every )?afternoon|mittags|nachmittags|de l'après-midi|дня",
    _EVENING: "(?:in the |this |every )?evening|tonight|abends|du soir|вечера",
    _NIGHT: "(?:at |in the |every )?night|nachts|ночи",
}
"""Words behind a time that say in which part of the day it is."""
_PART = re.compile("|".join(rf"(?P<{part}>\b(?:{words})$)" for part, words in _PARTS.items()))
_HALF = re.compile(r"(.*[0-9a-z])\s*([ap])(?:\.?\s*m\.?)")
_P = re.compile(r"(.*[0-9])\s*([ap])")
_CLOCK = re.compile(r"([0-9]{1,2})(?:\s*(?:[:.,h時]|uhr)\s*([0-9]{2})?(?::00|分)?)?|([0-9]{1,2})([0-9]{2})")
_GERMAN = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TENS = ("twenty", "thirty", "forty", "fifty")
_MINUTES = {
    **dict(
        zip(("five", "ten", "quarter", "fifteen", "half", *_TENS), (5, 10, 15, 15, 30, 20, 30, 40, 50), strict=True)
    ),
    **{f"{ten} {one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_NUMBERS[:9], 1)},
}
_PAST = re.compile(r"(?:a )?([a-z0-9 ]{1,12}?)(?: minutes?)? (past|after|to|before|of) (.+)")
_HALF_OF = re.compile(r"(half|halb) (.+)")
_BEHIND = re.compile(r"([a-z0-9]+) ([a-z ]+)")
_SHOWN = 40


def typed_time(text: str) -> dt.time:
    """The time of day that was typed, to the minute; raises Mistyped, one sentence with the nearest."""
    words, part = _without_part(bare_time(text))
    return _in_part(text, words, part) if part else _read(text, words)


def bare_time(text: str) -> str:
    """The words for a time, folded, without what is said around it: "9 in berlin" of "At 9 in Berlin please"."""
    return _bare(" ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split()))


def _bare(words: str) -> str:
    while (bare := _AROUND.sub("", words).strip(" ,")) != words:
        words = bare
    return words


def _read(text: str, words: str) -> dt.time:
    """The time that words stand for which name no part of the day; raises Mistyped about the `text`."""
    words = _bare(words)
    if (name := words.removeprefix("12 ")) in _NAMED:
        return dt.time(_NAMED[name])
    found = _HALF.fullmatch(words) or _P.fullmatch(words)
    half = found[2] if found else ""
    clock = _CLOCK.fullmatch(found[1] if found else words)
    if clock is None:
        near = _spoken(found[1] if found else words, half)
        if half and any((time.hour < _NOON) != (half == "a") for time in near):
            raise _refused(text)  # "quarter to twelve am"
        if len(near) == 1:
            return near[0]
        raise _refused(text, *(near or (_nearest_word(found[1] if found else words, half),)))
    hour, minute = int(clock[1] or clock[3]), int(clock[2] or clock[4] or 0)
    if half and not 1 <= hour <= 12:
        is_right = minute < 60 and hour < 24 and (half == "p") == (hour > 12)
        raise _refused(text, dt.time(hour, minute) if is_right else None)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        return dt.time(0)
    if hour > 23 or minute > 59:
        in_minutes = hour * 60 + minute
        raise _refused(text, dt.time(in_minutes // 60 % 24, in_minutes % 60) if in_minutes < 48 * 60 else None)
    return dt.time(hour, minute)


def _without_part(words: str) -> tuple[str, str]:
    """The words without those for a part of the day, and that part; they may stand alone."""
    found = _PART.search(words)
    rest = words[: found.start()].rstrip(" ,") if found else ""
    return (rest, str(found.lastgroup)) if found and rest else (words, "")


def _in_part(text: str, words: str, part: str) -> dt.time:
    """The time that words stand for in a part of the day: "9 in the evening" is 21:00, "2 at night" 02:00.

    An hour by am, pm or a name is what it is, and one of the twelve may be the other of its two.
    """
    try:
        time = _read(text, words)
    except Mistyped:
        raise _refused(text) from None
    hours, told = _HOURS[part]
    if time.hour in hours:
        return time
    other = (time.hour + _NOON) % 24
    fixed = _HALF.fullmatch(words) or _P.fullmatch(words) or not _NAMED.keys().isdisjoint(words.split())
    if fixed or part == _MORNING or not 1 <= time.hour <= _NOON or other not in hours:
        raise _refused(text, told=f"the {part} is {told}.")
    return time.replace(hour=other)


def _spoken(words: str, half: str) -> tuple[dt.time, ...]:
    """The times that words for hours and minutes stand for; none where they do not. "Half nine" is said of two."""
    plain = words.replace("-", " ")
    if found := _PAST.fullmatch(plain):
        minutes = _MINUTES.get(found[1], int(found[1]) if found[1].isdecimal() else 60)
        is_past = found[2] in ("past", "after")
        return _at(found[3], half, minutes if is_past else -minutes) if minutes < 60 else ()
    if found := _HALF_OF.fullmatch(plain):
        after, before = _at(found[2], half, 30), _at(found[2], half, -30)
        return before if found[1] == "halb" else (*after, *before)
    if plain in _NUMBERS or plain in _GERMAN:
        return _at(plain, half, 0)
    if found := _BEHIND.fullmatch(plain):
        return _at(found[1], half, _MINUTES[found[2]]) if found[2] in _MINUTES else ()
    return ()


def _at(hour: str, half: str, minutes: int) -> tuple[dt.time, ...]:
    """The time so many minutes from an hour in words or figures; none where it is no hour."""
    named = next((names.index(hour) + 1 for names in (_NUMBERS, _GERMAN) if hour in names), None)
    number = _NAMED.get(hour, int(hour) if hour.isdecimal() and len(hour) < 3 else named)
    if number is None or number > (12 if half else 23):
        return ()
    if half:
        number = number % 12 + (12 if half == "p" else 0)
    hours, minute = divmod(number * 60 + minutes, 60)
    return (dt.time(hours % 24, minute),)


def _nearest_word(words: str, half: str) -> dt.time | None:
    """The time that a word most likely stands for; none where a part of it says what is not read."""
    if digits := re.fullmatch(r"([01]?[0-9]|2[0-3])(?:[:;/ ]([0-5]?[0-9])|[.,]([0-5][0-9]))?", words):
        hour, minute = int(digits[1]), int(digits[2] or digits[3] or 0)
        return dt.time(hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour, minute)
    near = difflib.get_close_matches(words, _NAMED, 1, 0.7)
    return dt.time(_NAMED[near[0]]) if near else None


def _refused(typed: str, *guesses: dt.time | None, told: str = "") -> Mistyped:
    """The refusal of what was typed, with the times that may be meant or what is `told` instead or before them."""
    shown = " ".join(typed.split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    near = [f"{guess:%H:%M}" for guess in guesses if guess is not None]
    meant = f"did you mean {' or '.join(near)}?" if near else "" if told else "type it like 09:00 or 21:30."
    return Mistyped(f"“{shown}” is not a time of day; {told}{meant}", "time", near[0] if len(near) == 1 else "")
