"""Lays an answer out in pages of about one screen, whole lines only, with what each page can open."""

from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Piece, Said, Strong, Web
from bot.domain.refusals import Choice
from bot.domain.text import shortened
from bot.render.limits import EMBED_DESCRIPTION, SCREEN, length
from bot.render.style import Style

_PART = 200
"""The most characters of one head or tail piece: enough for any name, too few to push the rest out."""
_BODY = 1500
_HEADING = 300


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    choices: tuple[Choice, ...]


def laid_out(answer: Answer, style: Style, *, screen: int = SCREEN, most: int = EMBED_DESCRIPTION) -> list[Page]:
    """The pages of an answer; at least one. A heading stays with its first line and is repeated overleaf.

    A page aims at `screen` units and never exceeds `most`, so that nothing drawn is ever cut.
    """
    pages: list[Page] = []
    parts: list[str] = [drawn(line, style, most // 2) for line in answer.lead]
    choices: list[Choice] = [line.opens for line in answer.lead if line.opens]
    size = sum(map(length, parts))

    def turn() -> None:
        nonlocal parts, choices, size
        pages.append(Page("\n".join(parts).strip(), tuple(dict.fromkeys(choices))))
        parts, choices, size = [], [], 0

    for section in answer.sections:
        heading = style.heading(shortened(section.heading, _HEADING)) if section.heading else ""
        blocks = [drawn(line, style, most - length(heading) - 4) for line in section.lines] or [""]
        for n, block in enumerate(blocks):
            above = heading if n == 0 or not parts else ""
            added = length(block) + length(above) + 2
            if parts and size + added > screen:
                turn()
                above = heading
            if above:
                parts.append(f"\n{above}")
            if block:
                parts.append(block)
            size += added
            opened = section.opens, section.lines[n].opens if section.lines else None
            choices.extend(choice for choice in opened if choice)
    turn()
    return pages


def drawn(line: Line, style: Style, limit: int) -> str:
    """One line in at most `limit` units. Its head and tail are whole; its body gives way."""
    head = "".join(_piece(piece, style, _PART) for piece in line.head)
    tail = "".join(_piece(piece, style, _PART) for piece in line.tail)
    gap = "" if not tail or tail.startswith("\n") or not (head or line.body) else " · "
    fixed = f"{style.indent if line.depth else ''}{head}"
    room = limit - length(fixed) - length(gap) - length(tail)
    most = min(_BODY, room)
    body = _body(line, style, most)
    while length(body) > room and most > 20:
        most //= 2
        body = _body(line, style, most)
    return f"{fixed}{body}{gap}{tail}"


def _body(line: Line, style: Style, most: int) -> str:
    shown: list[str] = []
    for piece in line.body:
        if most <= 0:
            break
        shown.append(_piece(piece, style, most))
        most -= len(piece if isinstance(piece, str) else piece[0])
    return "".join(shown)


def _piece(piece: Piece, style: Style, most: int) -> str:
    match piece:
        case str():
            return _kept_ends(shortened(piece, most), style)
        case Strong(text):
            return style.strong(shortened(text, most))
        case Said(text):
            return f"“{style.text(shortened(text, most))}”"
        case Web(url):
            return style.web(url)


def _kept_ends(text: str, style: Style) -> str:
    """The safe text with the spaces and line break our own phrases begin and end with."""
    core = style.text(text.strip())
    if not core:
        return text if text.isspace() else ""
    start = "\n" if text.startswith("\n") else " " if text.startswith(" ") else ""
    return f"{start}{core}{' ' if text.endswith(' ') else ''}"
