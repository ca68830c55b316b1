"""Speaks to Discord about digests that were posted: edits them, replies under them. Nobody is ever pinged by it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import aiohttp
import discord
from discord.http import MultipartParameters

from bot.briefing.answer import Line
from bot.client import BriefingBot
from bot.desk.amendments import Gone
from bot.desk.messenger import Absent, Posted, Refused, Unclear, Unreadable
from bot.domain.subscriptions import Slot
from bot.render import amendments
from cogs._posting import BARRED, tell_moderators

_FAILED = (discord.HTTPException, discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
_UNKNOWN_MESSAGE = 10008
_NOBODY: dict[str, Any] = {"parse": []}
_READ = 200
"""How many messages after a digest are looked through for a reply to it."""


class DiscordEditor:
    """Keeps the contract of `Editor`."""

    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot

    def drawn(self, lines: Sequence[Line]) -> str:
        return amendments.corrections(lines)

    async def edit(self, slot: Slot, text: str) -> Posted | Gone | Refused | Unclear:
        return await self._edited(slot, slot.message, amendments.amended(slot.body, text))

    async def edit_reply(self, slot: Slot, message: str, text: str) -> Posted | Gone | Refused | Unclear:
        return await self._edited(slot, message, amendments.reply(text))

    async def reply(self, slot: Slot, text: str, nonce: str) -> Posted | Gone | Refused | Unclear:
        payload: dict[str, Any] = {
            "content": amendments.reply(text),
            "allowed_mentions": _NOBODY,
            "message_reference": {"message_id": slot.message, "channel_id": slot.channel},
            "nonce": nonce,
            "enforce_nonce": True,
        }
        try:
            with MultipartParameters(payload, None, None) as params:
                message = await self._bot.http.send_message(int(slot.channel), params=params)
        except _FAILED as error:
            return _ended(error)
        return _stands(message["id"])

    async def replied(self, slot: Slot) -> Posted | Absent | Unreadable | Gone | Refused | Unclear:
        place = self._bot.get_channel(int(slot.channel))
        if isinstance(place, discord.TextChannel) and not place.permissions_for(place.guild.me).read_message_history:
            return Unreadable()
        channel, post = self._bot.get_partial_messageable(int(slot.channel)), discord.Object(int(slot.message))
        me = self._bot.user
        try:
            async for message in channel.history(limit=_READ, after=post, oldest_first=True):
                to = message.reference.message_id if message.reference else None
                if me and message.author.id == me.id and to == post.id:
                    return _stands(message.id)
        except _FAILED as error:
            return _ended(error)
        return Absent()

    async def tell_moderators(self, server: str, text: str) -> None:
        await tell_moderators(self._bot, server, text)

    async def _edited(self, slot: Slot, message: str, content: str) -> Posted | Gone | Refused | Unclear:
        payload: dict[str, Any] = {"content": content, "allowed_mentions": _NOBODY}
        try:
            with MultipartParameters(payload, None, None) as params:
                await self._bot.http.edit_message(int(slot.channel), int(message), params=params)
        except _FAILED as error:
            return _ended(error)
        return _stands(message)


def _stands(message: str | int) -> Posted:
    at: dt.datetime = discord.utils.snowflake_time(int(message))
    return Posted(str(message), at)


def _ended(error: Exception) -> Gone | Refused | Unclear:
    """How a request ended that raised."""
    if isinstance(error, discord.NotFound) and error.code == _UNKNOWN_MESSAGE:
        return Gone()
    if isinstance(error, discord.Forbidden | discord.NotFound) and error.code in BARRED:
        return Refused(BARRED[error.code])
    if isinstance(error, discord.HTTPException) and 400 <= error.status < 500 and error.status not in (401, 408, 429):
        return Refused(f"Discord does not take it ({error.text or error.status})", only_this=True)
    return Unclear(f"{type(error).__name__}: {error}")
