"""What became of entries between two revisions of the journal: the net effect, entry by entry, as a scope sees it.

What came and went in between, or came back as it was, has no net effect and is not here.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.entries import Entry
from bot.domain.files import ActorLine, Attribution, ClaimLine, SourceLine
from bot.domain.vocabulary import Kind, Stance

EntryKey = tuple[Kind, str]


class Taken(NamedTuple):
    """A stance that a statement takes towards a claim."""

    claim: str
    stance: Stance


class Touched(NamedTuple):
    """An entry that is not what it was, in short: there may be a hundred thousand.

    `revision` made it what it is now. `was` and `is_now` say whether it was and is seen. `claims` are those of the
    stories asked about that it takes a stance on, or is about, at either end; `taken` the stances towards them that a
    statement takes now and did not take before. `is_back` says of an entry that was not seen that it had been before.
    """

    kind: Kind
    key: str
    revision: int
    was: bool
    is_now: bool
    claims: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    new_figures: bool = False
    is_back: bool = False

    @property
    def entry(self) -> EntryKey:
        return self.kind, self.key


class NetChange(NamedTuple):
    """The same in full: the entry before and after, None where it is not seen; the ISO day of the change, and why."""

    kind: Kind
    key: str
    revision: int
    before: Entry | None
    after: Entry | None
    day: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimsAt:
    """Some claims as they stood at one revision, with all positions on them and whom those name."""

    claims: dict[str, ClaimLine]
    attributions: tuple[Attribution, ...]
    actors: dict[str, ActorLine]
    sources: dict[str, SourceLine]


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """Changes in full, and the claims they bear on at both ends of the span.

    `left_out` counts claims that changes bear on and that were too many to compare.
    """

    changes: tuple[NetChange, ...]
    before: ClaimsAt
    after: ClaimsAt
    left_out: int = 0
