"""How a channel gets its daily digest: started, looked at, paused, stopped, and why something was in it or was not."""

import asyncio

import discord
from discord import app_commands

from bot.client import BriefingBot
from bot.desk.work import Curator
from bot.domain.fields import DAY
from bot.domain.refusals import Refusal
from bot.domain.subscriptions import QuietDays, Subscription
from bot.render import pictures, subscriptions
from bot.render.limits import CHOICE_NAME, CHOICES, fitted
from cogs import _answering
from cogs._answering import Interaction, Offers
from cogs._forms import patiently, say
from cogs._guards import curator

digest = app_commands.Group(name="digest", description="What changed on the desk, once a day", guild_only=True)

_WHERE = "The channel; this one if left out"


async def zones(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: time zones, each with the time it is there."""
    offered = interaction.client.desk.daily.zones(typed)
    return [app_commands.Choice(name=one.shown, value=one.zone) for one in offered]


@digest.command(name="start")
@app_commands.describe(
    time="When, as that place's clocks show it: 9, 09:00, 9pm, noon",
    timezone="The place whose clocks count: Berlin, Kyiv, New York, UTC",
    channel=_WHERE,
    topics="Stories, parted by commas; those followed here if left out, “all” for every one",
    quiet_days="What to do on a day on which nothing changed",
    threads="Whether to begin a thread for talk under each digest",
    ping_role="The one role that each digest pings",
)
@app_commands.choices(
    quiet_days=[
        app_commands.Choice(name="post a line", value=QuietDays.LINE.value),
        app_commands.Choice(name="stay silent", value=QuietDays.SILENT.value),
    ]
)
@app_commands.autocomplete(timezone=zones, topics=_answering.topics)
async def start(
    interaction: Interaction,
    time: app_commands.Range[str, 1, DAY],
    timezone: app_commands.Range[str, 1, DAY],
    channel: discord.TextChannel | None = None,
    topics: str = "",
    quiet_days: str = QuietDays.LINE.value,
    threads: bool = False,
    ping_role: discord.Role | None = None,
) -> None:
    """Give a channel a daily digest, or change the one it has"""
    who = await _moderator(interaction)
    where = _where(interaction, channel)
    if ping_role and ping_role.is_default():
        raise Refusal("A digest does not ping everybody; name a role that those have who want it.")
    had = await interaction.client.desk.daily.had(*_ids(where))
    kept = await interaction.client.desk.daily.start(
        str(where.guild.id),
        who,
        str(where.id),
        time=time,
        zone=timezone,
        topics=topics,
        quiet=QuietDays(quiet_days),
        threads=threads,
        ping_role=str(ping_role.id) if ping_role else "",
    )
    await _show(interaction, kept, had)


@digest.command(name="preview")
@app_commands.describe(channel=_WHERE)
async def preview(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """See what the next digest would say now"""
    await _moderator(interaction)
    where = _where(interaction, channel)
    changed = await patiently(interaction, interaction.client.desk.daily.preview(*_ids(where)))
    file = await asyncio.to_thread(pictures.file, changed.picture) if changed.picture else None
    may_embed = where.permissions_for(where.guild.me).embed_links
    await say(interaction, subscriptions.preview(changed, may_embed=may_embed), file)


@digest.command(name="now")
@app_commands.describe(channel=_WHERE)
async def now(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """Post today's digest at once, if anything is new; today has no other"""
    await _moderator(interaction)
    where = _where(interaction, channel)
    begun = await patiently(interaction, interaction.client.desk.daily.now(*_ids(where)))
    await say(interaction, subscriptions.page(begun))


@digest.command(name="pause")
@app_commands.describe(channel=_WHERE)
async def pause(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """Post no digests until it is resumed; then the first tells everything"""
    await _moderator(interaction)
    await _show(interaction, await interaction.client.desk.daily.pause(*_ids(_where(interaction, channel))))


@digest.command(name="resume")
@app_commands.describe(channel=_WHERE)
async def resume(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """Go on after a pause, or once what was missing is mended"""
    await _moderator(interaction)
    await _show(interaction, await interaction.client.desk.daily.resume(*_ids(_where(interaction, channel))))


async def gone(interaction: Interaction, typed: str) -> Offers:
    """Autocomplete: the digests of channels that the server has no more."""
    guild, desk = _guild(interaction), interaction.client.desk
    found = [subscriptions.placed(guild, *one) for one in await desk.daily.of(str(guild.id))]
    named = desk.daily.gone(found)[:CHOICES]
    return [app_commands.Choice(name=fitted(name, CHOICE_NAME), value=channel) for channel, name in named]


@digest.command(name="stop")
@app_commands.describe(channel=_WHERE, gone="The digest of a channel that was deleted")
@app_commands.autocomplete(gone=gone)
async def stop(interaction: Interaction, channel: discord.TextChannel | None = None, gone: str = "") -> None:
    """Post no digests any more"""
    await _moderator(interaction)
    where = (str(interaction.guild_id), gone) if gone else _ids(_where(interaction, channel))
    await _show(interaction, await interaction.client.desk.daily.stop(*where))


@digest.command(name="list")
async def every(interaction: Interaction) -> None:
    """The daily digests of this server, each with its next time"""
    await _moderator(interaction)
    guild = _guild(interaction)
    desk = interaction.client.desk
    found = [subscriptions.placed(guild, one, times) for one, times in await desk.daily.of(str(guild.id))]
    await say(interaction, subscriptions.page(desk.daily.listing(found)))


@digest.command(name="runs")
@app_commands.describe(channel=_WHERE)
async def runs(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """What was posted, skipped or late, and why"""
    await _moderator(interaction)
    where = _where(interaction, channel)
    desk = interaction.client.desk
    wish, times = await desk.daily.kept(*_ids(where))
    placed = subscriptions.placed(where.guild, wish, times)
    await say(interaction, subscriptions.page(await desk.daily.runs(placed)))


@digest.command(name="explain")
@app_commands.describe(entry="A story, claim or speaker, or statement:its-key", channel="The channel; all if left out")
@app_commands.autocomplete(entry=_answering.subjects)
async def explain(interaction: Interaction, entry: str, channel: discord.TextChannel | None = None) -> None:
    """Why an entry was in a digest, or was not"""
    who = await _moderator(interaction)
    guild, desk = _guild(interaction), interaction.client.desk
    if channel:
        found = [await desk.daily.kept(*_ids(_where(interaction, channel)))]
    else:
        found = await desk.daily.of(str(guild.id), stopped=True)
    placed = [subscriptions.placed(guild, one, times) for one, times in found]
    await say(
        interaction, subscriptions.page(await patiently(interaction, desk.daily.explain(who.scope, entry, placed)))
    )


async def _moderator(interaction: Interaction) -> Curator:
    """The one who acts, as somebody who may curate; raises a Refusal for everybody else."""
    return await curator(interaction, "keep the daily digests", "Daily digests belong to servers")


async def _show(interaction: Interaction, kept: Subscription, had: Subscription | None = None) -> None:
    """What is set now, in place of what the channel `had`, the next posting times, and what the bot lacks."""
    desk, guild = interaction.client.desk, _guild(interaction)
    placed = subscriptions.placed(guild, kept, await desk.daily.times(kept))
    before = subscriptions.placed(guild, had, ()) if had else None
    await say(interaction, subscriptions.page(desk.daily.shown(placed, before)))


def _where(interaction: Interaction, channel: discord.TextChannel | None) -> discord.TextChannel:
    """The channel that is meant: the one named, else where it is asked. Raises a Refusal for what is no such room."""
    found = channel or interaction.channel
    if not isinstance(found, discord.TextChannel) or found.guild.id != interaction.guild_id:
        raise Refusal("A digest is posted in a text channel of this server: name one with the option channel.")
    return found


def _ids(channel: discord.TextChannel) -> tuple[str, str]:
    return str(channel.guild.id), str(channel.id)


def _guild(interaction: Interaction) -> discord.Guild:
    assert interaction.guild is not None
    return interaction.guild


async def setup(bot: BriefingBot) -> None:
    bot.tree.add_command(digest)
