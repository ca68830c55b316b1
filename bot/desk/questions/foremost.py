"""Who was the first, or the last, to take a stance, as far as days tell; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.answer import Answer, Line
from bot.briefing.asked import STANCES
from bot.desk.questions.stories import StoryFile
from bot.domain.days import day_order, is_before
from bot.domain.files import Attribution
from bot.domain.sought import Intent, Sought
from bot.domain.vocabulary import BACKING, Stance
from bot.search.asked import Asked
from bot.search.wording import FIRST_TOLD

_ASKS_FIRST = re.compile(r"who (?:(?:was|is) )?(?:\w+ )?first(?!\w)|who (?:\w+ ){1,12}first$")
_ASKS_LAST = re.compile(
    r"who (?:(?:was|is) )?(?:the )?(?:last|latest)(?!\w)|"
    r"who (?:\w+ ){1,12}(?<!will )(?<!would )(?<!not )(?<!to )last$"
)
FEW = 3
"""How many speakers are told by a line each."""


def asks_first(what: Asked) -> bool:
    """Whether it is asked who was the first, "who denied it first", or when it was told first."""
    return (_ASKS_FIRST.search(what.typed.line) or FIRST_TOLD.match(what.typed.line)) is not None


def asks_last(what: Asked) -> bool:
    """Whether it is asked who was the last: "who was the last to deny it"."""
    return _ASKS_LAST.search(what.typed.line) is not None


def foremost(taken: Sequence[Attribution], *, last: bool) -> Attribution | None:
    """What was surely said before all the rest of these, or after it; None where days do not tell."""
    ordered = sorted(taken, key=lambda a: day_order(a.said_on), reverse=last)
    pairs = (
        (each, ordered[0]) if last else (ordered[0], each) for each in ordered if each.speaker != ordered[0].speaker
    )
    surely = ordered and all(is_before(one.said_on, other.said_on) for one, other in pairs)
    return ordered[0] if surely else None


def stances_of(intent: Intent) -> frozenset[Stance]:
    """The stances that answer who took one: whoever says or passes on that it is so has said it."""
    return frozenset(s for s in Stance if s.side in BACKING) if intent is Intent.SAID else STANCES[intent].asked


def of_foremost(what: Asked, sought: Sought, told: StoryFile) -> Sought:
    """What is sought of the first or the last alone to take the stance; of the few who may be, where days leave that
    open; of all where they are more.
    """
    last = asks_last(what)
    taken = _taken(what, sought, told)
    one = foremost(taken, last=last)
    may = [one] if one else [a for a in taken if not any(_passes(b, a, last=last) for b in taken)]
    by = tuple(dict.fromkeys(a.speaker for a in may))
    said = tuple(dict.fromkeys(a.statement for a in may))
    return replace(sought, speakers=by, said=said) if 0 < len(by) <= FEW else sought


def left_open(what: Asked, answer: Answer, own: Sought, told: StoryFile) -> Answer:
    """The answer, which says so where it was asked who was the first or the last and the days do not tell."""
    if not own.intent.is_stance or what.speakers or not (asks_first(what) or asks_last(what)):
        return answer
    taken = _taken(what, replace(own, speakers=()), told)
    if len({a.speaker for a in taken}) < 2 or foremost(taken, last=asks_last(what)):
        return answer
    line = f"The days on the desk do not tell who was {'last' if asks_last(what) else 'first'}."
    return replace(answer, lead=(Line((line,)), *answer.lead))


def _taken(what: Asked, sought: Sought, told: StoryFile) -> list[Attribution]:
    """Who took the stance in words, of what is sought."""
    stances = stances_of(sought.intent)
    of_these = (a for a in told.file.attributions if not sought.claims or a.claim in sought.claims)
    return [a for a in of_these if a.stance in stances and not a.inferred]


def _passes(one: Attribution, other: Attribution, *, last: bool) -> bool:
    """Whether one surely came before another, or after it where the last is asked for."""
    earlier, later = (other, one) if last else (one, other)
    return is_before(earlier.said_on, later.said_on)
