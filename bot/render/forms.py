"""Draws what a moderator works with: a form to type into, a draft that is held back, the card of what was saved.

What a press or a submitted form means stands in its custom id, so it still works after a restart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.briefing.drafting import Asked, Held, Saved, edit_names
from bot.domain.forms import BOX, FORMS, Asks, Field, boxed
from bot.domain.refusals import Choice
from bot.domain.speaker_kinds import kinds_by_name
from bot.domain.text import shortened
from bot.domain.vocabulary import ActorKind, Kind
from bot.render import components, embeds
from bot.render.limits import (
    BUTTON_LABEL,
    CONTENT,
    CUSTOM_ID,
    FORM_DESCRIPTION,
    FORM_LABEL,
    FORM_TITLE,
    OPTION_LABEL,
    PLACEHOLDER,
    SELECT_OPTIONS,
    fitted,
    length,
)
from bot.render.message import Drawn, message
from bot.render.style import cleaned, escaped

_KINDS = {kind: f"{'an' if kind is ActorKind.AGENCY else 'a'} {kind.value}" for kind in ActorKind} | {
    ActorKind.MEDIA: "a news medium"
}
"""What a new speaker may be, as it stands behind its name."""
_SPEAKERS = 3
"""How many speakers that were made on the way, or have a name already, have a button."""
DRAFT_ID = "[0-9a-f]{16}"
FORM = rf"form:(?P<draft>{DRAFT_ID})(?::(?P<kind>{'|'.join(Kind)}):(?P<key>[a-z0-9-]*))?"
"""A form of a draft, and the entry it is of: what was typed is not lost where the draft is gone before it is sent."""
DRAFT = (
    rf"draft:(?P<do>ask|open|save|put|alone|discard|fix|new|instead):(?P<draft>{DRAFT_ID})(?::(?P<rest>[a-z_0-9]+))?"
)
DISCARD = "drafts:discard"
VOICE = r"voice:(?P<claim>[a-z0-9-]+)"
STORY = r"story:(?P<topic>[a-z0-9-]+)"
_NEXT = {
    Kind.TOPIC: ("Add a claim …", "story"),
    Kind.CLAIM: ("Add who said it …", "voice"),
    Kind.STATEMENT: ("Add who else spoke …", "voice"),
}
"""What comes next where an entry was added, and which button opens its form."""
_NOT_ALL = "Only its beginning fits here. Leave the … at the end: it stands for the rest, which is kept."
UNDO = r"undo:(?P<seq>[0-9]{1,12})"
RETRACT = r"retract:(?P<kind>[a-z]+):(?P<key>[a-z0-9-]+):(?P<why>.*)"
EDIT = r"edit:(?P<kind>[a-z]+):(?P<key>[a-z0-9-]+)(?::(?P<page>[0-9]))?"


def modal(asked: Asked) -> discord.ui.Modal:
    """One page of a form, filled with what is known."""
    title = shortened(" ".join(cleaned(asked.title).split()), FORM_TITLE)
    form = discord.ui.Modal(
        title=fitted(title, FORM_TITLE), custom_id=f"form:{asked.draft}:{asked.kind}:{asked.key}", timeout=None
    )
    about = shortened(" ".join(cleaned(asked.about).split()), FORM_DESCRIPTION)
    beside = next((field.name for field in asked.fields if field.name == "claim"), asked.fields[0].name)
    for field in asked.fields:
        text = asked.typed.get(field.name, "")
        if field.or_else and not asked.typed.get(field.or_else) and field.or_else not in (f.name for f in asked.fields):
            field = field._replace(or_else="", hint="")  # what may say it instead is not asked here
        note = _NOT_ALL if boxed(text) != text else about if field.name == beside else ""
        form.add_item(
            discord.ui.Label(
                text=fitted(field.label, FORM_LABEL),
                description=fitted(note, FORM_DESCRIPTION) or None,
                component=_select(field, text, asked.typed) if field.asks is Asks.WORD else field_input(field, text),
            )
        )
    form.stop()  # what is submitted is known by its custom id: the library need not remember this form
    return form


def submitted(data: Any) -> dict[str, str]:
    """What was typed into a form: its fields by name, from the interaction's data."""
    found: dict[str, str] = {}
    for part in data.get("components", []):
        for field in (part.get("component"), *part.get("components", [])):
            if field and "custom_id" in field:
                values = field.get("values")
                found[field["custom_id"]] = (
                    (values[0] if values else "") if values is not None else field.get("value", "")
                )
    return found


def handed_back(refusal: str, data: Any) -> tuple[str, str]:
    """A refusal of a form with what was typed into it below; where that is too long, the refusal and a file's text.

    So it is too where something was typed in several lines, which a message's marks and escapes would not keep.
    """
    told = [(_labels(name), text) for name, text in submitted(data).items() if text.strip()]
    if not told:
        return refusal, ""
    back = "\n".join((refusal, "What you typed:", *(f"**{escaped(label)}**: {escaped(text)}" for label, text in told)))
    if length(back) <= CONTENT and not any("\n" in text.strip() for _, text in told):
        return back, ""
    return f"{refusal}\nWhat you typed is in the file below.", "\n\n".join(f"{label}:\n{text}" for label, text in told)


def held(outcome: Held) -> Drawn:
    """A draft that is not saved: what is wrong, what was typed, and what can be pressed."""
    view = discord.ui.View(timeout=None)
    for fix in outcome.fixes:
        options = [
            discord.SelectOption(label=components.label(choice, OPTION_LABEL), value=choice.key)
            for choice in fix.choices[:SELECT_OPTIONS]
        ]
        asked = "did you mean …?" if fix.are_near else "pick one …"
        words = f"“{shortened(fix.words, 30)}”, " if fix.words and _names_several(fix.field) else ""
        view.add_item(
            discord.ui.Select(
                custom_id=f"draft:fix:{outcome.draft}:{fix.field}",
                placeholder=fitted(f"{_labels(fix.field)}: {words}{asked}", PLACEHOLDER),
                options=options,
            )
        )
    if outcome.new:
        shown = shortened(outcome.new, 40)
        options = [
            discord.SelectOption(label=fitted(f"{shown} is {_KINDS[kind]}", OPTION_LABEL), value=kind.value)
            for kind in kinds_by_name(outcome.new)
        ]
        view.add_item(
            discord.ui.Select(
                custom_id=f"draft:new:{outcome.draft}",
                placeholder=fitted(f"Add “{shown}” as a new speaker …", PLACEHOLDER),
                options=options,
            )
        )
    claims = [choice for choice in outcome.alike if choice.kind is Kind.CLAIM]
    if claims:
        options = [
            discord.SelectOption(label=components.label(choice, OPTION_LABEL), value=choice.key) for choice in claims
        ]
        view.add_item(
            discord.ui.Select(
                custom_id=f"draft:instead:{outcome.draft}",
                placeholder="Add a statement to that one instead …",
                options=options,
            )
        )
    if outcome.may_save:
        name, do = ("Add it", "put") if outcome.ready else ("Save mine", "save")
        view.add_item(button(name, f"draft:{do}:{outcome.draft}", discord.ButtonStyle.primary))
    for number, (name, is_wrong) in sorted(enumerate(outcome.pages), key=lambda page: not page[1][1]):
        style = discord.ButtonStyle.primary if is_wrong else discord.ButtonStyle.secondary
        view.add_item(button(name, f"draft:ask:{outcome.draft}:{number}", style))
    for choice in outcome.taken[:_SPEAKERS]:
        view.add_item(edit_button(choice))
    if outcome.with_claim:
        view.add_item(button("Add the claim alone", f"draft:alone:{outcome.draft}"))
    view.add_item(button("Discard", f"draft:discard:{outcome.draft}", discord.ButtonStyle.danger))
    view.stop()
    return Drawn(content=None, embed=embeds.whole(outcome.answer), view=view)


def late(outcome: Asked) -> Drawn:
    """A button that opens a form, where Discord was told to wait and takes none."""
    view = discord.ui.View(timeout=None)
    view.add_item(button("Open the form", f"draft:ask:{outcome.draft}:{outcome.page}", discord.ButtonStyle.primary))
    view.stop()
    said = f"{escaped(outcome.title)}: the form took a while; it is ready now."
    return Drawn(content=fitted(said, CONTENT), embed=None, view=view)


def saved(outcome: Saved) -> Drawn:
    """What was saved, as readers will see it, with Undo and Edit."""
    drawn = message(replace(outcome.answer, query=replace(outcome.answer.query, plain=False)), 0)
    view = drawn["view"] or discord.ui.View(timeout=None)
    if outcome.revision:
        view.add_item(button("Redo" if outcome.undid else "Undo", f"undo:{outcome.revision}"))
    begun, speaker = outcome.beside
    if begun:
        name = f"Add what {shortened(speaker, 50)} said …" if speaker else "Add who said it …"
        view.add_item(button(name, f"draft:ask:{begun}:0", discord.ButtonStyle.primary))
    elif outcome.on:
        name, opens = _NEXT[outcome.kind]
        view.add_item(button(name, f"{opens}:{outcome.on}", discord.ButtonStyle.primary))
    if outcome.may_edit:
        for page, name in enumerate(edit_names(outcome.kind)):
            view.add_item(button(name, f"edit:{outcome.kind.value}:{outcome.key}:{page}"))
    for speaker in outcome.speakers[:_SPEAKERS]:
        view.add_item(edit_button(speaker, ", new here"))
    view.stop()
    return Drawn(content=fitted(escaped(outcome.said), CONTENT), embed=drawn["embed"], view=view)


def edit_button(entry: Choice, note: str = "") -> discord.ui.Button[discord.ui.View]:
    """The button that opens an entry's first form, called by its name."""
    name = fitted(f"Edit {shortened(cleaned(entry.label), 50)}{note} …", BUTTON_LABEL)
    return button(name, f"edit:{entry.kind.value}:{entry.key}:0")


def meant(do: str, choices: Sequence[Choice], more: str) -> discord.ui.View | None:
    """A button for each entry that a command may have meant, to "edit" or "retract" that one.

    `more` is the number of the form, or the reason. None where no button can do it.
    """
    view = discord.ui.View(timeout=None)
    for choice in choices[:5] if do in ("edit", "retract") else ():
        custom_id = f"{do}:{choice.kind.value}:{choice.key}:{more}"
        if len(custom_id) <= CUSTOM_ID:
            name = f"{do.capitalize()} {shortened(cleaned(choice.label), BUTTON_LABEL - 12)}"
            opens = do == "edit" and not name.endswith("…")
            view.add_item(button(fitted(f"{name} …" if opens else name, BUTTON_LABEL), custom_id))
    view.stop()
    return view if view.children else None


def said(text: str) -> Drawn:
    """One sentence, in place of whatever stood there."""
    return Drawn(content=text, embed=None, view=None)


def field_input(field: Field, text: str) -> discord.ui.TextInput[Any]:
    """The input of a field: it takes no more than can be right, but what stands there already stays whole."""
    text = boxed(text)
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        placeholder=fitted(field.hint, PLACEHOLDER) or None,
        default=text or None,
        max_length=max(field.longest or BOX, length(text)),
        required=field.required and not field.or_else,
    )


def _select(field: Field, text: str, typed: Mapping[str, str]) -> discord.ui.Select[Any]:
    known = kinds_by_name(typed.get("name", "")) if field.words is ActorKind else field.words or ()
    words = [word.value for word in known]
    options = [discord.SelectOption(label=word, value=word, default=word == text.strip().lower()) for word in words]
    return discord.ui.Select(custom_id=field.name, options=options, required=field.required)


def _labels(name: str) -> str:
    return next((field.label for form in FORMS.values() for field in form.fields if field.name == name), name)


def _names_several(name: str) -> bool:
    """Whether a field of this name may hold more than one name, so that it is to be told which is meant."""
    fields = (field for form in FORMS.values() for field in form.fields if field.name == name)
    return any(field.asks in (Asks.NAMES, Asks.NAMED_WORDS) for field in fields)


def button(
    text: str, custom_id: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(label=text, custom_id=custom_id, style=style)


def drafts(begun: list[tuple[str, Kind, str]]) -> Drawn:
    """The drafts somebody may go on with: a button for each of the first, at most 20, and a menu to discard one."""
    if not begun:
        return said("You have no unfinished drafts here.")
    view = discord.ui.View(timeout=None)
    for draft, kind, words in begun[:20]:
        view.add_item(button(fitted(f"{kind.value}: {shortened(words, 60)}", 80), f"draft:open:{draft}"))
    options = [
        discord.SelectOption(label=fitted(f"{kind.value}: {shortened(words, 90)}", OPTION_LABEL), value=draft)
        for draft, kind, words in begun[:20]
    ]
    view.add_item(discord.ui.Select(custom_id=DISCARD, placeholder="Discard one …", options=options))
    view.stop()
    return Drawn(content="What you began and did not save:", embed=None, view=view)
