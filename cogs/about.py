"""What a newcomer asks about the bot itself: help, about, privacy."""

from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from cogs._answering import Context, PlainFlag, answer

_PLAIN = "Answer as plain text"


class About(commands.Cog):
    @commands.hybrid_command(name="help")
    @app_commands.describe(command="One command; all of them if left out", plain=_PLAIN)
    async def help(self, ctx: Context, *, command: str = "", plain: bool = False) -> None:
        """How to ask: examples first"""
        await answer(ctx, "help", command, plain)

    @commands.hybrid_command(name="about")
    @app_commands.describe(plain=_PLAIN)
    async def about(self, ctx: Context, plain: PlainFlag = False) -> None:
        """Version, pack day and licence"""
        await answer(ctx, "about", "", plain)

    @commands.hybrid_command(name="privacy")
    @app_commands.describe(plain=_PLAIN)
    async def privacy(self, ctx: Context, plain: PlainFlag = False) -> None:
        """What is stored, and what is not"""
        await answer(ctx, "privacy", "", plain)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(About())
