"""What members propose: claims, and errors in cards. Moderators accept, edit or decline in their own room."""

import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from bot.domain.refusals import Decided, Refusal
from bot.domain.revision import signer
from bot.domain.vocabulary import Kind
from bot.render import components, forms, suggestions
from cogs import _queue
from cogs._answering import Interaction
from cogs._forms import patiently, say, show
from cogs._guards import curator
from cogs._messages import said_in
from cogs.errors import tell

_PRESSED, _DECLINED, _SUGGESTED = map(re.compile, (suggestions.PRESSED, suggestions.DECLINED, suggestions.SUGGESTED))
_REPORT = re.compile(components.REPORT)


class Suggestions(commands.Cog):
    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot
        self._is_settled = False

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        if not self._is_settled:  # ready comes again whenever the connection does
            self._is_settled = True
            await _queue.settle_all(self._bot)

    @app_commands.command(name="suggest")
    @app_commands.guild_only()
    async def suggest(self, interaction: Interaction) -> None:
        """Suggest a claim to the moderators; you hear what comes of it"""
        await _asked(interaction, {})

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        try:
            if report := _REPORT.fullmatch(custom_id):
                await _asked(interaction, {}, report["card"])
            elif suggested := _SUGGESTED.fullmatch(custom_id):
                await _proposed(interaction, {**forms.submitted(data), "claim": suggested["claim"]})
            elif press := _PRESSED.fullmatch(custom_id):
                await _decided(interaction, press["do"], int(press["number"]))
            elif declined := _DECLINED.fullmatch(custom_id):
                await _closed(interaction, int(declined["number"]), forms.submitted(data).get("reason", ""))
        except Decided as error:  # elsewhere: its buttons go, wherever they still stand
            if interaction.message is not None and interaction.message.flags.ephemeral:
                await interaction.response.edit_message(view=None)
            await tell(interaction, error)
            await _shown_anew(interaction, custom_id)
        except Exception as error:
            await tell(interaction, error)


@app_commands.context_menu(name="Suggest as claim")
@app_commands.guild_only()
async def suggest_as_claim(interaction: Interaction, message: discord.Message) -> None:
    await _asked(interaction, {"text": said_in(message), "source": message.jump_url})


async def _asked(interaction: Interaction, typed: dict[str, str], claim: str = "") -> None:
    server, desk = _server(interaction), interaction.client.desk
    await desk.suggestions.may_propose(server, desk.scope_of(int(server)), str(interaction.user.id))
    await interaction.response.send_modal(suggestions.suggestion_form(typed, claim))


async def _proposed(interaction: Interaction, typed: dict[str, str]) -> None:
    server, user, desk = _server(interaction), interaction.user, interaction.client.desk
    scope = desk.scope_of(int(server))
    setup, proposed = await desk.suggestions.propose(server, scope, str(user.id), user.display_name, typed)
    shown = await patiently(interaction, _queue.posted(interaction.client, setup, proposed))
    where = "The moderators have it" if shown else "It is kept; the moderators find it in /desk status"
    said = f"Thank you. {where}; you hear what comes of it."
    if interaction.response.is_done():
        await interaction.followup.send(said, ephemeral=True)
    else:  # a message of its own: the card an error was reported in stays
        await interaction.response.send_message(said, ephemeral=True)


async def _decided(interaction: Interaction, do: str, number: int) -> None:
    who = await curator(interaction)
    desk = interaction.client.desk
    kept, typed = await desk.suggestions.waiting(who.scope, number)
    if do == "mute":
        await desk.setups.mute(_server(interaction), kept.proposer)
        name, _ = signer(typed.get("by", ""))
        await say(interaction, suggestions.muted(name))
    elif do == "decline":
        await interaction.response.send_modal(suggestions.decline_form(number))
    elif typed.get("claim"):
        await _closed(interaction, number, "", accept=True)
    else:
        text = {"text": typed["text"]}
        await show(interaction, desk.edits.add(who, Kind.CLAIM, text, suggestion=number, ask=do == "edit"))


async def _closed(interaction: Interaction, number: int, reason: str, *, accept: bool = False) -> None:
    who = await curator(interaction)
    await interaction.client.desk.suggestions.decide(who, number, accept=accept, reason=reason)
    await say(interaction, forms.said("Marked as mended." if accept else "Declined."))
    if interaction.guild:
        await _queue.settled(interaction.client, interaction.guild, number, interaction.message)


async def _shown_anew(interaction: Interaction, custom_id: str) -> None:
    """Take the buttons away from the post of a suggestion that was decided before."""
    if (pressed := _PRESSED.fullmatch(custom_id) or _DECLINED.fullmatch(custom_id)) and interaction.guild is not None:
        number = int(pressed["number"])
        await _queue.redrawn_if_told(interaction.client, interaction.guild, number, interaction.message)


def _server(interaction: Interaction) -> str:
    if interaction.guild is None:
        raise Refusal("Suggestions go to a server's moderators: make this one in a server's channel.")
    return str(interaction.guild.id)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Suggestions(bot))
    bot.tree.add_command(suggest_as_claim)
