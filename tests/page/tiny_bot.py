"""A small real discord.py bot that shows the page everything it has to draw."""

import asyncio
import io

import discord
import yarl
from discord import app_commands, ui

TOPICS = ("nk-troops", "nk-shells", "olympics")


class Form(ui.Modal, title="Add a claim"):
    claim: ui.Label[ui.Modal] = ui.Label(
        text="The claim",
        description="One sentence that can be true or false",
        component=ui.TextInput(style=discord.TextStyle.paragraph, min_length=10, max_length=200),
    )
    standing: ui.Label[ui.Modal] = ui.Label(
        text="Its standing",
        component=ui.Select(options=[discord.SelectOption(label="Disputed"), discord.SelectOption(label="Confirmed")]),
    )
    note: ui.TextInput[ui.Modal] = ui.TextInput(label="A note", required=False, placeholder="if any")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        claim, standing = self.claim.component, self.standing.component
        assert isinstance(claim, ui.TextInput) and isinstance(standing, ui.Select)
        await interaction.response.send_message(f"Kept: {claim.value} ({standing.values[0]})")


class Desk(ui.LayoutView):
    """Components V2: a container with text, a section with a button, a select, a row of buttons."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        opener: ui.Button[ui.LayoutView] = ui.Button(label="Open it", custom_id="open")
        opener.callback = self._open
        chooser: ui.Select[ui.LayoutView] = ui.Select(
            custom_id="choose",
            placeholder="Choose claims",
            max_values=2,
            options=[discord.SelectOption(label=name) for name in ("First", "Second", "Third")],
        )
        chooser.callback = lambda interaction: self._chosen(interaction, chooser)
        self.add_item(
            ui.Container(
                ui.TextDisplay("# The story\n**1,500** moved"),
                ui.Separator(),
                ui.Section(ui.TextDisplay("One claim"), accessory=opener),
                ui.ActionRow(chooser),
                ui.ActionRow(
                    ui.Button(label="Nothing more", custom_id="none", disabled=True),
                    ui.Button(label="Source", url="https://apnews.com/"),
                ),
                ui.MediaGallery(discord.MediaGalleryItem("https://example.org/map.png", description="A map")),
                accent_colour=0x9C2F1F,
            )
        )

    async def _open(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=ui.LayoutView().add_item(ui.TextDisplay("It is open")))

    async def _chosen(self, interaction: discord.Interaction, chooser: ui.Select[ui.LayoutView]) -> None:
        await interaction.response.send_message("You chose " + " and ".join(chooser.values))


class Buttons(ui.View):
    """Components V1: a button that opens a modal, one that never answers."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Fill in", style=discord.ButtonStyle.primary)
    async def fill(self, interaction: discord.Interaction, _: ui.Button[ui.View]) -> None:
        await interaction.response.send_modal(Form())

    @ui.button(label="Stay silent", style=discord.ButtonStyle.danger)
    async def stay_silent(self, interaction: discord.Interaction, _: ui.Button[ui.View]) -> None: ...


class TinyBot(discord.Client):
    """`!echo TEXT`, `!desk`, `!buttons`, `!embed`, `!file TEXT`, `!thread NAME`; "Check this claim";
    `/ask`, `/secret`, `/read`, `/slow`, `/keep add`.
    """

    def __init__(self) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents, guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        self.go_on = asyncio.Event()
        """What `/slow` waits for after it has begun to think."""

    async def setup_hook(self) -> None:
        add_commands(self)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        word, _, rest = message.content.partition(" ")
        if word == "!echo":
            await message.reply(rest, mention_author=False)
        elif word == "!desk":
            await message.channel.send(view=Desk())
        elif word == "!buttons":
            await message.channel.send("Press one", view=Buttons())
        elif word == "!embed":
            embed = discord.Embed(title="Who denied it", url="https://apnews.com/", colour=0x25496F, description=rest)
            embed.add_field(name="Moved", value="1,500").add_field(name="Planned", value="12,000")
            embed.set_footer(text="pack of 18 October 2024").set_image(url="https://example.org/map.png")
            await message.channel.send(embed=embed)
        elif word == "!file":
            await message.channel.send("As asked", file=discord.File(io.BytesIO(rest.encode()), "claims.csv"))
        elif word == "!thread":
            await (await message.create_thread(name=rest)).send("First in the thread")
        elif word == "!edit":
            sent = await message.channel.send("first wording")
            await sent.edit(content="second wording")


def add_commands(bot: TinyBot) -> None:
    """Register what the bot answers to a slash or in a message's menu."""

    @bot.tree.command(description="Ask about a story")
    @app_commands.describe(topic="Which story", plain="Without marks")
    async def ask(interaction: discord.Interaction, topic: str, plain: bool = False) -> None:
        await interaction.response.send_message(f"About {topic}, plain {plain}")

    @ask.autocomplete("topic")
    async def suggest(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"Story {topic}", value=topic) for topic in TOPICS if typed in topic]

    @bot.tree.command(description="Answer for your eyes only")
    async def secret(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Between us", ephemeral=True)

    @bot.tree.command(description="Read a file")
    @app_commands.describe(file="A list of claims")
    async def read(interaction: discord.Interaction, file: discord.Attachment) -> None:
        words = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename} ({file.content_type}) holds: {words}")

    @bot.tree.command(description="Take a while")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await bot.go_on.wait()
        await interaction.followup.send("Here it is")

    keep = app_commands.Group(
        name="keep", description="Curate", default_permissions=discord.Permissions(manage_messages=True)
    )

    @keep.command(description="Add an entry")
    @app_commands.describe(room="Where to", times="How often")
    async def add(
        interaction: discord.Interaction, room: discord.TextChannel, times: app_commands.Range[int, 1, 5]
    ) -> None:
        await interaction.response.send_message(f"Added to {room.name}, {times} times")

    bot.tree.add_command(keep)

    @bot.tree.context_menu(name="Check this claim")
    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Checked: {message.content}")


def aim(api_base: str, gateway: str) -> None:
    """Point discord.py at a server of ours."""
    discord.http.Route.BASE = api_base
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
