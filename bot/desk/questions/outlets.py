"""What somebody said in one place, where that is asked: "what did Lund tell the Senate", "say on Fox"; pure."""

import re
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING

_THERE = re.compile(
    rf"{OPENING}what (?:did|does|has|had|have) (?:\w+ ){{1,5}}?"
    r"(?:(?:tells?|told)|(?:says?|said|writes?|wrote|written|posts?|posted|claim(?:ed)?) (?P<by>on|in|at|to)) "
    r"(?:the )?(?P<where>\w+(?: \w+){0,3})$"
)
_PLACES = re.compile(r" (?:from|at|in|of|to|by|with) ")
_LANDS = frozenset(("america", "britain"))
"""What stands in the name of an outlet before a place, and before the name itself: "US Senate"."""


def said_there(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the statements that were read in the outlet, or made before whom, a question names; None where
    it names none that holds some of whoever is asked about.
    """
    asks = what.intent is Intent.SAID and sought.speakers and not (what.pasted or sought.polar)
    found = _THERE.match(what.typed.line) if asks else None
    where = words_of(found["where"]) if found else ()
    if found is None or not where or (found["by"] == "on" and {*where} <= told.told.about):
        return None  # "what did Lund say on Acme", in a story of Acme
    there = {key for key, source in told.file.sources.items() if _is_called(source.outlet, where)}
    theirs = (a for a in told.file.attributions if told.heard_in(a).intersection(sought.speakers))
    taken = [a for a in theirs if a.source in there]
    claims, said = dict.fromkeys(a.claim for a in taken), dict.fromkeys(a.statement for a in taken)
    return replace(sought, claims=(*claims,), said=(*said,)) if 0 < len(claims) <= MOST_CLAIMS else None


def _is_called(outlet: str, where: tuple[str, ...]) -> bool:
    """Whether an outlet's name, or a place in it, begins with these words: "Fox" of "Fox News"."""
    parts = (words_of(part) for part in _PLACES.split(outlet))
    begins = (part[1:] if part[:1] and part[0] in _LANDS and len(part) > 1 else part for part in parts)
    return any(part[: len(where)] == where for part in begins)
