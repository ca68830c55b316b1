"""How stored text becomes safe text, for Discord's markdown and for a terminal.

Whatever a claim holds: it pings nobody, masks no link, breaks no markdown and moves no terminal cursor.
Discord's own escaping leaves <@id>, <t:..>, </cmd:id>, <url>, direction controls and zero-width signs in place.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from bot.domain.text import HIDDEN, shortened
from bot.render.limits import LINK, length

_MARKDOWN = re.compile(r"([\\*_~`|\[\]()<>])")
_AT_START = re.compile(r"^([#\-+]|\d+\.)")
_MASS_MENTION = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_HARMLESS = re.compile(r"[A-Za-z0-9 ,.'’“”‘…–—·•●▲△◇▼↩⚖○◉✔✖⚠:;/%$€£°&=!?À-ɏЀ-҂Ҋ-ӿ가-힣-]*")
"""Text of these alone needs neither cleaning nor escaping, but for what a line may not begin with.

Cyrillic is left out from U+0483 to U+0489: marks that smear over what stands above.
"""
_ADDRESS = re.compile(r"(?<!\w)https?://\S+", re.IGNORECASE)
_LINKING = re.compile(r"(?<=http:|ttps:)//", re.IGNORECASE)
_AFTER_ADDRESS = ".,:;!?'\"“”„‘’«»‹›」』】）]*~|`"
"""What follows an address in a sentence more often than it ends one."""
_NO_ADDRESS = re.compile(r"[\\*`|\[\]<>“”\"…]|~~|@(?:everyone|here)", re.IGNORECASE)
"""What no address holds that may be linked as it stands; "…" is where one was cut."""
_WORD_JOINER = "\u2060"
_HOST = 80
"""The most of a host that is shown."""
_NOT_IN_LINKS = str.maketrans({char: f"%{ord(char):02X}" for char in " ()<>\\"})
"""What would end a masked link too early: a closing bracket does, and a backslash takes the bracket's meaning away."""


@dataclass(frozen=True, slots=True)
class Style:
    """How each kind of piece looks."""

    text: Callable[[str], str]
    strong: Callable[[str], str]
    web: Callable[[str], str]
    place: Callable[[str], str]
    """An address where there is no room for it: its host alone."""
    post: Callable[[str], str]
    """A message of our own."""
    moment: Callable[[dt.datetime], str]
    room: Callable[[str, str], str]
    """A channel, by its id and its name."""
    heading: Callable[[str], str]
    aside: str
    """What parts a line's tail (when, where read) from its words."""
    indent: str


def cleaned(text: str) -> str:
    """`text` on one line, without control, direction and zero-width characters, lone surrogates, or runs of marks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if category[0] == "Z" or char in "\t\n\r\v\f\x85":
            kept.append(" ")
            continue
        if category[0] == "C" or char in HIDDEN or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= 3:  # more are there to smear over the lines above
            kept.append(char)
    return " ".join("".join(kept).split(" ")).strip() if kept else ""


def escaped(text: str) -> str:
    """Cleaned text for Discord's markdown, shown as it was typed.

    An address in it is set in angle brackets, which Discord does not show: it leads where it says, without a preview.
    """
    if _HARMLESS.fullmatch(text) and "://" not in text and "  " not in text:
        safe = text.strip()
    else:
        safe, end = "", 0
        for found in _ADDRESS.finditer(shown := cleaned(text)):
            url = _sentence_ends(found[0])
            safe += f"{_no_markdown(shown[end : found.start()])}{_typed_address(url)}"
            end = found.start() + len(url)
        safe += _no_markdown(shown[end:])
    return _AT_START.sub(lambda start: "\\" + start[0] if len(start[0]) == 1 else f"{start[0][:-1]}\\.", safe)


def _no_markdown(text: str) -> str:
    safe = _LINKING.sub(r"\/\/", _MARKDOWN.sub(r"\\\1", text))
    return _MASS_MENTION.sub("@" + _WORD_JOINER, safe) if "@" in safe else safe


def _sentence_ends(url: str) -> str:
    """An address without what belongs to the sentence around it."""
    while url and (url[-1] in _AFTER_ADDRESS or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return url


def _typed_address(url: str) -> str:
    """An address that somebody typed into a text: linked whole, or not at all."""
    if host(url) == "link" or _NO_ADDRESS.search(url):
        return _no_markdown(url)
    return f"<{url}>"


def host(url: str) -> str:
    """The host an address leads to, as it may be shown."""
    try:
        name = cleaned(urlsplit(url).hostname or "link").removeprefix("www.")
    except ValueError:
        return "link"
    return name if len(name) <= _HOST else f"…{name[1 - _HOST :]}"  # whose host it is stands at its end


def _placed(url: str) -> str:
    return escaped(host(url))


def _followed(url: str) -> str | None:
    """An address as a link may hold it; None where it is no address, or longer than a screen allows."""
    safe = _MASS_MENTION.sub("%40", cleaned(url).translate(_NOT_IN_LINKS))
    return safe if safe.startswith(("https://", "http://")) and length(safe) <= LINK else None


def _unlinked(url: str) -> str:
    return _placed(url) if url.startswith(("https://", "http://")) else escaped(shortened(cleaned(url), LINK // 2))


@lru_cache(1024)
def _linked(url: str) -> str:
    """A link named by its host; pages are laid out by how long it is drawn, so it is asked for often."""
    safe = _followed(url)
    return f"[{_placed(url)}]({safe})" if safe else _unlinked(url)


@lru_cache(1024)
def _written(url: str) -> str:
    """A link that shows its address; Discord does not show the brackets, and adds no preview."""
    safe = _followed(url)
    return f"<{safe}>" if safe else _unlinked(url)


def _posted(url: str) -> str:
    safe = _followed(url)
    return f"[the post]({safe})" if safe else "the post"


def _bold(text: str) -> str:
    safe = escaped(text)
    return f"**{safe}**" if safe else ""


def _mention(room: str, name: str) -> str:
    return f"<#{room}>" if room.isdecimal() else escaped(f"#{name}")


DISCORD = Style(
    text=escaped,
    strong=_bold,
    web=_linked,
    post=_posted,
    place=_placed,
    moment=lambda at: f"<t:{at.timestamp():.0f}:F>",
    room=_mention,
    heading=lambda text: f"### {escaped(text)}",
    aside="\n-# ",
    indent="  ↳ ",
)
PLAIN_DISCORD = Style(
    text=escaped,
    strong=escaped,
    web=_written,
    post=_written,
    place=_placed,
    moment=lambda at: f"<t:{at.timestamp():.0f}:F>",
    room=_mention,
    heading=lambda text: f"{escaped(text)}:",
    aside=" · ",
    indent="- ",
)
TERMINAL = Style(
    text=cleaned,
    strong=cleaned,
    web=cleaned,
    post=cleaned,
    place=host,
    moment=lambda at: f"{at:%Y-%m-%d %H:%M} UTC",
    room=lambda room, name: cleaned(f"#{name or room}"),
    heading=lambda text: f"## {cleaned(text)}",
    aside="\n    ",
    indent="  - ",
)
