"""`gawah verify`: a whole case, a changed one, and a rewritten one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .conftest import Run


def test_a_whole_case_verifies(run: Run, case: Path) -> None:
    """A case as it was written verifies, and the end of its chain is printed."""
    result = run("verify", case)
    assert result.exit_code == 0
    assert "3 documents" in result.stdout
    head = result.stdout.split()[-1]
    assert run("verify", case, "--head", head).exit_code == 0


def test_a_changed_row_is_named(run: Run, case: Path) -> None:
    """A row that was changed behind the program's back is named in one line, with exit status 1."""
    with sqlite3.connect(case) as raw:
        raw.execute("DROP TRIGGER claims_no_update")
        raw.execute("UPDATE claims SET stance = 'accuses' WHERE seq = 5")
    raw.close()
    result = run("verify", case)
    assert result.exit_code == 1
    assert "does not verify: claims " in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_damaged_index_is_made_again(run: Run, case: Path) -> None:
    """A computed table that was changed fails, and rebuild mends it without touching the chain."""
    head = run("verify", case).stdout.split()[-1]
    with sqlite3.connect(case) as raw:
        raw.execute("DELETE FROM claim_actors WHERE rowid = 3")
    raw.close()
    assert "gawah rebuild" in run("verify", case).stderr
    assert run("rebuild", case).stdout == "rebuilt from 3 documents and 12 claims\n"
    assert run("verify", case).stdout.split()[-1] == head


def test_a_chain_that_lost_a_noted_hash_fails(run: Run, case: Path) -> None:
    """A head that the chain does not pass through is a failure."""
    assert run("verify", case, "--head", "0" * 64).exit_code == 1


def test_a_mistyped_head_is_not_called_a_rewritten_chain(run: Run, case: Path) -> None:
    """A head that cannot be one is a usage error, which says what was expected."""
    result = run("verify", case, "--head", "123")
    assert result.exit_code == 2
    assert "64 hex digits" in result.stderr
