"""A time that goes on from noon (UTC): no day ends and no digest's hour comes while the tests run that go by a clock.

It is ahead of the machine's, never behind: discord.py takes an interaction of a quarter of an hour ago for expired.
"""

import datetime as dt
import time

_AHEAD = -(time.time() - 12 * 3_600) % (24 * 3_600)


def seconds() -> float:
    """Since 1970."""
    return time.time() + _AHEAD


def now() -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds(), dt.UTC)
