"""What one server writes is seen there alone: many servers on one store, against a store of its own for each.

SCOPE_SEED plays another. The long run with fifty servers, and the proof that
breaks are noticed, is `make chaos`.
"""

import os
from pathlib import Path

from tests import drawn
from tests.scope.play import MUST_COME, played


async def test_servers_on_one_store_see_what_each_would_see_on_its_own(tmp_path: Path) -> None:
    seed = int(os.environ.get("SCOPE_SEED") or drawn.seed(1))
    print(f"SCOPE_SEED={seed}")
    play = await played(tmp_path, seed, servers=10, rounds=10, flat=3)
    assert all(play.counts[what] for what in MUST_COME), f"{seed}: {play.counts}"
