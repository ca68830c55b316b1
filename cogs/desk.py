"""How a server keeps its desk: who may curate, where moderators meet, which stories it follows."""

import discord
from discord import app_commands

from bot.client import BriefingBot
from bot.domain.refusals import Refusal
from bot.render import forms, setup_page, subscriptions
from cogs import _answering
from cogs._answering import Interaction
from cogs._forms import OfDay, say
from cogs._guards import curator, keeper

desk = app_commands.Group(name="desk", description="How this server keeps its desk", guild_only=True)


@desk.command(name="setup")
@app_commands.describe(
    moderator_role="Who may curate",
    moderators_room="Where suggestions arrive",
    topics="Stories to follow, parted by commas; “all” follows every one",
    language="The language of sources added here, such as en or uk",
    question_room="Where messages that end in “?” are answered if the desk has an answer",
    unset="What shall be set no longer",
)
@app_commands.choices(
    unset=[
        app_commands.Choice(name="moderator role", value="moderator_role"),
        app_commands.Choice(name="moderators' room", value="moderators_room"),
        app_commands.Choice(name="language", value="language"),
        app_commands.Choice(name="question room", value="question_room"),
    ]
)
@app_commands.autocomplete(topics=_answering.topics)
async def set_up(
    interaction: Interaction,
    moderator_role: discord.Role | None = None,
    moderators_room: discord.TextChannel | None = None,
    topics: str = "",
    language: OfDay = "",
    question_room: discord.TextChannel | None = None,
    unset: str = "",
) -> None:
    """Set who may curate, where moderators meet, what is followed"""
    server = await keeper(interaction)
    if not (moderator_role or moderators_room or topics or language or question_room or unset):
        await _status(interaction, nothing_set=True)
        return
    if moderator_role and moderator_role.is_default():
        raise Refusal("@everyone is everybody; name a role that only moderators have.")
    await interaction.client.desk.set_up(
        server,
        role=str(moderator_role.id) if moderator_role else "",
        room=str(moderators_room.id) if moderators_room else "",
        topics=topics,
        language=language,
        unset=unset,
        question_room=str(question_room.id) if question_room else "",
    )
    await _status(interaction)


@desk.command(name="status")
async def status(interaction: Interaction) -> None:
    """What is set, and what is missing"""
    await curator(interaction)
    await _status(interaction)


@desk.command(name="unmute")
@app_commands.describe(member="Whose suggestions are taken again")
async def unmute(interaction: Interaction, member: discord.User) -> None:
    """Take suggestions from a member again"""
    await curator(interaction)
    server = str(interaction.guild_id)
    await interaction.client.desk.setups.unmute(server, str(member.id))
    await say(interaction, forms.said("Suggestions from this member are taken again."))


async def _status(interaction: Interaction, *, nothing_set: bool = False) -> None:
    """The setup as it stands, with what Discord lets the bot do in the moderators' room."""
    guild = interaction.guild
    assert guild is not None
    bot = interaction.client
    kept = await bot.desk.setups.of(str(guild.id))
    waiting = await bot.desk.suggestions.queue(bot.desk.scope_of(guild.id))
    muted = await bot.desk.suggestions.muted(str(guild.id), bot.desk.scope_of(guild.id))
    daily = [subscriptions.placed(guild, one, times) for one, times in await bot.desk.daily.of(str(guild.id))]
    health = bot.desk.digests.health
    drawn = setup_page.status(
        guild,
        kept,
        waiting,
        muted,
        hears_prefix=bot.intents.message_content,
        digests=daily,
        ticked=health.last_tick,
        trouble=health.trouble,
        nothing_set=nothing_set,
    )
    await say(interaction, drawn)


async def setup(bot: BriefingBot) -> None:
    bot.tree.add_command(desk)
