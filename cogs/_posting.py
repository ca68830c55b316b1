"""Speaks to Discord for the digests: posts under a nonce of their own, looks for what was posted, tells moderators.

The library draws a new nonce for each call and waits without bound; so requests are made of its parts, and the desk
gives each only so long.
"""

import asyncio
import datetime as dt
import io
import logging

import aiohttp
import discord
from discord.http import MultipartParameters

from bot.briefing.digest import Changed
from bot.client import BriefingBot
from bot.desk.messenger import CHANNEL_GONE, Absent, Drawn, Posted, Refused, Unclear, Unreadable
from bot.domain.subscriptions import Slot, Subscription
from bot.render import pictures, posts

log = logging.getLogger(__name__)

_FAILED = (discord.HTTPException, discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
_HAS_THREAD, _IS_CROSSPOSTED = 160004, 40033
_READ = 1_000
"""How many messages of a channel are looked through for a tag."""
_HEARD = 1_000
"""How many posts the gateway told of are kept in mind."""
_THREAD_FOR = 1440
"""Minutes of silence after which a digest's thread is folded away."""

BARRED = {
    10003: CHANNEL_GONE,
    50001: "the bot may not see the channel",
    50013: "the bot may not write in the channel",
}
"""What Discord says by the code of an error where it keeps the bot out of a channel, whatever is to be done there."""


class DiscordMessenger:
    """Keeps the contract of `Messenger`."""

    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot
        self._heard: dict[str, Posted] = {}

    def hear(self, message: discord.Message) -> None:
        """Discord tells of a message of our own under a nonce: it was posted, whatever becomes of it later."""
        self._heard[str(message.nonce)] = Posted(str(message.id), message.created_at)
        if len(self._heard) > _HEARD:
            del self._heard[next(iter(self._heard))]

    async def drawn(self, subscription: Subscription, slot: Slot, changed: Changed) -> Drawn:
        may = self._may(subscription.channel)
        picture, described = b"", ""
        if changed.picture and may and may.attach_files:
            file = await asyncio.to_thread(pictures.file, changed.picture)
            if file is not None:
                picture, described = file.fp.read(), file.description or ""
        body = posts.body(subscription, slot, changed, may_embed=may is None or may.embed_links, described=described)
        return Drawn(posts.written(body), picture)

    async def post(self, slot: Slot) -> Posted | Refused | Unclear:
        if slot.nonce in self._heard:
            return self._heard[slot.nonce]
        payload = dict(posts.read(slot.body)) | {"nonce": slot.nonce, "enforce_nonce": True}
        params = MultipartParameters(payload, None, None)
        if slot.picture:
            file = discord.File(io.BytesIO(slot.picture), posts.PICTURE)
            parts = [
                {"name": "payload_json", "value": discord.utils._to_json(payload)},  # pyright: ignore[reportPrivateUsage]
                {
                    "name": "files[0]",
                    "value": file.fp,
                    "filename": posts.PICTURE,
                    "content_type": "application/octet-stream",
                },
            ]
            params = MultipartParameters(None, parts, [file])
        try:
            with params:
                message = await self._bot.http.send_message(int(slot.channel), params=params)
        except _FAILED as error:
            return _refused(error)
        return Posted(str(message["id"]), discord.utils.snowflake_time(int(message["id"])))

    async def look(self, slot: Slot, after: dt.datetime) -> Posted | Absent | Unreadable | Refused | Unclear:
        if slot.nonce in self._heard:
            return self._heard[slot.nonce]
        may = self._may(slot.channel)
        if may is not None and not may.read_message_history:  # Discord would tell of no messages
            return Unreadable()
        channel = self._bot.get_partial_messageable(int(slot.channel))
        me = self._bot.user
        try:
            async for message in channel.history(limit=_READ, after=after, oldest_first=True):
                footers = [embed.footer.text or "" for embed in message.embeds]
                if me and message.author.id == me.id and posts.has_tag(slot.tag, message.content, footers):
                    return Posted(str(message.id), message.created_at)
        except _FAILED as error:
            return _refused(error)
        return Absent()

    def finishes(self, subscription: Subscription, slot: Slot) -> bool:
        return subscription.threads or self._is_news(slot.channel)

    async def finish(self, subscription: Subscription, slot: Slot) -> None:
        channel, message = int(slot.channel), int(slot.message)
        if subscription.threads:
            try:
                name = f"Digest of {slot.date.isoformat()}"
                await self._bot.http.start_thread_with_message(
                    channel, message, name=name, auto_archive_duration=_THREAD_FOR
                )
            except discord.HTTPException as error:
                if error.code != _HAS_THREAD:
                    log.warning("no thread under the digest in %s: %s", channel, error)
        if self._is_news(slot.channel):
            try:
                await self._bot.http.publish_message(channel, message)
            except discord.HTTPException as error:
                if error.code != _IS_CROSSPOSTED:
                    log.warning("the digest in %s was not crossposted: %s", channel, error)

    async def hear_time(self) -> None:
        await self._bot.http.get_bot_gateway()

    async def tell_moderators(self, server: str, text: str) -> None:
        await tell_moderators(self._bot, server, text)

    def _is_news(self, channel: str) -> bool:
        """Whether a channel is one for announcements, whose messages others follow."""
        place = self._bot.get_channel(int(channel))
        return isinstance(place, discord.TextChannel) and place.is_news()

    def _may(self, channel: str) -> discord.Permissions | None:
        """What the bot may do in a channel; None where the channel is not known."""
        found = self._bot.get_channel(int(channel))
        if not isinstance(found, discord.abc.GuildChannel | discord.Thread):
            return None
        return found.permissions_for(found.guild.me)


async def tell_moderators(bot: BriefingBot, server: str, text: str) -> None:
    """Say something in the moderators' room of a server; where that cannot be, the log says it."""
    setup = await bot.desk.setups.of(server)
    if not setup.moderators_room:
        log.warning("server %s has no moderators' room to be told: %s", server, text)
        return
    try:
        await bot.get_partial_messageable(int(setup.moderators_room)).send(text)
    except _FAILED as error:
        log.warning("the moderators of %s could not be told: %s", server, error)


def _refused(error: Exception) -> Refused | Unclear:
    """How a request ended that raised. Only what Discord says it will not do is known not to be done."""
    if isinstance(error, discord.Forbidden | discord.NotFound):
        return Refused(BARRED.get(error.code, f"Discord refuses it ({error.text or error.status})"))
    if isinstance(error, discord.HTTPException) and error.status in (400, 413):
        return Refused(f"Discord does not take the message ({error.text or error.status})", only_this=True)
    return Unclear(f"{type(error).__name__}: {error}")
