"""What is known, listed by what a reader asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from gawah.known.knowledge import Knowledge
from gawah.ledger import ClaimFilters
from gawah.weighing.records import Finding, Incident, Tie


class KnownFilters(ClaimFilters, total=False):
    """What to keep: the filters of claims, of which each must be met by some claim of the incident or tie, and more.

    `origins` is the least number of independent origins that say so, `contested` keeps what is or is not contested.
    """

    origins: int | None
    contested: bool | None


ALONE = ("origins", "contested")
"""The filters that ask for the record itself rather than for its claims."""


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """An origin with what rests on it: its claims, the documents that carry them, what it is counted with."""

    key: str
    name: str
    kind: str
    counted_with: str | None
    authority: bool
    claims: int
    reports: int
    incidents: int
    relayed_only_by: tuple[str, ...]
    sentence: str


def incidents(known: Knowledge, met: Iterable[Collection[str]], filters: KnownFilters) -> list[Incident]:
    """Return the incidents that the filters keep: contested first, then those told of most often.

    `met` has, for each filter of claims, the ids of the claims that it keeps.
    """
    sets = list(met)
    kept = [one for one in known.incidents.values() if _meets(one.claims, sets) and _counts(one, filters)]
    return sorted(kept, key=lambda one: (-len(one.contested), -len(one.reports), one.title, one.id))


def _counts(one: Incident, filters: KnownFilters) -> bool:
    least, contested = filters.get("origins"), filters.get("contested")
    enough = least is None or one.independent_origins.get("says_yes", 0) >= least
    return enough and (contested is None or (len(one.contested) > 0) == contested)


def ties(known: Knowledge, met: Iterable[Collection[str]], filters: KnownFilters) -> list[Tie]:
    """Return the ties that the filters keep: contested first, then by the names of their ends."""
    sets = list(met)
    kept = [tie for tie in known.ties.values() if _meets(tie.claims, sets) and _holds(tie, filters)]
    return sorted(kept, key=lambda tie: (not tie.contested, tie.a, tie.kind, tie.b, tie.id))


def findings(known: Knowledge, met: Iterable[Collection[str]], filters: KnownFilters) -> list[Finding]:
    """Return the presence records and judgements that the filters keep."""
    sets = list(met)
    kept = [one for one in known.findings.values() if _meets(one.claims, sets) and _holds(one, filters)]
    return sorted(kept, key=lambda one: (not one.contested, one.type, one.actor, one.kind, one.id))


def _holds(one: Tie | Finding, filters: KnownFilters) -> bool:
    least, contested = filters.get("origins"), filters.get("contested")
    enough = least is None or one.independent_origins >= least
    return enough and (contested is None or one.contested == contested)


def _meets(claims: Iterable[str], met: list[Collection[str]]) -> bool:
    mine = set(claims)
    return all(not mine.isdisjoint(each) for each in met)


def origins(known: Knowledge, documents: Mapping[str, str]) -> list[OriginRow]:
    """Return every origin, those that stand behind most reports first; `documents` is the document of each claim."""
    behind: dict[str, list[str]] = {}
    for claim, standing in known.standing.items():
        behind.setdefault(standing.origin.key, []).append(claim)
    rows = [_origin_row(known, claims, documents) for claims in behind.values()]
    return sorted(rows, key=lambda row: (-row.reports, -row.claims, row.name, row.key))


def _origin_row(known: Knowledge, claims: list[str], documents: Mapping[str, str]) -> OriginRow:
    standings = [known.standing[claim] for claim in sorted(claims)]
    origin = standings[0].origin
    return OriginRow(
        key=origin.key,
        name=origin.name,
        kind=origin.kind,
        counted_with=origin.under if origin.under not in ("", origin.key) else None,
        authority=origin.authority,
        claims=len(claims),
        reports=len({documents[claim] for claim in claims}),
        incidents=len({standing.incident for standing in standings} - {None}),
        relayed_only_by=origin.relayed_only_by,
        sentence=origin.sentence,
    )
