"""The same scenarios twice: in our sandbox over sockets, and in simcord, written by others. Both must see the same."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import simcord

from bot.app import desk_over, load_packs
from bot.client import BriefingBot
from bot.store.embedded import EmbeddedStore
from tests.cogs.newsroom import Newsroom
from tests.made_settings import NOW, settings_in

TYPED = (
    *(
        "!topics",
        "!brief",
        "!claims nk-troops",
        "!who-denied",
        "!who denied sent-to-russia",
        "!figures",
        "!actor 국정원",
    ),
    *("!claim planned-12000", "!timeline", "!sources", "!help", "!cliams", "!actor Zelenski", "!claims --plain"),
)
CALLED = (
    ("who-confirmed", {}),
    ("claim show", {"claim": "in-combat"}),
    ("actor show", {"name": "peskov"}),
    ("topics", {"plain": True}),
)

TICKING = ("cogs.digest", "cogs.amendments")

Seen = tuple[str, list[tuple[str, str]], list[str]]


class Answering(BriefingBot):
    """The bot without what ticks: that waits for the clock, and simcord until nothing waits."""

    async def load_extension(self, name: str, *, package: str | None = None) -> None:
        if name not in TICKING:
            await super().load_extension(name, package=package)


@asynccontextmanager
async def other(tmp_path: Path) -> AsyncIterator[tuple[simcord.Env, object, object]]:
    """The bot in simcord, a room, and a member in it."""
    settings = settings_in(tmp_path / "other")
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    async with simcord.run(Answering(desk_over(store, settings))) as env:
        guild = env.create_guild()
        yield env, guild.create_text_channel("briefing"), guild.add_member(env.create_user("mara"))
    store.close()


def seen_here(message: dict) -> Seen:
    embeds = [(e.get("title", ""), e.get("description", "")) for e in message["embeds"]]
    return message["content"], embeds, [c["custom_id"] for row in message["components"] for c in row["components"]]


def seen_there(message) -> Seen:
    embeds = [(e.title or "", e.description or "") for e in message.embeds]
    return message.content, embeds, [c.custom_id for row in message.components for c in row.children]


async def test_two_discords_see_the_same_answers(newsroom: Newsroom, tmp_path: Path) -> None:
    async with other(tmp_path) as (env, channel, mara):
        for typed in TYPED:
            here = await newsroom.sandbox.reply_to("member", "briefing", typed)
            await mara.send(channel, typed)
            assert seen_here(here) == seen_there(channel.last_message), typed
        for name, options in CALLED:
            here = await newsroom.sandbox.answer(newsroom.sandbox.command("member", "briefing", name, options))
            await mara.slash(channel, name, **options)
            assert seen_here(here) == seen_there(channel.last_message), name
        refused = {type(error.__cause__).__name__ for error in env.errors}
        assert refused == {"NotOnDesk"}, "every error that was told was a refusal"
        env.errors.clear()
