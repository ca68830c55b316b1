"""Finds entries for those who edit: by address, by words of their label, by whom they name."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from bot.domain.entries import MODELS, Entry, Source, references
from bot.domain.refusals import Choice
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.store.reads import Reads

_LOOKED_AT = 200
"""How many of the newest that hold the words are looked at, to offer first what begins with them."""


class Finding(Reads):
    """One snapshot of the store as one scope sees it, asked by those who edit."""

    def source_at(self, url: str) -> str | None:
        rows = self._all(
            "SELECT e.key FROM entry e WHERE e.kind = 'source' AND e.body != '' AND e.body ->> 'url' = :url "
            f"AND {self._seen('e')} ORDER BY e.first LIMIT 1",
            url=url,
        )
        return rows[0][0] if rows else None

    def entries_like(self, kind: Kind, terms: Sequence[str], limit: int) -> list[Choice]:
        """Read from the newest on, and stopped by the limit: where time runs out, what was found until then."""
        scopes = f'(library OR "{self._scope}")' if self._scope else "library"
        parts = [part for term in terms for part in term.split(",")]  # the index holds "1,500" as two words
        words = " AND ".join(f'"{part}"' for part in parts)
        held = f"AND words : ({words} *)" if terms else ""  # the last of them may be unfinished
        found: list[Choice] = []
        with suppress(sqlite3.OperationalError):  # the deadline, or a letter that is none to this SQLite
            rows = self._conn.execute(
                "SELECT e.key, e.label FROM entry_search s CROSS JOIN entry e ON e.id = s.rowid "
                f"WHERE entry_search MATCH :asked AND {self._seen('e')} ORDER BY s.rowid DESC LIMIT :limit",
                {
                    "scope": self._scope,
                    "at": self._at,
                    "asked": f"place : ({kind.value} AND {scopes}) {held}",
                    "limit": max(limit, _LOOKED_AT),
                },
            )
            found.extend(Choice(kind, key, label) for key, label in rows)
        wanted = folded("".join(terms))
        found.sort(key=lambda choice: min(_rank(folded(name), wanted) for name in (choice.key, choice.label)))
        return found[:limit]

    def sources_like(self, terms: Sequence[str], limit: int) -> list[Source]:
        """The sources that `entries_like` finds, in full."""
        keys = [choice.key for choice in self.entries_like(Kind.SOURCE, terms, limit)]
        rows = self._all(
            "SELECT e.body FROM json_each(:keys) k CROSS JOIN entry e ON e.kind = 'source' AND e.key = k.value "
            f"WHERE {self._seen('e')} ORDER BY k.key",
            keys=json.dumps(keys),
        )
        return [Source.model_validate_json(body) for (body,) in rows]

    def naming(self, kind: Kind, key: str) -> list[tuple[Kind, str, int, Entry]]:
        rows = self._all(
            f"SELECT e.kind, e.key, e.id, e.body FROM entry e WHERE instr(e.body, :quoted) AND {self._seen('e')} "
            "ORDER BY e.first",
            quoted=f'"{key}"',
        )
        return [
            (Kind(by), found, int(seq), MODELS[Kind(by)].model_validate_json(body))
            for by, found, seq, body in rows
            if any((to, named) == (kind, key) for _, to, named in references(json.loads(body)))
        ]

    def assessment_key(self, claim: str) -> str | None:
        rows = self._all(
            "SELECT e.key FROM entry e WHERE e.kind = 'assessment' AND e.claim = :claim "
            f"AND {self._seen('e')} ORDER BY e.first DESC LIMIT 1",
            claim=claim,
        )
        return rows[0][0] if rows else None


def _rank(name: str, wanted: str) -> int:
    """Where an entry stands among those that hold the words: what is called so, what begins so, any other."""
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2
