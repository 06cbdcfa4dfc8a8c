"""Tests of the check that imports go one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check_imports

AGAINST = [
    ("absolute", "from gawah.cli import main"),
    ("of the module", "import gawah.cli"),
    ("of a sub-module", "from gawah.cli.group import main"),
    ("through the root", "from gawah import cli"),
    ("relative", "from ..cli import main"),
    ("relative to the root", "from .. import cli"),
    ("in a function", "def f() -> None:\n    from gawah.cli import main\n"),
    ("for types only", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from gawah.cli import main\n"),
    ("by name", "import importlib\ncli = importlib.import_module('gawah.cli')"),
    ("of the root", "import gawah"),
    ("of a name of the root", "from gawah import open"),
]

ALONG = [
    ("of a layer before", "from gawah.model import Claim"),
    ("of its own layer", "from gawah.reading.other import thing"),
    ("relative in its own layer", "from .other import thing"),
    ("of the version", "from gawah import __version__"),
    ("of another package", "import gawahlike\nfrom cli import main"),
    ("by a name that is not known", "import importlib\nname = 'x'\nimportlib.import_module(name)"),
]


def package_with(folder: Path, source: str, module: str = "reading/one.py") -> Path:
    """Write a package of one module that holds the source, and return its folder."""
    package = folder / "gawah"
    path = package / module
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return package


@pytest.mark.parametrize(("note", "source"), AGAINST, ids=[note for note, _ in AGAINST])
def test_an_import_against_the_order_is_a_fault(tmp_path: Path, note: str, source: str) -> None:
    """An import of a layer above fails the check, in whatever form it is written."""
    package = package_with(tmp_path, source)
    faults = check_imports.direction_faults(package)
    assert len(faults) == 1, note
    assert "one.py" in faults[0]
    assert check_imports.main([str(package)]) == 1


@pytest.mark.parametrize(("note", "source"), ALONG, ids=[note for note, _ in ALONG])
def test_an_import_along_the_order_is_none(tmp_path: Path, note: str, source: str) -> None:
    """Imports of the layers before, of the own layer and of other packages pass."""
    assert check_imports.direction_faults(package_with(tmp_path, source)) == [], note


def test_a_module_of_no_layer_is_a_fault(tmp_path: Path) -> None:
    """A new package must be given its place in the order."""
    [fault] = check_imports.direction_faults(package_with(tmp_path, "", "helpers/one.py"))
    assert "'helpers' is in no layer" in fault


def test_the_root_may_gather_from_all_layers(tmp_path: Path) -> None:
    """The root of the package is exempt: it re-exports."""
    assert check_imports.direction_faults(package_with(tmp_path, "from gawah.cli import main", "__init__.py")) == []


def test_the_command_line_may_use_the_root(tmp_path: Path) -> None:
    """The commands are a skin over the public names, so they may import them from the root."""
    assert check_imports.direction_faults(package_with(tmp_path, "import gawah", "cli/one.py")) == []


def test_a_fault_names_the_line(tmp_path: Path) -> None:
    """The message leads to the line of the import."""
    [fault] = check_imports.direction_faults(package_with(tmp_path, "x = 1\n\nimport gawah.cli\n"))
    assert ":3: reading imports gawah.cli, but cli stands above reading" in fault


def test_what_a_module_loads_is_seen_by_running_it() -> None:
    """The names come from a real start, and a module that is not there loads nothing."""
    assert "json" in check_imports.loaded_by("json")
    assert "numpy" not in check_imports.loaded_by("json")
    assert check_imports.loaded_by("no_such_module_here") == set()
