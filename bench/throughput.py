#!/usr/bin/env python3
"""Measure how fast reports become claims, how much memory that takes, and how fast claims are listed.

usage: throughput.py [--documents N] [--jobs N]

The reports are the demonstration's, each copied with a line that makes it another document. `gawah add` and `gawah
show` run as a user runs them; memory is the peak of the largest process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gawah.demo import copy_demo

PROGRAM = str(Path(sys.executable).parent / "gawah")


def main() -> int:
    """Measure and print a line for each figure."""
    parser = argparse.ArgumentParser(description="Measure how fast reports are read, extracted and recorded.")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_reports(folder / "reports", asked.documents)
        case = str(folder / "bench.gawah")
        seconds, said = timed([PROGRAM, "add", case, "--jobs", str(asked.jobs), str(folder / "reports")])
        print(said.strip())
        print(f"add        {asked.documents / seconds:8.1f} documents/s   {size / seconds / 1024:.0f} KiB/s of reports")
        again, _ = timed([PROGRAM, "add", case, str(folder / "reports")])
        print(f"add again  {asked.documents / again:8.1f} documents/s")
        listed, rows = timed([PROGRAM, "show", case, "claims", "--stance", "denies", "--format", "jsonl"])
        print(f"show       {listed * 1000:8.0f} ms for {rows.count(chr(10))} claims that deny")
    print(f"memory     {peak_megabytes():8.0f} MiB at the peak")
    return 0


def write_reports(folder: Path, number: int) -> int:
    """Fill a folder with this many different reports and return their size in bytes."""
    originals = [(path.suffix, path.stem, path.read_bytes()) for path in copy_demo(folder)]
    for path in folder.iterdir():
        path.unlink()
    size = 0
    for index in range(number):
        suffix, stem, data = originals[index % len(originals)]
        copy = data + f"\n<!-- {index} -->\n".encode() if suffix == ".html" else data + f"\n\n{index}\n".encode()
        (folder / f"{index:06}-{stem}{suffix}").write_bytes(copy)
        size += len(copy)
    return size


def timed(command: list[str]) -> tuple[float, str]:
    """Run one command and return its wall-clock time in seconds and what it printed; show what it complains of."""
    started = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    sys.stderr.write(done.stderr)
    return seconds, done.stdout


def peak_megabytes() -> float:
    """Return the peak memory of the largest process that was run."""
    kibibytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kibibytes / 1024


if __name__ == "__main__":
    sys.exit(main())
