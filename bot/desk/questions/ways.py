"""Whence something came and where it was bound, where that is asked: no list of places tells it; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.term import Term

_WHERE = r"where (?:did|do|does|was|were|is|are|had|have|has) "
_FROM = re.compile(
    rf"{_WHERE}(?!.*(?<!\w)(?:figure|number|claim|story|report|count|estimate|toll|idea|rumou?r|news)(?!\w)).* from$|"
    r"from where(?!\w)"
)
_TO = re.compile(rf"{_WHERE}.*(?<!\w)(?:to|going|headed|heading|bound)$")
_PLACE = r"(?:the |a )?(?P<place>(?:\w+ )?[A-Z]\w*)"
_FROM_PLACE = re.compile(rf"(?<!\w)(?:from|out of|left|leaves|leave) {_PLACE}")
_TO_PLACE = re.compile(rf"(?<!\w)(?:to|towards?|into|for|reach(?:ed|es)?|arrived? (?:in|at)|entered) {_PLACE}")
_SIDES = (
    frozenset(["below", "beneath", "under", "underneath", "underwater"]),
    frozenset(["above", "overhead"]),
    frozenset(["inside", "within"]),
    frozenset(["outside", "without"]),
    frozenset(["behind"]),
)
_FROM_SIDE = re.compile(
    r"(?<!\w)from (?P<side>below|beneath|under(?:neath|water)?|above|overhead|inside|within|outside|behind)(?!\w)"
)
"""From which side something was done, by a word that says little elsewhere; those of one line are one side."""


def asks_way(what: Asked) -> bool:
    """Whether it is asked whence something came, or where it was bound."""
    return _tells(what) is not None


def of_another_way(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that do not tell that something is from a place, or bound there, or done from that side, where that is
    asked.
    """
    if others := _from_another_side(what, told):
        return others
    tells = _tells(what)
    texts = ((c.key, c.text) for c in told.file.claims) if tells else ()
    return frozenset(key for key, text in texts if tells and not _names_place(tells, key, text, told))


def _from_another_side(what: Asked, told: StoryFile) -> frozenset[str]:
    """The claims that do not tell from which side something was done, where it is asked if it was from that one:
    "blown up from above".
    """
    asked = _FROM_SIDE.search(what.typed.line) if not what.pasted else None
    side = next((words for words in _SIDES if asked and asked["side"] in words), frozenset[str]())
    texts = {key: (c.text, *c.wordings) for key, c in told.claims.items()} if side else {}
    return frozenset(
        key
        for key, each in texts.items()
        if all(side.isdisjoint(text.lower().replace(",", "").split()) for text in each)
    )


def _tells(what: Asked) -> re.Pattern[str] | None:
    """What a claim has to hold to tell the way that is asked about, if one is."""
    if what.intent is not Intent.WHERE:
        return None
    return _FROM_PLACE if _FROM.search(what.typed.line) else _TO_PLACE if _TO.search(what.typed.line) else None


def _names_place(tells: re.Pattern[str], key: str, text: str, told: StoryFile) -> bool:
    """Whether a claim tells that something is from, or to, a place: "from MH370" is from none."""
    claim = told.claims.get(key)
    places = PLACES.union(*(words_of(place) for place in claim.places)) if claim else PLACES
    return any(places.intersection(found["place"].lower().split()) for found in tells.finditer(text))
