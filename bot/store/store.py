"""The contract every store keeps: what the desk may ask of it and tell it, whichever database is below.

`scope` is "library" or a Discord server's id; a server sees the library with its own entries laid over it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from bot.domain.changes import ChangeFile, EntryKey, Touched
from bot.domain.entries import MODELS, Claim, Entry, Evidence
from bot.domain.files import ActorFile, ActorLine, ClaimFile, TopicFile, TopicLine
from bot.domain.pending import KeptDraft, KeptSuggestion, SuggestionState
from bot.domain.refusals import Choice
from bot.domain.revision import Author, Change, Draft, Revised, Revision, Step
from bot.domain.vocabulary import Kind
from bot.search.terms import Terms
from bot.store.amendmentbook import AmendmentBook
from bot.store.amendmentbook import OpenAmendment as OpenAmendment
from bot.store.digestbook import DigestBook
from bot.store.digestbook import DueSubscription as DueSubscription
from bot.store.digestbook import OpenSlot as OpenSlot
from bot.store.journal import Progress
from bot.store.questionbook import QuestionBook


class PackChange(NamedTuple):
    """How many entries a pack put, and how many it no longer holds and so withdrew."""

    put: int
    withdrawn: int


class Written(NamedTuple):
    """The numbers of the first and the last revision that were written together."""

    first: int
    last: int


class Hit(NamedTuple):
    """An entry that a search found. `score` only orders the hits of one search.

    `share` is how much of what was searched by the entry holds, from 0 to 1: rare words count for more.
    """

    kind: Kind
    key: str
    label: str
    score: float
    share: float


class Found(NamedTuple):
    """The hits of a search, the best first. `partial` says that the deadline cut it: there may be better ones."""

    hits: tuple[Hit, ...]
    partial: bool


class MovedOn(Exception):
    """An entry is not at the revision a change began from: `current` is where it is, 0 where it is not seen."""

    def __init__(self, draft: Draft, current: int) -> None:
        super().__init__(f"{draft.kind} {draft.key} is at {current}, not at {draft.base}")
        self.draft = draft
        self.current = current


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


class Readings(Protocol):
    """What answers are made from, now or as of a revision. Raise nothing for what is not there: None or nothing."""

    async def topics(self, scope: str, limit: int) -> list[TopicLine]:
        """The stories, newest change first."""
        ...

    async def topic_count(self, scope: str) -> int: ...

    async def topic_file(self, scope: str, topic: str) -> TopicFile | None: ...

    async def topic_called(self, scope: str, folded: str) -> TopicFile | None:
        """The file of the one story of this folded name, or of the only story if the name is empty; else None."""
        ...

    async def topic_claims(self, scope: str, topic: str) -> dict[str, Claim]:
        """The topic's claims in full, with figures, places and spans."""
        ...

    async def claim_file(self, scope: str, claim: str) -> ClaimFile | None: ...

    async def actor_file(self, scope: str, actor: str) -> ActorFile | None: ...

    async def named(self, scope: str, kinds: Sequence[Kind], folded: str) -> list[Choice]:
        """The entries with exactly this folded key, name or alias."""
        ...

    async def called(self, scope: str, kinds: Sequence[Kind], folded: Sequence[str]) -> list[tuple[str, Choice]]:
        """Which of many folded words name an entry of these kinds: each such name with its entry."""
        ...

    async def claims_of(self, scope: str, claims: Sequence[str]) -> dict[str, Claim]:
        """These claims in full."""
        ...

    async def topics_of(self, scope: str, claims: Sequence[str]) -> dict[str, str]:
        """The key of the story that each of these claims belongs to."""
        ...

    async def evidence(self, scope: str, topic: str) -> dict[str, Evidence]:
        """All that was offered for or against the claims of a story, by key."""
        ...

    async def names(self, scope: str, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        """Folded names that begin so, each with its entry, for guesses and autocomplete."""
        ...

    async def claims_like(self, scope: str, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        """Claims that share words with `terms`, the likest first; the last term may be unfinished."""
        ...

    async def found(self, scope: str, wanted: Terms, topic: str | None, limit: int) -> Found:
        """The claims that say most of what `wanted` says, of one story or, where `topic` is None, of all.

        The same question to the same entries gives the same hits; what a scope does not see moves nothing in them.
        """
        ...

    async def revisions(self, scope: str, kind: Kind, key: str, limit: int) -> list[Revision]:
        """The revisions of one entry, the scope's own and the library's, newest first."""
        ...

    async def about(self, scope: str, claim: str, limit: int) -> list[Revised]:
        """The revisions of what was said, offered or assessed about a claim, while it was about it, newest first."""
        ...

    async def actors(self, scope: str, keys: Sequence[str]) -> dict[str, ActorLine]:
        """Those of the speakers that are seen, by their keys."""
        ...

    async def numbered(self, scope: str, numbers: Sequence[int]) -> list[Revision]:
        """The revisions with these numbers, those that the scope may read, in no order."""
        ...

    async def changes(self, scope: str, after: int, limit: int) -> list[Change]:
        """What was written after revision `after`, the library's too, newest first."""
        ...

    async def position_before(self, moment: dt.datetime) -> int:
        """The number of the last revision written before a moment (UTC); 0 if there was none."""
        ...

    async def began(self, scope: str) -> dt.datetime | None:
        """When the first revision was written that this scope may read."""
        ...

    async def last(self) -> int:
        """The number of the last revision there is to read; 0 where there is none."""
        ...

    async def touched(self, scope: str, topics: Sequence[str], after: int) -> list[Touched]:
        """Every entry of these stories, or of all where none is named, that is not what it was at revision `after`.

        In the order of their revisions. New speakers and sources are not among them.
        """
        ...

    async def moved(self, scope: str, entries: Sequence[EntryKey], after: int) -> list[Touched]:
        """Those of some entries, at least one, that are not what they were at revision `after`, in that order."""
        ...

    async def in_full(
        self, scope: str, after: int, picked: Sequence[Touched], claims: Sequence[str], most: int
    ) -> ChangeFile:
        """The picked changes whole; and at most `most` of `claims` as they stood at revision `after` and stand now."""
        ...


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
    ) -> Written:
        """Write the drafts as revisions, all or nothing, and durably: when it returns they are on disk.

        In the same transaction the kept draft `draft` is taken off the desk and `suggestion` is accepted, with `owed`
        for its proposer to be told.
        Raises MovedOn for the first draft whose base the entry has left, AlreadyDone where the draft or suggestion
        is closed already; then nothing is written.
        """
        ...

    async def seen(self, scope: str, kind: Kind, key: str) -> tuple[int, Entry | None]:
        """The number of the revision of an entry that the scope sees, and the entry; (0, None) where it sees none."""
        ...

    async def entries(self, scope: str) -> dict[tuple[Kind, str], SeenEntry]:
        """Every entry the scope sees, in the order of their revisions."""
        ...

    async def change_with(self, scope: str, seq: int) -> list[Revision]:
        """The revisions written together with number `seq`, oldest first; none if the scope may not see them."""
        ...

    async def own_revisions_by(self, scope: str, user: str, limit: int) -> list[Revision]:
        """The newest revisions of this scope that a Discord user signed, and all undoing ones, newest first."""
        ...

    async def steps(self, scope: str, revisions: Sequence[Revision]) -> list[Step]:
        """For each revision of this scope: what stood before it, what came after, and what is seen now."""
        ...

    async def keep_draft(self, draft: KeptDraft) -> None:
        """Keep a begun form, in place of what it was before."""
        ...

    async def draft(self, scope: str, key: str) -> KeptDraft | None: ...

    async def drafts(self, scope: str, owner: str) -> list[KeptDraft]:
        """What `owner` typed and neither saved nor discarded, newest first."""
        ...

    async def discard_draft(self, draft: str) -> None:
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
