"""Weighed pairs become groups."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gawah.incidents.chains import uncompared
from gawah.incidents.clusters import EXCLUDES_AT, MUST, NEVER, cluster, connected
from gawah.incidents.weights import SAME_AT

Weights = dict[tuple[int, int], float]
ROWS = 7
PAIRS = [(one, other) for one in range(ROWS) for other in range(one + 1, ROWS)]
weighed = st.dictionaries(st.sampled_from(PAIRS), st.integers(-12, 14).map(float))


def grouped(weights: Weights, n: int = ROWS) -> list[int]:
    """Return the label of each row."""
    left, right = (np.array([pair[side] for pair in weights], dtype=np.int64) for side in (0, 1))
    return [int(label) for label in cluster(n, left, right, np.array(list(weights.values()), dtype=np.float32))]


def test_what_hangs_together_without_contradiction_is_one_group() -> None:
    """A chain of likeness joins where nothing speaks against it."""
    assert grouped({(0, 1): 6.0, (1, 2): 6.0}, 4) == [0, 0, 0, 3]


def test_a_chain_breaks_at_its_weaker_link() -> None:
    """Where the ends exclude each other the middle goes with the end that it fits best."""
    assert grouped({(0, 1): 6.0, (1, 2): 8.0, (0, 2): EXCLUDES_AT}, 3) == [0, 1, 1]


def test_a_weak_contradiction_is_outweighed() -> None:
    """One unsure pair does not part accounts that fit well on the whole; the mean decides."""
    assert grouped({(0, 1): 9.0, (1, 2): 9.0, (0, 2): 1.0}, 3) == [0, 0, 0]
    assert grouped({(0, 1): 5.0, (1, 2): 5.0, (0, 2): -1.0}, 3) == [0, 0, 2]


def test_a_person_joins_what_the_weights_exclude() -> None:
    """A decision joins, and what then fits the joined follows if nothing excludes it."""
    assert grouped({(0, 1): MUST, (1, 2): 9.0, (0, 2): -9.0}, 3) == [0, 0, 2]


@given(weighed, st.randoms(use_true_random=False))
def test_order_of_pairs_does_not_matter(weights: Weights, random: object) -> None:
    """Groups depend on the pairs, not on which comes first."""
    shuffled = dict(sorted(weights.items(), key=lambda _: random.random()))  # type: ignore[attr-defined]
    assert grouped(shuffled) == grouped(weights)


@given(weighed)
def test_no_group_holds_what_excludes_each_other(weights: Weights) -> None:
    """Two rows whose pair excludes never share a group."""
    labels = grouped(weights)
    assert [pair for pair, bits in weights.items() if bits <= EXCLUDES_AT and labels[pair[0]] == labels[pair[1]]] == []


@given(weighed)
def test_groups_lie_inside_what_hangs_together(weights: Weights) -> None:
    """No two rows are joined but over links, and labels are the smallest rows of their groups."""
    labels = grouped(weights)
    strong = [pair for pair, bits in weights.items() if bits >= SAME_AT]
    left, right = (np.array([pair[side] for pair in strong], dtype=np.int64) for side in (0, 1))
    whole = connected(ROWS, left, right).tolist()
    assert all(whole[row] == whole[label] and label <= row for row, label in enumerate(labels))
    assert all(labels[label] == label for label in labels)


@given(weighed, st.lists(st.tuples(st.sampled_from(PAIRS), st.booleans()), max_size=3))
def test_decisions_hold(weights: Weights, decided: list[tuple[tuple[int, int], bool]]) -> None:
    """What a person joins is one group; what is kept apart is not, unless other joins demand it."""
    ruled = dict(decided)
    labels = grouped({**weights, **{pair: MUST if same else NEVER for pair, same in ruled.items()}})
    joined = [pair for pair, same in ruled.items() if same]
    left, right = (np.array([pair[side] for pair in joined], dtype=np.int64) for side in (0, 1))
    forced = connected(ROWS, left, right)
    for (one, other), same in ruled.items():
        assert (labels[one] == labels[other]) == (same or forced[one] == forced[other])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.data())
def test_exactly_the_pairs_not_compared_are_found(labels: list[int], data: st.DataObject) -> None:
    """Of each chain of three and more, all pairs that are not given come, each once; rows kept alone do not."""
    n = len(labels)
    codes = np.array([labels.index(label) for label in labels], dtype=np.int64)
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n)]
    given_pairs = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    alone = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    left, right = (np.array([pair[side] for pair in given_pairs], dtype=np.int64) for side in (0, 1))
    found = list(zip(*(side.tolist() for side in uncompared(codes, left, right, alone)), strict=True))
    assert found == [
        (a, b)
        for a, b in pairs
        if labels[a] == labels[b] and labels.count(labels[a]) > 2
        and not alone[a] and not alone[b] and (a, b) not in given_pairs
    ]  # fmt: skip
