"""What the built wheel and source archive hold."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both forms once and return their folder."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    """Return the names in the wheel."""
    [path] = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def source(built: Path) -> set[str]:
    """Return the names in the source archive, its top folder left out."""
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_holds_all_of_the_package(wheel: set[str]) -> None:
    """Every file of the package is in the wheel, the data with the code."""
    package = ROOT / "src"
    present = (p for p in (package / "gawah").rglob("*") if p.is_file())
    expected = {str(p.relative_to(package)) for p in present if "__pycache__" not in p.parts and p.suffix != ".pyc"}
    assert expected - wheel == set()


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    """Tests, scripts and documentation stay out of the wheel."""
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == {"gawah"}


def test_the_wheel_carries_licence_and_credit(wheel: set[str]) -> None:
    """The licence and the credit for the place data go with every copy."""
    assert {name.rpartition("/")[2] for name in wheel} >= {"LICENSE", "NOTICE"}


def test_the_wheel_is_small(built: Path) -> None:
    """A laptop on a slow line can fetch the wheel: it stays under 30 MB."""
    [path] = built.glob("*.whl")
    assert path.stat().st_size < 30_000_000


def test_the_source_archive_can_run_its_checks(source: set[str]) -> None:
    """The source archive holds what `make test` needs, and no environment or case."""
    assert source >= {"Makefile", "constraints.txt", "pyproject.toml", "scripts/check.py", "tests/test_package.py"}
    assert not [name for name in source if name.startswith(".venv") or name.endswith(".gawah")]
