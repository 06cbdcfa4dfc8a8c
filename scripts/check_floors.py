#!/usr/bin/env python3
"""Measure extraction on evaluation sets that lie outside the repository, and fail below the floors.

usage: check_floors.py FOLDER [--keep FOLDER]      the sets in FOLDER; --keep leaves the predictions for a closer look

Each set of claims is run as a user would run it, through `gawah extract`, and scored by the scorer that comes with the
sets; what the model reads beside claims is scored where there is a model. The floors are in bench/floors.py. Where the
folder is absent, nothing is measured, and the line that says so is the only output.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import claim_sets, public_sets  # noqa: E402  (the path comes first)
from bench.extractor import extractor, model_folder  # noqa: E402
from bench.floors import FLOORS  # noqa: E402
from bench.table import Missing, Row  # noqa: E402

PROGRAM = Path(sys.executable).parent / "gawah"


class EvaluationSet(NamedTuple):
    """Documents and the claims that people found in them."""

    name: str
    folder: str
    documents: str
    gold: str


SETS = (
    EvaluationSet("seed", "seed", "article.txt", "gold.jsonl"),
    EvaluationSet("mastung", "cases/mastung", "*.txt", "gold/*.jsonl"),
    EvaluationSet("besham", "cases/besham", "*.txt", "gold/*.jsonl"),
    EvaluationSet("muc4_claims", "cases/muc4_claims", "*.txt", "*.jsonl"),
)
DRAWS = 50
"""Draws of the intervals that the rows of public sets come with; they decide nothing here."""


def main(arguments: list[str]) -> int:
    """Measure every set, print a line for each figure and return 1 if one misses its floor."""
    parser = argparse.ArgumentParser(description="Measure extraction on evaluation sets outside the repository.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for the predictions")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        print(f"floors skipped: no evaluation sets at {asked.folder}")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        missed = sum(measure_claims(each, asked.folder, work) for each in SETS if (asked.folder / each.folder).is_dir())
        for each in claim_sets.sets(asked.folder, {"cases", "foreign", "corpus"}, "test", work):
            missed += measure_several(each, asked.folder, work)
        missed += measure_public(asked.folder, work)
    print("floors: all that were measured are reached" if missed == 0 else f"floors: {missed} missed")
    return 1 if missed else 0


def measure_claims(each: EvaluationSet, top: Path, work: Path) -> int:
    """Extract and score one set; print its figures and return how many miss their floor."""
    folder = top / each.folder
    documents = english(folder, sorted(folder.glob(each.documents)))
    names = {path.stem for path in documents}
    several = len(documents) > 1
    gold = [path for path in sorted(folder.glob(each.gold)) if not several or path.stem in names]
    pairs = list(zip(documents, gold, strict=True))
    found = claim_sets.Set(each.name, pairs, sorted(folder.glob("aliases.json")))
    return measure(found, folder if several else documents[0], top, work)


def measure_several(each: claim_sets.Set, top: Path, work: Path) -> int:
    """Extract and score a set whose texts may lie in several folders, or say that it is missing."""
    if not each.there:
        print(f"{each.name}: not measured, {each.fault or 'it is missing'}")
        return 0
    texts = work / f"{each.name}.texts"
    texts.mkdir(exist_ok=True)
    for path, _ in each.there:
        (texts / path.name).write_bytes(path.read_bytes())
    return measure(each, texts if len(each.there) > 1 else texts / each.there[0][0].name, top, work)


def measure(each: claim_sets.Set, text: Path, top: Path, work: Path) -> int:
    """Extract and score a set; print its figures and return how many miss their floor.

    Args:
        each: the set.
        text: its text, or the folder of its texts.
        top: the folder with the scorers.
        work: a folder for the predictions.
    """
    pairs, name = each.there, each.name
    gold_file, found_file = work / f"{name}.gold.jsonl", work / f"{name}.jsonl"
    gold_file.write_text("".join(path.read_text("utf-8").rstrip("\n") + "\n" for _, path in pairs), encoding="utf-8")
    found_file.write_bytes(b"".join(extract(path) for path, _ in pairs))
    options = ["--core", "--text", str(text)]
    for path in each.aliases:
        options += ["--aliases", str(path)]
    figures = score(top, "score_claims.py", gold_file, found_file, options)
    shown = ("precision", "recall", "f1", "strict_f1", "stance", "speaker", "actors")
    print(f"{name}: {len(pairs)} documents, {', '.join(f'{key} {told(figures[key])}' for key in shown)}")
    # The scorer cannot ground claims of a text without annotated claims: it learns its texts' names from those.
    figures["grounded"] = 100.0 * (figures["ungrounded"] == figures["other_document"])
    return judge(name, figures, {**FLOORS.get(name, {}), "grounded": 100.0})


def measure_public(top: Path, work: Path) -> int:
    """Score attributions, templates and places on public sets and return how many figures miss their floor."""
    asked = public_sets.Asked(top, model_folder(None), extractor(), work, DRAWS)
    figures: dict[str, dict[str, float | None]] = {}
    for of_set in (public_sets.attributions, public_sets.templates, public_sets.places):
        for each in of_set(asked):
            if isinstance(each, Missing):
                print(f"{each.name}: not measured, {each.why}")
            elif isinstance(each, Row):
                figures.setdefault(each.name, {})[each.measure] = each.figure
    missed = 0
    for name, of_name in figures.items():
        print(f"{name}: {', '.join(f'{key} {told(value)}' for key, value in of_name.items())}")
        missed += judge(name, of_name, FLOORS.get(name, {}))
    return missed


def english(folder: Path, documents: list[Path]) -> list[Path]:
    """Return the documents in English where the folder has an index of languages, otherwise all."""
    index = folder / "index.json"
    if not index.exists():
        return documents
    languages = {entry["file"]: entry["language"] for entry in json.loads(index.read_text("utf-8"))}
    return [path for path in documents if languages.get(path.name) == "en"]


def extract(document: Path) -> bytes:
    """Return the claims of one document as the program prints them; say so where it refuses the document."""
    done = subprocess.run([str(PROGRAM), "extract", str(document)], capture_output=True, check=False)
    if done.returncode != 0:
        print(f"{document.name}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def score(top: Path, scorer: str, gold: Path, found: Path, options: list[str]) -> dict[str, Any]:
    """Run a scorer that comes with the sets and return its figures."""
    command = [sys.executable, str(top / "bench" / scorer), str(gold), str(found), "--json", *options]
    figures: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return figures


def judge(name: str, figures: dict[str, Any], floors: dict[str, float]) -> int:
    """Print a line for each figure that has a floor and return how many miss it."""
    missed = 0
    for key, floor in floors.items():
        value = figures.get(key)
        holds = value is not None and value >= floor
        missed += not holds
        print(f"  {'ok    ' if holds else 'MISSED'} {name} {key}: {told(value)}, at least {floor}")
    return missed


def told(figure: float | None) -> str:
    """Return a figure with three digits, or a word where the scorer has none."""
    return "none" if figure is None else f"{figure:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
