"""Draws an answer as plain text: for the terminal, for `--plain`, and for screen readers."""

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.answer import Answer
from bot.domain.refusals import Mistyped, Refusal
from bot.domain.text import shortened
from bot.render.limits import CONTENT, PLAIN_PAGE, PLAIN_SCREEN, PLAIN_TITLE, fitted, length
from bot.render.pages import Page, Pages, laid_out, page_text
from bot.render.style import PLAIN_DISCORD, TERMINAL, cleaned, escaped

HANDED_BACK = 600
"""How many signs of what was typed are handed back."""
_ENDLESS = 10**9
"""A screen no answer fills: a terminal scrolls."""


def terminal(answer: Answer) -> str:
    """The whole answer, for a terminal."""
    (page,) = laid_out(replace(answer, first=None), TERMINAL, _ENDLESS)
    foot = f"\n\n({cleaned(answer.footnote)})" if answer.footnote else ""
    title = cleaned(answer.title)
    return f"{title}\n{'=' * min(len(title), 100)}\n{page_text(page, TERMINAL, _ENDLESS)}{foot}\n"


def content(answer: Answer, page: Page, told: str = "") -> str:
    """One page of the answer as message content, with which of how many it is as `told`."""
    title = fitted(escaped(shortened(answer.title, PLAIN_TITLE // 2)), PLAIN_TITLE)
    foot = f"\n({told})" if told else ""
    if answer.footnote and (answer.unanswered or answer.asks_back or answer.absent):
        foot += f"\n{fitted(escaped(answer.footnote), PLAIN_TITLE)}"
    return f"{title}\n{page_text(page, PLAIN_DISCORD, PLAIN_PAGE - length(foot))}{foot}"


def content_pages(answer: Answer) -> Pages:
    """The pages of an answer sent as message content."""
    return laid_out(answer, PLAIN_DISCORD, _ENDLESS if answer.on_one_page else PLAIN_SCREEN)


def refused(refusal: Refusal) -> str:
    """A refusal as message content: one sentence."""
    return fitted(escaped(refusal.sentence), CONTENT)


def handed_back(refusal: Refusal, command: str, options: Sequence[tuple[str, str]]) -> str:
    """A refusal of a slash command, and below it what was typed, ready to be sent again: what is wrong stands last.

    `options` are all that were typed, by name; what was probably meant stands in place of what was wrong. Where it is
    not known which is wrong, the refusal alone.
    """
    instead = _instead(refusal, options)
    if not instead:
        return refused(refusal)
    kept = [f"{name}:{cleaned(text).replace('`', '')}" for name, text in options if name not in instead]
    wrong = sorted(instead.items(), key=lambda item: not item[1])  # what is still to be typed stands last
    line = " ".join((f"/{command}", *kept, *(f"{name}:{instead}" for name, instead in wrong)))
    return f"{refused(refusal)}\nOnce more: `{fitted(line, HANDED_BACK)}`"


def _instead(refusal: Refusal, options: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The options that are wrong, and what was probably meant by each."""
    if isinstance(refusal, Mistyped):
        return refusal.wrong
    near = [choice.key for choice in refusal.choices[:1]]
    return {name: key for name, text in options for key in near if refusal.named and text == refusal.named}
