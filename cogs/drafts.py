"""Forms that were submitted, and the buttons under drafts and saved entries. Each is checked as a command would be."""

import re
from enum import StrEnum
from typing import TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import BriefingBot
from bot.domain.refusals import NotOurs
from bot.domain.vocabulary import RETRACTED, ActorKind, Kind
from bot.render import forms
from cogs._answering import Interaction
from cogs._forms import say, show
from cogs._guards import curator
from cogs.errors import tell

_FORM, _DRAFT, _UNDO, _VOICE = map(re.compile, (forms.FORM, forms.DRAFT, forms.UNDO, forms.VOICE))
W = TypeVar("W", bound=StrEnum)
_EDIT, _RETRACT, _STORY = map(re.compile, (forms.EDIT, forms.RETRACT, forms.STORY))


class Drafts(commands.Cog):
    @app_commands.command(name="drafts")
    @app_commands.guild_only()
    async def drafts(self, interaction: Interaction) -> None:
        """What you began and did not save"""
        who = await curator(interaction)
        await say(interaction, forms.drafts(await interaction.client.desk.edits.drafts(who)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        data = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        try:
            if form := _FORM.fullmatch(custom_id):
                who = await curator(interaction)
                edits = interaction.client.desk.edits
                kind = Kind(form["kind"]) if form["kind"] else None
                typed = forms.submitted(data)
                await show(interaction, edits.submitted(who, form["draft"], typed, kind, form["key"] or ""))
            elif press := _DRAFT.fullmatch(custom_id):
                await _pressed(interaction, press, (data.get("values") or [""])[0])
            elif custom_id == forms.DISCARD:
                who = await curator(interaction)
                edits = interaction.client.desk.edits
                await edits.discard(who, (data.get("values") or [""])[0])
                await say(interaction, forms.drafts(await edits.drafts(who)))
            elif voice := _VOICE.fullmatch(custom_id):
                who = await curator(interaction)
                await show(interaction, interaction.client.desk.edits.more(who, Kind.CLAIM, voice["claim"]))
            elif story := _STORY.fullmatch(custom_id):
                who = await curator(interaction)
                await show(interaction, interaction.client.desk.edits.more(who, Kind.TOPIC, story["topic"]))
            elif undo := _UNDO.fullmatch(custom_id):
                who = await curator(interaction)
                work = interaction.client.desk.undo.revision(who, int(undo["seq"]), strict=True)
                await show(interaction, work)
            elif edit := _EDIT.fullmatch(custom_id):
                who = await curator(interaction)
                edits, kind, page = interaction.client.desk.edits, _word(Kind, edit["kind"]), int(edit["page"] or 0)
                await show(interaction, edits.edit(who, kind, edit["key"], page=page))
            elif retract := _RETRACT.fullmatch(custom_id):
                who = await curator(interaction)
                withdrawals, kind = interaction.client.desk.withdrawals, _word(Kind, retract["kind"])
                if kind not in RETRACTED:
                    raise NotOurs
                await show(interaction, withdrawals.retract(who, kind, retract["key"], retract["why"]))
        except Exception as error:
            await tell(interaction, error)


def _word(of: type[W], word: str) -> W:
    """A word of a vocabulary that somebody pressed or chose; raises NotOurs for any other, as a program may send it."""
    try:
        return of(word)
    except ValueError:
        raise NotOurs from None


async def _pressed(interaction: Interaction, press: re.Match[str], chosen: str) -> None:
    """A button or menu under a draft."""
    who = await curator(interaction)
    edits, draft = interaction.client.desk.edits, press["draft"]
    match press["do"]:
        case "ask":
            page = press["rest"] or "0"
            await show(interaction, edits.asked(who, draft, int(page) if page.isdecimal() else 0))
        case "open":
            await show(interaction, edits.gone_on_with(who, draft))
        case "save" | "put":
            await show(interaction, edits.save(who, draft, anyway=press["do"] == "save"))
        case "alone":
            await show(interaction, edits.add_claim_alone(who, draft))
        case "fix":
            await show(interaction, edits.fix(who, draft, press["rest"] or "", chosen))
        case "new":
            await show(interaction, edits.make_new(who, draft, _word(ActorKind, chosen)))
        case "instead":
            await show(interaction, edits.instead(who, draft, chosen))
        case _:
            await say(interaction, forms.said(await edits.discard(who, draft)))


async def setup(bot: BriefingBot) -> None:
    await bot.add_cog(Drafts())
