"""Packs in and out: /export gives a server's own entries as a file, /import takes one and shows first what changes."""

import re

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from bot.domain.refusals import BadPack, Refusal
from bot.render import forms, packs
from cogs import _answering
from cogs._answering import Interaction
from cogs._forms import patiently, say
from cogs._guards import curator
from cogs.errors import tell

_IMPORT = re.compile(packs.IMPORT)
LARGEST = 10 * 1024 * 1024
"""Bytes of a pack."""


class Packs(commands.Cog):
    @app_commands.command(name="export")
    @app_commands.guild_only()
    @app_commands.describe(topic="One story; everything of this server if left out")
    @app_commands.autocomplete(topic=_answering.topics)
    async def give(self, interaction: Interaction, topic: str = "") -> None:
        """This server's own entries as a file that /import reads"""
        who = await curator(interaction)
        text = await patiently(interaction, interaction.client.desk.packs.exported(who, topic))
        said = forms.said("The entries of this server, as a pack:")
        await say(interaction, said, packs.text_file(text, "claimdesk.yaml"))

    @app_commands.command(name="import")
    @app_commands.guild_only()
    @app_commands.describe(pack="A pack: a YAML or JSON file of at most 10 MiB")
    async def take(self, interaction: Interaction, pack: discord.Attachment) -> None:
        """Take entries from a file; what would change is shown first"""
        who = await curator(interaction)
        if pack.size > LARGEST:
            raise Refusal(f"{pack.filename} has {pack.size / 1024 / 1024:.1f} MiB; a pack has at most 10.")
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            shown = await interaction.client.desk.packs.shown(who, await pack.read(), pack.filename)
            await say(interaction, *packs.difference(shown))
        except BadPack as bad:
            await say(interaction, *packs.errors(bad))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        press = _IMPORT.fullmatch(str((interaction.data or {}).get("custom_id", "")))
        if press is None:
            return
        try:
            who = await curator(interaction)
            if press["do"] == "drop":
                await interaction.client.desk.packs.dropped(who, press["draft"])
                await say(interaction, forms.said("Dropped; nothing was imported."))
            else:
                done = await patiently(interaction, interaction.client.desk.packs.imported(who, press["draft"]))
                await say(interaction, *packs.outcome(done))
        except BadPack as bad:  # since it was shown
            await say(interaction, *packs.errors(bad))
        except Exception as error:
            await tell(interaction, error)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Packs())
