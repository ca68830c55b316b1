"""Finds entries for those who edit: by address, by words of their label, by whom they name."""

import json

from bot.domain.entries import MODELS, Entry, references
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.store.reads import Reads


class Finding(Reads):
    """One snapshot of the store as one scope sees it, asked by those who edit."""

    def source_at(self, url: str) -> str | None:
        rows = self._all(
            "SELECT e.key FROM entry e WHERE e.kind = 'source' AND e.body != '' AND e.body ->> 'url' = :url "
            f"AND {self._seen('e')} ORDER BY e.id LIMIT 1",
            url=url,
        )
        return rows[0][0] if rows else None

    def entries_like(self, kind: Kind, typed: str, limit: int) -> list[Choice]:
        rows = self._all(
            f"SELECT e.key, e.label FROM entry e WHERE e.kind = :kind AND {self._seen('e')} "
            "AND (instr(lower(e.label), :typed) OR instr(e.key, :typed) OR instr(lower(e.body ->> 'url'), :typed)) "
            "ORDER BY e.id DESC LIMIT :limit",
            kind=kind.value,
            typed=typed.lower(),
            limit=limit,
        )
        return [Choice(kind, key, label) for key, label in rows]

    def naming(self, kind: Kind, key: str) -> list[tuple[Kind, str, int, Entry]]:
        rows = self._all(
            f"SELECT e.kind, e.key, e.id, e.body FROM entry e WHERE instr(e.body, :quoted) AND {self._seen('e')} "
            "ORDER BY e.id",
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
            f"AND {self._seen('e')} ORDER BY e.id DESC LIMIT 1",
            claim=claim,
        )
        return rows[0][0] if rows else None
