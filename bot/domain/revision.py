"""Revisions: who put or withdrew which entry, when, why, and the hash that chains it to the one before."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.domain.entries import MODELS, Entry
from bot.domain.vocabulary import Kind

LIBRARY = "library"
"""The scope of the curated packs; any other scope is a Discord server's id."""

CURATED = "curated pack"
"""Who signs what the packs put."""

THE_DESK = "the desk"
"""Who signs what follows of itself from what another wrote."""

GENESIS = "0" * 64
"""The hash before the first revision."""

_ENCODED = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""One encoder for all: json.dumps would make one a call."""

Action = Literal["put", "withdraw", "release"]
"""A withdrawal hides the entry, the library's too; a release lets the library's show again."""

_SIGNED = re.compile(r".* \(([0-9]+)\)", re.DOTALL)
_UNDOES = re.compile(r"undoes #([0-9]+)(?:-([0-9]+))?")
_MERGED = re.compile(r"(?:.+: )?\S+ merged into (\S+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is not yet in the journal. `entry` is None when the entry is withdrawn or released.

    `base` is the revision the change began from, 0 where the scope must see no such entry; None asks for nothing.
    A `fresh` one is of a key that no entry the scope could see ever had, so that none inherits what was said of it.
    `why` is a reason of its own, told behind that of the change it is part of.
    """

    scope: str
    kind: Kind
    key: str
    entry: Entry | None
    base: int | None = None
    releases: bool = False
    fresh: bool = False
    why: str = ""

    @property
    def action(self) -> Action:
        return "put" if self.entry is not None else "release" if self.releases else "withdraw"


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, when (UTC) and why."""

    name: str
    at: dt.datetime
    why: str


def signed(name: str, user: int) -> str:
    """How a Discord user signs a revision: the name is for readers, the id says who it is."""
    return f"{name} ({user})"


def signer(by: str) -> tuple[str, str]:
    """The name and the user id of a signature; the id is empty where no user signed."""
    match = _SIGNED.fullmatch(by)
    return (by[: match.start(1) - 2], match[1]) if match else (by, "")


def merging(gone: str, stays: str) -> str:
    """The reason a merge of two speakers gives: their keys."""
    return f"{gone} merged into {stays}"


def importing(name: str) -> str:
    """The reason that an import of a pack gives."""
    return f"imported {name}"


def imported_as(why: str) -> str:
    """The pack whose import gave this reason; empty for any other."""
    return why.removeprefix("imported ") if why.startswith("imported ") else ""


def reasoned(why: str, draft: Draft) -> str:
    """The reason a revision gives: that of the whole change, and behind it the draft's own."""
    return f"{why}: {draft.why}" if draft.why else why


def undoing(first: int, last: int) -> str:
    """The reason an undo gives, which says what it undoes."""
    return f"undoes #{first}" + (f"-{last}" if last > first else "")


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the journal, as it was written."""

    seq: int
    scope: str
    kind: Kind
    key: str
    action: Action
    body: str
    by: str
    at: str
    why: str
    hash: str

    @property
    def entry(self) -> Entry | None:
        """The entry as this revision put it."""
        return MODELS[self.kind].model_validate_json(self.body) if self.body else None

    @property
    def undoes(self) -> tuple[int, int] | None:
        """The first and last revision this one undoes."""
        match = _UNDOES.match(self.why)
        return (int(match[1]), int(match[2] or match[1])) if match else None

    @property
    def merged_into(self) -> str:
        """The key of the speaker that this revision made the entry one with; empty where it did not."""
        match = _MERGED.fullmatch(self.why) if self.kind is Kind.ACTOR and not self.body else None
        return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision in the past of its entry: what its scope had before it and, newest first, after it.

    `base` is the revision that the scope sees now, 0 where it sees none.
    """

    revision: Revision
    before: Revision | None
    later: tuple[Revision, ...]
    base: int

    @property
    def moved_on(self) -> bool:
        """Whether the entry is not as the revision left it: an undo that was undone leaves it so."""
        left = (self.revision.action, self.revision.body)
        return bool(self.later) and (self.later[0].action, self.later[0].body) != left


def seen_before(scope: str, newest: Callable[[str], Revision | None]) -> Revision | None:
    """What `scope` saw of an entry: its own version, else the library's; None where it saw none.

    `newest` gives the newest revision that a scope had of the entry by then.
    """
    for place in dict.fromkeys((scope, LIBRARY)):
        if (found := newest(place)) and found.action != "release":
            return found if found.body else None
    return None


def hidden_by(scope: str, revisions: Sequence[Revision]) -> Revision | None:
    """The revision by which `scope` sees an entry no more, of all of them, the newest first; None where it sees it."""
    hid: Revision | None = None
    for place in dict.fromkeys((scope, LIBRARY)):
        newest = next((revision for revision in revisions if revision.scope == place), None)
        if newest and newest.action != "release":
            return None if newest.body else newest
        hid = hid or newest
    return hid


class Revised(NamedTuple):
    """A revision, and the one that its scope saw of the entry before it: None where it saw none.

    `beneath` is the library's version that shows again where the scope's own was taken back.
    """

    revision: Revision
    before: Revision | None
    beneath: Revision | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What was written at once: `count` revisions, and the first few of them whole."""

    first: int
    last: int
    count: int
    revised: tuple[Revised, ...]


def canonical(entry: Entry) -> str:
    """The entry as canonical JSON: sorted keys, no spaces, nothing that is absent or a default."""
    plain = entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return _ENCODED(plain)


def chained(previous: str, scope: str, kind: str, key: str, action: str, body: str, by: str, at: str, why: str) -> str:
    """The hash of a revision: SHA-256 over the previous hash and the revision's canonical JSON."""
    line = _ENCODED([scope, kind, key, action, body, by, at, why])
    return hashlib.sha256(f"{previous}|{line}".encode("utf-8", "surrogatepass")).hexdigest()
