"""Draws the pages about daily digests, as Discord knows their channels, their roles and what the bot may do there."""

import datetime as dt
from collections.abc import Iterator, Sequence

import discord

from bot.briefing.answer import Answer, Room
from bot.briefing.digest import Changed
from bot.briefing.subscriptions import Placed
from bot.domain.subscriptions import Subscription, SubscriptionState
from bot.render import embeds
from bot.render.digest import digest
from bot.render.limits import CONTENT, fitted
from bot.render.message import Drawn

_NEEDED = {
    "view_channel": "View Channel: without it nothing can be posted.",
    "send_messages": "Send Messages: without it nothing can be posted.",
    "embed_links": "Embed Links: without it a digest is plain text.",
    "attach_files": "Attach Files: without it a digest has no pictures.",
    "read_message_history": "Read Message History: without it a post that broke off is not made again.",
}
_FOR_THREADS = {
    "create_public_threads": "Create Public Threads: without it no thread is begun under a digest.",
    "send_messages_in_threads": "Send Messages in Threads: without it the bot cannot answer in the thread.",
}


def placed(guild: discord.Guild, subscription: Subscription, times: Sequence[dt.datetime]) -> Placed:
    """A subscription with its channel and role by name, and what the bot may not do there. `times` are UTC."""
    channel = guild.get_channel(int(subscription.channel))
    role = guild.get_role(int(subscription.ping_role)) if subscription.ping_role else None
    return Placed(
        subscription,
        Room(subscription.channel, channel.name if channel else ""),
        tuple(times),
        (role.name if role else None) if subscription.ping_role else "",
        tuple(_lacking(guild, channel, subscription, role)),
    )


def page(answer: Answer) -> Drawn:
    """A page about digests."""
    return Drawn(content=None, embed=embeds.whole(answer), view=None)


def preview(changed: Changed, *, may_embed: bool) -> Drawn:
    """The digest as it would be posted now; its line says so."""
    drawn = digest(changed, plain_text=not may_embed)
    return Drawn(
        content=fitted(f"As it would be posted now: {drawn['content']}", CONTENT),
        embed=drawn["embed"],
        view=drawn["view"],
    )


def _lacking(
    guild: discord.Guild,
    channel: discord.abc.GuildChannel | None,
    subscription: Subscription,
    role: discord.Role | None,
) -> Iterator[str]:
    if channel is None:
        if subscription.state in (SubscriptionState.ON, SubscriptionState.PAUSED):
            yield "The channel was deleted: /digest stop ends its digest, with the option gone."
        return
    may = channel.permissions_for(guild.me)
    needed = _NEEDED | (_FOR_THREADS if subscription.threads else {})
    yield from (words for name, words in needed.items() if not getattr(may, name))
    if role and not role.mentionable and not may.mention_everyone:
        yield (
            f"Mention @everyone, @here and All Roles, or a role that anyone may mention: without either {role.name} "
            "is not pinged."
        )
