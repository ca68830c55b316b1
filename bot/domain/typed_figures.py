"""Reads figures as people type them: "about 10,000–12,000 troops; what it counts; planned".

A number that can be read two ways is asked back: "1.500" is 1,500 in Berlin and 1.5 in London.
"""

import re
import unicodedata
from decimal import Decimal
from math import isfinite

from bot.domain.entries import Figure
from bot.domain.text import shortened, typed_number

_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = rf"[-−]?[0-9](?:[{_SPACES},.'’]?[0-9])*+"
SCALES = {
    name: Decimal(factor)
    for factor, names in (
        (12, "dozen"),
        (100, "hundred"),
        (10**3, "thousand thousands k tausend mille тысяча тысячи тысяч тыс тис тисяч тисячі 천 千"),
        (10**4, "만 万 萬"),
        (10**5, "lakh"),
        (10**6, "million millions mn mln millionen millones миллион миллиона миллионов млн мільйон мільйонів"),
        (10**7, "crore"),
        (10**8, "억 亿 億"),
        (10**9, "billion billions bn milliarde milliarden mrd milliard milliards миллиард миллиардов млрд мільярдів"),
        (10**12, "trillion trillions 조 兆"),
    )
    for name in names.split()
}
_UNSURE = {"m": ("million", "metres"), "mil": ("million", "thousand")}
"""Words behind a number that may scale it or be its unit; "M" is always a million."""

_SCALE = rf"(?:{'|'.join(sorted((*SCALES, *_UNSURE), key=len, reverse=True))})(?!\w)\.?"
_FIGURE = re.compile(
    rf"(?P<about>(?:about|around|some|approximately|~|≈)\s*)?(?P<low>{_NUMBER})(?:\s*(?P<low_scale>{_SCALE}))?"
    rf"(?:\s*(?:-|–|—|\bto\b)\s*(?P<high>{_NUMBER})(?:\s*(?P<scale>{_SCALE}))?)?\s+(?P<unit>\S.*)",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    rf"(?:to|or|and|in|(?:{'|'.join((*SCALES, 'mil'))})\.?)(?:\s.*)?|[-–—−/×+*±<>=~,.].*|[\W_]*\d.*", re.IGNORECASE
)
"""What goes on with the number instead of saying what is counted: "10 in 12", "5 and a half", "2 / 3"."""
_WRITTEN = re.compile(
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?P<sep>[{_SPACES},.'’])[0-9]{{3}}(?:(?P=sep)[0-9]{{3}})*|[0-9]+)"
    r"(?:(?P<mark>[.,])(?P<rest>[0-9]+))?"
)
MEANT = "type the number of what, what it counts and its phase, like about 12,000 troops; troops for Russia; planned"


def typed_figure_line(line: str) -> Figure:
    """The figure one line holds. Raises ValueError with a sentence where it holds none or may hold another."""
    shown = shortened(" ".join(line.split()), 60)
    parts = [part.strip() for part in line.split(";")]
    first = _with_plain_digits(parts[0])
    match = _FIGURE.fullmatch(first)
    if not re.search("[0-9]", first):
        raise ValueError(f"“{shown}” has no number in digits; {MEANT}")
    if match is None or len(parts) != 3 or not all(parts):
        raise ValueError(f"“{shown}” is not a whole figure; {MEANT}")
    unit = parts[0][match.start("unit") :]
    if _NO_UNIT.fullmatch(unit) or unit[0].isnumeric():
        raise ValueError(f"“{shown}” says “{shortened(unit, 40)}” where it should say what is counted; {MEANT}")
    low, high = match["low"], match["high"]
    high_scale = match["scale"] or (match["low_scale"] if high is None else None)
    bounds = [_valued(low, match["low_scale"] or high_scale, unit)]
    if high is not None:
        bounds.append(_valued(high, high_scale, unit))
    if bounds != sorted(bounds):
        told = " to ".join(map(typed_number, bounds))
        raise ValueError(f"“{shown}” would be {told}; type the lower number first, and each as it is meant")
    numbers = {"value": bounds[0]} if high is None else {"low": bounds[0], "high": bounds[1]}
    about = match["about"] is not None
    return Figure.model_validate({**numbers, "about": about, "unit": unit, "counts": parts[1], "phase": parts[2]})


def _valued(text: str, scale: str | None, unit: str) -> float:
    """The number written so. Raises ValueError where its commas, points, spaces or its scale leave a doubt."""
    word = (scale or "").rstrip(".")
    if word != "M" and word.lower() in _UNSURE:
        told = " or ".join(f"{text} {meant} {unit}" for meant in _UNSURE[word.lower()])
        raise ValueError(f"“{text} {word}” can be read two ways: did you mean {told}?")
    written = _WRITTEN.fullmatch(text.lstrip("-−"))
    if written is None or (written["mark"] and written["mark"] == written["sep"]):
        raise ValueError(f"“{text}” is not one number: group its digits in threes, like 10,000 or 10,000.5")
    sign = "-" if text[0] in "-−" else ""
    whole, rest = re.sub("[^0-9]", "", written["whole"]), written["rest"] or ""
    number = Decimal(f"{sign}{whole}.{rest or 0}")
    sep, mark = written["sep"], written["mark"]
    if sep == "." and not mark and written["whole"].count(".") == 1:
        _ask_back(text, number, number / 1000)
    if (mark == "," and sep is None) or (mark and sep not in (None, ",", ".") and len(rest) == 3):
        _ask_back(text, number, Decimal(f"{sign}{whole}{rest}"))
    if sep and sep in _SPACES and re.match(r"[mc]m\b", unit):  # guns are named by their calibre
        told = f"{typed_number(float(number))} {unit}"
        raise ValueError(f"“{text} {unit}” can be read two ways: type {told}, or a word between its two numbers")
    value = float(number * SCALES.get(word.lower(), Decimal(10**6) if word == "M" else Decimal(1)))
    if not isfinite(value):
        raise ValueError(f"“{shortened(text, 40)}” is too large a number")
    return value


def _ask_back(text: str, *readings: Decimal) -> None:
    """Raise ValueError with the numbers that may be meant, each as it is to be typed."""
    told = " or ".join(typed_number(float(reading)) for reading in readings)
    raise ValueError(f"“{shortened(text, 40)}” can be read two ways: did you mean {told}?")


def _with_plain_digits(text: str) -> str:
    """The same text, sign for sign, with the digits of other scripts as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
