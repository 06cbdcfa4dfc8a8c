"""Precision, recall, F1 and AUC of decided pairs, with intervals drawn over events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
DRAWS = 400
LOW, HIGH = 2.5, 97.5


@dataclass(frozen=True)
class Decided:
    """Pairs with a score above the threshold (`margin`), the truth, how much each counts, and its two events."""

    margin: Floats
    same: Flags
    weight: Floats
    one: Ints
    other: Ints


Row = tuple[float, float, float, float]


def measure(decided: Decided, weight: Floats) -> Row:
    """Return precision, recall, F1 and AUC; `margin` from 0 on means one event."""
    taken = decided.margin >= 0
    right = float(weight[taken & decided.same].sum())
    found, there = float(weight[taken].sum()), float(weight[decided.same].sum())
    precision, recall = right / max(found, 1e-9), right / max(there, 1e-9)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both > 0 else 0.0, _auc(decided, weight)


def with_intervals(decided: Decided, seed: int = 1) -> list[tuple[float, float, float]]:
    """Return each measure with its 95 % interval: events are drawn with replacement, a pair counts with both."""
    value = measure(decided, decided.weight)
    chance = np.random.default_rng(seed)
    events, places = np.unique(np.concatenate([decided.one, decided.other]), return_inverse=True)
    one, other = places[: len(decided.one)], places[len(decided.one) :]
    drawn = []
    for _ in range(DRAWS):
        times = np.bincount(chance.integers(0, len(events), len(events)), minlength=len(events)).astype(np.float64)
        counted = np.where(one == other, times[one], times[one] * times[other])
        drawn.append(measure(decided, decided.weight * counted))
    low, high = np.percentile(np.array(drawn), [LOW, HIGH], axis=0)
    return [(float(v), float(a), float(b)) for v, a, b in zip(value, low, high, strict=True)]


def best_threshold(scores: Floats, same: Flags, weight: Floats) -> float:
    """Return the score from which on F1 is highest."""
    order = np.argsort(-scores, kind="stable")
    hits, found = np.cumsum((weight * same)[order]), np.cumsum(weight[order])
    f1 = 2 * hits / (found + (weight * same).sum())
    last = np.append(np.diff(scores[order]) != 0, True)
    return float(scores[order][np.argmax(np.where(last, f1, -1.0))])


def precision_at(scores: Floats, same: Flags, weight: Floats, recall: float) -> float:
    """Return the highest precision at which recall is at least this."""
    order = np.argsort(-scores, kind="stable")
    hits, found = np.cumsum((weight * same)[order]), np.cumsum(weight[order])
    last = np.append(np.diff(scores[order]) != 0, True)
    enough = last & (hits / (weight * same).sum() >= recall)
    return float((hits[enough] / found[enough]).max())


def _auc(decided: Decided, weight: Floats) -> float:
    """Return the chance that a pair of one event scores higher than one of two, ties counting half."""
    values, places = np.unique(decided.margin, return_inverse=True)
    ones = np.bincount(places, weight * decided.same, len(values))
    twos = np.bincount(places, weight * ~decided.same, len(values))
    below = np.cumsum(twos) - twos
    return float((ones * (below + twos / 2)).sum() / max(ones.sum() * twos.sum(), 1e-9))
