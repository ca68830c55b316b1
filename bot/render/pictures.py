"""Draws what lines say less well: figures side by side, statements by day. As PNG, for a phone, dark or light.

Pillow is imported when the first picture is drawn: most processes draw none, and it costs a quarter of a second.
Its own font has Latin letters alone: where a name has others there is no picture, and the lines tell it all.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import discord

from bot.briefing.picture import Bar, DayRow, FiguresPicture, Picture
from bot.domain.vocabulary import Side
from bot.render.limits import FILE_DESCRIPTION, fitted
from bot.render.style import cleaned

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

Colour = tuple[int, int, int]

GROUND: Colour = (27, 37, 46)
"""Dark enough to rest on Discord's light ground as a card, light enough to stand out from its dark one."""
INK: Colour = (243, 246, 248)
SOFT: Colour = (190, 203, 213)
BAR: Colour = (110, 190, 240)
NEW: Colour = (255, 200, 87)
MARKS: dict[Side, Colour] = {
    Side.FOR: (126, 211, 150),
    Side.RELAYING: (190, 203, 213),
    Side.OPEN: (255, 200, 87),
    Side.AGAINST: (255, 152, 142),
    Side.WITHDRAWN: (200, 170, 255),
}

WIDTH = 900
"""Three times what a phone shows, so that letters are sharp; the smallest are 36 high, 12 on the phone."""
_EDGE, _INSET = 48, 104
_TITLE, _TEXT, _SMALL = 50, 44, 36
_BAR = 30
_STANDS_FOR = str.maketrans({"–": "-", "—": "-", "‑": "-", "→": ">", "\u00a0": " "})
"""Signs of ours that the font lacks."""


def file(picture: Picture) -> discord.File | None:
    """The picture as a file to attach, with the same in words as its alternative text; None where it has no letters."""
    data = png(picture)
    if data is None:
        return None
    name = "figures.png" if isinstance(picture, FiguresPicture) else "days.png"
    return discord.File(io.BytesIO(data), name, description=fitted(cleaned_lines(picture.text), FILE_DESCRIPTION))


def cleaned_lines(text: str) -> str:
    """Each line without signs that would hide or turn it."""
    return "\n".join(cleaned(line) for line in text.split("\n"))


def png(picture: Picture) -> bytes | None:
    """The picture's bytes, the same for the same picture; None where the font lacks a letter of it."""
    if any(not _has(_safe(line)) for line in picture.text.split("\n")):
        return None
    from PIL import Image, ImageDraw

    rows = picture.bars if isinstance(picture, FiguresPicture) else picture.rows
    heights = [_height(row) for row in rows]
    foot = [picture.left] if picture.more else []
    foot += _wrapped(picture.phases, _EDGE) if isinstance(picture, FiguresPicture) and picture.phases else []
    image = Image.new("RGB", (WIDTH, _EDGE * 2 + _TITLE + 36 + sum(heights) + len(foot) * (_SMALL + 12)), GROUND)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    _line(draw, _EDGE, _EDGE, picture.title, _TITLE, INK)
    y = _EDGE + _TITLE + 36
    for row, height in zip(rows, heights, strict=True):
        if isinstance(row, Bar):
            _bar(draw, y, row, max((bar.high for bar in rows if isinstance(bar, Bar)), default=0))
        else:
            _day(draw, y, row)
        y += height
    for line in foot:
        _line(draw, _EDGE, y, line, _SMALL, SOFT)
        y += _SMALL + 12
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _height(row: Bar | DayRow) -> int:
    if isinstance(row, Bar):
        return _TEXT + 14 + _BAR + 14 + (_SMALL + 10) * len(_who_lines(row)) + 26
    lines = sum(len(_wrapped(mark.claim, _INSET)) for mark in row.marks) + len(row.marks) + bool(row.more)
    return _TEXT + 14 + (_SMALL + 8) * lines + 10 * len(row.marks) + 24


def _bar(draw: ImageDraw, y: int, bar: Bar, largest: float) -> None:
    """A figure: its number, a bar from zero to it, and who says so; of a range the part between its ends is hatched."""
    colour = NEW if bar.is_new else BAR
    begin = _line(draw, _EDGE, y, "new", _TEXT, NEW) + 20 if bar.is_new else _EDGE
    _line(draw, begin, y, bar.label, _TEXT, INK)
    y += _TEXT + 14
    room = WIDTH - _EDGE * 2
    low, high = (max(6, round(room * value / largest)) if largest else 6 for value in (bar.low, bar.high))
    draw.rectangle((_EDGE, y, _EDGE + low, y + _BAR), fill=colour)
    for x in range(low, high, 12):
        draw.rectangle((_EDGE + x, y, _EDGE + min(x + 5, high), y + _BAR), fill=colour)
    y += _BAR + 14
    for line in _who_lines(bar):
        _line(draw, _EDGE, y, line, _SMALL, SOFT)
        y += _SMALL + 10


def _who_lines(bar: Bar) -> list[str]:
    return [line for voice in bar.who.split("; ") for line in _wrapped(voice, _EDGE)]


def _day(draw: ImageDraw, y: int, row: DayRow) -> None:
    """A day, and below it a mark and a few words for each voice."""
    _line(draw, _EDGE, y, row.day[:1].upper() + row.day[1:], _TEXT, INK)
    y += _TEXT + 14
    for mark in row.marks:
        _mark(draw, _EDGE + 16, y + _SMALL // 2, mark.side)
        _line(draw, _INSET, y, mark.who, _SMALL, INK)
        for line in _wrapped(mark.claim, _INSET):
            y += _SMALL + 8
            _line(draw, _INSET, y, line, _SMALL, SOFT)
        y += _SMALL + 18
    if row.more:
        _line(draw, _INSET, y, f"+{row.more:,} more", _SMALL, SOFT)


def _mark(draw: ImageDraw, x: int, y: int, side: Side) -> None:
    """The sign of a side: its shape, and not its colour alone, tells it, as the marks in the lines do."""
    r, colour = 15, MARKS[side]
    up = [(x, y - r), (x - r, y + r), (x + r, y + r)]
    match side:
        case Side.FOR:
            draw.polygon(up, fill=colour)
        case Side.RELAYING:
            draw.polygon(up, outline=colour, width=4)
        case Side.AGAINST:
            draw.polygon([(x, y + r), (x - r, y - r), (x + r, y - r)], fill=colour)
        case Side.OPEN:
            draw.polygon([(x, y - r), (x - r, y), (x, y + r), (x + r, y)], outline=colour, width=4)
        case Side.WITHDRAWN:
            draw.arc((x - r, y - r, x + r, y + r), 180, 90, fill=colour, width=5)


def _line(draw: ImageDraw, x: int, y: int, text: str, size: int, colour: Colour) -> int:
    """One line of text within the picture, in smaller letters where it would not fit; returns where it ends."""
    shown = _safe(text)
    font = _font(size)
    while font.getlength(shown) > WIDTH - _EDGE - x and size > 20:
        size -= 2
        font = _font(size)
    draw.text((x, y), shown, fill=colour, font=font)
    return x + round(font.getlength(shown))


def _wrapped(text: str, x: int) -> list[str]:
    """Words in as few small lines, begun at `x`, as hold them."""
    lines = [""]
    for word in _safe(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _font(_SMALL).getlength(longer) > WIDTH - _EDGE - x:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _safe(text: str) -> str:
    return cleaned(text).translate(_STANDS_FOR)


@lru_cache(32)
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont), "Pillow was built without FreeType"
    return font


def _has(letters: Iterable[str]) -> bool:
    """Whether the font has all of these letters."""
    return all(letter == " " or _drawn(letter) != _drawn("\uffff") for letter in letters)


@lru_cache(512)
def _drawn(letter: str) -> bytes:
    mask: Any = _font(_SMALL).getmask(letter)  # a buffer, though its type does not say so
    return repr(mask.size).encode() + bytes(mask)
