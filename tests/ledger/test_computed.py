"""The computed tables can be thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest

from gawah.ledger import Ledger
from gawah.ledger.computed import COLUMNS
from gawah.ledger.dates import days

from .building import dump, fill, raw, report
from .test_properties import SHADOWS


def test_a_rebuild_restores_what_was_lost(tmp_path: Path) -> None:
    """Computed tables that were emptied, changed or dropped come back as they were, the search included."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1), report(2)])
    before = dump(path, without=SHADOWS)
    with raw(path) as connection:
        connection.execute("DELETE FROM claim_actors")
        connection.execute("UPDATE claim_places SET country = 'XX'")
        connection.execute("DROP TABLE claim_index")
        connection.execute("DROP TABLE search")
    with Ledger.open(path, mode="write") as ledger:
        assert not ledger.verify().ok
        ledger.rebuild()
        assert ledger.verify().ok
        assert len(list(ledger.search("council"))) == 2
    assert dump(path, without=SHADOWS) == before


def test_computed_columns_are_those_of_the_schema(tmp_path: Path) -> None:
    """Each computed table has the columns that are written, and a row number at most."""
    path = tmp_path / "a.gawah"
    fill(path, [])
    with raw(path) as connection:
        for table, columns in COLUMNS.items():
            there = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            assert tuple(there) == columns


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024", ("2024-01-01", "2025-01-01")),
        ("2024-02", ("2024-02-01", "2024-03-01")),
        ("2024-12", ("2024-12-01", "2025-01-01")),
        ("2024-02-29", ("2024-02-29", "2024-03-01")),
        ("2024-12-31", ("2024-12-31", "2025-01-01")),
        ("2024-03-05T10:00:00+05:00", ("2024-03-05", "2024-03-06")),
        ("2024-03-05 10:00", ("2024-03-05", "2024-03-06")),
        (" 2024-03-05 ", ("2024-03-05", "2024-03-06")),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("9999", None),
        ("24-03-05", None),
        ("2024-3-5", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_an_interval_of_days(iso: str, expected: tuple[str, str] | None) -> None:
    """A date of any precision gives its first day and the day after its last; anything else gives nothing."""
    assert days(iso) == expected
