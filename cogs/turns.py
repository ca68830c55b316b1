"""Buttons and menus under answers. What a press asks stands in its custom id, so it works after a restart too."""

import re

import discord
from discord.ext import commands

from bot.briefing.answer import Query
from bot.client import BriefingBot
from bot.domain.vocabulary import Kind
from bot.render import components
from cogs._answering import Interaction, answer_press
from cogs.errors import tell

_TURN = re.compile(components.TURN)
_OPEN = re.compile(components.OPEN)
_OPENS = {Kind.CLAIM: "claim", Kind.TOPIC: "claims", Kind.ACTOR: "actor"}


class Turns(commands.Cog):
    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        custom_id = str((interaction.data or {}).get("custom_id", ""))
        try:
            if turn := _TURN.fullmatch(custom_id):
                query = Query(turn["verb"], turn["words"], int(turn["page"]), bool(turn["plain"]))
                await answer_press(interaction, query, anew=False)
            elif opened := _OPEN.fullmatch(custom_id):
                (chosen,) = (interaction.data or {}).get("values", [""])
                verb = _OPENS.get(Kind(chosen.partition(":")[0]), "claim")
                await answer_press(interaction, Query(verb, chosen, plain=bool(opened["plain"])), anew=True)
        except Exception as error:
            await tell(interaction, error)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Turns())
