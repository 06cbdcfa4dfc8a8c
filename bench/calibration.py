#!/usr/bin/env python3
"""Measure whether the confidence of a claim is how often such claims are right, and draw it.

usage: calibration.py [FOLDER] [--extractor rules|builtin] [--model FOLDER] [--svg FILE]

A claim is right where the scorer of FOLDER (default ../shared) matches it with an annotated one, on the cases, the
claims of MUC-4's reports and the development part of the corpus. The expected calibration error is the mean distance
between confidence and share right over ten bins, weighted by their claims; its interval is that of the bootstrap over
documents. Claims without a confidence are counted apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import claim_sets, scorer  # noqa: E402  (the path comes first)
from bench.bootstrap import DRAWS, Counts, interval, total  # noqa: E402
from bench.claim_counts import Unit, pairing  # noqa: E402
from bench.extractor import claims_of, extractor  # noqa: E402
from bench.reliability import BINS, bin_of, diagram, error  # noqa: E402
from bench.swaps import Extract  # noqa: E402
from bench.table import printed  # noqa: E402

SETS = frozenset({"cases", "foreign", "muc4_claims", "corpus"})
HEAD = ("confidence", "claims", "mean confidence", "right, %", "95 % interval")


def main(given: list[str]) -> int:
    """Print the bins and the error, and draw them where a file is named."""
    parser = argparse.ArgumentParser(description="Measure whether confidence is how often claims are right.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--extractor", help="rules or builtin; without it the one that the program uses")
    parser.add_argument("--model", type=Path, help="the folder of a model; without it that of the package")
    parser.add_argument("--draws", type=int, default=DRAWS, help="draws of the bootstrap")
    parser.add_argument("--svg", type=Path, help="draw a reliability diagram into this file")
    asked = parser.parse_args(given)
    if asked.model is not None and asked.extractor is None:
        asked.extractor = "builtin"
    program = asked.folder / "bench" / "score_claims.py"
    if not program.exists():
        print(f"calibration: not measured, bench/score_claims.py is missing in {asked.folder}")
        return 0
    documents = judged(asked.folder, program, extractor(asked.extractor, asked.model))
    print(printed(rows(documents, asked.draws), HEAD))
    whole, between = total(documents), interval(documents, error, asked.draws)
    figure = error(whole)
    shown = "none" if figure is None else f"{figure:.1f}"
    around = "" if between is None else f" [{between.low:.1f}, {between.high:.1f}]"
    print(f"\nexpected calibration error: {shown} points{around}, {whole.get('sure', 0):.0f} claims with a confidence")
    print(f"claims without one: {whole.get('unsure', 0):.0f}, {whole.get('unsure.right', 0):.0f} of them right")
    if asked.svg is not None:
        asked.svg.write_text(diagram(whole), encoding="utf-8")
    return 0


def judged(folder: Path, program: Path, extract: Extract) -> list[Unit]:
    """Return for each document and each bin how many claims there are, how sure they are and how many are right."""
    module, documents = scorer.load(program), []
    with tempfile.TemporaryDirectory() as scratch:
        for each in claim_sets.sets(folder, set(SETS), "dev", Path(scratch)):
            if not each.there:
                print(f"{each.name}: {each.fault or f'missing in {folder}'}\n")
            for text, gold in each.there:
                made = pairing(module, [(text, gold)], claims_of(text, extract), each.aliases)
                right = set(made.pairs.values())
                unit: Unit = {}
                for number, claim in enumerate(made.found):
                    _count(unit, claim.get("confidence"), number in right)
                documents.append(unit)
    return documents


def _count(unit: Unit, confidence: float | None, right: bool) -> None:
    if confidence is None:
        counts = {"unsure": 1.0, "unsure.right": float(right)}
    else:
        at = bin_of(confidence)
        counts = {"sure": 1.0, f"{at}.claims": 1.0, f"{at}.confidence": confidence, f"{at}.right": float(right)}
    for name, count in counts.items():
        unit[name] = unit.get(name, 0) + count


def rows(documents: Sequence[Counts], draws: int) -> list[list[str]]:
    """Return a line of the table for each bin."""
    whole = total(documents)
    made = []
    for at in range(BINS):
        name = f"{at / BINS:.1f} to {(at + 1) / BINS:.1f}"
        claims = whole.get(f"{at}.claims", 0.0)
        if claims == 0:
            made.append([name, "0", "–", "–", "–"])
            continue

        def right(counts: Counts, at: int = at) -> float | None:
            held = counts.get(f"{at}.claims", 0.0)
            return 100 * counts[f"{at}.right"] / held if held else None

        between = interval(documents, right, draws)
        around = "–" if between is None else f"{between.low:.1f} to {between.high:.1f}"
        mean = whole[f"{at}.confidence"] / claims
        made.append([name, f"{claims:.0f}", f"{mean:.2f}", f"{right(whole):.1f}", around])
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
