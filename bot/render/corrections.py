"""Draws the menu under the answer to a plain question, which takes it another way, and the word to the moderators."""

import discord

from bot.briefing.answer import Answer
from bot.domain.text import shortened
from bot.render.components import how
from bot.render.limits import CUSTOM_ID, OPTION_LABEL, SELECT_OPTIONS, fitted
from bot.render.style import cleaned

TO_MODERATORS = "moderators:ask"
WHICH = "Which is meant? …"
"""What stands in the menu of an answer that asks back."""


def under_question(answer: Answer, view: discord.ui.View | None) -> discord.ui.View | None:
    """The view of an answer with its menu of other meanings, and the button that asks the moderators."""
    if not answer.instead and not answer.unanswered:
        return view
    view = view or discord.ui.View(timeout=None)
    options = {
        each.words: discord.SelectOption(
            label=fitted(shortened(cleaned(each.label), OPTION_LABEL - 2), OPTION_LABEL), value=each.words
        )
        for each in answer.instead
        if len(each.words) <= CUSTOM_ID
    }
    if options:
        words = answer.query.words if answer.query.words.startswith("~") else ""  # a reply goes on from it
        custom_id = f"right:{how(answer.query)}:{words}"
        placeholder = WHICH if answer.asks_back else "Not what you meant? …"
        listed = list(options.values())[:SELECT_OPTIONS]
        if len(custom_id) <= CUSTOM_ID:
            view.add_item(discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=listed))
    if answer.unanswered:
        view.add_item(
            discord.ui.Button(label="Ask the moderators", custom_id=TO_MODERATORS, style=discord.ButtonStyle.secondary)
        )
    view.stop()
    return view
