"""The changelog, and the commands that the documentation names."""

from __future__ import annotations

import os
import re
from pathlib import Path

import gawah
from scripts import build_cli_docs

ROOT = Path(__file__).parent.parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_the_changelog_opens_with_this_version() -> None:
    """The newest entry of the changelog is the version of the package."""
    entries = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert entries[0] == gawah.__version__


def test_every_named_make_target_exists() -> None:
    """Each `make TARGET` in the documentation is a target of the Makefile, and each target is explained there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {name for line in re.findall(r"^([a-z][a-z -]*):", makefile, re.MULTILINE) for name in line.split()}
    named = {name for page in PAGES for name in re.findall(r"(?:`|\$ )make ([a-z-]+)", page.read_text("utf-8"))}
    assert named <= targets
    assert {"demo", "test", "format", "bench", "floors", "docs", "build", "clean"} <= set(
        re.findall(r"^#   make (\S+)", makefile, re.MULTILINE)
    )


def test_every_named_command_exists() -> None:
    """Each `gawah COMMAND` that a page shows is a command of the program."""
    program = build_cli_docs.find_program()
    assert program is not None
    known = {context.info_name for context in build_cli_docs.commands(program)}
    shown = re.compile(r"(?:`|^ *\$ |^  )gawah ([a-z-]+)", re.MULTILINE)
    named = {(page.name, name) for page in PAGES for name in shown.findall(page.read_text("utf-8"))}
    assert {(page, name) for page, name in named if name not in known} == set()


def test_continuous_integration_can_run() -> None:
    """The script of continuous integration is executable and calls the one command."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text("utf-8")
