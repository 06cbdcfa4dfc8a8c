"""The changelog and the commands that the documentation names."""

from __future__ import annotations

import os
import re
from pathlib import Path

import gawah

ROOT = Path(__file__).parent.parent.parent


def test_the_changelog_opens_with_this_version() -> None:
    """The newest entry of the changelog is the version of the package."""
    entries = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert entries[0] == gawah.__version__


def test_every_named_make_target_exists() -> None:
    """Each `make TARGET` in the documentation is a target of the Makefile, and each target is explained there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {name for line in re.findall(r"^([a-z][a-z -]*):", makefile, re.MULTILINE) for name in line.split()}
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = {name for page in pages for name in re.findall(r"(?:`|\$ )make ([a-z-]+)", page.read_text("utf-8"))}
    assert named <= targets
    assert {"demo", "test", "format", "bench", "floors", "docs", "build", "clean"} <= set(
        re.findall(r"^#   make (\S+)", makefile, re.MULTILINE)
    )


def test_continuous_integration_can_run() -> None:
    """The script of continuous integration is executable and calls the one command."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text("utf-8")
