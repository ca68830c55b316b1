"""Writes a change with all that follows of itself: what makes way for it, and who follows a story that does.

What a server follows is kept beside the journal. Where its story gets another key, it follows that, and not the
library's that has the old key from then on.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from bot.domain.revision import THE_DESK, Author, Draft
from bot.domain.setup import kept_as
from bot.domain.vocabulary import Kind
from bot.store import journal
from bot.store.clashes import making_way
from bot.store.journal import Progress
from bot.store.store import Written

_MADE_WAY = "the library took this key for another entry"


class Appended(NamedTuple):
    """What was written of the drafts, the number of the last revision of all, and the kept values that changed."""

    written: Written
    last: int
    kept: dict[str, str]


def appended(
    db: Database, drafts: Sequence[Draft], author: Author, progress: Progress | None = None, *, fresh: bool = False
) -> Appended:
    """Write the drafts, and what makes way for them, in the caller's transaction."""
    ways = making_way(db.conn, drafts)
    last = end = journal.append(db, drafts, author, progress, fresh=fresh)
    kept: dict[str, str] = {}
    for way in ways:
        end = journal.append(db, way.drafts, Author(THE_DESK, author.at, _MADE_WAY))
        stories = {key: now for (kind, key), now in way.names.items() if kind is Kind.TOPIC}
        kept |= _followed(db, way.scope, stories) if stories else {}
    return Appended(Written(last - len(drafts) + 1, last), end, kept)


def keep(db: Database, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one it had."""
    db.execute(
        "INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def _followed(db: Database, scope: str, stories: Mapping[str, str]) -> dict[str, str]:
    """Have a server's digests and setup name its stories by the keys they have now; the kept values that changed."""
    for number, topics in db.execute("SELECT id, topics FROM subscription WHERE scope = ?", (scope,)).fetchall():
        now = json.dumps([stories.get(key, key) for key in json.loads(topics)])
        if now != topics:
            db.execute("UPDATE subscription SET topics = ? WHERE id = ?", (now, number))
    name = kept_as(scope)
    row = db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
    setup = json.loads(row[0]) if row else {}
    if stories.keys().isdisjoint(setup.get("topics", ())):
        return {}
    value = json.dumps(setup | {"topics": [stories.get(key, key) for key in setup["topics"]]})
    keep(db, name, value)
    return {name: value}
