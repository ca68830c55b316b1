"""Keeps drafts: whatever was typed, until it is saved or thrown away, and what it was begun from."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.desk.moved import followed
from bot.desk.names import names_of
from bot.desk.storydays import StoryDays
from bot.desk.work import Curator, Work, owed, told_apart, work_of
from bot.domain.entries import Entry, Statement
from bot.domain.forms import FORMS, Field, in_names, rest_of, typed_of, unboxed
from bot.domain.pending import KeptDraft
from bot.domain.refusals import Decided, Gone
from bot.domain.revision import Author, Draft, signer
from bot.domain.vocabulary import Kind
from bot.store.store import AlreadyDone, Store

_HISTORY = 200
_LETTERS = 16
"""How many signs a draft is known by."""
CLOSED = "The draft of this form was saved or discarded before it was sent; what you typed is kept in a new one."
BECAME = "The draft of this form became a {} before it was sent; what you typed is kept in a new one."


class Shelf:
    """Drafts as they are kept, each for the one who began it."""

    def __init__(self, store: Store, days: StoryDays, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._days = days
        self._clock = clock

    async def kept(self, who: Curator, work: Work, *, typed: bool) -> Work:
        """The draft, kept; `typed` says that words would be lost with it.

        Raises Gone for one that was saved or discarded meanwhile.
        """
        base = await self.at_base(who.scope, work)
        dated = await self._days.dated(who.scope, work, self._clock().date(), base)
        work = replace(dated, id=work.id or secrets.token_hex(_LETTERS // 2))
        kept = KeptDraft(work.id, who.scope, who.user, self._clock(), typed, work.body())
        try:
            await self._store.keep_draft(kept, still=dated.id != "")
        except AlreadyDone:
            raise Gone("draft", work.id) from None
        return work

    async def begun_once(self, who: Curator, suggestion: int, work: Work) -> Work:
        """The draft that somebody began of a suggestion, as they left it; `work`, kept, where there is none.

        However often they accept it, it is one draft.
        """
        own = f"{who.scope}:{suggestion}:{who.user}".encode()
        key = hashlib.blake2b(own, digest_size=_LETTERS // 2).hexdigest()
        if await self._store.draft(who.scope, key):
            return await self.work(who, key)
        begun = replace(work, id=key)
        await self._store.keep_draft(KeptDraft(key, who.scope, who.user, self._clock(), False, begun.body()))
        return begun

    async def work(self, who: Curator, draft: str) -> Work:
        """A draft of one's own; raises Gone where there is none."""
        kept = await self._store.draft(who.scope, draft)
        if kept is None or kept.owner != who.user:
            raise Gone("draft", draft)
        return await followed(self._store, who.scope, work_of(kept), kept.at)

    async def filled(
        self, who: Curator, draft: str, values: Mapping[str, str], kind: Kind | None, key: str
    ) -> tuple[Work, str]:
        """A draft with what was typed into a form of it, kept; and where this is a new one, why.

        So it is where the draft was closed, or became one of another kind. `kind` and `key` are of the entry that the
        form was of. Raises Gone for another's draft, and without a kind.
        """
        typed = {name: text.strip() for name, text in values.items()}
        try:
            work = await self.work(who, draft)
            if kind in (None, work.kind):
                return await self.kept(who, _with(work, typed), typed=True), ""
            beside = Work(kind, dict(work.claim or work.said))  # what it was before, where that is kept with it
            why = BECAME.format(work.kind.called)
        except Gone:
            if kind is None or await self._store.draft(who.scope, draft):
                raise
            beside, why = await self._begun(who, draft, kind, key), CLOSED
        return await self.kept(who, _with(beside, typed), typed=True), why

    async def anew(self, who: Curator, work: Work, values: Mapping[str, str]) -> Work | None:
        """What was typed into a draft that was closed before it could be saved, as a new one; None where it was not."""
        if await self._store.draft(who.scope, work.id):
            return None
        if work.key:
            return (await self.filled(who, work.id, values, work.kind, work.key))[0]
        return await self.kept(who, replace(work, id=""), typed=True)

    async def opened(self, who: Curator, work: Work, fields: Sequence[Field]) -> None:
        """Note what the boxes of a form do not hold that is opened now: the rest of a text that is too long for one."""
        rests = {field.name: rest_of(work.typed.get(field.name, "")) for field in fields}
        rests = {name: rest for name, rest in (work.rests | rests).items() if rest}
        if rests != work.rests and (kept := await self._store.draft(who.scope, work.id)):
            await self.kept(who, replace(work, rests=rests), typed=kept.typed)

    async def _begun(self, who: Curator, draft: str, kind: Kind, key: str) -> Work:
        """A draft of an entry as it stands, or as it stood before it was retracted; of a new one as that was closed."""
        base, entry = await self._store.seen(who.scope, kind, key) if key else (0, None)
        if key and entry is None:
            lines = await self._store.revisions(who.scope, kind, key, _HISTORY)
            base, entry = next(((line.seq, line.entry) for line in lines if line.entry), (0, None))
        kept = await self._store.closed_draft(who.scope, draft, self._clock())
        closed = work_of(kept) if kept and kept.owner == who.user else Work(kind, {})
        if entry:
            return Work(kind, typed_of(kind, entry), key, base, rests=closed.rests)
        if closed.kind is not kind:
            return Work(kind, {})
        _, claim = await self._store.seen(who.scope, Kind.CLAIM, closed.typed.get("claim", ""))
        return replace(closed, id="", alike_seen=False, suggestion=None, claim={} if claim else closed.claim)

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
            await self._store.discard_draft(draft, self._clock())
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


def _with(work: Work, typed: Mapping[str, str]) -> Work:
    """The draft with what was typed into a form of it; of what is too long for its box, the rest is kept."""
    whole = {name: unboxed(text, work.rests.get(name, "")) for name, text in typed.items()}
    return replace(work, typed={**work.typed, **whole})
