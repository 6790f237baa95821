"""The long run: ``python -m tests.fuzz [NAME…] [--seconds 600] [--seed 0]``.

Each part runs its cases in order until they are done or its share of the time is over, prints its
figures, and whatever there is to complain with the seed that shows it again.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time

from tests.fuzz.watch import watched

PARTS = {
    "datasets": 10_000,
    "pictures": 2_000,
    "imports": 2_000,
    "addresses": 2_000,
    "disks": 1_100,
}
"""How many cases each part has, and after which module of this folder it is called."""


def tell(text: str) -> None:
    """Write a line, whatever letters are in it."""
    sys.stdout.write(text.encode("ascii", "backslashreplace").decode() + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the parts that are named, or all, and fail where there is a complaint."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="for each part")
    asked.add_argument("--seed", type=int, default=0, help="the first seed")
    asked.add_argument("--cases", type=int, default=0, help="fewer or more than usual")
    options = asked.parse_args()
    bad = 0
    for name in options.parts or PARTS:
        case = importlib.import_module(f"tests.fuzz.{name}").case
        seeds = range(options.seed, options.seed + (options.cases or PARTS[name]))
        outcome = watched(case, seeds, time.monotonic() + options.seconds)
        tell(f"{name}: {outcome}")
        for seed, complaint in outcome.complaints.items():
            tell(f"  --seed {seed} --cases 1: {complaint[:300]}")
        bad += len(outcome.complaints)
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
