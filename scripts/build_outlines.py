#!/usr/bin/env python3
"""Build the outlines of countries that the map of a brief is drawn from.

usage: build_outlines.py COUNTRIES_50M_JSON

COUNTRIES_50M_JSON is `countries-50m.json` of the npm package `world-atlas` (ISC), which holds Natural Earth's public
domain outlines as TopoJSON. Lines are thinned (Visvalingam and Whyatt 1993) and rounded to a hundredth of a degree;
islands under a tenth of a degree and Antarctica are left out. Written: src/gawah/brief/data/outlines.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "gawah" / "brief" / "data" / "outlines.json"
LEAST_AREA = 0.0022
"""Square degrees: a corner that spans less than this is left out."""
LEAST_ISLAND = 0.1
"""Degrees: a ring smaller than this either way is left out."""
LEFT_OUT = {"Antarctica"}
PER_DEGREE = 100

Point = tuple[float, float]


def main(arguments: list[str]) -> int:
    """Write the artefact and say how large it is."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    topology = json.loads(Path(arguments[0]).read_text("utf-8"))
    TARGET.write_text(json.dumps(outlines(topology), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} kB")
    return 0


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """Return arcs as differences of whole hundredths of a degree, and the rings of each country over them."""
    arcs = decoded_arcs(topology)
    rings: dict[str, list[list[int]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name in LEFT_OUT:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        kept = [ring for polygon in polygons for ring in polygon if is_large(ring, arcs)]
        if kept:
            rings[name] = kept
    used = sorted({plain(arc) for country in rings.values() for ring in country for arc in ring})
    number = {arc: index for index, arc in enumerate(used)}
    return {
        "per_degree": PER_DEGREE,
        "arcs": [differences(thinned(arcs[arc])) for arc in used],
        "countries": {
            name: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings[name]]
            for name in sorted(rings)
        },
    }


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def plain(arc: int) -> int:
    """Return the number of an arc, whichever way it is walked."""
    return arc if arc >= 0 else ~arc


def is_large(ring: list[int], arcs: list[list[Point]]) -> bool:
    """Tell whether a ring spans enough to be seen."""
    points = [point for arc in ring for point in arcs[plain(arc)]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) >= LEAST_ISLAND or max(ys) - min(ys) >= LEAST_ISLAND


def thinned(points: list[Point]) -> list[Point]:
    """Leave out, smallest first, the corners that span less than LEAST_AREA; both ends stay."""
    kept = list(points)
    while len(kept) > 2:
        areas = [area(kept[i - 1], kept[i], kept[i + 1]) for i in range(1, len(kept) - 1)]
        smallest = min(range(len(areas)), key=areas.__getitem__)
        if areas[smallest] >= LEAST_AREA or (kept[0] == kept[-1] and len(kept) <= 5):
            break
        del kept[smallest + 1]
    return kept


def area(a: Point, b: Point, c: Point) -> float:
    """Return the area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def differences(points: list[Point]) -> list[int]:
    """Return x and y of the first point, then what each next one adds."""
    flat: list[int] = []
    last = (0, 0)
    for x, y in points:
        here = (round(x * PER_DEGREE), round(y * PER_DEGREE))
        if here != last or not flat:
            flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
