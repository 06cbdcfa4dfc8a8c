#!/usr/bin/env python3
"""Measure how long the program takes to start, as whole processes.

usage: startup.py [--runs N]

Prints the median and the best of N runs of an empty Python, of `import gawah` and of `gawah --help`, in milliseconds.
The first line is the share that is not the program's own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).parent / "gawah")
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import gawah": [sys.executable, "-c", "import gawah"],
    "gawah --help": [PROGRAM, "--help"],
}


def main() -> int:
    """Measure and print a line for each command."""
    parser = argparse.ArgumentParser(description="Measure how long the program takes to start.")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    for name, command in COMMANDS.items():
        milliseconds = [once(command) for _ in range(runs)]
        median, best = statistics.median(milliseconds), min(milliseconds)
        print(f"{name:16} median {median:5.0f} ms   best {best:5.0f} ms   {runs} runs")
    return 0


def once(command: list[str]) -> float:
    """Run one command and return its wall-clock time in milliseconds."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.exit(main())
