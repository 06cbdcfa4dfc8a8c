"""Which pairs of accounts are compared."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest
from tests.incidents.invented_accounts import account

from gawah.incidents import blocks
from gawah.incidents.blocks import candidates
from gawah.incidents.columns import columns_of
from gawah.incidents.records import Account
from gawah.model import Period, Place

KIDAL = {"day": "2024-05-01", "town": "Kidal"}


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few accounts be blocked as many are."""
    monkeypatch.setattr(blocks, "FEW", 0)


def compared(*accounts: Account) -> set[tuple[int, int]]:
    """Return the pairs that are compared, by place in the arguments."""
    left, right = candidates(columns_of(accounts))
    return set(zip(left.tolist(), right.tolist(), strict=True))


def test_few_accounts_are_compared_all() -> None:
    """Accounts with nothing in common are compared too, where there are few; aggregates are not."""
    lone = account("d", **KIDAL, aggregate=True)
    assert compared(account("a"), account("b", **KIDAL), account("c", town="Uvira"), lone) == {(0, 1), (0, 2), (1, 2)}


WEEK = {"period": Period(text="in May", start="2024-05-01", end="2024-05-31")}
GROUP = {"perpetrators": ("name:northern-front",)}


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (KIDAL, KIDAL, True),
        (KIDAL, {**KIDAL, "day": "2024-05-04"}, True),
        (KIDAL, {**KIDAL, "day": "2024-05-20"}, False),
        (KIDAL, {**KIDAL, "town": "Uvira"}, False),
        ({**KIDAL, **GROUP}, {"day": "2024-05-02", **GROUP}, True),
        ({**KIDAL, **GROUP}, {"day": "2024-05-09", **GROUP}, False),
        ({**KIDAL, "sides": ("name:mill-guard", *GROUP["perpetrators"])}, {"day": "2024-05-02", **GROUP}, True),
        ({**KIDAL, "targets": ("name:mill-guard",)}, {"day": "2024-05-01", "targets": ("name:mill-guard",)}, True),
        ({"objects": ("granary",), **KIDAL}, {"objects": ("granary",)}, True),
        (KIDAL, {"town": "Kidal", **WEEK}, True),
        ({"published": "2024-05-02", "town": "Kidal"}, KIDAL, True),
        ({**KIDAL, **GROUP}, {**GROUP, **WEEK}, True),
    ],
)
@pytest.mark.usefixtures("blocked")
def test_a_pair_meets_in_any_pass(one: dict[str, Any], other: dict[str, Any], meets: bool) -> None:
    """Town and days, party and day, a thing's name, or a month where no day is given: one of them is enough."""
    assert compared(account("a", **one), account("b", **other)) == ({(0, 1)} if meets else set())


@pytest.mark.usefixtures("blocked")
def test_towns_beside_a_border_of_cells_meet() -> None:
    """Two points a few hundred metres apart meet on whichever side of a cell's border they lie."""
    for lat, lon in [(0.001, 0.25), (0.25, 0.001), (0.001, 0.001), (-0.001, 0.001)]:
        points = [(lat, lon), (-lat, lon), (lat, -lon), (-lat, -lon)]
        made = [
            account(str(row), day="2024-05-01", places=(Place(text="x", lat=y, lon=x, precision=1),))
            for row, (y, x) in enumerate(points)
        ]
        assert len(compared(*made)) == 6


@pytest.mark.usefixtures("blocked")
def test_a_crowd_costs_no_square() -> None:
    """Of a thousand accounts of one town and day each is compared with a bounded number of others."""
    pairs = compared(*(account(f"{row:04d}", **KIDAL) for row in range(1000)))
    assert 1000 < len(pairs) <= 1000 * blocks.CROWD


@pytest.mark.usefixtures("blocked")
def test_cost_grows_with_the_number_of_accounts() -> None:
    """Twice the years make twice the pairs, not four times."""

    def pairs(days: int) -> int:
        first = datetime.date(2020, 1, 1)
        spread = [(first + datetime.timedelta(days=day)).isoformat() for day in range(days) for _ in range(3)]
        return len(compared(*(account(f"{row:05d}", day=day, town="Kidal") for row, day in enumerate(spread))))

    assert pairs(400) == pytest.approx(2 * pairs(200), rel=0.05)


@pytest.mark.usefixtures("blocked")
def test_each_pair_comes_once() -> None:
    """A pair that meets in several passes is compared once, the smaller row first."""
    made = [account(str(row), **KIDAL, **GROUP, objects=("granary",)) for row in range(6)]
    left, right = candidates(columns_of(made))
    assert len(left) == 15
    assert bool(np.all(left < right))
