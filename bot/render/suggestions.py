"""Draws suggestions: the form a member types into, the post in the moderators' room, what the proposer hears."""

import discord

from bot.briefing.answer import Query
from bot.briefing.suggestions import CLAIM_FIELDS, REPORT_FIELDS, Proposed, card_of
from bot.domain.vocabulary import Kind
from bot.render import components, embeds
from bot.render.forms import button, field_input, said
from bot.render.limits import FORM_LABEL, fitted
from bot.render.message import Drawn
from bot.render.style import escaped

PRESSED = r"suggestion:(?P<do>accept|edit|decline|mute):(?P<number>[0-9]{1,12})"
DECLINED = r"decline:(?P<number>[0-9]{1,12})"
SUGGESTED = r"suggest:(?P<claim>(?:actor:)?[a-z0-9-]*)"


def suggestion_form(typed: dict[str, str], claim: str = "") -> discord.ui.Modal:
    """The form for a claim, or for an error in the card that `claim` names."""
    form = discord.ui.Modal(
        title="Report an error" if claim else "Suggest a claim", custom_id=f"suggest:{claim}", timeout=None
    )
    for field in REPORT_FIELDS if claim else CLAIM_FIELDS:
        part = field_input(field, typed.get(field.name, ""))
        form.add_item(discord.ui.Label(text=fitted(field.label, FORM_LABEL), component=part))
    form.stop()
    return form


def decline_form(number: int) -> discord.ui.Modal:
    """The form that asks a moderator why."""
    form = discord.ui.Modal(title=f"Decline suggestion #{number}", custom_id=f"decline:{number}", timeout=None)
    reason = discord.ui.TextInput[discord.ui.Modal](
        custom_id="reason", style=discord.TextStyle.paragraph, required=False, max_length=1000
    )
    form.add_item(discord.ui.Label(text="Why, for the one who suggested it", component=reason))
    form.stop()
    return form


def post(proposed: Proposed) -> Drawn:
    """The post in the moderators' room; without buttons once it is decided."""
    view = None
    if proposed.state == "open":
        view = discord.ui.View(timeout=None)
        if proposed.claim:
            kind, key = card_of(proposed.claim)
            called = "the claim" if kind is Kind.CLAIM else "the speaker"
            view.add_item(button("Show the card", components.shown_anew_id(Query(kind.value, f"{kind}:{key}"))))
            view.add_item(button(f"Edit {called}", f"edit:{kind}:{key}", discord.ButtonStyle.primary))
            view.add_item(button("Mended", f"suggestion:accept:{proposed.number}"))
        else:
            view.add_item(button("Accept", f"suggestion:accept:{proposed.number}", discord.ButtonStyle.primary))
            view.add_item(button("Edit", f"suggestion:edit:{proposed.number}"))
        view.add_item(button("Decline", f"suggestion:decline:{proposed.number}"))
        view.add_item(button("Mute proposer", f"suggestion:mute:{proposed.number}", discord.ButtonStyle.danger))
        view.stop()
    return Drawn(content=None, embed=embeds.whole(proposed.answer), view=view)


def muted(name: str) -> Drawn:
    """That a member's suggestions are taken no more, and how that is lifted."""
    return said(f"Muted: no more suggestions from {escaped(name) or 'this member'}. /desk unmute lifts it.")
