"""What the desk asks of whoever speaks to Discord, and how that may end: in values, never in Discord's objects."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot.briefing.digest import Changed
from bot.domain.subscriptions import Slot, Subscription

CHANNEL_GONE = "the channel is gone"
"""Why Discord refuses whatever is asked of a channel that was deleted."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The message stands in the channel, under this id, since this moment (UTC)."""

    message: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord will not have it: the channel is gone, or the bot may not write or read there (403, 404).

    With `only_this` it is the message that is refused (another 4xx; of a correction also a 403 or 404 that does not say
    so of the channel), and the next may be welcome. `reason` is a clause.
    """

    reason: str
    only_this: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """It failed, or took too long: it may have been carried out, or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The channel's history was read and is without it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The bot may not read what was said in the channel."""


class Drawn(NamedTuple):
    """A message as it will be posted: JSON, and a PNG or nothing."""

    body: str
    picture: bytes = b""


class Messenger(Protocol):
    """Speaks to Discord. It may take as long as it likes: the desk waits only so long. It raises nothing it expects."""

    async def drawn(self, subscription: Subscription, slot: Slot, changed: Changed) -> Drawn:
        """The message for a slot's channel, with the slot's tag in it."""
        ...

    async def post(self, slot: Slot) -> Posted | Refused | Unclear:
        """Post what a slot has frozen, under its nonce."""
        ...

    async def look(self, slot: Slot, after: dt.datetime) -> Posted | Absent | Unreadable | Refused | Unclear:
        """Look through what the channel was told after a moment for the slot's tag."""
        ...

    def finishes(self, subscription: Subscription, slot: Slot) -> bool:
        """Whether anything comes after a posted digest."""
        ...

    async def finish(self, subscription: Subscription, slot: Slot) -> None:
        """Do what comes after a posted digest: a thread under it, a crosspost. Done twice, it is done once."""
        ...

    async def hear_time(self) -> None:
        """Ask Discord for anything, so that its time is heard; raises whatever it raises."""
        ...

    async def tell_moderators(self, server: str, text: str) -> None:
        """Say something in the moderators' room of a server, if it has one."""
        ...
