#!/usr/bin/env python3
"""Find and resolve the places of annotated corpora, score them and print a table beside the floors.

usage: geoparse.py --data DIR --scorer FILE [--keep DIR] [--demonyms]
       geoparse.py GOLD PRED                           predictions for one file, not scored

DIR holds `trnews.jsonl`, `lgl.jsonl` and `geovirus.jsonl` (a document a line: docid, text, toponyms); FILE is the
scorer that comes with them. Neither is part of this repository: the texts belong to newspapers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gawah.identity.gazetteer import Gazetteer
from gawah.identity.places import find_demonyms, find_places

FLOORS = {"trnews": (0.70, 0.48), "lgl": (0.54, 0.41), "geovirus": (0.76, 0.56)}
"""Strict F1 and Acc@161 end to end: demanded of trnews; what a plain look-up reaches for the others."""


def main(arguments: list[str]) -> int:
    """Predict one file, or score every corpus of a folder; return 1 if a figure is below its floor."""
    parser = argparse.ArgumentParser(description="Measure the search for place names.")
    parser.add_argument("files", nargs="*", type=Path, help="GOLD and PRED: predict one file only")
    parser.add_argument("--data", type=Path, help="the folder with the corpora")
    parser.add_argument("--scorer", type=Path, help="the scorer that comes with them")
    parser.add_argument("--keep", type=Path, help="a folder for the predictions")
    parser.add_argument("--demonyms", action="store_true", help="predict demonyms as their country too")
    asked = parser.parse_args(arguments)
    if len(asked.files) == 2:
        predict(asked.files[0], asked.files[1], demonyms=asked.demonyms)
        return 0
    missing = [str(p) for p in (asked.data, asked.scorer) if p is None or not p.exists()]
    if missing:
        print(f"not measured: --data and --scorer must name a folder and a file that exist, got {', '.join(missing)}")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        print(f"{'corpus':10}{'strict F1':>10}{'overlap':>9}{'matched':>9}{'Acc@161':>9}{'floors':>14}{'docs/s':>8}")
        return max(row(name, asked, work) for name in FLOORS)


def row(name: str, asked: argparse.Namespace, work: Path) -> int:
    """Measure one corpus and print its line."""
    gold = asked.data / f"{name}.jsonl"
    if not gold.exists():
        print(f"{name:10} not measured: {gold} is missing")
        return 0
    started = time.perf_counter()
    count = predict(gold, work / gold.name, demonyms=asked.demonyms)
    seconds = time.perf_counter() - started
    command = [sys.executable, str(asked.scorer), str(gold), str(work / gold.name), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    strict, overlap = figures["recognition_strict"]["f1"], figures["recognition_overlap"]["f1"]
    matched, whole = figures["resolution_on_matched"]["acc161"], figures["resolution_end_to_end"]["acc161"]
    floors = f"{FLOORS[name][0]:.2f} / {FLOORS[name][1]:.2f}"
    print(f"{name:10}{strict:10.3f}{overlap:9.3f}{matched:9.3f}{whole:9.3f}{floors:>14}{count / seconds:8.0f}")
    return int(strict < FLOORS[name][0] or whole < FLOORS[name][1])


def predict(gold: Path, found: Path, *, demonyms: bool) -> int:
    """Write the places of every document of a corpus and return how many documents there are."""
    documents = [json.loads(line) for line in gold.read_text("utf-8").split("\n") if line]
    with found.open("w", encoding="utf-8") as out:
        for document in documents:
            toponyms: list[dict[str, object]] = [
                {
                    "start": m.start,
                    "end": m.end,
                    "name": m.text,
                    "lat": m.place.lat,
                    "lon": m.place.lon,
                    "why": m.reason,
                }
                for m in find_places(document["text"])
            ]
            if demonyms:
                toponyms += countries(document["text"])
            out.write(json.dumps({"docid": document["docid"], "toponyms": toponyms}, ensure_ascii=False) + "\n")
    return len(documents)


def countries(text: str) -> list[dict[str, object]]:
    """Return the demonyms of a text as mentions of their country."""
    found: list[dict[str, object]] = []
    for span, codes in find_demonyms(text):
        place = Gazetteer.open().country(codes[0])
        if place is not None:
            found.append({"start": span.start, "end": span.end, "name": span.text, "lat": place.lat, "lon": place.lon})
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
