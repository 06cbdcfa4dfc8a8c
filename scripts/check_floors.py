#!/usr/bin/env python3
"""Measure extraction on evaluation sets that lie outside the repository, and fail below the floors.

usage: check_floors.py FOLDER [--keep FOLDER]      the sets in FOLDER; --keep leaves the predictions for a closer look

Each set is run as a user would run it, through `gawah extract`, and scored by the scorer that comes with the sets.
Where the folder is absent, nothing is measured, and the line that says so is the only output.
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
PROGRAM = Path(sys.executable).parent / "gawah"


class EvaluationSet(NamedTuple):
    """Documents, the claims that people found in them, and the least that the extraction must reach, in percent."""

    name: str
    folder: str
    documents: str
    gold: str
    floors: dict[str, float]


SETS = (
    EvaluationSet(
        "article",
        "seed",
        "article.txt",
        "gold.jsonl",
        {"core_recall": 55.0, "core_precision": 50.0, "stance": 70.0, "speaker": 70.0},
    ),
    EvaluationSet("mastung", "cases/mastung", "*.txt", "gold/*.jsonl", {"f1": 35.0}),
    EvaluationSet("besham", "cases/besham", "*.txt", "gold/*.jsonl", {"f1": 35.0}),
    EvaluationSet("muc4", "cases/muc4_claims", "*.txt", "*.jsonl", {"f1": 22.0}),
)
PLACE_FLOORS = {
    "trnews": {"recognition_strict.f1": 0.70, "resolution_end_to_end.acc161": 0.48},
    "lgl": {},
    "geovirus": {},
}


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
        missed += sum(measure_places(name, asked.folder, work) for name in PLACE_FLOORS)
    print("floors: all that were measured are reached" if missed == 0 else f"floors: {missed} missed")
    return 1 if missed else 0


def measure_claims(each: EvaluationSet, top: Path, work: Path) -> int:
    """Extract and score one set; print its figures and return how many miss their floor."""
    folder = top / each.folder
    documents = english(folder, sorted(folder.glob(each.documents)))
    names = {path.stem for path in documents}
    several = len(documents) > 1
    gold = [path for path in sorted(folder.glob(each.gold)) if not several or path.stem in names]
    gold_file, found_file = work / f"{each.name}.gold.jsonl", work / f"{each.name}.jsonl"
    gold_file.write_text("".join(path.read_text("utf-8").rstrip("\n") + "\n" for path in gold), encoding="utf-8")
    found_file.write_bytes(b"".join(extract(path) for path in documents))
    options = ["--core", "--text", str(folder if several else documents[0])]
    if (folder / "aliases.json").exists():
        options += ["--aliases", str(folder / "aliases.json")]
    figures = score(top, "score_claims.py", gold_file, found_file, options)
    shown = ("precision", "recall", "f1", "strict_f1", "stance", "speaker", "actors")
    print(f"{each.name}: {len(documents)} documents, {', '.join(f'{key} {told(figures[key])}' for key in shown)}")
    figures["grounded"] = 100.0 * (figures["ungrounded"] == 0)
    return judge(each.name, figures, {**each.floors, "grounded": 100.0})


def measure_places(name: str, top: Path, work: Path) -> int:
    """Find and locate the places of one corpus, score them and return how many figures miss their floor."""
    gold = top / "data" / "places" / f"{name}.jsonl"
    finder = ROOT / "bench" / "geoparse.py"
    if not gold.exists() or not finder.exists():
        print(f"{name}: not measured, {gold.name if finder.exists() else finder.name} is missing")
        return 0
    found = work / f"{name}.places.jsonl"
    subprocess.run([sys.executable, str(finder), str(gold), str(found)], check=True)
    figures = flat(score(top, "score_geoparse.py", gold, found, []))
    shown = ("recognition_strict.f1", "resolution_end_to_end.acc161")
    print(f"{name}: {', '.join(f'{key} {told(figures.get(key))}' for key in shown)}")
    return judge(name, figures, PLACE_FLOORS[name])


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


def flat(figures: dict[str, Any]) -> dict[str, float]:
    """Return figures of two levels as `outer.inner`."""
    groups = {outer: inner for outer, inner in figures.items() if isinstance(inner, dict)}
    return {f"{outer}.{name}": value for outer, inner in groups.items() for name, value in inner.items()}


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
