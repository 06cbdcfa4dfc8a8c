"""A table of figures in Markdown, each with its interval beside its floor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.bootstrap import Counts, Interval, Measure, interval, total
from bench.floors import floor

HEAD = ("set", "measure", "figure", "95 % interval", "floor", "")


class Row(NamedTuple):
    """One figure, in per cent; `figure` is None where the measure has nothing to divide by."""

    name: str
    measure: str
    figure: float | None
    interval: Interval | None
    floor: float | None = None

    @property
    def holds(self) -> bool:
        """Say whether the figure reaches its floor; one without a floor does."""
        return self.floor is None or (self.figure is not None and self.figure >= self.floor)

    def cells(self) -> list[str]:
        """Return what the table shows."""
        between = "–" if self.interval is None else f"{self.interval.low:.1f} to {self.interval.high:.1f}"
        figure = "none" if self.figure is None else f"{self.figure:.1f}"
        if self.floor is None:
            return [self.name, self.measure, figure, between, "–", ""]
        return [self.name, self.measure, figure, between, f"{self.floor:g}", "holds" if self.holds else "falls short"]


class Missing(NamedTuple):
    """A set that could not be measured, and why."""

    name: str
    why: str

    def cells(self) -> list[str]:
        """Return what the table shows."""
        return [self.name, f"not measured: {self.why}", "", "", "", ""]


def row(name: str, measure: str, units: Sequence[Counts], how: Measure, draws: int) -> Row:
    """Return the figure of a set with its interval and its floor.

    Args:
        name: the set.
        measure: the name of the measure.
        units: the counts of each document.
        how: what turns counts into the figure.
        draws: how many draws the interval is made of.
    """
    return Row(name, measure, how(total(units)), interval(units, how, draws), floor(name, measure))


def printed(rows: Iterable[Sequence[str]], head: Sequence[str] = HEAD) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
