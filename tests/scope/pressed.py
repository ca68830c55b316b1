"""What a cog does with what is asked, pressed, chosen or submitted, without Discord."""

import re
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from bot.briefing.answer import Query
from bot.desk.work import Curator
from bot.domain.vocabulary import ActorKind, Kind
from bot.render import components, forms, packs, questions, suggestions
from bot.search.question import command_line
from cogs._answering import message_for
from tests.scope.places import Place


@dataclass(frozen=True)
class Control:
    """Something that can be pressed, chosen or filled, as the shared store drew it, and whom it was drawn for."""

    custom_id: str
    user: str
    values: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


async def answered(place: Place, scope: str, query: Query) -> Any:
    """The whole answer, and the message that is sent of it: that one may come from what was drawn before."""
    return [await message_for(place, scope, query), await place.desk.answers.answer(scope, query)]  # type: ignore[arg-type]


async def asked(place: Place, scope: str, line: str) -> Any:
    verb, words, plain = command_line(line, place.desk.answers.verbs, "!")
    return await answered(place, scope, Query(verb, words, plain=plain))


async def offered(found: Awaitable[Any]) -> Any:
    return [f"{choice.key} = {components.label(choice, 100)}" for choice in await found]


async def pressed(place: Place, server: str, who: Curator, custom_id: str, value: str, typed: dict[str, str]) -> Any:
    """What a press, a choice or a submitted form brings about, told by its custom id alone, as the cogs read it."""
    desk = place.desk
    if query := components.asked_again(custom_id) or components.asked_to_open(custom_id, value):
        return await answered(place, who.scope, query)
    if query := questions.asked_right(custom_id, value, "what the message holds"):
        return await answered(place, who.scope, query)
    if m := re.fullmatch(components.REPORT, custom_id):
        await desk.suggestions.may_propose(server, who.scope, who.user)
        return suggestions.suggestion_form({}, m["card"])
    if m := re.fullmatch(suggestions.SUGGESTED, custom_id):
        name = f"Member {who.user}"
        return (await desk.suggestions.propose(server, who.scope, who.user, name, {**typed, "claim": m["claim"]}))[1]
    if m := re.fullmatch(forms.FORM, custom_id):
        kind = Kind(m["kind"]) if m["kind"] else None
        return await desk.edits.submitted(who, m["draft"], typed, kind, m["key"] or "")
    if m := re.fullmatch(forms.UNDO, custom_id):
        return await desk.undo.revision(who, int(m["seq"]), strict=True)
    if m := re.fullmatch(forms.EDIT, custom_id):
        return await desk.edits.edit(who, Kind(m["kind"]), m["key"])
    if m := re.fullmatch(forms.DRAFT, custom_id):
        return await _draft_pressed(place, who, m["do"], m["draft"], m["rest"] or "", value)
    if m := re.fullmatch(packs.IMPORT, custom_id):
        return await (desk.packs.dropped if m["do"] == "drop" else desk.packs.imported)(who, m["draft"])
    if m := re.fullmatch(suggestions.DECLINED, custom_id):
        return await _closed(place, who, int(m["number"]), typed.get("reason", ""), accept=False)
    m = re.fullmatch(r"suggestion:(?P<do>[a-z]+):(?P<number>\d+)", custom_id)
    return await _decided(place, server, who, m["do"], int(m["number"])) if m else custom_id


async def _draft_pressed(place: Place, who: Curator, do: str, draft: str, rest: str, value: str) -> Any:
    edits = place.desk.edits
    match do:
        case "ask":
            return await edits.asked(who, draft, int(rest or 0))
        case "save" | "put":
            return await edits.save(who, draft, anyway=do == "save")
        case "fix":
            return await edits.fix(who, draft, rest, value)
        case "new":
            return await edits.make_new(who, draft, ActorKind(value))
        case "instead":
            return await edits.instead(who, draft, value)
        case _:
            return await edits.discard(who, draft)


async def _decided(place: Place, server: str, who: Curator, do: str, number: int) -> Any:
    desk = place.desk
    if do == "told":
        told = await desk.suggestions.told(who.scope, number, "the server")
        post = await desk.setups.post_of(f"suggestion {number}")
        return [*(told or ()), await desk.suggestions.shown(who.scope, number), post]
    kept, typed = await desk.suggestions.waiting(who.scope, number)
    if do == "mute":
        return await desk.setups.mute(server, kept.proposer)
    if do == "decline":
        return suggestions.decline_form(number)
    if typed.get("claim"):
        return await _closed(place, who, number, "", accept=True)
    add = desk.edits.add(who, Kind.CLAIM, {"text": typed["text"]}, suggestion=number, ask=do == "edit")
    return await add


async def _closed(place: Place, who: Curator, number: int, reason: str, *, accept: bool) -> Any:
    await place.desk.suggestions.decide(who, number, accept=accept, reason=reason)
    told = list(await place.desk.suggestions.told(who.scope, number, "the server") or ())
    await place.desk.suggestions.note_told(who.scope, number)
    return told
