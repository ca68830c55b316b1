"""What the process remembers of entries: nobody else writes to its file, so it knows when one has changed."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.entries import Entry
from bot.domain.files import ClaimFile
from bot.domain.revision import LIBRARY, Draft
from bot.domain.vocabulary import Kind

Seen = tuple[int, Entry | None]

_MOST = 256
"""How many entries: those that moderators name again and again, such as the story they work on."""


class Newest(NamedTuple):
    """What the last write left: at which position, and the file of the claim if it added one, whose card comes next.

    It is read in the transaction that wrote it, by the one connection that still has those pages at hand.
    """

    position: int
    scope: str
    card: ClaimFile | None


class Remembered:
    """Entries as scopes saw them, each with the position of the journal before it was read."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, Kind, str], tuple[int, Seen]] = {}
        self._changed: dict[tuple[Kind, str], int] = {}
        self._all_changed = 0

    def get(self, scope: str, kind: Kind, key: str) -> Seen | None:
        """What the scope sees under a key, or None where that is to be read."""
        at, seen = self._seen.get((scope, kind, key), (-1, (0, None)))
        return seen if at >= max(self._all_changed, self._changed.get((kind, key), 0)) else None

    def put(self, scope: str, kind: Kind, key: str, at: int, seen: Seen) -> None:
        """Remember what was read after the journal stood at `at`."""
        while len(self._seen) >= _MOST:
            self._seen.pop(next(iter(self._seen)))
        self._seen[scope, kind, key] = (at, seen)

    def changed(self, drafts: Sequence[Draft], at: int) -> None:
        """Forget what these drafts changed for any scope, once the journal stands at `at`."""
        if len(self._changed) >= _MOST or any(draft.scope == LIBRARY for draft in drafts):  # servers' may make way
            self.all_changed(at)
        self._changed.update(((draft.kind, draft.key), at) for draft in drafts)

    def all_changed(self, at: int) -> None:
        """Forget everything: any entry may be another."""
        self._all_changed = at
        self._changed.clear()
