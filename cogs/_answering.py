"""How a cog answers: one desk call, one drawing, one message, whether typed, called by slash, or pressed."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

import discord
from discord import app_commands
from discord.ext import commands

from bot.briefing.answer import Query
from bot.client import BriefingBot
from bot.desk.single_flight import SingleFlight
from bot.domain.asked import without_as_of, without_plain
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.render import components, pictures
from bot.render.limits import CHOICE_NAME, CHOICES
from bot.render.message import Recent, Whole, whole

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds after which Discord is told to wait."""

Context = commands.Context[BriefingBot]
Interaction = discord.Interaction[BriefingBot]
Offers = list[app_commands.Choice[str]]


class Plain(app_commands.Transformer, commands.Converter[bool]):
    """The `plain` option of a command that takes no words: a switch by slash, `--plain` when typed."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.boolean

    async def transform(self, interaction: discord.Interaction, value: bool, /) -> bool:  # type: ignore[override]
        return value

    async def convert(self, ctx: commands.Context[BriefingBot], argument: str) -> bool:  # type: ignore[override]
        return without_plain(argument)[1]


if TYPE_CHECKING:
    PlainFlag = bool
else:
    PlainFlag = app_commands.Transform[bool, Plain]


_drawn: WeakKeyDictionary[BriefingBot, tuple[Recent, SingleFlight]] = WeakKeyDictionary()


def scope_of(bot: BriefingBot, guild: discord.Guild | None) -> str:
    """The scope a question is asked in: the server's own, or the library in a direct message."""
    return bot.desk.scope_of(guild.id if guild else None)


def is_plain(ctx: Context) -> bool:
    """Whether a command is to be answered as plain text: it was asked so, or the channel shows no embeds."""
    if ctx.interaction is None:
        asked = without_plain(ctx.message.content)[1]
    else:
        asked = bool(getattr(ctx.interaction.namespace, "plain", False))
    return asked or not ctx.bot_permissions.embed_links


async def answer(ctx: Context, verb: str, words: str = "", plain_asked: bool = False, as_of: str = "") -> None:
    """Answer a command, with one message.

    `--plain` and `as-of:<day>` count wherever they were typed: in the message, or in an option's words.
    """
    line, _ = without_plain("" if ctx.interaction else ctx.message.content)
    words, in_words = without_plain(words)
    words, day = without_as_of(words)
    plain = plain_asked or in_words or is_plain(ctx)
    query = Query(verb, words, plain=plain, as_of=as_of or day or without_as_of(line)[1])
    work = message_for(ctx.bot, scope_of(ctx.bot, ctx.guild), query)
    drawn, picture = await within(work, ctx.defer) if ctx.interaction else await work
    shown: dict[str, Any] = {part: value for part, value in drawn.items() if value is not None}
    if picture and ctx.bot_permissions.attach_files and (file := await asyncio.to_thread(pictures.file, picture)):
        shown["file"] = file
    await ctx.send(**shown)


async def answer_press(interaction: Interaction, query: Query, *, anew: bool) -> None:
    """Answer a button or menu: in place of the message it stands under, or `anew` for the presser alone.

    As plain text, too, where the bot may not embed: an edit would leave nothing of the message.
    """
    query = replace(query, plain=query.plain or not interaction.app_permissions.embed_links)
    response = interaction.response
    work = message_for(interaction.client, scope_of(interaction.client, interaction.guild), query)
    drawn, _ = await within(work, lambda: response.defer(ephemeral=anew, thinking=anew))
    shown: dict[str, Any] = {part: value for part, value in drawn.items() if value is not None}
    if anew:
        say = interaction.followup.send if response.is_done() else response.send_message
        await say(**shown, ephemeral=True)
    elif response.is_done():
        await interaction.edit_original_response(**drawn)
    else:
        await response.edit_message(**drawn)


async def within(work: Coroutine[Any, Any, T], defer: Callable[[], Awaitable[object]]) -> T:
    """The result of work that may take longer than the 3 seconds Discord waits: it is told so in time."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=PATIENCE)
    if not done:
        await defer()
    return await task


async def message_for(bot: BriefingBot, scope: str, query: Query) -> Whole:
    """The message that answers a query; asked again before the journal moved on, it is the one drawn before."""
    desk = bot.desk
    query = desk.answers.dated(query)
    recent, flights = _drawn.setdefault(bot, (Recent(), SingleFlight(desk.lanes, lambda: desk.moment)))

    async def make(moment: object) -> Whole:
        answer = await desk.answers.answer(scope, query)
        drawn = whole(answer, query.page)
        if not answer.partial:
            recent.keep(scope, query, moment, drawn)
        return drawn

    return recent.find(scope, query, desk.moment) or await flights.made((scope, query), make)


async def sought(interaction: Interaction, typed: str, *kinds: Kind) -> list[Choice]:
    """What may be meant by what was typed so far, as it was on the day that the option `as_of` names."""
    desk = interaction.client.desk
    scope, as_of = scope_of(interaction.client, interaction.guild), getattr(interaction.namespace, "as_of", None) or ""
    return await desk.answers.suggestions(scope, typed, kinds, CHOICES, as_of)


async def _offered(interaction: Interaction, typed: str, *kinds: Kind) -> Offers:
    found = await sought(interaction, typed, *kinds)
    several = len(kinds) > 1  # a story, a speaker and a claim may share a key
    return [
        app_commands.Choice(
            name=components.label(choice, CHOICE_NAME), value=f"{choice.kind}:{choice.key}" if several else choice.key
        )
        for choice in found
    ]


async def topics(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: stories."""
    return await _offered(interaction, typed, Kind.TOPIC)


async def claims(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: claims."""
    return await _offered(interaction, typed, Kind.CLAIM)


async def actors(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: speakers."""
    return await _offered(interaction, typed, Kind.ACTOR)


async def subjects(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: stories, speakers and claims."""
    return await _offered(interaction, typed, Kind.TOPIC, Kind.ACTOR, Kind.CLAIM)
