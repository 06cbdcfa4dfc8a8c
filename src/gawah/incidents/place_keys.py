"""Places as keys that tell what lies in what: a camp in a district lies in its province and its country."""

from __future__ import annotations

from gawah.model import Place
from gawah.reading.folding import fold

PlaceKey = tuple[str, ...]
"""Country, province and name, as far as they are known; empty for a place that is not said. A place that the
gazetteer does not know is its folded words alone and lies in nothing."""

_COUNTRY, _PROVINCE = 6, 4


def place_key(place: Place) -> PlaceKey:
    """Return the key of a place."""
    name = fold(place.name or place.text.partition(",")[0])
    if place.country is None:
        return ("", "", name)
    if place.precision == _COUNTRY:
        return (place.country,)
    if place.admin1 is None:
        return (place.country, "", name)
    return (
        (place.country, fold(place.admin1))
        if place.precision == _PROVINCE
        else (place.country, fold(place.admin1), name)
    )


def is_in(inner: PlaceKey, outer: PlaceKey) -> bool:
    """Tell whether a place is another one or lies in it; anywhere lies in a place that is not said."""
    return inner[: len(outer)] == outer


def place_name(place: Place) -> str:
    """Return the name to show of a place."""
    return place.name or place.text
