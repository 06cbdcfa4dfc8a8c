"""Every example in a command's help runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gawah.case import Case
from gawah.cli import commands

EXAMPLES = [
    line.strip()
    for command in (commands, *commands.commands.values())
    for line in str(command.epilog).splitlines()
    if line.strip().startswith("gawah ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the demo was made as its help says, with what the examples need beside it.

    The demo is reviewed by the two coders of the examples, and there are two claims files to import.
    """
    place = tmp_path_factory.mktemp("examples")
    assert _shell("gawah demo --folder gawah-demo", place).returncode == 0
    with Case(place / "gawah-demo" / "demo.gawah") as case:
        for claim in case.claims(limit=3):
            for who in ("hana", "omid"):
                case.decide("accept", claim.id, who=who, why="the words say so")
    for name in ("claims.jsonl", "hana.jsonl"):
        assert _shell(f"gawah extract gawah-demo/reports/2-ministry.txt > {name}", place).returncode == 0
    return place


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": programs, "PYTHONUTF8": "1", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(example: str, folder: Path) -> None:
    """The example ends well and says nothing on stderr."""
    done = _shell(example, folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_examples() -> None:
    """The examples were found."""
    assert len(EXAMPLES) > 20
