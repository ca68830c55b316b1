"""Reads what stands under the answer to a plain question, and draws the questions that wait for the moderators.

What a menu asks stands in the menu itself: it works after a restart, and a reply to the message goes on from it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import discord

from bot.briefing.answer import Answer, Instead, Query
from bot.briefing.unanswered import Waiting
from bot.render import embeds
from bot.render.components import asked_again
from bot.render.corrections import WHICH
from bot.render.forms import button
from bot.render.limits import FORM_LABEL, PLACEHOLDER, fitted
from bot.render.message import Drawn

RIGHT = r"right:(?P<how>p?(?:[0-9a-f]{5})?):(?P<words>.*)"
PRESSED = r"question:(?P<do>answer|dismiss):(?P<number>[0-9]{1,12})"
ANSWERED = r"answered:(?P<number>[0-9]{1,12})"
NOTE = "note"
_RIGHT = re.compile(RIGHT)
_ASKED = re.compile(r"Asked: “(?P<text>.*)”", re.DOTALL)
_LISTED = 5


def asked_right(custom_id: str, chosen: str, text: str) -> Query | None:
    """The query that a choice from the menu asks, `text` being the question as the message holds it; else None."""
    found = _RIGHT.fullmatch(custom_id)
    if found is None:
        return None
    again = asked_again(f"ask:ask:0:{found['how']}:{chosen}")
    words = f"!none {text}" if chosen == "!none" else chosen
    return Query("ask", words, plain=bool(again and again.plain), as_of=again.as_of if again else "")


def question_in(message: discord.Message) -> str:
    """The question that an answer without an answer shows, as it was asked; empty where it shows none."""
    footers = [embed.footer.text or "" for embed in message.embeds]
    for text in (*footers, message.content):
        if found := _ASKED.search(text):
            return found["text"].replace("\\", "").replace("\u2060", "")
    return ""


def offered_in(message: discord.Message) -> dict[Instead, Query]:
    """What a message that asks back offers, each with the query it stands for; nothing where it asks nothing back."""
    parts = [part for row in message.components for part in getattr(row, "children", ())]
    for part in parts:
        if getattr(part, "placeholder", "") == WHICH:
            text = question_in(message)
            found: dict[Instead, Query] = {}
            for option in part.options:
                if query := asked_right(part.custom_id, option.value, text):
                    found[Instead(option.label, option.value)] = query
            return found
    pressed = [(str(part.label), asked_again(str(part.custom_id))) for part in parts if hasattr(part, "label")]
    if message.embeds or not all(query and query.page == 0 and ":" in query.words for _, query in pressed):
        return {}
    return {Instead(label, query.words): query for label, query in pressed if query}


def goes_on_from(message: discord.Message) -> str:
    """What a message of the bot's was about, as the words that a reply to it is to begin with; empty if unknown."""
    parts = [part for row in message.components for part in getattr(row, "children", ())]
    ids = [str(getattr(part, "custom_id", "") or "") for part in parts]
    for custom_id in ids:
        found = _RIGHT.fullmatch(custom_id)
        again = asked_again(custom_id)
        words = found["words"] if found else again.words if again else ""
        if words.startswith("~"):
            return words
    for custom_id in ids:
        again = asked_again(custom_id)
        if again and re.fullmatch(r"(?:topic|claim|actor):[a-z0-9-]+", again.words):
            return again.words
        if custom_id.startswith("report:"):
            return f"claim:{custom_id.removeprefix('report:')}"
    return _opened(parts)


def _opened(parts: Iterable[Any]) -> str:
    """The story of what a message's menu opens."""
    values = [option.value for part in parts for option in getattr(part, "options", ())]
    story = next((value for value in values if value.startswith("topic:")), "")
    claim = next((value for value in values if value.startswith("claim:")), "")
    return story or (f"near:{claim.removeprefix('claim:')}" if claim else "")


def waiting(questions: Sequence[Waiting], answer: Answer) -> Drawn:
    """The questions that wait for the moderators, oldest first, with buttons for the first few."""
    view = None
    if questions:
        view = discord.ui.View(timeout=None)
        for row, each in enumerate(questions[:_LISTED]):
            for label, do in ((f"Answer #{each.number}", "answer"), (f"Dismiss #{each.number}", "dismiss")):
                pressed = button(label, f"question:{do}:{each.number}")
                pressed.row = row
                view.add_item(pressed)
        view.stop()
    return Drawn(content=None, embed=embeds.whole(answer), view=view)


def answer_form(number: int) -> discord.ui.Modal:
    """The form in which a moderator answers: a word to the one who asked; the desk's own answer is added."""
    form = discord.ui.Modal(title=f"Answer question #{number}", custom_id=f"answered:{number}", timeout=None)
    note = discord.ui.TextInput[discord.ui.Modal](
        custom_id=NOTE,
        style=discord.TextStyle.paragraph,
        placeholder=fitted(
            "they get the desk's answer with it; may stay empty where the desk has one by now", PLACEHOLDER
        ),
        required=False,
        max_length=1000,
    )
    form.add_item(discord.ui.Label(text=fitted("A word to the one who asked", FORM_LABEL), component=note))
    form.stop()
    return form
