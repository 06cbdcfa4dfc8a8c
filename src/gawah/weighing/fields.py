"""The fields of an incident: every value that is said, with everybody who stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from gawah.incidents.nearness import span
from gawah.incidents.telling import BROAD_KINDS
from gawah.model import ActorRef, Claim, Count
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.evidence import Evidence, by_key, is_denied, shown_name
from gawah.weighing.records import FieldValue
from gawah.weighing.tolls import bounds, disputes_number, is_given

FIELDS = ("occurrence", "perpetrator", "target", "place", "time", "deaths", "injured", "manner")
"""The fields, in the order in which they are shown."""
_OCCURRENCE = (("yes", "took place"), ("no", "did not take place, or not so"), ("doubts", "doubted"))
_Keyed = tuple[Hashable, Any]
"""What makes two values one, and the value to show."""


def field_values(evidence: Evidence) -> dict[str, tuple[FieldValue, ...]]:
    """Return every value of every field that has one, those with most origins first."""
    told, denied = evidence.told(), [claim for claim in evidence.events if is_denied(claim)]
    found = {
        "occurrence": _occurrence(evidence),
        "perpetrator": _actors(evidence, told, evidence.doers) + _actors(evidence, denied, evidence.doers),
        "target": _actors(evidence, told, evidence.targets),
        "place": _values(evidence, told, _places),
        "time": _values(evidence, told, _times),
        "deaths": _values(evidence, told, _deaths) + _disputed(evidence, denied),
        "injured": _values(evidence, told, _injured),
        "manner": _values(evidence, told, _manner),
    }
    return {field: tuple(sorted(found[field], key=_weight)) for field in FIELDS if len(found[field]) > 0}


def _weight(value: FieldValue) -> tuple[bool, int, int, bool, tuple[str, ...]]:
    denied = value.polarity == "negative"
    return value.withdrawn, -len(value.origins), -value.reports, denied, value.claims


def made(evidence: Evidence, value: Any, claims: Sequence[Claim], *, negative: bool = False) -> FieldValue:
    """Return a value with all who stand behind it; what was taken back stays visible and is not counted."""
    unique = list({claim.id: claim for claim in claims}.values())
    counted = [claim for claim in unique if claim.id not in evidence.superseded]
    behind = counted or unique
    reports: dict[str, set[str]] = {}
    for claim in behind:
        reports.setdefault(evidence.origin(claim).name, set()).add(claim.document.id)
    return FieldValue(
        value=value,
        origins=evidence.names(behind),
        stances=tuple(sorted({claim.stance for claim in behind})),
        claims=tuple(sorted(claim.id for claim in unique)),
        reports=len({claim.document.id for claim in behind}),
        per_origin={name: len(reports[name]) for name in sorted(reports)},
        polarity="negative" if negative else "positive",
        withdrawn=len(counted) == 0,
    )


def _occurrence(evidence: Evidence) -> list[FieldValue]:
    sides = [(side, word, [c for c in evidence.events if evidence.side(c) == side]) for side, word in _OCCURRENCE]
    return [made(evidence, word, claims, negative=side != "yes") for side, word, claims in sides if len(claims) > 0]


def _actors(
    evidence: Evidence, claims: Sequence[Claim], read: Callable[[Claim], Iterable[ActorRef]]
) -> list[FieldValue]:
    found = []
    for pairs in by_key(claims, read).values():
        name, behind = shown_name(filler for _, filler in pairs), [claim for claim, _ in pairs]
        found.append(made(evidence, name, behind, negative=is_denied(behind[0])))
    return found


def _values(
    evidence: Evidence,
    claims: Sequence[Claim],
    read: Callable[[Claim], Iterable[_Keyed]],
    *,
    negative: bool = False,
) -> list[FieldValue]:
    shown: dict[Hashable, Any] = {}
    behind: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        for key, value in read(claim):
            shown.setdefault(key, value)
            behind.setdefault(key, []).append(claim)
    return [made(evidence, shown[key], behind[key], negative=negative) for key in shown]


def _disputed(evidence: Evidence, denied: Sequence[Claim]) -> list[FieldValue]:
    """Return the numbers of dead that are said to be wrong; "so many" where the claim gives no number."""
    return _values(evidence, [c for c in denied if disputes_number(c)], _not_so_many, negative=True)


def _not_so_many(claim: Claim) -> Iterable[_Keyed]:
    given = list(_deaths(claim))
    return given or [(None, {"low": None, "best": None, "high": None, "text": "so many", "of": None})]


def _places(claim: Claim) -> Iterable[_Keyed]:
    # Where an attack was planned is not where it took place.
    for place in claim.place if claim.kind != "plot" else ():
        value: dict[str, Any] = {"name": place.name or place.text, "country": place.country, "admin1": place.admin1}
        value |= {"precision": place.precision, "geonameid": place.geonameid}
        yield place.geonameid or (place.name or place.text, place.country), value


def _times(claim: Claim) -> Iterable[_Keyed]:
    found = span(claim.time)
    if claim.time is not None and found is not None and claim.kind != "plot":
        value: dict[str, Any] = {"text": claim.time.text, "start": claim.time.start, "end": claim.time.end}
        yield found, value | {"precision": claim.time.precision}


def _deaths(claim: Claim) -> Iterable[_Keyed]:
    return _toll(claim.deaths)


def _injured(claim: Claim) -> Iterable[_Keyed]:
    return _toll(claim.injured)


def _toll(count: Count | None) -> Iterable[_Keyed]:
    if count is not None and is_given(count):
        value = {"low": count.low, "best": count.best, "high": count.high, "text": count.text, "of": count.of}
        yield bounds(count), value


def _manner(claim: Claim) -> Iterable[_Keyed]:
    if claim.kind not in BROAD_KINDS:
        yield claim.kind, all_kinds()["event", claim.kind].label
    for weapon in claim.roles.get("weapon", ()):
        yield weapon.text.casefold(), weapon.text
