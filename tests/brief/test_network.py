"""The network: one connected part, direction for support, a cut where contested, never a hairball."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gawah.brief.network import MOST_ACTORS, network_page
from gawah.weighing.records import Tie, TiePeriod

from . import sample
from .reading_pages import elements


def _tie(a: str, b: str, kind: str = "allied_with", origins: int = 1) -> Tie:
    return Tie(id=f"{a}-{b}", kind=kind, a=a, b=b, period=TiePeriod(), independent_origins=origins)


def test_support_has_a_direction_and_contested_ties_are_cut() -> None:
    """Support ends in an arrow, rivalry does not, and only what is contested is cut."""
    found = network_page(sample.TIES)
    assert found is not None
    assert found.svg.count('marker-end="url(#arrow)"') == 1
    assert found.svg.count('class="cut"') == 1
    assert found.styles == ("supports", "rival")


def test_only_the_strongest_connected_part_is_drawn() -> None:
    """Ties apart from the strongest part are counted as left out."""
    apart = _tie("Far One", "Far Two")
    found = network_page([*sample.TIES, apart])
    assert found is not None
    assert found.left_out == 1
    assert "Far One" not in found.svg


def test_a_dozen_actors_at_most() -> None:
    """A wheel of thirty spokes keeps its hub and the strongest eleven."""
    found = network_page([_tie("Hub", f"Spoke {number:02}", origins=number) for number in range(30)])
    assert found is not None
    assert found.svg.count('class="actor"') == MOST_ACTORS
    assert "Spoke 29" in found.svg
    assert "Spoke 01" not in found.svg
    assert found.left_out == 30 - MOST_ACTORS + 1


def test_one_tie_is_no_network() -> None:
    """A single tie, or an actor tied to itself, is told in words only."""
    assert network_page([_tie("A", "B")]) is None
    assert network_page([_tie("A", "A"), _tie("A", "A", "rival_of")]) is None


def test_a_ring_of_four_is_drawn_without_crossings() -> None:
    """Neighbours of a square stand beside each other on the ring, whatever their names."""
    found = network_page([_tie("A", "C"), _tie("C", "B"), _tie("B", "D"), _tie("D", "A")])
    again = network_page([_tie("A", "C"), _tie("C", "B"), _tie("B", "D"), _tie("D", "A")])
    assert found == again
    assert found is not None
    drawn = [name for name in found.svg.split("</tspan>") if ">" in name]
    order = [name[-1] for name in drawn if name[-1] in "ABCD"]
    assert {frozenset(pair) for pair in zip(order, [*order[1:], order[0]], strict=True)} == {
        frozenset("AC"),
        frozenset("CB"),
        frozenset("BD"),
        frozenset("DA"),
    }


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), min_size=2, max_size=8))
def test_any_names_make_a_drawing_that_is_whole(pairs: list[tuple[str, str]]) -> None:
    """Names of any characters and length leave the drawing well formed."""
    found = network_page([_tie(a, b) for a, b in pairs])
    if found is not None:
        elements(found.svg)
