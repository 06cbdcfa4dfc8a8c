"""A small classifier: logistic regression over sparse features, learned in seconds with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 150
RATE = 0.1
Features = Mapping[str, float]


class Classifier:
    """Says how likely each label is for the features of an example.

    Args:
        examples: the features of each example; features seen in fewer than `least` examples are left out.
        labels: the label of each example.
        decay: how strongly weights are drawn to zero, as a share of the number of examples.
        least: in how many examples a feature must be seen to count.
    """

    def __init__(
        self, examples: Sequence[Features], labels: Sequence[str], *, decay: float = 1.0, least: int = 2
    ) -> None:
        self.labels = sorted(set(labels))
        seen: dict[str, int] = {}
        for example in examples:
            for name in example:
                seen[name] = seen.get(name, 0) + 1
        self._number = {name: at for at, name in enumerate(n for n, count in seen.items() if count >= least)}
        self._weights = np.zeros((len(self._number), len(self.labels)))
        self._constant = np.zeros(len(self.labels))
        if len(self.labels) > 1:
            self._learn(examples, [self.labels.index(label) for label in labels], decay)

    def probabilities(self, example: Features) -> dict[str, float]:
        """Return the probability of each label, together 1."""
        scores = self._constant.copy()
        for name, value in example.items():
            at = self._number.get(name)
            if at is not None:
                scores += value * self._weights[at]
        powers = np.exp(scores - scores.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))

    def best(self, example: Features) -> str:
        """Return the likeliest label."""
        found = self.probabilities(example)
        return max(found, key=lambda label: found[label])

    def _learn(self, examples: Sequence[Features], labels: Sequence[int], decay: float) -> None:
        rows, columns, values = self._arrays(examples)
        target = np.eye(len(self.labels))[list(labels)]
        shares = target.mean(0)
        self._constant = np.log(shares)
        moments = [np.zeros_like(self._weights), np.zeros_like(self._weights)]
        for step in range(1, STEPS + 1):
            scores = np.tile(self._constant, (len(examples), 1))
            for label in range(len(self.labels)):
                scores[:, label] += np.bincount(rows, values * self._weights[columns, label], len(examples))
            powers = np.exp(scores - scores.max(1, keepdims=True))
            wrong = powers / powers.sum(1, keepdims=True) - target
            slope = decay * self._weights
            for label in range(len(self.labels)):
                slope[:, label] += np.bincount(columns, values * wrong[rows, label], len(self._weights))
            self._constant -= RATE * wrong.mean(0)
            moments[0] = 0.9 * moments[0] + 0.1 * slope
            moments[1] = 0.99 * moments[1] + 0.01 * slope**2
            first, second = moments[0] / (1 - 0.9**step), moments[1] / (1 - 0.99**step)
            self._weights -= RATE * (1 - step / (STEPS + 1)) * first / (np.sqrt(second) + 1e-8)

    def _arrays(self, examples: Sequence[Features]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, example in enumerate(examples):
            for name, value in example.items():
                at = self._number.get(name)
                if at is not None:
                    rows.append(row)
                    columns.append(at)
                    values.append(value)
        return np.array(rows, np.int64), np.array(columns, np.int64), np.array(values)
