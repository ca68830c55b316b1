"""Keeps drafts: whatever was typed, until it is saved or thrown away, and what it was begun from."""

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.desk.moved import followed
from bot.desk.names import names_of
from bot.desk.storydays import StoryDays
from bot.desk.work import Curator, Work, owed, told_apart, work_of
from bot.domain.entries import Entry, Statement
from bot.domain.forms import FORMS, in_names, typed_of
from bot.domain.pending import KeptDraft
from bot.domain.refusals import Decided, Gone
from bot.domain.revision import Author, Draft, signer
from bot.domain.vocabulary import Kind
from bot.store.store import AlreadyDone, Store

_HISTORY = 200


class Shelf:
    """Drafts as they are kept, each for the one who began it."""

    def __init__(self, store: Store, days: StoryDays, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._days = days
        self._clock = clock

    async def kept(self, who: Curator, work: Work, *, typed: bool) -> Work:
        """The draft, kept; `typed` says that words would be lost with it."""
        base = await self.at_base(who.scope, work)
        dated = await self._days.dated(who.scope, work, self._clock().date(), base)
        work = replace(dated, id=work.id or secrets.token_hex(8))
        await self._store.keep_draft(KeptDraft(work.id, who.scope, who.user, self._clock(), typed, work.body()))
        return work

    async def work(self, who: Curator, draft: str) -> Work:
        """A draft of one's own; raises Gone where there is none."""
        kept = await self._store.draft(who.scope, draft)
        if kept is None or kept.owner != who.user:
            raise Gone("draft", draft)
        return await followed(self._store, who.scope, work_of(kept), kept.at)

    async def filled(
        self, who: Curator, draft: str, values: Mapping[str, str], kind: Kind | None, key: str
    ) -> tuple[Work, bool]:
        """A draft with what was typed into a form of it, kept; whether it had been closed, so that this is a new one.

        `kind` and `key` are of the entry that the form was of. Raises Gone for another's draft, and without a kind.
        """
        closed = False
        try:
            work = await self.work(who, draft)
        except Gone:
            if kind is None or await self._store.draft(who.scope, draft):
                raise
            base, entry = await self._store.seen(who.scope, kind, key) if key else (0, None)
            work = Work(kind, typed_of(kind, entry), key, base) if entry else Work(kind, {})
            closed = True
        typed = {**work.typed, **{name: text.strip() for name, text in values.items()}}
        return await self.kept(who, replace(work, typed=typed), typed=True), closed

    async def written(self, who: Curator, work: Work, drafts: list[Draft], names_at: int) -> int:
        """Write an entry with what it needs and close its draft; the number of its first revision.

        Raises what the store does, Decided and Gone in place of AlreadyDone.
        """
        author = Author(who.name, self._clock(), f"{work.kind.value} {'edited' if work.key else 'added'}")
        main = drafts[-1]
        claim = main.entry.positions[0].claim if isinstance(main.entry, Statement) else main.key
        told = owed(claim=claim) if work.suggestion is not None else ""
        try:
            written = await self._store.write(
                drafts, author, draft=work.id or None, suggestion=work.suggestion, owed=told, names_at=names_at
            )
        except AlreadyDone as done:
            if done.by:
                raise Decided(signer(done.by)[0]) from None
            raise Gone("draft", work.id) from None
        return written.first

    async def discard(self, who: Curator, draft: str) -> Work:
        """Throw a draft away, and tell what it was; raises Gone where it is saved or discarded already."""
        work = await self.work(who, draft)
        try:
            await self._store.discard_draft(draft)
        except AlreadyDone:
            raise Gone("draft", draft) from None
        return work

    async def listed(self, who: Curator) -> list[tuple[str, Kind, str]]:
        """The drafts somebody has not finished: (id, kind, the words it is known by)."""
        found = await self._store.drafts(who.scope, who.user)
        works = [await self.in_words(who.scope, work_of(kept)) for kept in found]
        return [(work.id, work.kind, words) for work, words in zip(works, told_apart(works), strict=True)]

    async def at_base(self, scope: str, work: Work) -> Entry | None:
        """The entry that is edited, as it was when the edit began; None of a new one."""
        if not work.key:
            return None
        revisions = await self._store.revisions(scope, work.kind, work.key, _HISTORY)
        return next((revision.entry for revision in revisions if revision.seq == work.base), None)

    async def in_words(self, scope: str, work: Work) -> Work:
        """The draft with what each entry that it names is called, in place of its key."""
        form = FORMS[work.kind]
        typed = in_names(form, work.typed, await names_of(self._store, scope, form, work.typed))
        if work.claim and typed.get("claim"):  # its own is not on the desk yet
            typed["claim"] = work.claim.get("text") or typed["claim"]
        return replace(work, typed=typed)
