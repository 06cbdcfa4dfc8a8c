"""Set the thresholds of MUC-4's predictor on the development documents, with what they give on documents held back.

usage: python bench/muc4_tuning.py DEV.jsonl --scorer score_muc4.py --model FOLDER [--readings FOLDER]

Only thresholds are set here: everything else is learned from the training documents. Each fifth of the documents is
scored with thresholds set on the other four; those set on all of them are written to the limits file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from muc4 import bare, learned, options
from muc4_fillers import ROLES
from muc4_incidents import Limits
from muc4_readings import Document, Kept, documents, readings
from muc4_templates import Templates
from scorer import load

FOLDS = 5
MEASURES = ("ree", "gtt", "slots")
GAIN = 0.01
"""Least gain, over the three measures together, for which a threshold leaves where it starts: less is chance."""
START = Limits(roles=dict.fromkeys(ROLES, 0.2), incident=0.25, together=0.3, second=0.4, belongs=0.3)
STEPS: dict[str, tuple[float, ...]] = {
    **dict.fromkeys(ROLES, (0.12, 0.15, 0.18, 0.22, 0.26, 0.3)),
    "incident": (0.15, 0.2, 0.25, 0.3, 0.35),
    "second": (0.3, 0.4, 0.5),
    "together": (0.2, 0.25, 0.3, 0.35, 0.4),
    "shared": (0.4, 0.5, 0.6),
    "belongs": (0.2, 0.3, 0.45),
}
"""Values that are tried of each threshold, in the order in which they are set; coarse, for there are few documents."""
Counts = dict[str, Any]


def main(given: list[str]) -> int:
    """Print the figures on documents held back, and write the thresholds."""
    parser = options("Set the thresholds of MUC-4's predictor.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("--scorer", type=Path, default=Path("../shared/bench/score_muc4.py"))
    asked = parser.parse_args(given)
    held = documents(asked.documents)
    tuning = Tuning(held, readings(held, asked.model, asked.readings), learned(asked), load(asked.scorer))
    names = [document["docid"] for document in held]
    fold_of = {name: number % FOLDS for number, name in enumerate(sorted(names))}
    kept_back: Counts = {}
    for fold in range(FOLDS):
        limits = tuning.best([name for name in names if fold_of[name] != fold])
        counts = tuning.counts(limits)
        kept_back |= {name: counts[name] for name in names if fold_of[name] == fold}
        print(f"fold {fold + 1}: {tuning.shown({n: c for n, c in counts.items() if fold_of[n] == fold})}", flush=True)
    print(f"held back, all folds: {tuning.shown(kept_back)}")
    limits = tuning.best(names)
    print(f"set on all, the same documents: {tuning.shown(tuning.counts(limits))}")
    asked.limits.write_bytes(msgspec.json.format(msgspec.json.encode(limits), indent=2) + b"\n")
    print(asked.limits.read_text("utf-8"))
    return 0


class Tuning:
    """Tries thresholds; what was scored once is kept."""

    def __init__(
        self, held: Sequence[Document], read: dict[str, Kept], templates: Templates, score: ModuleType
    ) -> None:
        self._gold = {document["docid"]: document for document in held}
        self._read, self._templates, self._score = read, templates, score
        self._prepared = {
            document["docid"]: templates.prepare(bare(document), read[document["docid"]]) for document in held
        }
        self._kept: dict[bytes, Counts] = {}
        self._scored: dict[tuple[str, str], Counts] = {}

    def best(self, names: Sequence[str]) -> Limits:
        """Return the thresholds that are best for some documents, set one after the other, twice."""
        limits, total = START, self._sum(names)
        for _ in range(2):
            before = limits
            for name, values in STEPS.items():
                found = max((_with(limits, name, value) for value in values), key=total)
                if total(found) >= total(limits) + GAIN:
                    limits = found
            if limits == before:
                break
        return limits

    def counts(self, limits: Limits) -> Counts:
        """Return what the scorer counts in each document."""
        key = msgspec.json.encode(limits)
        if key not in self._kept:
            self._kept[key] = {name: self._of_document(name, limits) for name in self._gold}
        return self._kept[key]

    def shown(self, counts: Counts) -> str:
        """Return the figures of some documents in a line."""
        found = self._score.main_figure(self._score.summarise(counts, list(MEASURES)))
        return ", ".join(f"{name} {100 * value:.1f}" for name, value in found.items())

    def _of_document(self, name: str, limits: Limits) -> Counts:
        """Score a document anew only where other thresholds change which fillers stand in which incident."""
        incidents = self._templates.incidents.find(self._prepared[name], limits)
        shape = repr([(i.type, [e.strings[0] for held in i.entities.values() for e in held]) for i in incidents])
        if (name, shape) not in self._scored:
            made = self._templates.filled(bare(self._gold[name]), self._read[name], incidents)
            predicted = {name: {"docid": name, "templates": made}}
            counts = self._score.evaluate({name: self._gold[name]}, predicted, list(MEASURES))
            self._scored[name, shape] = counts[name]
        return self._scored[name, shape]

    def _sum(self, names: Sequence[str]) -> Callable[[Limits], float]:
        def total(limits: Limits) -> float:
            counts = self.counts(limits)
            found = self._score.main_figure(
                self._score.summarise({name: counts[name] for name in names}, list(MEASURES))
            )
            return float(sum(found.values()))

        return total


def _with(limits: Limits, name: str, value: float) -> Limits:
    if name in ROLES:
        return msgspec.structs.replace(limits, roles=limits.roles | {name: value})
    return msgspec.structs.replace(limits, **{name: value})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
