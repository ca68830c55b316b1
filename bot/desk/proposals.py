"""Carries what a member proposed beside a claim, who says it and where it can be read, into the statement on it."""

import datetime as dt
import json
from dataclasses import replace

from bot.desk.clashes import Clashes
from bot.desk.drafting import Drafting, Made, in_order, key_for
from bot.desk.work import Work
from bot.domain.drafts import Trouble
from bot.domain.entries import Entry, label
from bot.domain.forms import FORMS, Asks
from bot.domain.revision import Draft
from bot.domain.text import key_of
from bot.domain.vocabulary import ActorKind, Kind
from bot.store.store import Store


class Proposals:
    """Reads drafts together with the claim that is to be added with them."""

    def __init__(self, store: Store, drafting: Drafting) -> None:
        self._store = store
        self._drafting = drafting
        self._clashes = Clashes(store)

    async def told(self, scope: str, suggestion: int | None) -> dict[str, str]:
        """Who says so and where it can be read, as far as the proposer of a claim gave them."""
        kept = await self._store.suggestion(scope, suggestion) if suggestion is not None else None
        typed: dict[str, str] = json.loads(kept.body) if kept else {}
        return {name: typed[name] for name in ("speaker", "source") if typed.get(name)}

    async def statement(self, scope: str, work: Work, claim: Entry) -> Work | None:
        """The statement that a suggested claim is to be added with, since its proposer told who says it; else None."""
        told = await self.told(scope, work.suggestion) if work.kind is Kind.CLAIM else {}
        if not told.get("speaker"):
            return None
        typed = await self.said(scope, work, key_for(work.kind, claim))
        return replace(work, kind=Kind.STATEMENT, typed=typed, claim=work.typed, given=(), days={}, said={})

    async def said(self, scope: str, work: Work, claim: str) -> dict[str, str]:
        """What a statement on a suggested claim begins with: what its proposer told and was typed of it; or nothing."""
        told = await self.told(scope, work.suggestion) if work.kind is Kind.CLAIM else {}
        return {"paraphrase": work.typed["text"], **told, **work.said, "claim": claim} if told or work.said else {}

    async def made(self, scope: str, work: Work, today: dt.date, before: Entry | None = None) -> Made:
        """The entry that a draft stands for, with the claim that is added together with it among what it needs.

        All that is wrong is told at once: what cannot be read, and what others on the desk speak against.
        """
        new = {words: ActorKind(kind) for words, kind in work.new.items()}
        beside: dict[str, Draft] = {}
        claim = await self._claim(scope, work, today)
        if claim and not claim.entry:  # never on another claim of the same key
            wrong = (t._replace(sentence=f"Of the claim: {t.sentence}", choices=()) for t in claim.troubles)
            return Made(None, (), tuple(wrong))
        if claim and claim.entry:
            key = await self._drafting.free_key(scope, Kind.CLAIM, key_for(Kind.CLAIM, claim.entry))
            beside = {label(draft.entry): draft for draft in claim.needed if draft.entry}
            beside[work.typed["claim"]] = Draft(scope, Kind.CLAIM, key, claim.entry, base=0, fresh=True)
        made = await self._drafting.made(scope, work.kind, work.typed, today, before, new, beside)
        if (entry := made.entry or made.as_far) is None:
            return made
        clashes = await self._clashes.found(scope, work.kind, work.key, entry, before)
        known = {trouble.field for trouble in made.troubles}
        found = [*made.troubles, *(clash for clash in clashes if clash.field not in known)]
        return Made(None, (), in_order(FORMS[work.kind], found)) if found else made

    async def wrong_from_the_start(self, scope: str, work: Work, today: dt.date) -> tuple[Trouble, ...]:
        """What is wrong with what was given of a new entry, where the rest need not be asked before that is mended.

        So it is where it is about a claim or a story that is nowhere, or has a name that another has, or an address
        that is none.
        """
        form = FORMS[work.kind]
        troubles = (await self.made(scope, work, today)).troubles
        subjects = {
            field.name
            for field in form.fields
            if (field.is_picked and field.kind in (Kind.CLAIM, Kind.TOPIC))
            or Asks.ADDRESS is field.asks
            or field.kind is Kind.SOURCE
        }
        wrong = tuple(trouble for trouble in troubles if work.typed.get(trouble.field))
        return wrong if any(trouble.taken or trouble.field in subjects for trouble in wrong) else ()

    async def adds_claim(self, scope: str, work: Work, today: dt.date) -> bool:
        """Whether the draft is a statement that a new claim is added together with."""
        return await self._claim(scope, work, today) is not None

    async def _claim(self, scope: str, work: Work, today: dt.date) -> Made | None:
        """The claim that is added together with a statement, or what is wrong with it by now.

        None where the statement is on another.
        """
        if not work.claim:
            return None
        new = {words: ActorKind(kind) for words, kind in work.new.items()}
        made = await self._drafting.made(scope, Kind.CLAIM, work.claim, today, None, new)
        on = work.typed.get("claim", "").removeprefix(f"{Kind.CLAIM}:")
        own = key_for(Kind.CLAIM, made.entry) if made.entry else key_of(work.claim.get("text", "")) or Kind.CLAIM.value
        return made if on == own else None
