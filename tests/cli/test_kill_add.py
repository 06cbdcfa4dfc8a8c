"""Killed at any moment, a case verifies, holds whole documents only, and is completed by adding again."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from gawah.case import Case
from gawah.errors import CaseError
from gawah.ledger import DocumentRow

KILLS = 200
DOCUMENTS = 150
REPORT = (
    "The Army denied on 3 March 2024 that soldiers attacked village {number}.\n\n"
    "Residents said {number} people were killed.\n"
)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    # A library may have started threads of its own; the child uses none of them.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def _contents(path: Path) -> tuple[list[tuple[str, int]], list[str]]:
    """Return the documents with the number of their claims, and the claims."""
    with Case(path) as case:
        return [(row.id, row.claims) for row in case.documents()], [claim.id for claim in case.claims()]


def _verified(path: Path) -> list[DocumentRow]:
    """Return the documents of a case that verifies; none where the kill came before the case was begun."""
    if not path.exists():
        return []
    try:
        with Case(path) as case:
            assert case.verify().fault is None
            return case.documents()
    except CaseError as error:
        assert "no case was begun" in str(error)
        return []


def _add_in_child(case: Path, folder: Path) -> int:
    child = os.fork()
    if child == 0:
        # The child has all imports already and leaves without running what belongs to the parent.
        status = 1
        try:
            Case(case).add(folder)
            status = 0
        finally:
            os._exit(status)
    return child


def test_a_killed_add_leaves_whole_documents(tmp_path: Path) -> None:
    """After each of 200 kills the case verifies with whole documents; adding again gives what was never killed."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:03d}.txt").write_text(REPORT.format(number=number), encoding="utf-8")
    started = time.monotonic()
    Case(tmp_path / "whole.gawah").add(folder)
    whole = time.monotonic() - started
    documents, claims = _contents(tmp_path / "whole.gawah")
    wanted = dict(documents)
    assert len(documents) == DOCUMENTS
    chance = random.Random(20240303)

    kills = completed = held = grew = 0
    path = tmp_path / "killed-0.gawah"
    reach = min(whole, 0.12)
    while kills < KILLS:
        child = _add_in_child(path, folder)
        time.sleep(chance.uniform(0, reach))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        kills += os.WIFSIGNALED(status)
        rows = _verified(path)
        assert all(wanted[row.id] == row.claims for row in rows)
        wrote = len(rows) > held
        grew += wrote
        # A busy machine writes later: the kills follow it, so that they fall while documents are written.
        reach = max(0.05, reach * 0.98) if wrote else min(2.0, reach * 1.05)
        held = len(rows)
        if held == DOCUMENTS:
            assert _contents(path) == (documents, claims)
            completed, held = completed + 1, 0
            path = tmp_path / f"killed-{completed}.gawah"
    # The kills fell while documents were being written, not before and not after.
    assert grew > KILLS / 4
    Case(path).add(folder)
    assert _contents(path) == (documents, claims)
