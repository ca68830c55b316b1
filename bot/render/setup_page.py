"""Draws how a server keeps its desk, as Discord knows its roles and rooms now."""

import datetime as dt
from collections.abc import Sequence

import discord

from bot.briefing.setup_page import Standing, page
from bot.briefing.subscriptions import Placed
from bot.briefing.suggestions import Proposed
from bot.domain.setup import Setup
from bot.render import embeds, suggestions
from bot.render.limits import FIELD_NAME, FIELD_VALUE, fitted
from bot.render.message import Drawn

_NEEDED = {"view_channel": "see messages", "send_messages": "send messages", "embed_links": "embed links"}


def status(
    guild: discord.Guild,
    setup: Setup,
    waiting: Sequence[Proposed],
    muted: Sequence[str],
    *,
    hears_prefix: bool,
    digests: Sequence[Placed] = (),
    ticked: dt.datetime | None = None,
    trouble: str = "",
    nothing_set: bool = False,
) -> Drawn:
    """The setup, what is missing, and the oldest suggestions that wait, each with its buttons' number.

    `muted` are the names of the members who may suggest nothing. `nothing_set`: somebody meant to set something, and
    named nothing. `ticked` and `trouble` are of the digests of all servers, as in `Standing`.
    """
    role = guild.get_role(int(setup.moderator_role)) if setup.moderator_role else None
    room = guild.get_channel(int(setup.moderators_room)) if setup.moderators_room else None
    asks = guild.get_channel(int(setup.question_room)) if setup.question_room else None
    may = room.permissions_for(guild.me) if room else discord.Permissions.none()
    lacking = tuple(words for name, words in _NEEDED.items() if room and not getattr(may, name))
    stands = Standing(
        role=(role.name if role else None) if setup.moderator_role else "",
        room=(room.name if room else None) if setup.moderators_room else "",
        topics=setup.topics,
        language=setup.language,
        muted=tuple(muted),
        waiting=len(waiting),
        lacking=lacking,
        hears_prefix=hears_prefix,
        question_room=(asks.name if asks else None) if setup.question_room else "",
        digests=tuple(digests),
        ticked=ticked,
        trouble=trouble,
        nothing_set=nothing_set,
    )
    view = suggestions.post(waiting[0])["view"] if waiting else None
    drawn = embeds.whole(page(stands))
    if waiting:
        oldest = embeds.whole(waiting[0].answer, FIELD_VALUE)
        title = fitted(f"The oldest that waits: {oldest.title}", FIELD_NAME)
        drawn.add_field(name=title, value=oldest.description)
    return Drawn(content=None, embed=drawn, view=view)
