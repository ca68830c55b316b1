"""Decides what becomes of moderators' entries: a form is opened, held back with what is wrong, or saved.

Whatever was typed is kept as a draft before it is judged, so that no error, restart or rival change loses it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.briefing.drafting import Saved
from bot.desk.cards import Cards
from bot.desk.drafting import Drafting
from bot.desk.lookalikes import near_to
from bot.desk.outcomes import Outcome, Outcomes
from bot.desk.proposals import Proposals
from bot.desk.setups import Setups
from bot.desk.shelf import CLOSED, Shelf
from bot.desk.storydays import StoryDays
from bot.desk.subjects import Subjects
from bot.desk.work import Curator, Work
from bot.domain.drafts import in_words
from bot.domain.forms import FORMS, linked_instead, named_instead, typed_of
from bot.domain.refusals import Gone, NotOurs, Refusal
from bot.domain.text import is_seen
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.nearest import nearest_word
from bot.store.store import Store


class Edits:
    """Each method returns what to show: a form to open, a draft that is held, or the card of what was saved."""

    def __init__(
        self, store: Store, subjects: Subjects, setups: Setups, cards: Cards, clock: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._cards = cards
        self._clock = clock
        days, drafting = StoryDays(store, subjects), Drafting(store, subjects, setups)
        self._proposals = Proposals(store, drafting)
        self._shelf = Shelf(store, days, clock)
        self._outcomes = Outcomes(store, cards, drafting, self._proposals, days, self._shelf, clock)

    # Beginning

    async def add(
        self, who: Curator, kind: Kind, typed: Mapping[str, str], *, suggestion: int | None = None, ask: bool = False
    ) -> Outcome:
        """Save a new entry when all it needs is given; else (or where `ask`) open its form for what is missing.

        One that another proposed is shown before it is saved.
        """
        known = in_words(FORMS[kind], {name: text for name, text in typed.items() if is_seen(text)}, nearest_word)
        given = () if ask else tuple(known)
        begun = not ask and any(not FORMS[kind].field(name).is_picked for name in known)
        if kind is Kind.CLAIM and "topic" not in known and (story := await self._subjects.followed_story(who.scope)):
            known["topic"] = story
        work = Work(kind, known, given=given, suggestion=suggestion)
        if ask or any(field.is_missing(known) for field in FORMS[kind].fields):
            told = replace(work, typed={name: text for name, text in {**typed, **known}.items() if is_seen(text)})
            if wrong := await self._proposals.wrong_from_the_start(who.scope, told, self._clock().date()):
                return await self._outcomes.held(who, told, troubles=wrong)
            return await self._outcomes.asked(who, await self._shelf.kept(who, work, typed=begun), 0)
        if suggestion is None:
            return await self._outcomes.judged(who, work)
        return await self._outcomes.settled(who, await self._shelf.begun_once(who, suggestion, work), show=True)

    async def more(self, who: Curator, on: Kind, key: str) -> Outcome:
        """Open the form of who says what of a claim, or of a story's next claim; raises a Refusal where it is gone."""
        known = {on.value: await self._cards.key_of(who.scope, on, key)}
        return await self.add(who, Kind.CLAIM if on is Kind.TOPIC else Kind.STATEMENT, known)

    async def quote(self, who: Curator, words: str, address: str, day: dt.date, poster: str) -> Outcome:
        """Open the form of a statement that a message holds. Whose words they are is asked: `poster` is a hint."""
        typed = {"quote": words, "source": address, "said_on": day.isoformat()}
        work = await self._shelf.kept(who, Work(Kind.STATEMENT, typed, poster=poster), typed=False)
        return await self._outcomes.asked(who, work, 0)

    async def edit(
        self,
        who: Curator,
        kind: Kind,
        words: str,
        changes: Mapping[str, str] | None = None,
        page: int = 0,
        *,
        ask: bool = False,
    ) -> Outcome:
        """Open a form of an entry that is there, its first or another `page`; with `changes`, save them at once.

        Where `ask`, the form is opened with those in it.
        """
        key = await self._cards.key_of(who.scope, kind, words)
        base, entry = await self._store.seen(who.scope, kind, key)
        if entry is None:
            raise Gone(kind.value, key)
        work = Work(kind, typed_of(kind, entry) | dict(changes or {}), key, base)
        if changes and not ask:
            return await self._outcomes.judged(who, work)
        return await self._outcomes.asked(who, await self._shelf.kept(who, work, typed=False), page)

    async def assess(self, who: Curator, claim: str, status: str, reason: str, confidence: str) -> Outcome:
        """Give a claim the curators' own reading, in place of one they gave before."""
        key = await self._cards.key_of(who.scope, Kind.CLAIM, claim)
        file = await self._store.claim_file(who.scope, key)
        had = await self._store.assessment_key(who.scope, key) if file and file.assessment else None
        typed = {"claim": key, "status": status, "reason": reason, "confidence": confidence}
        if had is None:
            return await self.add(who, Kind.ASSESSMENT, typed)
        changes = typed if reason else {name: text for name, text in typed.items() if text}
        return await self.edit(who, Kind.ASSESSMENT, had, changes, ask=not reason)

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
            return await (self._outcomes.held_anew(who, work, why) if why else self._outcomes.settled(who, work))
        except Gone:
            if why or not (again := await self._shelf.anew(who, work, values)):
                raise
            return await self._outcomes.held_anew(who, again, CLOSED)  # it was sent twice at once

    async def asked(self, who: Curator, draft: str, page: int) -> Outcome:
        """Open a form of a draft again, filled."""
        return await self._outcomes.asked(who, await self._shelf.work(who, draft), page)

    async def gone_on_with(self, who: Curator, draft: str) -> Outcome:
        """What is wrong with a draft, beside its forms; the first form where nothing is."""
        work = await self._shelf.work(who, draft)
        base = await self._shelf.at_base(who.scope, work)
        made = await self._proposals.made(who.scope, work, self._clock().date(), base)
        return await (
            self._outcomes.asked(who, work, 0) if made.entry else self._outcomes.held(who, work, troubles=made.troubles)
        )

    async def save(self, who: Curator, draft: str, *, anyway: bool = True) -> Outcome:
        """Save a draft although entries nearly say the same, or over what another changed meanwhile.

        Not `anyway` it is one that was shown and nothing spoke against: what does by now is told first.
        """
        return await self._outcomes.settled(who, replace(await self._shelf.work(who, draft), alike_seen=anyway))

    async def add_claim_alone(self, who: Curator, draft: str) -> Outcome:
        """Save the claim that was to be added with a statement; the statement is begun as a draft of its own."""
        work = await self._shelf.work(who, draft)
        if not work.claim:
            raise Gone("draft", draft)
        claim = replace(work, kind=Kind.CLAIM, typed=work.claim, claim={}, days={}, said=work.typed)
        made = await self._proposals.made(who.scope, claim, self._clock().date())
        if made.entry and not work.alike_seen and (near := await near_to(self._store, who.scope, made)):
            return await self._outcomes.held(
                who, work, alike=near
            )  # as a statement still, so that none of its words is lost
        return await self._outcomes.settled(who, claim, alone=True)

    async def discard(self, who: Curator, draft: str) -> str:
        """Throw a draft away, and say so; raises Gone where it is saved or discarded already."""
        work = await self._shelf.discard(who, draft)
        return f"The draft is discarded{f'; the {work.kind.called} itself is unchanged by it' if work.key else ''}."

    async def fix(self, who: Curator, draft: str, name: str, key: str) -> Outcome:
        """Take one of the entries that may have been meant by a field."""
        work = await self._shelf.work(who, draft)
        if name not in [field.name for field in FORMS[work.kind].fields]:
            raise NotOurs
        field = FORMS[work.kind].field(name)
        text = work.typed.get(name, "")
        made = await self._proposals.made(who.scope, work, self._clock().date())
        wrong = next((t.words for t in made.troubles if t.field == name and t.choices and t.words), text)
        typed = {**work.typed, name: named_instead(field, text, wrong, key)}
        work = await self._shelf.kept(who, replace(work, typed=typed), typed=True)
        if work.is_only_begun:  # what the command gave is told by now; the rest was not asked yet
            given = tuple(in_words(FORMS[work.kind], {n: text for n, text in typed.items() if text}, nearest_word))
            return await self._outcomes.asked(
                who, await self._shelf.kept(who, replace(work, given=given), typed=True), 0
            )
        return await self._outcomes.settled(who, work)

    async def make_new(self, who: Curator, draft: str, kind: ActorKind) -> Outcome:
        """Make the speaker that the draft names in vain, together with the entry that needs it."""
        work = await self._shelf.work(who, draft)
        made = await self._proposals.made(who.scope, work, self._clock().date())
        words = next((trouble.words for trouble in made.troubles if trouble.may_be_new), "")
        work = await self._shelf.kept(who, replace(work, new={**work.new, words: kind.value}), typed=True)
        return await self._outcomes.settled(who, work)

    async def instead(self, who: Curator, draft: str, claim: str) -> Outcome:
        """Turn a new claim into a statement on one that says nearly the same: its form, with the words kept.

        A statement that was to be added with the new claim is saved on that one.
        """
        work = await self._shelf.work(who, draft)
        if work.claim:
            turned = replace(work, typed={**work.typed, "claim": claim}, claim={})
            return await self._outcomes.settled(who, await self._shelf.kept(who, turned, typed=True))
        told = await self._proposals.told(who.scope, work.suggestion)
        typed = {"claim": claim, "paraphrase": work.prose(), **told}
        turned = Work(Kind.STATEMENT, typed, suggestion=work.suggestion, id=draft)
        return await self._outcomes.asked(who, await self._shelf.kept(who, turned, typed=True), 0)

    async def drafts(self, who: Curator) -> list[tuple[str, Kind, str]]:
        """The drafts somebody has not finished: (id, kind, the words it is known by)."""
        return await self._shelf.listed(who)
