"""Origins that are heard through others alone: a confession known only through the police."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from gawah.model import Claim
from gawah.weighing.authorities import counted_with, is_authority
from gawah.weighing.records import Origin
from gawah.weighing.speakers import Speakers
from gawah.weighing.unnamed import is_unnamed


def with_relayers(claims: Iterable[Claim], origins: Mapping[str, Origin], speakers: Speakers) -> dict[str, Origin]:
    """Return the origins with the names of those through whom alone they are heard.

    An origin is `relayed_only_by` somebody where every claim of it in the case has one and the same named speaker
    before it. A person or a nameless voice that only an authority lets be heard is counted with that authority.
    """
    held = sorted(claims, key=lambda claim: claim.id)
    names: dict[str, set[str]] = defaultdict(set)
    through: dict[str, set[str | None]] = defaultdict(set)
    behind: dict[str, Origin] = {origin.key: origin for _, origin in sorted(origins.items(), reverse=True)}
    for claim in held:
        key, outer = origins[claim.id].key, _relayer(claim, speakers)
        through[key].add(outer)
        if outer is not None:
            names[key].add(speakers.name(outer))
    made = {key: _relayed(origin, through[key], names[key], behind) for key, origin in behind.items()}
    return {
        claim: msgspec.structs.replace(
            origin, relayed_only_by=made[origin.key].relayed_only_by, under=made[origin.key].under
        )
        for claim, origin in origins.items()
    }


def _relayer(claim: Claim, speakers: Speakers) -> str | None:
    """Return the key of the named speaker before the innermost one."""
    if len(claim.speakers) < 2 or is_unnamed(claim.speakers[-2]):
        return None
    return speakers.key(claim.speakers[-2], claim.document.id)


def _relayed(origin: Origin, through: set[str | None], names: set[str], behind: Mapping[str, Origin]) -> Origin:
    relayers = sorted(key for key in through if key is not None)
    if None in through or len(relayers) != 1 or relayers[0] == origin.key:
        return origin
    under = origin.under
    if origin.kind in ("person", "unnamed") and is_authority(relayers[0]):
        under = behind[relayers[0]].under if relayers[0] in behind else counted_with(relayers[0])
    return msgspec.structs.replace(origin, relayed_only_by=tuple(sorted(names)), under=under)
