#!/usr/bin/env python3
"""Print one table of how well reports are read, on every set that there is, with intervals beside the floors.

usage: reading_table.py [FOLDER] [--extractor rules|builtin] [--model FOLDER] [--sets seed,cases,...] [--floors]

FOLDER (default ../shared) holds seed/, cases/, data/ and bench/ (the scorers); what is missing there is said to be
missing. The intervals are those of the bootstrap over documents, over the sentences where a set is one text; they say
how much a figure depends on the texts at hand, and nothing of how far those texts are like others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import claim_sets, public_sets, scorer  # noqa: E402  (the path comes first)
from bench.bootstrap import DRAWS, Measure, f1, share  # noqa: E402
from bench.claim_counts import pairing, units  # noqa: E402
from bench.extractor import claims_of, extractor, model_folder  # noqa: E402
from bench.public_sets import Asked  # noqa: E402
from bench.table import Missing, Row, printed, row  # noqa: E402

CLAIMS: dict[str, Measure] = {
    "f1": f1("matched", "found", "gold"),
    "strict_f1": f1("strict", "found", "gold"),
    "core_recall": share("core_matched", "core"),
    "core_precision": share("core_matched", "found_core"),
    "core_f1": f1("core_matched", "found_core", "core"),
    "stance": share("stance", "matched"),
    "speaker": share("speaker", "matched"),
}
"""Measures of claims, by the names that the scorer gives them; stance and speaker are shares of the claims matched."""
SHOWN = {"seed": ("core_recall", "core_f1", "strict_f1", "stance", "speaker")}
OTHERS = ("f1", "strict_f1", "stance", "speaker")
PUBLIC: dict[str, Callable[[Asked], Iterator[Row | Missing]]] = {
    "polnear": public_sets.attributions,
    "muc4": public_sets.templates,
    "re3d": public_sets.ties,
    "places": public_sets.places,
}


def main(given: list[str]) -> int:
    """Print the table; return 1 if floors are asked for and a figure falls short of one."""
    parser = argparse.ArgumentParser(description="Print how well reports are read, with intervals.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--extractor", help="rules or builtin; without it the one that the program uses")
    parser.add_argument("--model", type=Path, help="the folder of a model; without it that of the package")
    parser.add_argument("--sets", default=",".join((*claim_sets.NAMES, *PUBLIC)), help="the sets, with commas")
    parser.add_argument("--split", default="test", help="the part of the corpus that is read")
    parser.add_argument("--draws", type=int, default=DRAWS, help="draws of the bootstrap")
    parser.add_argument("--keep", type=Path, help="a folder for predictions and what the model read, for the next time")
    parser.add_argument("--floors", action="store_true", help="fail where a figure falls short of its floor")
    asked = parser.parse_args(given)
    if asked.model is not None and asked.extractor is None:
        asked.extractor = "builtin"
    wanted = asked.sets.split(",")
    if unknown := set(wanted) - {*claim_sets.NAMES, *PUBLIC}:
        parser.error(f"unknown sets {', '.join(sorted(unknown))}; expected some of {parser.get_default('sets')}")
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        extract = extractor(asked.extractor, asked.model)
        places = Asked(asked.folder, model_folder(asked.model), extract, work, asked.draws)
        rows = [*_claims(places, set(wanted), asked.split)]
        for name, of_set in PUBLIC.items():
            if name in wanted:
                rows += of_set(places)
    print(printed(each.cells() for each in rows))
    short = sum(isinstance(each, Row) and not each.holds for each in rows)
    return 1 if short and asked.floors else 0


def _claims(asked: Asked, wanted: set[str], split: str) -> Iterator[Row | Missing]:
    """Yield the figures of the sets of claims."""
    program = asked.scorer("claims")
    for each in claim_sets.sets(asked.folder, wanted, split, asked.work):
        why = asked.missing(program) or each.fault or (None if each.there else f"it is missing in {asked.folder}")
        if why is not None:
            yield Missing(each.name, why)
            continue
        module, texts = scorer.load(program), each.there
        found = [claim for path, _ in texts for claim in claims_of(path, asked.extract)]
        made = pairing(module, texts, found, each.aliases)
        counts = units(module, made, [path for path, _ in texts])
        for measure in SHOWN.get(each.name, OTHERS):
            yield row(each.name, measure, counts, CLAIMS[measure], asked.draws)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
