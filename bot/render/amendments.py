"""Draws what was corrected in a posted digest: into its first lines, or as a reply to it."""

from collections.abc import Sequence

from bot.briefing.answer import Line
from bot.render.limits import CONTENT, fitted, length
from bot.render.pages import drawn
from bot.render.posts import read
from bot.render.style import DISCORD

_LINE = 300
_MARK = "\n-# "


def corrections(lines: Sequence[Line]) -> str:
    """The corrections as text, one a line; empty where there are none."""
    return "\n".join(fitted(drawn(line, DISCORD, _LINE), _LINE) for line in lines)


def amended(body: str, text: str) -> str:
    """The content of a posted digest, from the body it was posted with, and with these corrections below its line.

    Without corrections it is what it was. Where there is no room for both, the digest gives way.
    """
    content = read(body).get("content", "")
    if not text:
        return content
    told, mark, tag = content.rpartition(_MARK) if _MARK in content else (content, "", "")
    first, _, rest = told.partition("\n")
    below = f"{mark}{tag}"
    room = CONTENT - length(text) - length(below) - 2
    first = fitted(first, room)
    rest = fitted(rest, max(room - length(first), 0)) if rest and room - length(first) > 1 else ""
    return "\n".join(filter(None, (first, text, rest))) + below


def reply(text: str) -> str:
    """The same as a message of its own under a digest that takes no edit."""
    return text or "What was corrected here was taken back: the digest above stands as it was posted."
