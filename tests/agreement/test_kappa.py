"""Cohen's kappa: the published examples, and an independent way to compute it."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.agreement.kappa import kappa, share, tally

COHEN_PROPORTIONS = ((25, 13, 12), (12, 2, 16), (3, 15, 2))
"""Cohen (1960), the table of proportions, in per cent."""
COHEN_COUNTS = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
"""Cohen (1960), the table of 200 units."""


def cells(table: tuple[tuple[int, ...], ...]) -> dict[tuple[Hashable, Hashable], int]:
    """Return a square table as counts of pairs."""
    return {(row, column): count for row, counts in enumerate(table) for column, count in enumerate(counts)}


@pytest.mark.parametrize(
    ("table", "observed", "expected"), [(COHEN_PROPORTIONS, 0.29, -0.092), (COHEN_COUNTS, 0.70, 0.492)]
)
def test_the_examples_of_the_paper(table: tuple[tuple[int, ...], ...], observed: float, expected: float) -> None:
    """The worked tables of Cohen (1960) give the printed coefficients."""
    assert share(cells(table)) == pytest.approx(observed)
    assert kappa(cells(table)) == pytest.approx(expected, abs=0.0005)


def test_agreement_on_everything_is_one_and_on_nothing_is_below_nought() -> None:
    """Two values used by both: equal throughout gives 1, swapped throughout gives -1."""
    assert kappa({("a", "a"): 3, ("b", "b"): 3}) == 1.0
    assert kappa({("a", "b"): 3, ("b", "a"): 3}) == -1.0


@pytest.mark.parametrize("table", [{}, {("a", "a"): 5}])
def test_without_units_or_with_one_value_it_cannot_be_told(table: dict[tuple[Hashable, Hashable], int]) -> None:
    """No unit, or one value only, leaves kappa undefined, and no number is made up."""
    assert kappa(table) is None


def plain_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Compute kappa from shares, value by value, as the formula is written."""
    n = len(pairs)
    if n == 0:
        return None
    values = {value for pair in pairs for value in pair}
    observed = sum(one == other for one, other in pairs) / n
    expected = sum(
        (sum(one == v for one, _ in pairs) / n) * (sum(other == v for _, other in pairs) / n) for v in values
    )
    return None if abs(1 - expected) < 1e-12 else (observed - expected) / (1 - expected)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=25))
def test_it_agrees_with_the_formula_taken_literally(pairs: list[tuple[str, str]]) -> None:
    """On any table the counts give what the shares of the formula give."""
    found, plain = kappa(tally(pairs)), plain_kappa(pairs)
    assert (found is None) == (plain is None)
    assert plain is None or found == pytest.approx(plain, abs=1e-9)
