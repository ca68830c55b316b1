"""Shows in the moderators' room what waits for them. Once it is decided its post says so, and who made it hears it."""

import asyncio
import logging
from enum import Enum, auto
from typing import cast

import aiohttp
import discord

from bot.briefing.answer import Answer
from bot.briefing.suggestions import Proposed
from bot.client import BriefingBot
from bot.desk import delivery
from bot.domain.setup import Setup
from bot.render import embeds, questions, suggestions
from bot.render.message import Drawn

log = logging.getLogger(__name__)

_FAILED = (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError)
"""Discord refused, or was not reached: what was decided is on disk and stays so."""


async def posted(bot: BriefingBot, setup: Setup, proposed: Proposed) -> bool:
    """Show a suggestion in the moderators' room; False where the bot may not. It waits in /desk status then."""
    return await shown_in(bot, setup.moderators_room, f"suggestion {proposed.number}", suggestions.post(proposed))


async def shown_in(bot: BriefingBot, room: str, what: str, drawn: Drawn) -> bool:
    """Show what waits, "suggestion 3", in the moderators' room, and remember where; False where the bot may not."""
    shown = {part: value for part, value in drawn.items() if value is not None}
    try:
        async with asyncio.timeout(delivery.POST_WITHIN):
            sending = bot.get_partial_messageable(int(room)).send(**shown)  # type: ignore[arg-type]
            message = cast(discord.Message, await sending)
    except _FAILED as error:
        log.warning("%s could not be shown in room %s: %s", what, room, error)
        return False
    await bot.desk.setups.note_post(what, room, str(message.id))
    return True


async def redrawn(bot: BriefingBot, what: str, drawn: Drawn, pressed: discord.Message | None = None) -> None:
    """Show what was decided, "question 3", as that where it was posted, as far as Discord lets us.

    Where that was not noted, as the process ended first or it was posted by an earlier version, `pressed` is that post.
    """
    room, message = await bot.desk.setups.post_of(what)
    if not message and pressed is not None and not pressed.flags.ephemeral:
        room, message = str(pressed.channel.id), str(pressed.id)
    try:
        if message:
            await bot.get_partial_messageable(int(room)).get_partial_message(int(message)).edit(**drawn)  # type: ignore[arg-type]
    except _FAILED as error:
        log.warning("the post of %s could not be changed: %s", what, error)


class Heard(Enum):
    """Whether somebody heard what came of what they proposed or asked."""

    YES = auto()
    NEVER = auto()
    """They take no direct messages."""
    LATER = auto()
    """Discord was not reached: they are told when the bot starts next."""


async def _heard(bot: BriefingBot, what: str, owed: tuple[str, Answer]) -> Heard:
    """Tell somebody, in a direct message, what came of "question 3"."""
    member, answer = owed
    try:
        await (await bot.fetch_user(int(member))).send(embed=embeds.whole(answer))
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("whoever made %s takes no direct messages: %s", what, error)
        return Heard.NEVER
    except _FAILED as error:
        log.warning("whoever made %s could not be told yet: %s", what, error)
        return Heard.LATER
    return Heard.YES


async def settled(bot: BriefingBot, guild: discord.Guild, number: int, pressed: discord.Message | None = None) -> None:
    """Tell the proposer and strike the buttons off the post, whatever of it Discord lets us."""
    scope, what = bot.desk.scope_of(guild.id), f"suggestion {number}"
    owed = await bot.desk.suggestions.told(scope, number, guild.name)
    if owed is None:
        return
    heard = await _heard(bot, what, owed)
    if heard is not Heard.LATER:
        await bot.desk.suggestions.note_told(scope, number)
    decided = await bot.desk.suggestions.shown(scope, number, is_told=heard is not Heard.NEVER)
    await redrawn(bot, what, suggestions.post(decided), pressed)


async def answered(
    bot: BriefingBot, guild: discord.Guild, number: int, pressed: discord.Message | None = None
) -> Heard:
    """Tell the one who asked, and strike the buttons off the post, whatever of it Discord lets us."""
    scope, what, heard = bot.desk.scope_of(guild.id), f"question {number}", Heard.YES
    if owed := await bot.desk.unanswered.told(scope, number, guild.name):
        heard = await _heard(bot, what, owed)
        if heard is not Heard.LATER:
            await bot.desk.unanswered.note_told(scope, number)
    await redrawn(bot, what, questions.waiting(*await bot.desk.unanswered.shown(scope, number)), pressed)
    return heard


async def redrawn_if_told(bot: BriefingBot, guild: discord.Guild, number: int, pressed: discord.Message | None) -> None:
    """Strike the buttons off the post of a suggestion whose proposer knows; else `settled` does it with that."""
    scope = bot.desk.scope_of(guild.id)
    if await bot.desk.suggestions.told(scope, number, guild.name) is None:
        shown = suggestions.post(await bot.desk.suggestions.shown(scope, number))
        await redrawn(bot, f"suggestion {number}", shown, pressed)


async def settle_all(bot: BriefingBot) -> None:
    """Tell everybody what came of what they proposed or asked, where the process ended or Discord was away before."""
    desk = bot.desk
    for settle, untold in ((settled, await desk.suggestions.untold()), (answered, await desk.unanswered.untold())):
        for scope, number in untold:
            guild = bot.get_guild(int(desk.server_of(scope) or 0))
            if guild is None:
                continue
            try:
                await settle(bot, guild, number)
            except Exception:  # the others are told all the same
                log.exception("what came of number %s in %s could not be told", number, scope)
