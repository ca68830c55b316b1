"""The long run: fifty servers on one store, then every break, which must be noticed.

SCOPE_SEED repeats a run, SCOPE_ROUNDS sets how far it goes.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.scope.breaks import BREAKS, noticed
from tests.scope.play import played

SERVERS = 50
ROUNDS = int(os.environ.get("SCOPE_ROUNDS") or 100)


def main() -> None:
    seed = int(os.environ.get("SCOPE_SEED") or random.randrange(10**6))
    print(f"{SERVERS} servers on one store, {ROUNDS} rounds, SCOPE_SEED={seed}", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        play = asyncio.run(played(Path(folder), seed, SERVERS, ROUNDS, flat=SERVERS))
    revisions, took = len(play.world.shared.books.journal), time.monotonic() - begun
    print(f"no difference in {play.counts.total():,} deeds and {revisions:,} revisions, {took:.0f} s")
    print(", ".join(f"{count} {what}" for what, count in play.counts.most_common()))
    missed = 0
    for broken in BREAKS:
        said = noticed(broken)
        missed += said is None
        print(f"{broken.told}: {said or 'NOT NOTICED'}", flush=True)
    sys.exit(f"{missed} breaks were not noticed" if missed else 0)


main()
