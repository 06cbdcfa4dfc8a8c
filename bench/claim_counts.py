"""Which predicted claims the scorer matches with which annotated ones, and the counts of it that can be summed."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from gawah.extraction.sentences import split_sentences

ROOT = Path(__file__).resolve().parent.parent

Record = dict[str, Any]
Unit = dict[str, float]
FIELDS = ("kind", "stance", "polarity", "speaker", "actors")


class Pairing(NamedTuple):
    """Annotated and predicted claims; `pairs` has the number of the prediction for that of each claim it matches."""

    gold: list[Record]
    found: list[Record]
    pairs: dict[int, int]
    aliases: dict[str, str]


def pairing(scorer: ModuleType, texts: Sequence[tuple[Path, Path]], found: list[bytes], aliases: list[Path]) -> Pairing:
    """Return what the scorer matches.

    Args:
        scorer: the scorer of claims, as a module.
        texts: the paths of each text and its annotated claims.
        found: the predicted claims of all texts.
        aliases: files with other names of actors.
    """
    gold = [json.loads(line) for _, path in texts for line in path.read_text("utf-8").splitlines() if line.strip()]
    predicted = [json.loads(line) for line in found]
    names: dict[str, list[str]] = {}
    for path in aliases:
        for name, others in json.loads(path.read_text("utf-8")).items():
            names[name] = names.get(name, []) + others
    table = scorer.alias_table(names)
    by_id = {hashlib.sha256(path.read_bytes()).hexdigest(): path.stem for path, _ in texts}
    scorer.pair_documents(gold, predicted, by_id)
    for claim in predicted:  # the scorer knows no text without annotated claims
        claim["_doc"] = by_id.get(claim["_doc"], claim["_doc"])
    return Pairing(gold, predicted, scorer.match(gold, predicted, table), table)


def units(scorer: ModuleType, made: Pairing, texts: Sequence[Path]) -> list[Unit]:
    """Return the counts of each document; where there is one text, of each of its sentences."""
    keys = _sentence_keys(texts[0]) if len(texts) == 1 else None

    def unit_of(claim: Record) -> str:
        return str(claim["_doc"]) if keys is None else str(bisect_right(keys, claim["start"]))

    names = [path.stem for path in texts] if keys is None else [str(number + 1) for number in range(len(keys))]
    counts: dict[str, Unit] = {name: {} for name in names}
    taken = set(made.pairs.values())
    for number, claim in enumerate(made.gold):
        core = bool(claim.get("core", True))
        _add(counts.setdefault(unit_of(claim), {}), {"gold": 1, "core": core})
        if number in made.pairs:
            match = _match(scorer, claim, made.found[made.pairs[number]], made.aliases)
            _add(counts[unit_of(claim)], {"core_matched": core, "found_not_core": not core, "found": 1} | match)
    for number, claim in enumerate(made.found):
        if number not in taken:
            _add(counts.setdefault(unit_of(claim), {}), {"found": 1})
    for unit in counts.values():
        unit["found_core"] = unit.get("found", 0) - unit.get("found_not_core", 0)
    return list(counts.values())


def _match(scorer: ModuleType, gold: Record, found: Record, aliases: dict[str, str]) -> Unit:
    """Return what is right of one pair; the scorer gives shares, which for one pair are 0 or 100."""
    shares, _ = scorer.score([gold], [found], aliases)
    return {
        "matched": 1,
        "strict": shares["strict_f1"] / 100,
        **{field: (shares[field] or 0) / 100 for field in FIELDS},
    }


def _add(unit: Unit, counts: Unit) -> None:
    for name, count in counts.items():
        unit[name] = unit.get(name, 0) + count


def _sentence_keys(path: Path) -> list[int]:
    return [sentence.start for sentence in split_sentences(path.read_bytes().decode())]
