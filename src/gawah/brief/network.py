"""The network of ties: who is said to support, fight or side with whom, drawn on a ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin

import msgspec

from gawah.brief.marked_words import worded
from gawah.brief.svg import element, words
from gawah.brief.tie_page import tie_words
from gawah.weighing.records import Tie

WIDTH = 720
HEIGHT = 470
MOST_ACTORS = 12
"""More than a dozen names on a ring can no longer be told apart."""
_RADII = (215.0, 160.0)
_WRAP = 17
_LINE = 15.0
STYLES = {
    "supports": "arrow: is said to support",
    "allied": "thick line: allied with, merged with",
    "rival": "dashes: rival of",
    "peace": "dots: understanding, talks",
    "part": "thin line: part of, affiliated with, split off from",
}
"""Style of a line -> its words in the legend."""
_STYLE_OF = {
    "allied_with": "allied",
    "merged_with": "allied",
    "rival_of": "rival",
    "non_aggression_with": "peace",
    "negotiates_with": "peace",
}
_DIRECTED = ("supports", "part")
_Point = tuple[float, float]


class NetworkPage(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing, the ties that it shows in words, the styles it uses, and how many ties it leaves out."""

    svg: str
    shown: tuple[str, ...]
    styles: tuple[str, ...]
    left_out: int


def network_page(ties: Sequence[Tie]) -> NetworkPage | None:
    """Return the network; None where there are fewer than two ties to connect."""
    if len(ties) < 2:
        return None
    actors = _strongest(ties)
    shown = [tie for tie in ties if tie.a in actors and tie.b in actors and tie.a != tie.b]
    if len(shown) == 0:
        return None
    ring = _ring(actors, shown)
    return NetworkPage(
        svg=_drawing(ring, shown),
        shown=tuple(f"{worded(tie.a)} {tie_words(tie.kind)} {worded(tie.b)}" for tie in shown),
        styles=tuple(style for style in STYLES if any(_style(tie) == style for tie in shown)),
        left_out=len(ties) - len(shown),
    )


def _strength(ties: Iterable[Tie]) -> dict[str, int]:
    """Return how many origins stand behind the ties of each actor."""
    strength: dict[str, int] = {}
    for tie in ties:
        for actor in (tie.a, tie.b):
            strength[actor] = strength.get(actor, 0) + max(tie.independent_origins, 1)
    return strength


def _strongest(ties: Sequence[Tie]) -> list[str]:
    """Return the actors to draw: those of the component with most origins, the strongest first."""
    strength = _strength(ties)
    components = _components(ties)
    best = max(components, key=lambda part: (sum(strength[actor] for actor in part), sorted(part)))
    return sorted(best, key=lambda actor: (-strength[actor], actor))[:MOST_ACTORS]


def _components(ties: Iterable[Tie]) -> list[set[str]]:
    parts: list[set[str]] = []
    for tie in ties:
        ends = {tie.a, tie.b}
        touching = [part for part in parts if not part.isdisjoint(ends)]
        parts = [part for part in parts if part.isdisjoint(ends)]
        parts.append(ends.union(*touching))
    return parts


def _ring(actors: Sequence[str], ties: Sequence[Tie]) -> list[str]:
    """Return the actors in an order round the ring with few crossings: swap while that helps, the same each time."""
    order = list(actors)
    edges = sorted({tuple(sorted((tie.a, tie.b))) for tie in ties})
    best = _cost(order, edges)
    improved = True
    while improved:
        improved = False
        for one, other in combinations(range(len(order)), 2):
            order[one], order[other] = order[other], order[one]
            cost = _cost(order, edges)
            if cost < best:
                best, improved = cost, True
            else:
                order[one], order[other] = order[other], order[one]
    return order


def _cost(order: Sequence[str], edges: Sequence[tuple[str, ...]]) -> tuple[int, int]:
    """Return the number of crossings, and the length of all lines in steps round the ring."""
    at = {actor: index for index, actor in enumerate(order)}
    spans = [tuple(sorted((at[a], at[b]))) for a, b in edges]
    crossings = sum(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(spans, 2))
    return crossings, sum(min(b - a, len(order) - b + a) for a, b in spans)


def _style(tie: Tie) -> str:
    return "supports" if tie.kind.startswith("supports") else _STYLE_OF.get(tie.kind, "part")


def _drawing(ring: Sequence[str], ties: Sequence[Tie]) -> str:
    places = {actor: _place(at, len(ring)) for at, actor in enumerate(ring)}
    lanes: dict[frozenset[str], int] = {}
    edges = []
    for tie in ties:
        pair = frozenset((tie.a, tie.b))
        lanes[pair] = lanes.get(pair, 0) + 1
        edges.append(_edge(tie, places[tie.a], places[tie.b], lanes[pair] - 1))
    nodes = [_node(actor, places[actor]) for actor in ring]
    title = element("title", words("Network of ties; the list below says the same in words."))
    return element("svg", title, _ARROW, *edges, *nodes, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="network", role="img")


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0,0L8,4L0,8Z" class="arrowhead"/></marker></defs>'
)


def _place(at: int, total: int) -> _Point:
    angle = 2 * pi * at / total - pi / 2 + (pi / total if total > 2 and total % 2 == 0 else 0)
    if total == 2:
        angle = pi * at
    return WIDTH / 2 + _RADII[0] * cos(angle), HEIGHT / 2 + _RADII[1] * sin(angle)


def _edge(tie: Tie, start: _Point, end: _Point, lane: int) -> str:
    """Return a line bent aside by its lane, with a cut across it where the tie is contested."""
    start, end = _shortened(start, end), _shortened(end, start)
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across = (-(end[1] - start[1]) / length, (end[0] - start[0]) / length)
    # Lanes lie on both sides in turn; the side is that of the pair, not of the direction of the tie.
    side = 1 if start <= end else -1
    bend = side * (1 if lane % 2 else -1) * ((lane + 1) // 2) * 46 + side * 10
    control = ((start[0] + end[0]) / 2 + across[0] * bend, (start[1] + end[1]) / 2 + across[1] * bend)
    style = _style(tie)
    path = element(
        "path",
        element("title", words(f"{tie.a} {tie_words(tie.kind)} {tie.b}{' (contested)' if tie.contested else ''}")),
        d=f"M{_at(start)}Q{_at(control)} {_at(end)}",
        class_=f"tie {style}",
        marker_end="url(#arrow)" if style in _DIRECTED else None,
    )
    if not tie.contested:
        return path
    middle = tuple((start[i] + 2 * control[i] + end[i]) / 4 for i in (0, 1))
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    slant = (across[0] * 9 + along[0] * 4, across[1] * 9 + along[1] * 4)
    cut = f"M{_at((middle[0] - slant[0], middle[1] - slant[1]))}L{_at((middle[0] + slant[0], middle[1] + slant[1]))}"
    return path + element("path", d=cut, class_="gap") + element("path", d=cut, class_="cut")


def _shortened(start: _Point, end: _Point) -> _Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return start[0] + (end[0] - start[0]) / length * 11, start[1] + (end[1] - start[1]) / length * 11


def _at(point: _Point | tuple[float, ...]) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _node(actor: str, place: _Point) -> str:
    """Return an actor as a disc with its name outside the ring."""
    x, y = place
    across, down = (x - WIDTH / 2) / _RADII[0], (y - HEIGHT / 2) / _RADII[1]
    lines = _wrapped(worded(actor))
    anchor = "middle" if abs(across) < 0.4 else "start" if across > 0 else "end"
    left = x + (0 if anchor == "middle" else 13 if across > 0 else -13)
    block = _LINE * (len(lines) - 1)
    top = y + 4 - block / 2 if anchor != "middle" else y + 23 if down > 0 else y - 14 - block
    spans = [element("tspan", words(line), x=left, y=top + _LINE * at) for at, line in enumerate(lines)]
    return element("circle", cx=x, cy=y, r=7, class_="actor") + element("text", *spans, text_anchor=anchor)


def _wrapped(name: str) -> list[str]:
    """Return a name as at most three short lines."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP and len(lines) < 3:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line if len(line) <= 2 * _WRAP else f"{line[: 2 * _WRAP - 1]}…" for line in lines]
