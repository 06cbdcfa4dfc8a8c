"""Numbers of dead and injured: when two are one, when they exclude each other, and who disputes them."""

from __future__ import annotations

import re

from gawah.model import Claim, Count
from gawah.reading.folding import fold
from gawah.weighing.evidence import is_denied

ROUGH = 0.2
"""Share by which a number that is said to be rough may be off."""
Bounds = tuple[int | None, int | None, int | None]
_OF_A_NUMBER = re.compile(
    r"(?<!\w)(figures?|numbers?|tolls?|counts?|casualt\w+|deaths?|inflated|exaggerat\w+|bilan|chiffres?|nombre|"
    r"عدد|حصیلة|حصيلة|تعداد|شمار|آمار|امار|اعداد|شمېر|شمیر)(?!\w)"
)
"""Words with which a denial speaks of how many, folded."""


def bounds(count: Count) -> Bounds:
    """Return the three bounds of a number."""
    return count.low, count.best, count.high


def is_given(count: Count | None) -> bool:
    """Tell whether a number says anything."""
    return count is not None and bounds(count) != (None, None, None)


def range_of(count: Count) -> tuple[float, float]:
    """Return the least and the most that a number can mean; a side that is not said is rough, or open."""
    if count.best is None:
        return float(count.low or 0), float("inf") if count.high is None else float(count.high)
    low = count.best * (1 - ROUGH) if count.low is None else count.low
    high = count.best * (1 + ROUGH) if count.high is None else count.high
    return float(low), float(high)


def exclude(one: Count, other: Count) -> bool:
    """Tell whether two numbers cannot both be right."""
    first, second = range_of(one), range_of(other)
    return first[1] < second[0] or second[1] < first[0]


def figure(count: Count) -> str:
    """Return a number in figures: "12", "about 30", "at least 4"; nothing where none is said."""
    low, best, high = bounds(count)
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if best is not None and low is None:
        return f"about {best}" if high is None else f"up to {best}"
    if best is not None:
        return f"{best} or more"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""


def disputes_number(claim: Claim) -> bool:
    """Tell whether a claim says that the number of dead is wrong: a denial about how many, and not about who did it."""
    if claim.type != "event" or not is_denied(claim) or claim.stance != "denies":
        return False
    if len(claim.roles.get("perpetrator", ())) > 0:
        return False
    return is_given(claim.deaths) or bool(_OF_A_NUMBER.search(fold(claim.quote)))
