"""What random tests draw: the same at each run, so that what passed once passes again. `make chaos` draws anew."""

import os
import random

TIMES = int(os.environ.get("EXAMPLES_TIMES") or 1)
"""How many times the usual number of random examples is tried: `make chaos` tries many more, and others each time."""

DRAWS_ANEW = TIMES > 1


def seed(usual: int) -> int:
    """The seed that is usual, or where others are tried any; a test that fails names the one it had."""
    return random.SystemRandom().randrange(1, 10**6) if DRAWS_ANEW else usual
