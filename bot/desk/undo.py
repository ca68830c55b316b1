"""Decides what an undo writes: every entry of a change as it was before."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.briefing import past
from bot.briefing.answer import Answer, Query
from bot.briefing.drafting import Saved
from bot.desk.cards import Cards
from bot.desk.work import Curator
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY, Author, Draft, Revision, signer, undoing
from bot.domain.vocabulary import Kind
from bot.store.store import MovedOn, Store

_OWN = 500
"""How many of a scope's revisions are looked through for one's own last change."""


class Undo:
    """Takes changes back; an undo is itself a change, and can be undone."""

    def __init__(self, store: Store, cards: Cards, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._cards = cards
        self._clock = clock

    async def last(self, who: Curator) -> Saved:
        """Take back the newest change of one's own that is not undone; raises a Refusal where another built on it."""
        own = await self._store.own_revisions(who.scope, _OWN)
        undone = {n for r in own if (span := r.undoes) for n in range(span[0], span[1] + 1)}
        mine = next((r for r in own if signer(r.by)[1] == who.user and not r.undoes and r.seq not in undone), None)
        if mine is None:
            raise Refusal("You have no change here to take back; /changes lists everybody's, /undo takes a number.")
        return await self._undone(who, await self._store.change_with(who.scope, mine.seq), strict=True)

    async def revision(self, who: Curator, seq: int, *, strict: bool = False) -> Saved:
        """Take back the change with revision `seq`; `strict` refuses where an entry has moved on since."""
        change = [r for r in await self._store.change_with(who.scope, seq) if r.scope == who.scope]
        if change and not signer(change[0].by)[1]:  # a pack's load is no change to take back whole
            change = [r for r in change if r.seq == seq]
        if not change:
            raise Refusal(f"There is no change #{seq} of this server; /changes lists them with their numbers.")
        return await self._undone(who, change, strict=strict)

    async def _undone(self, who: Curator, change: list[Revision], *, strict: bool) -> Saved:
        drafts: list[Draft] = []
        later = 0
        for revision in change:
            known = await self._store.revisions(who.scope, revision.kind, revision.key, _OWN)
            own = [r for r in known if r.scope == who.scope]
            newer = [r for r in own if r.seq > revision.seq]
            later += len(newer)
            if newer and strict:
                by, _ = signer(newer[0].by)
                raise Refusal(
                    f"{by} changed {revision.kind.value} {revision.key} since, in #{newer[0].seq}; "
                    f"to go back behind that too, type /undo revision:{revision.seq}."
                )
            before = next((r for r in own if r.seq < revision.seq), None)
            base, _ = await self._store.seen(who.scope, revision.kind, revision.key)
            drafts.append(replace(_taken_back(revision, before), base=base))
        first, last = change[0], change[-1]
        why = undoing(first.seq, last.seq)
        try:
            written = await self._store.write(drafts, Author(who.name, self._clock(), why))
        except MovedOn as moved:
            raise Refusal(f"{moved.draft.key} changed in this very moment; look at it and try again.") from None
        main = last if last.kind is not Kind.SOURCE or len(change) == 1 else first
        _, entry = await self._store.seen(who.scope, main.kind, main.key)
        number = f"#{first.seq}" if first.seq == last.seq else f"#{first.seq}–{last.seq}"
        said = f"Undone: {number}." + (f" {later} later changes to it went with it." if later else "")
        if entry is None:
            said += f" The {main.kind.value} is no longer shown."
        answer = await self._shown(who.scope, main)
        return Saved(said, answer, main.kind, main.key, written.first, may_edit=entry is not None)

    async def _shown(self, scope: str, revision: Revision) -> Answer:
        """The entry as it is now, or its history where it is gone."""
        _, entry = await self._store.seen(scope, revision.kind, revision.key)
        if entry is not None:
            try:
                return await self._cards.card(scope, revision.kind, revision.key, entry)
            except Refusal:
                pass  # the claim it belongs to is gone
        revisions = await self._store.revisions(scope, revision.kind, revision.key, _OWN)
        query = Query("history", f"{revision.kind}:{revision.key}")
        return past.history(revision.kind, revision.key, revisions, query)


def _taken_back(revision: Revision, before: Revision | None) -> Draft:
    """The draft that makes the entry what it was before a revision of its own scope."""
    if before is not None and before.entry is not None:
        return Draft(revision.scope, revision.kind, revision.key, before.entry)
    hidden = before is not None and before.action == "withdraw"
    releases = revision.scope != LIBRARY and not hidden
    return Draft(revision.scope, revision.kind, revision.key, None, releases=releases)
