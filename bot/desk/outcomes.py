"""Decides what becomes of a draft: its form is opened, it is held back with what speaks against it, or it is saved."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.briefing import drafting as pages
from bot.briefing.answer import Section
from bot.briefing.drafting import Asked, Held, Saved
from bot.desk.cards import Cards
from bot.desk.drafting import Drafting, key_for, told_key
from bot.desk.lookalikes import equal_to, near_to
from bot.desk.names import names_of
from bot.desk.over import over
from bot.desk.proposals import Proposals
from bot.desk.shelf import Shelf
from bot.desk.storydays import StoryDays
from bot.desk.titles import form_of
from bot.desk.twicedenied import denies_denial
from bot.desk.work import Curator, Work
from bot.domain.drafts import Trouble, without_scheme
from bot.domain.entries import Entry, label
from bot.domain.forms import FORMS, typed_of
from bot.domain.refusals import Choice, Decided
from bot.domain.revision import Draft, signer
from bot.domain.vocabulary import Kind
from bot.store.store import MovedOn, NameGiven, Store

Outcome = Asked | Held | Saved


class Outcomes:
    """Each method returns what to show."""

    def __init__(
        self,
        store: Store,
        cards: Cards,
        drafting: Drafting,
        proposals: Proposals,
        days: StoryDays,
        shelf: Shelf,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._store = store
        self._cards = cards
        self._drafting = drafting
        self._proposals = proposals
        self._days = days
        self._shelf = shelf
        self._clock = clock

    async def judged(self, who: Curator, work: Work, *, show: bool = False) -> Outcome:
        """Save what came whole with a command. It is kept as a draft only where it cannot be saved."""
        try:
            return await self.settled(who, work, show=show)
        except Decided:
            raise
        except Exception:
            await self._shelf.kept(who, work, typed=True)
            raise

    async def settled(
        self, who: Curator, work: Work, *, taken: bool = False, alone: bool = False, show: bool = False
    ) -> Outcome:
        """Save the draft if nothing speaks against it; else hold it back, or where it is only to be shown (`show`).

        `taken` where another entry has its key. A suggested claim whose speaker was told waits for the statement,
        unless it is to be added `alone`.
        """
        position = self._store.position
        base_entry = await self._shelf.at_base(who.scope, work)
        work = await self._days.dated(who.scope, work, today := self._clock().date(), base_entry)
        made = await self._proposals.made(who.scope, work, today, base_entry)
        if made.entry is None:
            return await self.held(who, work, troubles=made.troubles)
        if not work.alike_seen:
            near = () if work.key else await near_to(self._store, who.scope, made)
            twice = await denies_denial(self._store, who.scope, made, base_entry)
            if near or twice:
                return await self.held(who, work, alike=near, decided=twice)
        if not alone and (together := await self._proposals.statement(who.scope, work, made.entry)):
            return await self.settled(who, together)
        if show:
            return await self.held(who, work, ready=True)
        key = work.key or key_for(work.kind, made.entry)
        needed = {(draft.kind, draft.key) for draft in made.needed}
        if taken or (work.kind, key) in needed:
            key = await self._drafting.free_key(who.scope, work.kind, key, needed)
        fresh = not work.key and work.kind is not Kind.ASSESSMENT
        drafts = [*made.needed, Draft(who.scope, work.kind, key, made.entry, work.base, fresh=fresh)]
        if made.entry == base_entry and not made.needed:
            return await self._unchanged(who, work, made.entry, key, "Nothing was changed.")
        try:
            first = await self._shelf.written(who, work, drafts, position)
        except NameGiven:  # now it is seen, and told
            return await self.settled(who, work, taken=taken, alone=alone)
        except MovedOn as moved:
            if (moved.draft.kind, moved.draft.key) != (work.kind, key):  # a speaker or source made with it: once more
                return await self.settled(who, work, taken=taken, alone=alone)
            if fresh:  # the next free key will do, unless what took this one says nearly the same
                return await self.settled(who, work, taken=True, alone=alone)
            return await self._conflict(who, replace(work, key=key))
        except Decided as decided:
            if not work.id:
                raise
            return await self.held(who, replace(work, suggestion=None), decided=decided.sentence)
        card = await self._cards.shown(who.scope, work.kind, key, made.entry)
        said = f"{'Saved.' if work.key else 'Added.'}{told_key(drafts)}{self._days.told(work, today)}"
        said += without_scheme(FORMS[work.kind], work.typed)
        said += await self._cards.noticed(who.scope, key, made.entry, base_entry)
        said += f" {work.moved}" if work.moved else ""
        beside = await self._beside(who, work, key)
        on = await self._cards.open_for_more(who.scope, key, made.entry, is_new=not work.key)
        new = tuple(Choice(d.kind, d.key, label(d.entry)) for d in made.needed if d.kind is Kind.ACTOR and d.entry)
        return Saved(said, card, work.kind, key, first, suggestion=work.suggestion, beside=beside, on=on, speakers=new)

    async def _beside(self, who: Curator, work: Work, claim: str) -> tuple[str, str]:
        """A statement on a suggested claim, begun with what its proposer told: its draft and speaker, or nothing."""
        if not (typed := await self._proposals.said(who.scope, work, claim)):
            return "", ""
        return (await self._shelf.kept(who, Work(Kind.STATEMENT, typed), typed=True)).id, typed.get("speaker", "")

    async def _conflict(self, who: Curator, work: Work) -> Held | Saved:
        """Both versions and one's own: theirs since the draft began, and what saving one's own would change."""
        was = await self._shelf.at_base(who.scope, work)
        current, theirs = await self._store.seen(who.scope, work.kind, work.key)
        newest = (await self._store.revisions(who.scope, work.kind, work.key, 1))[0]
        stood = [typed_of(work.kind, entry) for entry in (was, theirs) if entry]
        names = await names_of(self._store, who.scope, FORMS[work.kind], work.typed, *stood)
        merged, would = over(work, was, theirs, current, names)
        if theirs is not None and not would:
            said = f"Nothing was changed: {signer(newest.by)[0]} saved the same before you."
            return await self._unchanged(who, work, theirs, work.key, said)
        return await self.held(who, merged, conflict=pages.conflict(newest, work.kind, was, theirs, would, names))

    async def _gone(self, scope: str, work: Work) -> Sequence[Section]:
        """That the entry was retracted since, to be told with what is wrong; nothing where it stands."""
        if not work.key or (await self._store.seen(scope, work.kind, work.key))[1] is not None:
            return ()
        newest = (await self._store.revisions(scope, work.kind, work.key, 1))[0]
        return pages.conflict(newest, work.kind, None, None, ())

    async def held_anew(self, who: Curator, work: Work, why: str) -> Held | Saved:
        """What was typed into a form whose draft was closed, or another, before it was sent: never saved unasked."""
        entry = await self._shelf.at_base(who.scope, work)
        made = await self._proposals.made(who.scope, work, self._clock().date(), entry)
        if work.key and made.entry and (await self._store.seen(who.scope, work.kind, work.key))[1] is None:
            return await self._conflict(who, work)  # it was retracted since
        near = await near_to(self._store, who.scope, made) if not work.key else ()
        if made.entry and (same := await equal_to(self._store, who.scope, work, made.entry, near)):
            return await self._unchanged(who, work, made.entry, same, "Nothing was changed.")
        stood = [typed_of(work.kind, each) for each in (entry, made.entry) if each]
        names = await names_of(self._store, who.scope, FORMS[work.kind], *stood)
        changes = pages.would_change(pages.differences(work.kind, entry, made.entry, names) if len(stood) > 1 else ())
        return await self.held(who, work, troubles=made.troubles, alike=near, conflict=changes, decided=why)

    async def _unchanged(self, who: Curator, work: Work, entry: Entry, key: str, said: str) -> Saved:
        """The entry as it stands, with nothing to undo; the draft is done with."""
        card = await self._cards.shown(who.scope, work.kind, key, entry)
        if work.id:
            await self._shelf.discard(who, work.id)
        on = await self._cards.open_for_more(who.scope, key, entry)
        return Saved(said, card, work.kind, key, 0, on=on)

    async def asked(self, who: Curator, work: Work, page: int) -> Asked:
        base = await self._shelf.at_base(who.scope, work)
        near = await self._drafting.claims_of(who.scope, work.typed) if work.poster else ()
        asked = await form_of(self._store, who.scope, work, base, page, near)
        await self._shelf.opened(who, work, asked.fields)
        return asked

    async def held(
        self,
        who: Curator,
        work: Work,
        troubles: tuple[Trouble, ...] = (),
        alike: tuple[Choice, ...] = (),
        conflict: Sequence[Section] = (),
        decided: str = "",
        *,
        ready: bool = False,
    ) -> Held:
        if troubles and not conflict:
            conflict = await self._gone(who.scope, work)
        kept = await self._store.suggestion(who.scope, work.suggestion) if work.suggestion else None
        if kept is not None and kept.state != "open":  # what speaks against it may be what another made of it
            gone = Decided(signer(kept.decided_by)[0], kept.state)
            if not work.id:
                raise gone
            work, decided = replace(work, suggestion=None), gone.sentence
        work = await self._shelf.kept(who, replace(work, given=()), typed=not ready)
        shown = (await self._shelf.in_words(who.scope, work)).typed
        held = (work.id, work.kind, shown, troubles, alike, conflict, decided, work.days, bool(work.claim))
        together = await self._proposals.adds_claim(who.scope, work, self._clock().date())
        return pages.held(*held, together=together, moved=work.moved, edits=bool(work.key), ready=ready)
