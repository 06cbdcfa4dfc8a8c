"""Which place of a name is meant: its size, what the text says it lies in, and the other places of the document."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from gawah.identity.gazetteer import Found, GazetteerPlace, PlaceKind
from gawah.identity.place_weights import Judged
from gawah.identity.place_within import distance_km, lies_within
from gawah.model import Place

PRIOR = {
    "country": 9.0,
    "continent": 8.0,
    "sea": 8.0,
    "region": 8.0,
    "state": 7.5,
    "province": 5.6,
    "district": 4.4,
    "capital": 1.8,
    "town": 0.0,
    "named only": 0.0,
}
"""What kinds of places are meant more often; towns add the logarithm of their people to it."""
PER_DIGIT = 1.12
IN_CONTAINER = 8.0
SAME_COUNTRY, SAME_PROVINCE, NEAR = 2.2, 1.5, 1.6
NEAR_KM = 200.0
ALTERNATIVE_NAME = -2.5


class Candidate(msgspec.Struct, frozen=True):
    """One place that a name may mean, how well it fits and why."""

    place: GazetteerPlace
    score: float
    reason: str


class Surroundings(msgspec.Struct):
    """What speaks for a part of the world: counts of countries and provinces, and places that are certain."""

    countries: Counter[str]
    provinces: Counter[str]
    anchors: list[GazetteerPlace]
    own: dict[str, tuple[GazetteerPlace, int]] = {}
    """What each name contributed, so that no name speaks for itself."""

    @classmethod
    def empty(cls) -> Surroundings:
        """Return surroundings that say nothing."""
        return cls(Counter(), Counter(), [])

    def without(self, key: str) -> Surroundings:
        """Return the surroundings as the other names make them."""
        if key not in self.own:
            return self
        place, weight = self.own[key]
        countries, provinces = self.countries.copy(), self.provinces.copy()
        countries[place.country or ""] -= weight
        provinces[place.region_key or ""] -= weight
        return Surroundings(countries, provinces, [a for a in self.anchors if a.index != place.index])

    def add(self, place: GazetteerPlace, weight: int = 1) -> None:
        """Count a place for its country, its province and, unless it is wide, for what lies near it."""
        if place.country is not None:
            self.countries[place.country] += weight
        if place.region_key is not None:
            self.provinces[place.region_key] += weight
        if place.kind in {"town", "capital", "district"}:
            self.anchors.append(place)


def candidates(
    found: Iterable[Found], *, around: Surroundings, container: Sequence[GazetteerPlace] = (), noun: str | None = None
) -> list[Candidate]:
    """Return the places of a name, the likeliest first."""
    ranked = [_candidate(each, around, container, noun) for each in found]
    return sorted(ranked, key=_rank)


def _rank(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.place.index


def _candidate(each: Found, around: Surroundings, container: Sequence[GazetteerPlace], noun: str | None) -> Candidate:
    place = each.place
    score = prior(place) + (ALTERNATIVE_NAME if each.alternative else 0.0) + _noun_bonus(place, noun)
    reasons = []
    inside = [c for c in container if lies_within(place, c)]
    if inside:
        score += IN_CONTAINER
        reasons.append(f"the text says that it lies in {inside[0].name}")
    bonus, why = _context(place, around)
    reasons += why if not inside else []
    if not reasons and place.population > 0:
        reasons.append(f"{place.population} people")
    return Candidate(place, score + bonus, "; ".join(reasons))


def prior(place: GazetteerPlace) -> float:
    """Return how often a place of this kind and size is meant when nothing else is known."""
    if place.kind in {"town", "capital"}:
        return PRIOR[place.kind] + PER_DIGIT * math.log10(place.population + 100)
    if place.kind == "district" and place.geonameid is None and place.country != "US":
        return PRIOR["district"] + 0.6  # curated: it is known to be in the news
    return PRIOR[place.kind]


def _noun_bonus(place: GazetteerPlace, noun: str | None) -> float:
    if noun is None:
        return 0.0
    towns = noun in {"city", "town", "village", "hamlet", "capital", "port"}
    return 3.0 if towns == (place.kind in {"town", "capital"}) else 0.0


def _context(place: GazetteerPlace, around: Surroundings) -> tuple[float, list[str]]:
    score, reasons = 0.0, []
    total = sum(n for n in around.countries.values() if n > 0)
    if place.country is not None and around.countries[place.country] > 0:
        share = around.countries[place.country] / total
        score += SAME_COUNTRY * share * min(1.0, around.countries[place.country] / 2)
        reasons.append("the document speaks of its country")
    if place.region_key is not None and place.kind != "country" and around.provinces[place.region_key] > 0:
        score += SAME_PROVINCE * min(1.0, around.provinces[place.region_key] / 2)
        reasons = ["the document speaks of its province"]
    near = [a for a in around.anchors if a.name != place.name and distance_km(a, place) < NEAR_KM]
    if near and place.kind in {"town", "capital", "district"}:
        score += NEAR * min(1.0, (1 + len({a.index for a in near})) / 3)
        reasons.append(f"{near[0].name} is near")
    return score, reasons


def containers_of(judged: Judged) -> list[GazetteerPlace]:
    """Return what the text says a place lies in."""
    return [] if judged.container is None else [f.place for f in judged.container.found]


def surroundings_of(places: Iterable[Place]) -> Surroundings:
    """Return the surroundings that resolved places make."""
    around = Surroundings.empty()
    for number, place in enumerate(places):
        if place.country is None or place.lat is None or place.lon is None:
            continue
        around.add(_as_entry(place, -1 - number), 2)
    return around


def _as_entry(place: Place, index: int) -> GazetteerPlace:
    kind: PlaceKind = "town" if (place.precision or 7) <= 3 else "country"
    return GazetteerPlace(
        index=index,
        name=place.name or place.text,
        kind=kind,
        geonameid=place.geonameid,
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        country=place.country,
        admin1=place.admin1,
        region_key=None,
        population=0,
        radius_km=place.radius_km or 0.0,
    )
