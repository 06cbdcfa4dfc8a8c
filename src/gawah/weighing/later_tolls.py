"""Tolls that their own origin replaced: "the death toll rises to six" stands for it from then on.

This holds for the toll alone: what the earlier claim says besides still counts, so it is no correction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from gawah.identity.actor_breadth import breadth
from gawah.incidents.sameness import actors_of, tolls_fit
from gawah.incidents.telling import is_denial
from gawah.model import Claim
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml
from gawah.weighing.records import Origin


def later_tolls(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> dict[str, str]:
    """Return for each claim of one incident whose toll its own origin replaced the claim with the last toll.

    A later document does so with another number of the same dead; inside one document only words such as "rises to"
    or "brings the number to" do. Denials replace nothing.

    Args:
        claims: the claims of one incident, in any order.
        origins: the origin of each of them.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.deaths is not None and not is_denial(claim):
            told[origins[claim.id].key].append(claim)
    found: dict[str, str] = {}
    for of_origin in told.values():
        ordered = sorted(of_origin, key=_when)
        for at, earlier in enumerate(ordered):
            by = [later for later in ordered[at + 1 :] if _replaces(later, earlier)]
            if len(by) > 0 and not _repeated(ordered, earlier, by[-1]):
                found[earlier.id] = by[-1].id
    return dict(sorted(found.items()))


def _when(claim: Claim) -> tuple[str, str, int, str]:
    return (claim.document.published or "")[:10], claim.document.id, claim.start, claim.id


def _replaces(later: Claim, earlier: Claim) -> bool:
    if tolls_fit(later.deaths, earlier.deaths) or not _same_dead(later, earlier):
        return False
    if later.document.id == earlier.document.id:
        return _changes(later.quote)
    before, after = earlier.document.published or "", later.document.published or ""
    return before != "" and before[:10] < after[:10]


def _repeated(ordered: Sequence[Claim], earlier: Claim, by: Claim) -> bool:
    """Tell whether the origin gives the first number again after the one that would replace it."""
    after = ordered[ordered.index(by) + 1 :]
    return any(tolls_fit(each.deaths, earlier.deaths) and _same_dead(each, earlier) for each in after)


def _same_dead(one: Claim, other: Claim) -> bool:
    """Tell whether two tolls may count the same people: what is counted and who was attacked can be one."""
    of = [fold(claim.deaths.of) for claim in (one, other) if claim.deaths is not None and claim.deaths.of]
    first, second = actors_of(one).get("target"), actors_of(other).get("target")
    apart = first and second and all(breadth(a, b) == "other" for a in first for b in second)
    return len(set(of)) < 2 and not apart


def _changes(quote: str) -> bool:
    return any(pattern.search(fold(quote)) for pattern in _patterns())


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(fold(row)) for row in read_yaml("lexicon/corrections.yaml")["toll_changes"])
