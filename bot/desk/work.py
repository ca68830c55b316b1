"""A draft in the making, and who makes it."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice

from pydantic import TypeAdapter

from bot.domain.drafts import absolute_days
from bot.domain.forms import FORMS
from bot.domain.pending import KeptDraft
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.domain.yearless import Days

_SEEN, _SHORT, _APART = 40, 24, 3
"""How much of a draft's words is surely seen on its button, how much of what tells it apart, and how many such."""


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
    words typed for a day that moves with the calendar ("yesterday"), with the day they meant when they were typed, and
    `days_typed` when that was.
    `rests` are what of a field's text its box did not hold as the form was opened.
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
    days_typed: dict[str, dt.date] = field(default_factory=dict[str, dt.date])
    claim: dict[str, str] = field(default_factory=dict[str, str])
    said: dict[str, str] = field(default_factory=dict[str, str])
    moved: str = ""
    rests: dict[str, str] = field(default_factory=dict[str, str])
    id: str = ""

    def body(self) -> str:
        """The draft as JSON, as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)

    def dated(self, today: dt.date, near: Mapping[str, Sequence[Days]]) -> "Work":
        """The draft with every day that moves with the calendar as the day it is now.

        `near` are days that a field's day belongs to. One that was typed without a year before they were known, such as
        before the claim was named, is read once more: as of the day it was typed, however long the draft has lain.
        """
        said = self.said_days()
        again = {name: words for name, words in said.items() if near.get(name) and name in self.days_typed}
        typed = self.typed | again
        fixed: dict[str, str] = {}
        for name, words in typed.items():
            fixed |= absolute_days(FORMS[self.kind], {name: words}, self.typed_on(name, today), near)
        kept = {name: (words, self.typed[name]) for name, words in said.items()}
        new = {name: (typed[name], meant) for name, meant in fixed.items()}
        on = {name: self.typed_on(name, today) for name in new}
        return replace(self, typed=self.typed | fixed, days=kept | new, days_typed=self.days_typed | on)

    def typed_on(self, name: str, today: dt.date) -> dt.date:
        """When the day was typed that stands in a field."""
        return self.days_typed.get(name, today) if name in self.said_days() else today

    def said_days(self) -> dict[str, str]:
        """What was typed for each day that stands in the draft as what it was read as."""
        return {name: said for name, (said, meant) in self.days.items() if self.typed.get(name) == meant}

    @property
    def is_only_begun(self) -> bool:
        """Whether nothing but what is picked was given of a new entry that needs more."""
        fields = FORMS[self.kind].fields
        told = [field for field in fields if self.typed.get(field.name)]
        return not self.key and all(field.is_picked for field in told) and any(f.is_missing(self.typed) for f in fields)

    def prose(self) -> str:
        """All that was typed of a claim, but for its story, as one text."""
        rest = [field for field in FORMS[self.kind].fields if field.name not in ("text", "topic")]
        told = [f"{field.label}: {self.typed[field.name]}" for field in rest if self.typed.get(field.name)]
        return ". ".join([self.typed.get("text", ""), *told])

    def words(self) -> str:
        """What the draft is known by: its prose where it has some, else what was typed first."""
        fields = sorted(FORMS[self.kind].fields, key=lambda field: not (field.required and field.long))
        return next((self.typed[field.name] for field in fields if self.typed.get(field.name)), "")


def told_apart(works: Sequence[Work]) -> list[str]:
    """What each of these drafts is known by: its words; where several have the same, first what tells it from them."""
    begun: dict[tuple[Kind, str], list[Work]] = {}
    for work in works:
        begun.setdefault((work.kind, shortened(work.words(), _SEEN)), []).append(work)
    told: list[str] = []
    for work in works:
        alike = begun[work.kind, shortened(work.words(), _SEEN)]
        told.append(" · ".join(filter(None, (*islice(_apart(work, alike), _APART), work.words()))))
    for n, words in enumerate(list(told)):
        if (count := told.count(words)) > 1:  # the newest stands first
            told[n] = f"{count} alike, this the newest · {words}"
    return told


def _apart(work: Work, alike: Sequence[Work]) -> Iterator[str]:
    """What was typed into a draft, short, that not all others of the same words have too."""
    if len(alike) > 1 and len({other.key for other in alike}) > 1:
        yield f"edit of {work.key}" if work.key else "new"
    for asked in FORMS[work.kind].fields if len(alike) > 1 else ():
        typed = work.typed.get(asked.name, "")
        if typed != work.words() and len({other.typed.get(asked.name, "") for other in alike}) > 1:
            yield shortened(typed, _SHORT) or f"no {asked.called.lower()}"


def owed(*, claim: str = "", reason: str = "") -> str:
    """What the proposer of a suggestion is to be told, as it is kept: the claim it became, why it was declined."""
    return json.dumps({"claim": claim, "reason": reason}, ensure_ascii=False)


_WORK = TypeAdapter(Work)


def work_of(kept: KeptDraft) -> Work:
    """The draft that was kept."""
    return _WORK.validate_json(kept.body)
