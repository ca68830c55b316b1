"""What a text is searched by: its words as they are compared, whatever their case, ending, spelling or script.

A claim is filed under the same terms that a question is read as. So "12,000", "12000" and "twelve thousand" are one
term, "18 Oct 2024" and "2024-10-18" the same three, "#VeteransDay" two words, and 북한은 is found by 북한.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from bot.search.numbers import MONTHS, with_numbers
from bot.search.stems import spelled, stem
from bot.search.stopwords import UNFILED

MOST_WORDS = 400
"""How many words of a text are read; what a pasted article is about, it says before that."""

_LONGEST_WORD = 40

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*", re.IGNORECASE)
_TAG = re.compile(r"[@#](\w+)")
_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|_")
_ISO_DAY = re.compile(r"\b([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\b")
_CAPITALS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,5}\b")
_SIGNED = re.compile(r"\s*[—–-]{1,2}\s*([^—–\n]{1,80}?)\s*\(@(\w{1,30})\)\s*([^@#]{0,40})$")
"""How a copied post ends: the writer, the writer's handle and the day."""

_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\ufe00-\ufe0f]")
_APOSTROPHES = re.compile("['’‘ʼ`´\u200b-\u200f\u00ad\ufeff]")
_DAY, _YEAR = re.compile("[0-9]{1,2}"), re.compile("[12][0-9]{3}")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"


def _marks() -> str:
    """The signs that belong to the letter before them, such as the vowels of Hindi, as ranges of a character class."""
    found = [c for c in range(0x900, 0x1CFF) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    ranges: list[list[int]] = []
    for code in found:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_ASCII_TOKEN = re.compile(rf"[a-z][a-z0-9]*|{_NUMBER}(?:st|nd|rd|th|s|k|m|mn|mln|b|bn|tn)?(?![a-z])|[a-z0-9]+")
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER}(?:st|nd|rd|th|s|k|m|mn|mln|b|bn|tn)?(?![^\W\d_])|{_NUMBER}(?=[{_SPACELESS}]))|"
    rf"(?P<spaceless>[{_SPACELESS}]+)|(?P<word>(?:(?![{_SPACELESS}])[^\W_]|[{_marks()}])+)"
)


class Terms(NamedTuple):
    """A text as the search sees it.

    `text` is what was typed, `words` its terms in their order, as often as they stand there, and `by` those of whoever
    is named as its writer at its end. `days` are the days it names, `spoken` its words with their endings, folded:
    without them a search takes the terms as they stand, and looks for no other name or spelling of any.
    """

    text: str
    words: tuple[str, ...]
    by: tuple[str, ...] = ()
    days: tuple[dt.date, ...] = ()
    spoken: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to search by."""
        return bool(self.words or self.by)


def terms_of(text: str) -> Terms:
    """The terms of a question or of a pasted text, of any length and script."""
    said, by = text, ""
    if signed := _SIGNED.search(text):
        said, by = text[: signed.start()], f"{signed[1]} @{signed[2]}"
    spoken = spoken_words(said)
    words = content(spoken)
    if not words:
        words = tuple([stem(spelled(word)) for word in spoken])
    return Terms(text, words, content(spoken_words(by)), days_in(text), tuple(spoken))


def sentence_of(text: str) -> str:
    """A text as somebody would say it: without addresses, tags as words, who signed it before what was said."""
    said, by = text, ""
    if signed := _SIGNED.search(text):
        said, by = text[: signed.start()], f"{signed[1]}: "
    said = _TAG.sub(lambda tag: _JOINTS.sub(" ", tag[1]), _ADDRESS.sub(" ", said))
    return f"{by}{' '.join(said.split())}"


def index_terms(text: str) -> tuple[str, ...]:
    """The terms that a claim's text or other name is filed under, in their order."""
    return content(spoken_words(text))


def content(spoken: list[str]) -> tuple[str, ...]:
    """The words that say what a text is about, without their endings, in one spelling."""
    return tuple([stem(spelled(word)) for word in spoken if word not in UNFILED])


def spoken_words(text: str) -> list[str]:
    """The words of a text, folded, numbers in figures; of scripts without spaces, each two neighbouring signs."""
    if "://" in text or "." in text:
        text = _ADDRESS.sub(" ", text)
    if "@" in text or "#" in text:
        text = _TAG.sub(lambda tag: " " + _JOINTS.sub(" ", tag[1]) + " ", text)
    if "-" in text:
        text = _ISO_DAY.sub(lambda day: f" {int(day[3])} {MONTHS[int(day[2]) - 1]} {day[1]} ", text)
    text = _CAPITALS.sub(_abbreviation, text) if not text.isupper() else text
    if "%" in text:
        text = text.replace("%", " percent ")
    return with_numbers(_tokens(_plain(text)))[:MOST_WORDS]


def days_in(text: str) -> tuple[dt.date, ...]:
    """The days, with month and year, that a text names, in their order."""
    return tuple(_days(spoken_words(text))) if _YEAR.search(text) else ()


def _days(spoken: list[str]) -> Iterator[dt.date]:
    for at, month in enumerate(spoken):
        if month in MONTHS:
            before, after = spoken[at - 1] if at else "", spoken[at + 1 : at + 3]
            told = [before, *after[:1]] if _DAY.fullmatch(before) else after
            if len(told) == 2 and _DAY.fullmatch(told[0]) and _YEAR.fullmatch(told[1]):
                with suppress(ValueError):
                    yield dt.date(int(told[1]), MONTHS.index(month) + 1, int(told[0]))


def _abbreviation(written: re.Match[str]) -> str:
    """ "U.N." as "UN"; what would be taken for a stop-word, as "WHO" or "US", with a mark that keeps it."""
    letters = written[0].replace(".", "")
    return f"abbr{letters} " if letters.lower() in UNFILED else f"{letters} "


def _plain(text: str) -> str:
    """Lower case, without accents and apostrophes, wide and joined signs in their plain form."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    text = _APOSTROPHES.sub("", text)
    spread = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", spread)


def _tokens(plain: str) -> list[str]:
    if plain.isascii():
        found = _ASCII_TOKEN.findall(plain)
        return [token if len(token) <= _LONGEST_WORD else token[:_LONGEST_WORD] for token in found]
    tokens: list[str] = []
    for match in _TOKEN.finditer(plain):
        if match.lastgroup == "spaceless":
            tokens.extend(match[0][n : n + 2] for n in range(max(len(match[0]) - 1, 1)))
        else:
            tokens.append(match[0][:_LONGEST_WORD])
    return tokens
