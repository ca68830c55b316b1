"""The claims that tell who is behind something, where that is asked: not all that is told of a paper tells whose it is;
pure.
"""

import re

from bot.desk.questions.stories import StoryFile
from bot.desk.questions.ways import asks_way
from bot.domain.sought import MOST_CLAIMS, Intent
from bot.domain.standing import voices_of
from bot.domain.vocabulary import BACKING
from bot.search.asked import Asked
from bot.search.behind import asked_behind, tells_behind
from bot.search.manner import OPENING

_OWNS_UP = re.compile(rf"{OPENING}who (?:in|at|from) .*(?<!\w)(?:did|do|done) (?:it|this|that)")
"""What asks who of some said that they did it."""


def asks_who_owns_up(what: Asked) -> bool:
    """Whether it is asked who of some said that they did it, which not all that these said tells."""
    return what.intent is Intent.SAID and bool(what.speakers) and _OWNS_UP.fullmatch(what.typed.line) is not None


def asks_origin(what: Asked) -> bool:
    """Whether it is asked whence something came, or who is behind it, which no list of places or claims tells."""
    return asks_way(what) or (what.intent is Intent.BY_WHOM and asked_behind(what.typed.line) is not None)


def is_said(claim: str, told: StoryFile, *, in_words: bool = False) -> bool:
    """Whether anybody says a claim, or passes it on, so that it does not only follow from what they said."""
    newest = [voice.newest for voice in voices_of(told.file.of_claim(claim))]
    return any(a.stance.side in BACKING and not (in_words and a.inferred) for a in newest)


def near_behind(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims that tell of a doer, and come near, where it is asked who is behind what the story is about."""
    things = asked_behind(what.typed.line) or frozenset[str]()
    own = things.difference(what.called) or told.told.about
    return tuple(c.key for c in told.file.claims if things and tells_behind(own, c.text))[:MOST_CLAIMS]


def of_no_doer(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that do not tell who is behind it, where that is asked, and those that nobody says to be so."""
    things = asked_behind(what.typed.line) if what.intent is Intent.BY_WHOM else None
    if things is None:
        return frozenset()
    own = things.difference(what.called) or told.told.about
    return frozenset(c.key for c in told.file.claims if not (tells_behind(own, c.text) and is_said(c.key, told)))


def told_behind(what: Asked, told: StoryFile) -> tuple[str, ...]:
    """The claims that tell who is behind what the story is about, where no more is named than that."""
    if what.terms or what.intent is not Intent.BY_WHOM or not asks_origin(what):
        return ()
    left = of_no_doer(what, told)
    found = tuple(line.key for line in told.file.claims if line.key not in left)
    return found if len(found) <= MOST_CLAIMS else ()
