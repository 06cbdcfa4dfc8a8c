"""What lies in what: the place that a text names after a comma, and whether one place lies in another."""

from __future__ import annotations

import math

from gawah.identity.gazetteer import GazetteerPlace, place_key
from gawah.identity.place_lookup import Named, names_at
from gawah.identity.place_tokens import Token


def container_after(named: Named, tokens: list[Token], text: str) -> Named | None:
    """Return the province, state or country after a comma or in brackets, if a place of the name lies in it."""
    last = named.last
    if last >= len(tokens):
        return None
    if tokens[last].gap.strip(" \n.") not in {",", "("} or not tokens[last].capital:
        return None
    for other in names_at(tokens, last, text):
        inside = [f.place for f in other.found if f.place.kind in {"country", "state", "province", "district"}]
        if any(_may_lie_within(named, f.place, place) for f in named.found for place in inside):
            return other
    return None


def _may_lie_within(named: Named, place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Say whether the text may mean "in": a row of countries or of states is a list, not a nest."""
    kinds = named.kinds()
    if "country" in kinds and place.kind not in {"state", "province"}:
        return False
    if "state" in kinds and container.kind == "state" and place.kind != "capital":
        return place.kind == "town" and place_key(container.name) == place_key(named.name)
    return lies_within(place, container)


def lies_within(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Say whether a place lies in a country, state or province (districts contain towns near their middle)."""
    if place.index == container.index or place.kind == "country":
        return False
    if container.kind == "country":
        return place.country == container.country
    if container.kind in {"state", "province"}:
        return (
            container.region_key is not None and place.region_key == container.region_key and place.kind != "province"
        )
    return (
        container.kind == "district"
        and place.kind == "town"
        and distance_km(place, container) < container.radius_km * 2
    )


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Return the great-circle distance."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
