"""Which Discord the client talks to: Discord itself, a proxy, a test server, or the sandbox."""

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def aim(api_base: str, gateway: str) -> None:
    """Aim every client of this process; an empty address leaves Discord's own.

    discord.py reads the REST address from Route.BASE and the gateway from DEFAULT_GATEWAY.
    """
    if api_base:
        Route.BASE = api_base
    if gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


def invite(application_id: int) -> str:
    """The link that adds the bot to a server with the permissions it needs and no more."""
    permissions = discord.Permissions(
        view_channel=True,
        send_messages=True,
        create_public_threads=True,
        send_messages_in_threads=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
    )
    return discord.utils.oauth_url(application_id, permissions=permissions, scopes=("bot", "applications.commands"))
