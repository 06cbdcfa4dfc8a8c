#!/usr/bin/env python3
"""Count how often other actors or another label change what is told of the same words.

usage: fairness.py [--extractor rules|builtin] [--model FOLDER] [--pairs FILE] [--show N] [--bound PER_CENT]

Each pair holds one text twice: with the sides exchanged, with invented names for known ones, with another label, or
with "their" for "our". A flip is a claim that appears or disappears, or differs in kind, in who fills a role, in
stance or in polarity. With --bound the exit status is 1 where more of all pairs flip. The intervals are Wilson's at
95 %; pairs made of one text resemble each other, so that they are rather too narrow.
"""

from __future__ import annotations

import argparse
import sys
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.extractor import extractor  # noqa: E402  (the path comes first)
from bench.swaps import PAIRS, Outcome, compare, differing, read_pairs  # noqa: E402

NORMAL = 1.959964


def main(given: list[str]) -> int:
    """Print a line for each sort of swap and one for all; return 1 if a bound is asked for and passed."""
    parser = argparse.ArgumentParser(description="Count claims that change with the actor or the label.")
    parser.add_argument("--extractor", help="rules or builtin; without it the one that the program uses")
    parser.add_argument("--model", type=Path, help="the folder of a model for the extractor builtin")
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="a file of texts and what is put into them")
    parser.add_argument("--show", type=int, default=0, help="print so many flips")
    parser.add_argument("--bound", type=float, help="fail where more than so many per cent of all pairs flip")
    asked = parser.parse_args(given)
    extract = extractor(asked.extractor, asked.model)
    outcomes = [compare(pair, extract) for pair in read_pairs(asked.pairs)]
    for sort in dict.fromkeys(o.pair.sort for o in outcomes):
        print(line(sort, [o for o in outcomes if o.pair.sort == sort]))
    print(line("all", outcomes))
    flips = differing(outcomes)
    for outcome in flips[: asked.show]:
        print(outcome.explained())
    return 1 if asked.bound is not None and 100 * len(flips) > asked.bound * len(outcomes) else 0


def line(sort: str, outcomes: list[Outcome]) -> str:
    """Return the flips of one sort of swap: of all pairs, and of those in which anything was found."""
    flips, spoken = len(differing(outcomes)), sum(not o.silent for o in outcomes)
    low, high = wilson(flips, len(outcomes))
    share = 100 * flips / len(outcomes)
    voices = sum(o.speakers_differ for o in outcomes)
    return (
        f"{sort}: {flips} of {len(outcomes)} flip, {share:.1f} % [{low:.1f}, {high:.1f}]; "
        f"{spoken} have claims; another speaker in {voices}"
    )


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, in per cent."""
    square = NORMAL**2
    share, whole = count / of, 1 + square / of
    middle = share + square / (2 * of)
    reach = NORMAL * sqrt(share * (1 - share) / of + square / (4 * of**2))
    return 100 * max(0.0, (middle - reach) / whole), 100 * min(1.0, (middle + reach) / whole)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
