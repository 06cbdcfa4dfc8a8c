"""Predict MUC-4's templates for a set of documents, for its scorer.

usage: python bench/muc4.py DOCUMENTS.jsonl OUT.jsonl --model FOLDER [--train TRAIN.jsonl] [--readings FOLDER]

The model reads the documents and the training documents (minutes; `--readings` keeps what it read for the next time).
What the keys of the training documents show is learned when this runs, in half a minute. Of the documents themselves
only text and header are used. `bench/muc4_tuning.py` sets the thresholds in bench/muc4_limits.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import msgspec
from muc4_incidents import Limits
from muc4_readings import Document, documents, readings
from muc4_templates import Templates

from gawah.extraction.encoder.session import FOLDER

LIMITS = Path(__file__).parent / "muc4_limits.json"
DATA = Path("../shared/data/muc4")


def main(given: list[str]) -> int:
    """Write the templates of each document, a line a document."""
    parser = options("Predict MUC-4's templates.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args(given)
    limits = msgspec.json.decode(asked.limits.read_bytes(), type=Limits)
    held = [bare(document) for document in documents(asked.documents)]
    read = readings(held, asked.model, asked.readings)
    templates = learned(asked)
    with asked.out.open("w", encoding="utf-8") as out:
        for document in held:
            found = templates.find(document, read[document["docid"]], limits)
            out.write(json.dumps({"docid": document["docid"], "templates": found}) + "\n")
    return 0


def options(what: str) -> argparse.ArgumentParser:
    """Return a parser with the options that predicting and tuning share."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder with model.onnx and vocabulary.txt")
    parser.add_argument("--train", type=Path, default=DATA / "train.jsonl", help="documents with keys to learn from")
    parser.add_argument("--readings", type=Path, help="folder in which the model's readings are kept")
    parser.add_argument("--limits", type=Path, default=LIMITS, help="file with the thresholds")
    parser.add_argument(
        "--places",
        type=Path,
        default=DATA / "task-doc" / "containing-areas-part1.v5",
        help="the task's own list of places with the countries that hold them",
    )
    return parser


def learned(asked: argparse.Namespace) -> Templates:
    """Return a predictor that has learned from the training documents."""
    known = documents(asked.train)
    return Templates(known, readings(known, asked.model, asked.readings), [asked.places])


def bare(document: Document) -> Document:
    """Return a document without its key."""
    return {name: document[name] for name in ("docid", "text", "header", "body_start")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
