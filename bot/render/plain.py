"""Draws an answer as plain text: for the terminal, for `--plain`, and for screen readers."""

from bot.briefing.answer import Answer
from bot.domain.refusals import Refusal
from bot.domain.text import shortened
from bot.render.limits import CONTENT, PLAIN_PAGE, PLAIN_TITLE, fitted
from bot.render.pages import Page, laid_out
from bot.render.style import PLAIN_DISCORD, TERMINAL, cleaned, escaped


def terminal(answer: Answer) -> str:
    """The whole answer, for a terminal."""
    (page,) = laid_out(answer, TERMINAL, screen=10**9, most=10**6)
    foot = f"\n\n({cleaned(answer.footnote)})" if answer.footnote else ""
    title = cleaned(answer.title)
    return f"{title}\n{'=' * min(len(title), 100)}\n{page.text}{foot}\n"


def content(answer: Answer, page: Page, number: int, count: int) -> str:
    """One page of the answer as message content."""
    title = fitted(escaped(shortened(answer.title, PLAIN_TITLE // 2)), PLAIN_TITLE)
    foot = f"\n(page {number + 1} of {count})" if count > 1 else ""
    return f"{title}\n{page.text}{foot}"


def content_pages(answer: Answer) -> list[Page]:
    """The pages of an answer sent as message content."""
    return laid_out(answer, PLAIN_DISCORD, screen=PLAIN_PAGE, most=PLAIN_PAGE)


def refused(refusal: Refusal) -> str:
    """A refusal as message content: one sentence."""
    return fitted(escaped(refusal.sentence), CONTENT)
