"""The one place where errors become words. Commands catch nothing."""

import io
import logging
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.briefing.answer import Query
from bot.client import BriefingBot
from bot.domain.refusals import BySlash, NotOnDesk, NotOurs, Refusal, UnknownQuestion
from bot.render import components, forms, plain
from cogs import _answering, _questions
from cogs._answering import Context, Interaction, answer, is_plain

log = logging.getLogger(__name__)

_FEW = 2
"""Up to how many words behind a "/" are no sentence: a command, and what it is asked of."""
_WRAPPERS = (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)


class Errors(commands.Cog):
    def __init__(self, bot: BriefingBot) -> None:
        bot.tree.on_error = _tell_of_command

    @commands.Cog.listener()
    async def on_command_error(self, ctx: Context, error: Exception) -> None:
        cause = _cause(error)
        asked = Query(ctx.command.name if ctx.command else "help", plain=is_plain(ctx))
        if isinstance(cause, commands.CommandNotFound):
            await heard(ctx, _line(ctx))
        elif isinstance(cause, NotOnDesk) and ctx.interaction is None and (name := _by_slash(ctx, _line(ctx))):
            await _told(ctx, BySlash(name), asked)
        elif isinstance(cause, NotOnDesk) and ctx.interaction is None and _is_alone(ctx):
            await _not_named(ctx, cause, asked)
        elif ctx.interaction:
            await tell(ctx.interaction, cause, asked)
        else:
            await _told(ctx, cause, asked)


async def tell(interaction: Interaction, error: Exception, asked: Query | None = None) -> None:
    """Say to the one who pressed or called, and to nobody else, what went wrong; what a form brought is handed back."""
    cause = _cause(error)
    asked = asked or (Query("") if isinstance(cause, NotOurs) else _asked(interaction))
    text, view = _words(cause, asked, interaction.client.desk.prefix)
    if not text:
        return
    more: dict[str, Any] = {"view": view} if view else {}
    if interaction.type is discord.InteractionType.modal_submit:
        text, written = forms.handed_back(text, interaction.data)
        more |= {"file": discord.File(io.BytesIO(written.encode()), "what-you-typed.txt")} if written else {}
    if isinstance(cause, Refusal) and isinstance(command := interaction.command, app_commands.Command):
        typed = dict(_typed(interaction, command))
        rest = str(interaction.namespace.part or 0) if command.name == "edit" else interaction.namespace.why or ""
        if cause.named and (again := forms.meant(command.name, cause.choices, rest)):
            more["view"] = again
        else:
            text = plain.handed_back(cause, command.qualified_name, list(typed.items()))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, **more, ephemeral=True)
        else:
            await interaction.response.send_message(text, **more, ephemeral=True)
    except discord.HTTPException as failed:
        log.warning("an error could not be told: %s", failed)


def _typed(interaction: Interaction, command: app_commands.Command[Any, ..., Any]) -> Iterator[tuple[str, str]]:
    """The options of a slash command as its caller typed them: names in place of ids, and words in place of values."""
    for name, value in interaction.namespace:
        parameter = command.get_parameter(name)
        choices = {choice.value: choice.name for choice in parameter.choices} if parameter else {}
        if isinstance(value, discord.app_commands.AppCommandChannel):
            yield name, f"#{value.name}"
        elif isinstance(value, discord.Role):
            yield name, f"@{value.name}"
        else:
            yield name, choices.get(value, str(value))


async def _tell_of_command(interaction: Interaction, error: app_commands.AppCommandError) -> None:
    await tell(interaction, error)


async def heard(ctx: Context, line: str) -> None:
    """An unknown word after the prefix or a "/": answered when it can be read as a command or is a slip of one.

    Otherwise silence, since other bots listen to the same prefix; a mention or a direct message is meant for this bot.
    Two words that are a slash command of ours, "!statement add", are hardly another bot's, nor is "!denials"; a single
    one, "!undo", may well be, and is answered only where the bot is alone. "!when did Russia deny it" is a question:
    it is answered where the desk has the answer, as one in the question room is.
    """
    desk = ctx.bot.desk
    asked = Query("help", plain=is_plain(ctx))
    try:
        if name := _by_slash(ctx, line):
            raise BySlash(name)
        if _is_named(ctx) or ctx.prefix is None:
            query = await desk.answers.heard(_answering.scope_of(ctx.bot, ctx.guild), line, desk.prefix)
        else:
            query = desk.answers.understood(line, desk.prefix)
        asked = replace(asked, verb=query.verb)
        if query.verb == "ask":
            await _questions.asked(ctx, query.words)
        else:
            await answer(ctx, query.verb, query.words)
    except Exception as error:
        unknown = isinstance(error, UnknownQuestion) and not (error.slip or error.near)
        if unknown and desk.answers.is_question(line):
            await _asked_in_words(ctx, line)
        elif _is_alone(ctx) or not unknown:
            await _told(ctx, error, asked)


async def _asked_in_words(ctx: Context, line: str) -> None:
    """A question behind the prefix: among other bots it is answered where the desk has the answer, and else left."""
    try:
        await (_questions.asked(ctx, line) if _is_alone(ctx) else _questions.asked_quietly(ctx, line))
    except Exception as error:
        if _is_alone(ctx) or not isinstance(error, Refusal):
            await _told(ctx, error, Query("ask", plain=is_plain(ctx)))


async def heard_aside(ctx: Context, line: str) -> None:
    """A message in a server that begins with a "/": it called nothing. Told where it is surely a slip of ours.

    "/source control is fun" may well be talk.
    """
    try:
        if name := _by_slash(ctx, line):
            raise BySlash(name)
        ctx.bot.desk.answers.understood(line, "/")
    except Refusal as refusal:
        is_slip = isinstance(refusal, UnknownQuestion) and refusal.slip and len(line.split()) <= _FEW
        if is_slip or isinstance(refusal, BySlash):
            await _told(ctx, refusal, Query("help", plain=is_plain(ctx)))


def _by_slash(ctx: Context, line: str) -> str:
    """The slash command that a line begins with, where it is meant for this bot."""
    names = {command.qualified_name for command in ctx.bot.tree.walk_commands()}
    return ctx.bot.desk.answers.by_slash(line, names, ctx.bot.all_commands, alone=_is_alone(ctx))


async def _not_named(ctx: Context, cause: NotOnDesk, asked: Query) -> None:
    """A command whose words name nothing: "sources say what?" may be a question that begins as one."""
    desk = ctx.bot.desk
    line = _line(ctx)
    try:
        query = await desk.answers.heard(_answering.scope_of(ctx.bot, ctx.guild), line, desk.prefix)
        if query.verb != "ask" or not _is_named(ctx):
            raise cause
        await _questions.asked(ctx, query.words)
    except Exception as error:
        await _told(ctx, error, asked)


def _line(ctx: Context) -> str:
    """What stands behind the prefix."""
    return ctx.message.content.removeprefix(ctx.prefix or "")


def _is_named(ctx: Context) -> bool:
    """Whether the bot is spoken to by its name, as one is spoken to who understands words."""
    return bool(ctx.prefix and ctx.prefix.startswith("<@"))


def _is_alone(ctx: Context) -> bool:
    return ctx.guild is None or _is_named(ctx)


async def tell_in_room(ctx: Context, error: Exception, asked: Query) -> None:
    """Say in the room what went wrong with what somebody asked."""
    await _told(ctx, error, asked)


async def _told(ctx: Context, error: Exception, asked: Query) -> None:
    text, view = _words(error, asked, ctx.bot.desk.prefix)
    if text:
        await _spoken(ctx, text, view)


def _words(cause: Exception, asked: Query, prefix: str) -> tuple[str, discord.ui.View | None]:
    """What to say of an error; nothing where saying it is impossible. The unexpected is logged under a number."""
    verb = asked.verb or "a press"
    if isinstance(cause, Refusal):
        return plain.refused(cause), components.under_refusal(
            replace(asked, words=cause.before, as_of=cause.as_of), cause.choices
        )
    if isinstance(cause, discord.Forbidden | discord.NotFound):
        log.warning("%s: Discord refused: %s", verb, cause)
        return "", None
    if isinstance(cause, commands.UserInputError | app_commands.TransformerError):
        return f"That could not be read; type {prefix}help {asked.verb}".rstrip() + " to see how it is asked.", None
    number = secrets.token_hex(3)
    log.error("%s failed, told as %s", verb, number, exc_info=cause)
    return f"Something failed on our side and nothing was changed; it is in the log as {number}.", None


def _cause(error: Exception) -> Exception:
    while isinstance(error, _WRAPPERS):
        error = error.original
    return error


def _asked(interaction: Interaction) -> Query:
    """What a press asked, so that the guesses under a refusal ask it too; no verb where it was no question."""
    custom_id = str((interaction.data or {}).get("custom_id", ""))
    opened = components.asked_to_open(custom_id, "")
    return components.asked_again(custom_id) or Query("", plain=bool(opened and opened.plain))


async def _spoken(ctx: Context, text: str, view: discord.ui.View | None) -> None:
    try:
        await (ctx.send(text, view=view) if view else ctx.send(text))
    except discord.Forbidden:
        log.warning("no permission to speak in channel %s", ctx.channel.id)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Errors(bot))
