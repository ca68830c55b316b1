"""What is asked of by the words by which a story is called: the one claim put so, and the day it happened; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.heard import narrowed
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.sentences import stems_alike
from bot.search.term import Term

_WHEN_WAS = re.compile(
    rf"{OPENING}(?:when|(?:on )?(?:what|which) (?:day|date)) (?:did|was|is) (?:the |this |that )(?:\w+ ){{0,4}}?"
    r"(?P<event>\w+)(?: (?:happen|occur|take place)(?:ed|red)?)?$"
)
"""What asks when something happened, and no more."""
_CALLS_IT = re.compile(
    rf"{OPENING}when (?:did|has|have) (?:\w+ ){{1,5}}?(?:call|describe)(?:ed|d)? (?:it|this|that)(?!\w)"
)
"""What asks when somebody called something so."""


def named_so(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of that claim, where a stance on it, its standing or evidence for it is asked for and no more:
    "who denied the leak" asks of no other claim of the story of the leak.
    """
    of_claim = what.intent.is_stance or what.intent in (Intent.STATUS, Intent.EVIDENCE)
    if (
        not (of_claim and what.called)
        or what.terms
        or what.excepts
        or told.file.key not in {t.key for t in what.topics}
    ):
        return None
    texts = {key: (claim.text, *claim.wordings) for key, claim in told.claims.items()}
    keys = [key for key, each in texts.items() if any(what.called == frozenset(words_of(text)) for text in each)]
    return narrowed(what, replace(sought, claims=(keys[0],)), told) if len(keys) == 1 else None


def happened_when(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the claims that tell on which one day what the story is called by happened, "when was the
    crash": several, or one that begins with it; None where their days differ.
    """
    found = _WHEN_WAS.match(what.typed.line) if what.intent is Intent.WHEN and not what.speakers else None
    event = stems_alike(found["event"]) if found else frozenset[str]()
    asked = {term.stem for term in words}
    if not event & (asked | what.called) or not asked <= told.told.about:
        return None
    spans = {key: claim.happened for key, claim in told.claims.items() if claim.happened}
    holding = [d for d in told.told.documents if event & d.own and d.key in spans]
    begins = len(holding) == 1 and not event.isdisjoint(holding[0].order[:1])
    if len({(spans[d.key].first, spans[d.key].last) for d in holding}) != 1 or not (len(holding) > 1 or begins):
        return None
    return replace(sought, claims=tuple(d.key for d in holding)[:MOST_CLAIMS], exact=True)


def calls_it(what: Asked, sought: Sought) -> bool:
    """Whether it is asked when somebody called something so: only their words tell that."""
    return what.intent is Intent.WHEN and bool(sought.speakers) and _CALLS_IT.match(what.typed.line) is not None
