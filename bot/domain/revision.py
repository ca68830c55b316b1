"""Revisions: who put or withdrew which entry, when, why, and the hash that chains it to the one before."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from bot.domain.entries import Entry
from bot.domain.vocabulary import Kind

LIBRARY = "library"
"""The scope of the curated packs; any other scope is a Discord server's id."""

GENESIS = "0" * 64
"""The hash before the first revision."""

_ENCODED = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""One encoder for all: json.dumps would make one a call."""

Action = Literal["put", "withdraw"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is not yet in the journal. `entry` is None when the entry is withdrawn."""

    scope: str
    kind: Kind
    key: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, when (UTC) and why."""

    name: str
    at: dt.datetime
    why: str


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


def canonical(entry: Entry) -> str:
    """The entry as canonical JSON: sorted keys, no spaces, nothing that is absent or a default."""
    plain = entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return _ENCODED(plain)


def chained(previous: str, scope: str, kind: str, key: str, action: str, body: str, by: str, at: str, why: str) -> str:
    """The hash of a revision: SHA-256 over the previous hash and the revision's canonical JSON."""
    line = _ENCODED([scope, kind, key, action, body, by, at, why])
    return hashlib.sha256(f"{previous}|{line}".encode("utf-8", "surrogatepass")).hexdigest()
