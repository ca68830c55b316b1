"""What lines are read from: the columns that are asked for, and what their row says."""

from functools import lru_cache
from typing import Any

import orjson

from bot.domain.files import ActorLine, Attribution, SourceLine
from bot.domain.vocabulary import Stance
from bot.store.names import called

_STANCES = {stance.value: stance for stance in Stance}

WORKED_OUT = """instr(e.body, '"worked_out":') > 0"""
"""Whether the day of an entry is worked out. Statements, claims and sources have one day, and in a text the quotation
marks would be escaped."""

POSITION = (
    "p.statement, p.claim, p.stance, p.inferred, p.speaker, coalesce(p.on_behalf_of, ''), p.said_on, p.quote, "
    f"p.paraphrase, p.hedge, p.source, p.via, p.id, e.first, {WORKED_OUT}"
)
"""Of a position `p` of the statement `e`, as an Attribution holds it."""


def attribution(row: list[Any]) -> Attribution:
    """The position of a row of `POSITION`."""
    row[2], row[3], row[14] = _STANCES[row[2]], bool(row[3]), bool(row[14])
    row[11] = tuple(orjson.loads(row[11])) if row[11] else ()
    return Attribution._make(row)


@lru_cache(4_096)
def actor_line(key: str, name: str, body: str) -> ActorLine:
    """The line of a speaker: the same few speak in story after story."""
    held = orjson.loads(body)
    role, part_of, members = held.get("role", ""), held.get("part_of", ""), tuple(held.get("members", ()))
    return ActorLine(key, called(name, key), held["kind"], role, part_of, members)


@lru_cache(4_096)
def source_line(key: str, day: str, body: str, how: int) -> SourceLine:
    """The line of a source, out of its day and all that is held of it."""
    held = orjson.loads(body)
    title, url, archived, language = (held.get(part, "") for part in ("title", "url", "archived_url", "language"))
    repeats = tuple(held.get("derives_from", ()))
    return SourceLine(key, called(held["outlet"], key), title, url, archived, day, language, repeats, bool(how))
