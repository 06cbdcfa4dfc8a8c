"""`gawah demo`: the shipped case."""

from __future__ import annotations

from pathlib import Path

import pytest

from gawah.case import Case
from gawah.demo import copy_demo

from .conftest import Run

LABEL = "Retold demonstration. Not source material."


def test_every_report_is_labelled(tmp_path: Path) -> None:
    """Each of the eight reports says what it is before it says anything else."""
    reports = copy_demo(tmp_path)
    assert [report.suffix for report in reports] == [".html", ".txt", ".txt", ".md", ".txt", ".srt", ".txt", ".txt"]
    assert all(LABEL in report.read_text(encoding="utf-8")[:700] for report in reports)


def test_the_demo_begins_with_what_is_contested(run: Run, tmp_path: Path) -> None:
    """The demo prints what origins disagree about with the origins, then where the brief is, then what to type."""
    result = run("demo", "--folder", tmp_path / "demo")
    assert result.exit_code == 0, result.output
    assert "8 new documents with " in result.stdout
    assert "CONTESTED: " in result.stdout
    assert "Ministry of Defence (" in result.stdout
    assert result.stdout.index("Next:") > result.stdout.index("brief.html") > result.stdout.index("CONTESTED")
    assert "Retold demonstration" in (tmp_path / "demo" / "brief.html").read_text(encoding="utf-8")


def test_a_copy_that_drops_the_speaker_is_no_further_origin(tmp_path: Path) -> None:
    """The newspaper that prints the wire story as fact tells what the wire's speakers tell."""
    copy_demo(tmp_path / "reports")
    with Case(tmp_path / "demo.gawah") as case:
        case.add(tmp_path / "reports")
        assert not [row for row in case.origins() if "Herald" in row.name]
        assert next(row for row in case.origins() if row.name == "Dashtar Liberation Front").reports > 1


def test_running_it_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    """The demo in a folder where it was before adds nothing."""
    run("demo", "--folder", tmp_path)
    assert "8 known, 0 refused" in run("demo", "--folder", tmp_path).stdout


def test_without_a_folder_a_new_one_is_made_and_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without --folder the demo goes to a new temporary folder and says where it is."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run("demo")
    (folder,) = tmp_path.iterdir()
    assert f"gawah verify {folder / 'demo.gawah'}" in result.stdout
