"""The real bot is killed before and after each step of a digest, one after the other: each comes once."""

from pathlib import Path

from tests import drawn
from tests.chaos.digests.killed import POINTS, run


async def test_a_bot_killed_at_every_step_posts_each_digest_once(tmp_path: Path) -> None:
    seed = drawn.seed(1)
    wrong = await run(tmp_path, POINTS, seed)
    assert not wrong, f"seed {seed}\n" + "\n".join(wrong)
