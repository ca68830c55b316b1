"""What moderators keep of stories, speakers and sources. Slash commands, in servers only."""

from typing import Any, cast

from discord import app_commands

from bot.client import BriefingBot
from bot.domain.vocabulary import ActorKind, Kind
from cogs import _answering, _forms
from cogs._answering import Interaction
from cogs._forms import OfAddress, OfDay, OfLine, parts, show, words
from cogs._guards import curator

topic = app_commands.Group(name="topic", description="The stories", guild_only=True)
source = app_commands.Group(name="source", description="Where things were read", guild_only=True)


@topic.command(name="add")
@app_commands.describe(title="Its title; leave it out for a form")
async def topic_add(interaction: Interaction, title: OfLine = "") -> None:
    """Add a story that claims belong to"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.add(who, Kind.TOPIC, {"title": title}))


@topic.command(name="edit")
@app_commands.describe(topic="The story")
@app_commands.autocomplete(topic=_answering.topics)
async def topic_edit(interaction: Interaction, topic: str) -> None:
    """Change a story"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.TOPIC, topic))


@topic.command(name="close")
@app_commands.describe(topic="The story", day="The day it closed; today if left out")
@app_commands.autocomplete(topic=_answering.topics)
async def topic_close(interaction: Interaction, topic: str, day: OfDay = "today") -> None:
    """Close a story; its claims stay on the desk"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.TOPIC, topic, {"closed": day}))


@app_commands.command(name="add")
@app_commands.describe(
    name="Name; leave it out for a form",
    kind="What the speaker is",
    part_of="Whom the speaker belongs to: Russia, for its spokesman",
    role="Spokesman of the Kremlin",
)
@app_commands.choices(kind=words(ActorKind))
@app_commands.autocomplete(part_of=_answering.actors)
async def actor_add(
    interaction: Interaction, name: OfLine = "", kind: str = "", part_of: str = "", role: OfLine = ""
) -> None:
    """Add somebody who speaks"""
    who = await curator(interaction)
    typed = {"name": name, "kind": kind, "part_of": part_of, "role": role}
    await show(interaction, interaction.client.desk.edits.add(who, Kind.ACTOR, typed))


@app_commands.command(name="edit")
@app_commands.describe(actor="The speaker", part="Which of its fields; the first five if left out")
@app_commands.choices(part=parts(Kind.ACTOR))
@app_commands.autocomplete(actor=_answering.actors)
async def actor_edit(interaction: Interaction, actor: str, part: int = 0) -> None:
    """Change a speaker"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.ACTOR, actor, page=part))


@app_commands.command(name="merge")
@app_commands.describe(actor="The speaker who goes", into="The speaker who stays and takes over the names")
@app_commands.autocomplete(actor=_answering.actors, into=_answering.actors)
async def actor_merge(interaction: Interaction, actor: str, into: str) -> None:
    """Make two speakers one"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.withdrawals.merge(who, actor, into))


@source.command(name="add")
@app_commands.describe(address="https://…; leave it out for a form", outlet="Who published it")
@app_commands.autocomplete(outlet=_forms.outlets)
async def source_add(interaction: Interaction, address: OfAddress = "", outlet: OfLine = "") -> None:
    """Add where something was read"""
    who = await curator(interaction)
    typed = {"url": address, "outlet": outlet}
    await show(interaction, interaction.client.desk.edits.add(who, Kind.SOURCE, typed))


@source.command(name="edit")
@app_commands.describe(source="The source", part="Which of its fields; the first five if left out")
@app_commands.choices(part=parts(Kind.SOURCE))
@app_commands.autocomplete(source=_forms.sources)
async def source_edit(interaction: Interaction, source: str, part: int = 0) -> None:
    """Change a source"""
    who = await curator(interaction)
    await show(interaction, interaction.client.desk.edits.edit(who, Kind.SOURCE, source, page=part))


async def setup(bot: BriefingBot) -> None:
    actor: Any = cast("Any", bot.get_command("actor")).app_command
    for command in cast("tuple[Any, ...]", (actor_add, actor_edit, actor_merge)):
        actor.add_command(command)
    for command in (topic, source):
        bot.tree.add_command(command)
