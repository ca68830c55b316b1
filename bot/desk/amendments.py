"""Keeps posted digests true: what was corrected or withdrawn within 30 days is said where it was first told.

What a post shall say follows from its frozen body, the journal and nothing else, so an edit may be made twice. A reply
may not: it has a nonce of its own, and a try that broke off is looked for in the channel before another is made.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from bot.briefing.amended import MOST, amended
from bot.briefing.answer import Line
from bot.desk.delivery import LEASE, POST_WITHIN, RESENT_WITHIN, suspended
from bot.desk.messenger import Absent, Posted, Refused, Unclear, Unreadable
from bot.domain.amendments import CORRECTED_WITHIN, Amendment
from bot.domain.subscriptions import Slot
from bot.store.store import OpenAmendment, Store

log = logging.getLogger(__name__)

T = TypeVar("T")

TICK = 10.0
"""Seconds between two looks at what was changed."""
LANES = 8
"""How many posts are worked on at once."""
_AT_ONCE = 64
_CHUNK, _CHUNKS = 5_000, 20
"""How many revisions are read in one transaction, and how often in one tick."""
_RETRY = dt.timedelta(seconds=30)
_SOON = dt.timedelta(seconds=3)
"""When a reply that failed is tried again: while Discord knows its nonce."""


class Gone:
    """The message is not there any more."""


class Editor(Protocol):
    """Speaks to Discord about a digest that was posted. It raises nothing it expects."""

    def drawn(self, lines: Sequence[Line]) -> str:
        """Corrections as text."""
        ...

    async def edit(self, slot: Slot, text: str) -> Posted | Gone | Refused | Unclear:
        """Let the post say what it said, and these corrections."""
        ...

    async def reply(self, slot: Slot, text: str, nonce: str) -> Posted | Gone | Refused | Unclear:
        """Say the corrections under the post, under this nonce."""
        ...

    async def replied(self, slot: Slot) -> Posted | Absent | Unreadable | Gone | Refused | Unclear:
        """Look for a reply to the post."""
        ...

    async def edit_reply(self, slot: Slot, message: str, text: str) -> Posted | Gone | Refused | Unclear:
        """Let the reply say these corrections."""
        ...

    async def tell_moderators(self, server: str, text: str) -> None:
        """Say something in the moderators' room of a server, if it has one."""
        ...


class Amendments:
    """One for each process. `clock` tells the time (UTC)."""

    def __init__(self, store: Store, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._clock = clock
        self._read_at = -1
        self._ticking = asyncio.Lock()
        self.last_tick: dt.datetime | None = None
        """When the last tick ended (UTC)."""

    async def keep_ticking(self, editor: Editor, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """Tick until cancelled. Whatever fails in one tick is logged, and the next one comes all the same."""
        while True:
            try:
                await self.tick(editor)
            except Exception:
                log.exception("a look at posted digests failed")
            await sleep(TICK)

    async def tick(self, editor: Editor) -> None:
        """Read on in the journal, and bring every post that shows what was changed up to it; one tick at a time."""
        async with self._ticking:
            now = self._clock()
            since = now - CORRECTED_WITHIN
            await self._mark(since)
            lanes = asyncio.Semaphore(LANES)
            opened = await self._store.open_amendments(now, since, _AT_ONCE)
            await asyncio.gather(*(self._guarded(one, editor, lanes) for one in opened))
            self.last_tick = self._clock()

    async def _mark(self, since: dt.datetime) -> None:
        """Nothing is read where the journal stands as it did at the last look."""
        position = self._store.position
        if position == self._read_at:
            return
        for _ in range(_CHUNKS):
            if await self._store.mark_amendments(since, _CHUNK) < _CHUNK:
                self._read_at = position
                return

    async def _guarded(self, one: OpenAmendment, editor: Editor, lanes: asyncio.Semaphore) -> None:
        async with lanes:
            try:
                await self._bring_up(one, editor)
            except Exception:
                log.exception("the digest of %s in %s could not be corrected", one.slot.date, one.slot.channel)
                await self._store.amend(one.amendment, one.amendment.held(self._clock() + _RETRY))

    async def _bring_up(self, one: OpenAmendment, editor: Editor) -> None:
        was, slot = one.amendment, one.slot
        text = editor.drawn(await self._lines(one))
        if was.by_reply:
            await self._by_reply(one, text, editor)
        elif text == was.text:
            await self._store.amend(was, was.settled(text))
        else:
            match await _bounded(editor.edit(slot, text)):
                case Posted():
                    await self._store.amend(was, was.settled(text))
                case Gone():
                    await self._store.amend(was, was.close("the post is gone"))
                case Refused(_, only_this=True):
                    await self._reply(one, text, editor)
                case Refused(why):
                    await self._barred(one, was, why, editor)
                case Unclear():
                    await self._store.amend(was, was.held(self._clock() + _RETRY))

    async def _barred(self, one: OpenAmendment, was: Amendment, why: str, editor: Editor) -> None:
        """The bot is kept out of the channel: its digest is suspended, and the moderators hear of it once.

        What was to be said waits until the digest is resumed.
        """
        wish = one.subscription
        log.warning("the digest of %s in %s takes no correction: %s", one.slot.date, one.slot.channel, why)
        if await self._store.bar(was, wish.number, why):
            await _bounded(editor.tell_moderators(wish.server, suspended(f"<#{wish.channel}>", why)))

    async def _lines(self, one: OpenAmendment) -> tuple[Line, ...]:
        """What became of the entries that a digest shows since it was frozen, as its channel sees them."""
        scope, slot = one.subscription.scope, one.slot
        entries = [(kind, key) for kind, key, _ in one.shown]
        if not entries:
            return ()
        then = self._store.as_of(await self._store.last())
        moved = await then.moved(scope, entries, slot.until)
        if not moved:
            return ()
        told = moved[-MOST:]
        claims = [claim for line in told for claim in line.claims]
        file = await then.in_full(scope, slot.until, told, claims, len(claims))
        return amended(file, len(moved) - len(told))

    async def _by_reply(self, one: OpenAmendment, text: str, editor: Editor) -> None:
        was, now = one.amendment, self._clock()
        if was.reply:
            await self._edit_reply(one, text, editor)
        elif was.trying and not (text and dt.timedelta() <= now - was.trying <= RESENT_WITHIN):
            match await _bounded(editor.replied(one.slot)):
                case Posted(message):
                    await self._store.amend(was, was.replied(message))
                case Absent() if text:
                    await self._reply(one, text, editor)
                case Absent():
                    await self._store.amend(was, was.settled(text))
                case Unreadable():
                    why = "nobody knows whether the reply was sent, and the bot may not read the channel's history"
                    await self._store.amend(was, was.close(why))
                case Gone():
                    await self._store.amend(was, was.close("the post is gone"))
                case Refused(why, only_this=True):
                    await self._store.amend(was, was.close(why))
                case Refused(why):
                    await self._barred(one, was, why, editor)
                case Unclear():
                    await self._store.amend(was, was.held(now + _RETRY))
        elif text:
            await self._reply(one, text, editor)
        else:
            await self._store.amend(was, was.settled(text))

    async def _reply(self, one: OpenAmendment, text: str, editor: Editor) -> None:
        """Write down that a reply is tried before it is: whoever finds that looks for it."""
        was, now = one.amendment, self._clock()
        begun = was.replying(now, now + LEASE)
        if not await self._store.amend(was, begun):
            return
        begun = begun.written()
        match await _bounded(editor.reply(one.slot, text, begun.nonce)):
            case Posted(message):
                replied = begun.replied(message)
                await self._store.amend(begun, replied if was.trying else replied.settled(text))
            case Gone():
                await self._store.amend(begun, begun.close("the post is gone"))
            case Refused(why, only_this=True):
                await self._store.amend(begun, begun.close(why))
            case Refused(why):
                await self._barred(one, begun, why, editor)
            case Unclear():
                await self._store.amend(begun, begun.held(self._clock() + _SOON))

    async def _edit_reply(self, one: OpenAmendment, text: str, editor: Editor) -> None:
        was = one.amendment
        if text == was.text:
            await self._store.amend(was, was.settled(text))
            return
        match await _bounded(editor.edit_reply(one.slot, was.reply, text)):
            case Posted():
                await self._store.amend(was, was.settled(text))
            case Gone():
                await self._store.amend(was, was.close("the reply is gone"))
            case Refused(why, only_this=True):
                await self._store.amend(was, was.close(why))
            case Refused(why):
                await self._barred(one, was, why, editor)
            case Unclear():
                await self._store.amend(was, was.held(self._clock() + _RETRY))


async def _bounded(work: Awaitable[T]) -> T | Unclear:
    """What the editor says, or that it took too long."""
    try:
        async with asyncio.timeout(POST_WITHIN):
            return await work
    except TimeoutError:
        return Unclear(f"no answer within {POST_WITHIN:.0f} seconds")
