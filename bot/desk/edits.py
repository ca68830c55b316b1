"""Decides what becomes of moderators' entries: a form is opened, held back with what is wrong, or saved.

Whatever was typed is kept as a draft before it is judged, so that no error, restart or rival change loses it.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
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
from bot.desk.setups import Setups
from bot.desk.shelf import CLOSED, Shelf
from bot.desk.storydays import StoryDays
from bot.desk.subjects import Subjects
from bot.desk.titles import about, titled
from bot.desk.work import Curator, Work
from bot.domain.drafts import Trouble, in_words, without_scheme
from bot.domain.entries import Entry, label
from bot.domain.forms import FORMS, linked_instead, named_instead, typed_of
from bot.domain.refusals import Choice, Decided, Gone, Refusal
from bot.domain.revision import Draft, signer
from bot.domain.text import is_seen
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.nearest import nearest_word
from bot.store.store import MovedOn, NameGiven, Store

Outcome = Asked | Held | Saved


class Edits:
    """Each method returns what to show: a form to open, a draft that is held, or the card of what was saved."""

    def __init__(
        self, store: Store, subjects: Subjects, setups: Setups, cards: Cards, clock: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._cards = cards
        self._clock = clock
        self._drafting = Drafting(store, subjects, setups)
        self._proposals = Proposals(store, self._drafting)
        self._days = StoryDays(store, subjects)
        self._shelf = Shelf(store, self._days, clock)

    # Beginning

    async def add(
        self, who: Curator, kind: Kind, typed: Mapping[str, str], *, suggestion: int | None = None, ask: bool = False
    ) -> Outcome:
        """Save a new entry when all it needs is given; else (or where `ask`) open its form for what is missing."""
        known = in_words(FORMS[kind], {name: text for name, text in typed.items() if is_seen(text)}, nearest_word)
        given = () if ask else tuple(known)
        begun = not ask and any(not FORMS[kind].field(name).is_picked for name in known)
        if kind is Kind.CLAIM and "topic" not in known and (story := await self._subjects.followed_story(who.scope)):
            known["topic"] = story
        work = Work(kind, known, given=given, suggestion=suggestion)
        if ask or any(field.is_missing(known) for field in FORMS[kind].fields):
            told = replace(work, typed={name: text for name, text in {**typed, **known}.items() if is_seen(text)})
            if wrong := await self._proposals.wrong_from_the_start(who.scope, told, self._clock().date()):
                return await self._held(who, told, troubles=wrong)
            return await self._asked(who, await self._shelf.kept(who, work, typed=begun), 0)
        return await self._judged(who, work)

    async def more(self, who: Curator, on: Kind, key: str) -> Outcome:
        """Open the form of who says what of a claim, or of a story's next claim; raises a Refusal where it is gone."""
        known = {on.value: await self._cards.key_of(who.scope, on, key)}
        return await self.add(who, Kind.CLAIM if on is Kind.TOPIC else Kind.STATEMENT, known)

    async def quote(self, who: Curator, words: str, address: str, day: dt.date, poster: str) -> Outcome:
        """Open the form of a statement that a message holds. Whose words they are is asked: `poster` is a hint."""
        typed = {"quote": words, "source": address, "said_on": day.isoformat()}
        work = await self._shelf.kept(who, Work(Kind.STATEMENT, typed, poster=poster), typed=False)
        return await self._asked(who, work, 0)

    async def edit(
        self, who: Curator, kind: Kind, words: str, changes: Mapping[str, str] | None = None, page: int = 0
    ) -> Outcome:
        """Open a form of an entry that is there, its first or another `page`; with `changes`, save them at once."""
        key = await self._cards.key_of(who.scope, kind, words)
        base, entry = await self._store.seen(who.scope, kind, key)
        if entry is None:
            raise Gone(kind.value, key)
        work = Work(kind, typed_of(kind, entry) | dict(changes or {}), key, base)
        if changes is not None:
            return await self._judged(who, work)
        return await self._asked(who, await self._shelf.kept(who, work, typed=False), page)

    async def assess(self, who: Curator, claim: str, status: str, reason: str, confidence: str) -> Outcome:
        """Give a claim the curators' own reading, in place of one they gave before."""
        key = await self._cards.key_of(who.scope, Kind.CLAIM, claim)
        file = await self._store.claim_file(who.scope, key)
        had = await self._store.assessment_key(who.scope, key) if file and file.assessment else None
        typed = {"claim": key, "status": status, "reason": reason, "confidence": confidence}
        if had is None:
            return await self.add(who, Kind.ASSESSMENT, typed)
        if reason:
            return await self.edit(who, Kind.ASSESSMENT, had, typed)
        base, entry = await self._store.seen(who.scope, Kind.ASSESSMENT, had)
        work = Work(
            Kind.ASSESSMENT, (typed_of(Kind.ASSESSMENT, entry) if entry else {}) | {"status": status}, had, base
        )
        return await self._asked(who, await self._shelf.kept(who, work, typed=False), 0)

    async def link(self, who: Curator, claim: str, word: str, other: str) -> Outcome:
        """Link a claim to another, in place of the link that it has to it."""
        key = await self._cards.key_of(who.scope, Kind.CLAIM, claim)
        far = await self._cards.key_of(who.scope, Kind.CLAIM, other)
        if key == far:
            raise Refusal("A claim cannot be linked to itself; name another claim.")
        links, before = linked_instead((await self._store.seen(who.scope, Kind.CLAIM, key))[1], far, word)
        outcome = await self.edit(who, Kind.CLAIM, key, {"links": links})
        stands = f"Saved: “{word}” in place of “{before}”."
        return replace(outcome, said=stands) if before and isinstance(outcome, Saved) else outcome

    # Going on with a draft

    async def submitted(
        self, who: Curator, draft: str, values: Mapping[str, str], kind: Kind | None = None, key: str = ""
    ) -> Outcome:
        """Take what was typed into a form: kept first, then saved, or held back with what is wrong.

        `kind` and `key` are of the entry that the form was of; where its draft is closed by now, a new one is held.
        """
        work, why = await self._shelf.filled(who, draft, values, kind, key)
        try:
            return await (self._held_anew(who, work, why) if why else self._settled(who, work))
        except Gone:
            if why or not (again := await self._shelf.anew(who, work, values)):
                raise
            return await self._held_anew(who, again, CLOSED)  # it was sent twice at once

    async def asked(self, who: Curator, draft: str, page: int) -> Outcome:
        """Open a form of a draft again, filled."""
        return await self._asked(who, await self._shelf.work(who, draft), page)

    async def gone_on_with(self, who: Curator, draft: str) -> Outcome:
        """What is wrong with a draft, beside its forms; the first form where nothing is."""
        work = await self._shelf.work(who, draft)
        base = await self._shelf.at_base(who.scope, work)
        made = await self._proposals.made(who.scope, work, self._clock().date(), base)
        return await (self._asked(who, work, 0) if made.entry else self._held(who, work, troubles=made.troubles))

    async def save(self, who: Curator, draft: str) -> Outcome:
        """Save a draft although entries nearly say the same, or over what another changed meanwhile."""
        return await self._settled(who, replace(await self._shelf.work(who, draft), alike_seen=True))

    async def add_claim_alone(self, who: Curator, draft: str) -> Outcome:
        """Save the claim that was to be added with a statement; the statement is begun as a draft of its own."""
        work = await self._shelf.work(who, draft)
        if not work.claim:
            raise Gone("draft", draft)
        claim = replace(work, kind=Kind.CLAIM, typed=work.claim, claim={}, days={}, said=work.typed)
        made = await self._proposals.made(who.scope, claim, self._clock().date())
        if made.entry and not work.alike_seen and (near := await near_to(self._store, who.scope, made)):
            return await self._held(who, work, alike=near)  # as a statement still, so that none of its words is lost
        return await self._settled(who, claim, alone=True)

    async def discard(self, who: Curator, draft: str) -> str:
        """Throw a draft away, and say so; raises Gone where it is saved or discarded already."""
        work = await self._shelf.discard(who, draft)
        return f"The draft is discarded{f'; the {work.kind.called} itself is unchanged by it' if work.key else ''}."

    async def fix(self, who: Curator, draft: str, name: str, key: str) -> Outcome:
        """Take one of the entries that may have been meant by a field."""
        work = await self._shelf.work(who, draft)
        field = FORMS[work.kind].field(name)
        text = work.typed.get(name, "")
        made = await self._proposals.made(who.scope, work, self._clock().date())
        wrong = next((t.words for t in made.troubles if t.field == name and t.choices and t.words), text)
        typed = {**work.typed, name: named_instead(field, text, wrong, key)}
        work = await self._shelf.kept(who, replace(work, typed=typed), typed=True)
        if work.is_only_begun:  # what the command gave is told by now; the rest was not asked yet
            given = tuple(in_words(FORMS[work.kind], {n: text for n, text in typed.items() if text}, nearest_word))
            return await self._asked(who, await self._shelf.kept(who, replace(work, given=given), typed=True), 0)
        return await self._settled(who, work)

    async def make_new(self, who: Curator, draft: str, kind: ActorKind) -> Outcome:
        """Make the speaker that the draft names in vain, together with the entry that needs it."""
        work = await self._shelf.work(who, draft)
        made = await self._proposals.made(who.scope, work, self._clock().date())
        words = next((trouble.words for trouble in made.troubles if trouble.may_be_new), "")
        work = await self._shelf.kept(who, replace(work, new={**work.new, words: kind.value}), typed=True)
        return await self._settled(who, work)

    async def instead(self, who: Curator, draft: str, claim: str) -> Outcome:
        """Turn a new claim into a statement on one that says nearly the same: its form, with the words kept.

        A statement that was to be added with the new claim is saved on that one.
        """
        work = await self._shelf.work(who, draft)
        if work.claim:
            turned = replace(work, typed={**work.typed, "claim": claim}, claim={})
            return await self._settled(who, await self._shelf.kept(who, turned, typed=True))
        told = await self._proposals.told(who.scope, work.suggestion)
        typed = {"claim": claim, "paraphrase": work.prose(), **told}
        turned = Work(Kind.STATEMENT, typed, suggestion=work.suggestion, id=draft)
        return await self._asked(who, await self._shelf.kept(who, turned, typed=True), 0)

    async def drafts(self, who: Curator) -> list[tuple[str, Kind, str]]:
        """The drafts somebody has not finished: (id, kind, the words it is known by)."""
        return await self._shelf.listed(who)

    # Steps

    async def _judged(self, who: Curator, work: Work) -> Outcome:
        """Save what came whole with a command. It is kept as a draft only where it cannot be saved."""
        try:
            return await self._settled(who, work)
        except Decided:
            raise
        except Exception:
            await self._shelf.kept(who, work, typed=True)
            raise

    async def _settled(self, who: Curator, work: Work, *, taken: bool = False, alone: bool = False) -> Outcome:
        """Save the draft if nothing speaks against it; else hold it back. `taken` where another entry has its key.

        A suggested claim whose speaker was told waits for the statement, unless it is to be added `alone`.
        """
        position = self._store.position
        base_entry = await self._shelf.at_base(who.scope, work)
        work = await self._days.dated(who.scope, work, today := self._clock().date(), base_entry)
        made = await self._proposals.made(who.scope, work, today, base_entry)
        if made.entry is None:
            return await self._held(who, work, troubles=made.troubles)
        if not work.key and not work.alike_seen and (near := await near_to(self._store, who.scope, made)):
            return await self._held(who, work, alike=near)
        if not alone and (together := await self._proposals.statement(who.scope, work, made.entry)):
            return await self._settled(who, together)
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
            return await self._settled(who, work, taken=taken, alone=alone)
        except MovedOn as moved:
            if (moved.draft.kind, moved.draft.key) != (work.kind, key):  # a speaker or source made with it: once more
                return await self._settled(who, work, taken=taken, alone=alone)
            if fresh:  # the next free key will do, unless what took this one says nearly the same
                return await self._settled(who, work, taken=True, alone=alone)
            return await self._conflict(who, replace(work, key=key))
        except Decided as decided:
            if not work.id:
                raise
            return await self._held(who, replace(work, suggestion=None), decided=decided.sentence)
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
        return await self._held(who, merged, conflict=pages.conflict(newest, work.kind, was, theirs, would, names))

    async def _held_anew(self, who: Curator, work: Work, why: str) -> Held | Saved:
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
        return await self._held(who, work, troubles=made.troubles, alike=near, conflict=changes, decided=why)

    async def _unchanged(self, who: Curator, work: Work, entry: Entry, key: str, said: str) -> Saved:
        """The entry as it stands, with nothing to undo; the draft is done with."""
        card = await self._cards.shown(who.scope, work.kind, key, entry)
        if work.id:
            await self.discard(who, work.id)
        on = await self._cards.open_for_more(who.scope, key, entry)
        return Saved(said, card, work.kind, key, 0, on=on)

    async def _asked(self, who: Curator, work: Work, page: int) -> Asked:
        base = await self._shelf.at_base(who.scope, work)
        asked = FORMS[work.kind].pages(work.given, typed_of(work.kind, base) if base else None, edits=bool(work.key))
        page = min(page, len(asked) - 1)
        title = await titled(self._store, who.scope, work, base)
        near = await self._drafting.claims_of(who.scope, work.typed) if work.poster else ()
        fields = pages.quoting(asked[page], work.poster, near) if work.poster else asked[page]
        on = await about(self._store, who.scope, work)
        return Asked(work.id, title, page, fields, work.typed, on, work.kind, work.key)

    async def _held(
        self,
        who: Curator,
        work: Work,
        troubles: tuple[Trouble, ...] = (),
        alike: tuple[Choice, ...] = (),
        conflict: Sequence[Section] = (),
        decided: str = "",
    ) -> Held:
        kept = await self._store.suggestion(who.scope, work.suggestion) if work.suggestion else None
        if kept is not None and kept.state != "open":  # what speaks against it may be what another made of it
            gone = Decided(signer(kept.decided_by)[0], kept.state)
            if not work.id:
                raise gone
            work, decided = replace(work, suggestion=None), gone.sentence
        work = await self._shelf.kept(who, replace(work, given=()), typed=True)
        shown = (await self._shelf.in_words(who.scope, work)).typed
        held = (work.id, work.kind, shown, troubles, alike, conflict, decided, work.days, bool(work.claim))
        together = await self._proposals.adds_claim(who.scope, work, self._clock().date())
        return pages.held(*held, together=together, moved=work.moved, edits=bool(work.key))
