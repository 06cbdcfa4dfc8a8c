"""Score extraction on the development sets: claims of cases, of our own corpus, attributions and roles of incidents.

usage: python bench/extraction.py [FOLDER] [--extractor rules|builtin] [--model FOLDER] [--sets seed,cases,...]

FOLDER holds seed/, cases/, data/ and bench/ (the scorers). Sets that are missing are said to be missing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gawah import reading
from gawah.exchange.jsonl import encode_claim
from gawah.extraction import extract_document
from gawah.model import Claim, Document

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SHOWN = ("precision", "recall", "f1", "strict_f1", "kind", "stance", "polarity", "speaker", "actors", "ungrounded")

Extract = Callable[[Document], tuple[Claim, ...]]


class Set(NamedTuple):
    """Texts with the claims that people found in them; paths are those of text and gold, in pairs."""

    name: str
    pairs: list[tuple[Path, Path]]
    aliases: list[Path]


def main(given: list[str]) -> int:
    """Print a line of figures for each set."""
    parser = argparse.ArgumentParser(description="Score extraction on the development sets.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--extractor", default="builtin")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--sets", default="seed,cases,foreign,muc4_claims,corpus")
    parser.add_argument("--split", default="dev", help="the part of the corpus that is read")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        for each in sets(asked.folder, set(asked.sets.split(",")), asked.split, work):
            print(measured(each, extractor(asked.extractor, asked.model), asked.folder, work, asked.show), flush=True)
    return 0


def extractor(name: str, folder: Path | None) -> Extract:
    """Return what gives the claims of a document."""
    if folder is None or name == "rules":
        return lambda document: extract_document(document, extractor=name).claims
    from gawah.extraction.builtin import extract_claims
    from gawah.extraction.encoder.session import Session
    from gawah.extraction.mentions import find_mentions

    model = Session(folder)
    return lambda document: tuple(extract_claims(document, find_mentions(document), model))


def sets(folder: Path, wanted: set[str], split: str, work: Path) -> Iterator[Set]:
    """Yield the sets that are wanted and there."""
    if "seed" in wanted:
        held = folder / "seed"
        yield Set("seed", [(held / "article.txt", held / "gold.jsonl")], sorted(held.glob("aliases.json")))
    for name, native in (("cases", True), ("foreign", False)):
        if name in wanted:
            pairs, aliases = [], []
            for case in ("mastung", "besham"):
                index = json.loads((folder / "cases" / case / "index.json").read_text("utf-8"))
                for entry in index:
                    path = folder / "cases" / case / entry["file"]
                    if (entry["language"] == "en") == native and path.suffix == ".txt":
                        pairs.append((path, path.parent / "gold" / f"{path.stem}.jsonl"))
                aliases.append(folder / "cases" / case / "aliases.json")
            yield Set(name, pairs, aliases)
    if "muc4_claims" in wanted:
        held = folder / "cases" / "muc4_claims"
        yield Set(
            "muc4_claims", [(p, p.with_suffix(".jsonl")) for p in sorted(held.glob("*.txt"))], [held / "aliases.json"]
        )
    if "corpus" in wanted:
        from training.gold import write_gold
        from training.passages import read_passages

        passages = [p for p in read_passages(ROOT / "corpus" / "passages") if p.split == split]
        for language in sorted({p.language for p in passages}):
            pairs, alias = write_gold([p for p in passages if p.language == language], work / f"corpus.{language}")
            yield Set(f"corpus {split} {language}", pairs, [alias])


def measured(each: Set, extract: Extract, folder: Path, work: Path, show: int) -> str:
    """Return the figures of one set as a line."""
    pairs = [(text, gold) for text, gold in each.pairs if text.exists() and gold.exists()]
    if not pairs:
        return f"{each.name}: missing"
    texts = work / f"{each.name}.texts"
    texts.mkdir(parents=True, exist_ok=True)
    found, gold_lines = bytearray(), []
    for path, gold in pairs:
        (texts / path.name).write_bytes(path.read_bytes())
        gold_lines += [line for line in gold.read_text("utf-8").splitlines() if line.strip()]
        for outcome in reading.read(str(path)):
            if isinstance(outcome, reading.Reading):
                for claim in extract(outcome.document):
                    found += encode_claim(claim) + b"\n"
    gold_path, found_path = work / f"{each.name}.gold.jsonl", work / f"{each.name}.found.jsonl"
    gold_path.write_text("\n".join(gold_lines) + "\n", encoding="utf-8")
    found_path.write_bytes(bytes(found))
    command = [sys.executable, str(folder / "bench" / "score_claims.py"), str(gold_path), str(found_path)]
    text = texts if len(pairs) > 1 else texts / pairs[0][0].name
    command += ["--core", "--text", str(text)]
    for alias in each.aliases:
        command += ["--aliases", str(alias)]
    if show:
        print(subprocess.run([*command, "--show", str(show)], capture_output=True, text=True, check=True).stdout)
    raw: dict[str, Any] = json.loads(subprocess.run([*command, "--json"], capture_output=True, check=True).stdout)
    core = ", ".join(f"{key} {raw[key]:.1f}" for key in ("core_recall", "core_precision") if raw.get(key) is not None)
    return (
        f"{each.name} ({len(pairs)} texts): "
        + ", ".join(f"{key} {raw[key]:.1f}" for key in SHOWN if raw.get(key) is not None)
        + f", {core}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
