"""The contract every store keeps: what the desk may ask of it and tell it, whichever database is below.

`scope` is "library" or a Discord server's id; a server sees the library with its own entries laid over it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from bot.domain.entries import Claim, Entry
from bot.domain.files import ActorFile, ClaimFile, TopicFile, TopicLine
from bot.domain.refusals import Choice
from bot.domain.revision import Author
from bot.domain.vocabulary import Kind
from bot.store.journal import Progress


class PackChange(NamedTuple):
    """How many entries a pack put, and how many it no longer holds and so withdrew."""

    put: int
    withdrawn: int


class Store(Protocol):
    """Reads raise nothing for what is not there: they return None or nothing."""

    @property
    def position(self) -> int:
        """The number of the last revision this process has read: what was answered at it still holds at it."""
        ...

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

    async def names(self, scope: str, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        """Folded names that begin so, each with its entry, for guesses and autocomplete."""
        ...

    async def claims_like(self, scope: str, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        """Claims that share words with `terms`, the likest first; the last term may be unfinished."""
        ...

    async def put_packs(
        self,
        entries: Mapping[tuple[Kind, str], Entry],
        author: Author,
        progress: Progress | None = None,
    ) -> PackChange:
        """Make the library equal to these entries, writing only what differs, all or nothing."""
        ...

    async def kept(self, name: str) -> str | None:
        """A small fact the process keeps between starts, such as the stamp of the loaded packs."""
        ...

    async def keep(self, name: str, value: str) -> None: ...

    def close(self) -> None: ...
