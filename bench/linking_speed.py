#!/usr/bin/env python3
"""Link a million invented event claims with known truth, and Splink on the same rows beside it.

usage: linking_speed.py [--rows N ...] [--floors] [--without-splink]

Each run is a process of its own, so that its peak memory is its own. Printed are the seconds of each step, the peak of
memory, precision and recall over pairs of claims, and the share of true pairs that blocking never compares; once more
with fields missing or vague twice as often, for which there is no floor. Splink (extra `bench`) gets the same columns
and neighbouring cells and days, learns its weights from the true labels, and is shown at the threshold that serves it
best.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import REPORTS, YEARS, make

ROWS = (100_000, 1_000_000)
SECONDS = {100_000: 2.2, 1_000_000: 20.0}
GIGABYTES, PRECISION, RECALL = 2.5, 0.95, 0.85
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
"""Of probability, at which Splink's pairs are joined: its figures are those of the best by F1, the time of one."""


def main(arguments: list[str]) -> int:
    """Run every size, print the figures, and return 1 where a floor is asked for and missed."""
    parser = argparse.ArgumentParser(description="Link invented event claims with known truth.")
    parser.add_argument("--rows", type=int, nargs="*", default=list(ROWS))
    parser.add_argument("--floors", action="store_true", help="fail below the floors")
    parser.add_argument("--without-splink", action="store_true")
    parser.add_argument("--one", choices=("gawah", "splink"), help=argparse.SUPPRESS)
    parser.add_argument("--gaps", type=float, default=1.0, help=argparse.SUPPRESS)
    parser.add_argument("--days", type=int, default=365 * YEARS, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one is not None:
        print(json.dumps(_RUNS[asked.one](asked.rows[0], days=asked.days, gaps=asked.gaps)))
        return 0
    missed = 0
    seconds: dict[int, float] = {}
    pairs: dict[int, int] = {}
    for rows in asked.rows:
        found = separately("gawah", rows)
        seconds[rows], pairs[rows] = found["seconds"], found["pairs"]
        missed += judge(rows, found)
        if not asked.without_splink:
            tell(f"{rows:>9,} Splink", separately("splink", rows))
    tell(f"{max(asked.rows):>9,} gawah, fields missing twice as often", separately("gawah", max(asked.rows), gaps=2.0))
    if len(seconds) > 1:
        (few, less), *_, (many, more) = sorted(seconds.items())
        tell_growth("in the same years and towns", many / few, pairs[many] / pairs[few], more / less)
        thin = separately("gawah", few, 365 * YEARS * few // many)
        tell_growth("as close together", many / few, pairs[many] / thin["pairs"], more / thin["seconds"])
    return 1 if missed and asked.floors else 0


def tell_growth(what: str, rows: float, pairs: float, seconds: float) -> None:
    """Print how pairs and time grow with the rows."""
    growth = math.log(seconds) / math.log(rows)
    print(
        f"growth: {rows:g} times the rows {what} make {pairs:.1f} times the pairs "
        f"and take {seconds:.1f} times as long (exponent {growth:.2f})"
    )


def separately(which: str, rows: int, days: int = 365 * YEARS, gaps: float = 1.0) -> dict[str, Any]:
    """Run one linker in a process of its own and return its figures."""
    command = [sys.executable, __file__, "--one", which, "--rows", str(rows), "--days", str(days)]
    command += ["--gaps", str(gaps)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"failed": done.stderr.strip().splitlines()[-1:] or ["no output"]}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def judge(rows: int, found: dict[str, Any]) -> int:
    """Print the figures of our own linking and return how many miss their floor."""
    tell(f"{rows:>9,} gawah ", found)
    low = [
        found["seconds"] > SECONDS.get(rows, math.inf),
        found["gigabytes"] > GIGABYTES,
        found["precision"] < PRECISION,
        found["recall"] < RECALL,
    ]
    names = ("seconds", "gigabytes", "precision", "recall")
    if any(low):
        print(f"  BELOW: {', '.join(name for name, is_low in zip(names, low, strict=True) if is_low)}")
    return sum(low)


def tell(what: str, found: dict[str, Any]) -> None:
    """Print one line of figures."""
    if "failed" in found:
        print(f"{what}: not measured, {found['failed']}")
        return
    steps = ", ".join(f"{name} {seconds:.1f}" for name, seconds in found["steps"].items())
    print(
        f"{what}: {found['seconds']:.1f} s ({steps}), {found['gigabytes']:.2f} GB, "
        f"P {found['precision']:.3f} +- {found['error_p']:.3f}, R {found['recall']:.3f} +- {found['error_r']:.3f}"
        + (f" at {found['threshold']:g}" if "threshold" in found else "")
        + (f", blocking loses {found['loss']:.3f} of {found['pairs']:,} pairs" if "loss" in found else "")
    )


def gawah(rows: int, **world: Any) -> dict[str, Any]:
    """Link with the product's own blocks, weights and groups."""
    from gawah.incidents.blocks import candidates
    from gawah.incidents.clusters import cluster
    from gawah.incidents.compare import Weigher
    from gawah.incidents.linking import close_chains, weigh_pairs

    columns, truth = make(rows, **world)
    clock = _Clock()
    left, right = candidates(columns)
    clock.step("block")
    weigher = Weigher(columns)
    pairs = weigh_pairs(weigher, left, right)
    clock.step("weigh")
    pairs = close_chains(weigher, pairs, columns)
    clock.step("close")
    labels = cluster(len(columns), pairs.left, pairs.right, pairs.bits)
    clock.step("group")
    true_pairs = len(truth) // REPORTS * (REPORTS * (REPORTS - 1) // 2)
    loss = 1 - float((truth[left] == truth[right]).sum()) / true_pairs
    return {**clock.figures(), **scores(labels, truth), "loss": loss, "pairs": len(left)}


def splink(rows: int, **world: Any) -> dict[str, Any]:
    """Link with Splink on DuckDB, its weights learnt from the true labels."""
    import pandas as pd
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    columns, truth = make(rows, **world)
    lat, lon = columns.lat[:, 0], columns.lon[:, 0]
    day = np.where(columns.day_start < 0, np.nan, columns.day_start)
    day[columns.day_end - columns.day_start > 7] = np.nan
    frame = pd.DataFrame(
        {
            "unique_id": np.arange(rows - rows % REPORTS),
            "true": truth,
            "day": day,
            "lat": lat,
            "lon": lon,
            "actor": pd.Series(columns.perpetrators[:, 0]).where(columns.perpetrators[:, 0] >= 0),
            "target": pd.Series(columns.targets[:, 0]).where(columns.targets[:, 0] >= 0),
            "deaths": columns.deaths_low,
            "x": np.floor(lon / 0.5),
            "y": np.floor(lat / 0.5),
            "beside_x": np.floor(lon / 0.5 + 0.5),
            "beside_y": np.floor(lat / 0.5 + 0.5),
            "days": np.floor(day / 4),
            "days_later": np.floor((day + 2) / 4),
        }
    )
    floating = [name for name, kind in frame.dtypes.items() if kind.kind == "f"]
    frame[floating] = frame[floating].astype("Float64")  # a value that is missing, not one that is no number
    clock = _Clock()
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            comparisons.DistanceInKMAtThresholds("lat", "lon", [2, 10, 30]),
            comparisons.ExactMatch("actor").configure(term_frequency_adjustments=True),
            comparisons.ExactMatch("target"),
            comparisons.CustomComparison(
                output_column_name="day",
                comparison_levels=[
                    levels.NullLevel("day"),
                    levels.ExactMatchLevel("day"),
                    levels.CustomLevel("abs(day_l - day_r) <= 1", "1 day"),
                    levels.CustomLevel("abs(day_l - day_r) <= 3", "3 days"),
                    levels.ElseLevel(),
                ],
            ),
            comparisons.CustomComparison(
                output_column_name="deaths",
                comparison_levels=[
                    levels.NullLevel("deaths"),
                    levels.ExactMatchLevel("deaths"),
                    levels.CustomLevel("abs(deaths_l - deaths_r) <= 2", "2"),
                    levels.ElseLevel(),
                ],
            ),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("x", "y", "days"),
            block_on("beside_x", "beside_y", "days_later"),
            block_on("day", "actor"),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("day", "actor", "x", "y")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_m_from_label_column("true")
    clock.step("train")
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clock.step("predict")
    found = {}
    for threshold in THRESHOLDS:
        grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        if threshold == THRESHOLDS[0]:
            clock.step("cluster")
        table = grouped.as_pandas_dataframe().sort_values("unique_id")
        _, codes = np.unique(table.cluster_id.to_numpy(), return_inverse=True)
        found[threshold] = scores(codes, truth)
    best = max(found, key=lambda threshold: f1(found[threshold]))
    return {**clock.figures(), **found[best], "threshold": best}


_RUNS: dict[str, Callable[..., dict[str, Any]]] = {"gawah": gawah, "splink": splink}


class _Clock:
    """Seconds of each step."""

    def __init__(self) -> None:
        self._steps: dict[str, float] = {}
        self._last = time.perf_counter()

    def step(self, name: str) -> None:
        now = time.perf_counter()
        self._steps[name], self._last = now - self._last, now

    def figures(self) -> dict[str, Any]:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        return {"steps": self._steps, "seconds": sum(self._steps.values()), "gigabytes": peak}


def scores(labels: np.ndarray[Any, Any], truth: np.ndarray[Any, Any]) -> dict[str, float]:
    """Return precision and recall over pairs of claims, with the half width of their 95 % intervals.

    The intervals are of a share over events, since the pairs of one event stand or fall together.
    """
    found, true = _pairs(labels), _pairs(truth)
    both = _pairs(labels.astype(np.int64) * (int(truth.max()) + 1) + truth)
    precision, recall, events = both / max(found, 1), both / max(true, 1), int(truth.max()) + 1
    return {
        "precision": precision,
        "recall": recall,
        "error_p": 1.96 * math.sqrt(precision * (1 - precision) / events),
        "error_r": 1.96 * math.sqrt(recall * (1 - recall) / events),
    }


def f1(figures: dict[str, float]) -> float:
    """Return the harmonic mean of precision and recall."""
    both = figures["precision"] + figures["recall"]
    return 0.0 if both == 0 else 2 * figures["precision"] * figures["recall"] / both


def _pairs(labels: np.ndarray[Any, Any]) -> int:
    _, sizes = np.unique(labels, return_counts=True)
    return int((sizes.astype(np.int64) * (sizes - 1) // 2).sum())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
