"""Keeps entries apart: one of a server's from another that the library files under its key, and two of one name.

A server's row of a key lies over the library's: that is how it corrects a library entry. One that was there before the
library had the key corrects nothing. It makes way, or what the library says would stand under the server's entry.
"""

import json
from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from bot.domain.entries import MODELS, Entry
from bot.domain.renaming import further_keys, renamed
from bot.domain.revision import LIBRARY, Draft
from bot.domain.vocabulary import Kind
from bot.store.readmodel import names_of

EntryKey = tuple[Kind, str]


class Way(NamedTuple):
    """What a server writes whose entries make way, and the keys that these get, each by its old one."""

    scope: str
    names: dict[EntryKey, str]
    drafts: list[Draft]


def making_way(conn: Connection, drafts: Sequence[Draft]) -> list[Way]:
    """For each server in the way of what `drafts` put into the library for the first time: what it writes instead.

    Its entry is filed under a key that is free there, all of the server's that names it names that, and the old key
    is the library's. Asked before the drafts are written.
    """
    new = [(draft.kind.value, draft.key) for draft in drafts if draft.scope == LIBRARY and draft.entry is not None]
    servers = _servers(conn) if new else []
    found = ((scope, _in_the_way(conn, scope, new)) for scope in servers)
    return [_moved(conn, scope, taken, {(Kind(kind), key) for kind, key in new}) for scope, taken in found if taken]


def name_given(conn: Connection, drafts: Sequence[Draft], since: int) -> tuple[Draft, str] | None:
    """A draft of a speaker or story, and the key of another one that was given a name of it after revision `since`.

    One that the drafts' scope hides, or calls otherwise, has no name there.
    """
    named = [draft for draft in drafts if draft.kind in (Kind.ACTOR, Kind.TOPIC)]
    names = {(draft.kind, name): draft for draft in named for name in names_of(draft)}
    rows = conn.execute(
        "SELECT n.kind, n.folded, e.key FROM json_each(:names) j CROSS JOIN name n ON n.kind = j.value ->> 0 "
        "AND n.folded = j.value ->> 1 CROSS JOIN entry e ON e.id = n.id "
        "WHERE e.id > :since AND e.until = 0 AND (e.scope = :scope OR e.scope = :library AND NOT EXISTS (SELECT 1 "
        "FROM entry o WHERE o.scope = :scope AND o.kind = e.kind AND o.key = e.key AND o.until = 0))",
        {"names": json.dumps([*names]), "since": since, "scope": drafts[0].scope, "library": LIBRARY},
    )
    own = {(draft.kind, draft.key) for draft in named}
    found = (
        (names[Kind(kind), name], key) for kind, name, key in (rows if names else ()) if (Kind(kind), key) not in own
    )
    return next(found, None)


def _servers(conn: Connection) -> list[str]:
    """Every scope with entries but the library, each found by one seek."""
    rows = conn.execute(
        "WITH RECURSIVE place (scope) AS (SELECT min(scope) FROM entry UNION ALL "
        "SELECT (SELECT min(scope) FROM entry WHERE scope > p.scope) FROM place p WHERE p.scope IS NOT NULL) "
        "SELECT scope FROM place WHERE scope IS NOT NULL AND scope != ?",
        (LIBRARY,),
    )
    return [scope for (scope,) in rows]


def _in_the_way(conn: Connection, scope: str, new: Sequence[tuple[str, str]]) -> list[EntryKey]:
    """The server's own entries, also those it took back, that have a key the library never had."""
    rows = conn.execute(
        "SELECT e.kind, e.key FROM json_each(:new) n CROSS JOIN entry e ON e.scope = :scope "
        "AND e.kind = n.value ->> 0 AND e.key = n.value ->> 1 AND e.until = 0 "
        "WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.scope = :library AND j.kind = e.kind AND j.key = e.key)",
        {"new": json.dumps(new), "scope": scope, "library": LIBRARY},
    )
    return [(Kind(kind), key) for kind, key in rows]


def _moved(conn: Connection, scope: str, taken: Sequence[EntryKey], new: set[EntryKey]) -> Way:
    rows = conn.execute(
        "SELECT kind, key, body FROM entry WHERE scope = ? AND until = 0 AND body != '' ORDER BY id", (scope,)
    )
    own = {(Kind(kind), key): MODELS[Kind(kind)].model_validate_json(body) for kind, key, body in rows}
    names: dict[EntryKey, str] = {}
    for kind, key in taken:
        if (kind, key) in own:
            names[kind, key] = next(free for free in further_keys(key) if _is_free(conn, scope, (kind, free), new))
    released = (Draft(scope, kind, key, None, releases=True) for kind, key in taken)
    return Way(scope, names, [*_put(scope, own, names), *released])


def _put(scope: str, own: dict[EntryKey, Entry], names: dict[EntryKey, str]) -> Iterator[Draft]:
    for (kind, key), entry in own.items():
        now = renamed(entry, names)
        if (kind, key) in names or now is not entry:
            yield Draft(scope, kind, names.get((kind, key), key), now)


def _is_free(conn: Connection, scope: str, entry: EntryKey, new: set[EntryKey]) -> bool:
    kind, key = entry
    used = "SELECT 1 FROM journal WHERE scope IN (?, ?) AND kind = ? AND key = ? LIMIT 1"
    return entry not in new and conn.execute(used, (scope, LIBRARY, kind.value, key)).fetchone() is None
