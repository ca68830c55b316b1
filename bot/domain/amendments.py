"""How far a posted digest has been brought up to what became of the entries it showed since."""

import datetime as dt
import hashlib
from base64 import b32encode
from dataclasses import dataclass, replace

CORRECTED_WITHIN = dt.timedelta(days=30)
"""How long after it was posted a digest is corrected."""
UNTIL_RESUMED = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
"""The lease of what waits until its digest is resumed."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What stands below one posted digest of what was corrected in it. Times are UTC.

    `text` is what Discord was last seen to show; `reply` the message that shows it where the post takes no edit
    (`by_reply`), and `trying` since when a reply is tried of which nobody knows how it ended. Nobody else touches it
    before `lease`; `closed` says why it is left alone for good. `step` counts the writes: the store takes a next value
    only in place of the one with this step.
    """

    slot: int
    text: str = ""
    by_reply: bool = False
    reply: str = ""
    trying: dt.datetime | None = None
    lease: dt.datetime | None = None
    stale: bool = True
    closed: str = ""
    step: int = 0

    @property
    def nonce(self) -> str:
        """What Discord knows the reply by for some minutes; the same in every try."""
        return b32encode(hashlib.sha256(f"correction of {self.slot}".encode()).digest()).decode().lower()[:24]

    def settled(self, text: str) -> "Amendment":
        """Discord shows this, and it is what it shall show."""
        return replace(self, text=text, trying=None, lease=None, stale=False)

    def held(self, lease: dt.datetime) -> "Amendment":
        """Nothing was done; it is looked at again after `lease`."""
        return replace(self, lease=lease)

    def replying(self, now: dt.datetime, lease: dt.datetime) -> "Amendment":
        """A reply is tried, the first time or again."""
        return replace(self, by_reply=True, trying=self.trying or now, lease=lease)

    def replied(self, message: str) -> "Amendment":
        """The reply stands; what it says is not known for sure, and is looked at next."""
        return replace(self, reply=message, trying=None, lease=None)

    def close(self, reason: str) -> "Amendment":
        """Left alone for good."""
        return replace(self, trying=None, lease=None, stale=False, closed=reason)

    def written(self) -> "Amendment":
        """The same as the store has it once it was written in place of the one before."""
        return replace(self, step=self.step + 1)
