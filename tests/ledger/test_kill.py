"""A case survives being killed: whole documents only, and the next run completes it."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from gawah.errors import CaseError
from gawah.ledger import Ledger

from .building import Report, report

CASES = 4
KILLS = 50
"""For each case; together 200."""
DOCUMENTS = 400
CLAIMS = 3


def _reports() -> list[Report]:
    return [report(number) for number in range(DOCUMENTS)]


def _record_all(path: Path, reports: list[Report]) -> None:
    with Ledger.open(path, mode="create") as ledger:
        for number, each in enumerate(reports):
            ledger.record(*each)
            ledger.refuse(source=f"{number}.pdf", reason="empty", message="It has no bytes.")


def _killed(path: Path, reports: list[Report], seconds: float) -> bool:
    """Record in a child process, kill it after some time, and tell whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            _record_all(path, reports)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _check(path: Path) -> int:
    """Check that the case is in order and return how many documents it holds."""
    try:
        ledger = Ledger.open(path)
    except CaseError as error:
        # Killed before the case was begun: nothing is there that could be half.
        assert "no such case" in str(error) or "the file is empty" in str(error)
        return 0
    with ledger:
        assert ledger.verify().fault is None
        claims = [row.claims for row in ledger.documents()]
        counts = ledger.counts()
        assert set(claims) <= {CLAIMS}
        assert counts["claims"] == counts["mentions"] == CLAIMS * len(claims)
        assert counts["refusals"] in {len(claims), len(claims) - 1}
        return len(claims)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child process")
@pytest.mark.parametrize("case", range(CASES))
def test_kills_leave_whole_documents(tmp_path: Path, case: int) -> None:
    """Killed again and again at random moments, a case verifies each time, never shrinks, and is completed at last."""
    reports, chance = _reports(), random.Random(case)
    kills, held, grew = 0, 0, 0
    path = tmp_path / "a.gawah"
    while kills < KILLS:
        kills += _killed(path, reports, chance.uniform(0, 0.06))
        now = _check(path)
        assert now >= held
        grew += now > held
        held = now
        if held == DOCUMENTS:
            path, held = tmp_path / f"{kills}.gawah", 0
    assert grew > 5
    _record_all(path, reports)
    assert _check(path) == DOCUMENTS
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(path.name)) == [path.name]
