"""Names of origins that stand for one origin each, because a page shows the name and not the key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from gawah.model import Claim
from gawah.weighing.records import Origin


def with_distinct_names(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> dict[str, Origin]:
    """Return the origins with one name for each key, and no name for two of them.

    Where two bear a name, a nameless voice gets the day of its first document, others what they are, and what is
    still the same is counted through.
    """
    names: dict[str, set[str]] = defaultdict(set)
    days: dict[str, str] = {}
    held = sorted(claims, key=lambda claim: claim.id)
    for claim in held:
        origin, day = origins[claim.id], (claim.document.published or claim.document.id)[:10]
        names[origin.key].add(origin.name)
        days[origin.key] = min(days.get(origin.key, day), day)
    # One key may be written in two ways ("reports", "unnamed reports"): the shortest is kept.
    shown = {key: min(written, key=lambda name: (len(name), name)) for key, written in names.items()}
    kinds = {origin.key: origin.kind for origin in origins.values()}
    more = {key: days[key] if kind == "unnamed" else kind for key, kind in kinds.items()}
    dated = {key: f"{name}, {more[key]}" for key, name in shown.items()}
    made = _numbered(_only_doubled(shown, dated))
    return {claim.id: msgspec.structs.replace(origins[claim.id], name=made[origins[claim.id].key]) for claim in held}


def _only_doubled(shown: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return the names, those that several keys bear replaced by the other ones."""
    bearers = Counter(shown.values())
    return {key: other[key] if bearers[name] > 1 else name for key, name in shown.items()}


def _numbered(shown: Mapping[str, str]) -> dict[str, str]:
    seen: dict[str, int] = defaultdict(int)
    found: dict[str, str] = {}
    for key in sorted(shown):
        seen[shown[key]] += 1
        found[key] = shown[key] if seen[shown[key]] == 1 else f"{shown[key]} [{seen[shown[key]]}]"
    return found
