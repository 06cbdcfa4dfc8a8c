"""The map: discs as large as the uncertainty, disputed borders dashed, small data."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import msgspec

from gawah.brief.map import map_page
from gawah.brief.outlines import Box, disputed, lands, lines
from gawah.brief.quotes import Quotes
from gawah.brief.veiled import veiled
from gawah.model import Place

from . import sample
from .reading_pages import elements


def _map(place: Place) -> str:
    attack = msgspec.structs.replace(sample.ATTACK, place=(place,))
    held = veiled(sample.brief_input(claims={**sample.brief_input().claims, attack.id: attack}))
    found = map_page(held.incidents, held.claims, Quotes(held))
    return found.svg if found is not None else ""


def _radius(svg: str) -> float:
    [radius] = re.findall(r'r="([\d.]+)" class="disc"', svg)
    return float(radius)


def test_a_disc_is_as_large_as_its_uncertainty() -> None:
    """Twice the radius in kilometres is a larger disc; a place without a radius takes that of its precision."""
    town = msgspec.structs.replace(sample.ZARGHOL, radius_km=20.0)
    district = msgspec.structs.replace(sample.ZARGHOL, radius_km=80.0)
    assert _radius(_map(district)) > 3 * _radius(_map(town))
    by_precision = msgspec.structs.replace(sample.ZARGHOL, radius_km=None, precision=4)
    assert _radius(_map(by_precision)) > _radius(_map(district))


def test_a_country_is_no_place_on_the_map() -> None:
    """A claim that names a country only draws no disc, and without another there is no map."""
    assert _map(msgspec.structs.replace(sample.ZARGHOL, precision=6)) == ""
    assert _map(Place(text="nowhere known")) == ""


def test_a_map_is_well_formed_and_escapes_names() -> None:
    """A place with a hostile name is text in the drawing."""
    svg = _map(msgspec.structs.replace(sample.ZARGHOL, name="</svg><script>"))
    assert "script" not in {tag for tag, _ in elements(svg)}


def test_a_disputed_border_is_dashed_and_named() -> None:
    """Lines that somebody disputes carry a note, and only where the dispute is."""
    kashmir = lines(Box(73, 32, 79, 37))
    assert "Line of Control in Kashmir" in disputed(kashmir)
    assert disputed(lines(Box(-2, 43, 4, 50))) == []
    rajasthan = [line for line in lines(Box(69, 24, 72, 28)) if line.disputed]
    assert rajasthan == []


def test_countries_are_cut_to_the_box() -> None:
    """Every point of a land lies within the box, whatever the size of the country."""
    box = Box(60, 25, 75, 38)
    found = {land.name: land for land in lands(box)}
    assert {"Pakistan", "Afghanistan", "Iran"} <= found.keys()
    assert "France" not in found
    eps = 1e-9
    wide = Box(box.west - eps, box.south - eps, box.east + eps, box.north + eps)
    assert all(wide.holds(point) for land in found.values() for ring in land.rings for point in ring)


def test_the_outlines_stay_small() -> None:
    """The outlines that the package carries are at most 300 kB."""
    assert len((files("gawah.brief") / "data" / "outlines.json").read_bytes()) <= 300_000


def test_names_of_places_do_not_touch() -> None:
    """Places beside each other have their names on lines apart."""
    places = tuple(
        msgspec.structs.replace(sample.ZARGHOL, lat=31.0 + step / 20, name=f"Town {step}") for step in range(4)
    )
    attack = msgspec.structs.replace(sample.ATTACK, place=places)
    held = veiled(sample.brief_input(claims={**sample.brief_input().claims, attack.id: attack}))
    found = map_page(held.incidents, held.claims, Quotes(held))
    assert found is not None
    lines_of_names = [float(y) for y in re.findall(r'y="([\d.]+)" class="place"', found.svg)]
    assert len(lines_of_names) == len(found.spots) == 4
    ordered = sorted(lines_of_names)
    assert all(after - before >= 14.9 for before, after in pairwise(ordered))
