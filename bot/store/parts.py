"""Parts of stories and speakers, for questions that have no use for the whole, which may be too large to read."""

import json
from collections.abc import Iterable

from bot.domain.files import ActorLine
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind, Stance
from bot.store.names import called
from bot.store.reading import ClaimTold
from bot.store.reads import Reads

_LOOKED_AT = 1_000
"""In how many positions of a speaker stories are looked for, in how many claims of a story what was told last."""


class Parts(Reads):
    """One snapshot of the store as one scope sees it, read no further than is asked."""

    def topic_keys(self, limit: int) -> list[str]:
        rows = self._all(
            f"SELECT e.key FROM entry e WHERE e.kind = 'topic' AND {self._seen('e')} "
            "ORDER BY e.first DESC LIMIT :limit",
            limit=limit,
        )
        return [key for (key,) in rows]

    def claims_told(self, topic: str, limit: int) -> list[ClaimTold]:
        rows = self._all(
            "WITH c AS (SELECT e.key, e.label, e.id, e.first FROM entry e INDEXED BY entry_topic "
            f"WHERE e.topic = :topic AND {self._seen('e')} ORDER BY e.id DESC LIMIT {_LOOKED_AT}) "
            "SELECT c.key, c.label, j.at FROM c CROSS JOIN journal j ON j.seq = "
            "max(c.id, (SELECT coalesce(max(s.id), 0) FROM position p CROSS JOIN entry s ON s.id = p.id "
            f"WHERE p.claim = c.key AND {self._seen('s')}), (SELECT coalesce(max(v.id), 0) FROM entry v "
            f"WHERE v.claim = c.key AND {self._seen('v')})) ORDER BY j.at DESC, c.first LIMIT :limit",
            topic=topic,
            limit=limit,
        )
        return [ClaimTold(Choice(Kind.CLAIM, key, called(label, key)), at) for key, label, at in rows]

    def claim_keys(self, topic: str, limit: int) -> list[str]:
        rows = self._all(
            f"SELECT e.key FROM entry e WHERE e.topic = :topic AND {self._seen('e')} ORDER BY e.id DESC LIMIT :limit",
            topic=topic,
            limit=limit,
        )
        return [key for (key,) in rows]

    def has_more_claims(self, topic: str, most: int) -> bool:
        ((count,),) = self._all(
            f"SELECT count(*) FROM (SELECT 1 FROM entry e WHERE e.topic = :topic AND {self._seen('e')} LIMIT :most)",
            topic=topic,
            most=most + 1,
        )
        return int(count) > most

    def topics_spoken_to(self, actor: str, limit: int, first: Iterable[Stance] = ()) -> list[str]:
        rows = self._all(
            "SELECT c.topic FROM (SELECT p.claim, p.stance FROM position p CROSS JOIN entry e ON e.id = p.id WHERE "
            "(p.speaker IN (SELECT value FROM json_each(:members)) OR p.on_behalf_of = :actor) "
            f"AND {self._seen('e')} LIMIT :most) p CROSS JOIN entry c ON c.kind = 'claim' AND c.key = p.claim "
            f"WHERE {self._seen('c')} GROUP BY c.topic "
            "ORDER BY max(p.stance IN (SELECT value FROM json_each(:stances))) DESC, min(c.first) LIMIT :limit",
            most=_LOOKED_AT,
            stances=json.dumps([*first]),
            actor=actor,
            members=json.dumps([*self._members_of(actor), *self._groups_of(actor)]),
            limit=limit,
        )
        return [topic for (topic,) in rows]

    def speakers_on(self, topic: str) -> tuple[list[ActorLine], list[ActorLine]]:
        rows = self._all(
            "SELECT p.speaker, coalesce(p.on_behalf_of, ''), p.via FROM entry e CROSS JOIN position p "
            f"ON p.claim = e.key CROSS JOIN entry s ON s.id = p.id WHERE e.topic = :topic AND {self._seen('e')} "
            f"AND {self._seen('s')} GROUP BY 1, 2, 3 ORDER BY min(s.first)",
            topic=topic,
        )
        spoke = dict.fromkeys(speaker for speaker, *_ in rows)
        others = {key for _, behalf, via in rows for key in (behalf, *(json.loads(via) if via else ()))} - spoke.keys()
        lines = self.actors(spoke.keys() | others)
        return [lines[key] for key in spoke if key in lines], [lines[key] for key in sorted(others) if key in lines]

    def taken_towards(self, claims: Iterable[str], stances: Iterable[Stance]) -> list[str]:
        rows = self._all(
            "SELECT DISTINCT p.claim FROM json_each(:claims) c CROSS JOIN position p ON p.claim = c.value "
            "CROSS JOIN entry e ON e.id = p.id WHERE p.stance IN (SELECT value FROM json_each(:stances)) "
            f"AND {self._seen('e')}",
            claims=json.dumps([*claims]),
            stances=json.dumps([*stances]),
        )
        return [claim for (claim,) in rows]

    def position_back(self, changes: int) -> int:
        rows = self._all(
            "SELECT seq FROM journal WHERE scope IN ('library', :scope) AND seq <= coalesce(:at, seq) "
            "ORDER BY seq DESC LIMIT 1 OFFSET :changes",
            changes=changes,
        )
        return int(rows[0][0]) if rows else 0
