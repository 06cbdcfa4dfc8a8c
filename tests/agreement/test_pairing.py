"""Claims of two coders are paired by their words, in the best way there is."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gawah.agreement.pairing import assign, likeness, pair
from gawah.model import Claim, DocumentRef, claim_id

matrices = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def claim(start: int, end: int, document: str = "d", **fields: Any) -> Claim:
    """Return a claim about some characters of a document."""
    fields = {"type": "event", "kind": "attack", **fields}
    made = Claim(document=DocumentRef(id=document), start=start, end=end, quote="x" * (end - start), **fields)
    return Claim(
        **{**{name: getattr(made, name) for name in Claim.__struct_fields__}, "id": claim_id(made) + fields["type"][0]}
    )


@given(matrices)
def test_no_other_assignment_is_better(weights: list[list[int]]) -> None:
    """The sum of the weights is that of the best of all assignments, tried one by one."""
    rows, columns = len(weights), len(weights[0])
    found = assign(weights)
    assert len(found) == min(rows, columns)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    if rows <= columns:
        best = max(sum(weights[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))
    else:
        best = max(sum(weights[r][c] for c, r in enumerate(p)) for p in permutations(range(rows), columns))
    assert sum(weights[row][column] for row, column in found) == best


def test_overlapping_quotes_of_one_document_are_paired() -> None:
    """Each claim goes with the one that shares most of its words; what overlaps with nothing stays alone."""
    first = [claim(0, 20), claim(18, 40), claim(50, 60)]
    second = [claim(17, 41), claim(2, 20), claim(50, 60, document="e")]
    paired = pair(first, second)
    assert [(one.start, other.start) for one, other in paired.both] == [(0, 2), (18, 17)]
    assert [one.start for one in paired.only_first] == [50]
    assert [one.document.id for one in paired.only_second] == ["e"]


def test_of_two_claims_on_one_quote_the_equal_ones_are_paired() -> None:
    """A denial and the accusation in it share their words; fields decide."""
    denial = {"stance": "denies", "polarity": "negative"}
    first = [claim(0, 20, **denial), claim(0, 20, stance="accuses")]
    second = [claim(0, 20, stance="accuses", kind="plot"), claim(0, 20, **denial, kind="plot")]
    assert {(one.stance, other.stance) for one, other in pair(first, second).both} == {
        ("denies", "denies"),
        ("accuses", "accuses"),
    }


def test_a_claim_that_both_reviewed_is_paired_with_itself() -> None:
    """Equal ids belong together, also where one coder moved the quote."""
    one = claim(0, 20)
    moved = Claim(**{**{name: getattr(one, name) for name in Claim.__struct_fields__}, "start": 30, "end": 50})
    assert [(a.start, b.start) for a, b in pair([one], [moved, claim(0, 20, kind="plot")]).both] == [(0, 30)]


spans = st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from("de"), st.sampled_from(["attack", "plot"]))


@given(st.lists(spans, max_size=6, unique=True), st.lists(spans, max_size=6, unique=True), st.randoms())
def test_the_order_of_claims_makes_no_difference(first: list[Any], second: list[Any], chance: Any) -> None:
    """Shuffled claims give the same pairs, and every claim is found once."""
    ones = [claim(s, s + n, document=d, kind=k) for s, n, d, k in first]
    others = [claim(s, s + n, document=d, kind=k, stance="denies") for s, n, d, k in second]
    paired = pair(ones, others)
    assert pair(chance.sample(ones, len(ones)), chance.sample(others, len(others))) == paired
    assert len(paired.both) + len(paired.only_first) == len(ones)
    assert len(paired.both) + len(paired.only_second) == len(others)
    assert all(likeness(one, other) > 0 for one, other in paired.both)


@given(st.lists(spans, max_size=4, unique=True), st.lists(spans, max_size=4, unique=True))
def test_no_other_pairing_shares_more(first: list[Any], second: list[Any]) -> None:
    """Splitting a document into stretches loses nothing against pairing all with all."""
    ones = [claim(s, s + n, document=d, kind=k) for s, n, d, k in first]
    others = [claim(s, s + n, document=d, kind=k, stance="denies") for s, n, d, k in second]
    shorter, longer = sorted((ones, others), key=len)
    best = max(
        sum(likeness(one, other) for one, other in zip(shorter, chosen, strict=True))
        for chosen in permutations(longer, len(shorter))
    )
    assert sum(likeness(one, other) for one, other in pair(ones, others).both) == best
