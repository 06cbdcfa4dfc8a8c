"""`gawah search`: words, phrases, limits and nothing found."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_words_are_found_in_any_spelling(run: Run, case: Path) -> None:
    """Capitals make no difference, and each hit names its document and its words."""
    hits = [json.loads(line) for line in run("search", case, "TOLMARAK", "nine").stdout.splitlines()]
    assert [hit["name"] for hit in hits] == ["report-0.txt", "report-1.txt", "report-2.txt"]
    assert all("nine" in hit["snippet"] for hit in hits)


def test_a_quoted_phrase_must_stand_together(run: Run, case: Path) -> None:
    """Words that came in quotation marks must stand side by side."""
    assert len(run("search", case, "nine soldiers").stdout.splitlines()) == 3
    assert run("search", case, "soldiers nine").stdout == ""


def test_a_table_refers_to_documents_by_number(run: Run, case: Path) -> None:
    """A hit for a person has the short reference and the words around the match."""
    result = run("search", case, "abducted", "--format", "table", "--limit", "2")
    assert "[01 ¶4] Report 0\n    Gunmen abducted Rostam Palwandi" in result.stdout
    assert "the first 2 hits; --limit 0 shows all" in result.stdout


def test_nothing_found_is_said(run: Run, case: Path) -> None:
    """A search without hits says so and is no error."""
    result = run("search", case, "volcano", "--format", "table")
    assert (result.exit_code, result.stderr) == (0, "no passage holds volcano\n")
