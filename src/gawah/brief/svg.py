"""Small pieces of SVG; every attribute and text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gawah.brief.characters import shown


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Return an element; `inside` is SVG already, attributes that are None are left out, `_` in a name means `-`."""
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def words(text: str) -> str:
    """Return text as SVG."""
    return escape(shown(text))


def points(path: Iterable[tuple[float, float]]) -> str:
    """Return points as the attribute of a polyline."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in path)


def _text(value: str | float) -> str:
    if isinstance(value, str):
        return shown(value)
    return f"{value:.1f}".removesuffix(".0")
