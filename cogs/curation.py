"""What moderators keep of claims: the claims themselves, who said what of them, and on what evidence.

Slash commands, in servers only. To add one: write a function like those below and add it to its group; what it may
be asked stands in bot/domain/forms.py, what it does in bot/desk/edits.py.
"""

from typing import Any, cast

import discord
from discord import app_commands

from bot.client import BriefingBot
from bot.domain.vocabulary import Bearing, EvidenceKind, Kind, LinkKind, Status
from cogs import _answering, _forms
from cogs._answering import Interaction
from cogs._forms import OfAddress, OfDay, OfLine, OfProse, parts, show, words
from cogs._guards import curator
from cogs._messages import said_in

statement = app_commands.Group(name="statement", description="Who said what about a claim", guild_only=True)
evidence = app_commands.Group(name="evidence", description="What was offered for or against a claim", guild_only=True)

CODE = 10
"""How many characters an Admiralty code is typed in at most."""
_PART = "Which of its fields; the first five if left out"


@app_commands.command(name="add")
@app_commands.describe(text="The claim in one sentence; leave it out for a form", topic="The story")
@app_commands.autocomplete(topic=_answering.topics)
async def claim_add(interaction: Interaction, text: OfLine = "", topic: str = "") -> None:
    """Add a claim: a sentence that can be true or false"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.add(who, Kind.CLAIM, {"text": text, "topic": topic}))


@app_commands.command(name="edit")
@app_commands.describe(claim="The claim", part=_PART)
@app_commands.choices(part=parts(Kind.CLAIM))
@app_commands.autocomplete(claim=_answering.claims)
async def claim_edit(interaction: Interaction, claim: str, part: int = 0) -> None:
    """Change a claim"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.CLAIM, claim, page=part))


@app_commands.command(name="assess")
@app_commands.describe(claim="The claim", status="How it stands", reason="Why", confidence="Such as B2")
@app_commands.choices(status=words(Status))
@app_commands.autocomplete(claim=_answering.claims)
async def claim_assess(
    interaction: Interaction,
    claim: str,
    status: str,
    reason: OfProse = "",
    confidence: app_commands.Range[str, 0, CODE] = "",
) -> None:
    """Give the curators' own reading of a claim, with its reason"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.assess(who, claim, status, reason, confidence))


@app_commands.command(name="link")
@app_commands.describe(claim="The claim", bears="How it bears on the other", other="The other claim")
@app_commands.choices(bears=words(LinkKind))
@app_commands.autocomplete(claim=_answering.claims, other=_answering.claims)
async def claim_link(interaction: Interaction, claim: str, bears: str, other: str) -> None:
    """Link a claim to another"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.link(who, claim, bears, other))


@app_commands.command(name="retract")
@app_commands.describe(claim="The claim", why="Why")
@app_commands.autocomplete(claim=_answering.claims)
async def claim_retract(interaction: Interaction, claim: str, why: OfLine = "") -> None:
    """Take a claim off the desk, with what was said of it; its history stays"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.withdrawals.retract(who, Kind.CLAIM, claim, why))


@statement.command(name="add")
@app_commands.describe(
    claim="The claim",
    stance="What the speaker does with it",
    speaker="Who says it",
    said="What was said, in our words; leave it out for a form",
    source="Where it was read: its address",
    day="18 Oct, yesterday, 2024-10-18",
    on_behalf_of="Whom the speaker speaks for",
    hedge="Words of reserve: if verified, reportedly",
)
@app_commands.autocomplete(claim=_answering.claims, stance=_forms.stances, speaker=_answering.actors)
@app_commands.autocomplete(source=_forms.sources, on_behalf_of=_answering.actors)
async def statement_add(
    interaction: Interaction,
    claim: str,
    stance: str,
    speaker: str,
    said: OfProse = "",
    source: OfAddress = "",
    day: OfDay = "",
    on_behalf_of: str = "",
    hedge: OfLine = "",
) -> None:
    """Add what somebody said: a denial, a confirmation, a doubt"""
    who = await curator(interaction)
    typed = {"claim": claim, "stance": stance, "speaker": speaker, "paraphrase": said, "source": source}
    typed |= {"said_on": day, "on_behalf_of": on_behalf_of, "hedge": hedge}
    await show(interaction, interaction.client.desk.edits.add(who, Kind.STATEMENT, typed))


@statement.command(name="edit")
@app_commands.describe(statement="The statement", part="Which of its fields; its words, day and source if left out")
@app_commands.choices(part=parts(Kind.STATEMENT))
@app_commands.autocomplete(statement=_forms.statements)
async def statement_edit(interaction: Interaction, statement: str, part: int = 0) -> None:
    """Change a statement"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.STATEMENT, statement, page=part))


@statement.command(name="retract")
@app_commands.describe(statement="The statement", why="Why")
@app_commands.autocomplete(statement=_forms.statements)
async def statement_retract(interaction: Interaction, statement: str, why: OfLine = "") -> None:
    """Take a statement off the desk; its history stays"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.withdrawals.retract(who, Kind.STATEMENT, statement, why))


@evidence.command(name="add")
@app_commands.describe(claim="The claim", kind="What it is", offered_by="Who offers it", bears="For or against")
@app_commands.choices(kind=words(EvidenceKind), bears=words(Bearing))
@app_commands.autocomplete(claim=_answering.claims, offered_by=_answering.actors)
async def evidence_add(
    interaction: Interaction, claim: str, kind: str, offered_by: str, bears: str = Bearing.FOR.value
) -> None:
    """Add what was offered for or against a claim"""
    who = await curator(interaction)
    typed = {"claim": claim, "kind": kind, "offered_by": offered_by, "bears": bears}
    await show(interaction, interaction.client.desk.edits.add(who, Kind.EVIDENCE, typed))


@evidence.command(name="retract")
@app_commands.describe(evidence="The evidence", why="Why")
@app_commands.autocomplete(evidence=_forms.evidence)
async def evidence_retract(interaction: Interaction, evidence: str, why: OfLine = "") -> None:
    """Take evidence off the desk; its history stays"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.withdrawals.retract(who, Kind.EVIDENCE, evidence, why))


@app_commands.context_menu(name="Add as statement")
@app_commands.guild_only()
async def add_as_statement(interaction: Interaction, message: discord.Message) -> None:
    who = await curator(interaction)
    words, day, poster = said_in(message), message.created_at.date(), message.author.display_name
    await show(interaction, interaction.client.desk.edits.quote(who, words, message.jump_url, day, poster))


async def setup(bot: BriefingBot) -> None:
    claim: Any = cast("Any", bot.get_command("claim")).app_command
    for command in cast("tuple[Any, ...]", (claim_add, claim_edit, claim_assess, claim_link, claim_retract)):
        claim.add_command(command)
    for command in (statement, evidence, add_as_statement):
        bot.tree.add_command(command)
