"""A sandbox with a clock of its own, a plain REST caller, and the smallest real client."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
import pytest
from discord.ext import commands

from bot.process.endpoint import aim
from bot.sandbox.interactions import COMMAND, Interaction
from bot.sandbox.permissions import Bit
from bot.sandbox.serve import Sandbox
from tests.unhurried import LONG

Asked = Interaction


def asked(sandbox: Sandbox, room: str = "briefing") -> Interaction:
    """A command's interaction that no client answers."""
    member = sandbox.world.people["member"]
    data = {"id": "1", "name": "x", "type": 1}
    return sandbox.interactions.send(member, sandbox.room("member", room), COMMAND, data)


def grant(sandbox: Sandbox, *bits: Bit) -> None:
    """Give the bot's role more permissions."""
    (role,) = (role for role in sandbox.world.roles.values() if role["managed"])
    role["permissions"] = str(int(role["permissions"]) | sum(bits))


class Clock:
    """A time that moves only when a test moves it."""

    def __init__(self) -> None:
        self.time = 1_729_250_000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class Caller:
    """Speaks REST as a bot does, without a client between."""

    sandbox: Sandbox
    session: aiohttp.ClientSession

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any, Any]:
        """(status, answer, headers) of one request."""
        headers = more.pop("headers", {"Authorization": "Bot sandbox"})
        sent = {"json": body} if body is not None else {}
        async with self.session.request(
            method, self.sandbox.api_base + path, headers=headers, **sent, **more
        ) as answer:
            return answer.status, await answer.json() if answer.content_length else None, answer.headers

    @property
    def briefing(self) -> str:
        return f"/channels/{self.sandbox.room('member', 'briefing')}/messages"


async def ping(ctx: commands.Context[commands.Bot]) -> None:
    await ctx.send("pong")


async def wait(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("here it is", ephemeral=True)


async def silent(interaction: discord.Interaction) -> None:
    return


async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


async def read(interaction: discord.Interaction, file: discord.Attachment, note: str = "") -> None:
    words = (await file.read()).decode()
    answer = discord.File(io.BytesIO(words.upper().encode()), f"read-{file.filename}")
    await interaction.response.send_message(f"{file.filename} {file.content_type} {note}", file=answer)


async def upload(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Upload())


async def where(interaction: discord.Interaction, room: discord.TextChannel | None = None) -> None:
    """Says where it was asked, by whom, and what it and they may do there."""
    assert isinstance(interaction.user, discord.Member) and interaction.guild is not None
    roles = [role.name for role in interaction.user.roles[1:]]
    mine, theirs = interaction.app_permissions.embed_links, interaction.permissions.manage_messages
    embed = discord.Embed(description=f"{interaction.guild.name} {interaction.user.name} {roles} {mine} {theirs}")
    await interaction.response.send_message(embed.description)


async def check(interaction: discord.Interaction, message: discord.Message) -> None:
    sizes = [len(await file.read()) for file in message.attachments]
    await interaction.response.send_message(f"checked {message.content} {sizes}", ephemeral=True)


class Tiny(commands.Bot):
    """Answers !ping, /wait with an answer that waits, /form and /upload with forms, /read, /where, "Check"."""

    def __init__(self, *, content: bool = True) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=content)
        super().__init__("!", intents=intents, help_command=None, guild_ready_timeout=0.05)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.resumed = asyncio.Event()

    async def setup_hook(self) -> None:
        self.command(name="ping")(ping)
        self.tree.command(name="wait", description="An answer that waits")(wait)
        self.tree.command(name="form", description="A form")(form)
        self.tree.command(name="silent", description="No answer at all")(silent)
        self.tree.command(name="read", description="Read a file")(read)
        self.tree.command(name="upload", description="A form that takes a file")(upload)
        self.tree.command(name="where", description="Where and who")(where)
        self.tree.context_menu(name="Check")(check)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.heard.put_nowait(message)
        await self.process_commands(message)

    async def on_resumed(self) -> None:
        self.resumed.set()


class Form(discord.ui.Modal, title="A form"):
    quote = discord.ui.TextInput(label="Quote", custom_id="quote")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"you wrote {self.quote.value}")


class Upload(discord.ui.Modal, title="Files"):
    files = discord.ui.Label(text="Files", component=discord.ui.FileUpload(custom_id="files", max_values=2))
    whose = discord.ui.Label(text="Whose", component=discord.ui.UserSelect(custom_id="whose", required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        component, whose = self.files.component, self.whose.component
        assert isinstance(component, discord.ui.FileUpload) and isinstance(whose, discord.ui.UserSelect)
        read = [f"{file.filename}: {(await file.read()).decode()}" for file in component.values]
        names = [user.display_name for user in whose.values]
        await interaction.response.send_message(f"{read} of {names}")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sandbox(clock: Clock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as made:
        yield made


@pytest.fixture
async def call(sandbox: Sandbox) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(sandbox, session)


@pytest.fixture
async def tiny(sandbox: Sandbox) -> AsyncIterator[Tiny]:
    """The client, ready, with its commands registered."""
    aim(sandbox.api_base, sandbox.gateway)
    async with Tiny() as bot:
        running = asyncio.create_task(bot.start(sandbox.token))
        await sandbox.ready()
        await bot.wait_until_ready()
        yield bot
        await bot.close()
        await running
        left = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")}
        if left:
            await asyncio.wait(left, timeout=LONG)
