"""`gawah show`: what is known, in each of its forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.known.small_case import DOCUMENTS, record

from gawah.cli.terminal_text import width

from .conftest import Run

SUBJECTS = ("contested", "incidents", "ties", "findings", "origins", "links", "unsure")
INCIDENT_KEYS = {
    "id", "title", "kind", "claims", "fields", "reports", "origins", "independent_origins", "attribution",
    "not_claimed_by", "contested", "superseded",
}  # fmt: skip
TIE_KEYS = {
    "id", "kind", "a", "b", "period", "says_yes", "says_no", "independent_origins", "interest", "contested", "claims",
}  # fmt: skip


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """Return the case of an invented raid: a wire, a copy of it, a denial, and another event."""
    path = tmp_path / "known.gawah"
    record(path, DOCUMENTS)
    return path


def _rows(run: Run, known: Path, *arguments: str) -> list[dict[str, Any]]:
    result = run("show", known, *arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("what", SUBJECTS)
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_every_subject_has_every_form(run: Run, known: Path, what: str, form: str) -> None:
    """Each subject is shown in each form, or is said to be empty."""
    result = run("show", known, what, "--format", form)
    assert result.exit_code == 0, result.output
    if form == "table":
        assert result.stdout or f"no {what}" in result.stderr
    if form == "csv" and result.stdout:
        head, *rows = csv.reader(io.StringIO(result.stdout))
        assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("what", SUBJECTS)
def test_nothing_is_wider_than_the_terminal(
    run: Run, known: Path, what: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of a table is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("show", known, what, "--format", "table").stdout.splitlines()
    assert [line for line in lines if width(line) > int(columns)] == []


def test_an_incident_has_the_keys_of_the_export(run: Run, known: Path) -> None:
    """The line of an incident has the keys that programs read."""
    rows = _rows(run, known, "incidents")
    assert len(rows) > 0
    assert all(row.keys() >= INCIDENT_KEYS for row in rows)
    value = rows[0]["fields"]["perpetrator"][0]
    assert value.keys() >= {"value", "origins", "stances", "claims", "reports"}
    assert rows[0]["independent_origins"].keys() == {"says_yes", "says_no_or_doubts"}


def test_a_tie_has_the_keys_of_the_export(run: Run, known: Path) -> None:
    """The line of a tie has the keys that programs read."""
    (tie,) = _rows(run, known, "ties")
    assert tie.keys() >= TIE_KEYS
    assert tie["period"].keys() == {"start", "end", "said_first", "said_last"}
    assert [voice["origin"] for voice in tie["says_no"]] == ["JNIM"]


def test_claims_carry_what_was_computed_of_them(run: Run, known: Path) -> None:
    """Each claim names its origin, its incident or tie, what replaced it, and its id elsewhere."""
    rows = _rows(run, known, "claims")
    assert all(row.keys() >= {"origin", "incident", "tie", "ref", "superseded_by"} for row in rows)
    incidents = {row["id"] for row in _rows(run, known, "incidents")}
    assert {row["incident"] for row in rows if row["type"] == "event"} == incidents
    ties = {row["id"] for row in _rows(run, known, "ties")}
    assert {row["tie"] for row in rows if row["type"] == "relation"} == ties


def test_the_copy_is_no_second_origin(run: Run, known: Path) -> None:
    """The newspaper that prints the wire story as fact is not among the origins of the raid."""
    (raid,) = _rows(run, known, "contested")
    assert "Morning Post" not in {view["origin"] for view in raid["origins"]}
    assert len(raid["reports"]) == 3


def test_what_is_contested_stands_first(run: Run, known: Path) -> None:
    """The block of an incident begins with the contested fields and their signs, and shows no quote twice."""
    text = run("show", known, "contested", "--format", "table").stdout
    assert "CONTESTED: " in text
    assert text.index("- ") < text.index("\n  target ")
    quotes = [line for line in text.split('"') if line.startswith("fighters of JNIM")]
    assert len(quotes) <= 1


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (["--place", "Gao"], 1),
        (["--place", "Menaka"], 1),
        (["--since", "2024-05-15"], 1),
        (["--until", "2024-05-10"], 1),
        (["--stance", "denies"], 1),
        (["--contested"], 1),
        (["--uncontested"], 1),
        (["--origins", "0"], 2),
        (["--origins", "9"], 0),
        (["--actor", "JNIM", "--place", "Menaka"], 0),
    ],
)
def test_filters_keep_what_fits(run: Run, known: Path, filters: list[str], places: int) -> None:
    """A filter keeps the incidents of which a claim fits."""
    assert len(_rows(run, known, "incidents", *filters)) == places


def test_nothing_found_is_said(run: Run, known: Path) -> None:
    """A table without rows is told on stderr, and the command ends well."""
    result = run("show", known, "incidents", "--place", "Nowhere", "--format", "table")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no incidents that fit" in result.stderr


def test_a_mistyped_word_gets_a_proposal(run: Run, known: Path) -> None:
    """The nearest word is proposed."""
    result = run("show", known, "incidnets")
    assert result.exit_code == 2
    assert "incidents" in result.stderr
