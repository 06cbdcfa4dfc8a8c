"""Decisions are appended and can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gawah.errors import CaseError
from gawah.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        yield ledger


def test_a_decision_comes_back_with_its_value_and_reason(ledger: Ledger) -> None:
    """Who, kind, target, value and why are kept as given."""
    made = ledger.decide(who="reviewer", kind="grade", target="source:x", value={"b": [1, "ب"], "a": None}, why="known")
    assert list(ledger.decisions()) == [made]
    assert (made.who, made.value, made.why, made.withdrawn_by) == (
        "reviewer",
        {"a": None, "b": [1, "ب"]},
        "known",
        None,
    )


def test_the_same_standing_decision_is_not_repeated(ledger: Ledger) -> None:
    """Deciding twice is one decision; another value, or a decision after a withdrawal, is a new one."""
    first = ledger.decide(who="a", kind="accept", target="c1")
    assert ledger.decide(who="a", kind="accept", target="c1") == first
    assert ledger.decide(who="a", kind="accept", target="c1", value=1).id == 2
    ledger.withdraw(first.id, who="a")
    assert ledger.decide(who="a", kind="accept", target="c1").id == 4


def test_a_withdrawal_is_a_decision_and_what_it_takes_back_stays(ledger: Ledger) -> None:
    """A withdrawn decision stays in the log, marked, and no longer stands."""
    first = ledger.decide(who="a", kind="same_actor", target="x", value="y")
    second = ledger.decide(who="a", kind="accept", target="c1")
    taken = ledger.withdraw(first.id, who="b", why="a mix-up")
    assert [(each.kind, each.withdrawn_by) for each in ledger.decisions()] == [
        ("same_actor", taken.id),
        ("accept", None),
        ("withdraw", None),
    ]
    assert list(ledger.decisions(standing=True)) == [second]
    assert list(ledger.decisions(kind="accept", target="c1")) == [second]
    assert list(ledger.decisions(target="c2")) == []


@pytest.mark.parametrize("which", ["missing", "withdrawn", "withdrawal", "nobody"])
def test_a_withdrawal_that_makes_no_sense_is_refused(ledger: Ledger, which: str) -> None:
    """What is not there, was taken back before, or is a withdrawal itself cannot be withdrawn; nor by nobody."""
    first = ledger.decide(who="a", kind="accept", target="c1")
    taken = ledger.withdraw(first.id, who="a")
    third = ledger.decide(who="a", kind="accept", target="c2")
    number = {"missing": 99, "withdrawn": first.id, "withdrawal": taken.id, "nobody": third.id}[which]
    with pytest.raises(CaseError, match=r"no decision 99|withdrawn before|is a withdrawal|needs who"):
        ledger.withdraw(number, who=" " if which == "nobody" else "a")


@pytest.mark.parametrize(
    "fields",
    [{"who": ""}, {"kind": " "}, {"target": ""}, {"kind": "withdraw"}, {"value": object()}, {"value": "\ud800"}],
)
def test_a_decision_that_cannot_be_kept_is_refused(ledger: Ledger, fields: dict[str, object]) -> None:
    """A decision needs who, kind and target, and a value that is JSON."""
    with pytest.raises(CaseError):
        ledger.decide(**{"who": "a", "kind": "accept", "target": "c", **fields})
    assert ledger.counts()["decisions"] == 0
