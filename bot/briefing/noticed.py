"""What a moderator should know of an entry just saved: how it stands against what the desk had already."""

import re

from bot.briefing.claim import derivation
from bot.domain.days import is_before, shown_day
from bot.domain.entries import Assessment, Claim, Entry, Statement
from bot.domain.files import ClaimFile
from bot.domain.standing import predates, standing
from bot.domain.vocabulary import Side, Status

_READINGS = (Status.CONFIRMED, Status.REFUTED)
"""What only curators give: nothing that is derived says so, nor speaks against it, but that a claim is disputed."""
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def says_else(before: str, after: str) -> bool:
    """Whether a claim that is put in other words says another number."""
    return not set(_NUMBER.findall(before)).issuperset(_NUMBER.findall(after))


def noticed(key: str, entry: Entry, file: ClaimFile) -> str:
    """A sentence about a saved entry and the claim it bears on, or nothing; a claim is one that says another number."""
    match entry:
        case Assessment(status=status):
            derived = standing(file.attributions, file.actors, file.sources)
            if derived.status is status or (status in _READINGS and derived.status is not Status.DISPUTED):
                return ""
            why = derivation(derived, file.actors)
            return f"By what was said alone the claim would be {derived.status.value}: {why}. Readers see both."
        case Statement():
            return _early(key, file)
        case Claim():
            count = len({a.statement for a in file.attributions})
            made = "1 statement was" if count == 1 else f"{count} statements were"
            asks = "does it still fit" if count == 1 else "do they still fit"
            return f"{made} made before this number stood here: {asks}?" if count else ""
        case _:
            return ""


def _early(key: str, file: ClaimFile) -> str:
    """That a denial is dated before what it denies was said, or is said to have happened."""
    denial = next((a for a in file.attributions if a.statement == key and a.stance.side is Side.AGAINST), None)
    if denial is None or not denial.said_on:
        return ""
    day = shown_day(denial.said_on)
    if predates(denial, file.attributions):
        return f"Is its day right? {day} is before anybody on the desk asserted this, and readers are told so."
    happened = file.claim.happened
    if happened and is_before(denial.said_on, happened.span):
        return f"Is its day right? {day} is before this is said to have happened."
    return ""
