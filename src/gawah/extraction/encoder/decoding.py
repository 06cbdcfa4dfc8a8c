"""Scores of words as stretches: tags that begin and go on, and runs of words that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from gawah.extraction.encoder.session import Floats


class Run(msgspec.Struct, frozen=True):
    """Words by number, `end` exclusive, and the mean probability that they belong together."""

    start: int
    end: int
    score: float


class Tagged(msgspec.Struct, frozen=True):
    """A run of words with the number of its label."""

    start: int
    end: int
    label: int
    score: float


def softmax(scores: Floats) -> Floats:
    """Return scores of labels as probabilities."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def sigmoid(scores: Floats) -> Floats:
    """Return scores as probabilities, each on its own."""
    result: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return result


def tagged(probabilities: Floats, least: float) -> list[Tagged]:
    """Return the stretches of tags 2k+1 (begins label k) and 2k+2 (goes on), where outside is less likely than 1-least.

    A stretch ends where another begins: at a tag that begins one, or at another label.
    """
    inside = 1 - probabilities[:, 0]
    places = np.flatnonzero(inside >= least)
    if not len(places):
        return []
    pairs = probabilities[places, 1:].reshape(len(places), -1, 2)
    best = pairs.sum(-1).argmax(-1)
    begins, goes_on = pairs[np.arange(len(places)), best].T
    opens = [True, *((np.diff(places) > 1) | (np.diff(best) != 0) | (begins > goes_on)[1:]).tolist()]
    starts = [at for at, opened in enumerate(opens) if opened]
    found = []
    held, sure, kinds = places.tolist(), inside[places].tolist(), best.tolist()
    for first, behind in pairwise([*starts, len(places)]):
        score = sum(sure[first:behind]) / (behind - first)  # numpy is slower for so few
        found.append(Tagged(held[first], held[behind - 1] + 1, kinds[first], score))
    return found


def runs(probabilities: Floats, least: float = 0.5, *, gap: int = 1, shortest: int = 1) -> list[Run]:
    """Return the runs of words of at least a probability; gaps up to `gap` words between two of them are filled."""
    found: list[list[int]] = []
    for number in np.flatnonzero(probabilities >= least).tolist():
        if found and number - found[-1][1] <= gap:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    kept = [pair for pair in found if pair[1] - pair[0] >= shortest]
    return [Run(start, end, float(probabilities[start:end].mean())) for start, end in kept]


def best_run(probabilities: Floats, least: float = 0.5, *, gap: int = 1) -> Run | None:
    """Return the run with the greatest sum of probabilities, None where no word reaches `least`."""
    found = runs(probabilities, least, gap=gap)
    return max(found, key=lambda run: float(probabilities[run.start : run.end].sum()), default=None)


def borders(sentence_ends: Sequence[int], at: int, length: int) -> tuple[int, int]:
    """Return the words of the sentence in which a word stands."""
    low = max((end for end in sentence_ends if end <= at), default=0)
    high = min((end for end in sentence_ends if end > at), default=length)
    return low, high
