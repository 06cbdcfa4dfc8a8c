"""`gawah export`: formats, the veil, and the file that is written."""

from __future__ import annotations

import csv
import json
import os
import threading
from pathlib import Path

import pytest

from .conftest import Run

COMPUTED = ("origin", "incident", "tie", "superseded_by")
"""What `show` adds to a claim: it is the case's own reckoning, and changes with it."""


@pytest.mark.parametrize("form", ["claims", "jsonl"])
def test_private_persons_are_hidden(run: Run, case: Path, form: str) -> None:
    """No private name leaves the case; where one was hidden, the line says so."""
    result = run("export", case, "--format", form)
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert "Palwandi" not in result.stdout
    assert [claim.get("masked", False) for claim in claims[:4]] == [False, False, False, True]
    assert claims[3]["roles"]["target"][0]["text"].startswith("person-")
    assert claims[3]["quote"] == f"Gunmen abducted {'█' * 15} near Tolmarak."
    assert (claims[3]["place"][0]["lat"], claims[3]["place"][0]["lon"]) == (29.8, 66.85)


def test_pseudonyms_are_the_same_in_every_export_of_a_case(run: Run, case: Path) -> None:
    """Exporting again, or a part, gives the same pseudonym; a filter cannot lift the veil."""
    whole = run("export", case).stdout.splitlines()
    part = run("export", case, "--text", "abducted").stdout.splitlines()
    assert part == [line for line in whole if "abducted" in line]


def test_private_names_leave_when_a_person_says_so(run: Run, case: Path) -> None:
    """With --with-private-names the claims leave as they are."""
    result = run("export", case, "--with-private-names")
    assert "Rostam Palwandi" in result.stdout
    assert "29.79567" in result.stdout
    assert "masked" not in result.stdout
    claims = [json.loads(line) for line in run("show", case, "--format", "jsonl").stdout.splitlines()]
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {key: value for key, value in claim.items() if key not in COMPUTED} for claim in claims
    ]


def test_a_file_is_written_whole(run: Run, case: Path, tmp_path: Path) -> None:
    """-o writes the file and leaves nothing else behind."""
    target = tmp_path / "out" / "claims.csv"
    target.parent.mkdir()
    assert run("export", case, "--format", "csv", "-o", target).output == ""
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["masked"] for row in rows[:4]] == ["", "", "", "yes"]
    assert list(target.parent.iterdir()) == [target]


def test_the_case_itself_is_never_overwritten(run: Run, case: Path) -> None:
    """An export onto the case is wrong usage, and the case stays whole."""
    result = run("export", case, "-o", case)
    assert result.exit_code == 2
    assert "is the case itself" in result.stderr
    assert run("verify", case).exit_code == 0


def test_a_file_that_cannot_be_written_is_one_line(run: Run, case: Path, tmp_path: Path) -> None:
    """An output in a folder that is not there is an expected error."""
    result = run("export", case, "-o", tmp_path / "nowhere" / "x.jsonl")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_link_stays_a_link_and_a_pipe_a_pipe(run: Run, case: Path, tmp_path: Path) -> None:
    """What -o names is written to where it leads; nothing that is no regular file is replaced by one."""
    kept, link, pipe = tmp_path / "kept.jsonl", tmp_path / "link.jsonl", tmp_path / "pipe"
    kept.write_text("older\n", encoding="utf-8")
    link.symlink_to(kept)
    assert run("export", case, "-o", link).exit_code == 0
    assert link.is_symlink()
    whole = kept.read_bytes()
    assert whole == run("export", case).stdout.encode()
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    assert run("export", case, "-o", pipe).exit_code == 0
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert received == [whole]
