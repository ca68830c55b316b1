"""How many claims each term finds: those that stand, as the library and each server see them, and all that were filed.

A server's count is what it adds to the library's: its own claims, less those of the library that they lie over. So the
two added up are the claims it sees, and what no longer stands, or is hidden from it, makes no word more common and
keeps no typing error from being mended.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from bot.domain.revision import LIBRARY
from bot.store.filing import counted, tag

Columns = tuple[str, str, str, str]
"""A scope, and the columns of one of its claims in the search index."""

_ADD = (
    "INSERT INTO term (term, held, filed) VALUES (?, ?, ?) ON CONFLICT (term) DO UPDATE "
    "SET held = held + excluded.held, filed = filed + excluded.filed"
)
_STANDING = (
    "SELECT e.scope, s.text, s.also, s.story FROM json_each(?) j CROSS JOIN entry e ON e.scope = j.value ->> 0 "
    "AND e.kind = 'claim' AND e.key = j.value ->> 1 AND e.until = 0 CROSS JOIN claim_search s ON s.rowid = e.id"
)
_LAIN_OVER = (
    "CROSS JOIN entry l ON l.scope = 'library' AND l.kind = 'claim' AND l.key = o.key AND l.until = 0 "
    "CROSS JOIN claim_search s ON s.rowid = l.id"
)


def count(db: Database, filed: Iterable[Columns], held: Counter[str]) -> None:
    """Count claims that were filed, and by how much each term finds more or fewer that stand."""
    more = dict(counted(filed))
    terms = sorted(more.keys() | held.keys())
    db.conn.executemany(_ADD, [(term, held[term], more.get(term, 0)) for term in terms if held[term] or term in more])
    gone = [(term,) for term, by in held.items() if by > 0 and term not in more]
    db.conn.executemany("DELETE FROM term WHERE term = ? AND held = 0 AND filed = 0", gone)


def standing(claims: Iterable[Columns]) -> Counter[str]:
    """What claims that stand add to the counts of their scopes."""
    return Counter(dict(counted(claims)))


def concerned(db: Database, claims: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The claims, as scope and key, and those of servers that lie over them: all whose counts a change may move."""
    claims = dict.fromkeys(claims)
    keys = [key for scope, key in claims if scope == LIBRARY]
    if not keys:
        return [*claims]
    over = db.execute(
        "SELECT o.scope, o.key FROM json_each(?) j CROSS JOIN entry o INDEXED BY entry_over ON o.key = j.value "
        "WHERE o.kind = 'claim' AND o.scope != 'library' AND o.until = 0",
        (json.dumps(keys),),
    )
    return [*dict.fromkeys((*claims, *((scope, key) for scope, key in over)))]


def held_by(db: Database, claims: Sequence[tuple[str, str]]) -> Counter[str]:
    """What these claims add, as they stand, to the counts of the library and of servers."""
    if not claims:
        return Counter()
    asked = json.dumps(claims)
    over = db.execute(
        "SELECT o.scope, s.text, s.also, s.story FROM json_each(?) j CROSS JOIN entry o ON o.scope = j.value ->> 0 "
        f"AND o.scope != 'library' AND o.kind = 'claim' AND o.key = j.value ->> 1 AND o.until = 0 {_LAIN_OVER}",
        (asked,),
    )
    held = standing(db.execute(_STANDING, (asked,)))
    held.subtract(_hidden(over))
    return held


def count_hidden(db: Database) -> None:
    """Take from the servers' counts every claim of the library that a server's own lies over."""
    over = db.execute(
        "SELECT o.scope, s.text, s.also, s.story FROM entry o INDEXED BY entry_over "
        f"{_LAIN_OVER} WHERE o.kind = 'claim' AND o.scope != 'library' AND o.until = 0"
    )
    held = Counter[str]()
    held.subtract(_hidden(over))
    count(db, (), held)


def _hidden(claims: Iterable[Columns]) -> Counter[str]:
    """How many of the library's claims each term of a server misses: the scope is the server's, the columns are not."""
    found = Counter[str]()
    for scope, text, also, story in claims:
        found.update({f"{tag(scope)}{term}": by for term, by in counted([(LIBRARY, text, also, story)])})
    return found
