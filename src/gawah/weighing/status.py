"""How each actor stands to an incident, in the words of MUC-4's slot of perpetrator confidence.

The status is the strongest that any counted claim gives, by the table `RULES`. It says how the attribution is made,
never whether it is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gawah.identity.actor_breadth import actor_key, breadth, is_generic
from gawah.model import ActorRef, Claim
from gawah.weighing.authorities import counted_with
from gawah.weighing.evidence import Evidence, by_key, is_denied, is_unclaimed, shown_name
from gawah.weighing.records import Attribution, Origin, Status
from gawah.weighing.voices import counted_as

RULES: tuple[tuple[Status, str], ...] = (
    ("claimed_or_admitted", "the actor itself, or one who speaks for it, claims, admits or confirms it"),
    (
        "reported_as_fact",
        "a report states it in its own voice, or somebody reports it and accuses nobody in particular",
    ),
    ("suspected_or_accused_by_authorities", "an organ of a state says, suspects or accuses"),
    ("suspected_or_accused", "anybody else says, suspects or accuses"),
    ("possible", "somebody calls it possible and nobody more"),
    ("acquitted", "an organ of a state clears another than itself, and nobody says that it was this actor"),
)
"""Status and when it holds, the strongest first."""
_ORDER = [status for status, _ in RULES]
_OWN_WORD = frozenset({"claims_responsibility", "confirms"})


def attributions(evidence: Evidence) -> dict[str, Attribution]:
    """Return the status of every actor that is named as the doer, by its name, sorted."""
    told = [claim for claim in evidence.events if not is_denied(claim) and not is_unclaimed(claim)]
    denied = by_key([claim for claim in evidence.counted if is_denied(claim)], evidence.doers)
    found: dict[str, Attribution] = {}
    named = by_key(told, evidence.doers)
    for key in sorted({*named, *denied}):
        fillers = [filler for _, filler in named.get(key, denied.get(key, []))]
        made = _attribution(evidence, key, [claim for claim, _ in named.get(key, ())], denied)
        if made is not None:
            found[shown_name(fillers)] = made
    return dict(sorted(_with_rivals(evidence, named, found).items()))


Named = Mapping[str, Sequence[tuple[Claim, ActorRef]]]


def _attribution(evidence: Evidence, key: str, claims: Sequence[Claim], denied: Named) -> Attribution | None:
    counted = [claim for claim in claims if claim.id not in evidence.superseded]
    against = [claim for other, pairs in denied.items() if _is_of(key, other) for claim, _ in pairs]
    by = list(counted or claims)
    if len(by) == 0:
        cleared = any(_clears(evidence.origin(claim), key) for claim in against)
        return Attribution(status="acquitted", denied_by=evidence.names(against)) if cleared else None
    status = min((_status(evidence, key, claim) for claim in by), key=_ORDER.index)
    others = [claim for claim in against if any(_differ(evidence, claim, one) for one in by)]
    taken_back = len(counted) < len(claims)
    return Attribution(
        status=status,
        by=evidence.names(by),
        contested=len(others) > 0 or (taken_back and len(counted) == 0),
        denied_by=evidence.names(others),
    )


def _clears(origin: Origin, key: str) -> bool:
    """Tell whether an origin can clear an actor: it speaks for a state, and not for that actor itself."""
    return origin.authority and counted_as(origin) != counted_with(key)


def _differ(evidence: Evidence, one: Claim, other: Claim) -> bool:
    return evidence.origin(one).key != evidence.origin(other).key


def _is_of(actor: str, denied: str) -> bool:
    """Tell whether a denial about `denied` speaks of `actor`: the same, or a name that it is a part of."""
    return breadth(actor, denied) in ("same", "narrower")


def _status(evidence: Evidence, key: str, claim: Claim) -> Status:
    origin = evidence.origin(claim)
    own = origin.actor is not None and breadth(origin.actor, key) in ("same", "narrower")
    if claim.stance == "claims_responsibility" or (own and claim.stance in _OWN_WORD):
        return "claimed_or_admitted"
    sure = claim.certainty == "certain" and claim.stance in ("reports", "confirms", "assesses")
    if sure and (origin.kind in ("publisher", "agency") or is_generic(key)):
        return "reported_as_fact"
    if claim.certainty == "possible" and claim.stance != "accuses":
        return "possible"
    return "suspected_or_accused_by_authorities" if origin.authority else "suspected_or_accused"


def _with_rivals(evidence: Evidence, named: Named, found: Mapping[str, Attribution]) -> dict[str, Attribution]:
    """Return the attributions, contested too where one who denies a culprit names another in its place."""
    marked = dict(found)
    for key, pairs in named.items():
        name = shown_name(filler for _, filler in pairs)
        rivals = [claim for claim, _ in pairs if _is_counter_charge(evidence, claim, key, named)]
        if len(rivals) > 0 and name in marked and not marked[name].contested:
            before = marked[name]
            marked[name] = Attribution(status=before.status, by=before.by, contested=True, denied_by=before.denied_by)
    return marked


def _is_counter_charge(evidence: Evidence, claim: Claim, key: str, named: Named) -> bool:
    """Tell whether the origin of a claim names `key` and denies another whom others name."""
    mine = evidence.origin(claim).key
    denials = [other for other in evidence.counted if is_denied(other) and evidence.origin(other).key == mine]
    cleared = {actor_key(filler) for denial in denials for filler in evidence.doers(denial)}
    return any(
        breadth(key, other) in ("other", "related") and any(evidence.origin(c).key != mine for c, _ in named[other])
        for other in cleared
        if other in named
    )
