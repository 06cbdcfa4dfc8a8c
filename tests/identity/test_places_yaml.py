"""The curated places: coordinates where the country is, and no name with two meanings unless a note says so."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from gawah.identity.gazetteer import Gazetteer, place_key
from gawah.identity.place_words import place_words
from gawah.vocabulary.lexicons import read_yaml

PLACES = read_yaml("places.yaml")
COUNTRIES: list[dict[str, Any]] = read_yaml("place_countries.yaml")  # type: ignore[assignment]
ROWS = [(section, row) for section, rows in PLACES.items() for row in rows]
FIELDS = {"name", "in", "part", "at", "radius", "names", "exact", "note"}
MARGIN = 3.0
"""Degrees beyond the outermost towns: deserts, mountains and seas have none."""


def _codes(row: dict[str, Any]) -> list[str]:
    inside = row.get("in", [])
    return [inside] if isinstance(inside, str) else list(inside)


@pytest.fixture(scope="module")
def boxes() -> dict[str, tuple[float, float, float, float]]:
    """Return the box around the towns of each country that a curated row names."""
    gazetteer = Gazetteer.open()
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for index in range(0, gazetteer.place_count):
        place = gazetteer._read_place(index)
        if place.kind in {"town", "capital"} and place.country is not None:
            points[place.country].append((place.lat, place.lon))
    return {c: (min(p)[0], max(p)[0], min(o for _, o in p), max(o for _, o in p)) for c, p in points.items()}


def test_fields() -> None:
    """Each row has the fields that the head of the file names, and no other."""
    for section, row in ROWS:
        assert set(row) <= FIELDS, (section, row)
        assert {"name", "at", "radius"} <= set(row), (section, row)
        assert 0 < row["radius"] <= 8000, row["name"]
        assert all(isinstance(n, str) for n in [*row.get("names", []), *row.get("exact", [])]), row["name"]


def test_coordinates_are_on_the_globe() -> None:
    """Latitude comes first and both lie in range."""
    for row in [r for _, r in ROWS] + COUNTRIES:
        lat, lon = row["at"]
        assert -90 <= lat <= 90, row["name"]
        assert -180 <= lon <= 180, row["name"]


def test_points_lie_in_their_country(boxes: dict[str, tuple[float, float, float, float]]) -> None:
    """A row's point lies in the box around the towns of (one of) its countries, with a margin."""
    rows = [(row["name"], _codes(row), row["at"]) for section, row in ROWS if section != "seas"]
    rows += [(row["name"], [row["code"]], row["at"]) for row in COUNTRIES]
    for name, codes, (lat, lon) in rows:
        known = [boxes[c] for c in codes if c in boxes]
        if not known:
            continue
        south, west = min(b[0] for b in known) - MARGIN, min(b[2] for b in known) - MARGIN
        north, east = max(b[1] for b in known) + MARGIN, max(b[3] for b in known) + MARGIN
        assert south <= lat <= north, (name, lat)
        assert west <= lon <= east, (name, lon)


def test_names_with_two_meanings_have_a_note() -> None:
    """Two rows that share a name say so, both of them, unless one is the district around a town of the other."""
    bearers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _, row in ROWS:
        for key in {place_key(n) for n in (row["name"], *row.get("names", []))}:
            bearers[key].append(row)
    for key, rows in bearers.items():
        if len(rows) > 1:
            assert all("note" in r for r in rows), (key, [r["name"] for r in rows])


def test_no_row_twice() -> None:
    """No row stands in the file twice."""
    seen = [(section, row["name"], str(row.get("in"))) for section, row in ROWS]
    assert len(seen) == len(set(seen))


def test_all_provinces_of_both_countries_are_curated() -> None:
    """The seven provinces and territories of Pakistan and the 34 provinces of Afghanistan are there."""
    of = {c: {r["name"] for s, r in ROWS if s == "provinces" and r.get("in") == c} for c in ("PK", "AF")}
    assert len(of["AF"]) == 34
    assert len(of["PK"]) == 8  # with the tribal areas, which were a territory of their own until 2018


def test_native_names_of_both_countries() -> None:
    """Each province of Pakistan and Afghanistan has a name in Arabic script."""
    for section, row in ROWS:
        if section == "provinces" and row.get("in") in {"PK", "AF"} and row["name"] != "Islamabad Capital Territory":
            assert any("\u0600" <= n[0] <= "\u06ff" for n in row["names"]), row["name"]


def test_countries_once() -> None:
    """Every code is two capitals and stands once; YAML's Norway stays a word."""
    codes = [row["code"] for row in COUNTRIES]
    assert len(codes) == len(set(codes))
    assert all(isinstance(c, str) and len(c) == 2 and c.isupper() for c in codes)
    assert {"NO", "PK", "AF", "US", "BR"} <= set(codes)


def test_demonyms_belong_to_countries() -> None:
    """Every country of a demonym is a country of the gazetteer."""
    assert set(read_yaml("demonyms.yaml")) <= {row["code"] for row in COUNTRIES}


def test_word_lists() -> None:
    """No list is empty, and what is an ordinary word is no sign of a place."""
    words = place_words()
    for heading in words.__struct_fields__:
        assert len(getattr(words, heading)) > 2, heading
    assert not words.title & words.designator
    assert not words.street & words.organisation
