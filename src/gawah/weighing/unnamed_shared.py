"""Nameless speakers of several documents who are one: the same sort of voice says the same of the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from gawah.incidents.nearness import apart_in_space, apart_in_time, span
from gawah.incidents.sameness import says_the_same
from gawah.model import Claim, Place
from gawah.weighing.records import Origin
from gawah.weighing.unnamed import describe


def shared_voices(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> dict[str, Origin]:
    """Return the origins with nameless speakers of several documents made one where they say the same.

    Both must give a place and a time that fit, be the same sort of voice by the word list ("local sources",
    مقامی ذرائع) and say the same thing of the same actors on the same side.
    """
    root: dict[str, str] = {origin.key: origin.key for origin in origins.values()}

    def top(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    lone = [claim for claim in claims if _may_be_shared(claim, origins[claim.id])]
    for one, other in _pairs(lone, origins):
        if says_the_same(one, other):
            first, second = sorted((top(origins[one.id].key), top(origins[other.id].key)))
            root[second] = first
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[top(origins[claim.id].key)].append(claim)
    shared = {key: _merged(key, group, origins) for key, group in groups.items() if _is_several(group, origins)}
    return {claim.id: shared.get(top(origins[claim.id].key), origins[claim.id]) for claim in claims}


def _may_be_shared(claim: Claim, origin: Origin) -> bool:
    if origin.kind != "unnamed" or len(claim.speakers) != 1 or describe(claim.speakers[-1]).sort is None:
        return False
    return len(claim.place) > 0 and span(claim.time) is not None


def _pairs(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of different origins that sort, type, side, place and time put next to each other."""
    blocks: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        for place in _blocks(claim.place):
            sort = describe(claim.speakers[-1]).sort
            blocks[sort, claim.type, claim.polarity, place].append(claim)
    for block in blocks.values():
        ordered = sorted(block, key=lambda claim: (span(claim.time) or ("", ""), claim.id))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                if (span(other.time) or ("", ""))[0] >= (span(one.time) or ("", ""))[1]:
                    break
                if origins[one.id].key != origins[other.id].key and _near(one, other):
                    yield one, other


def _blocks(places: Sequence[Place]) -> set[str]:
    return {f"{place.country}/{place.admin1}" for place in places if place.country is not None}


def _near(one: Claim, other: Claim) -> bool:
    return not apart_in_time(one.time, other.time) and not apart_in_space(one.place, other.place)


def _is_several(group: Sequence[Claim], origins: Mapping[str, Origin]) -> bool:
    return len({origins[claim.id].key for claim in group}) > 1


def _merged(key: str, group: Sequence[Claim], origins: Mapping[str, Origin]) -> Origin:
    """Return the one origin of several documents' nameless speakers, named by what and where they are."""
    lone = [claim for claim in group if len(claim.speakers) == 1 and len(claim.place) > 0]
    sorts = sorted({sort for claim in lone if (sort := describe(claim.speakers[-1]).sort) is not None})
    where = sorted({claim.place[0].name or claim.place[0].text for claim in lone})
    states = {origins[claim.id].under for claim in group if origins[claim.id].under.startswith("state:")}
    publishers = sorted({claim.document.publisher or claim.document.id for claim in group})
    return msgspec.structs.replace(
        origins[group[0].id],
        key=key,
        name=f"{sorts[0]} in {where[0]}",
        under=min(states) if len(states) > 0 else key,
        sentence=f"{', '.join(publishers)} have nameless {sorts[0]} say the same of the same event.",
    )
