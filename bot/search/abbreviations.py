"""Offices that are written by their letters, in full: "CEO", "PM"."""

import re

ANYWHERE = {"ceo": "chief executive"}
"""Letters that stand for an office wherever they stand."""
_OF_OFFICES = {
    **ANYWHERE,
    "chief executive officer": "chief executive",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "pm": "prime minister",
    "fm": "foreign minister",
    "spox": "spokesperson",
    "vp": "vice president",
}
"""Those that do so among the words for an office: elsewhere "pm" is the afternoon."""
_CAPITALS = re.compile(rf"\b(?:{'|'.join(ANYWHERE).upper()})\b")
_OFFICE = re.compile(rf"(?<!\w)(?:{'|'.join(_OF_OFFICES)})(?!\w)", re.IGNORECASE)


def capitals_in_full(text: str) -> str:
    """A text with its "CEO", in capitals, in full."""
    return _CAPITALS.sub(lambda found: ANYWHERE[found[0].lower()], text)


def office_in_full(office: str) -> str:
    """The words for an office, with its letters in full, in capitals or small."""
    return _OFFICE.sub(lambda found: _OF_OFFICES[found[0].lower()], office)
