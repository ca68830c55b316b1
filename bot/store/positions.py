"""What is read of a position and of a claim in a line: the columns that are asked for, and what their row says."""

from typing import Any

import orjson

from bot.domain.files import Attribution
from bot.domain.vocabulary import Stance

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
