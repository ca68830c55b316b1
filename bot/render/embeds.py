"""Draws an answer as one embed: the form members read."""

from dataclasses import replace

import discord

from bot.briefing.answer import Answer, Line
from bot.domain.text import shortened
from bot.render.limits import (
    EMBED_DESCRIPTION,
    EMBED_FOOTER,
    EMBED_TITLE,
    EMBED_TOTAL,
    SCREEN,
    fitted,
    length,
)
from bot.render.pages import Page, Pages, laid_out, page_text
from bot.render.style import DISCORD, cleaned, escaped

INK = 0x2F5D7C
_TITLE = 200
_ENDLESS = 1_000_000
"""A screen no answer fills: everything stands on one page."""


def embed_pages(answer: Answer) -> Pages:
    """The pages of an answer drawn as embeds. A title too long for one stands whole above the first page."""
    if len(cleaned(answer.title)) > _TITLE:
        answer = replace(answer, lead=(Line((), (answer.title,)), *answer.lead))
    return laid_out(answer, DISCORD, _ENDLESS if answer.on_one_page else SCREEN)


def whole(answer: Answer, most: int = EMBED_DESCRIPTION) -> discord.Embed:
    """An answer that is not turned: all its lines in a description of at most `most` units, each as long as fits."""
    answer = replace(answer, first=None)
    for screen in (_ENDLESS, SCREEN, most // 2):
        drawn = embed(answer, laid_out(answer, DISCORD, screen)[0], most=most)
        if length(drawn.description or "") <= most:
            return drawn
    drawn.description = fitted(drawn.description or "", most)
    return drawn


def embed(answer: Answer, page: Page, told: str = "", most: int = EMBED_DESCRIPTION) -> discord.Embed:
    """One page, with which of how many it is as `told`."""
    title = fitted(escaped(shortened(cleaned(answer.title), _TITLE)), EMBED_TITLE)
    footer = " · ".join(filter(None, (cleaned(answer.footnote), told)))
    description = page_text(page, DISCORD, most)
    drawn = discord.Embed(title=title, description=description, colour=INK)
    if footer:
        left = EMBED_TOTAL - length(title) - length(description)
        drawn.set_footer(text=fitted(footer, min(EMBED_FOOTER, left)))
    return drawn
