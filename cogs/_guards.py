"""Who may curate here: checked at every command, button, menu and submitted form, whatever Discord shows."""

import logging

import discord

from bot.desk.work import Curator
from bot.domain.refusals import NotAllowed, Refusal
from bot.domain.revision import signed
from cogs._answering import Interaction

log = logging.getLogger(__name__)

_ENTRIES = "change entries"


async def curator(interaction: Interaction, what: str = _ENTRIES, kept: str = "Entries are kept in servers") -> Curator:
    """The one who acts, as somebody who may curate; raises a Refusal for everybody else.

    May curate: members with the server's moderator role, or with Manage Messages where no role is set. `what` they may
    do, and where it is `kept`, is for the refusal's sentence.
    """
    desk = interaction.client.desk
    user = interaction.user
    if interaction.guild is None or not isinstance(user, discord.Member):
        log.warning("refused to curate: user %s in direct messages", user.id)
        raise Refusal(f"{kept}: use this command in a server's channel.")
    setup = await desk.setups.of(str(interaction.guild.id))
    if setup.moderator_role:
        role = interaction.guild.get_role(int(setup.moderator_role))
        allowed = user.get_role(int(setup.moderator_role)) is not None
        who = f"members with the role {role.name}" if role else ""
    else:
        allowed = interaction.permissions.manage_messages
        who = "members who may manage messages"
    if not allowed:
        log.warning("refused to curate: user %s in server %s", user.id, interaction.guild.id)
        if not who:
            raise Refusal(
                f"Nobody may {what} here: the moderator role is gone; "
                "one who manages the server names another by /desk setup."
            )
        raise NotAllowed(what, who, "/suggest tells them what is missing" if what == _ENTRIES else "")
    return Curator(desk.scope_of(interaction.guild.id), str(user.id), signed(user.display_name, user.id))


async def keeper(interaction: Interaction) -> str:
    """The server's id, for one who may manage it; raises a Refusal for everybody else."""
    if interaction.guild is None:
        log.warning("refused to set up: user %s in direct messages", interaction.user.id)
        raise Refusal("A desk belongs to a server: use this command in a server's channel.")
    if not interaction.permissions.manage_guild:
        log.warning("refused to set up: user %s in server %s", interaction.user.id, interaction.guild.id)
        raise NotAllowed("set up the desk", "members who may manage the server")
    return str(interaction.guild.id)
