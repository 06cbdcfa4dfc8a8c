"""`gawah agreement`: two coders of one case, as a table and as lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gawah.case import Case

from .conftest import Run


@pytest.fixture
def reviewed(case: Path) -> Path:
    """Return a case that two people have reviewed: they differ about one claim in four."""
    with Case(case) as opened:
        for number, claim in enumerate(opened.claims()):
            opened.decide("accept" if number % 3 else "reject", claim.id, who="hana", why="x")
            opened.decide("accept" if number % 2 else "reject", claim.id, who="omid", why="x")
    return case


def test_a_table_shows_what_can_and_cannot_be_told(run: Run, reviewed: Path) -> None:
    """Each field has its row; what chance alone could give is told in words."""
    result = run("agreement", reviewed, "--coders", "hana", "omid", "--format", "table")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "hana and omid: 4 claims of both in 3 documents, 4 of hana alone, 2 of omid alone\n"
    )
    assert "cannot tell" in result.stdout
    assert "polarity" in result.stdout


def test_lines_hold_every_number(run: Run, reviewed: Path) -> None:
    """A line is a field with n, share, kappa and alpha."""
    rows = {
        row["field"]: row
        for row in map(json.loads, run("agreement", reviewed, "--coders", "hana", "omid").stdout.splitlines())
    }
    assert (rows["found"]["n"], rows["found"]["share"]["value"]) == (12, 0.5)
    assert rows["found"]["kappa"]["value"] == pytest.approx(0.0)
    assert rows["type"]["kappa"]["value"] is None
    assert rows["toll"]["metric"] == "interval"


def test_an_unknown_coder_brings_the_coders(run: Run, reviewed: Path) -> None:
    """A name under which nothing was coded is refused."""
    result = run("agreement", reviewed, "--coders", "hana", "lena")
    assert result.exit_code == 1
    assert "the coders are: hana, omid" in result.stderr
    assert run("agreement", reviewed, "--coders", "hana", "hana").exit_code == 1
