"""Written names compared as people mean them: without case, accents, spacing or punctuation."""

import re
import unicodedata
from decimal import Decimal

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEY_LIMIT = 64

_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U000e0100-\U000e01ef"  # Latin, Greek, signs
    "\u0483-\u0489\u2de0-\u2dff\ua66f-\ua67d"  # Cyrillic
    "\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]"  # Hebrew and Arabic points
)
"""Marks that writers leave out. All others make the word: the vowels of Hindi or Thai, the strokes of ガ."""

HIDDEN = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
"""Signs that take no ink though Unicode does not class them as format or control characters."""


def is_seen(text: str) -> bool:
    """Whether anything of `text` can be seen: neither spaces and zero-width signs nor marks without a letter can."""
    if text[:1].isascii() and text[:1].isalnum():
        return True
    return any(char.isalnum() or unicodedata.category(char)[0] not in "CMZ" for char in text if char not in HIDDEN)


def folded(text: str) -> str:
    """`text` as it is compared: "Zelenskyy’s Büro" and "zelenskyys buro" fold to the same.

    A letter keeps the marks without which it would be another word: काम is not किम.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    spread = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in spread if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc"))


def without_accents(text: str) -> str:
    """`text` in its own case, else as `folded` spells it: й is и, and 몇 its three letters."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def is_key(text: str) -> bool:
    """Whether `text` may be an entry's key: lower-case words joined by hyphens, at most 64 characters."""
    return len(text) <= KEY_LIMIT and _KEY.fullmatch(text) is not None


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut at a word where there is one, with "…" where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ", limit // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:.") + "…"


def shortened_apart(old: str, new: str, limit: int) -> tuple[str, str]:
    """Two texts, each in at most `limit` characters, cut so that the first place where they differ is seen in both."""
    if max(len(old), len(new)) <= limit:
        return old, new
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    begin = max(at - limit // 4, 0)
    if begin > limit // 8:
        word = old.find(" ", begin, at - 1) + 1 or begin
        return f"…{_begun(old[word:], limit - 1)}", f"…{_begun(new[word:], limit - 1)}"
    return _begun(old, limit), _begun(new, limit)


def _begun(text: str, limit: int) -> str:
    """The same as `shortened`, with every sign up to the cut."""
    if len(text) <= limit:
        return text
    space = text.rfind(" ", limit // 2, limit - 1)
    return f"{text[: space if space > 0 else limit - 1]}…"


def written_number(value: float) -> str:
    """A number as it is read and typed, exactly: "12,000", "0.5", "-5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def typed_number(value: float) -> str:
    """A number as it can be typed and read in one way only: 1.234 as "1.2340", since "1.234" may mean 1,234."""
    written = written_number(value) if value == int(value) else f"{Decimal(repr(value)):,f}"
    return f"{written}0" if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", written) else written


def key_of(text: str, limit: int = 56) -> str:
    """A readable key made of `text`: "Kyiv’s 1,500" as "kyivs-1500"; empty where it holds no Latin letter."""
    joined = re.sub(r"['’]|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", text)
    plain = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    key = ""
    for word in words:
        longer = f"{key}-{word}" if key else word[:limit]
        if len(longer) > limit:
            break
        key = longer
    return key
