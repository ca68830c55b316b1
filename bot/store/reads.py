"""Every question about stories, claims and speakers that the read model answers, as SQL.

CROSS JOIN keeps SQLite to the written order, from the narrow table to the entry: left to choose, it walks every
entry of a scope.
"""

import json
from collections.abc import Iterable

from bot.domain.changes import ClaimsAt
from bot.domain.entries import Assessment, Claim, Evidence, Topic
from bot.domain.files import (
    ActorFile,
    ActorLine,
    Attribution,
    ClaimFile,
    ClaimLine,
    LinkLine,
    SourceLine,
    TopicFile,
    TopicLine,
)
from bot.domain.vocabulary import Kind, LinkKind
from bot.store.belonging import Belonging
from bot.store.names import called, titled, worded
from bot.store.positions import POSITION, WORKED_OUT, actor_line, attribution, source_line

_LINKS = {kind.value: kind for kind in LinkKind}
_FIGURED = """ AND instr(e.body, '"figures":') > 0"""
"""Of claims those that state figures: in a text the quotation marks would be escaped."""
_AMONG = " AND e.kind = 'claim' AND e.key IN (SELECT value FROM json_each(:among))"


class Reads(Belonging):
    """One snapshot of the store as one scope sees it."""

    # Stories

    def topics(self, limit: int) -> list[TopicLine]:
        titles = self._all(
            f"SELECT e.key, e.label, e.id, e.body FROM entry e WHERE e.kind = 'topic' AND {self._seen('e')} "
            "ORDER BY e.id DESC LIMIT :limit",
            limit=limit,
        )
        lines: list[tuple[int, TopicLine]] = []
        for key, title, entry_id, body in titles:
            ((claims,),) = self._all(
                f"SELECT count(*) FROM entry e INDEXED BY entry_topic WHERE e.topic = :topic AND {self._seen('e')}",
                topic=key,
            )
            ((actors, newest),) = self._all(
                "SELECT count(DISTINCT p.speaker), max(p.id) FROM position p CROSS JOIN entry e ON e.id = p.id "
                f"WHERE {self._seen('e')} AND p.claim IN (SELECT c.key FROM entry c WHERE c.topic = :topic "
                f"AND {self._seen('c')})",
                topic=key,
            )
            last = max(int(entry_id), int(newest or 0))
            at = self._conn.execute("SELECT at FROM journal WHERE seq = ?", (last,)).fetchone()
            closed = Topic.model_validate_json(body).closed
            changed = at[0] if at else ""
            line = TopicLine(key, called(title, key), int(claims), int(actors), changed, closed.day if closed else "")
            lines.append((last, line))
        return [line for _, line in sorted(lines, reverse=True)]

    def topic_count(self) -> int:
        ((count,),) = self._all(f"SELECT count(*) FROM entry e WHERE e.kind = 'topic' AND {self._seen('e')}")
        return int(count)

    def topic_file(self, topic: str, among: Iterable[str] | None = None) -> TopicFile | None:
        body = self._body(Kind.TOPIC, topic)
        if not body:
            return None
        only, listed = ("", "") if among is None else (_AMONG, _listed(among))
        claims = self._claims(f"e.topic = :topic{only}", topic=topic, among=listed)
        attributions = self._attributions(claim.key for claim in claims)
        links = self._all(
            f"SELECT e.key, l.kind, l.claim FROM link l CROSS JOIN entry e ON e.id = l.id "
            f"WHERE e.topic = :topic{only} AND {self._seen('e')} ORDER BY e.first, l.n",
            topic=topic,
            among=listed,
        )
        offered = self._all(
            "SELECT DISTINCT e.body ->> 'source', e.body ->> 'offered_by' "
            "FROM json_each(:claims) c CROSS JOIN entry e INDEXED BY entry_claim ON e.claim = c.value "
            f"WHERE e.kind = 'evidence' AND {self._seen('e')}",
            claims=json.dumps([claim.key for claim in claims]),
        )
        return TopicFile(
            key=topic,
            topic=titled(Topic.model_validate_json(body), topic),
            claims=claims,
            attributions=attributions,
            actors=self._actors_of(attributions, [by for _, by in offered]),
            sources=self._sources([*(a.source for a in attributions), *(source for source, _ in offered)]),
            links=tuple(LinkLine(claim, _LINKS[kind], far) for claim, kind, far in links),
            is_whole=among is None,
        )

    def topic_called(self, folded: str) -> TopicFile | None:
        if folded:
            keys = [choice.key for choice in self.named([Kind.TOPIC], folded)]
        else:
            rows = self._all(f"SELECT e.key FROM entry e WHERE e.kind = 'topic' AND {self._seen('e')} LIMIT 2")
            keys = [key for (key,) in rows]
        return self.topic_file(keys[0]) if len(keys) == 1 else None

    def topic_claims(self, topic: str, *, figured: bool = False) -> dict[str, Claim]:
        only = _FIGURED if figured else ""
        rows = self._all(
            f"SELECT e.key, e.body FROM entry e WHERE e.topic = :topic{only} AND {self._seen('e')} ORDER BY e.first",
            topic=topic,
        )
        return {key: worded(Claim.model_validate_json(body), key) for key, body in rows}

    def claims_of(self, claims: Iterable[str], *, figured: bool = False) -> dict[str, Claim]:
        rows = self._all(
            f"SELECT e.key, e.body FROM entry e WHERE e.kind = 'claim'{_FIGURED if figured else ''} "
            f"AND e.key IN (SELECT value FROM json_each(:claims)) AND {self._seen('e')} ORDER BY e.first",
            claims=_listed(claims),
        )
        return {key: Claim.model_validate_json(body) for key, body in rows}

    def topics_of(self, claims: Iterable[str]) -> dict[str, str]:
        rows = self._all(
            "SELECT e.key, e.topic FROM entry e WHERE e.kind = 'claim' "
            f"AND e.key IN (SELECT value FROM json_each(:claims)) AND {self._seen('e')}",
            claims=_listed(claims),
        )
        return {row[0]: row[1] for row in rows}

    def evidence(self, topic: str, among: Iterable[str] | None = None) -> dict[str, Evidence]:
        only, listed = ("", "") if among is None else (_AMONG, _listed(among))
        rows = self._all(
            "SELECT v.key, v.body FROM entry e CROSS JOIN entry v INDEXED BY entry_claim ON v.claim = e.key "
            f"WHERE e.topic = :topic{only} AND v.kind = 'evidence' AND {self._seen('e')} AND {self._seen('v')} "
            "ORDER BY v.first",
            topic=topic,
            among=listed,
        )
        return {key: Evidence.model_validate_json(body) for key, body in rows}

    # Claims and actors

    def claim_file(self, claim: str) -> ClaimFile | None:
        body = self._body(Kind.CLAIM, claim)
        if not body:
            return None
        entry = worded(Claim.model_validate_json(body), claim)
        about = self._all(
            f"SELECT e.kind, e.body, e.id FROM entry e WHERE e.claim = :claim AND {self._seen('e')} ORDER BY e.first",
            claim=claim,
        )
        evidence = tuple(Evidence.model_validate_json(body) for kind, body, _ in about if kind == Kind.EVIDENCE)
        assessment, assessed_on, assessed_by = None, "", ""
        if read := [(body, revision) for kind, body, revision in about if kind == Kind.ASSESSMENT]:
            assessment = Assessment.model_validate_json(read[-1][0])
            ((at, assessed_by),) = self._all("SELECT at, by FROM journal WHERE seq = :seq", seq=read[-1][1])
            assessed_on = at[:10]
        linked = self._all(
            "SELECT e.key, l.kind, l.claim FROM link l CROSS JOIN entry e ON e.id = l.id "
            f"WHERE l.claim = :claim AND {self._seen('e')} ORDER BY e.first, l.n",
            claim=claim,
        )
        far = [link.claim for link in entry.links] + [key for key, _, _ in linked]
        among = "e.kind = 'claim' AND e.key IN (SELECT value FROM json_each(:keys))"
        others = self._claims(among, keys=json.dumps(far)) if far else ()
        attributions = self._attributions([claim])
        other_attributions = self._attributions(other.key for other in others)
        title = self._all(
            f"SELECT e.label FROM entry e WHERE e.kind = 'topic' AND e.key = :key AND {self._seen('e')}",
            key=entry.topic,
        )
        return ClaimFile(
            key=claim,
            claim=entry,
            topic_title=called(title[0][0], entry.topic) if title else entry.topic,
            attributions=attributions,
            evidence=evidence,
            assessment=assessment,
            linked_from=tuple(LinkLine(key, _LINKS[kind], to) for key, kind, to in linked),
            others={other.key: other for other in others},
            other_attributions=other_attributions,
            actors=self._actors_of(
                (*attributions, *other_attributions), [*(e.offered_by for e in evidence), *entry.about]
            ),
            sources=self._sources(
                [*(a.source for a in attributions + other_attributions), *(e.source for e in evidence)]
            ),
            assessed_on=assessed_on,
            assessed_by=assessed_by,
            worked_out=self._worked_out(attributions) if attributions else {},
        )

    def _worked_out(self, attributions: Iterable[Attribution]) -> dict[str, str]:
        """How the days of statements follow, by their keys; none for a day that its source names."""
        rows = self._all(
            "SELECT e.key, e.body ->> '$.said_on.worked_out' AS how FROM entry e "
            "WHERE e.id IN (SELECT value FROM json_each(:seqs)) AND how IS NOT NULL",
            seqs=json.dumps([a.seq for a in attributions]),
        )
        return {row[0]: row[1] for row in rows}

    def actor_file(self, actor: str, topic: str = "", most: int = 0, before: Iterable[str] = ()) -> ActorFile | None:
        found = self.actors([actor])
        if actor not in found:
            return None
        groups = self._groups_of(actor)
        within = f"p.claim IN (SELECT c.key FROM entry c WHERE c.topic = :topic AND {self._seen('c')}) AND "
        newest = "p.claim IN (SELECT value FROM json_each(:before)) DESC, e.first DESC, p.n DESC LIMIT :most + 1"
        rows = self._many(
            POSITION,
            f"position p CROSS JOIN entry e ON e.id = p.id WHERE {within if topic else ''}"
            f"{self._seen('e')} AND (p.speaker IN (SELECT value FROM json_each(:members)) OR p.on_behalf_of = :actor) "
            f"ORDER BY {newest if most else 'e.first, p.n'}",
            actor=actor,
            members=json.dumps([*self._members_of(actor), *groups]),
            topic=topic,
            most=most,
            before=_listed(before),
        )
        is_whole = not most or len(rows) <= most
        if most:
            rows = rows[:most]
            rows.reverse()
        attributions = tuple(map(attribution, rows))
        if most:
            attributions = tuple(sorted(attributions, key=lambda a: a.first))
        claims = self._claims(
            "e.kind = 'claim' AND e.key IN (SELECT value FROM json_each(:keys))",
            keys=json.dumps(sorted({a.claim for a in attributions})),
        )
        on_desk = {claim.key for claim in claims}
        body = json.loads(self._body(Kind.ACTOR, actor) or "{}")
        return ActorFile(
            key=actor,
            actor=found[actor],
            claims={claim.key: claim for claim in claims},
            attributions=tuple([a for a in attributions if a.claim in on_desk]),
            actors=self._actors_of(attributions, [actor, found[actor].part_of, *found[actor].members, *groups]),
            sources=self._sources(a.source for a in attributions),
            aliases=tuple(body.get("aliases", ())),
            groups=groups,
            is_whole=is_whole,
        )

    def claims_at(self, keys: Iterable[str], actors: Iterable[str] = (), sources: Iterable[str] = ()) -> ClaimsAt:
        """Those of the claims that are seen, with every position on them; and further speakers and sources."""
        claims = self._claims("e.kind = 'claim' AND e.key IN (SELECT value FROM json_each(:keys))", keys=_listed(keys))
        attributions = self._attributions(claim.key for claim in claims)
        return ClaimsAt(
            claims={claim.key: claim for claim in claims},
            attributions=attributions,
            actors=self._actors_of(attributions, actors),
            sources=self._sources((*(a.source for a in attributions), *sources)),
        )

    # Parts

    def entries(self) -> list[tuple[int, str, Kind, str, str]]:
        rows = self._all(
            f"SELECT e.id, e.scope, e.kind, e.key, e.body FROM entry e WHERE {self._seen('e')} ORDER BY e.first"
        )
        return [(int(seq), scope, Kind(kind), key, body) for seq, scope, kind, key, body in rows]

    def _body(self, kind: Kind, key: str) -> str | None:
        rows = self._all(
            f"SELECT e.body FROM entry e WHERE e.kind = '{kind.value}' AND e.key = :key AND {self._seen('e')}",
            key=key,
        )
        return rows[0][0] if rows else None

    def _claims(self, where: str, **values: str) -> tuple[ClaimLine, ...]:
        assessed = (
            "SELECT a.body ->> 'status' FROM entry a INDEXED BY entry_claim WHERE a.claim = e.key "
            f"AND a.kind = 'assessment' AND {self._seen('a')} ORDER BY a.first DESC LIMIT 1"
        )
        rows = self._many(
            f"e.key, e.topic, e.label, e.day, coalesce(({assessed}), ''), {WORKED_OUT}",
            f"entry e WHERE {where} AND {self._seen('e')} ORDER BY e.first",
            **values,
        )
        return tuple(
            [
                ClaimLine(key, topic, called(text, key), day, status, bool(how))
                for key, topic, text, day, status, how in rows
            ]
        )

    def _attributions(self, claims: Iterable[str]) -> tuple[Attribution, ...]:
        if not (about := list(claims)):
            return ()
        rows = self._many(
            POSITION,
            "json_each(:claims) c CROSS JOIN position p ON p.claim = c.value "
            f"CROSS JOIN entry e ON e.id = p.id WHERE {self._seen('e')} ORDER BY e.first, p.n",
            claims=json.dumps(about),
        )
        return tuple(map(attribution, rows))

    def _actors_of(self, attributions: Iterable[Attribution], more: Iterable[str] = ()) -> dict[str, ActorLine]:
        keys = set(more)
        for a in attributions:
            keys.update((a.speaker, a.on_behalf_of, *a.via))
        return self.actors(keys) if keys else {}

    def actors(self, keys: Iterable[str]) -> dict[str, ActorLine]:
        rows = self._many(
            "e.key, e.label, e.body",
            f"entry e WHERE e.kind = 'actor' AND e.key IN (SELECT value FROM json_each(:keys)) AND {self._seen('e')}",
            keys=json.dumps(sorted(keys)),
        )
        return {row[0]: actor_line(*row) for row in rows}

    def _sources(self, keys: Iterable[str]) -> dict[str, SourceLine]:
        """The sources, and those they repeat, near or far."""
        found: dict[str, SourceLine] = {}
        wanted = set(keys)
        while wanted:
            rows = self._many(
                f"e.key, e.day, e.body, {WORKED_OUT}",
                "entry e WHERE e.kind = 'source' AND e.key IN (SELECT value FROM json_each(:keys)) "
                f"AND {self._seen('e')}",
                keys=json.dumps(sorted(wanted)),
            )
            found.update({row[0]: source_line(*row) for row in rows})
            wanted = {far for key in wanted if key in found for far in found[key].derives_from} - found.keys()
        return found


def _listed(keys: Iterable[str]) -> str:
    return json.dumps(sorted(set(keys)))
