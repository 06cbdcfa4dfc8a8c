"""Weights learned from labelled pairs, and the table of counts beside the product's weights."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gawah.incidents.weights import FIELDS, Field

SHRINK = 1.0
"""Penalty on the square of each weight (in nats): a level that was hardly seen says hardly anything."""
STEPS = 30

Levels = Mapping[str, NDArray[np.int8]]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


def learned_scores(levels: Levels, same: Flags, weight: Floats) -> Floats:
    """Return the log2 odds of every pair by a logistic regression on the levels, fitted to the pairs with a weight.

    Counted field by field, log2(m / u) overrates fields that repeat one another; fitted together they share what they
    say. Level 0, missing, says nothing here too.
    """
    given = np.array([np.ones(len(same))] + [levels[name] == n for name, n in _columns(levels)], dtype=np.float64).T
    taken = weight > 0
    x, y, w = given[taken], same[taken].astype(np.float64), weight[taken]
    bits = np.zeros(x.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-x @ bits))
        slope = x.T @ (w * (y - odds)) - SHRINK * bits
        bend = (x * (w * odds * (1 - odds))[:, None]).T @ x + SHRINK * np.eye(len(bits))
        step = np.linalg.solve(bend, slope)
        bits += step
        if np.abs(step).max() < 1e-5:
            break
    scores: Floats = given @ bits / np.log(2)
    return scores


def _columns(levels: Levels) -> list[tuple[str, int]]:
    fields = [field for field in FIELDS if field.name in levels]
    return [(field.name, number) for field in fields for number in range(1, len(field.levels))]


def table(levels: Levels, same: Flags) -> list[str]:
    """Return lines that set log2(m / u) of each level, counted on all pairs, beside the product's weight."""
    lines = [f"{'field':12}{'level':16}{'one event':>10}{'two events':>11}{'counted':>9}{'table':>7}"]
    for field in (field for field in FIELDS if field.name in levels):
        m, u = _shares(levels[field.name][same], field), _shares(levels[field.name][~same], field)
        for number, level in enumerate(field.levels):
            here = levels[field.name] == number
            if here.any():
                counted = f"{np.log2(m[number] / u[number]):9.1f}" if number > 0 else " " * 9
                ones, twos = int((here & same).sum()), int((here & ~same).sum())
                lines.append(f"{field.name:12}{level.name:16}{ones:10d}{twos:11d}{counted}{level.bits:7.1f}")
    return lines


def _shares(levels: NDArray[np.int8], field: Field) -> Floats:
    counts = np.bincount(levels, minlength=len(field.levels)) + 1.0
    counts[0] = 0.0
    shares: Floats = counts / counts.sum()
    return shares
