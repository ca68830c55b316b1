"""How a cog answers: one desk call, one drawing, one message, whether typed, called by slash, or pressed."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

import discord
from discord import app_commands
from discord.ext import commands

from bot.briefing.answer import Answer, Query
from bot.client import BriefingBot
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.render import components, embeds, plain
from bot.render.limits import CHOICE_NAME, CHOICES
from bot.search.question import without_plain

Context = commands.Context[BriefingBot]
Interaction = discord.Interaction[BriefingBot]
Offers = list[app_commands.Choice[str]]


class Drawn(TypedDict):
    """What one message holds. All three parts are named, so that an edit leaves nothing of the old one behind."""

    content: str | None
    embed: discord.Embed | None
    view: discord.ui.View | None


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


def scope_of(guild: discord.Guild | None) -> str:
    """The scope a question is asked in: the server's own, or the library in a direct message."""
    return str(guild.id) if guild else LIBRARY


async def answer(ctx: Context, verb: str, words: str = "", plain_asked: bool = False) -> None:
    """Answer a command; as plain text where that was asked, or where the channel shows no embeds."""
    typed_plain = ctx.interaction is None and without_plain(ctx.message.content)[1]
    words, in_words = without_plain(words)
    is_plain = plain_asked or typed_plain or in_words or not ctx.bot_permissions.embed_links
    found = await ctx.bot.desk.answers.answer(scope_of(ctx.guild), Query(verb, words, plain=is_plain))
    message = drawn(found, 0)
    await ctx.send(**{part: value for part, value in message.items() if value is not None})  # type: ignore[arg-type]


async def answer_press(interaction: Interaction, query: Query, *, anew: bool) -> None:
    """Answer a button or menu: in place of the message it stands under, or `anew` for the presser alone."""
    found = await interaction.client.desk.answers.answer(scope_of(interaction.guild), query)
    message = drawn(found, query.page)
    if anew:
        shown = {part: value for part, value in message.items() if value is not None}
        await interaction.response.send_message(**shown, ephemeral=True)  # type: ignore[arg-type]
    else:
        await interaction.response.edit_message(**message)


def drawn(found: Answer, number: int) -> Drawn:
    """The message for page `number` of an answer; past the end it is the last page."""
    laid = plain.content_pages(found) if found.query.plain else embeds.embed_pages(found)
    number = min(number, len(laid) - 1)
    page = laid[number]
    view = components.under_answer(replace(found.query, page=number), number, len(laid), page.choices)
    if found.query.plain:
        return Drawn(content=plain.content(found, page, number, len(laid)), embed=None, view=view)
    return Drawn(content=None, embed=embeds.embed(found, page, number, len(laid)), view=view)


async def _offered(interaction: Interaction, typed: str, *kinds: Kind) -> Offers:
    desk = interaction.client.desk
    found = await desk.answers.suggestions(scope_of(interaction.guild), typed, kinds, CHOICES)
    return [app_commands.Choice(name=components.label(choice, CHOICE_NAME), value=choice.key) for choice in found]


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
