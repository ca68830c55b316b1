"""What a cog does once a suggestion is decided: the post in the moderators' room says so, and the proposer hears it."""

import logging
from typing import cast

import discord

from bot.briefing.suggestions import Proposed
from bot.client import BriefingBot
from bot.domain.setup import Setup
from bot.render import suggestions

log = logging.getLogger(__name__)


async def posted(bot: BriefingBot, setup: Setup, proposed: Proposed) -> bool:
    """Show a suggestion in the moderators' room; False where the bot may not. It waits in /desk status then."""
    room = bot.get_partial_messageable(int(setup.moderators_room))
    drawn = suggestions.post(proposed)
    try:
        shown = {part: value for part, value in drawn.items() if value is not None}
        message = cast(discord.Message, await room.send(**shown))  # type: ignore[arg-type]
    except discord.HTTPException as error:
        log.warning("a suggestion could not be shown in room %s: %s", setup.moderators_room, error)
        return False
    await bot.desk.setups.note_post(proposed.number, setup.moderators_room, str(message.id))
    return True


async def settled(bot: BriefingBot, guild: discord.Guild, number: int, reason: str = "") -> None:
    """Strike the buttons off the post and tell the proposer, whatever of it Discord lets us."""
    scope = bot.desk.scope_of(guild.id)
    drawn = suggestions.post(await bot.desk.suggestions.shown(scope, number))
    room, message = await bot.desk.setups.post_of(number)
    member, answer = await bot.desk.suggestions.told(scope, number, guild.name, reason)
    try:
        if message:
            await bot.get_partial_messageable(int(room)).get_partial_message(int(message)).edit(**drawn)  # type: ignore[arg-type]
    except discord.HTTPException as error:
        log.warning("the post of suggestion %s could not be changed: %s", number, error)
    try:
        await (await bot.fetch_user(int(member))).send(embed=suggestions.note(answer))
    except discord.HTTPException as error:
        log.warning("the proposer of suggestion %s could not be told: %s", number, error)
