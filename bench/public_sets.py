"""Rows of the public sets that have scorers of their own: attributions, templates of incidents, ties and places."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import geoparse, re3d, scorer  # noqa: E402  (the path comes first)
from bench.bootstrap import Interval, f1, share  # noqa: E402
from bench.floors import floor  # noqa: E402
from bench.swaps import Extract  # noqa: E402
from bench.table import Missing, Row, row  # noqa: E402

PLACES = ("trnews", "lgl", "geovirus")
MUC4 = {"ree micro": "ree", "gtt micro": "template", "slots ALL TEMPLATES": "all_slots"}
"""The main figures of MUC-4's scorer, and what they are called here."""


class Asked(NamedTuple):
    """Where the sets are, which model reads them, where predictions are written and how many draws are made."""

    folder: Path
    model: Path | None
    extract: Extract
    work: Path
    draws: int

    @property
    def data(self) -> Path:
        """Return the folder of the sets."""
        return self.folder / "data"

    def scorer(self, name: str) -> Path:
        """Return the path of a scorer."""
        return self.folder / "bench" / f"score_{name}.py"

    def missing(self, *paths: Path, model: bool = False) -> str | None:
        """Return what is missing for a set; None where all is there."""
        for path in paths:
            if not path.exists():
                return f"{path.relative_to(self.folder)} is missing in {self.folder}"
        return "there is no model" if model and self.model is None else None


def attributions(asked: Asked) -> Iterator[Row | Missing]:
    """Yield the figures of who is said to say what in PolNeAR."""
    gold, program, name = asked.data / "polnear" / "dev.jsonl", asked.scorer("attribution"), "polnear dev"
    if why := asked.missing(gold, program, model=True):
        yield Missing(name, why)
        return
    found = asked.work / "polnear.jsonl"
    _predict("attribution.py", gold, found, "--model", str(asked.model))
    units = [
        {
            "right": each["link.who_what.overlap"]["P"] * each["link.who_what.overlap"]["pred"],
            "found": each["link.who_what.overlap"]["pred"],
            "wanted": each["link.who_what.overlap"]["gold"],
            "source": each["source_acc"]["acc"] * each["source_acc"]["n"],
            "matched": each["source_acc"]["n"],
        }
        for title, each in scorer.run(program, gold, found, "--by", "docid").items()
        if title.startswith("docid=")
    ]
    yield row(name, "who_what_overlap_f1", units, f1("right", "found", "wanted"), asked.draws)
    yield row(name, "source_accuracy", units, share("source", "matched"), asked.draws)


def templates(asked: Asked) -> Iterator[Row | Missing]:
    """Yield the figures of incidents with their fillers in MUC-4."""
    held, program, name = asked.data / "muc4", asked.scorer("muc4"), "muc4 dev"
    places = held / "task-doc" / "containing-areas-part1.v5"
    if why := asked.missing(held / "dev.jsonl", held / "train.jsonl", places, program, model=True):
        yield Missing(name, why)
        return
    found, figures = asked.work / "muc4.jsonl", asked.work / "muc4.figures.json"
    given = ["--train", str(held / "train.jsonl"), "--places", str(places), "--readings", str(asked.work / "readings")]
    _predict("muc4.py", held / "dev.jsonl", found, "--model", str(asked.model), *given)
    command = [sys.executable, str(program), str(held / "dev.jsonl"), str(found), "--only", "ree,gtt,slots"]
    subprocess.run([*command, "--json", str(figures), "--ci", str(asked.draws)], capture_output=True, check=True)
    scored = json.loads(figures.read_text("utf-8"))
    values = {
        "ree micro": scored["ree"]["micro"]["f1"],
        "gtt micro": scored["gtt"]["micro"]["f1"],
        "slots ALL TEMPLATES": scored["slots"]["ALL TEMPLATES"]["f1"],
    }
    for theirs, measure in MUC4.items():
        low, high = scored["ci95"][theirs]
        yield Row(name, measure, 100 * values[theirs], Interval(100 * low, 100 * high), floor(name, measure))


def ties(asked: Asked) -> Iterator[Row | Missing]:
    """Yield the figures of relations and entities in re3d."""
    gold, name = asked.data / "re3d" / "dev.jsonl", "re3d dev"
    if why := asked.missing(gold):
        yield Missing(name, why)
        return
    units = re3d.counts(gold, asked.extract)
    for kind in (*re3d.RELATIONS, "relations", "entities"):
        how = f1(f"{kind}.right", f"{kind}.found", f"{kind}.wanted")
        yield row(name, f"{kind}_f1", units, how, asked.draws)


def places(asked: Asked) -> Iterator[Row | Missing]:
    """Yield the figures of place names, found and located."""
    program = asked.scorer("geoparse")
    for name in PLACES:
        gold = asked.data / "places" / f"{name}.jsonl"
        if why := asked.missing(gold, program):
            yield Missing(name, why)
            continue
        found = asked.work / f"{name}.jsonl"
        geoparse.predict(gold, found, demonyms=False)
        units = _located(program, gold, found, asked.work)
        how = f1("right", "found", "wanted")
        yield row(name, "recognition_strict.f1", units, how, asked.draws)
        yield row(name, "resolution_end_to_end.acc161", units, share("near", "with_place"), asked.draws)


def _located(program: Path, gold: Path, found: Path, work: Path) -> list[dict[str, float]]:
    """Return what the scorer counts in each document: it is run on each alone."""
    module = scorer.load(program)
    one, other = work / "one.gold.jsonl", work / "one.found.jsonl"
    units = []
    for wanted, predicted in zip(_lines(gold), _lines(found), strict=True):
        one.write_text(wanted + "\n", encoding="utf-8")
        other.write_text(predicted + "\n", encoding="utf-8")
        figures = scorer.run_here(module, one, other)
        strict, located = figures["recognition_strict"], figures["resolution_end_to_end"]
        units.append(
            {
                "right": strict["tp"],
                "found": strict["pred"],
                "wanted": strict["gold"],
                "near": located.get("acc161", 0) * located["n"],
                "with_place": located["n"],
            }
        )
    return units


def _lines(path: Path) -> Sequence[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line]


def _predict(program: str, gold: Path, found: Path, *options: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "bench" / program), str(gold), str(found), *options], check=True)
