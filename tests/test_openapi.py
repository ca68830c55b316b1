"""The check against Discord's API description finds what it is there to find, and lets real requests through."""

import asyncio
import io
from functools import cache
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from bot.process.endpoint import aim
from bot.sandbox.serve import Sandbox
from tests.described import PROBLEMS
from tests.openapi import PATH, TAKEN_TOO, OpenApi
from tests.unhurried import LONG

pytestmark = pytest.mark.skipif(
    not PATH.exists(), reason=f"no API description at {PATH}; set DISCORD_OPENAPI to its path"
)

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
BUTTON = {"type": 2, "style": 1, "custom_id": "a", "label": "x" * 81}


@cache
def openapi() -> OpenApi:
    return OpenApi()


@pytest.mark.parametrize(
    ("method", "path", "query", "body", "told"),
    [
        ("POST", MESSAGES, {}, {"embeds": [{"title": "x" * 257}]}, "$.embeds[0].title: '"),
        ("POST", MESSAGES, {}, {"contents": "x"}, "'contents' was unexpected"),
        ("POST", MESSAGES, {}, {"embeds": [{"colour": 1}]}, "'colour' was unexpected"),
        ("POST", MESSAGES, {}, None, "needs a body"),
        (
            "POST",
            MESSAGES,
            {},
            {"components": [{"type": 1, "components": [BUTTON]}]},
            "$.components[0].components[0].label: '",
        ),
        ("POST", CALLBACK, {}, {"type": 9, "data": {"title": "x", "custom_id": "x", "components": []}}, "non-empty"),
        ("POST", CALLBACK, {"with_answer": "1"}, {"type": 6}, "query with_answer is not known"),
        ("POST", CALLBACK, {"with_response": "maybe"}, {"type": 6}, "query with_response: 'maybe' is not of type"),
        ("GET", MESSAGES, {"limit": "101"}, None, "query limit: 101 is greater than the maximum of 100"),
        ("GET", "/channels/briefing/messages", {}, None, "path channel_id: 'briefing' does not match"),
        ("PUT", "/applications/1/commands", {}, [{"name": "x", "description": "x" * 101}], "$[0].description: '"),
        ("DELETE", MESSAGES, {}, None, "the description has no such route"),
        ("GET", "/nowhere", {}, None, "the description has no such route"),
        ("PATCH", "/webhooks/1/t/messages/@original", {}, {"content": 1}, "$.content: 1 is not of type"),
    ],
)
def test_a_wrong_request_is_found_and_told(method: str, path: str, query: dict[str, str], body: Any, told: str) -> None:
    problems = openapi().request(method, path, query, body)
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{method} {path}: ")
    assert told in problems[0]
    assert len(problems[0]) < 400


def test_every_wrong_field_is_told() -> None:
    body = {
        "content": "x" * 4001,
        "embeds": [{"title": "x" * 257}],
        "components": [{"type": 1, "components": [BUTTON]}],
    }
    assert len(openapi().request("POST", MESSAGES, {}, body)) == 3


@pytest.mark.parametrize(
    ("method", "path", "query", "body"),
    [
        ("POST", MESSAGES, {}, {"content": "x", "nonce": "1", "enforce_nonce": True, "flags": 4}),
        ("GET", MESSAGES, {"limit": "100", "before": "5"}, None),
        ("GET", "/users/@me", {}, None),
        ("POST", "/channels/1/typing", {}, None),
        ("POST", CALLBACK, {"with_response": "1"}, {"type": 5, "data": {"flags": 64}}),
    ],
)
def test_a_right_request_passes(method: str, path: str, query: dict[str, str], body: Any) -> None:
    assert openapi().request(method, path, query, body) == []


def test_a_wrong_answer_is_found() -> None:
    problems = openapi().response("GET", "/gateway", 200, {"url": 5})
    assert problems == ["GET /gateway answers $.url: 5 is not of type 'string'"]
    assert openapi().response("GET", "/gateway", 202, {}) == ["GET /gateway: status 202 is not described"]
    assert openapi().response("GET", "/gateway", 200, {"url": "wss://gateway.discord.gg"}) == []


def test_what_is_taken_beyond_the_description_is_still_missing_from_it() -> None:
    """An exemption the description has caught up with must go."""
    schemas = openapi().whole["components"]["schemas"]
    for name, fields in TAKEN_TOO.items():
        assert not fields.keys() & schemas[name]["properties"].keys(), name


class Answers(ui.View):
    """Buttons that answer in each of the ways there are."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="source", url="https://example.org"))

    @ui.button(label="edit", custom_id="edit", emoji="🔎")
    async def edit(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="edited", view=self)

    @ui.button(label="later", custom_id="later", style=discord.ButtonStyle.danger)
    async def later(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="later")

    @ui.button(label="form", custom_id="form")
    async def form(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        await interaction.response.send_modal(Form())

    @ui.select(custom_id="pick", min_values=0, options=[discord.SelectOption(label="a", emoji="🔥", default=True)])
    async def pick(self, interaction: discord.Interaction, select: ui.Select[Any]) -> None:
        await interaction.response.send_message(", ".join(select.values), ephemeral=True)


denies = discord.SelectOption(label="denies")


class Form(ui.Modal, title="A form"):
    quote = ui.TextInput[Any](label="Quote", custom_id="quote", required=False)
    stance = ui.Label[Any](text="Stance", component=ui.Select(custom_id="stance", options=[denies]))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"you wrote {self.quote.value}", ephemeral=True)


class Layout(ui.LayoutView):
    whole = ui.Container[Any](
        ui.TextDisplay("# Claims"),
        ui.Section("one", "two", accessory=ui.Button(label="open", custom_id="open")),
        ui.Separator(spacing=discord.SeparatorSpacing.large),
        ui.MediaGallery(discord.MediaGalleryItem("https://example.org/map.png", description="a map")),
        accent_color=0x00FF00,
    )
    buttons = ui.ActionRow[Any](ui.Button(label="next", custom_id="next"))


def embed() -> discord.Embed:
    made = discord.Embed(
        title="t", description="d", url="https://example.org", timestamp=discord.utils.utcnow(), color=1
    )
    made.set_author(name="a").set_footer(text="f").set_image(url="https://example.org/map.png")
    return made.add_field(name="n", value="v", inline=False)


def file() -> discord.File:
    return discord.File(io.BytesIO(b"x"), "sources.txt", description="what was read")


async def say(ctx: commands.Context[Any]) -> None:
    """Everything a bot says in a room."""
    message = await ctx.send("x", embed=embed(), view=Answers(), nonce="n1", silent=True)
    await ctx.reply("x", file=file(), allowed_mentions=discord.AllowedMentions(users=[ctx.author], roles=False))
    layout = await ctx.send(view=Layout())
    await layout.edit(view=Layout())
    await message.edit(content="y", embeds=[])
    await message.edit(suppress=True)
    async with ctx.typing():
        assert len([one async for one in ctx.channel.history(limit=5)]) == 4
    await (await ctx.fetch_message(message.id)).delete()
    await ctx.author.send("done")


@app_commands.choices(kind=[app_commands.Choice(name="A", value="a")])
async def ask(
    interaction: discord.Interaction,
    topic: app_commands.Range[str, 1, 50],
    who: discord.Member | None = None,
    count: app_commands.Range[int, 1, 5] = 1,
    kind: str = "a",
) -> None:
    """Everything a bot answers a command with."""
    await interaction.response.send_message(embed=embed(), view=Answers())
    await interaction.edit_original_response(content="x", attachments=[file()])
    further = await interaction.followup.send("x", file=file(), wait=True)
    await further.edit(content="y")
    await further.delete()


async def think(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("x", suppress_embeds=True)
    await interaction.delete_original_response()


class Talker(commands.Bot):
    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, messages=True, message_content=True)
        super().__init__("!", intents=intents, help_command=None, guild_ready_timeout=0.05)
        self.done: asyncio.Queue[str] = asyncio.Queue()
        self.failed: list[Exception] = []

    async def setup_hook(self) -> None:
        self.command(name="say")(say)
        self.tree.command(name="ask", description="d", nsfw=True)(ask)
        group = app_commands.Group(name="digest", description="d", default_permissions=discord.Permissions(32))
        group.command(name="start", description="d")(ask)
        self.tree.add_command(group)
        self.tree.context_menu(name="Check this claim")(think)
        self.tree.error(self.fail)
        await self.tree.sync()

    async def fail(self, interaction: discord.Interaction, error: Exception) -> None:
        self.failed.append(error)

    async def on_command_error(self, context: Any, error: Exception) -> None:
        self.failed.append(error)

    async def on_command_completion(self, context: Any) -> None:
        self.done.put_nowait("say")

    async def on_app_command_completion(self, interaction: discord.Interaction, command: Any) -> None:
        self.done.put_nowait(command.name)


async def test_whatever_a_real_client_says_fits_the_description() -> None:
    heard: list[tuple[str, str, int]] = []
    problems: list[str] = []

    def observe(method: str, path: str, query: dict[str, str], body: Any, status: int, answer: Any) -> None:
        heard.append((method, path, status))
        problems.extend(openapi().request(method, path, query, body))

    async with Sandbox(observe=observe) as sandbox:
        aim(sandbox.api_base, sandbox.gateway)
        async with Talker() as bot:
            running = asyncio.create_task(bot.start(sandbox.token))
            await sandbox.ready()
            await bot.wait_until_ready()
            sandbox.send("member", "briefing", "!say")
            assert await asyncio.wait_for(bot.done.get(), LONG) == "say", bot.failed
            asked = await sandbox.answer(sandbox.command("member", "briefing", "ask", {"topic": "x", "count": 2}))
            assert await asyncio.wait_for(bot.done.get(), LONG) == "ask", bot.failed
            for custom_id in ("edit", "later", "pick"):
                await sandbox.answer(sandbox.press("member", asked, custom_id, ["a"] if custom_id == "pick" else None))
            form = await sandbox.answer(sandbox.press("member", asked, "form"))
            await sandbox.answer(sandbox.submit("member", form["interaction_id"], {"quote": "x", "stance": ["denies"]}))
            await sandbox.answer(sandbox.menu("member", asked, "Check this claim"))
            assert await asyncio.wait_for(bot.done.get(), LONG) == "Check this claim", bot.failed
            await bot.close()
            await running
        left = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")}
        if left:
            await asyncio.wait(left, timeout=LONG)
    assert not bot.failed
    assert not problems, "\n".join(problems)
    assert len(heard) > 25
    assert [one for one in heard if one[2] >= 400] == []


@pytest.mark.parametrize("agent", ["DiscordBot (https://example.org 1.0)", "curl"])
async def test_every_sandbox_of_the_tests_is_heard(agent: str) -> None:
    async with Sandbox() as sandbox, aiohttp.ClientSession(headers={"Authorization": "Bot x"}) as session:
        for path in (f"/channels/{sandbox.room('member', 'briefing')}/messages", "/nowhere"):
            async with session.post(sandbox.api_base + path, json={"content": 5}, headers={"User-Agent": agent}):
                pass
    assert len(PROBLEMS) == (2 if agent.startswith("DiscordBot") else 0), PROBLEMS
    PROBLEMS.clear()
