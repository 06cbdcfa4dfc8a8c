"""`gawah import`: claims of a file into a case, told in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gawah.case import Case

from .conftest import Run

TEXT = "Gunmen abducted Rostam Palwandi near Tolmarak.\nNobody has claimed it.\n"
QUOTES = ("Gunmen abducted Rostam Palwandi near Tolmarak", "Nobody has claimed it")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one report and a file of two claims about it."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "letter.txt").write_text(TEXT, encoding="utf-8")
    rows: list[dict[str, Any]] = [
        {"id": f"l{number}", "document": "letter", "start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote)}
        | {"quote": quote, "type": "event", "kind": "abduction_forced_disappearance", "stance": stance}
        | {"roles": {"perpetrator": ["gunmen"], "target": ["Rostam Palwandi"]}, "polarity": polarity, "incident": "i1"}
        for number, quote, stance, polarity in (
            (1, QUOTES[0], "reports", "positive"),
            (2, QUOTES[1], "claims_responsibility", "negative"),
        )
    ]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return place


def test_claims_are_imported_and_counted(run: Run, folder: Path, tmp_path: Path) -> None:
    """A new case is made, and one line says what it got; importing again says that all is known."""
    words = ("import", tmp_path / "x.gawah", "--format", "claims", tmp_path / "claims.jsonl", "--documents", folder)
    first, again = run(*words), run(*words)
    assert first.exit_code == again.exit_code == 0, first.output
    assert first.stdout == "2 new claims, 1 new document, 0 claims known, 0 refused\n"
    assert again.stdout == "0 new claims, 0 new documents, 2 claims known, 0 refused\n"
    with Case(tmp_path / "x.gawah") as case:
        assert [claim.ref for claim in case.claims()] == ["l1", "l2"]
        assert case.verify().ok


def test_a_refused_line_is_named_and_the_rest_goes_on(run: Run, folder: Path, tmp_path: Path) -> None:
    """The line's number and the reason are told, and the exit status is 1."""
    file = tmp_path / "claims.jsonl"
    file.write_text("{}\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("import", tmp_path / "x.gawah", file, "--documents", folder)
    assert result.exit_code == 1
    assert "claims.jsonl:1" in result.stderr
    assert "[claim_does_not_fit]" in result.stderr
    assert result.stdout == "2 new claims, 1 new document, 0 claims known, 1 refused\n"


def test_many_refused_lines_are_counted(run: Run, folder: Path, tmp_path: Path) -> None:
    """After twenty refused lines the rest are only counted, and the command that lists them is named."""
    (tmp_path / "claims.jsonl").write_text("{}\n" * 23, encoding="utf-8")
    result = run("import", tmp_path / "x.gawah", tmp_path / "claims.jsonl", "--documents", folder, "--quiet")
    assert len(result.stderr.splitlines()) == 21
    assert "refused 3 more" in result.stderr
    assert result.stdout == ""


def test_a_coder_is_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    """Claims of a coder's file say who made them."""
    run("import", tmp_path / "x.gawah", tmp_path / "claims.jsonl", "--documents", folder, "--coder", "hana")
    with Case(tmp_path / "x.gawah") as case:
        assert {claim.extractor for claim in case.claims()} == {"coder/hana"}


def test_an_imported_person_is_veiled(run: Run, folder: Path, tmp_path: Path) -> None:
    """A person's name that a file gives as plain words leaves the case as a pseudonym."""
    run("import", tmp_path / "x.gawah", tmp_path / "claims.jsonl", "--documents", folder)
    result = run("export", tmp_path / "x.gawah", "--format", "claims")
    assert result.exit_code == 0, result.output
    assert "Palwandi" not in result.stdout
    assert json.loads(result.stdout.splitlines()[0])["masked"] is True


def test_what_was_exported_with_names_comes_back(run: Run, folder: Path, tmp_path: Path) -> None:
    """An export with names is imported into another case as the same claims; a veiled line is refused."""
    run("import", tmp_path / "x.gawah", tmp_path / "claims.jsonl", "--documents", folder)
    for name, options, status in (("named", ["--with-private-names"], 0), ("veiled", [], 1)):
        exported = tmp_path / f"{name}.jsonl"
        exported.write_text(run("export", tmp_path / "x.gawah", "--format", "claims", *options).stdout, "utf-8")
        result = run("import", tmp_path / f"{name}.gawah", exported, "--documents", folder)
        assert result.exit_code == status, result.output
    with Case(tmp_path / "x.gawah") as one, Case(tmp_path / "named.gawah") as two:
        assert [claim.id for claim in one.claims()] == [claim.id for claim in two.claims()]
