"""What the tests of the command line share: a runner, and cases with known claims."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gawah.cli import commands

from .sample import make_case

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Return a function that runs the command line in this process."""

    def _run(*arguments: str | os.PathLike[str], stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(commands, [os.fspath(argument) for argument in arguments], input=stdin)

    return _run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case of three documents with twelve claims."""
    return make_case(tmp_path / "sample.gawah", documents=3)
