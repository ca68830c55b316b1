"""`python -m tests.chaos [--kills N] [--seed S]`: the long run, which `make chaos` starts."""

import argparse
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.kills import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description="Kill the bot while moderators write.")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--keep", type=Path, help="where the stores are made and left (default: a temporary folder)")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(chosen.keep or Path(folder), chosen.kills, chosen.seed, said=lambda text: print(text, flush=True))
    print(f"{tally}; {time.monotonic() - began:.0f} s", flush=True)
    for problem in tally.wrong[:20]:
        print(problem[:2000])
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
