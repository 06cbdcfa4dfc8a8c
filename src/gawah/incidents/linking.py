"""Accounts of many documents into incidents: compared in blocks, weighed field by field, grouped, each link explained.

The result depends on the accounts and on people's rulings, never on their order.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from gawah.incidents.blocks import candidates
from gawah.incidents.chains import uncompared
from gawah.incidents.clusters import MUST, NEVER, cluster, connected
from gawah.incidents.columns import columns_of
from gawah.incidents.compare import Weigher
from gawah.incidents.explain import Explained
from gawah.incidents.records import Account, Group, Link, Linked, Ruling
from gawah.incidents.weights import SAME_AT, UNSURE_AT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Columns, Floats

    Index = NDArray[np.int64]

CHUNK = 500_000
"""Pairs that one thread weighs at a time."""
MOST_UNSURE = 500
"""Unsure pairs that are kept for a person, the heaviest first."""


class Weighed:
    """Pairs of rows, each once, and their weights in bits."""

    def __init__(self, left: Index, right: Index, bits: Floats) -> None:
        self.left, self.right, self.bits = left, right, bits


def link(accounts: Sequence[Account], rulings: Sequence[Ruling] = ()) -> Linked:
    """Return the incidents that accounts tell of, with the reason of every link, and the pairs that are unsure.

    Args:
        accounts: of any number of documents; aggregates stay alone.
        rulings: people's decisions that two claims speak of one incident or do not; they win over every weight.
    """
    if len(accounts) == 0:
        return Linked(groups=())
    ordered = sorted(accounts, key=lambda account: account.id)
    columns = columns_of(ordered)
    ruled = _ruled(ordered, rulings)
    weigher = Weigher(columns)
    pairs = _with_rulings(weigh_pairs(weigher, *candidates(columns)), ruled)
    pairs = close_chains(weigher, pairs, columns)
    labels = cluster(len(ordered), pairs.left, pairs.right, pairs.bits)
    members: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(row)
    explained = Explained(ordered, weigher)
    links = _links(explained, labels, pairs, ruled)
    groups = [_group([ordered[row] for row in rows], links.get(label, ())) for label, rows in members.items()]
    unsure = _unsure(explained, labels, pairs)
    return Linked(groups=tuple(sorted(groups, key=lambda group: group.id)), unsure=unsure)


def link_columns(columns: Columns) -> Index:
    """Return for each row the smallest row of its group: the same linking for bulk, without records and reasons."""
    weigher = Weigher(columns)
    pairs = close_chains(weigher, weigh_pairs(weigher, *candidates(columns)), columns)
    return cluster(len(columns), pairs.left, pairs.right, pairs.bits)


def weigh_pairs(weigher: Weigher, left: Index, right: Index) -> Weighed:
    """Return the pairs with their weights, in chunks on as many threads as there are processors."""
    starts = range(0, len(left), CHUNK)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        parts = list(pool.map(lambda at: weigher.totals(left[at : at + CHUNK], right[at : at + CHUNK]), starts))
    bits = np.concatenate(parts) if len(parts) > 0 else np.empty(0, np.float32)
    return Weighed(left, right, bits)


def close_chains(weigher: Weigher, pairs: Weighed, columns: Columns) -> Weighed:
    """Return the pairs and those that only a chain of links joins, weighed too."""
    strong = pairs.bits >= SAME_AT
    labels = connected(len(columns), pairs.left[strong], pairs.right[strong])
    more = weigh_pairs(weigher, *uncompared(labels, pairs.left, pairs.right, columns.aggregate))
    return Weighed(
        np.concatenate([pairs.left, more.left]),
        np.concatenate([pairs.right, more.right]),
        np.concatenate([pairs.bits, more.bits]),
    )


def _ruled(accounts: Sequence[Account], rulings: Sequence[Ruling]) -> dict[tuple[int, int], Ruling]:
    """Return the rulings by rows, the latest of several; one about claims of one account cannot part them."""
    row_of = {claim: row for row, account in enumerate(accounts) for claim in account.claims}
    found: dict[tuple[int, int], Ruling] = {}
    for ruling in sorted(rulings, key=lambda ruling: ruling.decision):
        one, other = row_of.get(ruling.left), row_of.get(ruling.right)
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)] = ruling
    return found


def _with_rulings(pairs: Weighed, ruled: Mapping[tuple[int, int], Ruling]) -> Weighed:
    if len(ruled) == 0:
        return pairs
    keys = {key: MUST if ruling.same else NEVER for key, ruling in ruled.items()}
    left, right = np.minimum(pairs.left, pairs.right), np.maximum(pairs.left, pairs.right)
    free = np.array([(a, b) not in keys for a, b in zip(left.tolist(), right.tolist(), strict=True)], dtype=np.bool_)
    decided = np.array(sorted(keys), dtype=np.int64).reshape(-1, 2)
    bits = np.array([keys[a, b] for a, b in decided.tolist()], dtype=np.float32)
    return Weighed(
        np.concatenate([left[free], decided[:, 0]]),
        np.concatenate([right[free], decided[:, 1]]),
        np.concatenate([pairs.bits[free], bits]),
    )


def _links(
    explained: Explained, labels: Index, pairs: Weighed, ruled: Mapping[tuple[int, int], Ruling]
) -> dict[int, tuple[Link, ...]]:
    """Return for each group the links that hold it together: a tree of its heaviest pairs, each explained."""
    inside = np.flatnonzero((labels[pairs.left] == labels[pairs.right]) & (pairs.bits >= SAME_AT))
    order = inside[np.lexsort((pairs.right[inside], pairs.left[inside], -pairs.bits[inside]))]
    tree = _Tree()
    found: dict[int, list[Link]] = {}
    for pair in order.tolist():
        one, other = int(pairs.left[pair]), int(pairs.right[pair])
        if tree.join(one, other):
            ruling = ruled.get((min(one, other), max(one, other)))
            found.setdefault(int(labels[one]), []).append(explained.link(one, other, ruling))
    return {label: tuple(links) for label, links in found.items()}


def _unsure(explained: Explained, labels: Index, pairs: Weighed) -> tuple[Link, ...]:
    """Return the heaviest pairs of two groups that the weights can neither join nor part."""
    between = (labels[pairs.left] != labels[pairs.right]) & (pairs.bits >= UNSURE_AT)
    rows = np.flatnonzero(between)
    order = rows[np.lexsort((pairs.right[rows], pairs.left[rows], -pairs.bits[rows]))][:MOST_UNSURE]
    found = [explained.link(int(pairs.left[p]), int(pairs.right[p]), unsure=True) for p in order]
    return tuple(sorted(found, key=lambda link: (-link.weight, link.left, link.right)))


def _group(accounts: Sequence[Account], links: Sequence[Link]) -> Group:
    claims = sorted(claim for account in accounts for claim in account.claims)
    return Group(
        id=f"i{claims[0][:12]}",
        accounts=tuple(sorted(account.id for account in accounts)),
        claims=tuple(claims),
        links=tuple(links),
    )


class _Tree:
    """Rows that are joined already."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def join(self, one: int, other: int) -> bool:
        """Join two rows; tell whether they were apart."""
        a, b = self._top(one), self._top(other)
        self._above[max(a, b)] = min(a, b)
        return a != b

    def _top(self, row: int) -> int:
        while self._above.setdefault(row, row) != row:
            self._above[row] = row = self._above[self._above[row]]
        return row
