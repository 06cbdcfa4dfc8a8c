#!/usr/bin/env python3
"""Decide for every pair of reports within three days whether they tell of one event; print how often that is right.

usage: ucdp_pairs.py [--data FOLDER] [--seed N] [--errors FACTOR] [--counts]

FOLDER holds ucdp_ged/ged_headlines_pakistan.csv.

Every headline row of UCDP GED is made a report of one claim (ucdp_rows.py). A headline that serves several events is
several accounts of one document, each of its own event, and every pair of accounts counts: two accounts of one
document are a pair of two events. Weights and thresholds are learned on half of the events (by a hash of the id) and
reported on the other half, and the other way round. A pair of one event is in the half of its event; a pair of two
events of one half is in it; a pair across halves counts one half in each, so that no half is easier than the whole.
The product's own table was set with a look at the counts of all pairs, so its lines are not blind; those of learned
weights are. Intervals (95 %) are drawn over events. UCDP: Sundberg and Melander 2013; Davies, Pettersson and Öberg
2022.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import ucdp_splink
from numpy.typing import NDArray
from ucdp_hard_pairs import EVENTS, LIST
from ucdp_learned import learned_scores, table
from ucdp_measures import Decided, best_threshold, precision_at, with_intervals
from ucdp_rows import HEADLINES, Errors, Report, read_rows, reports_of_events, reports_of_headlines
from ucdp_sample import Sample, read_hard, sample_of

from gawah.incidents.comparators import rarity_of_words, shared_rarity
from gawah.incidents.compare import Weigher
from gawah.incidents.weights import SAME_AT

FLOOR_PRECISION, FLOOR_RECALL = 0.90, 0.80
HALVES = "AB"
Floats = NDArray[np.float64]
Scores = tuple[Floats, Floats]
"""Scores of all pairs for reporting half A (made without it), and for reporting half B."""
PARTS = ("margin", "same", "weight", "one", "other")


class Found(NamedTuple):
    """Precision and recall at the threshold, and precision where recall is at least its floor."""

    precision: float
    recall: float
    at_recall: float


def main(arguments: list[str]) -> int:
    """Measure and print; return 1 where the product is below a floor."""
    parser = argparse.ArgumentParser(description="Measure linking on reports of known events.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder with ucdp_ged/")
    parser.add_argument("--seed", type=int, default=7, help="what the errors of the reports are drawn from")
    parser.add_argument("--errors", type=float, default=1.0, help="how many times as often reports err")
    parser.add_argument("--counts", action="store_true", help="print the levels of all pairs beside the weights")
    asked = parser.parse_args(arguments)
    if not (asked.data / HEADLINES).exists():
        print(f"not measured: {asked.data / HEADLINES} is missing; name its folder with --data")
        return 0
    errors = Errors().times(asked.errors)
    reports = reports_of_headlines(read_rows(asked.data / HEADLINES), asked.seed, errors)
    hard = read_hard(LIST)
    sample = sample_of(reports, hard)
    print(
        f"{len(reports)} reports of {len(np.unique(sample.event))} events; {len(sample.left)} pairs within three days,"
        f" {int(sample.same.sum())} of one event; {int(sample.hard.sum())} pairs of {len(hard)} hard pairs of events"
    )
    weigher = Weigher(sample.columns)
    weighed = weigher.weigh(sample.left, sample.right)
    if asked.counts:
        print("\n".join(table(weighed.levels, sample.same)))
    product = weighed.total.astype(np.float64)
    words = _headlines(sample)
    header = "".join(f"  {name:21}" for name in ("precision", "recall", "F1", "AUC"))
    print(f"{'':58}{header}  P at R .80")
    fixed = _report("the product's table and threshold", sample, (product, product), threshold=SAME_AT)
    _report("the product's table, best threshold", sample, (product, product))
    unbound = product - weighed.fields["document"]
    _report("the same, blind to one document", sample, (unbound, unbound), threshold=SAME_AT)
    learned = _report("weights learned on the other half", sample, _learned(sample, weighed.levels))
    _report("headline alone", sample, (words, words))
    _splink(sample, reports)
    _report_hard_events(asked.data, hard, asked.seed, errors)
    good = fixed.precision >= FLOOR_PRECISION and fixed.recall >= FLOOR_RECALL and learned.at_recall >= FLOOR_PRECISION
    print(f"floors: precision >= {FLOOR_PRECISION}, recall >= {FLOOR_RECALL}: {'reached' if good else 'NOT reached'}")
    return 0 if good else 1


def _learned(sample: Sample, levels: dict[str, NDArray[np.int8]]) -> Scores:
    """Return the scores of weights learned on B for reporting A, and of those learned on A for reporting B.

    A half has half of the pairs of one event and a quarter of the others, which therefore count twice in learning.
    """
    first, second = (
        learned_scores(levels, sample.same, sample.inside(1 - half) * np.where(sample.same, 1.0, 2.0))
        for half in (0, 1)
    )
    return first, second


def _headlines(sample: Sample) -> Floats:
    """Return the summed rarity of the words that two headlines share."""
    words = sample.columns.words
    known, codes = np.unique(np.zeros((1, 1)) if words is None else words, return_inverse=True)
    codes = codes.reshape((len(sample.columns), -1))
    rarity = rarity_of_words(np.bincount(codes.ravel(), minlength=len(known)), len(sample.columns))
    rarity[known == 0] = 0.0
    shared: Floats = shared_rarity(codes[sample.left], codes[sample.right], rarity).astype(np.float64)
    return shared


def _report(name: str, sample: Sample, scores: Scores, threshold: float | None = None) -> Found:
    """Print a line for each half, one for both, and one for the hard pairs; return what holds for both."""
    parts = []
    for half in (0, 1):
        used = threshold
        if used is None:
            used = best_threshold(scores[half], sample.same, sample.inside(1 - half) * np.where(sample.same, 1.0, 2.0))
        parts.append(_decided(sample, scores[half] - used, sample.shares(half)))
        _line(f"{name}, {HALVES[half]}, from {used:.1f} bits", parts[-1])
    both = _joined(parts)
    found = _line(f"{name}, both halves", both)
    _line("  of these: events of hard pairs", _hard_part(sample, both))
    return found


def _decided(sample: Sample, margin: Floats, share: Floats) -> Decided:
    """Return the pairs that count for something."""
    taken = share > 0
    one, other = sample.event[sample.left], sample.event[sample.right]
    return Decided(margin[taken], sample.same[taken], share[taken], one[taken], other[taken])


def _joined(parts: list[Decided]) -> Decided:
    return Decided(*(np.concatenate([getattr(part, name) for part in parts]) for name in PARTS))


def _hard_part(sample: Sample, decided: Decided) -> Decided:
    """Return the hard pairs, and the pairs of one event whose event is in a hard pair."""
    ones, others = sample.event[sample.left[sample.hard]], sample.event[sample.right[sample.hard]]
    pairs = {*zip(ones.tolist(), others.tolist(), strict=True), *zip(others.tolist(), ones.tolist(), strict=True)}
    hard = [pair in pairs for pair in zip(decided.one.tolist(), decided.other.tolist(), strict=True)]
    taken = np.array(hard) | (decided.same & np.isin(decided.one, np.concatenate([ones, others])))
    return Decided(*(getattr(decided, name)[taken] for name in PARTS))


def _line(name: str, decided: Decided) -> Found:
    """Print the measures of some pairs with their intervals."""
    rows = with_intervals(decided)
    at = precision_at(decided.margin, decided.same, decided.weight, FLOOR_RECALL)
    cells = "".join(f"  {value:.3f} [{low:.3f} {high:.3f}]" for value, low, high in rows)
    print(f"{name:58}{cells}  {at:.3f}")
    return Found(rows[0][0], rows[1][0], at)


def _splink(sample: Sample, reports: list[Report]) -> None:
    if not ucdp_splink.available():
        print("Splink: not measured; install the extra: pip install gawah[bench]")
        return
    for name, near in (("Splink 5, its own training", False), ("Splink 5, counted on near pairs", True)):
        started = time.perf_counter()
        first, second = (ucdp_splink.predict(reports, sample, 1 - half, near=near) for half in (0, 1))
        took = time.perf_counter() - started
        _report(name, sample, (first, second))
        print(f"  {took:.1f} s for two trainings and predictions")


def _report_hard_events(data: Path, hard: frozenset[tuple[int, int]], seed: int, errors: Errors) -> None:
    """Print how the product does on two reports without words of every event of the list."""
    if not (data / EVENTS).exists():
        return
    wanted = {event for pair in hard for event in pair}
    sample = sample_of(reports_of_events(read_rows(data / EVENTS), wanted, seed, errors), hard)
    scores = Weigher(sample.columns).totals(sample.left, sample.right).astype(np.float64)
    decided = _hard_part(sample, _decided(sample, scores - SAME_AT, np.ones(len(scores))))
    print(f"\nall {len(hard)} hard pairs, two reports without words of each of {len(wanted)} events:")
    _line("the product's table and threshold", decided)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
