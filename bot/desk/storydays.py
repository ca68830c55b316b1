"""Knows the days of a story, so that a day typed without a year is of the year that fits them."""

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from bot.desk.subjects import Subjects
from bot.desk.work import Work
from bot.domain.drafts import written_day, yearless
from bot.domain.entries import Entry, Statement
from bot.domain.forms import FORMS, typed_of
from bot.domain.refusals import Refusal
from bot.domain.vocabulary import Kind
from bot.domain.yearless import Days, days_of, told
from bot.store.store import Store

_CLAIMS = 200
"""Of how many of a story's claims the days are read."""
_OF_LATE = dt.timedelta(days=7)
"""Until when a day is so near to today that it is hardly one of long ago."""


class StoryDays:
    """Dates drafts by what their claim, their story or the entry that is edited tells of days."""

    def __init__(self, store: Store, subjects: Subjects) -> None:
        self._store = store
        self._subjects = subjects

    async def dated(self, scope: str, work: Work, today: dt.date, base: Entry | None) -> Work:
        """The draft with every day that moves with the calendar as the day it is now. `base` is what is edited."""
        return work.dated(today, await self._near(scope, work, today, base))

    def told(self, work: Work, today: dt.date) -> str:
        """As which days those were read that were typed without a year: sentences, each after a blank; or nothing."""
        said, sentences = work.said_days(), ""
        for field in yearless(FORMS[work.kind], said, today):
            read, name = partial(written_day, field), field.name
            sentences += f" {told(read, said[name], work.typed[name], work.typed_on(name, today))}"
        return sentences

    async def _near(self, scope: str, work: Work, today: dt.date, base: Entry | None) -> Mapping[str, Sequence[Days]]:
        """For each field in which a day without a year was typed the days that it belongs to: that which it corrects,
        or those of its claim or story, beside which it may be a day of just now.
        """
        held = typed_of(work.kind, base) if base is not None else {}
        fields = yearless(FORMS[work.kind], work.typed | work.said_days(), today)
        near: dict[str, Sequence[Days]] = {
            field.name: [days_of(held[field.name])] for field in fields if held.get(field.name)
        }
        left = [field.name for field in fields if field.name not in near]
        if left and (days := await self._beside(scope, work)):
            for name in left:
                typed = work.typed_on(name, today)
                near[name] = [*days, (typed - _OF_LATE, typed + _OF_LATE)]
        return near

    async def _beside(self, scope: str, work: Work) -> list[Days]:
        match work.kind:
            case Kind.STATEMENT if not work.claim:
                return await self._of_claim(scope, await self._key(scope, Kind.CLAIM, work.typed.get("claim", "")))
            case Kind.STATEMENT | Kind.CLAIM:
                typed = work.claim or work.typed
                return await self._of_story(scope, await self._key(scope, Kind.TOPIC, typed.get("topic", "")))
            case Kind.SOURCE if work.key:
                naming = await self._store.naming(scope, Kind.SOURCE, work.key)
                said = (entry.said_on for *_, entry in naming if isinstance(entry, Statement))
                return _days(day.day for day in said if day)
            case Kind.SOURCE:
                return await self._of_story(scope, await self._subjects.followed_story(scope) or "")
            case _:
                return []

    async def _of_claim(self, scope: str, claim: str) -> list[Days]:
        """The days of a claim; of its story where it has none."""
        file = await self._store.claim_file(scope, claim)
        if file is None:
            return []
        happened = [file.claim.happened.span] if file.claim.happened else []
        days = _days([*happened, *(line.said_on for line in file.attributions)])
        return days or await self._of_story(scope, file.claim.topic)

    async def _of_story(self, scope: str, topic: str) -> list[Days]:
        among = await self._store.claim_keys(scope, topic, _CLAIMS) if topic else []
        file = await self._store.topic_file(scope, topic, among) if topic else None
        if file is None:
            return []
        ends = [day.day for day in (file.topic.opened, file.topic.closed) if day]
        return _days([*ends, *(claim.happened for claim in file.claims), *(line.said_on for line in file.attributions)])

    async def _key(self, scope: str, kind: Kind, words: str) -> str:
        """The key of the entry that words name; empty where they name none."""
        key = words.strip().removeprefix(f"{kind}:")
        if not key or (await self._store.seen(scope, kind, key))[1]:
            return key
        with contextlib.suppress(Refusal):
            return (await self._subjects.meant(scope, "", words, (kind,))).key
        return ""


def _days(written: Iterable[str]) -> list[Days]:
    return [days_of(text) for text in dict.fromkeys(written) if text]
