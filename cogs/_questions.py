"""How a cog hears a plain question: whether it is meant for the bot, and which message of the bot's it goes on from."""

import re
from typing import Any

import discord

from bot.briefing.answer import Query
from bot.client import BriefingBot
from bot.render import questions
from bot.render.message import whole
from cogs._answering import Context, answer, is_plain, scope_of

_SOURCE = r"(?:(?:any|the|more|other|on what) )?(?:sources?|proof|evidence|links?)(?: (?:please|pls|plz))?"
"""How somebody asks what an answer rests on."""
_ASKS = re.compile(
    r"(?:and|what['’]?s?|who|whom|whose|when|where|which|why|any(?:one|body) else|"
    r"how (?:many|much|long|old|big|large|high|do|does|did|is|are|was|were|has|have|come|so|sure|about|"
    r"credible|reliable))(?!\w)|"
    r"(?:also|same for) (?:the )?\w+(?: \w+){0,2}$|"
    rf"{_SOURCE}$|how$|"
    r"any (?:other |more )?(?:denials?|confirmations?|doubts?|figures|statements?)$|"
    r"(?:says who|(?:by|from|according to) whom|(?:since|until) when)$|"
    r"(?!.*(?<!\w)(?:i|me|my|you|your|we|us|lol)(?!\w))(?!\w+ (?:so|just|never|all|always)(?!\w))"
    r"(?:did|does|do|has|have|is|are|was|were)(?: [\w'’-]+){1,6}? (?:true|false|fake|real(?! life)|den(?:y|ied)|"
    r"confirm(?:ed)?|verif(?:y|ied)|disput(?:e|ed)|prove[dn]|doubt(?:ed)?|s(?:ay|aid)|comment(?:ed)?|reject(?:ed)?|"
    r"retract(?:ed)?|withdr[ae]wn?|admit(?:ted)?|proof|evidence|sources?)(?!\w)",
    re.IGNORECASE,
)
"""How a reply to an answer asks, without a question mark: it is known then what it goes on from."""
_COMMENTS = re.compile(
    r"(?:who (?:cares|knows|asked)|what (?:an?|ever|the (?:hell|heck|f\w*)|(?:do|are) (?:you|we|they))|"
    r"which (?:is|was|are)|when (?:i|you|we)|how about (?:no|that|you|we)|"
    r"(?:did|does|do|has|have|is|are|was|were|also) (?:i|we|you)|"
    r"(?:and|also) (?:i|we|you|they|he|she|it|that|this|so|yet|still|then|there|here|people|nobody|every\w+))(?!\w)",
    re.IGNORECASE,
)
"""How somebody comments who asks nothing: "what a mess", "who cares", "and yet they deny it"."""
_GOES_ON = re.compile(
    r"(?:and|also|what about|how about|same for|(?:who|any(?:one|body)) else|why)(?!\w)|"
    rf"(?:{_SOURCE}|when|where|says who|(?:since|until) when)\W*$",
    re.IGNORECASE,
)
"""How a message that is no reply goes on from the answer above it: nothing that makes sense alone, "who denied it"."""
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
    chosen = await bot.desk.answers.taken(scope_of(bot, found.guild), text, list(offered))
    return offered[chosen] if chosen else None


async def asked_quietly(ctx: Context, text: str) -> None:
    """Answer a question that was asked of the room, where the desk has an answer; else say nothing."""
    query = Query("ask", text, plain=is_plain(ctx))
    found = await ctx.bot.desk.answers.answer(scope_of(ctx.bot, ctx.guild), query)
    if (found.sections or found.choices) and not found.unanswered and not found.asks_back:
        drawn, _ = whole(found, 0)
        shown: dict[str, Any] = {part: value for part, value in drawn.items() if value is not None}
        await ctx.send(**shown)


def without_mention(bot: BriefingBot, text: str) -> str:
    """The text of a message without the mentions of the bot."""
    own = bot.user.id if bot.user else 0
    return " ".join(text.replace(f"<@{own}>", " ").replace(f"<@!{own}>", " ").split(" ")).strip()


def asks(text: str) -> bool:
    """Whether the words of a reply ask, with a question mark or without: "why", "and NATO"."""
    words = " ".join(text.split())
    said = words.rstrip(" .!…")
    return words.endswith(("?", "？", "؟")) or (bool(_ASKS.match(said)) and not _COMMENTS.match(said))


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
    may = _GOES_ON.match(text) or (len(text.split()) <= _MOST_CHOSEN and not asks(text))
    return await _last_said(bot, message) if message.guild is None and may else None


async def _last_said(bot: BriefingBot, message: discord.Message) -> discord.Message | None:
    """The bot's newest message before this one; None where Discord does not tell."""
    try:
        async for found in message.channel.history(limit=_BACK, before=message):
            if bot.user and found.author.id == bot.user.id:
                return found
    except discord.HTTPException:
        pass
    return None
