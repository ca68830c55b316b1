"""The floor: the smallest discord.py bot that answers a command with a constant embed."""

import os

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE = os.environ["DISCORD_API_BASE"]
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY"])

intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
bot = commands.Bot("!", intents=intents, help_command=None, guild_ready_timeout=0.05)


@bot.command()
async def claims(ctx: commands.Context[commands.Bot], *, topic: str = "") -> None:
    await ctx.send(embed=discord.Embed(title="Floor", description="A constant answer. " * 70))


@bot.tree.command(name="floor", description="A constant answer")
async def floor(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=discord.Embed(title="Floor", description="A constant answer. " * 70))


@bot.event
async def setup_hook() -> None:
    await bot.tree.sync()


bot.run("floor", log_handler=None)
