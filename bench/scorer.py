"""A scorer that lies outside the repository: loaded from its path, or run as the program that it is."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


def load(path: Path) -> ModuleType:
    """Return the scorer as a module, for what its program does not print, such as which claim matches which.

    Raises:
        FileNotFoundError: there is none.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        msg = f"no scorer at {path}"
        raise FileNotFoundError(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(path: Path, *arguments: str | Path) -> Any:
    """Run the scorer with `--json` and return what it prints."""
    command = [sys.executable, str(path), *map(str, arguments), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def run_here(scorer: ModuleType, *arguments: str | Path) -> Any:
    """Run the program of a loaded scorer in this process, for many small runs, and return what it prints."""
    printed = io.StringIO()
    command = [str(scorer.__file__), *map(str, arguments), "--json"]
    before, sys.argv = sys.argv, command
    try:
        with contextlib.redirect_stdout(printed):
            scorer.main()
    finally:
        sys.argv = before
    return json.loads(printed.getvalue())
