"""What an origin has at stake in what it says, from the ledger itself, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from gawah.identity.actor_breadth import breadth, is_generic
from gawah.identity.actors import ActorTable
from gawah.incidents.sameness import actors_of
from gawah.incidents.telling import is_denial, sort_of
from gawah.model import Claim
from gawah.weighing.authorities import counted_with
from gawah.weighing.records import Interest, Origin
from gawah.weighing.speakers import spoken_for
from gawah.weighing.unnamed import is_unnamed

Rivals = Mapping[str, frozenset[str]]
"""For each actor those that the ledger knows it to be at odds with, as keys of actors."""

_DOERS = ("perpetrator", "sponsor")
_ADVERSE = frozenset({"violence", "arrests", "threat"})
"""Sorts of events that set those who act and those who suffer it at odds."""
_ACCUSING = frozenset({"accuses", "suspects"})
_FRIENDS = frozenset({"part_of", "affiliated_with", "allied_with"})


def known_rivals(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return who is at odds with whom: said to be rivals, attacked, arrested or threatened, or accusing each other.

    What is denied does not count, and neither do names that say nobody in particular. Organs of a state stand under
    its key as well. Compute it once from all claims of the case; it does not depend on their order.
    """
    found: dict[str, set[str]] = defaultdict(set)
    accused: set[tuple[str, str]] = set()
    for claim in claims:
        if is_denial(claim):
            continue
        for one, other in _at_odds(claim):
            found[one].add(other)
            found[other].add(one)
        accused.update(_accusations(claim))
    for one, other in accused:
        if (other, one) in accused:
            found[one].add(other)
    return {key: frozenset(found[key] - {key}) for key in sorted(found) if len(found[key] - {key}) > 0}


def _at_odds(claim: Claim) -> Iterator[tuple[str, str]]:
    roles = actors_of(claim)
    if claim.kind == "rival_of":
        yield from _named_pairs(roles.get("a", frozenset()), roles.get("b", frozenset()))
    if claim.type != "event" or not {sort_of(claim.kind), claim.kind} & _ADVERSE:
        return
    yield from _named_pairs(_doers(roles), roles.get("target", frozenset()))
    sides = sorted(roles.get("actor", frozenset())) if claim.kind == "armed_clash" else []
    yield from _named_pairs(sides, sides)


def _accusations(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield who accuses whom, as keys that organs of one state share."""
    if claim.stance not in _ACCUSING or len(claim.speakers) == 0 or is_unnamed(claim.speakers[-1]):
        return
    by = counted_with(spoken_for(claim.speakers[-1]), claim.document.published)
    roles = actors_of(claim)
    ends = roles.get("a", frozenset()) if claim.type == "relation" else frozenset[str]()
    for key in sorted(_doers(roles) | ends):
        if not is_generic(key):
            yield by, counted_with(key, claim.document.published)


def _named_pairs(ones: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one, other in product(sorted(ones), sorted(others)):
        if not is_generic(one) and not is_generic(other) and counted_with(one) != counted_with(other):
            yield from product(sorted({one, counted_with(one)}), sorted({other, counted_with(other)}))


def _doers(roles: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*(roles.get(role, frozenset()) for role in _DOERS))


def interest_of(
    origin: Origin, claims: Sequence[Claim], *, parties: Collection[str] = (), rivals: Rivals | None = None
) -> tuple[Interest, str]:
    """Return the interest of an origin in one incident or tie, and one sentence that says why.

    Args:
        origin: whose interest.
        claims: the claims of this origin about the incident or tie; whom they accuse and what they admit is read here.
        parties: keys of the actors in the event or tie (perpetrators, targets, sides; `a` and `b` of a tie).
        rivals: what `known_rivals` gives for the whole case.
    """
    selves = _selves(origin)
    if any(_admits(origin, claim, selves) for claim in claims):
        return "against_own_interest", f"{origin.name} admits what it could rather hide."
    # That others blame a part of it makes the whole no party; that it tells of the part itself does.
    if origin.actor in parties or any(_is_actor(key, origin) for key in _told(claims)):
        return "party", f"{origin.name} is itself in what is told."
    if any(_is_self(key, selves) for claim in claims for key in actors_of(claim).get("target", ())):
        return "party", f"{origin.name} tells of an attack on its own side."
    for key in sorted({key for claim in claims for key in _blamed(claim)}):
        why = _odds(origin, selves, key, rivals or {})
        if why is not None:
            return "rival", why
    if origin.kind == "unnamed":
        return "third_party", f"Nothing here makes {origin.name} a party; who speaks is not said."
    return "third_party", f"{origin.name} is not in what is told, and nothing here sets it at odds with whom it names."


def _selves(origin: Origin) -> frozenset[str]:
    return frozenset(key for key in (origin.actor, origin.under) if key and not key.startswith("publisher:"))


def _told(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(key for claim in claims for keys in actors_of(claim).values() for key in keys)


def _is_actor(key: str, origin: Origin) -> bool:
    """Tell whether an actor is the one that the origin speaks for, or a part of it."""
    return origin.actor is not None and breadth(key, origin.actor) in ("same", "narrower")


def _is_self(key: str, selves: Iterable[str]) -> bool:
    """Tell whether an actor is the origin, a part of it, or an organ of the same state."""
    return any(breadth(key, each) in ("same", "narrower") or counted_with(key) == each for each in selves)


def _admits(origin: Origin, claim: Claim, selves: frozenset[str]) -> bool:
    """Tell whether a claim admits a deed, a tie or a loss; what a prisoner says through its captor is a confession."""
    if is_denial(claim):
        return False
    if claim.stance == "claims_responsibility":
        return origin.kind == "person" and len(origin.relayed_only_by) > 0
    roles = actors_of(claim)
    return claim.stance == "confirms" and any(_is_self(key, selves) for keys in roles.values() for key in keys)


def _blamed(claim: Claim) -> frozenset[str]:
    """Return whom a claim says something against: who did it, and who is said to be tied to whom."""
    if is_denial(claim):
        return frozenset()
    roles = actors_of(claim)
    ends = frozenset[str]().union(*(roles.get(end, frozenset()) for end in ("a", "b")))
    return _doers(roles) | (ends if claim.stance in _ACCUSING else frozenset())


def _odds(origin: Origin, selves: Iterable[str], key: str, rivals: Rivals) -> str | None:
    """Return why an origin is at odds with an actor, None where nothing says so."""
    name = key.removeprefix("name:").replace("-", " ")
    actor = ActorTable.load().find(key)
    name = name if actor is None else actor.name
    both = {key, counted_with(key)}
    if any(both & rivals.get(each, frozenset()) for each in selves):
        return f"{origin.name} accuses {name}, with whom it is at odds in what the case tells."
    state = next((each for each in sorted(selves) if each.startswith("state:")), None)
    if state is None or actor is None or actor.kind not in ("armed_group", "criminal_group"):
        return None
    friendly = any(r.kind in _FRIENDS and counted_with(r.to) == state for r in actor.relations)
    if state.removeprefix("state:").upper() not in actor.countries or friendly:
        return None
    return f"{origin.name} speaks for a state; {name} is an armed group in its country and not known to be on its side."
