"""Twenty thousand slots: none twice, none lost, none stuck; and each break of the mechanism is found. `make chaos`
plays a million."""

import secrets

import pytest

from tests.chaos.digests.mutants import BREAKS, Break, broken
from tests.chaos.digests.play import play
from tests.chaos.digests.world import HARSH

SLOTS = 20_000
FOUND_WITHIN = 10_000
SEED = 1
"""Of the breaks: a seed with which each is found soon."""


def test_none_twice_none_lost_none_stuck() -> None:
    seed = secrets.randbelow(10**6)
    tally = play(SLOTS, seed)
    assert not tally.wrong, f"python -m tests.chaos.digests --slots {SLOTS} --seed {seed}\n" + "\n".join(
        tally.wrong[:5]
    )
    assert tally.slots >= SLOTS and tally.kills > 100, tally
    assert min(tally.befell[what] for what in ("fails_after", "cut_after", "stalls", "limited", "suspended")) > 0, tally


def test_bad_days_alone_are_borne() -> None:
    seed = secrets.randbelow(10**6)
    tally = play(SLOTS // 20, seed, size=HARSH)
    assert not tally.wrong, f"seed {seed}\n" + "\n".join(tally.wrong[:5])


@pytest.mark.parametrize("by", BREAKS, ids=lambda by: by.__name__)
def test_a_break_of_the_mechanism_is_found(by: Break) -> None:
    with broken(by):
        tally = play(FOUND_WITHIN, SEED, size=HARSH)
    assert tally.wrong, f"{by.__name__} survived {tally}"
