"""How a cog shows what became of an entry: a form opens, a draft is held back, a card is shown. To its maker alone."""

from enum import StrEnum

from discord import app_commands

from bot.briefing.drafting import Asked, Held, Saved
from bot.domain.vocabulary import Kind
from bot.render import components, forms
from bot.render.limits import CHOICE_NAME, CHOICES
from bot.render.message import Drawn
from cogs._answering import Interaction, Offers, scope_of
from cogs._queue import settled


def words(vocabulary: type[StrEnum]) -> list[app_commands.Choice[str]]:
    """The words of a vocabulary as the choices of an option."""
    return [app_commands.Choice(name=word.value, value=word.value) for word in vocabulary]


async def show(interaction: Interaction, outcome: Asked | Held | Saved) -> None:
    """Open the form, or show the draft or the card."""
    if isinstance(outcome, Asked):
        await interaction.response.send_modal(forms.modal(outcome))
    else:
        await say(interaction, forms.held(outcome) if isinstance(outcome, Held) else forms.saved(outcome))
        if isinstance(outcome, Saved) and outcome.suggestion is not None and interaction.guild is not None:
            await settled(interaction.client, interaction.guild, outcome.suggestion)


async def say(interaction: Interaction, drawn: Drawn) -> None:
    """In place of the private message that was pressed, or as a new private message."""
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await interaction.response.edit_message(**drawn)
    else:
        shown = {part: value for part, value in drawn.items() if value is not None}
        await interaction.response.send_message(**shown, ephemeral=True)  # type: ignore[arg-type]


async def _offered(interaction: Interaction, kind: Kind, typed: str) -> Offers:
    desk = interaction.client.desk
    found = await desk.cards.offers(scope_of(interaction.client, interaction.guild), kind, typed, CHOICES)
    return [app_commands.Choice(name=components.label(choice, CHOICE_NAME), value=choice.key) for choice in found]


async def statements(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: statements."""
    return await _offered(interaction, Kind.STATEMENT, typed)


async def sources(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: sources."""
    return await _offered(interaction, Kind.SOURCE, typed)


async def evidence(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: evidence."""
    return await _offered(interaction, Kind.EVIDENCE, typed)
