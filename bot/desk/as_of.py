"""Finds what the desk knew on a day: the journal up to the day's end (UTC) decides."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.briefing.answer import Query
from bot.domain.as_of import as_of_day
from bot.domain.days import shown_day
from bot.domain.refusals import Refusal
from bot.store.store import Readings, Store


class AsOf:
    """The store as it was. `scope` is "library" or the asking server's id."""

    def __init__(self, store: Store, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._clock = clock

    def dated(self, query: Query) -> Query:
        """The query with its day as ISO date, so that it means the same tomorrow; raises a Refusal."""
        return replace(query, as_of=as_of_day(query.as_of, self._clock().date()).isoformat()) if query.as_of else query

    async def readings(self, scope: str, day: str) -> Readings:
        """What was known at the end of an ISO day; raises a Refusal where nothing was."""
        ended = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), dt.UTC) + dt.timedelta(days=1)
        then = self._store.as_of(await self._store.position_before(ended))
        if await then.began(scope) is None:
            began = await self._store.began(scope)
            came = "no entry has come yet."
            if began:
                first = began.date().isoformat()
                came = f"its first entry came on {shown_day(first)}: type as-of:{first} or a later day."
            raise Refusal(f"The desk knew nothing on {shown_day(day)}; {came}")
        return then
