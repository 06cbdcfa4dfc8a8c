"""The map: outlines of countries, and for each place a disc as large as its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import cos, radians

import msgspec

from gawah.brief.outlines import Box, Land, Line, Point, disputed, lands, lines
from gawah.brief.quotes import Quotes, Reference
from gawah.brief.svg import element, points, words
from gawah.brief.value_words import place_words
from gawah.model import Claim, Place
from gawah.weighing.records import Incident

WIDTH = 720
HEIGHT = 440
_KM_PER_DEGREE = 111.2
_LEAST_DEGREES = 4.0
"""No map is closer than this: outlines thinned to a hundredth of a degree would feign exactness."""
_COUNTRY = 6
_RADIUS = {1: 2.0, 2: 25.0, 3: 40.0, 4: 150.0, 5: 100.0}
"""Kilometres that a place may lie off, by UCDP's where_prec, where the gazetteer gives no radius."""
_LEAST_DISC = 5.0
_LETTER = 7.2
_LINE = 15.0
_Projection = Callable[[Point], Point]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map: its number there, the incidents told of it, how far off it may be."""

    number: int
    name: str
    lat: float
    lon: float
    radius_km: float
    incidents: tuple[int, ...]
    contested: bool
    references: tuple[Reference, ...]


class MapPage(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing, its places, and the notes that belong under it."""

    svg: str
    spots: tuple[Spot, ...]
    disputed: tuple[str, ...]
    unplaced: int


def map_page(incidents: Sequence[Incident], claims: dict[str, Claim], quotes: Quotes) -> MapPage | None:
    """Return the map of the places of incidents; None where no place is known closely enough to be drawn."""
    spots = _spots(incidents, claims, quotes)
    if len(spots) == 0:
        return None
    box = _box(spots)
    borders = lines(box)
    placed = {number for spot in spots for number in spot.incidents}
    return MapPage(
        svg=_drawing(box, lands(box), borders, spots),
        spots=tuple(spots),
        disputed=tuple(disputed(borders)),
        unplaced=len(incidents) - len(placed),
    )


def _spots(incidents: Sequence[Incident], claims: dict[str, Claim], quotes: Quotes) -> list[Spot]:
    found: dict[tuple[float, float], list[tuple[int, Place, str, bool]]] = {}
    for number, incident in enumerate(incidents, start=1):
        contested = any(contest.field == "place" for contest in incident.contested)
        for key in _placing(incident):
            for place in claims[key].place if key in claims else ():
                if place.lat is not None and place.lon is not None and (place.precision or 1) < _COUNTRY:
                    spot = (round(place.lat, 2), round(place.lon, 2))
                    found.setdefault(spot, []).append((number, place, key, contested))
    order = sorted(found, key=lambda spot: (min(number for number, *_ in found[spot]), spot))
    return [_spot(at, spot, found[spot], quotes) for at, spot in enumerate(order, start=1)]


def _placing(incident: Incident) -> list[str]:
    """Return the claims that say where an incident happened, denied values left out."""
    values = incident.fields.get("place", ())
    told = [claim for value in values if value.polarity != "negative" for claim in value.claims]
    return told if len(values) > 0 else list(incident.claims)


def _spot(number: int, at: Point, told: list[tuple[int, Place, str, bool]], quotes: Quotes) -> Spot:
    places = [place for _, place, _, _ in told]
    closest = min(places, key=lambda place: (place.precision or 1, place.name or place.text))
    return Spot(
        number=number,
        name=place_words(closest),
        lat=at[0],
        lon=at[1],
        radius_km=closest.radius_km or _RADIUS.get(closest.precision or 1, 2.0),
        incidents=tuple(sorted({number for number, *_ in told})),
        contested=any(contested for *_, contested in told),
        references=quotes.references(key for _, _, key, _ in told),
    )


def _box(spots: Sequence[Spot]) -> Box:
    """Return the box around all discs, with a margin, in the proportions of the drawing."""
    margin = [spot.radius_km / _KM_PER_DEGREE for spot in spots]
    south = min(spot.lat - off for spot, off in zip(spots, margin, strict=True))
    north = max(spot.lat + off for spot, off in zip(spots, margin, strict=True))
    middle = (south + north) / 2
    squeeze = _squeeze(middle)
    west = min(spot.lon - off / squeeze for spot, off in zip(spots, margin, strict=True))
    east = max(spot.lon + off / squeeze for spot, off in zip(spots, margin, strict=True))
    tall = max((north - south) * 1.4, (east - west) * 1.4 * squeeze * HEIGHT / WIDTH, _LEAST_DEGREES)
    wide = tall * WIDTH / HEIGHT / squeeze
    centre = (west + east) / 2
    return Box(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2)


def _squeeze(latitude: float) -> float:
    """Return how much shorter a degree of longitude is than one of latitude there."""
    return max(cos(radians(latitude)), 0.1)


def _drawing(box: Box, found: Iterable[Land], borders: Iterable[Line], spots: Sequence[Spot]) -> str:
    def at(point: Point) -> Point:
        x = (point[0] - box.west) / (box.east - box.west) * WIDTH
        return x, (box.north - point[1]) / (box.north - box.south) * HEIGHT

    shown = list(found)
    shapes = [_land(land, at) for land in shown]
    edges = [element("polyline", points=points(map(at, line.points)), class_=_line_class(line)) for line in borders]
    per_km = HEIGHT / ((box.north - box.south) * _KM_PER_DEGREE)
    places = [at((spot.lon, spot.lat)) for spot in spots]
    discs = [_disc(*each, per_km) for each in zip(spots, places, strict=True)]
    taken = _Taken([(0.0, WIDTH / 3, HEIGHT - 16.0)])
    names = [_label(spot, *each) for spot, each in zip(spots, _spread(spots, places, taken), strict=True)]
    labels = [_country(land, at, taken) for land in shown]
    return element(
        "svg",
        element("title", words("Map of the places told of; the list below the map says the same in words.")),
        element("rect", width=WIDTH, height=HEIGHT, class_="sea"),
        *shapes,
        *edges,
        *labels,
        *discs,
        *names,
        *_scale(per_km),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="map",
        role="img",
    )


def _line_class(line: Line) -> str:
    return "disputed" if line.disputed else "border"


def _land(land: Land, at: _Projection) -> str:
    path = " ".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in map(at, ring)) + "Z" for ring in land.rings)
    return element("path", d=path, class_="land")


def _country(land: Land, at: _Projection, taken: _Taken) -> str:
    """Return the name of a country, where there is room for it."""
    ring = max(land.rings, key=_extent)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, top = at((min(xs), max(ys)))
    right, bottom = at((max(xs), min(ys)))
    width = 9.0 * len(land.name)
    if right - left < width or bottom - top < 2 * _LINE:
        return ""
    x, y = at(_centre(ring))
    x = min(max(x, width / 2), WIDTH - width / 2)
    y = taken.free(x - width / 2, width, min(max(y, _LINE), HEIGHT - 6))
    return element("text", words(land.name), x=x, y=y, class_="country") if y < min(bottom, HEIGHT) else ""


def _extent(ring: Sequence[Point]) -> float:
    return abs(_twice_area(ring))


def _twice_area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _centre(ring: Sequence[Point]) -> Point:
    """Return the centroid of a ring."""
    twice = _twice_area(ring) or 1.0
    x = y = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (3 * twice), y / (3 * twice)


def _disc(spot: Spot, centre: Point, per_km: float) -> str:
    x, y = centre
    radius = max(spot.radius_km * per_km, _LEAST_DISC)
    shape = element("circle", cx=x, cy=y, r=radius, class_="disc contested" if spot.contested else "disc")
    return shape + element("circle", cx=x, cy=y, r=2.5, class_="centre")


class _Taken:
    """Where words stand already: left, right and base line."""

    def __init__(self, lines: Iterable[tuple[float, float, float]]) -> None:
        self._lines = list(lines)

    def free(self, left: float, width: float, top: float) -> float:
        """Return the first base line from `top` down on which words of this width touch no others, and take it."""
        while any(abs(top - y) < _LINE and left < end and start < left + width for start, end, y in self._lines):
            top += _LINE / 2
        self._lines.append((left, left + width, top))
        return top


def _spread(spots: Sequence[Spot], places: Sequence[Point], taken: _Taken) -> list[tuple[Point, Point]]:
    """Return for each spot its centre and where its name stands: beside it, or lower where another name is."""
    found: dict[int, tuple[Point, Point]] = {}
    for at in sorted(range(len(spots)), key=lambda index: places[index][1]):
        x, y = places[at]
        width = _LETTER * len(_words_of(spots[at])) + 12
        left = x + 9 if x + width < WIDTH else x - 9 - width
        found[at] = (x, y), (left, taken.free(left, width, y - 7))
    return [found[at] for at in range(len(spots))]


def _words_of(spot: Spot) -> str:
    return f"{spot.number} {spot.name}"


def _label(spot: Spot, centre: Point, at: Point) -> str:
    """Return the name of a spot, with a line to it where it stands apart."""
    leader = ""
    if at[1] - centre[1] > _LINE / 2:
        leader = element("path", d=f"M{points([centre])}L{points([(at[0] - 2, at[1] - 4)])}", class_="leader")
    return leader + element("text", words(_words_of(spot)), x=at[0], y=at[1], class_="place")


def _scale(per_km: float) -> list[str]:
    """Return a bar of a round number of kilometres."""
    km = next((each for each in (500, 200, 100, 50, 20, 10) if each * per_km <= WIDTH / 4), 10)
    y, x = HEIGHT - 16, 16
    return [
        element("path", d=f"M{x},{y - 4}V{y}H{x + km * per_km:.1f}V{y - 4}", class_="scale"),
        element("text", words(f"{km} km"), x=x + km * per_km + 6, y=y, class_="country start"),
    ]
