#!/usr/bin/env python3
"""Fit how sure the extractor builtin may be of its claims, and print the constants of gawah.extraction.joining.

usage: confidence_fit.py [FOLDER] [--model FOLDER]

For each way in which a claim comes about, a logistic curve over the log odds of the model is fitted to whether the
scorer of FOLDER (default ../shared) matches the claims of the development sets. Half of the documents are fitted and
the other half is measured, and the reverse, so that the error that is printed is not that of its own fit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from math import exp, log
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import claim_sets, scorer  # noqa: E402  (the path comes first)
from bench.calibration import SETS  # noqa: E402
from bench.claim_counts import pairing  # noqa: E402
from bench.extractor import claims_of, extractor  # noqa: E402

from gawah.extraction import builtin, joining  # noqa: E402
from gawah.model import Claim  # noqa: E402

PENALTY = 1.0
"""Of the squared slope: what few claims show is not believed."""


class Judged(NamedTuple):
    """A claim: in which document, how it came about, the log odds of its carrier, and whether it is right."""

    document: int
    source: joining.Source
    odds: float
    right: bool


def main(given: list[str]) -> int:
    """Print the constants and the error of each half under the fit of the other."""
    parser = argparse.ArgumentParser(description="Fit how sure the extractor builtin may be of its claims.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args(given)
    found = judged(asked.folder, asked.model)
    for source in joining._CONFIDENCE:
        held = [each for each in found if each.source == source]
        intercept, slope = fitted(held)
        right = sum(each.right for each in held)
        print(f'    "{source}": ({intercept:.2f}, {slope:.2f}),  # {right} of {len(held)} right')
    errors = []
    for part in (0, 1):
        known = [each for each in found if each.document % 2 == part]
        curves = {s: fitted([each for each in known if each.source == s]) for s in joining._CONFIDENCE}
        errors.append(error([each for each in found if each.document % 2 != part], curves))
    print(f"expected calibration error of each half under the fit of the other: {errors[0]:.3f}, {errors[1]:.3f}")
    return 0


def judged(folder: Path, model: Path | None) -> list[Judged]:
    """Return the claims of the development sets with what is known of each."""
    noted: dict[str, tuple[joining.Source, float]] = {}
    weighed = joining.weighed

    def noting(claim: Claim, source: joining.Source, probability: float = 0.5) -> Claim:
        made = weighed(claim, source, probability)
        noted[made.id] = (source, log(max(probability, 1e-3) / max(1 - probability, 1e-3)))
        return made

    joining.weighed = builtin.weighed = noting
    module = scorer.load(folder / "bench" / "score_claims.py")
    found, number = [], 0
    extract = extractor("builtin", model)
    with tempfile.TemporaryDirectory() as scratch:
        for each in claim_sets.sets(folder, set(SETS), "dev", Path(scratch)):
            for text, gold in each.there:
                made = pairing(module, [(text, gold)], claims_of(text, extract), each.aliases)
                right = set(made.pairs.values())
                number += 1
                found += [Judged(number, *noted[c["id"]], n in right) for n, c in enumerate(made.found)]
    joining.weighed = builtin.weighed = weighed
    return found


def fitted(held: Sequence[Judged]) -> tuple[float, float]:
    """Return intercept and slope of the likeliest logistic curve, by Newton's steps."""
    intercept = slope = 0.0
    level = all(each.odds == 0 for each in held)
    for _ in range(40):
        gradient, curve = [0.0, -PENALTY * slope], [1e-6, 0.0, PENALTY]
        for each in held:
            probability = 1 / (1 + exp(-(intercept + slope * each.odds)))
            off, weight = each.right - probability, probability * (1 - probability)
            gradient = [gradient[0] + off, gradient[1] + off * each.odds]
            curve = [curve[0] + weight, curve[1] + weight * each.odds, curve[2] + weight * each.odds**2]
        if level:
            intercept += gradient[0] / curve[0]
            continue
        determinant = curve[0] * curve[2] - curve[1] ** 2
        intercept += (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant
        slope += (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant
    return intercept, slope


def error(held: Sequence[Judged], curves: dict[joining.Source, tuple[float, float]]) -> float:
    """Return the expected calibration error over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for each in held:
        intercept, slope = curves[each.source]
        sure = 1 / (1 + exp(-(intercept + slope * each.odds)))
        bins.setdefault(min(9, int(sure * 10)), []).append((sure, each.right))
    return sum(abs(sum(s - r for s, r in inside)) for inside in bins.values()) / max(1, len(held))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
