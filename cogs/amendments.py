"""Corrects posted digests: one task looks from before the first READY on, however many READYs there are."""

import asyncio

from discord.ext import commands

from bot.client import BriefingBot
from cogs._editing import DiscordEditor


class Amended(commands.Cog):
    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot
        self._ticking: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        self._ticking = asyncio.create_task(self._tick(), name="amendments")

    async def cog_unload(self) -> None:
        if self._ticking:
            self._ticking.cancel()
            await asyncio.wait({self._ticking})

    async def _tick(self) -> None:
        await self._bot.wait_until_ready()
        await self._bot.desk.amendments.keep_ticking(DiscordEditor(self._bot))


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Amended(bot))
