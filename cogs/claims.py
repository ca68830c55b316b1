"""What a member asks of the desk: each command works as !name and as /name.

To add a command: write a method like those below, let bot/desk/answers.py decide its answer, and name it in
bot/briefing/guide.py, where help lists it. The docstring is what Discord shows.
"""

from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from cogs import _answering
from cogs._answering import Context, PlainFlag, answer

_TOPIC = "The story; may be left out while there is only one"
_SUBJECT = "A story, claim or speaker; may be left out while there is only one story"
_PLAIN = "Answer as plain text"
_AS_OF = "A day, such as 2024-10-20: what the desk knew then"


class Claims(commands.Cog):
    @commands.hybrid_command(name="topics")
    @app_commands.describe(plain=_PLAIN, as_of=_AS_OF)
    async def stories(self, ctx: Context, *, plain: PlainFlag = False, as_of: str = "") -> None:
        """The stories, with counts and last change"""
        await answer(ctx, "topics", "", plain, as_of)

    @commands.hybrid_command(name="brief")
    @app_commands.describe(topic=_TOPIC, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def brief(self, ctx: Context, *, topic: str = "", plain: bool = False, as_of: str = "") -> None:
        """The story on one screen, in five lines"""
        await answer(ctx, "brief", topic, plain, as_of)

    @commands.hybrid_command(name="claims")
    @app_commands.describe(topic=_TOPIC, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def claims(self, ctx: Context, *, topic: str = "", plain: bool = False, as_of: str = "") -> None:
        """The claims of a story by status, with who is for and against"""
        await answer(ctx, "claims", topic, plain, as_of)

    @commands.hybrid_group(name="claim", fallback="show")
    @app_commands.describe(claim="The claim", plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(claim=_answering.claims)
    async def claim(self, ctx: Context, *, claim: str = "", plain: bool = False, as_of: str = "") -> None:
        """One claim whole: statements, evidence, status and how it came about"""
        await answer(ctx, "claim", claim, plain, as_of)

    @commands.hybrid_command(name="who-denied")
    @app_commands.describe(subject=_SUBJECT, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(subject=_answering.subjects)
    async def who_denied(self, ctx: Context, *, subject: str = "", plain: bool = False, as_of: str = "") -> None:
        """Who denied exactly what, in which words"""
        await answer(ctx, "who-denied", subject, plain, as_of)

    @commands.hybrid_command(name="who-said")
    @app_commands.describe(subject=_SUBJECT, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(subject=_answering.subjects)
    async def who_said(self, ctx: Context, *, subject: str = "", plain: bool = False, as_of: str = "") -> None:
        """Who asserts it, or what a speaker says"""
        await answer(ctx, "who-said", subject, plain, as_of)

    @commands.hybrid_command(name="who-confirmed")
    @app_commands.describe(subject=_SUBJECT, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(subject=_answering.subjects)
    async def who_confirmed(self, ctx: Context, *, subject: str = "", plain: bool = False, as_of: str = "") -> None:
        """Who confirmed it, and who has not"""
        await answer(ctx, "who-confirmed", subject, plain, as_of)

    @commands.hybrid_command(name="who-doubts")
    @app_commands.describe(subject=_SUBJECT, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(subject=_answering.subjects)
    async def who_doubts(self, ctx: Context, *, subject: str = "", plain: bool = False, as_of: str = "") -> None:
        """Who doubts it, or finds no evidence"""
        await answer(ctx, "who-doubts", subject, plain, as_of)

    @commands.hybrid_command(name="figures")
    @app_commands.describe(topic=_TOPIC, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def figures(self, ctx: Context, *, topic: str = "", plain: bool = False, as_of: str = "") -> None:
        """The numbers side by side, and whether they conflict"""
        await answer(ctx, "figures", topic, plain, as_of)

    @commands.hybrid_group(name="actor", fallback="show")
    @app_commands.describe(name="The speaker", plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(name=_answering.actors)
    async def actor(self, ctx: Context, *, name: str = "", plain: bool = False, as_of: str = "") -> None:
        """What a speaker has said, newest first"""
        await answer(ctx, "actor", name, plain, as_of)

    @commands.hybrid_command(name="timeline")
    @app_commands.describe(topic=_TOPIC, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def timeline(self, ctx: Context, *, topic: str = "", plain: bool = False, as_of: str = "") -> None:
        """Happenings and statements by day"""
        await answer(ctx, "timeline", topic, plain, as_of)

    @commands.hybrid_command(name="sources")
    @app_commands.describe(topic=_TOPIC, plain=_PLAIN, as_of=_AS_OF)
    @app_commands.autocomplete(topic=_answering.topics)
    async def sources(self, ctx: Context, *, topic: str = "", plain: bool = False, as_of: str = "") -> None:
        """What was read for a story"""
        await answer(ctx, "sources", topic, plain, as_of)


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Claims())
