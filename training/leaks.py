"""Prove that no text of a development set stands in the training sets.

usage: python -m training.leaks [FOLDER]

Texts are compared by runs of eight words, case and punctuation left out. A development text of which more than a
tenth of its runs stands in one training text is named, and the exit status is 1.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.passages import read_passages

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "passages"
RUN = 8
MOST = 0.1


def main(given: list[str]) -> int:
    """Print every development text that the training sets hold, and return 1 if there is one."""
    folder = Path(given[0]) if given else Path("../shared")
    if not folder.is_dir():
        print(f"leaks: not looked for, there are no sets at {folder}")
        return 0
    homes: dict[str, set[int]] = defaultdict(set)
    names: list[str] = []
    for number, (name, text) in enumerate(training_texts(folder)):
        names.append(name)
        for run in runs(text):
            homes[run].add(number)
    looked, faults = 0, 0
    for name, text in development_texts(folder):
        looked += 1
        held = runs(text)
        shared = Counter(number for run in held for number in homes.get(run, ()))
        if held and shared:
            number, count = shared.most_common(1)[0]
            if count / len(held) > MOST:
                faults += 1
                print(f"{name}: {count / len(held):.0%} of its runs stand in the training text {names[number]}")
    print(f"leaks: {faults} of {looked} development texts stand among {len(names)} training texts")
    return 1 if faults else 0


def runs(text: str) -> set[str]:
    """Return the runs of eight words of a text."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def training_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and text of everything that the model is trained on."""
    for part in ("muc4", "polnear"):
        for raw in _lines(folder / "data" / part / "train.jsonl"):
            yield raw["docid"], raw["text"]
    for passage in read_passages(CORPUS):
        if passage.split == "train":
            yield passage.id, passage.text


def development_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of everything that the model is measured on."""
    for part in ("muc4", "polnear"):
        for raw in _lines(folder / "data" / part / "dev.jsonl"):
            yield raw["docid"], raw["text"]
    for raw in _lines(folder / "data" / "re3d" / "dev.jsonl"):
        yield raw["docid"], raw["text"]
    for path in [folder / "seed" / "article.txt", *sorted((folder / "cases").rglob("*.txt"))]:
        if "muc4_claims" not in path.parts:  # these are documents of MUC-4's development set
            yield path.stem, path.read_text("utf-8")
    for passage in read_passages(CORPUS):
        if passage.split != "train":
            yield passage.id, passage.text


def _lines(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
