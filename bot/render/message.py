"""Draws an answer as one whole message, and remembers the messages drawn last."""

from dataclasses import replace
from typing import NamedTuple, TypedDict

import discord

from bot.briefing.answer import Answer, Query
from bot.briefing.picture import Picture
from bot.render import components, corrections, embeds, plain


class Drawn(TypedDict):
    """What one message holds. All three parts are named, so that an edit leaves nothing of the old one behind."""

    content: str | None
    embed: discord.Embed | None
    view: discord.ui.View | None


class Whole(NamedTuple):
    """A message, and the picture to draw and attach beside it where there is one."""

    drawn: Drawn
    picture: Picture | None


def message(answer: Answer, number: int) -> Drawn:
    """Page `number` (from 0) of an answer; past the end it is the last page."""
    laid = plain.content_pages(answer) if answer.query.plain else embeds.embed_pages(answer)
    number = laid.nearest(number)
    page, told = laid[number], laid.told(number)
    view = components.under_answer(replace(answer.query, page=number), page.choices, goes_on=laid.has(number + 1))
    view = corrections.under_question(answer, view)
    if answer.query.plain:
        return Drawn(content=plain.content(answer, page, told), embed=None, view=view)
    return Drawn(content=None, embed=embeds.embed(answer, page, told), view=view)


def whole(answer: Answer, number: int) -> Whole:
    """The same with the answer's picture, which stands beside its first page."""
    shows = number == 0 and not answer.query.plain
    return Whole(message(answer, number), answer.picture if shows else None)


class Recent:
    """The last `most` messages drawn, each with the moment it was drawn at.

    A moment is all that an answer follows from beside its question: the journal's position, the setups, the day. Asked
    again at the same moment, an answer is the same.
    """

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._drawn: dict[tuple[str, Query], tuple[object, Whole]] = {}

    def find(self, scope: str, query: Query, moment: object) -> Whole | None:
        drawn_at, drawn = self._drawn.get((scope, query), (None, None))
        return drawn if drawn_at == moment else None

    def keep(self, scope: str, query: Query, moment: object, drawn: Whole) -> None:
        self._drawn.pop((scope, query), None)
        self._drawn[scope, query] = (moment, drawn)
        if len(self._drawn) > self._most:
            del self._drawn[next(iter(self._drawn))]
