"""Make the model of the package from the public sets and the corpus: one command, with a seed.

usage: python -m training.make --encoder FOLDER [--data FOLDER] [--work FOLDER] [--out FOLDER]

What the rules find is written first, as a rough teacher; then come the stages below, then the int8 file. On two cores
it takes about three hours. A stage whose weights are there already is not run again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SETS = ("muc4", "polnear", "re3d")
TREEBANKS = ("uner_ewt/train.iob2.gz", "ud_ewt/train.conllu.gz")
ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the published weights that training begins with."""


class Stage(NamedTuple):
    """A run of training: epochs of each set, the greatest rate of learning, and the seed.

    Where it is `averaged`, what follows takes the mean of its weights and of those that it began with.
    """

    name: str
    plan: str
    rate: float
    seed: int
    averaged: bool = False


STAGES = (
    Stage("first", "muc=5,polnear=4,names=2,silver=1,corpus=20", 2e-4, 1),
    Stage("second", "muc=1.5,polnear=1,syntax=4,corpus=28", 2.5e-4, 2),
    Stage("third", "muc=1.5,polnear=1,syntax=1,corpus=14", 2.5e-4, 3),
    Stage("fourth", "muc=0.75,polnear=0.75,syntax=0.75,corpus=12", 2.5e-4, 4, averaged=True),
    Stage("fifth", "muc=1.2,polnear=1,syntax=2,corpus=8", 3e-4, 4, averaged=True),
    Stage("sixth", "muc=0.4,polnear=0.35,syntax=1,corpus=4", 3e-4, 6, averaged=True),
)
"""The first stage learns all tasks together; the others go on with the corpus and keep a share of the other sets,
because a stage that does without them forgets them."""


def main(given: Sequence[str]) -> int:
    """Run what is not there yet, and write the model."""
    parser = argparse.ArgumentParser(description="Make the model of the package.")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the public sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for weights")
    parser.add_argument("--out", type=Path, default=Path("src/gawah/extraction"), help="folder for the model")
    asked = parser.parse_args(given)
    if fault := missing(asked.encoder, asked.data):
        print(f"training cannot begin: {fault}", file=sys.stderr)
        return 1
    from training import average, export, silver, train

    asked.work.mkdir(parents=True, exist_ok=True)
    taught = asked.work / "silver.jsonl"
    if not taught.exists():
        silver.main([str(taught), *(str(asked.data / name / "train.jsonl") for name in SETS)])
    before: Path | None = None
    for stage in STAGES:
        weights = asked.work / f"{stage.name}.pt"
        if not weights.exists():
            options = ["--encoder", str(asked.encoder), "--data", str(asked.data), "--silver", str(taught)]
            options += ["--plan", stage.plan, "--rate", str(stage.rate), "--seed", str(stage.seed)]
            train.main([str(weights), *options, *(["--start", str(before)] if before else [])])
        if stage.averaged and before is not None:
            mean = asked.work / f"{stage.name}-mean.pt"
            if not mean.exists():
                average.main([str(mean), str(before), str(weights)])
            weights = mean
        before = weights
    return export.main([str(before), "--encoder", str(asked.encoder), "--out", str(asked.out)])


def missing(encoder: Path, data: Path) -> str | None:
    """Return what training lacks, or None."""
    weights = encoder / "model.safetensors"
    if not weights.is_file() or not (encoder / "vocab.txt").is_file():
        return f"{encoder} has no model.safetensors and vocab.txt; training/README.md says where they come from"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != ENCODER:
        return f"{weights} has the hash {found}, not {ENCODER}; other weights give another model"
    wanted = [*(f"{name}/train.jsonl" for name in SETS), *TREEBANKS]
    absent = [name for name in wanted if not (data / name).is_file()]
    return f"{data} lacks {', '.join(absent)}; give the folder with --data" if absent else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
