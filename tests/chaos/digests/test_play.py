"""Eight thousand slots on five months of days: none twice, none lost, none stuck; and each break of the mechanism is
found. `make chaos` plays a million."""

import pytest

from tests import drawn
from tests.chaos.digests.mutants import BREAKS, Break, broken
from tests.chaos.digests.play import Tally, play
from tests.chaos.digests.world import HARSH, Size

SLOTS = 4_200
FEW = Size(channels=30)
"""Of few channels, as many slots are many more days, and what befalls a day befalls as often as in a longer play."""

FOUND_WITHIN = 10_000
SEED = 1
SEEDS = {
    "told_up_to_when_it_is_frozen": 5,
    "the_machines_clock_is_believed": 7,
    "every_missed_date_is_posted": 2,
    "a_failed_slot_is_left_where_it_is": 7,
}
"""Of the breaks: a seed with which each is found soon; SEED, if none is named."""


def test_none_twice_none_lost_none_stuck() -> None:
    seed = drawn.seed(1)
    tally = Tally()
    for size in (Size(), FEW):
        tally.add(play(SLOTS, seed, size=size))
        assert not tally.wrong, f"play({SLOTS}, {seed}, size={size})\n" + "\n".join(tally.wrong[:5])
    assert tally.slots >= 2 * SLOTS and tally.kills > 100, tally
    assert min(tally.befell[what] for what in ("fails_after", "cut_after", "stalls", "limited", "suspended")) > 0, tally


def test_bad_days_alone_are_borne() -> None:
    seed = drawn.seed(1)
    tally = play(1_000, seed, size=HARSH)
    assert not tally.wrong, f"seed {seed}\n" + "\n".join(tally.wrong[:5])


@pytest.mark.parametrize("by", BREAKS, ids=lambda by: by.__name__)
def test_a_break_of_the_mechanism_is_found(by: Break) -> None:
    with broken(by):
        tally = play(FOUND_WITHIN, SEEDS.get(by.__name__, SEED), size=HARSH)
    assert tally.wrong, f"{by.__name__} survived {tally}"
