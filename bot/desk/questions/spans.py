"""Which claims tell of another span of time than is asked for: "in a month", where it is asked of a week; pure."""

import re

from bot.desk.questions.comparing import in_figures
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked

_WITHIN = re.compile(
    r"(?<!\w)(?:in|within|over|during|for|after) (?:just |only |about |some |around |nearly |almost |less than )?"
    r"(?:the |a |an |that |this )?(?:single |first |last |past |same )?(?:(?P<number>\d{1,4}) )?"
    r"(?P<span>second|minute|hour|day|night|week|month|year|decade)(?P<several>s?)(?!\w)"
)
"""The span of time within which, or for which, something was done."""
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "night": 86_400,
    "week": 604_800,
    "month": 2_628_000,
    "year": 31_536_000,
    "decade": 315_360_000,
}
_NEAR = 0.05
"""How much of the longer of two spans they may differ by and be the same: 30 days and a month."""


def within_else(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that tell of what was done within another span, "in one day", where it is asked of a week."""
    asked = _spans_of(what.typed.line)
    if not asked:
        return frozenset()
    counts = what.intent is Intent.HOW_MANY
    claims = {key: claim for key, claim in told.claims.items() if claim.figures or not counts}
    texts = {k: (c.text, *c.wordings, *(f"in {f.phase}" for f in c.figures)) for k, c in claims.items()}
    within = {key: _spans_of(in_figures(" ; ".join(each).lower())) for key, each in texts.items()}
    return frozenset(
        key for key, spans in within.items() if spans and not any(_alike(n, m) for n in asked for m in spans)
    )


def _spans_of(text: str) -> frozenset[int]:
    """How many seconds each of the spans takes that a text tells of; "for years" leaves that open."""
    found = [each for each in _WITHIN.finditer(text) if each["number"] or not each["several"]]
    return frozenset(int(each["number"] or 1) * _SECONDS[each["span"]] for each in found)


def _alike(one: int, other: int) -> bool:
    return abs(one - other) <= _NEAR * max(one, other)
