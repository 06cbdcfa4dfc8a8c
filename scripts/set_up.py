#!/usr/bin/env python3
"""Set up `.venv` with the pinned packages; do nothing where that is done already.

usage: set_up.py run | test      `run` installs what the program needs, `test` also what its tests need

Needs the standard library only. A stamp in `.venv` holds a hash of pyproject.toml, constraints.txt and the Python
version; while it fits, pip is not run. The folder of the project may have spaces in its name.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = {"run": ".", "test": ".[dev]"}
CONSTRAINTS = "constraints.txt"


def main(arguments: list[str]) -> int:
    """Set up one level and return the exit status."""
    if len(arguments) != 1 or arguments[0] not in REQUIREMENTS:
        return refuse("usage: set_up.py run | test")
    if sys.version_info < OLDEST:  # an older Python gets a sentence, not a traceback
        found = ".".join(str(n) for n in sys.version_info[:3])
        return refuse(
            f"Gawah needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and {sys.executable} is {found}.\n"
            "Install a newer one, or name it: make demo PYTHON=python3.12"
        )
    level = arguments[0]
    if is_done(level):
        return 0
    started = time.monotonic()
    say(f"setting up {VENV.name} (once; later runs skip this)")
    if not make_environment() or not install(level):
        return 1
    record(level)
    say(f"ready after {time.monotonic() - started:.0f} s")
    return 0


def fingerprint() -> str:
    """Return a hash of everything that decides what has to be installed, the project's place included."""
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for name in ("pyproject.toml", CONSTRAINTS):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_done(level: str) -> bool:
    """Say whether the level, or one that contains it, is installed as the files now ask."""
    containing = ["run", "test"] if level == "run" else ["test"]
    return any(stamp(name).is_file() and stamp(name).read_text() == fingerprint() for name in containing)


def record(level: str) -> None:
    """Leave the stamp that makes the next run quick."""
    stamp(level).write_text(fingerprint())


def stamp(level: str) -> Path:
    """Return the path of a level's stamp."""
    return VENV / f"set-up-{level}.stamp"


def interpreter() -> Path:
    """Return the environment's Python."""
    return VENV / "bin" / "python"


def make_environment() -> bool:
    """Create `.venv` where it is missing, no longer runs or is of another Python; say what to do if that fails."""
    if interpreter().exists() and environment_runs():
        return True
    say(f"[1/2] creating {VENV.name} with {sys.executable}")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode == 0:
        return True
    tail = (made.stdout + made.stderr).strip()
    refuse(
        f"{sys.executable} cannot create a virtual environment:\n{tail}\n"
        "Its modules venv and ensurepip are needed; on Debian and Ubuntu they are in the package python3-venv."
    )
    return False


def environment_runs() -> bool:
    """Say whether the environment's Python starts, has pip and is of the version that runs this."""
    test = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return subprocess.run([str(interpreter()), "-c", test], capture_output=True, check=False).returncode == 0


def install(level: str) -> bool:
    """Run pip for one level, a line for each package it fetches; show all that pip said if it fails."""
    say(f"[2/2] installing {REQUIREMENTS[level]} in the versions of {CONSTRAINTS}")
    command = [str(interpreter()), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    process = subprocess.Popen(
        [*command, "--editable", REQUIREMENTS[level]],
        cwd=ROOT,
        # Through the environment, so that the packages of the isolated build are pinned too.
        env={**os.environ, "PIP_CONSTRAINT": CONSTRAINTS, "PIP_BUILD_CONSTRAINT": CONSTRAINTS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = list(show_progress(process))
    if process.wait() == 0:
        return True
    refuse("pip failed; this is all it said:\n" + "".join(lines))
    return False


def show_progress(process: subprocess.Popen[str]) -> list[str]:
    """Print a short line for each package as pip comes to it; return everything it said."""
    lines = []
    for line in process.stdout or ():
        lines.append(line)
        words = line.split()
        if words[:1] in (["Collecting"], ["Processing"]):
            say(f"      {package_name(words[1])}")
        elif words[:2] in (["Installing", "collected"], ["Building", "editable"]):
            say(f"      {words[0].lower()} ...")
    return lines


def package_name(requirement: str) -> str:
    """Return the name in what pip prints: `name>=1.0` or the path of a file `name-1.0-...whl`."""
    return re.split(r"[<>=!~;\[]|-\d", requirement.rpartition("/")[2])[0]


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def refuse(message: str) -> int:
    """Print a message for what went wrong and return the exit status of a failure."""
    print(message, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
