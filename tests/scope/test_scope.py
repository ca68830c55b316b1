"""What one server writes is seen there alone: many servers on one store, against a store of its own for each.

Each run draws another seed and prints it; SCOPE_SEED repeats one. The long run with fifty servers, and the proof that
breaks are noticed, is `make chaos`.
"""

import os
import random
from pathlib import Path

from tests.scope.play import MUST_COME, played


async def test_servers_on_one_store_see_what_each_would_see_on_its_own(tmp_path: Path) -> None:
    seed = int(os.environ.get("SCOPE_SEED") or random.SystemRandom().randrange(10**6))
    print(f"SCOPE_SEED={seed}")
    play = await played(tmp_path, seed, servers=10, rounds=10, flat=3)
    assert all(play.counts[what] for what in MUST_COME), f"{seed}: {play.counts}"
