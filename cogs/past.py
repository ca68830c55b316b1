"""What became of entries: history and changes for everybody, undo and drafts for moderators."""

from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from cogs import _answering, _forms, _questions
from cogs._answering import Context, Interaction, answer
from cogs._forms import show
from cogs._guards import curator

_PLAIN = "Answer as plain text"
_AS_OF = "A day, such as 2024-10-20: what the desk knew then"
_SINCE = "A day, such as yesterday or 18 Oct; yesterday if left out"


class Past(commands.Cog):
    @commands.hybrid_command(name="history")
    @app_commands.describe(entry="A story, claim or speaker, or statement:its-key", plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(entry=_forms.entries)
    async def history(self, ctx: Context, *, entry: str = "", plain: bool = False, as_of: str = "") -> None:
        """Every revision of an entry: who, when, why, what changed"""
        await answer(ctx, "history", entry, plain, as_of)

    @commands.hybrid_command(name="since")
    @app_commands.describe(day=_SINCE, topic="The story; all that is followed here if left out", plain=_PLAIN)
    @app_commands.describe(as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def since(
        self, ctx: Context, *, day: str = "", topic: str = "", plain: bool = False, as_of: str = ""
    ) -> None:
        """What is new since a day: denials first, one line an entry"""
        if day.lower().startswith("when ") and ctx.interaction is None:  # "since when does NATO say so" names no day
            await _questions.asked(ctx, f"since {day}", plain, as_of)
            return
        await answer(ctx, "since", f"{day} topic:{topic}" if topic else day, plain, as_of)

    @commands.hybrid_command(name="changes")
    @app_commands.describe(since="A day, such as yesterday; the last week if left out", plain=_PLAIN, as_of=_AS_OF)
    async def changes(self, ctx: Context, *, since: str = "", plain: bool = False, as_of: str = "") -> None:
        """What changed on the desk"""
        await answer(ctx, "changes", since, plain, as_of)

    @app_commands.command(name="undo")
    @app_commands.guild_only()
    @app_commands.describe(revision="The number of a change, from /history; your own last one if left out")
    async def take_back(self, interaction: Interaction, revision: app_commands.Range[int, 1] | None = None) -> None:
        """Take a change back; an undo can be undone too"""
        who = await curator(interaction)
        undo = interaction.client.desk.undo
        work = undo.revision(who, revision) if revision else undo.last(who)
        await show(interaction, work)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Past())
