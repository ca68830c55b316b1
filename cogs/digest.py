"""Posts the daily digests: one task ticks from before the first READY on, however many READYs there are."""

import asyncio

import discord
from discord.ext import commands

from bot.client import BriefingBot
from cogs._posting import DiscordMessenger


class Digest(commands.Cog):
    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot
        self.messenger = DiscordMessenger(bot)
        self._ticking: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Called once when the bot starts; on_ready comes again and again."""
        self._ticking = asyncio.create_task(self._tick(), name="digests")

    async def cog_unload(self) -> None:
        if self._ticking:
            self._ticking.cancel()
            await asyncio.wait({self._ticking})

    async def _tick(self) -> None:
        await self._bot.wait_until_ready()  # what the bot may do where is known from then on
        await self._bot.desk.digests.keep_ticking(self.messenger)

    @commands.Cog.listener()
    async def on_own_message(self, message: discord.Message) -> None:
        self.messenger.hear(message)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Digest(bot))
