"""Score Gawah's ties and mentions as relations and entities in the sense of re3d.

re3d marks relations of reports on Syria and Iraq within sentences, and not all of them; its kinds are not Gawah's. A
relation is found where a claim of a kind that comes near it names both ends, at overlapping words. Those of which
either end could stand first are compared without their order. Entities are compared by overlapping words, one to one,
within three sorts; what Gawah has no mentions of (weapons, vehicles, sums, documents) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bench.swaps import Extract

from gawah import reading
from gawah.extraction.mentions import as_records, find_mentions
from gawah.model import Claim, Document

ENTITIES = {
    "Organisation": "actor",
    "Person": "actor",
    "Nationality": "actor",
    "Location": "place",
    "Temporal": "date",
}
"""re3d's sorts of entities that Gawah has mentions of, and what they are called here."""
SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf"})
RELATIONS = ("FightingAgainst", "AlliesOf", "BelongsTo", "InChargeOf")
TAKING = frozenset({"government_regains_territory", "non_state_actor_overtakes_territory"})
FIGHTING = frozenset(
    {
        "attack",
        "armed_clash",
        "suicide_bomb",
        "remote_explosive_landmine_ied",
        "grenade",
        "air_drone_strike",
        "shelling_artillery_missile",
        "chemical_weapon",
        "abduction_forced_disappearance",
        "arrests",
        "excessive_force_against_protesters",
        "rival_of",
        *TAKING,
    }
)
"""Kinds of claims of which re3d marks the attacker as fighting against the attacked."""
HOLDING = frozenset({"controls", *TAKING})
"""Kinds of which re3d marks the actor as in charge of the place."""
_AROUND = 300
"""Characters before and behind a quote in which the words of its fillers are looked for."""
_T = TypeVar("_T")


class Stretch(NamedTuple):
    """Where words stand in a text."""

    start: int
    end: int

    def meets(self, other: Stretch) -> bool:
        """Say whether two stretches share at least half of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


class Relation(NamedTuple):
    """A relation of two ends, by re3d's name."""

    type: str
    source: Stretch
    target: Stretch

    def same(self, other: Relation) -> bool:
        """Say whether two relations are of one kind and hold between the same words."""
        if self.type != other.type:
            return False
        if self.source.meets(other.source) and self.target.meets(other.target):
            return True
        return self.type in SYMMETRIC and self.source.meets(other.target) and self.target.meets(other.source)


class Entity(NamedTuple):
    """A stretch that names something of a sort."""

    sort: str
    at: Stretch

    def same(self, other: Entity) -> bool:
        """Say whether two entities are of one sort and share words."""
        return self.sort == other.sort and self.at.meets(other.at)


def counts(path: Path, extract: Extract) -> list[dict[str, float]]:
    """Return for each document of a file what was right, found and wanted, of each relation and of entities."""
    made = []
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        outcome = reading.read_bytes(raw["text"].encode(), name=f"{raw['docid']}.txt")
        unit: dict[str, float] = {}
        document = next((o.document for o in outcome if isinstance(o, reading.Reading)), None)
        if document is None or document.text != raw["text"]:
            msg = f"{raw['docid']}: the text is not read as it stands"
            raise ValueError(msg)
        gold, found = _once(_annotated(raw)), _once(r for c in extract(document) for r in relations(c, document.text))
        for kind in RELATIONS:
            _count(unit, kind, [g for g in gold if g.type == kind], [f for f in found if f.type == kind], Relation.same)
        for part in ("right", "found", "wanted"):
            unit[f"relations.{part}"] = sum(unit[f"{kind}.{part}"] for kind in RELATIONS)
        _count(unit, "entities", _entities(raw), _mentions(document), Entity.same)
        made.append(unit)
    return made


def relations(claim: Claim, text: str) -> Iterator[Relation]:
    """Yield the relations that a claim states; what is said not to be so states none."""
    if claim.polarity == "negative":
        return
    ends = {
        role: [at for ref in refs if (at := _place_of((ref.text, ref.name), claim, text)) is not None]
        for role, refs in claim.roles.items()
    }
    a, b = ends.get("a", []), ends.get("b", [])
    if claim.kind in FIGHTING:
        attackers, attacked = [*ends.get("perpetrator", []), *a], [*ends.get("target", []), *b]
        both = ends.get("actor", [])
        pairs = [*product(attackers, attacked), *combinations(both, 2), *product(both, attacked)]
        yield from (Relation("FightingAgainst", one, other) for one, other in pairs)
    if claim.kind == "allied_with" or claim.kind.startswith("supports."):
        yield from (Relation("AlliesOf", one, other) for one, other in product(a, b))
    if claim.kind in ("part_of", "affiliated_with"):
        yield from (Relation("BelongsTo", one, other) for one, other in product(a, b))
    if claim.kind in HOLDING:
        places = [at for place in claim.place if (at := _place_of((place.text, place.name), claim, text)) is not None]
        holders = [*ends.get("actor", []), *ends.get("perpetrator", [])]
        yield from (Relation("InChargeOf", one, other) for one, other in product(holders, places))


def _place_of(names: Sequence[str | None], claim: Claim, text: str) -> Stretch | None:
    """Return where the words of a filler stand: the place nearest to the claim's quote."""
    low, high = max(0, claim.start - _AROUND), min(len(text), claim.end + _AROUND)
    for name in names:
        if name:
            places = [Stretch(*m.span()) for m in re.finditer(re.escape(name), text[:high]) if m.start() >= low]
            if places:
                return min(places, key=lambda at: max(claim.start - at.start, at.end - claim.end, 0))
    return None


def _annotated(raw: dict[str, Any]) -> Iterator[Relation]:
    for each in raw["relations"]:
        if each["type"] in RELATIONS and each.get("offsets_ok", True):
            source, target = each["source"], each["target"]
            yield Relation(
                each["type"], Stretch(source["begin"], source["end"]), Stretch(target["begin"], target["end"])
            )


def _once(held: Iterable[Relation]) -> list[Relation]:
    """Return relations without those that say the same again: re3d marks many in both directions."""
    kept: list[Relation] = []
    for one in held:
        if not any(one.same(other) for other in kept):
            kept.append(one)
    return kept


def _entities(raw: dict[str, Any]) -> list[Entity]:
    return [
        Entity(ENTITIES[each["type"]], Stretch(each["begin"], each["end"]))
        for each in raw["entities"]
        if each["type"] in ENTITIES and each.get("offsets_ok", True)
    ]


def _mentions(document: Document) -> list[Entity]:
    sorts = set(ENTITIES.values())
    records = as_records(document, find_mentions(document))
    return [Entity(each.kind, Stretch(each.start, each.end)) for each in records if each.kind in sorts]


def _count(
    unit: dict[str, float], name: str, gold: Sequence[_T], found: Sequence[_T], same: Callable[[_T, _T], bool]
) -> None:
    left = list(found)
    right = 0
    for one in gold:
        match = next((other for other in left if same(one, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    unit |= {f"{name}.right": right, f"{name}.found": len(found), f"{name}.wanted": len(gold)}
