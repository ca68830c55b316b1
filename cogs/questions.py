"""Plain questions: by mention, in a direct message, by !ask and /ask, under a message, and in a room that wants it."""

import re
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.briefing.answer import Query
from bot.briefing.unanswered import Came
from bot.client import BriefingBot
from bot.domain.refusals import Refusal
from bot.render import corrections, questions
from cogs import _questions
from cogs._answering import Context, Interaction, answer, answer_press, scope_of
from cogs._forms import patiently
from cogs._queue import shown_in
from cogs.errors import heard, heard_aside, tell, tell_in_room

_RIGHT = re.compile(questions.RIGHT)


class Questions(commands.Cog):
    def __init__(self, bot: BriefingBot) -> None:
        self._bot = bot

    @commands.hybrid_command(name="ask")
    @app_commands.describe(
        question="In your own words: who denied it, is it true, how many …",
        plain="Answer as plain text",
        as_of="A day, such as 2024-10-20: what the desk knew then",
    )
    async def ask(self, ctx: Context, *, question: str = "", plain: bool = False, as_of: str = "") -> None:
        """Ask in your own words"""
        await _questions.asked(ctx, question, plain, as_of)

    @commands.Cog.listener()
    async def on_plain_message(self, ctx: Context) -> None:
        """A question that begins with no command: in a direct message, to the bot's name, or to what it said."""
        message = ctx.message
        if not message.content.strip():
            return
        text = _questions.without_mention(self._bot, message.content)
        named = self._bot.user is not None and f"<@{self._bot.user.id}>" in message.content.replace("<@!", "<@")
        own, spoken = scope_of(self._bot, message.guild), Query("ask")
        try:
            if message.guild is None and text.startswith("/"):
                await heard(ctx, text)
            elif message.guild is None and (command := await self._bot.desk.answers.spoken(own, text)):
                spoken = replace(command, words="")
                await answer(ctx, command.verb, command.words, as_of=command.as_of)
            elif text.startswith("/") and not named:
                await heard_aside(ctx, text)
            elif message.guild is None or named or await _questions.goes_on(self._bot, message):
                await _questions.asked(ctx, text)
            elif text.rstrip().endswith("?") and await self._is_question_room(message):
                await _questions.asked_quietly(ctx, text)
        except Exception as error:
            if message.guild is None or named:
                await tell_in_room(ctx, error, spoken)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        try:
            if _RIGHT.fullmatch(custom_id) and interaction.message:
                chosen = "".join(data.get("values", [])[:1])
                query = questions.asked_right(custom_id, chosen, questions.question_in(interaction.message))
                assert query is not None
                await answer_press(interaction, query, anew=False)
            elif custom_id == corrections.TO_MODERATORS and interaction.message:
                await _handed_over(interaction, questions.question_in(interaction.message))
        except Exception as error:
            await tell(interaction, error)

    async def _is_question_room(self, message: discord.Message) -> bool:
        if message.guild is None:
            return False
        setup = await self._bot.desk.setups.of(str(message.guild.id))
        return setup.question_room == str(message.channel.id)


@app_commands.context_menu(name="Check this claim")
async def check_this_claim(interaction: Interaction, message: discord.Message) -> None:
    text = _questions.without_mention(interaction.client, message.content)
    if not text:
        raise Refusal("This message holds no words to check.")
    await answer_press(interaction, Query("ask", text), anew=True)


async def _handed_over(interaction: Interaction, text: str) -> None:
    """Keep the question for the moderators of this server: the one who pressed is told when there is an answer."""
    if interaction.guild is None:
        raise Refusal("Questions go to a server's moderators: ask this one in a server's channel.")
    desk, user = interaction.client.desk, interaction.user
    scope, server = desk.scope_of(interaction.guild.id), str(interaction.guild.id)
    keeping = desk.unanswered.hand_over(server, scope, str(user.id), user.display_name, text)
    number = await patiently(interaction, _kept(interaction.client, keeping))
    said = f"The moderators have your question as #{number}; you are told when the desk has an answer."
    if interaction.response.is_done():
        await interaction.followup.send(said, ephemeral=True)
    else:
        await interaction.response.send_message(said, ephemeral=True)


async def _kept(bot: BriefingBot, keeping: Awaitable[tuple[int, Came | None]]) -> int:
    """The number of a question, once the moderators' room is told of it; where that fails, or takes too long,
    /unanswered has it.
    """
    number, told = await keeping
    if told:
        await shown_in(bot, told.room, f"question {number}", questions.waiting([told.waits], told.answer))
    return number


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Questions(bot))
    bot.tree.add_command(check_this_claim)
