"""Krippendorff's alpha: the published examples, and an independent way to compute it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.agreement.alpha import alpha, alpha_of, both_ways
from gawah.agreement.kappa import tally

FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff (2011), section C: four observers, twelve units, some values missing."""
TWO_BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
TWO_NOMINAL = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")


def units(rows: tuple[str, ...]) -> list[list[str]]:
    """Return the columns of a table without what is missing."""
    return [[value for value in column if value != "."] for column in zip(*(row.split() for row in rows), strict=True)]


@pytest.mark.parametrize(("rows", "expected"), [(TWO_BINARY, 0.095), (TWO_NOMINAL, 0.692), (FOUR_OBSERVERS, 0.743)])
def test_the_nominal_examples_of_the_paper(rows: tuple[str, ...], expected: float) -> None:
    """The worked examples of Krippendorff (2011) give the printed coefficients."""
    assert alpha(units(rows)) == pytest.approx(expected, abs=0.0005)


def test_the_interval_example_of_the_paper() -> None:
    """With squared differences the four observers reach .849."""
    numbers = [[int(value) for value in unit] for unit in units(FOUR_OBSERVERS)]
    assert alpha(numbers, "interval") == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize("values", [[], [["a"]], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_without_pairs_or_with_one_value_it_cannot_be_told(values: list[list[str]]) -> None:
    """Nothing to pair, or one value only, leaves alpha undefined."""
    assert alpha(values) is None


def plain_alpha(coded: list[list[int]], metric: Literal["nominal", "interval"]) -> float | None:
    """Compute alpha pair by pair: mean disagreement within units over mean disagreement of all values."""
    usable = [unit for unit in coded if len(unit) > 1]
    values = [value for unit in usable for value in unit]

    def distance(one: int, other: int) -> int:
        return (one - other) ** 2 if metric == "interval" else int(one != other)

    def summed(unit: list[int]) -> int:
        return sum(distance(a, b) for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j)

    n = len(values)
    expected = Fraction(summed(values), n * (n - 1)) if n > 1 else Fraction(0)
    if expected == 0:
        return None
    observed = sum((Fraction(summed(unit), len(unit) - 1) for unit in usable), Fraction(0)) / n
    return float(1 - observed / expected)


coded = st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=10)


@given(coded, st.sampled_from(["nominal", "interval"]))
def test_it_agrees_with_all_pairs_written_out(values: list[list[int]], metric: Literal["nominal", "interval"]) -> None:
    """On any data, with values missing, the closed form gives what summing over all pairs gives."""
    assert alpha(values, metric) == pytest.approx(plain_alpha(values, metric), abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_two_coders_as_a_table_are_two_coders_as_units(pairs: list[tuple[int, int]]) -> None:
    """A table of pairs read both ways gives the same alpha as the units."""
    assert alpha_of(both_ways(tally(pairs)), "interval") == alpha(pairs, "interval")
