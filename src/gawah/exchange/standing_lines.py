"""Claims as lines of the computed export: what was recorded, and how the claim stands among the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from gawah.known.knowledge import Standing


def standing_lines(lines: Iterable[tuple[str, str]], standing: Mapping[str, Standing]) -> Iterator[str]:
    """Yield each claim's line with `origin`, `incident`, `tie` and `superseded_by` at its end.

    Args:
        lines: id and JSON of each claim as recorded.
        standing: how claims stand, by id; a claim that a person rejected has none and gets nulls.
    """
    for key, raw in lines:
        found = standing.get(key)
        added = {
            "origin": None if found is None else found.origin.name,
            "incident": None if found is None else found.incident,
            "tie": None if found is None or len(found.ties) == 0 else found.ties[0],
            "superseded_by": None if found is None else found.superseded_by,
        }
        yield f"{raw[:-1]},{msgspec.json.encode(added).decode()[1:]}"
