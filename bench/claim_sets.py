"""The sets of texts with the claims that people found in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
NAMES = ("seed", "cases", "foreign", "muc4_claims", "corpus")
CASES = ("mastung", "besham")


class Set(NamedTuple):
    """Texts with the claims that people found in them; paths are those of text and gold, in pairs.

    `fault` says why there are none where they are not missing but cannot be read.
    """

    name: str
    pairs: list[tuple[Path, Path]]
    aliases: list[Path]
    fault: str | None = None

    @property
    def there(self) -> list[tuple[Path, Path]]:
        """Return the pairs of which both files exist."""
        return [(text, gold) for text, gold in self.pairs if text.exists() and gold.exists()]


def sets(folder: Path, wanted: set[str], split: str, work: Path) -> Iterator[Set]:
    """Yield the sets that are wanted; one that is not in the folder is yielded without pairs.

    Args:
        folder: what holds seed/ and cases/.
        wanted: names, of NAMES.
        split: the part of the corpus to take.
        work: a folder in which the passages of the corpus are written as texts and claims.
    """
    if "seed" in wanted:
        held = folder / "seed"
        pairs = [(held / "article.txt", held / "gold.jsonl")] if held.is_dir() else []
        yield Set("seed", pairs, sorted(held.glob("aliases.json")))
    if "cases" in wanted:
        yield _of_cases("cases English", folder / "cases", True)
    if "foreign" in wanted:
        yield _of_cases("cases other languages", folder / "cases", False)
    if "muc4_claims" in wanted:
        held = folder / "cases" / "muc4_claims"
        pairs = [(path, path.with_suffix(".jsonl")) for path in sorted(held.glob("*.txt"))]
        yield Set("muc4_claims", pairs, sorted(held.glob("aliases.json")))
    if "corpus" in wanted:
        yield from _of_corpus(split, work)


def _of_cases(name: str, folder: Path, native: bool) -> Set:
    pairs, aliases = [], []
    for case in CASES:
        index = folder / case / "index.json"
        if not index.exists():
            continue
        for entry in json.loads(index.read_text("utf-8")):
            path = folder / case / entry["file"]
            if (entry["language"] == "en") == native and path.suffix == ".txt":
                pairs.append((path, path.parent / "gold" / f"{path.stem}.jsonl"))
        aliases.append(folder / case / "aliases.json")
    return Set(name, pairs, aliases)


def _of_corpus(split: str, work: Path) -> Iterator[Set]:
    from training.gold import write_gold
    from training.passages import PassageError, read_passages

    try:
        passages = [p for p in read_passages(ROOT / "corpus" / "passages") if p.split == split]
    except PassageError as error:
        faults = str(error).splitlines()
        yield Set(
            f"corpus {split}", [], [], f"{len(faults)} passages do not follow the guidelines, such as {faults[0]}"
        )
        return
    languages = sorted({p.language for p in passages}, key=lambda language: (language != "en", language))
    for language in languages:
        pairs, alias = write_gold([p for p in passages if p.language == language], work / f"corpus.{language}")
        yield Set(f"corpus {split} {language}", pairs, [alias])
