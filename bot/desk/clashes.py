"""What is wrong between an entry and the others on the desk: the same that is refused in a pack."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.desk.merging import members_hold
from bot.domain.days import shown_day
from bot.domain.drafts import Trouble
from bot.domain.entries import MODELS, Actor, Claim, Entry, Topic, label
from bot.domain.text import folded
from bot.domain.vocabulary import ActorKind, Kind
from bot.store.store import Store

_UNKNOWN: dict[Kind, dict[str, Any]] = {
    Kind.TOPIC: {"title": "-"},
    Kind.ACTOR: {"name": "-", "kind": ActorKind.STATE.value},
    Kind.CLAIM: {"topic": "-", "text": "-"},
}
"""What stands for the fields that cannot be read yet, of the entries that may clash with others."""


def as_far(kind: Kind, fields: Mapping[str, Any]) -> Entry | None:
    """The entry as far as it can be read, so that what is wrong with the rest is told at the same time."""
    if kind not in _UNKNOWN:
        return None
    try:
        return MODELS[kind].model_validate(fields)
    except ValidationError as error:
        wrong = {found["loc"][0] for found in error.errors() if found["loc"]}
    try:
        return MODELS[kind].model_validate(_UNKNOWN[kind] | {n: v for n, v in fields.items() if n not in wrong})
    except ValidationError:
        return None


class Clashes:
    """Looks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def found(
        self, scope: str, kind: Kind, key: str, entry: Entry, before: Entry | None = None
    ) -> tuple[Trouble, ...]:
        """What is wrong with an entry where it stands, or would stand, under `key`: the same that is refused in a pack.

        A claim that was linked twice to another `before`, as packs once allowed, may stay so while its links do.
        """
        match entry:
            case Actor():
                return (
                    *await self._taken_names(scope, kind, key, entry),
                    *await self._circle(scope, key, entry),
                    *await self._within_itself(scope, key, entry),
                )
            case Topic(opened=opened, closed=closed):
                ends: list[Trouble] = []
                if opened and closed and closed.last < opened.first:
                    days = f"it closes on {shown_day(closed.day)}, before it opens on {shown_day(opened.day)}"
                    ends = [Trouble("closed", f"Closed: {days}; mend the day that is wrong.")]
                return (*await self._taken_names(scope, kind, key, entry), *ends)
            case Claim(links=links):
                linked = [link.claim for link in links]
                if key in linked:
                    return (Trouble("links", f"Linked claims: {key} is this claim itself; name another claim."),)
                if isinstance(before, Claim) and before.links == links:
                    return ()
                twice = next((far for far in linked if linked.count(far) > 1), "")
                sentence = (
                    f"Linked claims: {twice} is linked twice; keep the line that says best how this claim bears on it."
                )
                return (Trouble("links", sentence),) * bool(twice)
            case _:
                return ()

    async def _taken_names(self, scope: str, kind: Kind, key: str, entry: Actor | Topic) -> list[Trouble]:
        """No two stories and no two speakers may answer to one name."""
        troubles: list[Trouble] = []
        for name in (label(entry), *entry.aliases):
            others = [other for other in await self._store.named(scope, [kind], folded(name)) if other.key != key]
            if others:
                field = "aliases" if name in entry.aliases else "name" if kind is Kind.ACTOR else "title"
                sentence = f"“{name[:60]}” is what the {kind.called} “{others[0].label}” is called already"
                said = f"{sentence}; edit that one, or add a word that tells them apart."
                troubles.append(Trouble(field, said, taken=others[0]))
        return troubles

    async def _circle(self, scope: str, key: str, entry: Actor) -> list[Trouble]:
        """Nobody is part of itself, however far round."""
        chain = [key]
        above = entry.part_of
        while above and above not in chain:
            chain.append(above)
            _, found = await self._store.seen(scope, Kind.ACTOR, above)
            above = found.part_of if isinstance(found, Actor) else None
        if not key or above != key:
            return []
        round_ = " is part of ".join([*chain, key])
        return [Trouble("part_of", f"Part of: {round_}, which goes in a circle; name another speaker.")]

    async def _within_itself(self, scope: str, key: str, entry: Actor) -> list[Trouble]:
        """No group is a member of itself, however far round."""
        for member in entry.members if key else ():
            if member == key or await members_hold(self._store, scope, member, {key}):
                way = f" by way of {member}" if member != key else ""
                told = f"{key} would be a member of itself{way}, which goes in a circle; take {member} out of the list"
                return [Trouble("members", f"Members: {told}.")]
        return []
