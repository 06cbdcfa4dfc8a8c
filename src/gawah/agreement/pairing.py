"""Which claim of one coder speaks of the same words as which claim of another.

Two claims can be paired where they stand in one document and their quotes overlap. Of all ways to pair them, the one
with the most shared words is taken: the sum over the pairs of shared over covered characters. Where several claims
share one quote, as a denial and the accusation in it do, the number of equal fields decides between ways that are
otherwise equal. A claim that both reviewed is paired with itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gawah.agreement.values import FIELDS
from gawah.model import Claim

_ONE = 10**6


class Paired(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of two coders: those that belong together, and those that only one of them found."""

    both: tuple[tuple[Claim, Claim], ...] = ()
    only_first: tuple[Claim, ...] = ()
    only_second: tuple[Claim, ...] = ()


def pair(first: Sequence[Claim], second: Sequence[Claim]) -> Paired:
    """Return the best pairing of two coders' claims; their order makes no difference."""
    known = {claim.id: claim for claim in second}
    both = [(claim, known[claim.id]) for claim in sorted(first, key=_place) if claim.id in known]
    reviewed = {claim.id for claim, _ in both}
    first = [claim for claim in first if claim.id not in reviewed]
    second = [claim for claim in second if claim.id not in reviewed]
    for ones, others in _overlapping(sorted(first, key=_place), sorted(second, key=_place)):
        weights = [[likeness(one, other) for other in others] for one in ones]
        both += [(ones[row], others[column]) for row, column in assign(weights) if weights[row][column] > 0]
    taken = {id(claim) for matched in both for claim in matched}
    return Paired(
        both=tuple(both),
        only_first=tuple(claim for claim in sorted(first, key=_place) if id(claim) not in taken),
        only_second=tuple(claim for claim in sorted(second, key=_place) if id(claim) not in taken),
    )


def likeness(one: Claim, other: Claim) -> int:
    """Return how well two claims fit: shared over covered characters in millionths, and a little for equal fields.

    0 where they share no character.
    """
    if one.document.id != other.document.id:
        return 0
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return 0
    covered = max(one.end, other.end) - min(one.start, other.start)
    equal = sum(value(one) == value(other) for value in FIELDS.values())
    return (len(FIELDS) + 2) * (_ONE * shared // covered) + equal + 1


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document.id, claim.start, claim.end, claim.id


def _overlapping(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[list[Claim], list[Claim]]]:
    """Return the claims of both in stretches of a document that no quote crosses, so that each can be paired alone."""
    marked = sorted([*((_place(one), 0, one) for one in first), *((_place(one), 1, one) for one in second)], key=_mark)
    stretches: list[tuple[list[Claim], list[Claim]]] = []
    document, end = "", -1
    for _, side, claim in marked:
        if claim.document.id != document or claim.start >= end:
            stretches.append(([], []))
            document, end = claim.document.id, -1
        stretches[-1][side].append(claim)
        end = max(end, claim.end)
    return [stretch for stretch in stretches if len(stretch[0]) > 0 and len(stretch[1]) > 0]


def _mark(marked: tuple[tuple[str, int, int, str], int, Claim]) -> tuple[tuple[str, int, int, str], int]:
    return marked[0], marked[1]


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return which row goes with which column so that the sum of the weights is largest; each is used once at most.

    The Hungarian method with potentials (H. W. Kuhn 1955; J. Munkres 1957), cubic in the number of rows. Every row of
    the shorter side is assigned, also where its weight is 0.
    """
    rows, columns = len(weights), len(weights[0]) if len(weights) > 0 else 0
    if rows > columns:
        turned = [[weights[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in assign(turned))
    by_row, by_column = [0] * (rows + 1), [0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _admit(row, weights, by_row, by_column, holder)
    return sorted((holder[column] - 1, column - 1) for column in range(1, columns + 1) if holder[column] > 0)


def _admit(
    row: int, weights: Sequence[Sequence[int]], by_row: list[int], by_column: list[int], holder: list[int]
) -> None:
    """Give one more row a column, moving others along the cheapest path; 0 stands for no row and no column."""
    columns = len(by_column) - 1
    holder[0] = row
    cheapest: list[int | None] = [None] * (columns + 1)
    before, seen = [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while holder[at] != 0:
        seen[at] = True
        here = holder[at]
        for column in range(1, columns + 1):
            if not seen[column]:
                cost = -weights[here - 1][column - 1] - by_row[here] - by_column[column]
                known = cheapest[column]
                if known is None or cost < known:
                    cheapest[column], before[column] = cost, at
        step, following = min(
            (cost, column) for column, cost in enumerate(cheapest) if cost is not None and not seen[column]
        )
        for column in range(columns + 1):
            if seen[column]:
                by_row[holder[column]] += step
                by_column[column] -= step
            elif (left := cheapest[column]) is not None:
                cheapest[column] = left - step
        at = following
    while at != 0:
        holder[at] = holder[before[at]]
        at = before[at]
