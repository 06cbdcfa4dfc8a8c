#!/usr/bin/env python3
"""Score what is known from annotated cases against what people say should be known.

usage: known.py [FOLDER] [--floors] [--show N]

FOLDER (default ../shared) holds the cases and their scorer; where it is absent nothing is measured. Each case is run
twice as a user would run it: from the claims that people annotated (`gawah import`), and from the raw reports with
the extractor (`gawah add`). A third run puts all cases and one more article into one case file, where no incident may
mix claims of two of them. With --floors the figures from annotated claims must reach their floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).parent / "gawah"
CASES = ("mastung", "besham")
FLOORS = {
    "incidents F1": 90.0,
    "origin right": 95.0,
    "status right": 85.0,
    "contested P": 100.0,
    "contested R": 100.0,
    "ties R": 90.0,
    "tie contested": 90.0,
    "tie end": 100.0,
}


def main(arguments: list[str]) -> int:
    """Print the figures of every run; return 1 if a floor is asked for and missed."""
    parser = argparse.ArgumentParser(description="Score what is known from annotated cases.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--floors", action="store_true", help="fail below the floors")
    parser.add_argument("--show", type=int, default=0, help="print so many faults of each run")
    asked = parser.parse_args(arguments)
    if not (asked.folder / "cases").is_dir():
        print(f"known: not measured, there are no cases at {asked.folder}/cases")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        missed = measure(asked.folder, Path(scratch), asked.show)
    print("known: all floors are reached" if missed == 0 else f"known: {missed} figures below their floor")
    return 1 if missed and asked.floors else 0


def measure(top: Path, work: Path, show: int) -> int:
    """Run every case alone, raw and all together; return how many figures from annotated claims miss their floor."""
    missed = 0
    for name in CASES:
        alone = work / f"{name}.gawah"
        import_case(alone, top / "cases" / name)
        missed += judge(f"{name}, annotated claims", score(top, name, alone, work, show), FLOORS)
        raw = work / f"{name}-raw.gawah"
        run("add", str(raw), *map(str, reports(top / "cases" / name)))
        judge(f"{name}, raw reports", score(top, name, raw, work, 0), {})
    together = work / "together.gawah"
    for name in CASES:
        import_case(together, top / "cases" / name)
    run("import", str(together), "--format", "claims", str(top / "seed/gold.jsonl"), "--documents", str(top / "seed"))
    for name in CASES:
        missed += judge(f"{name}, all in one case", score(top, name, together, work, show), FLOORS)
    return missed + mixed(together, {name: {path.stem for path in reports(top / "cases" / name)} for name in CASES})


def import_case(case: Path, folder: Path) -> None:
    """Import the annotated claims of a folder into a case, a file at a time."""
    for gold in sorted((folder / "gold").glob("*.jsonl")):
        run("import", str(case), "--format", "claims", str(gold), "--documents", str(folder))


def reports(folder: Path) -> list[Path]:
    """Return the documents of a case."""
    return sorted([*folder.glob("*.txt"), *folder.glob("*.srt")])


def run(*arguments: str) -> bytes:
    """Run the program and return what it writes."""
    return subprocess.run([str(PROGRAM), *arguments], check=True, capture_output=True).stdout


def score(top: Path, name: str, case: Path, work: Path, show: int) -> dict[str, Any]:
    """Return the scorer's figures for one annotated case in a case file; it knows documents by their files' names."""
    folder = top / "cases" / name
    files = {what: work / f"{what}.jsonl" for what in ("claims", "incidents", "ties")}
    for what, path in files.items():
        path.write_bytes(run("show", str(case), what, "--format", "jsonl"))
    by_id = {hashlib.sha256(path.read_bytes()).hexdigest(): path.stem for path in reports(folder)}
    claims = [json.loads(line) for line in files["claims"].read_text("utf-8").splitlines()]
    mine = [claim | {"document": by_id[key]} for claim in claims if (key := claim["document"]["id"]) in by_id]
    files["claims"].write_text("".join(json.dumps(claim) + "\n" for claim in mine), encoding="utf-8")
    scorer = [sys.executable, str(top / "bench/score_case.py"), str(folder)]
    options = [part for what, path in files.items() for part in (f"--{what}", str(path))]
    if show:
        subprocess.run([*scorer, *options, "--show", str(show)], check=True)
    found = subprocess.run([*scorer, *options, "--json"], check=True, capture_output=True).stdout
    figures: dict[str, Any] = json.loads(found)
    return figures


def judge(what: str, figures: dict[str, Any], floors: dict[str, float]) -> int:
    """Print the figures and return how many are below their floor."""
    shown = ", ".join(
        f"{key} {value:.1f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items()
    )
    print(f"{what}: {shown}")
    low = [f"{key} {figures[key]:.1f} < {floor:g}" for key, floor in floors.items() if figures[key] < floor]
    if low:
        print(f"  BELOW: {', '.join(low)}")
    return len(low)


def mixed(case: Path, cases: dict[str, set[str]]) -> int:
    """Return how many incidents hold claims of two cases; the ids that claims were imported with tell which."""
    sources: dict[str, set[str]] = {}
    for claim in map(json.loads, run("show", str(case), "claims", "--format", "jsonl").splitlines()):
        document = str(claim.get("ref") or "").partition("#")[0]
        source = next((name for name, documents in cases.items() if document in documents), "article")
        if claim.get("incident"):
            sources.setdefault(claim["incident"], set()).add(source)
    found = sum(len(names) > 1 for names in sources.values())
    print(f"incidents that mix cases: {found} of {len(sources)}")
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
