"""Finds claims that share words with what was typed, and puts the likest first.

The likeness is worked out from what the scope sees alone. FTS5's own rank weighs words by how rare they are in the
whole table: there, what one server writes would move another's offers.
"""

import json
import math
import sqlite3
from collections.abc import Sequence

from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.store.scoped import Scoped


class Likeness(Scoped):
    """One snapshot of the store as one scope sees it, searched by words."""

    def claims_like(self, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        """Claims with all the words, the shortest first; where there are none, those with the rarest of them.

        Without words it is any claims, the scope's own before the library's.
        """
        within = f"{'AND e.topic = :topic ' if topic else ''}AND {self._seen('e')}"
        values = {"topic": topic or "", "limit": limit}
        if not terms:
            rows = self._all(
                f"SELECT e.key, e.label FROM entry e WHERE e.kind = 'claim' {within} "
                "ORDER BY e.scope, e.key LIMIT :limit",
                **values,
            )
            return _choices(rows)
        quoted = [f'"{term}"' for term in terms]
        quoted[-1] += "*"  # it may be unfinished
        rows = self._all(
            "SELECT e.key, e.label FROM claim_search s CROSS JOIN entry e ON e.id = s.rowid "
            f"WHERE claim_search MATCH :words {within} ORDER BY length(e.label), e.id LIMIT :limit",
            words=" ".join(quoted),
            **values,
        )
        if rows or len(quoted) == 1:
            return _choices(rows)
        rows = self._all(
            "WITH hit (word, id, size) AS MATERIALIZED ("
            "SELECT w.key, e.id, length(e.label) FROM json_each(:words) w CROSS JOIN claim_search s "
            f"CROSS JOIN entry e ON e.id = s.rowid WHERE s.claim_search MATCH w.value {within}), "
            "rare (word, weight) AS MATERIALIZED ("
            "SELECT word, rarity((SELECT count(DISTINCT id) FROM hit), count(*)) FROM hit GROUP BY word), "
            "likest (id, size, likeness) AS (SELECT id, size, round(sum(weight), 6) FROM hit JOIN rare USING (word) "
            "GROUP BY id ORDER BY 3 DESC, 2, 1 LIMIT :limit) "
            "SELECT e.key, e.label FROM likest l CROSS JOIN entry e ON e.id = l.id "
            "ORDER BY l.likeness DESC, l.size, l.id",
            words=json.dumps(quoted),
            **values,
        )
        return _choices(rows)


def add_rarity(conn: sqlite3.Connection) -> None:
    """Let a connection weigh a word: the more, the fewer of the claims found hold it."""
    conn.create_function("rarity", 2, lambda found, held: math.log(1 + found / held), deterministic=True)


def _choices(rows: Sequence[Sequence[str]]) -> list[Choice]:
    return [Choice(Kind.CLAIM, key, label) for key, label in rows]
