"""The client: connects, holds the desk, loads the cogs by name, tells Discord of the commands when they changed."""

import asyncio
import hashlib
import json
import logging

import aiohttp
import discord
from discord.ext import commands

from bot.desk.desk import Desk

log = logging.getLogger(__name__)

_NO_SUCH_TOKEN = 4004

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot does not speak aloud

COGS = (
    "cogs.errors",
    "cogs.claims",
    "cogs.about",
    "cogs.turns",
    "cogs.past",
    "cogs.curation",
    "cogs.register",
    "cogs.drafts",
    "cogs.suggestions",
    "cogs.questions",
    "cogs.unanswered",
    "cogs.desk",
    "cogs.packs",
    "cogs.digest",
    "cogs.subscriptions",
    "cogs.amendments",
)
"""In this order: moderators' commands join the groups that members' commands made."""


class TokenRefused(Exception):
    """Discord does not know the token."""


class GatewayRefused(Exception):
    """The gateway was not reached or lets nobody in, as the end of a sentence that begins with its address."""


class BriefingBot(commands.Bot):
    """`local` shortens the wait for servers after connecting: a sandbox has sent them all at once."""

    def __init__(self, desk: Desk, *, local: bool = False, message_content: bool = True) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)
        super().__init__(
            command_prefix=commands.when_mentioned_or(desk.prefix),
            strip_after_prefix=True,
            case_insensitive=True,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=0.05 if local else 2.0,
            http_trace=_hearing(desk),
        )
        self.desk = desk
        self._syncing: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        for cog in COGS:
            await self.load_extension(cog)
        self._syncing = asyncio.create_task(self._sync_commands())

    async def on_ready(self) -> None:
        log.info("ready as %s in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Tells cogs of a message as what it is: `own_message` under a nonce, a command, or `plain_message`.

        Each listener to a bare `message` would cost a task for every message there is, and reading its prefix again.
        """
        if self.user is not None and message.author.id == self.user.id:
            if message.nonce is not None:
                self.dispatch("own_message", message)
        elif not message.author.bot:
            ctx = await self.get_context(message)
            if ctx.prefix is None:
                self.dispatch("plain_message", ctx)
            else:
                await self.invoke(ctx)

    async def close(self) -> None:
        if self._syncing:
            self._syncing.cancel()
        await super().close()

    async def _sync_commands(self) -> None:
        """Tell Discord of the commands, but only when they changed or Discord does not list them."""
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).hexdigest()
        kept_as = f"commands of {self.application_id}"
        try:
            listed = {command.name for command in await self.tree.fetch_commands()}
            if listed == {command["name"] for command in payload} and await self.desk.kept(kept_as) == digest:
                return
            await self.tree.sync()
            await self.desk.keep(kept_as, digest)
            log.info("%d slash commands synced", len(payload))
        except discord.HTTPException as error:
            log.error("the slash commands could not be synced: %s", error)


def _hearing(desk: Desk) -> aiohttp.TraceConfig:
    """Lets the digests' clock hear Discord's time from every answer of its API."""

    async def ended(_: object, __: object, done: aiohttp.TraceRequestEndParams) -> None:
        desk.digests.clock.heard(done.response.headers.get("Date", ""))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace


async def serve(token: str, desk: Desk, *, local: bool) -> None:
    """Connect and stay; without the message content intent, go on by mention and slash commands.

    Raises TokenRefused and GatewayRefused.
    """
    try:
        try:
            async with BriefingBot(desk, local=local) as bot:
                await _start(bot, token)
        except discord.PrivilegedIntentsRequired:
            log.warning(
                "The message content intent is off, so %s commands are not heard; /commands and mentions are. "
                "To turn it on: discord.com/developers, your application, Bot, Message Content Intent.",
                desk.prefix,
            )
            async with BriefingBot(desk, local=local, message_content=False) as bot:
                await _start(bot, token)
    except discord.LoginFailure as refused:
        raise TokenRefused from refused


async def _start(bot: BriefingBot, token: str) -> None:
    try:
        await bot.start(token)
    except AttributeError as error:
        # the library stumbles where its first connection fails, over the one it has not
        first = error.__context__
        if not isinstance(first, OSError | aiohttp.ClientError | TimeoutError):
            raise
        raise GatewayRefused(f"was not reached: {first}") from error
    except discord.ConnectionClosed as closed:
        if closed.code != _NO_SUCH_TOKEN:
            raise
        raise GatewayRefused("does not know the token") from closed
