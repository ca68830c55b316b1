"""Numbers and days as they are written in running text, each in one form: "12,000", "12k" and "twelve thousand"."""

import re
from collections.abc import Sequence
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_HUNDRED = {"hundred": 100, "hundreds": 100}
_LARGE = {
    **{word: 10**3 for word in ("thousand", "thousands", "k", "тысяч", "тысячи", "тысяча", "тис", "тыс", "тисяч")},
    **{word: 10**6 for word in ("million", "millions", "mln", "mn", "m", "миллион", "миллиона", "миллионов", "млн")},
    **{
        word: 10**9 for word in ("billion", "billions", "bln", "bn", "b", "миллиард", "миллиарда", "миллиардов", "млрд")
    },
    "milion": 10**6,
    "millon": 10**6,
    "bilion": 10**9,  # as they are often typed
    **{word: 10**12 for word in ("trillion", "trillions", "tn")},
}
_LETTERS = frozenset("kmb")
"""Multipliers only where they stand right at their number: "12k"."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_MONTHS = {name[:3]: name for name in MONTHS if name != "may"} | {"sept": "september"}
_MONTH = SHORT_MONTHS | {name: name for name in MONTHS}

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_WITH_LETTERS = re.compile(r"([0-9]+(?:[.,][0-9]+)*)(st|nd|rd|th|s|k|m|mn|mln|b|bn|tn)?")
_TOLD = frozenset((*_SMALL, *_MONTH, "half"))
"""Words that may say something else than they seem to, beside those that begin with a figure."""

_LONGEST = 24
"""A number of more signs than this is a serial number and stays as it is written."""


def read_digits(token: str) -> Decimal | None:
    """The number that digits with separators are: "12,000" and "12.000" are 12000, "1.5" is one and a half."""
    if not _DIGITS.fullmatch(token) or len(token) > _LONGEST:
        return None
    if _GROUPED.fullmatch(token) and not token.startswith("0"):
        return Decimal(re.sub("[.,]", "", token))
    parts = re.split("[.,]", token)
    return Decimal(token.replace(",", ".")) if len(parts) <= 2 else None


def with_numbers(words: Sequence[str]) -> list[str]:
    """`words`, lower case, with each number in figures and each month that stands beside a number in full."""
    at = next((n for n, word in enumerate(words) if word[0] <= "9" or word in _TOLD), len(words))
    read = list(words[:at])
    while at < len(words):
        word = words[at]
        if word[0] > "9" and word not in _TOLD:  # nearly always
            read.append(word)
            at += 1
            continue
        if scale := scale_behind(words[at : at + 4]):
            read.append(_written(_number((word, scale), 0)[0] or Decimal(0)))
            at += 1
            continue
        if _is_plain(word) and not (at + 1 < len(words) and _goes_on(words[at + 1])):
            read.append(word)
            at += 1
            continue
        number, after = _number(words, at)
        if number is not None:
            read.append(_written(number))
            at = after
        else:
            month = _MONTH.get(word)
            beside = month and (_is_day(words, at - 1) or _is_day(words, at + 1))
            read.append(month if month and beside else word)
            at += 1
    return read


def scale_behind(words: Sequence[str]) -> str:
    """The word by which the first of these is meant too: "million" of "14 to 15 million"; empty where none is."""
    if len(words) < 4 or words[1] != "to" or words[3] not in _LARGE or words[3] in _LETTERS:
        return ""
    first, last = read_digits(words[0]), read_digits(words[2])
    return words[3] if first is not None and last is not None and first < last < 1000 else ""


def _is_plain(word: str) -> bool:
    """Whether a word is a number as it is written in the end."""
    return word.isascii() and word.isdigit() and word[0] != "0" and len(word) <= _LONGEST


def _goes_on(word: str) -> bool:
    """Whether a word may belong to the number before it."""
    return word == "000" or word in _LARGE


def _number(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at a word, and where it ends; (None, at) where none does."""
    figure = _WITH_LETTERS.fullmatch(words[at])
    if figure:
        value = read_digits(figure[1])
        if value is None:
            return None, at
        at += 1
        while figure[2] is None and value < 1000 and at < len(words) and words[at] == "000":
            value, at = value * 1000, at + 1
        value *= _LARGE.get(figure[2] or "", 1)
        return _multiplied(value, words, at)
    if words[at] == "half" and words[at + 1 : at + 2] == ["a"] and words[at + 2 : at + 3] and words[at + 2] in _LARGE:
        return Decimal(_LARGE[words[at + 2]]) / 2, at + 3
    if words[at] not in _SMALL:
        return None, at
    total = current = Decimal(0)
    begun = at
    while at < len(words):
        word = words[at]
        if word in _SMALL and (at == begun or current % 100 == 0 or (current % 10 == 0 and 0 < _SMALL[word] < 10)):
            current += _SMALL[word]
        elif word in _HUNDRED and at > begun:
            current = max(current, Decimal(1)) * 100
        elif word in _LARGE and word not in _LETTERS and current:
            total, current = total + current * _LARGE[word], Decimal(0)
        elif (
            word == "and"
            and at > begun
            and at + 1 < len(words)
            and words[at + 1] in _SMALL
            and (total or current >= 100)
        ):
            pass
        else:
            break
        at += 1
    return total + current, at


def _multiplied(value: Decimal, words: Sequence[str], at: int) -> tuple[Decimal, int]:
    while at < len(words) and words[at] in _LARGE and words[at] not in _LETTERS and value < 10**15:
        value, at = value * _LARGE[words[at]], at + 1
    return value, at


def _written(value: Decimal) -> str:
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else str(value.normalize())


def _is_day(words: Sequence[str], at: int) -> bool:
    return 0 <= at < len(words) and words[at][:1].isdecimal()
