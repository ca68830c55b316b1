"""Reads the numbers that a claim's text names, each with the words for what it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.typed_figures import SCALES
from bot.search.numbers import MONTHS, SHORT_MONTHS, with_numbers
from bot.search.stopwords import STOP_WORDS

_TOKENS = re.compile(
    r"(?P<other>[0-9]+(?:[:/][0-9]+)+|[0-9]+(?:[.,][0-9]+)*[-‑]?(?![kmb]\b)[^\W\d_]\w*|[^\W\d_]+[-‑][0-9]\w*)"
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f'’][0-9]{3})+(?![\w,.'’])"
    r"|[0-9]+(?:[.,][0-9]+)*(?:[kmb]\b)?|(?P<word>[^\W\d_][\w'’]*)|[^\w\s]",
    re.IGNORECASE,
)
"""Numbers, words and marks; `other` holds times, days and names with figures: "21:00", "2,000-lb", "3rd", "Su-25"."""
_NAME, _OTHER = "^", "#"
"""What stands before a word that begins with a capital, and instead of what is no number."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_AT_CLOCK = frozenset({"hours", "hrs", "gmt", "utc", "cet", "local"})
_TO = frozenset("-‑–—")
_ABOUT = frozenset({"about", "some", "around", "nearly", "almost", "roughly", "approximately", "circa", "ca", "~", "≈"})
_ABOVE, _BELOW = frozenset({"over", "above", "more", "least"}), frozenset({"under", "below", "less", "fewer", "up"})
_PLAIN = frozenset(
    {
        *STOP_WORDS,
        *_ABOUT,
        *_ABOVE,
        *_BELOW,
        *("pm", "half", "another", "exactly", "since", "within", "among", "per"),
    }
    | {"were", "like", "plus", "altogether"}
)
"""Words that begin no name where they begin a sentence, and are no adjective before what is counted."""
_LARGE = 10_000
"""From here on a number belongs to no name: "fined Acme 500,000 euros"."""
_FAR = 6
"""How many words of a name, and one behind, may stand between a number and what it counts."""
_LONGEST = 24
"""Of how many signs a number is a serial number."""


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number of a text, or a range of two, and the words for what it counts.

    `about`, `above` and `below` say that words before it make it no exact one: "about 9", "over 9", "up to 9".
    """

    low: float
    high: float
    counted: Sequence[str]
    about: bool
    above: bool
    below: bool


def numbers_of(text: str) -> list[SaidNumber]:
    """Each number of a text that is no time, day or year, and each range of two, with what it counts."""
    words = _tokens(text)
    found: list[SaidNumber] = []
    at = 0
    while at < len(words):
        begun, low, at = at, *_number(words, at)
        high = low
        if low is not None and at < len(words) - 1 and (words[at] in _TO or words[at] in ("to", "and", "or")):
            to, after = _number(words, at + 1)
            is_range = words[at] in _TO or words[at] in ("to", "or") or words[begun - 1 : begun] == ["between"]
            if to is not None and is_range:
                high, at = to, after
        if low is not None and high is not None and low <= high:
            counted = () if _is_named(words, begun, low) else _counted(words, begun, at)
            before = frozenset(words[max(begun - 2, 0) : begun])
            found.append(SaidNumber(low, high, counted, *(bool(before & said) for said in (_ABOUT, _ABOVE, _BELOW))))
    return found


def _tokens(text: str) -> list[str]:
    """The words, numbers and marks of a text, with numbers in figures, and names and what is no number marked."""
    found: list[str] = []
    matches = list(_TOKENS.finditer(text))
    for at, match in enumerate(matches):
        token = match[0].lower()
        behind = matches[at + 1][0].lower() if at + 1 < len(matches) else ""
        if match["other"]:
            token = _OTHER
        elif (_YEAR.fullmatch(token) and not _ABOUT.intersection(found[-1:])) or (
            _CLOCK.fullmatch(token) and behind in _AT_CLOCK
        ):
            token = _OTHER + token
        elif token in _TO:
            if at and _is_spelled(matches[at - 1][0].lower()) and _is_spelled(behind):
                continue  # "thirty-nine"
        elif token == "a" and behind in SCALES and found[-1:] != ["half"]:
            token = "one"
        elif match["word"] and match[0][0].isupper() and not _is_plain(token):
            token = _NAME + token
        found.append(re.sub(r"(?<=[0-9])[\s'’](?=[0-9])", "", token))
    return with_numbers(found)


def _is_spelled(word: str) -> bool:
    """Whether a word is a number below a hundred: "thirty"."""
    return word.isalpha() and with_numbers([word])[0].isdecimal()


def _is_plain(word: str) -> bool:
    """Whether a word names nothing where it begins with a capital, as at the beginning of a sentence."""
    return word in _PLAIN or word in SCALES or word in MONTHS or word[:3] in SHORT_MONTHS or _is_spelled(word)


def _number(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number at a word, with the scale behind it, and where it ends; None where there is none."""
    digits = words[at].removeprefix(_OTHER)
    if len(digits) > _LONGEST or not _NUMBER.fullmatch(digits):
        return None, at + 1
    number, after = float(digits), at + 1
    while after < len(words) and words[after] in SCALES and number < 10**15:
        number, after = number * float(SCALES[words[after]]), after + 1
    beside = {*words[max(at - 1, 0) : at], *words[after : after + 1]}
    return (None if beside.intersection(MONTHS) else number), after


def _is_named(words: Sequence[str], at: int, number: float) -> bool:
    """Whether a number belongs to what stands before it: "Room 1408", "one in five", "hundred and twenty"."""
    last, other = ("", "", *words[:at])[-1], ("", "", *words[:at])[-2]
    if last.startswith(_NAME):
        return number < _LARGE and not last.endswith(("'s", "’s", "s'", "s’"))
    joined = other in SCALES or other == "out" or bool(_NUMBER.fullmatch(other))
    return last == _OTHER or last in _TO or (last in ("in", "of", "and") and joined)


def _counted(words: Sequence[str], begun: int, at: int) -> list[str]:
    """What a number counts: the word right behind it and that behind an adjective, or the word before a colon."""
    if any(word.startswith(_OTHER) for word in words[begun:at]):
        return []
    behind = list(words[at : at + _FAR])
    if not behind or not _says(behind[0]):
        ends = not behind or not behind[0][0].isalnum()
        return [
            word for word in words[max(begun - 2, 0) : begun - 1] if ends and words[begun - 1] == ":" and _says(word)
        ]
    names = next((n for n, word in enumerate(behind) if not word.startswith(_NAME)), len(behind))
    return [word.removeprefix(_NAME) for word in behind[: max(names, 1) + 1] if _says(word)]


def _says(word: str) -> bool:
    """Whether a word may be what is counted, or an adjective of it."""
    return word.lstrip(_NAME)[:1].isalpha() and word not in _PLAIN and not word.endswith(("'s", "’s", "'", "’"))


def counts_nothing(word: str) -> bool:
    """Whether a word is none for what is counted."""
    return word in _PLAIN
