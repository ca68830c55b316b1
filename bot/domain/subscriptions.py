"""A channel's wish for a daily digest, and its slots: one for each local date, planned, ready, sending, sent or else.

A slot never goes back once it is closed; each step is a new value that the store takes only in place of the one before.
"""

import datetime as dt
import hashlib
from base64 import b32encode
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from bot.domain.vocabulary import Kind

Shown = tuple[Kind, str, int]
"""An entry that a digest showed, and the number of the revision it showed it at."""


class QuietDays(StrEnum):
    """What a channel gets on a day on which nothing changed."""

    LINE = "line"
    SILENT = "silent"


class SubscriptionState(StrEnum):
    """Whether a channel gets digests; suspended is what Discord made of it, with the reason, until it is resumed."""

    ON = "on"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    STOPPED = "stopped"


class SlotState(StrEnum):
    """How far the digest of one date has come; every state but the first three is its end."""

    PLANNED = "planned"
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        return self in (SlotState.PLANNED, SlotState.READY, SlotState.SENDING)


@dataclass(frozen=True, slots=True)
class Subscription:
    """The digest of one channel; a channel has one at most, stopped or not. Ids are Discord's, as text.

    `number` is 0 before it is kept. `at` is a local time in `zone`, an IANA name; `topics` are keys of stories, none
    for all. `owed_from` (UTC): what would have been due before it is not owed. It was last told of the journal up to
    `told_until`, by the digest of `told_on`; before its first digest that is where the journal stood when it was
    started, at `begun` (UTC). `by` is the signature of who started it, `reason` why it is not on.
    """

    number: int
    server: str
    scope: str
    channel: str
    at: dt.time
    zone: str
    owed_from: dt.datetime
    topics: tuple[str, ...] = ()
    quiet: QuietDays = QuietDays.LINE
    threads: bool = False
    ping_role: str = ""
    state: SubscriptionState = SubscriptionState.ON
    reason: str = ""
    told_until: int = 0
    told_on: dt.date | None = None
    by: str = ""
    begun: dt.datetime | None = None

    @property
    def jitter(self) -> dt.timedelta:
        """How long after its time it is posted, so that digests of one time spread over a minute; always the same."""
        return dt.timedelta(seconds=self.number * 37 % 60)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A digest as it will be posted, however often that is tried: the journal after `after` up to `until`.

    `body` is the message as JSON for whoever posts it; `picture` a PNG or nothing.
    """

    body: str
    after: int
    until: int
    shown: tuple[Shown, ...] = ()
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Slot:
    """The digest of one subscription on one local date. Times are UTC, by Discord's clock where it says so.

    `step` counts the writes: the store takes a next value only in place of the one with this step. Nobody else touches
    an open slot before `lease`. It was first tried at `first`, and at `since` while nobody knew of a message of it; at
    `absent` the channel's history was first seen to be without one since. `tries` counts the tries to post. `late` says
    that it comes, or came, later than promised.
    """

    subscription: int
    date: dt.date
    due: dt.datetime
    state: SlotState = SlotState.PLANNED
    reason: str = ""
    late: bool = False
    channel: str = ""
    after: int = 0
    until: int = 0
    body: str = ""
    picture: bytes = b""
    first: dt.datetime | None = None
    since: dt.datetime | None = None
    lease: dt.datetime | None = None
    absent: dt.datetime | None = None
    tries: int = 0
    message: str = ""
    posted: dt.datetime | None = None
    step: int = 0

    @property
    def nonce(self) -> str:
        """What Discord knows this post by for some minutes; the same in every try. At most 25 letters."""
        return _letters(self.subscription, self.date)[:24]

    @property
    def tag(self) -> str:
        """The short mark in the message by which it is found in the channel's history."""
        return f"#{_letters(self.subscription, self.date)[:8]}"

    def marked(self, late: bool) -> "Slot":
        """The same, late or not."""
        return replace(self, late=late)

    def freeze(self, frozen: Frozen, channel: str) -> "Slot":
        """Ready to be posted in a channel, as it is now and for good."""
        return replace(
            self,
            state=SlotState.READY,
            channel=channel,
            after=frozen.after,
            until=frozen.until,
            body=frozen.body,
            picture=frozen.picture,
            lease=None,
        )

    def begin(self, now: dt.datetime, lease: dt.datetime) -> "Slot":
        """A try to post begins, the first one or one after the history was found to be without it."""
        return replace(
            self,
            state=SlotState.SENDING,
            first=self.first or now,
            since=now,
            lease=lease,
            absent=None,
            tries=self.tries + 1,
        )

    def retry(self, lease: dt.datetime) -> "Slot":
        """One more try, while Discord knows the nonce: since when it does is not moved by it."""
        return replace(self, lease=lease, tries=self.tries + 1)

    def hold(self, lease: dt.datetime, absent: dt.datetime | None = None) -> "Slot":
        """The same, left alone until `lease`; `absent` where its history was first looked at in vain."""
        return replace(self, lease=lease, absent=absent or self.absent)

    def again(self, lease: dt.datetime) -> "Slot":
        """Nothing was posted for sure: it may be composed anew, after `lease`."""
        return replace(
            self, state=SlotState.PLANNED, lease=lease, first=None, since=None, absent=None, tries=0, picture=b""
        )

    def sent(self, message: str, at: dt.datetime, lease: dt.datetime | None = None) -> "Slot":
        """Closed: the message stands in the channel. What comes after it, if anything, is done by `lease`."""
        return replace(
            self, state=SlotState.SENT, message=message, posted=at, picture=b"", reason="", lease=lease, absent=None
        )

    def finished(self) -> "Slot":
        """The same, with all done that comes after it."""
        return replace(self, lease=None)

    def written(self) -> "Slot":
        """The same as the store has it once it was written in place of the one before."""
        return replace(self, step=self.step + 1)

    def close(self, state: SlotState, reason: str) -> "Slot":
        """Closed without a message that anybody knows of, for a reason."""
        return replace(self, state=state, reason=reason, picture=b"", lease=None)


@lru_cache(maxsize=1024)
def _letters(subscription: int, date: dt.date) -> str:
    digest = hashlib.sha256(f"digest {subscription} {date.isoformat()}".encode()).digest()
    return b32encode(digest).decode().lower()
