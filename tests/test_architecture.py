"""The shape of the package: one direction of imports, one noun per layer."""

from __future__ import annotations

from pathlib import Path

from scripts import check_imports

PACKAGE = Path(__file__).parent.parent / "src" / "gawah"


def test_imports_go_one_way() -> None:
    """No module imports from a layer that stands above its own."""
    assert check_imports.direction_faults(PACKAGE) == []


def test_every_package_says_what_it_is_for() -> None:
    """Every package and module opens with a docstring."""
    silent = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if not path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    """A helper belongs to its noun: there is no module that could hold anything."""
    drawers = {"utils", "util", "helpers", "misc", "common", "tools"}
    assert [path.name for path in PACKAGE.rglob("*.py") if path.stem.strip("_") in drawers] == []
