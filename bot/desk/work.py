"""A draft in the making, and who makes it."""

import datetime as dt
import json
from dataclasses import asdict, dataclass, field, replace

from pydantic import TypeAdapter

from bot.domain.drafts import absolute_days
from bot.domain.entries import Entry
from bot.domain.forms import FORMS, typed_of
from bot.domain.pending import KeptDraft
from bot.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Curator:
    """Who edits: the scope they write in, their Discord id, and how they sign."""

    scope: str
    user: str
    name: str


@dataclass(frozen=True, slots=True)
class Work:
    """A draft in the making. `key` is empty for a new entry; `base` is the revision an edit began from.

    `poster` is who posted the message that the draft was begun from: not for that the one who is quoted. `days` are the
    words typed for a day that moves with the calendar ("yesterday"), with the day they meant when they were typed.
    `claim` is a claim as typed that is not on the desk yet, and goes there together with this statement on it; `said`
    is the statement as typed, where such a claim is to go there alone. `moved` says which of what it names is filed
    under another key since it was begun.
    """

    kind: Kind
    typed: dict[str, str]
    key: str = ""
    base: int = 0
    given: tuple[str, ...] = ()
    new: dict[str, str] = field(default_factory=dict[str, str])
    alike_seen: bool = False
    suggestion: int | None = None
    poster: str = ""
    days: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    claim: dict[str, str] = field(default_factory=dict[str, str])
    said: dict[str, str] = field(default_factory=dict[str, str])
    moved: str = ""
    id: str = ""

    def body(self) -> str:
        """The draft as JSON, as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def dated(self, today: dt.date, base: Entry | None = None) -> "Work":
        """The draft with every day that moves with the calendar as the day it is now; one without a year is of the year
        that `base`, which is edited, has there.
        """
        held = typed_of(self.kind, base) if base is not None else {}
        fixed = absolute_days(FORMS[self.kind], self.typed, today, held)
        kept = {name: (said, meant) for name, (said, meant) in self.days.items() if self.typed.get(name) == meant}
        new = {name: (self.typed[name], meant) for name, meant in fixed.items()}
        return replace(self, typed=self.typed | fixed, days=kept | new)

    def prose(self) -> str:
        """All that was typed of a claim, but for its story, as one text."""
        rest = [field for field in FORMS[self.kind].fields if field.name not in ("text", "topic")]
        told = [f"{field.label}: {self.typed[field.name]}" for field in rest if self.typed.get(field.name)]
        return ". ".join([self.typed.get("text", ""), *told])

    def words(self) -> str:
        """What the draft is known by: its prose where it has some, else what was typed first."""
        fields = sorted(FORMS[self.kind].fields, key=lambda field: not (field.required and field.long))
        return next((self.typed[field.name] for field in fields if self.typed.get(field.name)), "")


def owed(*, claim: str = "", reason: str = "") -> str:
    """What the proposer of a suggestion is to be told, as it is kept: the claim it became, why it was declined."""
    return json.dumps({"claim": claim, "reason": reason}, ensure_ascii=False)


_WORK = TypeAdapter(Work)


def work_of(kept: KeptDraft) -> Work:
    """The draft that was kept."""
    return _WORK.validate_json(kept.body)
