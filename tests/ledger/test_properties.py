"""What holds for any sequence of writes."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.ledger import Ledger

from .building import dump, report

NUMBERS = itertools.count()
WORDS = st.text("ab گو۱'\"\\\n\x00\x7f\ufffe😀", min_size=1, max_size=8).filter(lambda text: text.strip() != "")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
DOCUMENTS = st.tuples(
    st.just("record"), st.integers(0, 3), st.lists(WORDS, min_size=1, max_size=3), st.booleans(), st.sampled_from("12")
)
REFUSALS = st.tuples(st.just("refuse"), WORDS, WORDS, WORDS, st.none() | st.just("ab" * 32))
DECISIONS = st.tuples(st.just("decide"), WORDS, WORDS.filter(lambda kind: kind != "withdraw"), WORDS, JSON)
WITHDRAWALS = st.tuples(st.just("withdraw"), st.integers(0, 10))
OTHERS = st.tuples(st.sampled_from(["rebuild", "undone"]))
STEPS = st.lists(DOCUMENTS | REFUSALS | DECISIONS | WITHDRAWALS | OTHERS, max_size=12)
PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _do(ledger: Ledger, steps: list[tuple[Any, ...]]) -> None:
    for kind, *given_values in steps:
        match kind, given_values:
            case "record", (number, sentences, again, version):
                ledger.record(*report(number, sentences, extractor=f"builtin/{version}"), again=again)
            case "refuse", (source, reason, message, sha256):
                ledger.refuse(source=source, reason=reason, message=message, sha256=sha256)
            case "decide", (who, named, target, value):
                ledger.decide(who=who, kind=named, target=target, value=value)
            case "withdraw", (which,):
                standing = list(ledger.decisions(standing=True))
                if len(standing) > 0:
                    ledger.withdraw(standing[which % len(standing)].id, who="reviewer")
            case "rebuild", _:
                ledger.rebuild()
            case _:
                _undone(ledger)


def _undone(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.transaction():
        ledger.record(*report(99))
        ledger.decide(who="a", kind="b", target=str(next(NUMBERS)))
        raise ZeroDivisionError


@PROPERTY
@given(steps=STEPS)
def test_any_sequence_of_writes_verifies(tmp_path: Path, steps: list[tuple[Any, ...]]) -> None:
    """Whatever is recorded, refused, decided, withdrawn or undone, every row fits."""
    with Ledger.open(tmp_path / f"{next(NUMBERS)}.gawah", mode="create") as ledger:
        _do(ledger, steps)
        found = ledger.verify()
        assert found.fault is None
        assert {table: number for table, number in ledger.counts().items() if table not in {"mentions"}} == {
            table: found.checked.get(table, 0) for table in ("documents", "claims", "refusals", "decisions")
        }


@PROPERTY
@given(steps=STEPS.map(lambda steps: [step for step in steps if step[0] != "withdraw"]))
def test_doing_all_twice_equals_once(tmp_path: Path, steps: list[tuple[Any, ...]]) -> None:
    """Recording, refusing and deciding the same again changes no row of any table."""
    path = tmp_path / f"{next(NUMBERS)}.gawah"
    with Ledger.open(path, mode="create") as ledger:
        _do(ledger, steps)
    before = dump(path)
    with Ledger.open(path, mode="write") as ledger:
        _do(ledger, [step for step in steps if step[0] != "rebuild"])
    assert dump(path) == before


@PROPERTY
@given(steps=STEPS)
def test_a_rebuild_gives_the_same_tables(tmp_path: Path, steps: list[tuple[Any, ...]]) -> None:
    """Dropping and recomputing restores every computed table row by row, and touches no other."""
    path = tmp_path / f"{next(NUMBERS)}.gawah"
    with Ledger.open(path, mode="create") as ledger:
        _do(ledger, [step for step in steps if step[0] != "rebuild"])
    before = dump(path, without=SHADOWS)
    with Ledger.open(path, mode="write") as ledger:
        ledger.rebuild()
        assert ledger.verify().fault is None
    assert dump(path, without=SHADOWS) == before


SHADOWS = ("search_config", "search_data", "search_docsize", "search_idx")
"""Tables that SQLite keeps for the search: their pages differ with the order of writing, their answers do not."""
