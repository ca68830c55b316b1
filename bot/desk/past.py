"""Decides what history and changes answer: both are questions to the journal."""

import datetime as dt
from collections.abc import Callable

from bot.briefing import past
from bot.briefing.answer import Answer, Query
from bot.desk.composing import in_thread
from bot.desk.names import names_then
from bot.desk.subjects import Subjects
from bot.domain.text import is_key
from bot.domain.typed_days import typed_day
from bot.domain.vocabulary import Kind
from bot.store.store import Readings

_RECENT = dt.timedelta(days=7)
_CHANGES = 100
_AT_HAND = 60
"""Up to how many revisions changes are told of here and now; else in the thread that composes what is large."""


class Past:
    """The journal as readers ask for it. `scope` is "library" or the asking server's id."""

    def __init__(self, store: Readings, subjects: Subjects, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._subjects = subjects
        self._clock = clock

    async def history(self, scope: str, query: Query) -> Answer:
        """Each revision of one entry: who, when, why, what changed; and of a claim what was said about it."""
        kind, key = await self._entry(scope, query.words)
        revisions = await self._store.revisions(scope, kind, key, past.MOST + 1)
        about = await self._store.about(scope, key, past.MOST + 1) if kind is Kind.CLAIM else []
        actors = await self._store.actors(scope, past.speakers(about[: past.MOST])) if about else {}
        told = (*revisions[: past.MOST], *(each for one in about[: past.MOST] for each in one if each))
        names = await names_then(self._store, scope, told)
        asked = Query("history", f"{kind}:{key}", query.page, query.plain)
        return past.history(kind, key, revisions, asked, about, actors, names)

    async def changes(self, scope: str, query: Query) -> Answer:
        """What changed on the desk since a day, or in the last seven, and how."""
        today = self._clock().date()
        since = typed_day(query.words, today).first if query.words.strip() else today - _RECENT
        after = await self._store.position_before(dt.datetime.combine(since, dt.time(), dt.UTC))
        found = await self._store.changes(scope, after, _CHANGES)
        revised = [one for change in found for one in change.revised]
        many = len(revised) > _AT_HAND
        speakers = await in_thread(past.speakers, revised) if many else past.speakers(revised)
        day = since.isoformat()
        asked = Query("changes", day, query.page, query.plain)
        names = await names_then(self._store, scope, (each for one in revised for each in one if each))
        parts = (found, day, asked, await self._store.actors(scope, speakers), names)
        return await in_thread(past.changes, *parts) if many else past.changes(*parts)

    async def _entry(self, scope: str, words: str) -> tuple[Kind, str]:
        """The entry that "kind:key", a key or a name stands for, withdrawn ones too."""
        kind, colon, key = words.strip().partition(":")
        kinds = [Kind(kind)] if colon and kind in tuple(Kind) else list(Kind)
        wanted = (key if colon and kind in tuple(Kind) else words).strip()
        if is_key(wanted):
            for kind in kinds:
                if await self._store.revisions(scope, kind, wanted, 1):
                    return kind, wanted
        meant = await self._subjects.meant(scope, "history", words, (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR))
        return meant.kind, meant.key
