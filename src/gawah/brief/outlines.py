"""Outlines of countries: Natural Earth's public domain lines, thinned; disputed ones known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

_DATA = files("gawah.brief") / "data"
Point = tuple[float, float]


class Box(NamedTuple):
    """A stretch of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Tell whether a point of longitude and latitude lies within."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


class Line(NamedTuple):
    """A stretch of border or coast; `disputed` is the note on who disputes it, empty where nobody is known to."""

    points: tuple[Point, ...]
    disputed: str = ""


class Land(NamedTuple):
    """The part of a country that lies within a box."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


class _Dispute(NamedTuple):
    between: frozenset[str]
    note: str
    within: Box | None


@lru_cache(maxsize=1)
def _outlines() -> tuple[list[list[Point]], dict[str, list[list[int]]]]:
    raw: dict[str, Any] = json.loads((_DATA / "outlines.json").read_text("utf-8"))
    scale = float(raw["per_degree"])
    return [_absolute(arc, scale) for arc in raw["arcs"]], raw["countries"]


def _absolute(flat: list[int], scale: float) -> list[Point]:
    points: list[Point] = []
    x = y = 0
    for at in range(0, len(flat), 2):
        x, y = x + flat[at], y + flat[at + 1]
        points.append((x / scale, y / scale))
    return points


@lru_cache(maxsize=1)
def _disputes() -> tuple[_Dispute, ...]:
    import yaml

    rows = yaml.safe_load((_DATA / "disputed_borders.yaml").read_text("utf-8"))
    return tuple(
        _Dispute(frozenset(row["between"]), row["note"], Box(*row["within"]) if "within" in row else None)
        for row in rows
    )


def lands(box: Box) -> list[Land]:
    """Return the countries within a box, each cut to it, by name."""
    arcs, countries = _outlines()
    found = []
    for name, rings in countries.items():
        cut = [_clipped(_ring(ring, arcs), box) for ring in rings]
        kept = tuple(tuple(ring) for ring in cut if len(ring) > 2)
        if len(kept) > 0:
            found.append(Land(name, kept))
    return found


def lines(box: Box) -> list[Line]:
    """Return the borders and coasts that touch a box, disputed ones marked."""
    arcs, countries = _outlines()
    users: dict[int, set[str]] = {}
    for name, rings in countries.items():
        for ring in rings:
            for arc in ring:
                users.setdefault(arc if arc >= 0 else ~arc, set()).add(name)
    wide = Box(box.west - 1, box.south - 1, box.east + 1, box.north + 1)
    return [line for arc, names in sorted(users.items()) for line in _runs(arcs[arc], wide, frozenset(names))]


def _runs(points: list[Point], box: Box, names: frozenset[str]) -> Iterator[Line]:
    """Yield the stretches of an arc that touch the box, cut where a dispute begins or ends."""
    disputes = [dispute for dispute in _disputes() if dispute.between == names]
    run: list[Point] = []
    note = ""
    for one, other in pairwise(points):
        here = next((d.note for d in disputes if d.within is None or d.within.holds(one)), "")
        inside = box.holds(one) or box.holds(other)
        if run and (not inside or here != note):
            yield Line(tuple(run), note)
            run = []
        if inside:
            run = [*run, other] if run else [one, other]
            note = here
    if run:
        yield Line(tuple(run), note)


def _ring(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        piece = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points.extend(piece if not points else piece[1:])
    return points


def _clipped(ring: list[Point], box: Box) -> list[Point]:
    """Return a ring cut to a box, edge by edge (Sutherland and Hodgman 1974)."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    if max(xs) < box.west or min(xs) > box.east or max(ys) < box.south or min(ys) > box.north:
        return []
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        ring = list(_cut(ring, axis, limit, sign))
        if not ring:
            return []
    return ring


def _cut(ring: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for one, other in pairwise([ring[-1], *ring]):
        in_one, in_other = (one[axis] - limit) * sign >= 0, (other[axis] - limit) * sign >= 0
        if in_one != in_other:
            share = (limit - one[axis]) / (other[axis] - one[axis])
            yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
        if in_other:
            yield other


def disputed(found: Iterable[Line]) -> list[str]:
    """Return the notes on the disputed lines among some, each once."""
    return sorted({line.disputed for line in found if line.disputed})
