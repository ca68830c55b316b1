"""Decides what an undo writes: every entry of a change as it was before."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.briefing import past
from bot.briefing.drafting import Saved
from bot.desk.cards import Cards
from bot.desk.names import called, names_of
from bot.desk.work import Curator
from bot.domain.entries import Entry, label, references
from bot.domain.forms import FORMS, typed_of
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY, Author, Draft, Revision, Step, imported_as, merging, signer, undoing
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.store.store import MovedOn, NameGiven, Store

_OWN = 500
"""How many of one's own revisions, and of undoing ones, are looked through for one's last change."""

_SHORT = 80
"""How much of what an entry is called stands in a sentence."""
_MANY = 5
"""A change of more entries is told by their number: an import, a merge."""


class Undo:
    """Takes changes back; an undo is itself a change, and can be undone."""

    def __init__(self, store: Store, cards: Cards, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._cards = cards
        self._clock = clock

    async def last(self, who: Curator) -> Saved:
        """Take back the newest change of one's own that is not undone; raises a Refusal where another built on it."""
        newest = await self._own_newest(who)
        if newest is None:
            raise Refusal("You have no change here to take back; /changes lists everybody's, /undo takes a number.")
        done = await self._undone(who, await self._store.change_with(who.scope, newest), strict=True)
        return replace(done, said=f"{done.said} {await self._further(who)}")

    async def _own_newest(self, who: Curator) -> int | None:
        """The number of one's newest change that is not undone; to redo one is a change too."""
        found = await self._store.own_revisions_by(who.scope, who.user, _OWN)
        roots: dict[int, tuple[tuple[int, int], bool]] = {}  # of each that undoes: of what to begin with, does it again
        for revision in reversed(found):
            if span := revision.undoes:
                root, again = roots.get(span[0], (span, True))
                roots[revision.seq] = root, not again
        undone: list[tuple[int, int]] = []
        for revision in found:
            is_own = signer(revision.by)[1] == who.user
            root, again = roots.get(revision.seq, ((revision.seq, revision.seq), False))
            if any(first <= revision.seq <= last or first <= root[0] <= last for first, last in undone):
                continue  # an undo that is itself undone undoes nothing, nor does what was undone again stand
            if span := revision.undoes:
                if is_own and again:
                    return revision.seq
                undone.append(span)
            elif is_own:
                return revision.seq
        return None

    async def _further(self, who: Curator) -> str:
        """What a further undo would take back: nobody who only wants this one back is to try it."""
        newest = await self._own_newest(who)
        if newest is None:
            return "Before that there is no change of yours here; Redo puts this one in again."
        change = await self._store.change_with(who.scope, newest)
        did = await self._did(who.scope, change[0].seq, change[-1].seq)
        before = f"{_number(change[0].seq, change[-1].seq)}, which {did}"
        if built := _built_on(await self._store.steps(who.scope, change)):
            by, _ = signer(built.later[0].by)
            return (
                f"Redo puts it in again; a further /undo stops at {before}, since {by} changed the "
                f"{built.revision.kind.called} “{_name(built)}” in #{built.later[0].seq}."
            )
        return f"Redo puts it in again; a further /undo takes back {before}."

    async def revision(self, who: Curator, seq: int, *, strict: bool = False) -> Saved:
        """Take back the change with revision `seq`; `strict` refuses where an entry has moved on since."""
        change = [r for r in await self._store.change_with(who.scope, seq) if r.scope == who.scope]
        if change and not signer(change[0].by)[1]:  # a pack's load is no change to take back whole
            change = [r for r in change if r.seq == seq]
        if not change:
            raise Refusal(f"There is no change #{seq} of this server; /changes lists them with their numbers.")
        return await self._undone(who, change, strict=strict)

    async def _undone(self, who: Curator, change: list[Revision], *, strict: bool) -> Saved:
        steps = await self._store.steps(who.scope, change)
        if strict and (built := _built_on(steps)):
            by, _ = signer(built.later[0].by)
            raise Refusal(
                f"{by} changed the {built.revision.kind.called} “{_name(built)}” since, in #{built.later[0].seq}; "
                f"to go back behind that too, type /undo revision:{built.revision.seq}."
            )
        drafts = [replace(_taken_back(step.revision, step.before), base=step.base) for step in steps]
        drafts, staying = await self._without_named(who.scope, drafts)
        await self._check_named(who.scope, drafts)
        first, last = change[0], change[-1]
        span, again = await self._at_root(who.scope, (first.seq, last.seq))
        did = "" if again else await self._did(who.scope, *span)  # while those that it names are there
        try:
            author = Author(who.name, self._clock(), undoing(first.seq, last.seq))
            written = await self._store.write(drafts, author, names_at=last.seq)
        except NameGiven as given:
            kind, had = given.draft.kind.called, given.draft.key
            raise Refusal(
                f"Nothing was undone: the {kind} {given.other} is called by now what the {kind} {had} was called; "
                f"/history {given.other} tells since when."
            ) from None
        except MovedOn as moved:
            raise Refusal(f"{moved.draft.key} changed in this very moment; look at it and try again.") from None
        main = _main(change)
        _, entry = await self._store.seen(who.scope, main.kind, main.key)
        number = _number(*span)
        later = sum(len(step.later) for step in steps if step.moved_on)
        went = f" {later} later {'change' if later == 1 else 'changes'} to it went with it." if later else ""
        did = did or await self._did(who.scope, *span)
        said = f"{'Redone' if again else 'Undone'}: {number}, which {did}.{went}{staying}"
        if len(drafts) > _MANY:
            said += f" These are {len(drafts):,} entries; below stands the last of them."
        elif entry is None:
            also = await self._cards.gone_with(who.scope, main.kind, main.key)
            said += f" The {main.kind.called} is no longer shown{also}."
        if entry is None:
            shown = await self._cards.past(who.scope, main.kind, main.key)
        else:
            said += await self._cards.unseen(who.scope, entry)
            shown = await self._cards.shown(who.scope, main.kind, main.key, entry)
        on = await self._cards.open_for_more(who.scope, main.key, entry) if entry else ""
        there = entry is not None
        return Saved(said, shown, main.kind, main.key, written.first, may_edit=there, undid=not again, on=on)

    async def _did(self, scope: str, begun: int, ended: int) -> str:
        """What a change did, in words."""
        change = [r for r in await self._store.change_with(scope, begun) if begun <= r.seq <= ended]
        main = _main(change)
        if name := imported_as(min((each.why for each in change), key=len)):  # a merge in it gives its own reason too
            entries = "its one entry" if len(change) == 1 else f"all of its {len(change):,} entries"
            return f"was the import of {name}, with {entries}"
        one = past.revised(main, await self._store.revisions(scope, main.kind, main.key, _OWN))
        stood = [typed_of(one.revision.kind, r.entry) for r in (one.before, one.revision) if r and r.entry]
        names = await names_of(self._store, scope, FORMS[one.revision.kind], *stood)
        if into := one.revision.merged_into:
            names |= {(Kind.ACTOR, into): await called(self._store, scope, Kind.ACTOR, into)}
        others = [
            past.revised(r, await self._store.revisions(scope, r.kind, r.key, _OWN) if len(change) == 2 else ())
            for r in change
            if r != main
        ]
        return past.did(one, others, await self._store.actors(scope, past.speakers([one, *others[:1]])), names)

    async def _at_root(self, scope: str, span: tuple[int, int]) -> tuple[tuple[int, int], bool]:
        """The first and last revision of what was changed to begin with, and whether taking back `span` does it again.

        An undo goes back to what it undoes; to take that undo back does it again, to take this back undoes it again.
        """
        again = False
        for revision in await self._store.undone(scope, span[0]):
            if undone := revision.undoes:
                span, again = undone, not again
        return span, again

    async def _after(self, draft: Draft) -> Entry | None:
        """What is seen of the entry once the draft is written: a release may let the library's show."""
        if draft.entry is None and draft.releases:
            return (await self._store.seen(LIBRARY, draft.kind, draft.key))[1]
        return draft.entry

    async def _without_named(self, scope: str, drafts: list[Draft]) -> tuple[list[Draft], str]:
        """The drafts without those that take away a speaker or source which others name by now, and what that is.

        Raises a Refusal where nothing else is to be undone.
        """
        after = {(draft.kind, draft.key): await self._after(draft) for draft in drafts}
        kept: list[Draft] = []
        staying = ""
        for draft in drafts:
            namers: list[tuple[Kind, str, int, Entry]] = []
            named = (draft.kind, draft.key)
            if after[named] is None and draft.kind in (Kind.ACTOR, Kind.SOURCE):
                namers = await self._store.naming(scope, *named)
            then = [(kind, key, after.get((kind, key), entry)) for kind, key, _, entry in namers]
            others = [(kind, key) for kind, key, entry in then if entry and named in _named_by(entry)]
            if others:
                kind, key = others[0]
                named_by = await called(self._store, scope, kind, key)
                stays = await called(self._store, scope, *named)
                staying += f" The {draft.kind.called} “{stays}” stays, since the {kind.called} “{named_by}” names it."
            else:
                kept.append(draft)
        if not kept:
            why = staying.strip().rstrip(".").replace(". The ", ", and the ").replace("The ", "the ", 1)
            raise Refusal(f"Nothing was undone: {why}; retract that first.")
        return kept, staying

    async def _check_named(self, scope: str, drafts: list[Draft]) -> None:
        """Raise a Refusal where an entry would name a speaker or source again that is gone by now."""
        after = {(draft.kind, draft.key): await self._after(draft) for draft in drafts}
        there = {named for named, entry in after.items() if entry}
        for (by, own), entry in after.items():
            for kind, key in sorted(_named_by(entry)) if entry else ():
                assert entry is not None
                if kind not in (Kind.ACTOR, Kind.SOURCE) or (kind, key) in there:
                    continue
                if (kind, key) not in after and (await self._store.seen(scope, kind, key))[1]:
                    there.add((kind, key))
                    continue
                _, now = await self._store.seen(scope, by, own)
                if now and (kind, key) in _named_by(now):
                    continue
                found = await self._store.revisions(scope, kind, key, _OWN)
                gone = next((r.seq for r in found if r.scope == scope and not r.body), 0)
                how = f" since #{gone}; take that back first by /undo revision:{gone}" if gone else " from the library"
                lost = shortened(next((label(r.entry) for r in found if r.entry), key), _SHORT)
                raise Refusal(
                    f"Nothing was undone: the {by.called} “{shortened(label(entry), _SHORT)}” names the {kind.called} "
                    f"“{lost}”, which is gone{how}."
                )


def _built_on(steps: Sequence[Step]) -> Step | None:
    """The first entry of a change that was changed since."""
    return next((step for step in steps if step.moved_on), None)


def _name(step: Step) -> str:
    """What the entry of a step is called, as it was last."""
    entry = next((r.entry for r in (*step.later, step.revision, step.before) if r and r.entry), None)
    return shortened(label(entry), _SHORT) if entry else step.revision.key


def _number(begun: int, ended: int) -> str:
    return f"#{begun}" if begun == ended else f"#{begun}–{ended}"


def _main(change: Sequence[Revision]) -> Revision:
    """The revision that a change was made for: others came with it, and a source may have come last."""
    return change[-1] if change[-1].kind is not Kind.SOURCE else change[0]


def _named_by(entry: Entry) -> set[tuple[Kind, str]]:
    """What an entry names, each by kind and key."""
    return {(kind, key) for _, kind, key in references(entry.model_dump(mode="json", exclude_none=True))}


def _taken_back(revision: Revision, before: Revision | None) -> Draft:
    """The draft that makes the entry what it was before a revision of its own scope."""
    if before is not None and before.entry is not None:
        return Draft(revision.scope, revision.kind, revision.key, before.entry)
    hidden = before is not None and before.action == "withdraw"
    releases = revision.scope != LIBRARY and not hidden
    into = before.merged_into if before is not None and hidden else ""
    why = merging(revision.key, into) if into else ""  # merged once more
    return Draft(revision.scope, revision.kind, revision.key, None, releases=releases, why=why)
