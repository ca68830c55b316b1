"""Which entries a name or its beginning may mean."""

import json
from collections.abc import Iterable, Sequence

from bot.domain.changes import EntryKey
from bot.domain.entries import Claim, Topic
from bot.domain.refusals import Choice
from bot.domain.text import is_seen
from bot.domain.vocabulary import Kind
from bot.store.scoped import Scoped

_LAST = "\U0010ffff"


class Names(Scoped):
    """Names as one scope sees them."""

    def named(self, kinds: Sequence[Kind], folded: str) -> list[Choice]:
        rows = self._all(
            "SELECT DISTINCT e.kind, e.key, e.label FROM name n CROSS JOIN entry e ON e.id = n.id "
            f"WHERE n.kind IN (SELECT value FROM json_each(:kinds)) AND n.folded = :folded AND {self._seen('e')} "
            "ORDER BY e.first LIMIT 25",
            kinds=json.dumps(kinds),
            folded=folded,
        )
        return [Choice(Kind(kind), key, label) for kind, key, label in rows]

    def called(self, kinds: Sequence[Kind], folded: Sequence[str]) -> list[tuple[str, Choice]]:
        rows = self._all(
            "SELECT DISTINCT n.folded, e.kind, e.key, e.label FROM json_each(:kinds) k CROSS JOIN json_each(:folded) f "
            "CROSS JOIN name n ON n.kind = k.value AND n.folded = f.value CROSS JOIN entry e ON e.id = n.id "
            f"WHERE {self._seen('e')} ORDER BY e.first LIMIT 200",
            kinds=json.dumps(kinds),
            folded=json.dumps(folded),
        )
        return [(name, Choice(Kind(kind), key, label)) for name, kind, key, label in rows]

    def labels(self, entries: Iterable[EntryKey]) -> dict[EntryKey, str]:
        rows = self._all(
            "SELECT e.kind, e.key, e.label FROM json_each(:entries) w CROSS JOIN entry e "
            f"ON e.kind = w.value ->> 0 AND e.key = w.value ->> 1 WHERE {self._seen('e')}",
            entries=json.dumps(sorted(entries)),
        )
        return {(Kind(kind), key): label for kind, key, label in rows}

    def names(self, kind: Kind, beginning: str, limit: int) -> list[tuple[str, Choice]]:
        rows = self._all(
            "SELECT n.folded, e.key, e.label FROM name n CROSS JOIN entry e ON e.id = n.id WHERE n.kind = :kind "
            f"AND n.folded >= :first AND n.folded < :last AND {self._seen('e')} "
            "ORDER BY n.folded, e.first LIMIT :limit",
            kind=kind.value,
            first=beginning,
            last=beginning + _LAST,
            limit=limit,
        )
        return [(folded, Choice(kind, key, label)) for folded, key, label in rows]


def called(label: str, key: str) -> str:
    """What an entry is called: by its key where nothing of its label can be seen, so that no line names nobody."""
    return label if is_seen(label) else key


def titled(topic: Topic, key: str) -> Topic:
    """The story as it is called."""
    return topic if is_seen(topic.title) else topic.model_copy(update={"title": key})


def worded(claim: Claim, key: str) -> Claim:
    """The claim as it is called."""
    return claim if is_seen(claim.text) else claim.model_copy(update={"text": key})
