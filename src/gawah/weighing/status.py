"""How each actor stands to an incident, in the words of MUC-4's slot of perpetrator confidence.

The status is the strongest that any counted claim gives, by the table `RULES`. It says how the attribution is made,
never whether it is true.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from gawah.identity.actor_breadth import actor_key, breadth, is_generic, is_umbrella
from gawah.identity.actors import ActorTable
from gawah.model import ActorRef, Claim
from gawah.weighing.authorities import counted_with
from gawah.weighing.evidence import Evidence, by_key, is_denied, shown_name
from gawah.weighing.records import Attribution, Status
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
    (
        "acquitted",
        "an organ of the state where it happened, not itself the actor, says that it was not, and nobody that it was",
    ),
)
"""Status and when it holds, the strongest first."""
_ORDER = [status for status, _ in RULES]
_BODIES = frozenset(
    {"armed_group", "criminal_group", "state", "government", "ministry", "armed_force", "police", "intelligence_agency"}
)
_OWN_WORD = frozenset({"claims_responsibility", "confirms"})


def attributions(evidence: Evidence) -> dict[str, Attribution]:
    """Return the status of every actor that is named as the doer, by its name, sorted."""
    denied = by_key([claim for claim in evidence.counted if is_denied(claim)], evidence.doers)
    found: dict[str, Attribution] = {}
    named = by_key(evidence.told(), evidence.doers)
    for key in sorted({*named, *denied}):
        fillers = [filler for _, filler in named.get(key, denied.get(key, []))]
        made = _attribution(evidence, key, [claim for claim, _ in named.get(key, ())], denied)
        if made is not None:
            found[shown_name(fillers)] = made
    return dict(sorted(_with_rivals(evidence, named, found).items()))


def standing_names(evidence: Evidence) -> frozenset[str]:
    """Return the names of the actors whom a claim names that was not taken back."""
    named = by_key(evidence.told(), evidence.doers)
    standing = [pairs for pairs in named.values() if any(c.id not in evidence.superseded for c, _ in pairs)]
    return frozenset(shown_name(filler for _, filler in pairs) for pairs in standing)


Named = Mapping[str, Sequence[tuple[Claim, ActorRef]]]


def _attribution(evidence: Evidence, key: str, claims: Sequence[Claim], denied: Named) -> Attribution | None:
    counted = [claim for claim in claims if claim.id not in evidence.superseded]
    against = [claim for other, pairs in denied.items() if _is_of(key, other) for claim, _ in pairs]
    by = list(counted or claims)
    if len(by) == 0:
        cleared = not is_generic(key) and any(_may_clear(evidence, claim, key) for claim in against)
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


def _may_clear(evidence: Evidence, claim: Claim, key: str) -> bool:
    """Tell whether a denial acquits: of an organ of the state where it happened, and not about that state itself."""
    origin = evidence.origin(claim)
    if not origin.authority or counted_with(key) == counted_as(origin):
        return False
    country = counted_as(origin).removeprefix("state:").upper()
    return len(evidence.countries) == 0 or country in evidence.countries


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
    """Return the attributions, contested too where another origin names a culprit who excludes this one."""
    marked = dict(found)
    for key, pairs in named.items():
        name = shown_name(filler for _, filler in pairs)
        if name in marked and any(_excludes(evidence, named, key, other) for other in named if other != key):
            marked[name] = msgspec.structs.replace(marked[name], contested=True)
    return marked


def _excludes(evidence: Evidence, named: Named, key: str, other: str) -> bool:
    """Tell whether one origin names `key` and another `other` in its place.

    So it is where the first denies whom the second names, or where both are bodies of the actor table that share no
    whole; never where an origin names both, for they may have acted together.
    """
    mine, theirs = _origins_of(evidence, named[key]), _origins_of(evidence, named[other])
    if len(mine) == 0 or len(theirs) == 0 or mine & theirs or breadth(key, other) not in ("other", "related"):
        return False
    counter = _cleared(evidence, mine, other) and not is_generic(key)
    return counter or (_apart(key, other) and _is_meant(named[key]) and _is_meant(named[other]))


def _origins_of(evidence: Evidence, pairs: Sequence[tuple[Claim, ActorRef]]) -> set[str]:
    """Return the keys under which those are counted who name an actor and have not taken it back."""
    return evidence.independent(c for c, _ in pairs if c.id not in evidence.superseded)


def _cleared(evidence: Evidence, by: Collection[str], actor: str) -> bool:
    """Tell whether one of these origins denies that it was this actor."""
    denials = [c for c in evidence.counted if is_denied(c) and counted_as(evidence.origin(c)) in by]
    return any(_is_of(actor, actor_key(filler)) for denial in denials for filler in evidence.doers(denial))


def _is_meant(pairs: Sequence[tuple[Claim, ActorRef]]) -> bool:
    """Tell whether anybody does more than call it possible."""
    return any(claim.certainty != "possible" for claim, _ in pairs)


def _apart(one: str, other: str) -> bool:
    """Tell whether both are bodies that the actor table knows, of no common whole and no common state."""
    return (
        breadth(one, other) == "other"
        and counted_with(one) != counted_with(other)
        and _is_body(one)
        and _is_body(other)
    )


def _is_body(key: str) -> bool:
    """Tell whether a key stands for one armed group or body of a state, and not for a crowd or a person."""
    actor = ActorTable.load().find(key)
    return actor is not None and actor.kind in _BODIES and not is_umbrella(key)
