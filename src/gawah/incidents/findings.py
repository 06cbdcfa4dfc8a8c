"""Claims of presence and judgements become findings: one for each sort, actor and place.

As with ties, what is said of a camp is said of the province and the country that it lies in, and a denial works
downwards: "not on our soil" denies every camp inside.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.place_keys import PlaceKey, is_in, place_key, place_name
from gawah.incidents.telling import is_remark
from gawah.incidents.tie_ends import is_open, lies_within, names_of, wider_names
from gawah.model import Claim
from gawah.reading.folding import fold

OPPOSITE_OF = {"threat_level_down": "threat_level_up", "policy_fails": "policy_works"}
"""Judgements that say no to another judgement."""
OPEN_KINDS = frozenset({"capability", "intent", "other", "trend"})
"""Judgements whose content stands in the quote alone: two of one kind need not say the same."""


class FindingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of one finding: its sort, its actor and place as keys, with the names to show."""

    id: str
    type: Literal["presence", "assessment"]
    sort: str
    actor: str
    actor_name: str
    place: PlaceKey
    place_name: str | None
    claims: tuple[str, ...]
    policy: str = ""
    under: str | None = None


class _Key(NamedTuple):
    type: Literal["presence", "assessment"]
    sort: str
    actor: str
    place: PlaceKey
    policy: str = ""
    document: str = ""
    """Set where the actor is nobody in particular: "the rebels" of two reports need not be the same."""


def sort_of_finding(claim: Claim) -> str:
    """Return what findings are gathered under: all presence is one sort, a judgement and its opposite are one."""
    return "presence" if claim.type == "presence" else OPPOSITE_OF.get(claim.kind, claim.kind)


def group_findings(claims: Sequence[Claim]) -> list[FindingGroup]:
    """Return the findings that claims tell of, sorted by id; a claim may belong to several.

    Remarks on what is not known ("could not be verified") speak of an event and belong to its account.

    Args:
        claims: of any type, in any order; each id once.
    """
    by_id = {claim.id: claim for claim in claims}
    own: dict[_Key, set[str]] = defaultdict(set)
    for claim in sorted(by_id.values(), key=_id):
        for key in keys_of(claim):
            own[key].add(claim.id)
    names, places = names_of(by_id.values()), _place_names(by_id.values())
    wider = _wider(own)
    told = {key: set(mine) for key, mine in own.items()}
    for narrow, wide_ones in wider.items():
        for wide in wide_ones:
            told[wide] |= own[narrow]
            told[narrow] |= {one for one in own[wide] if by_id[one].polarity == "negative"}
    for denial in [key for key in own if _denies_of_anybody(key)]:
        denials = {one for one in own[denial] if by_id[one].polarity == "negative"}
        for key in own:
            if key.sort == denial.sort and is_in(key.place, denial.place):
                told[key] |= denials
    return sorted(
        (
            FindingGroup(
                id=_finding_id(key),
                type=key.type,
                sort=key.sort,
                actor=key.actor,
                actor_name=names.get(key.actor, ""),
                place=key.place,
                place_name=places.get(key.place),
                claims=tuple(sorted(told[key])),
                policy=key.policy,
                under=_narrowest(wider, key),
            )
            for key in own
        ),
        key=_group_id,
    )


def _id(claim: Claim) -> str:
    return claim.id


def _group_id(group: FindingGroup) -> str:
    return group.id


def keys_of(claim: Claim) -> list[_Key]:
    """Return the findings that a claim is about: one for each of its actors in each of its places."""
    if claim.type not in ("presence", "assessment") or is_remark(claim):
        return []
    fillers = claim.roles.get("actor", ()) or claim.roles.get("target", ())
    actors = sorted({actor_key(filler) for filler in fillers}) or [""]
    places = sorted({place_key(place) for place in claim.place}) or [()]
    kind: Literal["presence", "assessment"] = "presence" if claim.type == "presence" else "assessment"
    policy = " ".join(sorted(fold(filler.text) for filler in claim.roles.get("policy", ())))
    return [
        _Key(kind, sort_of_finding(claim), actor, place, policy, claim.document.id if is_open(actor) else "")
        for actor in actors
        for place in places
    ]


def _wider(own: Iterable[_Key]) -> dict[_Key, list[_Key]]:
    """Return for each finding the wider ones that there are: of the same sort, a broader actor or a place around it."""
    held_by = wider_names(key.actor for key in own)
    by_actor: dict[tuple[str, str, str], list[_Key]] = defaultdict(list)
    for key in own:
        by_actor[key.sort, key.policy, key.actor].append(key)
    found: dict[_Key, list[_Key]] = {}
    for key in own:
        around = [wide for actor in held_by[key.actor] for wide in by_actor.get((key.sort, key.policy, actor), ())]
        found[key] = sorted(
            wide for wide in around if wide != key and wide.document == key.document and is_in(key.place, wide.place)
        )
    return found


def _denies_of_anybody(key: _Key) -> bool:
    """Tell whether a denial would reach every actor: "no militants are here" speaks of each group."""
    return key.type == "presence" and is_open(key.actor)


def _narrowest(wider: dict[_Key, list[_Key]], key: _Key) -> str | None:
    above = wider[key]
    return None if len(above) == 0 else _finding_id(max(above, key=lambda wide: (len(wider[wide]), wide)))


def _place_names(claims: Iterable[Claim]) -> dict[PlaceKey, str]:
    found: dict[PlaceKey, str] = {}
    for claim in claims:
        for place in claim.place:
            key, name = place_key(place), place_name(place)
            found[key] = min(name, found.get(key, name))
    return found


def _finding_id(key: _Key) -> str:
    parts = "\n".join((key.type, key.sort, key.actor, key.policy, key.document, *key.place))
    return "f" + hashlib.sha256(parts.encode()).hexdigest()[:19]


def denies(denial: Claim, group: FindingGroup) -> bool:
    """Tell whether a denial reaches a finding: it is of the same or a broader actor, of the same place or around it.

    A denial about one town leaves open whether the actor is elsewhere in the country.
    """
    return any(
        (key.sort, key.policy) == (group.sort, group.policy)
        and (lies_within(group.actor, key.actor) or _denies_of_anybody(key))
        and is_in(group.place, key.place)
        for key in keys_of(denial)
    )
