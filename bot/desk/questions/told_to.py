"""Who told others to do something, "who told people to leave": a claim tells it, or else somebody's statement; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.files import Attribution
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.sentences import stems_alike
from bot.search.wording import TOLD_TO

_TELLS = re.compile(
    r"(?<!\w)(?:tell|told|urg|advis|ask|call|warn|order|recommend|instruct|forc|press|want)\w* (?:[\w.'’]+ ){0,6}?"
    r"(?:(?<=(?P<no>not) )|(?<!not ))(?:to (?P<deed>\w+)|the (?P<noun>\w+(?:ation|ment|ing|al))(?= of ))"
)
"""What tells that somebody told others to do something, or not to."""


def asks_who_told(what: Asked) -> bool:
    """Whether that is asked."""
    return TOLD_TO.match(what.typed.line) is not None


def telling_to(what: Asked, keys: Sequence[str], texts: Mapping[str, str]) -> list[str]:
    """Those of the claims that tell just that: who calls the water safe to drink told nobody to drink it."""
    return [key for key in keys if _tells_that(what, texts.get(key, ""))]


def told_to(what: Asked, sought: Sought, taken: Sequence[Attribution]) -> Sought | None:
    """What is sought of those of these statements by which somebody did just that."""
    taken = [a for a in taken if _tells_that(what, a.text)]
    if not 0 < len({a.statement for a in taken}) <= MOST_CLAIMS:
        return None
    by, claims, said = (
        tuple(dict.fromkeys(each)) for each in zip(*((a.speaker, a.claim, a.statement) for a in taken), strict=True)
    )
    return replace(sought, intent=Intent.SAID, speakers=by, claims=claims[:MOST_CLAIMS], said=said)


def _tells_that(what: Asked, text: str) -> bool:
    asked = _TELLS.search(what.typed.line)
    same = stems_alike(asked["deed"]) if asked else frozenset[str]()
    told = _TELLS.finditer(text)
    return asked is not None and any(
        (found["no"] is None) is (asked["no"] is None)
        and not same.isdisjoint(stems_alike(found["deed"] or found["noun"]))
        for found in told
    )
