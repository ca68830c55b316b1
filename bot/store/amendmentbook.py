"""The contract of what keeps posted digests true: which of them showed an entry that was changed since."""

import datetime as dt
from typing import NamedTuple, Protocol

from bot.domain.amendments import Amendment
from bot.domain.subscriptions import Shown, Slot, Subscription


class OpenAmendment(NamedTuple):
    """A posted digest that has to be looked at, with what it shows."""

    amendment: Amendment
    slot: Slot
    subscription: Subscription
    shown: tuple[Shown, ...]


class AmendmentBook(Protocol):
    """Keeps an amendment for every posted digest: from when it is posted it has to be looked at once."""

    async def mark_amendments(self, since: dt.datetime, limit: int) -> int:
        """Read on in the journal, at most `limit` revisions, and mark what showed them and was posted since a moment.

        One transaction, with how far it read; returns how many revisions it read.
        """
        ...

    async def open_amendments(self, now: dt.datetime, since: dt.datetime, limit: int) -> list[OpenAmendment]:
        """Those that have to be looked at, whose lease is over, of digests posted since a moment; the oldest first."""
        ...

    async def amendments_of(self, number: int) -> dict[dt.date, Amendment]:
        """What stands below a subscription's posted digests, by their dates, where anything does or nothing will."""
        ...

    async def amend(self, was: Amendment, now: Amendment) -> bool:
        """Write `now` in place of `was`; False, and nothing is written, where another was faster or it was marked."""
        ...

    async def bar(self, was: Amendment, number: int, reason: str) -> bool:
        """Suspend a subscription, and let the amendment wait until it is resumed: in one transaction.

        False where it was stopped or suspended already. An amendment that is not as it `was` any more stays as it is.
        """
        ...
