"""How a cog hears a plain question: whether it is meant for the bot, and which message of the bot's it goes on from."""

import re
from typing import Any

import discord

from bot.briefing.answer import Query
from bot.client import BriefingBot
from bot.render import questions
from bot.render.message import whole
from cogs._answering import Context, answer, is_plain, scope_of

_GOES_ON = re.compile(
    r"(?:and|also|what about|how about|same for|(?:who|any(?:one|body)) else|why)(?!\w)|"
    r"(?:(?:(?:any|the|more|other|on what) )?(?:sources?|proof|evidence|links?)(?: (?:please|pls|plz))?|"
    r"when|where|says who|(?:since|until) when)\W*$|"
    r"(?:\w+ ){1,5}(?:that|this)\W*$|(?:did|does|do|has|have|is|was) (?:he|she|they|that|this)(?!\w)",
    re.IGNORECASE,
)
"""How a message that is no reply goes on from the answer above it: what makes no sense alone. "Who denied it" does."""
_MOST_CHOSEN = 20
"""How many words may choose one of what an answer offers."""
_BACK = 5
"""How many messages before a question are looked at for the answer it goes on from."""


async def asked(ctx: Context, text: str, plain: bool = False, as_of: str = "") -> None:
    """Answer a plain question with one message; one that replies to an answer goes on from it, or takes what it offers.

    In a direct message "and NATO?" goes on from the last answer without a reply: nobody else can have asked.
    """
    found = await _goes_on_from(ctx.bot, ctx.message, text) if ctx.interaction is None else None
    if found and (query := await taken(ctx.bot, found, text)):
        await answer(ctx, query.verb, query.words, plain or query.plain, as_of or query.as_of)
        return
    replies = found is not None and (ctx.message.reference is not None or _GOES_ON.match(text) is not None)
    before = questions.goes_on_from(found) if found and replies else ""
    await answer(ctx, "ask", f"{before} {text}".strip(), plain, as_of)


async def taken(bot: BriefingBot, found: discord.Message, text: str) -> Query | None:
    """What the words of a reply take of a message that asks back: "the second one"; None where they take nothing."""
    offered = questions.offered_in(found)
    if not offered or len(text.split()) > _MOST_CHOSEN:
        return None
    replying = await bot.desk.answers.replying()
    chosen = await replying.taken(scope_of(bot, found.guild), text, list(offered))
    if chosen and chosen not in offered:
        return Query("ask", chosen.words)  # "either" takes none of them, and is told how to
    return offered[chosen] if chosen else None


async def goes_on(bot: BriefingBot, message: discord.Message) -> bool:
    """Whether a message asks on from an answer of the bot's, or chooses of what one offers: nobody is answered who only
    comments on one.
    """
    if message.reference is None or not (found := await replied_to(bot, message)):
        return False
    return await _asks(bot, message) or await taken(bot, found, message.content) is not None


async def _asks(bot: BriefingBot, message: discord.Message) -> bool:
    return await (await bot.desk.answers.replying()).asks(scope_of(bot, message.guild), message.content)


async def asked_quietly(ctx: Context, text: str) -> None:
    """Answer a question that was asked of the room, where the desk has an answer; else say nothing."""
    desk, scope = ctx.bot.desk, scope_of(ctx.bot, ctx.guild)
    async with desk.lanes.turn():
        found = await desk.answers.answer(scope, Query("ask", text, plain=is_plain(ctx)))
    if await (await desk.answers.replying()).is_for_desk(scope, text, found):
        drawn, _ = whole(found, 0)
        shown: dict[str, Any] = {part: value for part, value in drawn.items() if value is not None}
        await ctx.send(**shown)


def without_mention(bot: BriefingBot, text: str) -> str:
    """The text of a message without the mentions of the bot."""
    own = bot.user.id if bot.user else 0
    return " ".join(text.replace(f"<@{own}>", " ").replace(f"<@!{own}>", " ").split(" ")).strip()


async def replied_to(bot: BriefingBot, message: discord.Message) -> discord.Message | None:
    """The message of the bot's that this one replies to, fetched where Discord did not bring it along."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    found = reference.resolved
    if found is None:
        try:
            found = await message.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return None
    own = bot.user and isinstance(found, discord.Message) and found.author.id == bot.user.id
    return found if own and isinstance(found, discord.Message) else None


async def _goes_on_from(bot: BriefingBot, message: discord.Message, text: str) -> discord.Message | None:
    """The message of the bot's that a question goes on from, or that it may take a choice of."""
    if message.reference is not None:
        return await replied_to(bot, message)
    if message.guild is not None:
        return None
    may = _GOES_ON.match(text) or (len(text.split()) <= _MOST_CHOSEN and not await _asks(bot, message))
    return await _last_said(bot, message) if may else None


async def _last_said(bot: BriefingBot, message: discord.Message) -> discord.Message | None:
    """The bot's newest message before this one; None where Discord does not tell."""
    try:
        async for found in message.channel.history(limit=_BACK, before=message):
            if bot.user and found.author.id == bot.user.id:
                return found
    except discord.HTTPException:
        pass
    return None
