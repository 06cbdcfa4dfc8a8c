#!/usr/bin/env python3
"""Measure how long reports take to become claims, beside the model's bare passes over the same words, and the memory.

usage: reading_speed.py [FOLDER] [--extractor rules|builtin] [--model FOLDER] [--texts N] [--profile N] [--floors]

The texts are those of MUC-4's development set in FOLDER (default ../shared); where they are missing, the reports of
the demonstration. The whole is what `gawah extract` does with a file: read it, extract, encode the claims. The bare
passes are those of the model on one thread, over windows that neither overlap nor are padded. Both are processor time,
so that what else a machine does counts little; of several rounds the quickest counts. Memory is the peak of a fresh
process that extracts from all texts.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy works in as many threads as the model, which is one

from bench.bootstrap import Counts, interval, total  # noqa: E402  (the path comes first)
from bench.extractor import claims_of, extractor, model_folder  # noqa: E402
from bench.floors import MOST_MEMORY, MOST_TIMES  # noqa: E402
from bench.swaps import Extract  # noqa: E402
from bench.table import printed  # noqa: E402

PIECES = 254
HEAD = ("measure", "figure", "95 % interval", "at most", "")


def main(given: list[str]) -> int:
    """Print the figures; return 1 if bounds are asked for and one is passed."""
    parser = argparse.ArgumentParser(description="Measure the time and memory of reading.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--extractor", help="rules or builtin; without it the one that the program uses")
    parser.add_argument("--model", type=Path, help="the folder of a model; without it that of the package")
    parser.add_argument("--texts", type=int, default=60, help="how many texts are read")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is read")
    parser.add_argument("--profile", type=int, default=0, help="also print so many functions that take the most time")
    parser.add_argument("--floors", action="store_true", help="fail where a bound is passed")
    parser.add_argument("--peak-of", type=Path, help=argparse.SUPPRESS)  # the fresh process whose memory is measured
    asked = parser.parse_args(given)
    if asked.model is not None and asked.extractor is None:
        asked.extractor = "builtin"
    if asked.peak_of is not None:
        return _peak(sorted(asked.peak_of.iterdir()), extractor(asked.extractor, asked.model))
    with tempfile.TemporaryDirectory() as scratch:
        paths = texts(asked.folder, asked.texts, Path(scratch))
        return _measured(asked, paths)


def texts(folder: Path, number: int, work: Path) -> list[Path]:
    """Write the texts of MUC-4's development set, or the demonstration's reports, and return their paths."""
    source = folder / "data" / "muc4" / "dev.jsonl"
    if not source.exists():
        from gawah.demo import copy_demo

        print(f"MUC-4 is missing in {folder}: the reports of the demonstration are read instead\n")
        return [path for path in copy_demo(work) if path.suffix != ".gawah"]
    made = []
    for line in source.read_text("utf-8").splitlines()[:number]:
        raw = json.loads(line)
        path = work / f"{raw['docid']}.txt"
        path.write_text(raw["text"], encoding="utf-8")
        made.append(path)
    return made


def _measured(asked: argparse.Namespace, paths: Sequence[Path]) -> int:
    peak = _peak_of_fresh(asked, paths)
    extract, folder = extractor(asked.extractor, asked.model), model_folder(asked.model)
    whole: list[Callable[[], object]] = [partial(claims_of, path, extract) for path in paths]
    session = None if folder is None else _session(folder)
    passes = [] if folder is None else [_passes(path, folder, session) for path in paths]
    for run in (*whole[:2], *passes[:2]):  # what is loaded once belongs to no text
        run()
    units: list[dict[str, float]] = [
        {
            "words": len(path.read_text("utf-8", errors="replace").split()),
            "whole": quickest(whole[number], asked.rounds),
            "bare": quickest(passes[number], asked.rounds) if passes else 0.0,
        }
        for number, path in enumerate(paths)
    ]
    rows, passed = [], False

    def told(measure: str, how: Callable[[Counts], float | None], digits: int, most: float | None) -> bool:
        figure, between = how(total(units)), interval(units, how)
        shown = "–" if between is None else f"{between.low:.{digits}f} to {between.high:.{digits}f}"
        over = most is not None and figure is not None and figure > most
        said = "" if most is None else "falls short" if over else "holds"
        rows.append([measure, f"{figure:.{digits}f}", shown, "–" if most is None else f"{most:g}", said])
        return over

    print(f"{len(paths)} texts, {total(units)['words']:.0f} words, quickest of {asked.rounds} rounds\n")
    if passes:
        passed |= told("whole extraction / bare passes of the model", _ratio("whole", "bare"), 2, MOST_TIMES)
        told("words a second, bare passes", _ratio("words", "bare"), 0, None)
    else:
        rows.append(["whole extraction / bare passes of the model", "not measured: there is no model", "", "", ""])
    told("words a second, whole extraction", _ratio("words", "whole"), 0, None)
    passed |= peak > MOST_MEMORY
    said = "falls short" if peak > MOST_MEMORY else "holds"
    rows.append(["peak memory of a fresh process, MB", f"{peak:.0f}", "–", f"{MOST_MEMORY:g}", said])
    print(printed(rows, HEAD))
    if asked.profile:
        _profile(whole, asked.profile)
    return 1 if passed and asked.floors else 0


def _ratio(part: str, of: str) -> Callable[[Counts], float | None]:
    def measure(counts: Counts) -> float | None:
        return counts[part] / counts[of] if counts[of] else None

    return measure


def quickest(run: Callable[[], object], rounds: int) -> float:
    """Return the processor time of the quickest of several runs, in seconds."""
    found = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        found.append(time.process_time() - started)
    return min(found)


def _session(folder: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])


def _passes(path: Path, folder: Path, session: Any) -> Callable[[], object]:
    """Return what runs the model over the pieces of a text: they are made beforehand."""
    import numpy as np

    from gawah import reading
    from gawah.extraction.encoder.pieces import Vocabulary
    from gawah.extraction.encoder.words import FIRST, LAST, read_words

    vocabulary = Vocabulary(folder / "vocabulary.txt")
    text = "\n".join(o.document.text for o in reading.read(str(path)) if isinstance(o, reading.Reading))
    ids = [piece for word in read_words(text, vocabulary) for piece in word.pieces]
    feeds = []
    for at in range(0, len(ids), PIECES):
        row = np.array([[FIRST, *ids[at : at + PIECES], LAST]], np.int64)
        feeds.append({"ids": row, "mask": np.ones(row.shape, np.float32)})
    return lambda: [session.run(None, feed) for feed in feeds]


def _peak(paths: Sequence[Path], extract: Extract) -> int:
    """Extract from all texts and print the megabytes that this process took at its peak."""
    for path in paths:
        claims_of(path, extract)
    print(_own_peak() / 1_000_000)
    return 0


def _own_peak() -> int:
    """Return the peak of this process in bytes: `ru_maxrss` may be that of the process which started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _peak_of_fresh(asked: argparse.Namespace, paths: Sequence[Path]) -> float:
    command = [sys.executable, __file__, "--peak-of", str(paths[0].parent)]
    for option, value in (("--extractor", asked.extractor), ("--model", asked.model)):
        command += [option, str(value)] if value is not None else []
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return float(done.stdout.split()[-1])


def _profile(whole: Sequence[Callable[[], object]], number: int) -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    for run in whole:
        run()
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(number)
    pstats.Stats(profiler).strip_dirs().sort_stats("cumulative").print_stats(number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
