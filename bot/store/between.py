"""What one scope saw at one revision and sees differently at a later one, read in one snapshot.

A row of `entry` stands from its own number until the next one's, so both ends of a span are in the same table: what
came and went in between is never looked at.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from bot.domain.changes import ChangeFile, EntryKey, NetChange, Taken, Touched
from bot.domain.entries import MODELS, references
from bot.domain.vocabulary import Kind, Stance
from bot.store.reads import Reads

_STANCES = {stance.value: stance for stance in Stance}
_NAMED = (Kind.ACTOR, Kind.SOURCE)
"""Kinds that stories name and do not hold: a new one is told by the statement that came with it."""
_NO_END = 2**63 - 1


class Between(Reads):
    """The span from just after revision `after` to revision `at`, or to now where it is None."""

    def __init__(self, conn: sqlite3.Connection, scope: str, after: int, at: int | None = None) -> None:
        super().__init__(conn, scope, _NO_END if at is None else at)
        self._asked = scope
        self._after = after

    def touched(self, topics: Sequence[str], entries: Sequence[EntryKey] = ()) -> list[Touched]:
        """Every entry of these stories, or of all, that is not what it was; in the order of their revisions.

        Of `entries` alone, where any are named.
        """
        rows = self._all(
            "WITH near AS (SELECT e.key FROM entry e WHERE e.topic IN (SELECT value FROM json_each(:topics))), "
            "touched AS (SELECT kind, key, coalesce(max(seq) FILTER (WHERE scope = :scope), max(seq)) AS last "
            "FROM journal WHERE seq > :after AND seq <= :at AND scope IN ('library', :scope) "
            f"{_NEAR_TOPICS if topics else ''}{_NAMED_ENTRIES if entries else ''} GROUP BY kind, key) "
            "SELECT t.kind, t.key, iif(a.id > :after, a.id, t.last) AS made, b.id, a.id, b.topic, a.topic, "
            "coalesce(a.claim, b.claim), iif(t.kind = 'claim', a.body -> 'figures' IS NOT NULL "
            "AND a.body -> 'figures' IS NOT b.body -> 'figures', 0), b.claim, "
            "b.id IS NULL AND a.id IS NOT NULL AND EXISTS (SELECT 1 FROM entry o WHERE o.kind = t.kind "
            "AND o.key = t.key AND o.scope IN ('library', :scope) AND o.body != '' AND o.id <= :after) FROM touched t "
            f"LEFT JOIN entry b ON b.kind = t.kind AND b.key = t.key AND {self._seen('b', ':after')} "
            f"LEFT JOIN entry a ON a.kind = t.kind AND a.key = t.key AND {self._seen('a')} "
            "WHERE a.body IS NOT b.body AND (b.id IS NOT NULL OR t.kind NOT IN ('actor', 'source')) ORDER BY made",
            after=self._after,
            topics=json.dumps(list(topics)),
            entries=json.dumps(list(entries)),
        )
        stances = self._stances(number for kind, _, _, b, a, *_ in rows if kind == Kind.STATEMENT for number in (b, a))
        found: list[tuple[Touched, tuple[str | None, ...]]] = []
        for kind, key, made, b, a, was_in, is_in, about, new_figures, was_about, is_back in rows:
            before, after = stances.get(b, ()), stances.get(a, ())
            claims = dict.fromkeys((*(t.claim for t in (*after, *before)), *filter(None, (about, was_about))))
            taken = tuple(t for t in after if t not in before)
            line = Touched(
                *(Kind(kind), key, int(made), b is not None, a is not None, tuple(claims), taken),
                new_figures=bool(new_figures),
                is_back=bool(is_back),
            )
            found.append((line, (was_in, is_in)))
        on_desk = self._claims_in(topics, (claim for line, _ in found for claim in line.claims))
        named = self._named_in(topics) if topics and any(line.kind in _NAMED for line, _ in found) else set()
        return [
            _within(line, on_desk)
            for line, homes in found
            if _belongs(line, homes, topics, on_desk) or (line.kind in _NAMED and (not topics or line.entry in named))
        ]

    def in_full(self, picked: Sequence[Touched], claims: Sequence[str], most: int) -> ChangeFile:
        """The picked changes whole; and at both ends `claims`, with those that rest on a changed speaker or source.

        At most `most` claims are compared, in their order.
        """
        changes = self._net_changes(picked)
        names = [line.key for line in picked if line.kind in _NAMED]
        wanted = list(dict.fromkeys((*claims, *(self._resting_on(names) if names else ()))))
        entries = [entry for change in changes for entry in (change.before, change.after) if entry]
        named = {(kind, key) for entry in entries for _, kind, key in references(entry.model_dump(mode="json"))}
        actors, sources = ([key for of, key in named if of is kind] for kind in _NAMED)
        then, now = (
            Reads(self._conn, self._asked, at).claims_at(wanted[:most], actors, sources)
            for at in (self._after, self._at)
        )
        return ChangeFile(changes, then, now, max(len(wanted) - most, 0))

    def _net_changes(self, picked: Sequence[Touched]) -> tuple[NetChange, ...]:
        rows = self._all(
            "SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, b.body, a.body, l.at, l.why FROM json_each(:picked) j "
            "JOIN journal l ON l.seq = j.value ->> 2 "
            f"LEFT JOIN entry b ON b.kind = j.value ->> 0 AND b.key = j.value ->> 1 AND {self._seen('b', ':after')} "
            f"LEFT JOIN entry a ON a.kind = j.value ->> 0 AND a.key = j.value ->> 1 AND {self._seen('a')} "
            "ORDER BY j.key",
            after=self._after,
            picked=json.dumps([(line.kind, line.key, line.revision) for line in picked]),
        )
        return tuple(
            NetChange(
                Kind(kind),
                key,
                int(number),
                MODELS[Kind(kind)].model_validate_json(before) if before else None,
                MODELS[Kind(kind)].model_validate_json(after) if after else None,
                at[:10],
                why,
            )
            for kind, key, number, before, after, at, why in rows
        )

    def _stances(self, numbers: Iterable[Any]) -> dict[Any, tuple[Taken, ...]]:
        """The stances that the statements of these revisions take."""
        found: defaultdict[Any, tuple[Taken, ...]] = defaultdict(tuple)
        rows = self._all(
            "SELECT p.id, p.claim, p.stance FROM json_each(:ids) j CROSS JOIN position p ON p.id = j.value "
            "ORDER BY p.id, p.n",
            ids=json.dumps([number for number in numbers if number is not None]),
        )
        for number, claim, stance in rows:
            found[number] += (Taken(claim, _STANCES[stance]),)
        return found

    def _claims_in(self, topics: Sequence[str], claims: Iterable[str]) -> set[str]:
        """Those of the claims that are seen in these stories, or in any, at either end."""
        rows = self._all(
            "SELECT c.value FROM json_each(:claims) c WHERE EXISTS (SELECT 1 FROM entry e WHERE e.kind = 'claim' "
            f"AND e.key = c.value AND {self._either('e')}{_IN_TOPICS if topics else ''})",
            after=self._after,
            claims=json.dumps(list(dict.fromkeys(claims))),
            topics=json.dumps(list(topics)),
        )
        return {claim for (claim,) in rows}

    def _named_in(self, topics: Sequence[str]) -> set[EntryKey]:
        """The speakers and sources that these stories name at either end."""
        claims = f"SELECT e.key FROM entry e WHERE e.kind = 'claim' AND {self._either('e')}{_IN_TOPICS}"
        spoken = self._all(
            f"SELECT p.speaker, p.on_behalf_of, p.via, p.source FROM position p CROSS JOIN entry s ON s.id = p.id "
            f"WHERE p.claim IN ({claims}) AND {self._either('s')}",
            after=self._after,
            topics=json.dumps(list(topics)),
        )
        offered = self._all(
            "SELECT v.body ->> 'offered_by', v.body ->> 'source' FROM entry v "
            f"WHERE v.kind = 'evidence' AND v.claim IN ({claims}) AND {self._either('v')}",
            after=self._after,
            topics=json.dumps(list(topics)),
        )
        actors = {key for speaker, behalf, via, _ in spoken for key in (speaker, behalf, *(json.loads(via or "[]")))}
        found = {(Kind.ACTOR, key) for key in (*actors, *(by for by, _ in offered)) if key}
        return found | {(Kind.SOURCE, source) for *_, source in (*spoken, *offered)}

    def _resting_on(self, names: Sequence[str]) -> list[str]:
        """The claims that are spoken of by these speakers, for them or after them, or in these sources or those that
        repeat them.
        """
        rows = self._all(
            "WITH RECURSIVE named(key) AS (SELECT value FROM json_each(:names) UNION SELECT e.key FROM named "
            "JOIN entry e ON e.kind = 'source' AND instr(e.body, '\"derives_from\"') "
            "JOIN json_each(e.body, '$.derives_from') far ON far.value = named.key) "
            "SELECT DISTINCT p.claim FROM position p WHERE p.speaker IN named OR p.source IN named "
            "OR p.on_behalf_of IN named "
            "OR (p.via != '' AND EXISTS (SELECT 1 FROM json_each(p.via) w WHERE w.value IN named))",
            names=json.dumps(list(names)),
        )
        return [claim for (claim,) in rows]

    def _either(self, e: str) -> str:
        """The condition under which row `e` is seen at one end of the span or the other."""
        return f"(({self._seen(e, ':after')}) OR ({self._seen(e)}))"


_NEAR_TOPICS = (
    "AND (kind IN ('topic', 'actor', 'source') OR kind = 'claim' AND key IN near "
    "OR kind = 'statement' AND key IN (SELECT p.statement FROM position p WHERE p.claim IN near) "
    "OR kind IN ('evidence', 'assessment') AND key IN (SELECT e.key FROM entry e WHERE e.claim IN near))"
)
"""What may belong to the stories: a few too many, so that the rest of a large span is passed over soon."""
_NAMED_ENTRIES = " AND (kind, key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:entries))"
_IN_TOPICS = " AND e.topic IN (SELECT value FROM json_each(:topics))"


def _within(line: Touched, on_desk: set[str]) -> Touched:
    """The line with those claims alone that are asked about."""
    if all(claim in on_desk for claim in line.claims):
        return line
    return line._replace(
        claims=tuple(claim for claim in line.claims if claim in on_desk),
        taken=tuple(taken for taken in line.taken if taken.claim in on_desk),
    )


def _belongs(line: Touched, homes: Sequence[str | None], topics: Sequence[str], on_desk: set[str]) -> bool:
    """Whether an entry that is no speaker or source belongs to the stories asked about."""
    match line.kind:
        case Kind.TOPIC:
            return not topics or line.key in topics
        case Kind.CLAIM:
            return not topics or bool({*homes} & {*topics})
        case _:
            return any(claim in on_desk for claim in line.claims)
