"""Decides what a digest says: which span and which stories are meant, what changed there, and who composes it."""

import datetime as dt
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from bot.briefing import digest
from bot.briefing.answer import Answer, Query
from bot.briefing.digest import Changed
from bot.briefing.picture import Picture
from bot.briefing.pictured import days_picture, figures_picture
from bot.desk.composing import in_thread
from bot.desk.subjects import Subjects
from bot.domain.changes import ChangeFile, EntryKey
from bot.domain.entries import Topic
from bot.domain.refusals import Refusal
from bot.domain.since import Covered, covered, since_day
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.store.store import Readings, ReadingsOfQuestion, Store

COMPARED = 1_000
"""How many claims are looked at for a changed status."""
_AT_HAND = 30
"""Up to how many changes a digest is put together here and now; else in the thread that composes what is large."""
_MANY, _NEWEST = 500, 150
"""From how many changes on a plain question looks at a part of them, and how many that are."""
_PICTURED = 2
"""In how many stories figures are looked for to compare."""
_READ = 600
"""Of how many claims a story may be that a plain question reads for its figures."""
_NAME = 60
_REVISIONS = 20

Story = tuple[int, str, str]
"""The number of a revision of a story, its key and its title."""


class Since:
    """What changed over a span. `scope` is "library" or a server's id; `now` is what its end is read from."""

    def __init__(
        self, store: Store, subjects: Subjects, clock: Callable[[], dt.datetime], now: Readings | None = None
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._clock = clock
        self._now = now or store

    def as_of(self, then: Readings, subjects: Subjects, ended: dt.datetime) -> "Since":
        """The same, of spans that end at an earlier moment."""
        return Since(self._store, subjects, lambda: ended, then)

    def today(self) -> dt.date:
        """The day (UTC) on which is asked."""
        return self._clock().date()

    def dated(self, query: Query) -> Query:
        """The query with its day as ISO date, so that it means the same tomorrow; raises a Refusal."""
        if covered(query.words):
            return query
        today = dt.date.fromisoformat(query.as_of) if query.as_of else self._clock().date()
        day, story = since_day(query.words, today)
        return replace(query, words=f"{day.isoformat()} topic:{story}" if story else day.isoformat())

    async def answer(self, scope: str, query: Query, asked: ReadingsOfQuestion | None = None) -> Answer:
        """What changed since a typed day, or over a span that a button carries; raises a Refusal.

        Where it is `asked` in plain words, of many changes the newest are looked at, until that question's deadline.
        """
        span = covered(query.words)
        if span is None:
            day, story = since_day(query.words, self._clock().date())
            subjects = self._subjects.over(asked) if asked else self._subjects
            keys = await _named(subjects, scope, story, day) if story else await subjects.followed_stories(scope)
            stories = await self._stories(scope, keys, asked)
            until = await (asked or self._now).last()
            begin = await (asked or self._store).position_before(dt.datetime.combine(day, dt.time(), dt.UTC))
            if asked and await asked.position_back(scope, _MANY) > begin:
                begin = await asked.position_back(scope, _NEWEST)
                asked.cut()
            span = Covered(min(begin, until), until, day, tuple(number for number, *_ in stories))
        else:
            stories = await self._numbered(scope, span.topics)
        return (await self._composed(scope, stories, span, frozenset(), query, asked)).answer

    async def changed(
        self,
        scope: str,
        topics: Sequence[str],
        after: int,
        until: int,
        since: dt.date,
        *,
        shown: Set[EntryKey] = frozenset(),
        began: dt.datetime | None = None,
    ) -> Changed:
        """What changed after revision `after` up to `until`, told as since a day.

        `topics` are keys of stories, none for all; `shown` are the entries that earlier digests showed. `began` is
        given for a channel's first digest: when it was started, as clocks there show it.
        """
        stories = await self._stories(scope, topics)
        span = Covered(after, until, since, tuple(number for number, *_ in stories), began is not None)
        return await self._composed(scope, stories, span, shown, Query("since"), began=began)

    async def _composed(
        self,
        scope: str,
        stories: Sequence[Story],
        span: Covered,
        shown: Set[EntryKey],
        query: Query,
        asked: ReadingsOfQuestion | None = None,
        began: dt.datetime | None = None,
    ) -> Changed:
        if span.after > span.until or span.until > await (asked or self._store).last():
            raise Refusal(
                "This button names changes that are not on the desk; ask for the changes since a day instead."
            )
        keys = [key for _, key, _ in stories]
        then = asked.as_of(span.until) if asked else self._store.as_of(span.until)
        touched = await then.touched(scope, keys, span.after)
        far = len(touched) > _AT_HAND
        places = await in_thread(digest.in_places, touched, shown) if far else digest.in_places(touched, shown)
        file = await then.in_full(scope, span.after, places.picked, places.claims, COMPARED)
        wanted = digest.Asked(
            frozenset(keys),
            _called(stories),
            span.since.isoformat(),
            f"{self._clock().year:04}",
            replace(query, words=span.written()),
            began,
            span.is_first,
        )
        parts = (places, file, span.after, span.until, wanted)
        changed = await in_thread(digest.composed, *parts) if far else digest.composed(*parts)
        return replace(changed, picture=await self._picture(scope, then, places, file, wanted.called, asked))

    async def _picture(
        self,
        scope: str,
        then: Readings,
        places: digest.Sorted,
        file: ChangeFile,
        called: str,
        asked: ReadingsOfQuestion | None,
    ) -> Picture | None:
        """The figures beside those they may be compared with, or the days of what was said, where either helps.

        A plain question does not read a large story for that, nor any once it is time to answer.
        """
        new = places.with_figures
        topics = dict.fromkeys(file.after.claims[key].topic for key in new if key in file.after.claims)
        for topic in list(topics)[:_PICTURED]:
            if asked and (asked.is_enough or len(await asked.claim_keys(scope, topic, _READ + 1)) > _READ):
                asked.cut()
                continue
            claims = await then.topic_claims(scope, topic, figured=True)
            stand = await then.in_full(scope, 0, (), list(claims), COMPARED)
            if picture := figures_picture(claims, stand.after, {*new}):
                return picture
        return days_picture(file.changes, file.after, called)

    async def _stories(self, scope: str, keys: Sequence[str], asked: ReadingsOfQuestion | None = None) -> list[Story]:
        """The stories with the number of their newest revision that holds one."""
        now = asked or self._now
        found: list[Story] = []
        for key in keys:
            revisions = await now.revisions(scope, Kind.TOPIC, key, _REVISIONS)
            newest = next((r for r in revisions if r.body), None)
            if newest and isinstance(newest.entry, Topic):
                found.append((newest.seq, key, newest.entry.title))
        if len(found) < len(keys):
            raise Refusal("A story that is followed here is not on the desk any more; !topics shows those there are.")
        return found

    async def _numbered(self, scope: str, numbers: Sequence[int]) -> list[Story]:
        revisions = await self._store.numbered(scope, numbers) if numbers else []
        found = [(r.seq, r.key, r.entry.title) for r in revisions if isinstance(r.entry, Topic)]
        if len(found) < len(numbers):
            raise Refusal("This button names a story that is not on the desk; ask for the changes since a day instead.")
        return sorted(found, key=lambda story: numbers.index(story[0]))


async def _named(subjects: Subjects, scope: str, story: str, since: dt.date) -> tuple[str]:
    """The key of the story that is meant; raises a Refusal whose choices keep the day."""
    try:
        return ((await subjects.meant(scope, f"since {since.isoformat()}", story, (Kind.TOPIC,))).key,)
    except Refusal as refusal:
        refusal.before = since.isoformat()
        raise


def _called(stories: Sequence[Story]) -> str:
    """The stories in a few words; all of them are the desk."""
    if not stories:
        return "the desk"
    title = shortened(stories[0][2], _NAME)
    if len(stories) == 1:
        return title
    return f"{title} and {len(stories) - 1} more stor{'y' if len(stories) == 2 else 'ies'}"
