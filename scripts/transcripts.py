#!/usr/bin/env python3
"""Run the transcripts of a documentation page and compare what they show with what happens.

usage: transcripts.py PAGE...

In a page,

    <!-- tested -->
    ```console
    $ command
    expected line
    ...
    ```

is run by bash in a folder that the whole page shares; `...` stands for any text within a line, and on a line of its
own for any lines. Every other expected line must come in the output, in this order and up to white space; lines
between them may be left out. A command that is meant to fail is followed by `(exit status N)`.
`<!-- file: NAME -->` before a fence writes the fence's text to NAME in that folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARKED = re.compile(r"^<!-- (?:(tested)|file: (\S+)) -->\n+```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\(exit status (\d+)\)")
SECONDS = 300
WIDTH = 80


class Step(NamedTuple):
    """One command of a page and the lines that it is said to print, or one file to write."""

    command: str
    expected: tuple[str, ...] = ()
    status: int = 0
    file: str | None = None


def main(pages: list[str]) -> int:
    """Run the pages and print each difference; return 1 if there is one."""
    faults = [f"{page}: {fault}" for page in pages for fault in run_page(Path(page))]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def steps_of(text: str) -> list[Step]:
    """Return the files and commands of a page in their order."""
    steps: list[Step] = []
    for tested, name, _language, body in MARKED.findall(text):
        if tested:
            steps += commands_of(body)
        else:
            steps.append(Step(command=body, file=name))
    return steps


def commands_of(body: str) -> Iterator[Step]:
    """Yield the commands of one console fence with what follows each."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        while command.endswith("\\"):
            command = f"{command}\n{lines.pop(0)}"
        found = [STATUS.fullmatch(line) for line in lines]
        status = next((int(match[1]) for match in found if match), 0)
        yield Step(command, tuple(line for line, match in zip(lines, found, strict=True) if not match), status)


def run_page(page: Path) -> list[str]:
    """Run one page in a folder of its own and return a sentence for each difference."""
    with tempfile.TemporaryDirectory() as folder:
        faults = (run_step(step, Path(folder)) for step in steps_of(page.read_text(encoding="utf-8")))
        return [fault for fault in faults if fault]


def run_step(step: Step, folder: Path) -> str:
    """Carry out one step and return what differs, or nothing."""
    if step.file is not None:
        path = folder / step.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.command, encoding="utf-8")
        return ""
    done = subprocess.run(
        ["bash", "-c", step.command],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != step.status:
        return f"$ {step.command}\nended with exit status {done.returncode}, not {step.status}:\n{done.stdout}"
    missing = first_missing(step.expected, done.stdout)
    return "" if missing is None else f"$ {step.command}\nprints no line like {missing!r}; it prints:\n{done.stdout}"


def environment(folder: Path) -> dict[str, str]:
    """Return the surroundings of a command: this Python's programs, a plain terminal, a home of its own."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1", "TZ": "UTC"}
    return {**os.environ, **plain, "PATH": programs, "HOME": str(folder)}


def first_missing(expected: tuple[str, ...], output: str) -> str | None:
    """Return the first expected line that does not come after the ones before it, or None."""
    lines = (" ".join(line.split()) for line in output.split("\n"))
    for line in expected:
        if line.strip() in ("", "..."):
            continue
        pattern = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.split("...")))
        if not any(pattern.search(shown) for shown in lines):
            return line
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
