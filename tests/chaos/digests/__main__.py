"""`python -m tests.chaos.digests [--slots N] [--seed S]`: the long play, which `make chaos` starts."""

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
from pathlib import Path

from tests.chaos.digests.killed import POINTS, run
from tests.chaos.digests.play import play
from tests.chaos.digests.world import HARSH
from tests.chaos.digests.zones import problems, zones


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.digests", description="Play days of digests.")
    parser.add_argument("--slots", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--rounds", type=int, default=25, help="of ten kills of real processes each")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    count, wrong = problems(zones())
    print(f"{len(zones())} zones, {count:,} changes of their clocks; wrong: {len(wrong)}", flush=True)
    wrong += _killed(chosen.rounds, chosen.seed)
    tally = play(chosen.slots, chosen.seed, said=lambda text: print(text, flush=True))
    print(tally, flush=True)
    harsh = play(chosen.slots // 20, chosen.seed, size=HARSH)
    print(f"bad days: {harsh}", flush=True)
    tally.wrong += harsh.wrong
    for problem in (*wrong, *tally.wrong)[:20]:
        print(problem[:2000])
    return 1 if wrong or tally.wrong else 0


def _killed(rounds: int, seed: int) -> list[str]:
    """Kill the real bot at steps drawn by lot, again and again, each round on a store of its own."""
    dice = random.Random(seed)
    wrong: list[str] = []
    for number in range(rounds):
        points = sorted(dice.choices(POINTS, k=len(POINTS)), key=POINTS.index)
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(run(Path(folder), points, seed + number, faults=dice.randrange(12)))
        wrong += [f"round {number}, killed at {points}: {problem}" for problem in found]
    print(f"{rounds * len(POINTS)} kills of real processes; wrong: {len(wrong)}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
