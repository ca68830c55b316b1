"""What moderators ask of the daily digests: who gets one, what the next would say, what became of each, and why."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from bot.briefing import explained, subscriptions
from bot.briefing.answer import Answer
from bot.briefing.digest import Changed
from bot.briefing.subscriptions import Placed
from bot.desk.cards import Cards
from bot.desk.digests import Digests
from bot.desk.setups import Setups
from bot.desk.subjects import Subjects
from bot.desk.subscriptions import Subscriptions
from bot.desk.work import Curator
from bot.domain.changes import EntryKey
from bot.domain.entries import Assessment, Claim, Entry, Evidence, Statement, Topic, label
from bot.domain.forms import listed_words
from bot.domain.refusals import Gone, Mistyped, Refusal
from bot.domain.schedule import go_alike
from bot.domain.subscriptions import QuietDays, Slot, Subscription, SubscriptionState
from bot.domain.text import folded
from bot.domain.typed_times import bare_time, typed_time
from bot.domain.vocabulary import Kind
from bot.search.zones import Offered, one_of, typed_zone, with_zone, zones_like
from bot.store.store import Store

_OFFERED = 25
_RUNS = 14
_LOOKED_AT = 400
"""How many of a digest's days an explanation looks at."""
_REVISIONS = 50
_EVER = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_ON_A_CLAIM = (Kind.STATEMENT, Kind.EVIDENCE, Kind.ASSESSMENT)
_NAMED = (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR)


class Timed(NamedTuple):
    """A subscription and its next posting times (UTC): none where it is not on."""

    subscription: Subscription
    times: list[dt.datetime]


class DigestDesk:
    """`server` and `channel` are Discord's ids, as text: what a channel of another server has, is not there."""

    def __init__(
        self,
        store: Store,
        kept: Subscriptions,
        digests: Digests,
        cards: Cards,
        subjects: Subjects,
        setups: Setups,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._store = store
        self._subscriptions = kept
        self._digests = digests
        self._cards = cards
        self._subjects = subjects
        self._setups = setups
        self._clock = clock

    def zones(self, typed: str) -> list[Offered]:
        """Time zones to offer while somebody types."""
        return zones_like(typed, self._clock(), _OFFERED)

    async def start(
        self,
        server: str,
        who: Curator,
        channel: str,
        *,
        time: str,
        zone: str,
        topics: str,
        quiet: QuietDays,
        threads: bool,
        ping_role: str,
    ) -> Subscription:
        """Give a channel a digest, or change the one it has. `time`, `zone` and `topics` as they were typed.

        Raises Mistyped, a sentence with the nearest for each that cannot be read.
        """
        wrong: list[Mistyped] = []
        at, place, keys = dt.time(), "", list[str]()
        try:
            place = typed_zone(zone)
        except Mistyped as mistyped:
            wrong.append(mistyped)
        try:
            at = _time_in(time, place, self._clock)
        except Mistyped as mistyped:
            wrong.insert(0, mistyped)
        try:
            keys = await self._topics(who.scope, topics)
        except Mistyped as mistyped:
            wrong.append(mistyped)
        if wrong:
            raise reduce(Mistyped.joined, wrong)
        return await self._subscriptions.start(
            server,
            who.scope,
            channel,
            at=at,
            zone=place,
            topics=tuple(dict.fromkeys(keys)),
            quiet=quiet,
            threads=threads,
            ping_role=ping_role,
            by=who.name,
        )

    async def _topics(self, scope: str, topics: str) -> list[str]:
        """The keys of the stories that were typed, none for all. Raises Mistyped."""
        if not topics.strip():
            return list((await self._setups.in_scope(scope)).topics)
        words = listed_words(topics) if folded(topics) != "all" else []
        try:
            return [await self._cards.key_of(scope, Kind.TOPIC, word) for word in words]
        except Refusal as refusal:
            near = refusal.choices[0].key if len(words) == 1 and refusal.choices else ""
            raise Mistyped(refusal.sentence, "topics", near, refusal.choices) from None

    async def pause(self, server: str, channel: str) -> Subscription:
        """No digests until it is resumed. Raises a Refusal where there is none, or it is not on."""
        await self._of(server, channel)
        return await self._subscriptions.pause(channel)

    async def resume(self, server: str, channel: str) -> Subscription:
        await self._of(server, channel)
        return await self._subscriptions.resume(channel)

    async def stop(self, server: str, channel: str) -> Subscription:
        await self._of(server, channel)
        return await self._subscriptions.stop(channel)

    async def now(self, server: str, channel: str) -> Answer:
        """Have today's digest posted; says when the next one comes.

        Raises a Refusal where today has one, and where nothing changed: then today's is still to come.
        """
        kept = await self._of(server, channel)
        await self._subscriptions.may_come_now(channel)
        changed = await self._digests.changes_for(kept)
        if changed.quiet:
            raise Refusal(subscriptions.nothing_new(kept, changed.summary, await self.times(kept)))
        slot = await self._subscriptions.now(channel)
        return subscriptions.begun(kept, slot, await self.times(kept))

    async def preview(self, server: str, channel: str) -> Changed:
        """What the next digest would say now."""
        return await self._digests.changes_for(await self._of(server, channel))

    async def times(self, kept: Subscription) -> list[dt.datetime]:
        """The next three posting times (UTC); none where it is not on."""
        if kept.state is not SubscriptionState.ON:
            return []
        return await self._subscriptions.next_times(kept, 3)

    async def kept(self, server: str, channel: str) -> Timed:
        """The digest of a channel, stopped or not. Raises a Refusal where there never was one."""
        kept = await self._of(server, channel)
        return Timed(kept, await self.times(kept))

    async def of(self, server: str, *, stopped: bool = False) -> list[Timed]:
        """The digests of a server; those that were stopped only where they are asked for."""
        found = await self._store.subscriptions_of(server)
        return [
            Timed(one, await self.times(one)) for one in found if stopped or one.state is not SubscriptionState.STOPPED
        ]

    async def had(self, server: str, channel: str) -> Subscription | None:
        """The digest that a channel has and that was not stopped, or None."""
        found = await self._subscriptions.in_channel(channel)
        mine = found is not None and found.server == server and found.state is not SubscriptionState.STOPPED
        return found if mine else None

    def shown(self, placed: Placed, before: Placed | None = None) -> Answer:
        """What is set for a channel, and when the next ones come."""
        return subscriptions.started(placed, before)

    def listing(self, found: Sequence[Placed]) -> Answer:
        """Every digest of a server."""
        return subscriptions.listing(found)

    def gone(self, found: Sequence[Placed]) -> list[tuple[str, str]]:
        """Those of these digests whose channel is gone: the channel's id, and what to offer it as."""
        return [(one.room.id, subscriptions.gone(one)) for one in found if one.is_gone]

    async def runs(self, placed: Placed) -> Answer:
        """What became of the digests of a channel, the newest first."""
        wish = placed.subscription
        amended = await self._store.amendments_of(wish.number)
        return subscriptions.runs(placed, await self._subscriptions.runs(wish, _RUNS), amended)

    async def explain(self, scope: str, words: str, found: Sequence[Placed]) -> Answer:
        """Why an entry was in these digests, or was not. Raises a Refusal for what is no entry."""
        kind, key = await self._meant(scope, words)
        revisions = await self._store.revisions(scope, kind, key, _REVISIONS)
        if not revisions:
            raise Gone(kind.value, key)
        entry = next((revision.entry for revision in revisions if revision.entry), None)
        stories = await self._stories(scope, entry, key)
        about = await self._about(scope, kind, key)
        told = [await self._traced(placed, (kind, key), about) for placed in found]
        called = label(entry) if entry else key
        return explained.why(kind, called, stories, [(r.seq, dt.datetime.fromisoformat(r.at)) for r in revisions], told)

    async def _traced(self, placed: Placed, entry: EntryKey, about: Sequence[EntryKey]) -> explained.Traced:
        """An entry, and what was said `about` it, as the digests of one channel have them."""
        wish = placed.subscription
        touched = {line.entry for line in await self._store.touched(wish.scope, wish.topics, wish.told_until)}
        of_others: list[Slot] = []
        for other in about:
            of_others += [slot for slot, _ in await self._showing(wish, other)]
        return explained.Traced(
            placed,
            tuple(await self._showing(wish, entry)),
            tuple(sorted({slot.date: slot for slot in of_others}.values(), key=lambda slot: slot.date, reverse=True)),
            tuple(await self._store.runs(wish.number, _LOOKED_AT)),
            entry in touched,
            bool(touched & {*about}),
        )

    async def _showing(self, wish: Subscription, entry: EntryKey) -> list[tuple[Slot, int]]:
        """The digests of a channel that showed an entry, the newest first, with the revision each showed."""
        showing = await self._store.slots_showing(*entry, _EVER)
        return [(one.slot, seq) for one, seq in showing if one.subscription.number == wish.number]

    async def _about(self, scope: str, kind: Kind, key: str) -> list[EntryKey]:
        """What was said and offered on a claim, and how it was read."""
        if kind is not Kind.CLAIM:
            return []
        return [(of, name) for of, name, *_ in await self._store.naming(scope, kind, key) if of in _ON_A_CLAIM]

    async def _meant(self, scope: str, words: str) -> tuple[Kind, str]:
        """The entry that words name: "kind:key", a key or a name. Raises a Refusal with the nearest."""
        name, colon, key = words.strip().partition(":")
        if colon and name in list(Kind):
            kind, key = Kind(name), key.strip()
            if await self._store.revisions(scope, kind, key, 1):
                return kind, key
            return kind, await self._cards.key_of(scope, kind, key)
        for kind in (*_NAMED, Kind.STATEMENT, Kind.EVIDENCE, Kind.ASSESSMENT, Kind.SOURCE):
            if await self._store.revisions(scope, kind, words.strip(), 1):
                return kind, words.strip()
        found = await self._subjects.meant(scope, "", words, _NAMED)
        return found.kind, found.key

    async def _stories(self, scope: str, entry: Entry | None, key: str) -> tuple[str, ...] | None:
        """The stories an entry belongs to; None where it belongs to none by itself, as speakers and sources do."""
        match entry:
            case Topic():
                return (key,)
            case Claim():
                return (entry.topic,)
            case Statement():
                claims = [position.claim for position in entry.positions]
            case Evidence() | Assessment():
                claims = [entry.claim]
            case _:
                return None
        stories: list[str] = []
        for claim in claims:
            _, found = await self._store.seen(scope, Kind.CLAIM, claim)
            if isinstance(found, Claim):
                stories.append(found.topic)
        return tuple(dict.fromkeys(stories))

    async def _of(self, server: str, channel: str) -> Subscription:
        found = await self._subscriptions.in_channel(channel)
        if found is None or found.server != server:
            raise Refusal("This channel has no daily digest; /digest start begins one.")
        return found


def _time_in(typed: str, zone: str, clock: Callable[[], dt.datetime]) -> dt.time:
    """The time that was typed, which may name the zone once more: "9 p.m. Berlin time". Raises Mistyped.

    It may be named by any place whose clocks go alike from now on.
    """
    try:
        return typed_time(typed)
    except Mistyped:
        parted = next(_with_times(bare_time(typed)), None)
        if parted is None:
            raise
    at, places = parted
    if zone and zone not in places and not any(go_alike(there, zone, clock()) for there in places):
        there = one_of(places[:3])
        said = f"“{typed[:40]}” is a time in {there}, and the option timezone names {zone}; name one place."
        raise Mistyped(said, "time", f"{at:%H:%M}")
    return at


def _with_times(typed: str) -> Iterator[tuple[dt.time, tuple[str, ...]]]:
    for time, there in with_zone(typed):
        with contextlib.suppress(Mistyped):
            yield typed_time(time), there
