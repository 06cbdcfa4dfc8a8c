"""Tests of the set-up of the environment."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from scripts import set_up


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the set-up at an empty project with an environment folder."""
    for name in ("pyproject.toml", set_up.CONSTRAINTS):
        (tmp_path / name).write_text("one", encoding="utf-8")
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_a_recorded_level_is_done(project: Path) -> None:
    """A second set-up has nothing to do, and what the tests need includes what the program needs."""
    assert not set_up.is_done("run")
    set_up.record("test")
    assert set_up.is_done("run")
    assert set_up.is_done("test")
    assert set_up.main(["test"]) == 0


def test_the_program_alone_is_not_enough_for_the_tests(project: Path) -> None:
    """After `make demo`, `make test` still has something to install."""
    set_up.record("run")
    assert not set_up.is_done("test")


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_file_undoes_the_stamp(project: Path, name: str) -> None:
    """A change of what is required leads to another set-up."""
    set_up.record("run")
    (project / name).write_text("two", encoding="utf-8")
    assert not set_up.is_done("run")


def test_an_unknown_level_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use prints the usage and fails."""
    assert set_up.main(["everything"]) == 1
    assert "run | test" in capsys.readouterr().err


def test_an_old_python_gets_a_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is too old is told so, with its place and what to type."""
    monkeypatch.setattr(set_up, "OLDEST", (99, 0))
    assert set_up.main(["run"]) == 1
    assert "make demo PYTHON=" in capsys.readouterr().err


@pytest.mark.parametrize("printed", ["click>=8.1", "click", "click[x]>=2", "/some/where/click-8.1.0-py3-none-any.whl"])
def test_a_package_is_shown_by_its_name(printed: str) -> None:
    """The line of progress holds the name alone."""
    assert set_up.package_name(printed) == "click"


def test_every_requirement_has_a_pinned_version() -> None:
    """Each package that pyproject.toml asks for stands in constraints.txt with one exact version and no address."""
    lines = (set_up.ROOT / set_up.CONSTRAINTS).read_text("utf-8").split("\n")
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    project = tomllib.loads((set_up.ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["dev"]]
    assert {folded(re.split(r"[<>=]", name)[0]) for name in wanted} <= {folded(pin.partition("==")[0]) for pin in pins}


def folded(name: str) -> str:
    """Return a package's name in the spelling by which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
