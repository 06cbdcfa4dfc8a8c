#!/usr/bin/env python3
"""Run every check of the project in order and stop at the first that fails.

usage: check.py [NAME ...]      without names all of them; the tests come last, so that their closing line is the last

Each check is a command that can be run by hand; the line that announces it shows it.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: dict[str, tuple[tuple[str, ...], str]] = {
    "format": (("-m", "ruff", "format", "--check", "."), "make format"),
    "lint": (("-m", "ruff", "check", "."), "make format, then the rest by hand"),
    "types": (("-m", "mypy", "--strict", "src/gawah", "scripts"), "annotate what mypy names"),
    "imports": (("scripts/check_imports.py",), "move the import down, or into the function that needs it"),
    "docs": (("scripts/check_docs.py",), "each line above names a file and a line"),
    "commands": (("scripts/build_cli_docs.py", "--check"), "make docs"),
    "vocabulary": (("scripts/build_vocabulary_docs.py", "--check"), "make docs"),
    "tests": (("-m", "pytest", "-q"), ""),
}


def main(names: list[str]) -> int:
    """Run the named checks, or all, and return the exit status of the first that fails."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check is called {', '.join(unknown)}; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    for number, name in enumerate(CHECKS, start=1):
        if names and name not in names:
            continue
        status = run(name, f"[{number}/{len(CHECKS)}]")
        if status != 0:
            return status
    return 0


def run(name: str, place: str) -> int:
    """Run one check, letting it write to the terminal, and say how it went; the tests speak for themselves."""
    arguments, remedy = CHECKS[name]
    print(f"{place} {name}: {shlex.join(('python', *arguments))}", flush=True)
    started = time.monotonic()
    status = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode
    if status != 0 and name != "tests":
        print(f"FAILED: {name} ({time.monotonic() - started:.0f} s). What helps: {remedy}", file=sys.stderr, flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
