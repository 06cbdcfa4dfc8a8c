"""An incident weighed: who says what of it, on how many independent origins it rests, what is contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.model import ActorRef, Claim, Document
from gawah.weighing.access import access_of
from gawah.weighing.contested import contests
from gawah.weighing.evidence import Evidence, is_denied, is_unclaimed, shown_name
from gawah.weighing.fields import field_values
from gawah.weighing.grades import UNGRADED, credibility, shared_interests
from gawah.weighing.interest import interest_of
from gawah.weighing.records import Access, Contest, Incident, Interest, Origin, OriginView
from gawah.weighing.status import attributions
from gawah.weighing.titles import kinds_of, title_of
from gawah.weighing.voices import counted_as
from gawah.weighing.wording import in_a_row, worded

Rivals = Mapping[str, frozenset[str]]
_SETTLE = {
    "occurrence": "an origin that is neither party nor relaying one, from the place itself",
    "deaths": "a count by an origin with access to the dead, their families or a hospital",
    "perpetrator": "a claim of responsibility, or evidence shown by an origin that accuses nobody",
    "place": "an origin that was there",
    "time": "a report from the day itself",
    "manner": "an origin that examined the scene",
}
"""Contested field -> what would settle it, in general."""


def weigh_incident(  # noqa: PLR0913 - a group of claims and all that they rest on
    key: str,
    claims: Iterable[Claim],
    origins: Mapping[str, Origin],
    documents: Mapping[str, Document],
    superseded: Mapping[str, str],
    *,
    reliability: Mapping[str, str] | None = None,
    rivals: Rivals | None = None,
) -> Incident:
    """Return what is known of one incident.

    Args:
        key: the id of the incident.
        claims: its claims, in any order: of events, and remarks about what is known of it.
        origins: the origin of each claim.
        documents: the documents of the claims.
        superseded: claims that their own source took back: they stay visible and do not count.
        reliability: letters that people gave to sources, by the key or the name of the origin.
        rivals: who is at odds with whom in the whole case (see `known_rivals`).
    """
    evidence = Evidence(claims, origins, superseded)
    attribution = attributions(evidence)
    contested = contests(evidence, attribution)
    return Incident(
        id=key,
        title=title_of(evidence),
        kind=kinds_of(evidence),
        claims=tuple(claim.id for claim in evidence.claims),
        fields=field_values(evidence),
        reports=tuple(sorted({claim.document.id for claim in evidence.claims})),
        origins=_views(evidence, documents, reliability or {}, rivals or {}),
        independent_origins={
            "says_yes": len(evidence.independent(evidence.on("yes"))),
            "says_no_or_doubts": len(evidence.independent(evidence.on("no", "doubts")) - _yes(evidence)),
        },
        attribution=attribution,
        not_claimed_by=evidence.names(claim for claim in evidence.counted if is_unclaimed(claim)),
        contested=contested,
        superseded=tuple(sorted(evidence.superseded)),
        would_settle=would_settle(contested),
    )


def _yes(evidence: Evidence) -> set[str]:
    return evidence.independent(evidence.on("yes"))


def would_settle(contested: Sequence[Contest]) -> str:
    """Return what would settle the contested fields, in general words."""
    return "; ".join(dict.fromkeys(_SETTLE[contest.field] for contest in contested if contest.field in _SETTLE))


def _views(
    evidence: Evidence, documents: Mapping[str, Document], reliability: Mapping[str, str], rivals: Rivals
) -> tuple[OriginView, ...]:
    behind: dict[str, list[Claim]] = {}
    for claim in evidence.claims:
        behind.setdefault(evidence.origin(claim).key, []).append(claim)
    parties = _parties(evidence)
    interests: dict[str, tuple[Interest, str]] = {}
    views = []
    for key in sorted(behind):
        origin = evidence.origin(behind[key][0])
        interests[key] = interest_of(origin, behind[key], parties=parties, rivals=rivals)
        access = access_of(origin, behind[key], documents, parties=parties, countries=evidence.countries)
        views.append(_view(evidence, behind[key], interests[key], access, reliability))
    by_count = shared_interests((counted_as(evidence.origin(behind[k][0])), found[0]) for k, found in interests.items())
    graded = [
        _graded(evidence, view, behind[key][0], by_count) for key, view in zip(sorted(behind), views, strict=True)
    ]
    return tuple(sorted(graded, key=lambda view: (-len(view.reports), view.origin)))


def _parties(evidence: Evidence) -> list[str]:
    fillers = [f for claim in evidence.events for f in (*evidence.doers(claim), *evidence.targets(claim))]
    return sorted({actor_key(filler) for filler in fillers})


def _view(
    evidence: Evidence,
    claims: Sequence[Claim],
    interest: tuple[Interest, str],
    access: tuple[Access, str],
    reliability: Mapping[str, str],
) -> OriginView:
    origin = evidence.origin(claims[0])
    return OriginView(
        origin=origin.name,
        side=side_sentence(evidence, claims),
        interest=interest[0],
        interest_why=interest[1],
        access=access[0],
        access_why=access[1],
        reports=tuple(sorted({claim.document.id for claim in claims})),
        relayed_only_by=origin.relayed_only_by,
        counted_with=origin.under if origin.under not in ("", origin.key) else None,
        authority=origin.authority,
        reliability=reliability.get(origin.key, reliability.get(origin.name, UNGRADED)),
    )


def _graded(evidence: Evidence, view: OriginView, claim: Claim, interests: Mapping[str, Interest]) -> OriginView:
    me = counted_as(evidence.origin(claim))
    yes, against = _yes(evidence), evidence.independent(evidence.on("no", "doubts")) - _yes(evidence)
    same, other = (yes, against) if me in yes else (against, yes)
    digit, why = credibility(me, same, other, interests)
    return msgspec.structs.replace(view, credibility=digit, credibility_why=why)


def side_sentence(evidence: Evidence, claims: Sequence[Claim]) -> str:
    """Return what an origin says of the incident, in a few words."""
    words = {"yes": "says that it took place", "no": "denies it", "doubts": "doubts it"}
    counted = [claim for claim in claims if claim.id not in evidence.superseded]
    sides = {evidence.side(claim) for claim in counted}
    live = counted or claims
    parts = [word for side, word in words.items() if side in sides]
    named = [f for c in live if not is_denied(c) and not is_unclaimed(c) for f in evidence.doers(c)]
    cleared = [f for c in live if is_denied(c) for f in evidence.doers(c)]
    parts += [f"names {in_a_row(_names(named))}"] if named else []
    parts += [f"denies that {in_a_row(_names(cleared))} did it"] if cleared else []
    parts += ["says that nobody has claimed it"] if any(map(is_unclaimed, live)) else []
    parts += ["has taken back what it said"] if len(counted) == 0 else []
    return "; ".join(parts) or "speaks of what is known about it"


def _names(fillers: Iterable[ActorRef]) -> list[str]:
    by_actor: dict[str, list[ActorRef]] = {}
    for filler in fillers:
        by_actor.setdefault(actor_key(filler), []).append(filler)
    return sorted(worded(shown_name(named)) for named in by_actor.values())
