"""A short run of the chaos: ten kills. `make chaos` makes five hundred."""

from pathlib import Path

from tests import drawn
from tests.chaos.kills import run

KILLS = 10


def test_what_was_told_outlives_a_kill_and_nothing_is_done_by_halves(tmp_path: Path) -> None:
    seed = drawn.seed(1)
    tally = run(tmp_path, KILLS, seed, longest=0.4, until=("claim", "statement"))
    assert not tally.wrong, f"python -m tests.chaos --kills {KILLS} --seed {seed}\n" + "\n".join(tally.wrong[:10])
    assert tally.kills >= KILLS
    assert tally.told["claim"] > 0 and tally.told["statement"] > 0, tally
