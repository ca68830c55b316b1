"""The real bot is killed before and after each step of a correction: each post tells each correction once."""

import random
from pathlib import Path

import pytest

from bot.sandbox import messages
from tests import drawn
from tests.chaos.amendments.killed import NONCE_KNOWN_FOR, POINTS, run


async def test_a_bot_killed_at_every_step_corrects_each_post_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "_NONCE_SECONDS", NONCE_KNOWN_FOR)
    seed = drawn.seed(1)
    points = random.Random(seed).sample(POINTS, len(POINTS))
    wrong = await run(tmp_path, points, seed)
    assert not wrong, f"seed {seed}\n" + "\n".join(wrong)
