"""Buttons and menus under answers. What a press asks stands in its custom id, so it works after a restart too."""

import discord
from discord.ext import commands

from bot.client import BriefingBot
from bot.render import components
from cogs._answering import Interaction, answer_press
from cogs.errors import tell

<<<<<<< HEAD
=======
_TURN = re.compile(components.TURN)
_OPEN = re.compile(components.OPEN)

>>>>>>> 12e0a00 (A pressed guess keeps --plain, and a press where the bot may not embed is answered as text)

class Turns(commands.Cog):
    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        data = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        try:
<<<<<<< HEAD
            if again := components.asked_again(custom_id):
                await answer_press(interaction, again, anew=False)
            elif entry := components.asked_to_open(custom_id, "".join(data.get("values", [])[:1])):
                await answer_press(interaction, entry, anew=True)
=======
            if turn := _TURN.fullmatch(custom_id):
                query = Query(turn["verb"], turn["words"], int(turn["page"]), bool(turn["plain"]))
                await answer_press(interaction, query, anew=False)
            elif opened := _OPEN.fullmatch(custom_id):
                (chosen,) = (interaction.data or {}).get("values", [""])
                query = Query(components.opens(chosen), chosen, plain=bool(opened["plain"]))
                await answer_press(interaction, query, anew=True)
>>>>>>> 12e0a00 (A pressed guess keeps --plain, and a press where the bot may not embed is answered as text)
        except Exception as error:
            await tell(interaction, error)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Turns())
