"""The contract every store keeps: what the desk may ask of it and tell it, whichever database is below.

`scope` is "library" or a Discord server's id; a server sees the library with its own entries laid over it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from bot.domain.entries import MODELS, Entry, Source
from bot.domain.pending import KeptDraft, KeptSuggestion, SuggestionState
from bot.domain.refusals import Choice
from bot.domain.revision import Author, Draft, Revision, Step
from bot.domain.vocabulary import Kind
from bot.store.amendmentbook import AmendmentBook
from bot.store.amendmentbook import OpenAmendment as OpenAmendment
from bot.store.digestbook import DigestBook
from bot.store.digestbook import DueSubscription as DueSubscription
from bot.store.digestbook import OpenSlot as OpenSlot
from bot.store.journal import Progress
from bot.store.questionbook import QuestionBook
from bot.store.reading import Found as Found
from bot.store.reading import Hit as Hit
from bot.store.reading import LookedInto as LookedInto
from bot.store.reading import Readings as Readings
from bot.store.reading import ReadingsOfQuestion as ReadingsOfQuestion
from bot.store.reading import Wanted as Wanted
from bot.store.threads import LateReading as LateReading


class PackChange(NamedTuple):
    """How many entries a pack put, and how many it no longer holds and so withdrew."""

    put: int
    withdrawn: int


class Written(NamedTuple):
    """The numbers of the first and the last revision that were written together."""

    first: int
    last: int


class MovedOn(Exception):
    """An entry is not at the revision a change began from: `current` is where it is, 0 where it is not seen."""

    def __init__(self, draft: Draft, current: int) -> None:
        super().__init__(f"{draft.kind} {draft.key} is at {current}, not at {draft.base}")
        self.draft = draft
        self.current = current


class NameGiven(MovedOn):
    """A speaker or story of the change was to have a name that `other` was given meanwhile."""

    def __init__(self, draft: Draft, other: str) -> None:
        super().__init__(draft, 0)
        self.other = other


class AlreadyDone(Exception):
    """The draft was saved or discarded before, or the suggestion decided; `by` is who decided it, or empty."""

    def __init__(self, by: str = "") -> None:
        super().__init__(by)
        self.by = by


class SeenEntry(NamedTuple):
    """An entry as a scope sees it: the number of its revision, and the scope it stands in: its own, or the library.

    `body` is its canonical JSON; `entry` reads it, which takes a moment for each.
    """

    revision: int
    scope: str
    kind: Kind
    body: str

    @property
    def entry(self) -> Entry:
        return MODELS[self.kind].model_validate_json(self.body)


class Store(Readings, DigestBook, AmendmentBook, QuestionBook, Protocol):
    """Everything the desk may ask and tell. Reads raise nothing for what is not there."""

    @property
    def position(self) -> int:
        """The number of the last revision this process has read: what was answered at it still holds at it."""
        ...

    def as_of(self, seq: int) -> Readings:
        """The same questions, answered from revision `seq` and those before it alone."""
        ...

    async def source_at(self, scope: str, url: str) -> str | None:
        """The key of the source with exactly this address."""
        ...

    async def entries_like(self, scope: str, kind: Kind, terms: Sequence[str], limit: int) -> list[Choice]:
        """Entries of any kind but claims whose label, key and address hold all `terms`; the last may be unfinished.

        What is called so comes first, then what begins so, then the newest; without terms the newest.
        """
        ...

    async def sources_like(self, scope: str, terms: Sequence[str], limit: int) -> list[Source]:
        """The sources that `entries_like` finds, in full."""
        ...

    async def naming(self, scope: str, kind: Kind, key: str) -> list[tuple[Kind, str, int, Entry]]:
        """Every entry that names another: (kind, key, revision seen, entry)."""
        ...

    async def assessment_key(self, scope: str, claim: str) -> str | None:
        """The key of the newest assessment of a claim."""
        ...

    async def put_packs(
        self,
        entries: Mapping[tuple[Kind, str], Entry],
        at: dt.datetime,
        progress: Progress | None = None,
    ) -> PackChange:
        """Bring the library up to these entries, writing only what changed in the packs, all or nothing.

        What moderators changed in the library since stays theirs until the pack itself changes that entry.
        """
        ...

    async def write(
        self,
        drafts: Sequence[Draft],
        author: Author,
        *,
        draft: str | None = None,
        suggestion: int | None = None,
        owed: str = "",
        names_at: int | None = None,
    ) -> Written:
        """Write the drafts as revisions, all or nothing, and durably: when it returns they are on disk.

        In the same transaction the kept draft `draft` is taken off the desk and `suggestion` is accepted, with `owed`
        for its proposer to be told. `names_at` is the position at which nobody else had the drafts' names.
        Raises MovedOn for the first draft whose base the entry has left, NameGiven where another has its name since,
        AlreadyDone where the draft or suggestion is closed already; then nothing is written.
        """
        ...

    async def seen(self, scope: str, kind: Kind, key: str) -> tuple[int, Entry | None]:
        """The number of the revision of an entry that the scope sees, and the entry; (0, None) where it sees none."""
        ...

    async def entries(self, scope: str) -> dict[tuple[Kind, str], SeenEntry]:
        """Every entry the scope sees, in the order of their revisions."""
        ...

    async def change_with(self, scope: str, seq: int, kind: Kind | None = None) -> list[Revision]:
        """The revisions written together with number `seq`, oldest first; none if the scope may not see them.

        Where a kind is named, those of its entries alone.
        """
        ...

    async def own_revisions_by(self, scope: str, user: str, limit: int) -> list[Revision]:
        """The newest revisions of this scope that a Discord user signed, and all undoing ones, newest first."""
        ...

    async def steps(self, scope: str, revisions: Sequence[Revision]) -> list[Step]:
        """For each revision of this scope: what stood before it, what came after, and what is seen now."""
        ...

    async def keep_draft(self, draft: KeptDraft, *, still: bool = False) -> None:
        """Keep a begun form, in place of what it was before; raises AlreadyDone where it is not there `still`."""
        ...

    async def draft(self, scope: str, key: str) -> KeptDraft | None: ...

    async def closed_draft(self, scope: str, key: str, now: dt.datetime) -> KeptDraft | None:
        """A draft that was saved or discarded within a day before `now`: a form of it may be sent late."""
        ...

    async def drafts(self, scope: str, owner: str) -> list[KeptDraft]:
        """What `owner` typed and neither saved nor discarded, newest first."""
        ...

    async def discard_draft(self, draft: str, at: dt.datetime) -> None:
        """Raises AlreadyDone where it is not there any more."""
        ...

    async def suggest(self, suggestion: KeptSuggestion) -> int:
        """Keep a new suggestion; returns its number."""
        ...

    async def suggestion(self, scope: str, number: int) -> KeptSuggestion | None: ...

    async def suggestions_by(self, scope: str, proposer: str, since: dt.datetime) -> list[KeptSuggestion]:
        """What a member proposed since a moment, and all of theirs that is still open, newest first."""
        ...

    async def open_suggestions(self, scope: str, limit: int) -> list[KeptSuggestion]:
        """What waits to be decided, oldest first."""
        ...

    async def decide(self, scope: str, number: int, state: SuggestionState, by: str, owed: str) -> None:
        """Close an open suggestion; `owed` is what its proposer is to be told.

        Raises AlreadyDone, with who decided it, where it is not open.
        """
        ...

    async def owed(self) -> list[KeptSuggestion]:
        """What is decided and not yet told to its proposer, in every scope, oldest first."""
        ...

    async def note_told(self, scope: str, number: int) -> None:
        """The proposer of a suggestion knows what came of it."""
        ...

    async def kept(self, name: str) -> str | None:
        """A small fact the process keeps between starts, such as the stamp of the loaded packs."""
        ...

    async def keep(self, name: str, value: str) -> None: ...

    def close(self) -> None: ...
