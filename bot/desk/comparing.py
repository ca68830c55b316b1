"""Reads a question whether it is more, or less, than a number as one for the numbers that there are; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.intents import Meant

_COMPARES = re.compile(
    r"(?<!\w)(?:(?:more|less|fewer|greater|higher|lower|bigger|larger|smaller|longer|older) than|over|above|under|"
    r"below|at least|at most|up to|exceed(?:s|ed|ing)?)(?: (?:a|the|about|around))? (?P<number>\d[\d.,]*)"
)


def compared(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question "did more than 60,000 leak" as "how many leaked", unless a claim puts it just so.

    A claim of that very number does not tell whether it is more; which numbers there are does.
    """
    found = _COMPARES.search(what.typed.line) if what.intent is Intent.STATUS and not what.pasted else None
    if found is None or any(found["number"] in _bounds(claim.text) for told in stories for claim in told.file.claims):
        return what
    terms = tuple(term for term in what.terms if not term.number or term.dated)
    return replace(what, meant=Meant(Intent.HOW_MANY, 0, 0), terms=terms, subject=None, verb=None)


def _bounds(text: str) -> set[str]:
    """The numbers in a text that are told as those that it is more, or less, than."""
    plain = text.lower().replace(",", "")
    return {found["number"].rstrip(".") for found in _COMPARES.finditer(plain)}
