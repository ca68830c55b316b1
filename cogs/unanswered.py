"""Questions that the desk could not answer and members handed over: moderators answer or dismiss them."""

import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from bot.domain.refusals import Decided
from bot.render import forms, questions
from cogs._answering import Interaction
from cogs._forms import say
from cogs._guards import curator
from cogs._queue import Heard, answered, redrawn
from cogs.errors import tell

_PRESSED, _ANSWERED = re.compile(questions.PRESSED), re.compile(questions.ANSWERED)
_TOLD = {
    Heard.YES: ", and the one who asked is told",
    Heard.NEVER: "; the one who asked takes no direct messages and is not told",
    Heard.LATER: "; Discord failed, and the one who asked is told when the bot starts next",
}


class Unanswered(commands.Cog):
    @app_commands.command(name="unanswered")
    @app_commands.guild_only()
    async def unanswered(self, interaction: Interaction) -> None:
        """The questions that wait for the moderators, oldest first"""
        await _list(interaction)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        press, answered = _PRESSED.fullmatch(custom_id), _ANSWERED.fullmatch(custom_id)
        try:
            if press:
                await _decided(interaction, press["do"], int(press["number"]))
            elif answered:
                note = forms.submitted(data).get(questions.NOTE, "").strip()
                await _answered(interaction, int(answered["number"]), note)
        except Decided as error:  # elsewhere: its buttons go, wherever they still stand
            if _is_list(interaction):
                await _list(interaction)
            await tell(interaction, error)
            if asked := press or answered:
                await _posted_anew(interaction, int(asked["number"]))
        except Exception as error:
            await tell(interaction, error)


async def _list(interaction: Interaction, said: str = "") -> None:
    """Show what waits, in place of the list that was pressed; `said` is what became of one."""
    who = await curator(interaction)
    waiting, answer = await interaction.client.desk.unanswered.queue(who.scope)
    drawn = questions.waiting(waiting, answer)
    drawn["content"] = said or None
    await say(interaction, drawn)


async def _decided(interaction: Interaction, do: str, number: int) -> None:
    who = await curator(interaction)
    desk = interaction.client.desk
    if do == "dismiss":
        await desk.unanswered.dismiss(who, number)
        await _list(interaction, f"#{number} is dismissed.")
        await _posted_anew(interaction, number)
    else:
        await desk.unanswered.open_one(who.scope, number)
        await interaction.response.send_modal(questions.answer_form(number))


async def _answered(interaction: Interaction, number: int, note: str) -> None:
    """Close the question and tell the one who asked, as far as Discord lets us."""
    who = await curator(interaction)
    assert interaction.guild is not None
    await interaction.response.defer(ephemeral=True, thinking=not _is_list(interaction))  # the desk answers too
    await interaction.client.desk.unanswered.answer(who, number, note)
    heard = await answered(interaction.client, interaction.guild, number, interaction.message)
    told = f"#{number} is answered{_TOLD[heard]}."
    if _is_list(interaction):
        await _list(interaction, told)
    else:
        await interaction.followup.send(told, ephemeral=True)


async def _posted_anew(interaction: Interaction, number: int) -> None:
    """Show a question as it stands now in the moderators' room."""
    desk = interaction.client.desk
    shown = questions.waiting(*await desk.unanswered.shown(desk.scope_of(interaction.guild_id), number))
    await redrawn(interaction.client, f"question {number}", shown, interaction.message)


def _is_list(interaction: Interaction) -> bool:
    """Whether it was pressed under a private list, not under the post in the moderators' room."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Unanswered())
