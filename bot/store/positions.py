"""What is read of a position and of a claim in a line: the columns that are asked for, and what their row says."""

import json

from bot.domain.files import Attribution
from bot.domain.vocabulary import Stance

_STANCES = {stance.value: stance for stance in Stance}

WORKED_OUT = """instr(e.body, '"worked_out":') > 0"""
"""Whether the day of an entry is worked out. Statements, claims and sources have one day, and in a text the quotation
marks would be escaped."""

POSITION = (
    "p.statement, p.claim, p.stance, p.inferred, p.speaker, coalesce(p.on_behalf_of, ''), p.said_on, p.quote, "
    f"p.paraphrase, p.hedge, p.source, p.via, {WORKED_OUT}, p.id, e.first"
)
"""Of a position `p` of the statement `e`."""


def attribution(row: tuple[str, ...]) -> Attribution:
    """The position of a row of `POSITION`."""
    statement, claim, stance, inferred, speaker, behalf, said_on, quote, paraphrase, hedge, source, via, *rest = row
    how, seq, first = map(int, rest)
    chain = tuple(json.loads(via)) if via else ()
    words = (speaker, behalf, said_on, quote, paraphrase, hedge, source)
    return Attribution(statement, claim, _STANCES[stance], bool(inferred), *words, chain, seq, first, bool(how))
