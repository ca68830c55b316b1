"""`python -m tests.chaos.digests [--slots N] [--seed S]`: the long play, which `make chaos` starts."""

import argparse
import secrets
import sys

from tests.chaos.digests.play import play
from tests.chaos.digests.zones import problems, zones


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.digests", description="Play days of digests.")
    parser.add_argument("--slots", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    count, wrong = problems(zones())
    print(f"{len(zones())} zones, {count:,} changes of their clocks; wrong: {len(wrong)}", flush=True)
    tally = play(chosen.slots, chosen.seed, said=lambda text: print(text, flush=True))
    print(tally, flush=True)
    for problem in (*wrong, *tally.wrong)[:20]:
        print(problem[:2000])
    return 1 if wrong or tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
