"""Whether two times or two places can be one: an imprecise one is as wide as it says."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gawah.ledger.dates import days
from gawah.model import Period, Place

EARTH_KM = 6371.0
RADIUS_OF_PRECISION = {1: 2.0, 2: 25.0, 3: 40.0, 4: 200.0, 5: 100.0, 6: 700.0, 7: 5000.0}
"""Kilometres that a place may reach from its point, by UCDP's where_prec, where the gazetteer gives none.

Typical sizes: a district (ADM2) 40 km, a province (ADM1) 200 km, a country 700 km.
"""
OPEN_START, OPEN_END = "0001-01-01", "9999-12-31"


def span(period: Period | None) -> tuple[str, str] | None:
    """Return first day and day after the last of a period, an open side far away; None where it has no date."""
    if period is None:
        return None
    start, end = days(period.start or ""), days(period.end or "")
    if start is None and end is None:
        return None
    # A day, month or year that stands alone as the start is as long as it is written.
    last = end[0] if end is not None else (OPEN_END if start is None else start[1])
    return (OPEN_START if start is None else start[0]), last


def apart_in_time(one: Period | None, other: Period | None) -> bool:
    """Tell whether both are dated and no day belongs to both."""
    first, second = span(one), span(other)
    if first is None or second is None:
        return False
    return first[1] <= second[0] or second[1] <= first[0]


def kilometres(one: Place, other: Place) -> float | None:
    """Return the great-circle distance (haversine, spherical Earth), None where a place has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def radius(place: Place) -> float:
    """Return how far from its point a place may reach, in kilometres."""
    if place.radius_km is not None:
        return place.radius_km
    return RADIUS_OF_PRECISION.get(place.precision or 2, 25.0)


def apart_in_space(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Tell whether both have places with a point and no place of the one can be a place of the other."""
    pairs = [(_distance(a, b), radius(a) + radius(b)) for a in one for b in other]
    known = [(distance, reach) for distance, reach in pairs if distance is not None]
    return len(known) > 0 and len(known) == len(pairs) and all(distance > reach for distance, reach in known)


def _distance(one: Place, other: Place) -> float | None:
    """Return the distance; none inside one country or province, infinite between two where one is as wide as that.

    A circle about its middle does not reach the corners of a country, so names are asked before distances.
    """
    widest = max((one, other), key=lambda place: place.precision or 1)
    if widest.precision not in (4, 6) or one.country is None or other.country is None:
        return kilometres(one, other)
    if one.country != other.country:
        return math.inf
    inside = widest.precision == 6 or (one.admin1 is not None and one.admin1 == other.admin1)
    return 0.0 if inside else kilometres(one, other)
