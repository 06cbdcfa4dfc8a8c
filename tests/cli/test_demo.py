"""`gawah demo`: the shipped case."""

from __future__ import annotations

from pathlib import Path

import pytest

from gawah.demo import copy_demo

from .conftest import Run

LABEL = "Retold demonstration. Not source material."


def test_every_report_is_labelled(tmp_path: Path) -> None:
    """Each of the six reports says what it is before it says anything else."""
    reports = copy_demo(tmp_path)
    assert [report.suffix for report in reports] == [".html", ".txt", ".txt", ".md", ".txt", ".srt"]
    assert all(LABEL in report.read_text(encoding="utf-8")[:700] for report in reports)


def test_the_demo_ends_with_claims_and_what_to_type_next(run: Run, tmp_path: Path) -> None:
    """The demo prints claims with speaker, stance and quote, and then commands that work."""
    result = run("demo", "--folder", tmp_path / "demo")
    assert result.exit_code == 0, result.output
    assert "6 new documents with " in result.stdout
    assert "- denies     " in result.stdout
    assert "# claims     " in result.stdout
    assert "? " in result.stdout
    assert result.stdout.index("Next:") > result.stdout.index("+ asserts")


def test_running_it_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    """The demo in a folder where it was before adds nothing."""
    run("demo", "--folder", tmp_path)
    assert "6 known, 0 refused" in run("demo", "--folder", tmp_path).stdout


def test_without_a_folder_a_new_one_is_made_and_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without --folder the demo goes to a new temporary folder and says where it is."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run("demo")
    (folder,) = tmp_path.iterdir()
    assert f"gawah verify {folder / 'demo.gawah'}" in result.stdout
