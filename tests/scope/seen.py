"""Everything that comes of an action, as the one who acted sees it in Discord: words, cards, forms, buttons, ids."""

from collections.abc import Awaitable
from typing import Any

import discord

from bot.briefing.answer import Answer, Query
from bot.briefing.drafting import Asked, Held, Saved
from bot.briefing.packs import Imported, Shown
from bot.briefing.suggestions import Proposed
from bot.domain.refusals import BadPack, Refusal
from bot.render import components, forms, packs, plain, suggestions
from bot.render.message import message

Json = dict[str, Any]


async def shown(work: Awaitable[Any], verb: str = "claim") -> Json:
    """What is shown of work: its outcome, or the sentence and buttons of its refusal. Other errors go through."""
    try:
        return drawn(await work)
    except BadPack as bad:
        told, file = packs.errors(bad)
        return {"problems": list(bad.problems), **drawn(told), "file": _file(file)}
    except Refusal as refusal:
        view = components.under_refusal(Query(verb), refusal.choices)
        return {"refused": type(refusal).__name__, "content": plain.refused(refusal), **_view(view)}


def drawn(outcome: Any) -> Json:
    """An outcome of the desk, or a message that is drawn already, as Discord would be sent it."""
    match outcome:
        case Asked():
            return {"form": forms.modal(outcome).to_dict()}
        case Held():
            return drawn(forms.held(outcome))
        case Saved():
            return {"of": f"{outcome.kind}:{outcome.key}", **drawn(forms.saved(outcome))}
        case Answer():
            opens = [f"{choice.kind}:{choice.key} {choice.label}" for choice in outcome.choices]
            return {"whole": plain.terminal(outcome).splitlines(), "opens": opens, **drawn(message(outcome, 0))}
        case Proposed():
            return {"proposer": outcome.proposer, **drawn(suggestions.post(outcome))}
        case Shown():
            told, file = packs.difference(outcome)
            return {**drawn(told), "file": _file(file)}
        case Imported():
            return drawn(packs.outcome(outcome)[0])
        case discord.ui.Modal():
            return {"form": outcome.to_dict()}
        case {"content": content, "embed": embed, "view": view}:
            return {"content": content, "embed": embed.to_dict() if embed else None, **_view(view)}
        case list() | tuple():
            return {"all": [drawn(item) for item in outcome]}
        case _:
            return {"said": repr(outcome)}


def _view(view: discord.ui.View | None) -> Json:
    return {"components": view.to_components() if view else []}


def _file(file: discord.File | None) -> str | None:
    return file.fp.read().decode() if file else None
