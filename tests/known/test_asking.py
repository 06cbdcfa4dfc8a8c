"""What is known, listed by what a reader asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gawah.case import Case

from .small_case import DOCUMENTS, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the case of an invented raid."""
    record(tmp_path / "known.gawah", DOCUMENTS)
    return tmp_path / "known.gawah"


def test_the_contested_incident_comes_first(path: Path) -> None:
    """What origins disagree about stands before what nobody disputes."""
    with Case(path) as case:
        contested = [len(one.contested) for one in case.incidents()]
    assert contested == sorted(contested, reverse=True)
    assert contested[0] > 0


def test_each_filter_must_be_met_by_some_claim(path: Path) -> None:
    """Two filters may be met by two claims of one incident."""
    with Case(path) as case:
        (raid,) = case.incidents(place="Gao", stance="denies")
        assert len(raid.reports) == 3
        assert case.incidents(place="Menaka", stance="denies") == []


def test_contested_and_uncontested_make_all(path: Path) -> None:
    """Every incident is either contested or not."""
    with Case(path) as case:
        parts = [*case.incidents(contested=True), *case.incidents(contested=False)]
        assert sorted(one.id for one in parts) == sorted(one.id for one in case.incidents())


def test_a_tie_that_is_only_denied_rests_on_no_origin(path: Path) -> None:
    """The least number of origins counts those that say so."""
    with Case(path) as case:
        assert len(case.ties(origins=0)) == 1
        assert case.ties(origins=1) == []


def test_origins_that_stand_behind_most_come_first(path: Path) -> None:
    """Origins are ordered by the reports that carry them."""
    with Case(path) as case:
        reports = [row.reports for row in case.origins()]
    assert reports == sorted(reports, reverse=True)
    assert reports[0] > 1
