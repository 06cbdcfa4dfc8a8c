"""What is known is kept in step with the ledger, whatever the order, and comes back byte for byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.known.small_case import CLAIMS, COPY, DENIAL, DOCUMENTS, OTHER, WIRE, known_rows, record

import gawah
from gawah.known.refresh import fault, is_current, refresh
from gawah.ledger import Ledger
from gawah.model import Document

RAID = CLAIMS[WIRE.id][0].id
COPIED = CLAIMS[COPY.id][0].id
DENIED = CLAIMS[DENIAL.id][0].id
MARKET = CLAIMS[OTHER.id][0].id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with all documents, and what is known of them."""
    made = tmp_path / "small.gawah"
    record(made, DOCUMENTS)
    _refresh(made)
    return made


def _refresh(path: Path) -> dict[str, int]:
    with Ledger.open(path, mode="write") as ledger:
        return {sort: written.written for sort, written in refresh(ledger).items()}


def test_one_origin_told_twice_is_one(path: Path) -> None:
    """The copy that drops "the army said" rests on the army too, and the denial contests who did it."""
    with gawah.open(path) as case:
        raid = next(one for one in case.incidents() if RAID in one.claims)
        assert {RAID, COPIED, DENIED} <= set(raid.claims)
        assert len(raid.reports) == 3
        assert raid.independent_origins == {"says_yes": 1, "says_no_or_doubts": 0}
        assert [contest.field for contest in raid.contested] == ["perpetrator"]


@settings(max_examples=12, deadline=None)
@given(st.permutations(DOCUMENTS), st.booleans(), st.integers(0, 3))
def test_any_order_of_adding_gives_the_same_tables(
    documents: Sequence[Document], backwards: bool, computed_after: int
) -> None:
    """Claims added in any order, with what is known computed in between or not, give the same rows."""
    with TemporaryDirectory() as folder:
        one, other = Path(folder) / "one.gawah", Path(folder) / "other.gawah"
        record(one, DOCUMENTS)
        _refresh(one)
        record(other, documents[:computed_after], backwards=backwards)
        _refresh(other)
        record(other, documents[computed_after:], backwards=backwards)
        _refresh(other)
        assert known_rows(other) == known_rows(one)


DECISIONS = [
    ("reject", DENIED),
    ("accept", RAID),
    ("same", "incident", RAID, MARKET),
    ("not-same", "incident", RAID, DENIED),
    ("same", "actor", "JNIM", "Gunmen"),
    ("not-same", "document", "1", "2"),
    ("same", "document", "1", "4"),
    ("grade", "Malian army", "B"),
]
CHANGES_NOTHING_KNOWN = {"accept"}


@pytest.mark.parametrize("decision", DECISIONS, ids=" ".join)
def test_a_decision_and_its_withdrawal_restore_every_byte(path: Path, decision: tuple[str, ...]) -> None:
    """What a decision changes, taking it back changes back, byte for byte."""
    before = known_rows(path)
    with gawah.open(path) as case:
        made = case.decide(*decision, who="hana", why="a test")
    if decision[0] not in CHANGES_NOTHING_KNOWN:
        assert known_rows(path) != before
    with gawah.open(path) as case:
        case.withdraw(made.id, who="hana")
    assert known_rows(path) == before


def test_a_correction_and_its_withdrawal_restore_every_byte(path: Path) -> None:
    """A corrected claim is weighed as corrected until the correction is taken back."""
    before = known_rows(path)
    with gawah.open(path) as case:
        made = case.decide("correct", RAID, who="hana", changes={"certainty": "possible"})
        assert known_rows(path) != before
        case.withdraw(made.id, who="hana")
    assert known_rows(path) == before


def test_dropping_all_that_is_computed_and_rebuilding_gives_the_same(path: Path) -> None:
    """Nothing that is known is kept only in what is computed."""
    before = known_rows(path)
    with closing(sqlite3.connect(path)) as connection:
        for table in before:
            connection.execute(f"DROP TABLE {table}")
        connection.commit()
    with gawah.open(path) as case:
        case.rebuild()
    assert known_rows(path) == before


def test_a_new_document_leaves_other_incidents_untouched(tmp_path: Path) -> None:
    """Only what a change touches is written again."""
    path = tmp_path / "small.gawah"
    record(path, DOCUMENTS[:3])
    _refresh(path)
    record(path, [OTHER])
    written = _refresh(path)
    assert written["incident"] == 1
    assert _refresh(path) == {}


def test_a_grade_writes_only_the_incidents_of_its_source(path: Path) -> None:
    """Grading the army leaves the market raid as it was."""
    before = dict(_records(path, "incident"))
    with gawah.open(path) as case:
        case.decide("grade", "Malian army", "B", who="hana")
        market = next(one.id for one in case.incidents() if MARKET in one.claims)
        raid = next(one.id for one in case.incidents() if RAID in one.claims)
    after = dict(_records(path, "incident"))
    assert after[market] == before[market]
    assert after[raid] != before[raid]


def _records(path: Path, sort: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, record FROM known WHERE sort = ?", (sort,)).fetchall()


def test_a_case_killed_before_computing_is_still_answered(tmp_path: Path) -> None:
    """Where documents were recorded and nothing computed, a reader computes in memory and the next writer keeps it."""
    path = tmp_path / "small.gawah"
    record(path, DOCUMENTS)
    with Ledger.open(path) as ledger:
        assert not is_current(ledger)
    with gawah.open(path) as case:
        assert len(case.incidents(contested=True)) == 1
        case.rebuild()
    with Ledger.open(path) as ledger:
        assert is_current(ledger)


def test_verify_finds_a_changed_record(path: Path) -> None:
    """What somebody writes into the computed tables is found."""
    with Ledger.open(path) as ledger:
        assert fault(ledger) is None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE known SET record = replace(record, 'Gao', 'Kidal') WHERE sort = 'incident'")
        connection.commit()
    with Ledger.open(path) as ledger:
        assert "Kidal" in str(fault(ledger))
