"""What a message says, for one who takes it up: its text, or what it forwards, or what stands in its embeds."""

from collections.abc import Iterator

import discord


def said_in(message: discord.Message) -> str:
    """The words of a message with names in place of mentions; empty where it holds none, as beside a picture."""
    if message.content:
        return message.clean_content.replace("@\u200b", "@")  # the library breaks what could ping; a form pings nobody
    forwarded = (snapshot.content for snapshot in message.message_snapshots if snapshot.content)
    return next(forwarded, "\n".join(_embedded(message.embeds)))


def _embedded(embeds: list[discord.Embed]) -> Iterator[str]:
    for embed in embeds:
        yield from filter(None, (embed.title, embed.description))
        yield from (f"{field.name}: {field.value}" for field in embed.fields)
