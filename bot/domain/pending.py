"""What is on the desk and not yet in the journal: drafts that moderators began, what members suggest or ask."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

SuggestionState = Literal["open", "accepted", "declined"]
QuestionState = Literal["open", "answered", "dismissed"]


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


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """What `asker` (a user id, `asked_by` is how they sign) asked the moderators. `number` is 0 before it is kept.

    `owed` is the JSON of what they are still to be told, once it is answered; empty where they know.
    """

    number: int
    scope: str
    asker: str
    asked_by: str
    at: dt.datetime
    state: QuestionState
    closed_by: str
    text: str
    owed: str = ""
