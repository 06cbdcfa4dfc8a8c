"""Tests of the measurement against floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import check_floors


def test_without_the_sets_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the folder is absent a line says so, and nothing fails."""
    assert check_floors.main([str(tmp_path / "nothing")]) == 0
    assert "floors skipped" in capsys.readouterr().out


def test_a_figure_below_its_floor_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A figure at its floor holds; one below, and one that is missing, do not."""
    assert check_floors.judge("news", {"f1": 35.0, "stance": 69.9}, {"f1": 35.0, "stance": 70.0, "speaker": 70.0}) == 2
    printed = capsys.readouterr().out
    assert "ok     news f1: 35, at least 35.0" in printed
    assert "MISSED news stance: 69.9, at least 70.0" in printed


def test_an_index_of_languages_chooses_the_english_reports(tmp_path: Path) -> None:
    """Only reports in English are measured where the set says which they are."""
    documents = [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert check_floors.english(tmp_path, documents) == documents
    index = [{"file": "a.txt", "language": "en"}, {"file": "b.txt", "language": "ur"}]
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    assert check_floors.english(tmp_path, documents) == documents[:1]


def test_sets_that_are_missing_are_said_to_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without the sets misses no floor, and a line for each says that it was not measured."""
    assert check_floors.measure_public(tmp_path, tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all("not measured" in line for line in lines)
