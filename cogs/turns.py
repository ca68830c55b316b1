"""Buttons and menus under answers. What a press asks stands in its custom id, so it works after a restart too."""

import discord
from discord.ext import commands

from bot.client import BriefingBot
from bot.render import components
from cogs._answering import Interaction, answer_press
from cogs.errors import tell


class Turns(commands.Cog):
    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        data = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        try:
            if again := components.asked_again(custom_id):
                await answer_press(interaction, again, anew=False)
            elif rest := components.asked_for_rest(custom_id):
                await answer_press(interaction, rest, anew=True)
            elif entry := components.asked_to_open(custom_id, "".join(data.get("values", [])[:1])):
                await answer_press(interaction, entry, anew=True)
        except Exception as error:
            await tell(interaction, error)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Turns())
