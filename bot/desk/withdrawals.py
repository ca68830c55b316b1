"""Decides what becomes of entries that go: retracted, or merged into another."""

import datetime as dt
from collections.abc import Callable

from bot.briefing import past
from bot.briefing.drafting import Saved
from bot.desk.cards import Cards
from bot.desk.merging import members_hold, naming_instead, taking_over
from bot.desk.names import names_of
from bot.desk.work import Curator
from bot.domain.entries import Actor
from bot.domain.forms import FORMS, typed_of
from bot.domain.refusals import Gone, Refusal
from bot.domain.revision import Author, Draft, merging
from bot.domain.vocabulary import Kind
from bot.store.store import MovedOn, Store

_EARLIER = 50
"""How many revisions of an entry are looked through for what it was."""


class Withdrawals:
    """Each method returns the card of what stays, or the history of what is gone. One undo takes it back whole."""

    def __init__(self, store: Store, cards: Cards, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._cards = cards
        self._clock = clock

    async def retract(self, who: Curator, kind: Kind, words: str, why: str) -> Saved:
        """Withdraw an entry; its history stays, and an undo brings it back."""
        key = await self._cards.key_of(who.scope, kind, words)
        base, entry = await self._store.seen(who.scope, kind, key)
        if entry is None:
            raise Gone(kind.value, key)
        drafts = [Draft(who.scope, kind, key, None, base=base)]
        written = await self._written(who, drafts, f"{kind.value} retracted" + (f": {why}" if why else ""))
        found = await self._store.revisions(who.scope, kind, key, _EARLIER)
        one = past.revised(found[0], found)
        names = await names_of(self._store, who.scope, FORMS[kind], typed_of(kind, entry))
        what = past.named(one, await self._store.actors(who.scope, past.speakers([one])), names)
        also = await self._cards.gone_with(who.scope, kind, key)
        said = f"Retracted: {what} is no longer shown{also}. Undo brings {'all of it' if also else 'it'} back; "
        said += f"/history {kind.value}:{key} keeps what was."
        shown = await self._cards.shown(who.scope, kind, key, entry)
        return Saved(said, shown, kind, key, written, may_edit=False)

    async def merge(self, who: Curator, one: str, other: str) -> Saved:
        """Make two speakers one: all that named the first names the second, which takes over its names."""
        gone = await self._cards.key_of(who.scope, Kind.ACTOR, one)
        stays = await self._cards.key_of(who.scope, Kind.ACTOR, other)
        if gone == stays:
            raise Refusal("These are one speaker already; name two.")
        drafts: list[Draft] = []
        for kind, key, base, entry in await self._store.naming(who.scope, Kind.ACTOR, gone):
            if (kind, key) != (Kind.ACTOR, stays):
                drafts.append(Draft(who.scope, kind, key, naming_instead(entry, gone, stays), base))
        gone_at, was = await self._store.seen(who.scope, Kind.ACTOR, gone)
        stays_at, now = await self._store.seen(who.scope, Kind.ACTOR, stays)
        if not isinstance(was, Actor) or not isinstance(now, Actor):
            raise Gone("actor", gone)
        merged = taking_over(now, stays, was, gone)
        if now.part_of != gone and await self._is_within(who.scope, now, gone):
            merged = merged.model_copy(update={"part_of": None})
        both = {gone, stays}
        apart = [m for m in merged.members if not await members_hold(self._store, who.scope, m, both)]
        merged = merged.model_copy(update={"members": tuple(apart)})
        drafts += [
            Draft(who.scope, Kind.ACTOR, stays, merged, stays_at),
            Draft(who.scope, Kind.ACTOR, gone, None, gone_at),
        ]
        first = await self._written(who, drafts, merging(gone, stays))
        card = await self._cards.shown(who.scope, Kind.ACTOR, stays, merged)
        return Saved(f"Merged: what {was.name} said stands under {now.name}.", card, Kind.ACTOR, stays, first)

    async def _is_within(self, scope: str, actor: Actor, key: str) -> bool:
        """Whether the actor is part of another, near or far."""
        seen: set[str] = set()
        while (above := actor.part_of) and above not in seen:
            if above == key:
                return True
            seen.add(above)
            _, found = await self._store.seen(scope, Kind.ACTOR, above)
            if not isinstance(found, Actor):
                return False
            actor = found
        return False

    async def _written(self, who: Curator, drafts: list[Draft], why: str) -> int:
        """Write whole; the first revision. Raises a Refusal where another was there in that very moment."""
        try:
            return (await self._store.write(drafts, Author(who.name, self._clock(), why))).first
        except MovedOn as moved:
            raise Refusal(f"{moved.draft.key} changed in this very moment; look at it and try again.") from None
