"""Lays an answer out in pages of about one screen, lines whole where one fits a page, and draws one page of it.

Pages are laid out by the size of the text before it is drawn, and of addresses as drawn, and only as far as they are
looked at: only the page that is sent is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.briefing.answer import Answer, Line, Moment, Piece, Post, Room, Said, Section, Strong, Web
from bot.briefing.as_read import AsRead
from bot.domain.refusals import Choice
from bot.domain.text import shortened
from bot.render.limits import EMBED_DESCRIPTION, fitted, length
from bot.render.style import Style

_PART = 200
"""The most characters of one head or tail piece: enough for any name, too few to push the rest out."""
_PARTED = 120
"""The least of a line's words that stands on a page of its own."""
_HEADING = 300
_REFERENCE = 24
"""About how long a moment or a channel is drawn."""
_ENDLESS = 10**9
_ROW = 40
"""About how many signs a phone shows in a row."""


class Block(NamedTuple):
    """A line, with the heading above it where there is one; a heading may stand alone."""

    heading: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, and what can be opened from it."""

    blocks: tuple[Block, ...]
    opens: tuple[Choice | None, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Each once."""
        return tuple(dict.fromkeys(choice for choice in self.opens if choice))


class Pages(AsRead[Page]):
    """The pages of an answer, laid out as far as they are looked at; at least one."""

    def __init__(self, answer: Answer, style: Style, screen: int) -> None:
        super().__init__(_pages(answer, style, screen))
        self._answer = answer

    def nearest(self, number: int) -> int:
        """Page `number` (from 0), or the last one where there are fewer."""
        return number if self.has(number) else len(self) - 1

    def told(self, number: int) -> str:
        """Which page it is that one looks at: "page 2 of 5", "page 2 of about 60"; nothing where it is the only one."""
        if not self.has(1):
            return ""
        if not self.has(number + _COUNTED):
            return f"page {number + 1} of {len(self)}"
        laid = sum(len(page.blocks) for page in self.so_far)
        count = max(round(len(self.so_far) * _lines(self._answer) / laid), len(self.so_far))
        return f"page {number + 1} of about {count}"


_COUNTED = 6
"""How many pages beyond the one looked at are counted one by one; a longer rest is estimated by these."""


def _lines(answer: Answer) -> int:
    """About how many lines an answer has: sections that nobody read yet count as those that were, by what they hold."""
    sections = answer.sections
    read, share = (sections.so_far, sections.share) if isinstance(sections, AsRead) else (sections, 1.0)
    lines = sum(max(len(section.lines), 1) for section in read)
    return len(answer.lead) + (round(lines / share) if share else 0)


def laid_out(answer: Answer, style: Style, screen: int) -> Pages:
    """The pages of an answer, each of about `screen` characters.

    A heading stays with its first line and is repeated overleaf; a claim stays with what was said of it, where that
    fits a page and the page before is half full. A page always has content: a lead of a few words takes what follows
    onto its page, and a line too long for a page goes on overleaf, with its speaker and source again. What was not
    asked for, behind the answer's `first` sections, begins a page.
    """
    return Pages(answer, style, screen)


def _pages(answer: Answer, style: Style, screen: int) -> Iterator[Page]:
    blocks = [Block("", line) for line in answer.lead]
    choices: list[Choice | None] = [line.opens for line in answer.lead]
    room = screen - sum(_size(line, style) for line in answer.lead)
    lead_alone = room > screen // 2
    for index, section in enumerate(answer.sections):
        if index == answer.first and blocks:
            yield _page(blocks, choices)
            blocks, choices, room, lead_alone = [], [], screen, False
        lines = AsRead(part for line in section.lines for part in _parted(line, style, screen))
        for n, (line, size) in enumerate(lines if lines.has(0) else ((None, 0),)):
            heading = section.heading if n == 0 else ""
            need = _together(section, lines, n, size, screen) if room <= screen // 2 else size
            if blocks and need + len(heading) > room and not lead_alone:
                waiting = _headings_alone(blocks)
                if waiting < len(blocks):
                    yield _page(blocks[: len(blocks) - waiting], choices)
                    blocks, choices = blocks[len(blocks) - waiting :], []
                    room = screen - sum(len(block.heading) for block in blocks)
                    heading = section.heading
            blocks.append(Block(heading, line))
            choices.extend((section.opens, line.opens if line else None))
            room -= size + len(heading)
            lead_alone = lead_alone and line is None
    yield _page(blocks, choices)


def _together(section: Section, lines: AsRead[tuple[Line, int]], n: int, size: int, screen: int) -> int:
    """How much room a line needs with what belongs to it: what was said of a claim, the lines below another.

    What fills more than a page is parted wherever a page ends.
    """
    if not lines.has(n):
        return size  # a heading without lines
    of_claim = n == 0 and section.opens is not None
    whole, last, most = size, n + 1, screen - len(section.heading)
    while whole <= most and lines.has(last) and (of_claim or lines[last][0].depth > lines[n][0].depth):
        whole += lines[last][1]
        last += 1
    return whole if whole <= most else size


def _headings_alone(blocks: list[Block]) -> int:
    """How many blocks at the end are headings without a line, which belong to what follows."""
    found = 0
    while found < len(blocks) and blocks[-1 - found].line is None:
        found += 1
    return found


def _parted(line: Line, style: Style, screen: int) -> list[tuple[Line, int]]:
    """The line and its size; one whose words fill more than a page in parts, each with its head and tail."""
    if (size := _size(line, style)) <= screen:
        return [(line, size)]
    around = _size(line._replace(body=()), style)
    room = max(screen - around, _PARTED)
    parts: list[list[Piece]] = [[]]
    left = room
    for piece in line.body:
        while (rest := _text(piece)) and len(rest) > left:
            cut = rest.rfind(" ", left // 2, left)
            at = cut if cut > 0 else left
            if left >= _PARTED:
                parts[-1].append(_with(piece, f"{rest[:at].rstrip()}…"))
                piece = _with(piece, f"…{rest[at:].lstrip()}")
            parts.append([])
            left = room
        parts[-1].append(piece)
        left -= len(rest) if (rest := _text(piece)) else _REFERENCE
    lines = [line._replace(body=tuple(part)) for part in parts]
    return [(line, _size(line, style)) for line in lines]


def _text(piece: Piece) -> str:
    """The words of a piece that may be parted; none of an address, a moment or a channel."""
    return piece if isinstance(piece, str) else piece.text if isinstance(piece, Strong | Said) else ""


def _with(piece: Piece, text: str) -> Piece:
    """The same kind of piece with other words."""
    return type(piece)(text) if isinstance(piece, Strong | Said) else text


def page_text(page: Page, style: Style, most: int = EMBED_DESCRIPTION) -> str:
    """One page drawn, in at most `most` units.

    Escapes may make it longer than it was laid out. Then every line gives way alike: first its words, then its
    addresses, of which the hosts stay, then the length of names.
    """
    text = _page_text(page, style, most, _PART)
    if length(text) <= most:
        return text
    a_line = most // len(page.blocks)
    places = replace(style, web=style.place)
    for look, part in ((style, _PART), (places, _PART), (places, _PART // 4), (places, _PART // 10)):
        text = _page_text(page, look, a_line, part)
        if length(text) <= most:
            return text
    return fitted(text, most)  # only where nearly all of a page is marks


def drawn(line: Line, style: Style, limit: int, part: int = _PART) -> str:
    """One line in about `limit` units. Of its head and tail each piece has at most `part`; its body gives way."""
    head = "".join([_piece(piece, style, part) for piece in line.head])
    tail = "".join([_piece(piece, style, part) for piece in line.tail])
    gap = style.aside if tail and (head or line.body) else ""
    indent = style.indent if line.depth else ""
    if not line.body:
        return f"{indent}{head}{gap}{tail}"
    room = limit - length(indent) - length(head) - length(gap) - length(tail)
    most = room
    body = _body(line, style, most)
    while length(body) > room and most > 20:
        most //= 2
        body = _body(line, style, most)
    return f"{indent}{head}{body}{gap}{tail}"


def _page_text(page: Page, style: Style, a_line: int, part: int) -> str:
    parts: list[str] = []
    for block in page.blocks:
        heading = style.heading(shortened(block.heading, _HEADING)) if block.heading else ""
        if heading:
            parts.append(f"\n{heading}" if parts else heading)
        if block.line:
            parts.append(drawn(block.line, style, a_line - length(heading) - 4, part))
    return "\n".join(parts)


def _page(blocks: list[Block], choices: list[Choice | None]) -> Page:
    return Page(tuple(blocks), tuple(choices))


def _size(line: Line, style: Style) -> int:
    """About how long a line will be: marks and escapes are not counted, but what an address takes is.

    A short line takes as much of a phone's screen as a row of it, and one more for its tail.
    """
    tail = _length(line.tail, style, _PART)
    words = _length(line.head, style, _PART) + _length(line.body, style, _ENDLESS)
    return max(words, _ROW) + (max(tail, _ROW) if tail else 0) + 4


def _length(pieces: Sequence[Piece], style: Style, most: int) -> int:
    """About how long pieces are drawn, of which each has at most `most`: asked of every line of an answer."""
    total = 0
    for piece in pieces:
        if isinstance(piece, str):
            size = len(piece)
            total += size if size < most else most
        elif isinstance(piece, (Strong, Said)):  # a union would be made anew for each piece
            size = len(piece.text)
            total += size if size < most else most
        elif isinstance(piece, Web):
            total += len(style.web(piece.url))
        else:
            total += len(style.post(piece.url)) if isinstance(piece, Post) else _REFERENCE
    return total


def _body(line: Line, style: Style, most: int) -> str:
    shown: list[str] = []
    for piece in line.body:
        if most <= 0:
            break
        shown.append(_piece(piece, style, most))
        most -= _length((piece,), style, most)
    return "".join(shown)


def _piece(piece: Piece, style: Style, most: int) -> str:
    if isinstance(piece, str):
        return _kept_ends(piece if len(piece) <= most else shortened(piece, most), style)
    match piece:
        case Strong(text):
            return style.strong(shortened(text, most))
        case Said(text):
            return f"“{style.text(shortened(text, most))}”"
        case Web(url):
            return style.web(url)
        case Post(url):
            return style.post(url)
        case Moment(at):
            return style.moment(at)
        case Room(room, name):
            return style.room(room, shortened(name, most))


def _kept_ends(text: str, style: Style) -> str:
    """The safe text with the spaces our own phrases begin and end with."""
    core = style.text(text.strip())
    if not core:
        return text if text.isspace() else ""
    return f"{' ' if text[0] == ' ' else ''}{core}{' ' if text[-1] == ' ' else ''}"
