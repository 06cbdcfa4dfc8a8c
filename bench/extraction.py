"""Score extraction on the development sets: claims of cases, of our own corpus, attributions and roles of incidents.

usage: python bench/extraction.py [FOLDER] [--extractor rules|builtin] [--model FOLDER] [--sets seed,cases,...]

FOLDER holds seed/, cases/, data/ and bench/ (the scorers). Sets that are missing are said to be missing.
`bench/reading_table.py` gives the same figures with intervals; this one is quicker, and shows what is wrong.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import scorer  # noqa: E402  (the path comes first)
from bench.claim_sets import NAMES, Set, sets  # noqa: E402
from bench.extractor import claims_of, extractor  # noqa: E402
from bench.swaps import Extract  # noqa: E402

SHOWN = ("precision", "recall", "f1", "strict_f1", "kind", "stance", "polarity", "speaker", "actors", "ungrounded")


def main(given: list[str]) -> int:
    """Print a line of figures for each set."""
    parser = argparse.ArgumentParser(description="Score extraction on the development sets.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--extractor", default="builtin")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--sets", default=",".join(NAMES))
    parser.add_argument("--split", default="dev", help="the part of the corpus that is read")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        for each in sets(asked.folder, set(asked.sets.split(",")), asked.split, work):
            print(measured(each, extractor(asked.extractor, asked.model), asked.folder, work, asked.show), flush=True)
    return 0


def measured(each: Set, extract: Extract, folder: Path, work: Path, show: int) -> str:
    """Return the figures of one set as a line."""
    pairs = each.there
    if not pairs:
        return f"{each.name}: {each.fault or 'missing'}"
    texts = work / f"{each.name}.texts"
    texts.mkdir(parents=True, exist_ok=True)
    found, gold_lines = bytearray(), []
    for path, gold in pairs:
        (texts / path.name).write_bytes(path.read_bytes())
        gold_lines += [line for line in gold.read_text("utf-8").splitlines() if line.strip()]
        found += b"".join(line + b"\n" for line in claims_of(path, extract))
    gold_path, found_path = work / f"{each.name}.gold.jsonl", work / f"{each.name}.found.jsonl"
    gold_path.write_text("\n".join(gold_lines) + "\n", encoding="utf-8")
    found_path.write_bytes(bytes(found))
    program = folder / "bench" / "score_claims.py"
    text = texts if len(pairs) > 1 else texts / pairs[0][0].name
    given = [str(gold_path), str(found_path), "--core", "--text", str(text)]
    for alias in each.aliases:
        given += ["--aliases", str(alias)]
    if show:
        command = [sys.executable, str(program), *given, "--show", str(show)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    raw = scorer.run(program, *given)
    core = ", ".join(f"{key} {raw[key]:.1f}" for key in ("core_recall", "core_precision") if raw.get(key) is not None)
    return (
        f"{each.name} ({len(pairs)} texts): "
        + ", ".join(f"{key} {raw[key]:.1f}" for key in SHOWN if raw.get(key) is not None)
        + f", {core}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
