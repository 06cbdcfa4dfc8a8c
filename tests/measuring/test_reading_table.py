"""Tests of the table of how well reports are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import reading_table
from bench.bootstrap import Interval
from bench.table import Row, printed

SETS = "seed,cases,foreign,muc4_claims,polnear,muc4,re3d,places"


def test_sets_that_are_missing_are_said_to_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each set that is not there has a line that says so, and nothing fails, floors or not."""
    given = [str(tmp_path / "nothing"), "--extractor", "rules", "--sets", SETS, "--floors"]
    assert reading_table.main(given) == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert len(lines) == 10  # three of places
    assert all("not measured" in line and "missing" in line for line in lines)


def test_a_set_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a set's name is no set without texts."""
    with pytest.raises(SystemExit):
        reading_table.main([str(tmp_path), "--sets", "seeds"])
    assert "unknown sets seeds" in capsys.readouterr().err


def test_a_row_says_whether_its_floor_holds() -> None:
    """A figure at its floor holds; one below it, and a measure without a figure, do not."""
    between = Interval(60.0, 80.0)
    rows = [
        Row("news", "f1", 70.0, between, 70.0),
        Row("news", "f1", 69.9, between, 70.0),
        Row("news", "f1", None, None, 70.0),
        Row("news", "f1", 10.0, between),
    ]
    assert [row.holds for row in rows] == [True, False, False, True]
    assert printed([row.cells() for row in rows]).splitlines()[2:] == [
        "| news | f1 | 70.0 | 60.0 to 80.0 | 70 | holds |",
        "| news | f1 | 69.9 | 60.0 to 80.0 | 70 | falls short |",
        "| news | f1 | none | – | 70 | falls short |",
        "| news | f1 | 10.0 | 60.0 to 80.0 | – |  |",
    ]
