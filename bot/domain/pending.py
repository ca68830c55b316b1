"""What is on the desk and not yet in the journal: drafts that moderators began, suggestions that members made."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

SuggestionState = Literal["open", "accepted", "declined"]


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form that `owner` (a user id) began. `body` is its JSON; `typed` says whether anything was typed into it."""

    id: str
    scope: str
    owner: str
    at: dt.datetime
    typed: bool
    body: str


@dataclass(frozen=True, slots=True)
class KeptSuggestion:
    """What `proposer` (a user id) proposed. `number` is 0 before it is kept; `decided_by` is a signature or empty.

    `owed` is the JSON of what they are still to be told, once it is decided; empty where they know.
    """

    number: int
    scope: str
    proposer: str
    at: dt.datetime
    state: SuggestionState
    decided_by: str
    body: str
    owed: str = ""
