"""How a cog shows what became of an entry: a form opens, a draft is held back, a card is shown. To its maker alone."""

from collections.abc import Coroutine
from enum import StrEnum
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.briefing.drafting import Asked, Held, Saved
from bot.domain.entries import ADDRESS, LINE, PROSE
from bot.domain.fields import DAY
from bot.domain.forms import FORMS
from bot.domain.vocabulary import Kind
from bot.render import components, forms
from bot.render.limits import CHOICE_NAME, CHOICES, fitted
from bot.render.message import Drawn
from cogs._answering import Interaction, Offers, scope_of, sought, within
from cogs._queue import settled

T = TypeVar("T")
OfLine = app_commands.Range[str, 0, LINE]
"""An option that takes a line of text, or is left out; those below take more or less."""
OfProse = app_commands.Range[str, 0, PROSE]
OfAddress = app_commands.Range[str, 0, ADDRESS]
OfDay = app_commands.Range[str, 0, DAY]


def words(vocabulary: type[StrEnum]) -> list[app_commands.Choice[str]]:
    """The words of a vocabulary as the choices of an option."""
    return [app_commands.Choice(name=word.value, value=word.value) for word in vocabulary]


def parts(kind: Kind) -> list[app_commands.Choice[int]]:
    """The forms of an entry that is edited as the choices of an option: what each asks for."""
    pages = FORMS[kind].pages(edits=True)
    asked = [", ".join(field.called.lower() for field in page) for page in pages]
    return [app_commands.Choice(name=fitted(words, CHOICE_NAME), value=number) for number, words in enumerate(asked)]


async def show(interaction: Interaction, work: Coroutine[Any, Any, Asked | Held | Saved]) -> None:
    """Open the form that work comes to, or show the draft or the card.

    Once Discord was told to wait it takes no form: a button opens it.
    """
    outcome = await patiently(interaction, work)
    if isinstance(outcome, Saved):
        drawn = forms.saved(outcome)
    elif isinstance(outcome, Held):
        drawn = forms.held(outcome)
    elif interaction.response.is_done():
        drawn = forms.late(outcome)
    else:
        await interaction.response.send_modal(forms.modal(outcome))
        return
    await say(interaction, drawn)
    if isinstance(outcome, Saved) and outcome.suggestion is not None and interaction.guild is not None:
        await settled(interaction.client, interaction.guild, outcome.suggestion)


async def say(interaction: Interaction, drawn: Drawn, file: discord.File | None = None) -> None:
    """In place of the private message that was pressed, or as a new private message."""
    shown: dict[str, Any] = {part: value for part, value in drawn.items() if value is not None}
    if file:
        shown["file"] = file
    on_private = interaction.message is not None and interaction.message.flags.ephemeral
    if interaction.response.is_done():
        if on_private:
            await interaction.edit_original_response(**drawn, attachments=[file] if file else [])
        else:
            await interaction.followup.send(**shown, ephemeral=True)
    elif on_private:
        await interaction.response.edit_message(**drawn, attachments=[file] if file else [])
    else:
        await interaction.response.send_message(**shown, ephemeral=True)


async def patiently(interaction: Interaction, work: Coroutine[Any, Any, T]) -> T:
    """The result of work that may take long, told to the one who asked for it alone."""
    return await within(work, lambda: interaction.response.defer(ephemeral=True, thinking=interaction.message is None))


async def _offered(interaction: Interaction, kind: Kind, typed: str) -> Offers:
    desk = interaction.client.desk
    found = await desk.cards.offers(scope_of(interaction.client, interaction.guild), kind, typed, CHOICES)
    return [
        app_commands.Choice(name=components.label_and_key(choice, CHOICE_NAME), value=choice.key) for choice in found
    ]


async def stances(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: the words for what a speaker does with a claim, in other forms too."""
    return [app_commands.Choice(name=word, value=word) for word in interaction.client.desk.cards.stances(typed)]


async def entries(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: stories, speakers and claims, and what was said, offered and read, by its key."""
    subjects = await sought(interaction, typed, Kind.TOPIC, Kind.ACTOR, Kind.CLAIM)
    scope = scope_of(interaction.client, interaction.guild)
    found = await interaction.client.desk.cards.all_offers(scope, typed, subjects, CHOICES)
    return [
        app_commands.Choice(name=components.label_and_key(c, CHOICE_NAME), value=f"{c.kind}:{c.key}") for c in found
    ]


async def statements(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: statements."""
    return await _offered(interaction, Kind.STATEMENT, typed)


async def sources(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: sources."""
    return await _offered(interaction, Kind.SOURCE, typed)


async def outlets(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: what outlets are called, so that one has one name."""
    scope = scope_of(interaction.client, interaction.guild)
    found = await interaction.client.desk.cards.outlets(scope, typed, CHOICES)
    return [
        app_commands.Choice(name=fitted(outlet, CHOICE_NAME), value=fitted(outlet, CHOICE_NAME)) for outlet in found
    ]


async def evidence(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: evidence."""
    return await _offered(interaction, Kind.EVIDENCE, typed)
