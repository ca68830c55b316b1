"""Draws a digest: one plain line as a phone shows it, one embed of a screen, and a button that opens the rest."""

from dataclasses import replace

from bot.briefing.answer import Answer
from bot.briefing.digest import Changed
from bot.render import components, embeds, plain
from bot.render.limits import CONTENT, EMBED_FOOTER, fitted
from bot.render.message import Drawn
from bot.render.pages import Page
from bot.render.style import escaped


def digest(changed: Changed, *, plain_text: bool = False) -> Drawn:
    """The message a channel gets. A quiet one is its line alone; as plain text all stands in the content.

    The picture of `changed` is no part of it: bot/render/pictures.py draws that, in a thread.
    The button asks for the same span again, so it works after a restart; it answers to the presser alone.
    """
    line = fitted(escaped(changed.summary), CONTENT)
    if changed.quiet:
        return Drawn(content=line, embed=None, view=None)
    answer = replace(changed.answer, title=changed.title, query=replace(changed.query, page=0, plain=plain_text))
    pages = plain.content_pages(answer) if plain_text else embeds.embed_pages(answer)
    more = sum(_told(page) for page in pages[1:])
    # what was corrected comes first here, and elsewhere in the answer that the button opens: then that is read whole
    begins = 0 if changed.corrects else 1
    view = components.under_digest(replace(answer.query, page=begins), pages[0].choices, more)
    if plain_text:
        return Drawn(content=_plain_content(line, answer, pages[0]), embed=None, view=view)
    embed = embeds.embed(answer, pages[0])
    if more and not components.opens_rest(answer.query):
        embed.set_footer(text=fitted(f"+{more:,} more: ask what is new since that day", EMBED_FOOTER))
    return Drawn(content=line, embed=embed, view=view)


def _plain_content(line: str, answer: Answer, page: Page) -> str:
    _, _, told = plain.content(answer, page).partition("\n")
    return fitted(f"{line}\n{told}", CONTENT)


def _told(page: Page) -> int:
    """How many entries a page tells: the lines below an entry's first are its own."""
    return sum(1 for block in page.blocks if block.line and not block.line.depth)
