"""Copies as people decide about them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gawah.incidents.records import Copy
from gawah.known.decided_copies import CopyRuling, decided_copies
from gawah.model import Document

DOCUMENTS = [
    Document(id=key, text=key, published=f"2024-03-0{day}") for key, day in zip("abcd", (3, 1, 2, 4), strict=True)
]
FOUND = {
    "c": Copy(document="c", of="b", share=0.9),
    "d": Copy(document="d", of="b", share=0.6, agency="Meridian Wire"),
}


def ruling(left: str, right: str, *, same: bool, decision: int = 1) -> CopyRuling:
    """Return a decision about two documents."""
    return CopyRuling(left=left, right=right, same=same, decision=decision)


def originals(*rulings: CopyRuling) -> dict[str, str | None]:
    """Return what each copy copies."""
    return {key: copy.of for key, copy in decided_copies(FOUND, DOCUMENTS, rulings).items()}


def test_without_decisions_the_copies_are_those_that_were_found() -> None:
    """Nothing decided, nothing changed."""
    assert decided_copies(FOUND, DOCUMENTS, []) == FOUND


def test_the_later_of_two_documents_becomes_a_copy_of_the_earlier() -> None:
    """The date of publication says which is the original, and copies of the copy go with it."""
    assert originals(ruling("a", "b", same=True)) == {"a": "b", "c": "b", "d": "b"}
    assert decided_copies({}, DOCUMENTS, [ruling("a", "c", same=True, decision=9)])["a"].sentence.startswith(
        "Decision 9"
    )
    found = {"d": Copy(document="d", of="a")}
    assert {k: c.of for k, c in decided_copies(found, DOCUMENTS, [ruling("a", "c", same=True)]).items()} == {
        "a": "c",
        "d": "c",
    }


def test_two_that_are_no_copies_are_parted() -> None:
    """A copy is released; the agency that it names it still names."""
    assert originals(ruling("b", "c", same=False)) == {"d": "b"}
    released = decided_copies(FOUND, DOCUMENTS, [ruling("b", "d", same=False, decision=4)])["d"]
    assert (released.of, released.agency, "decision 4" in released.sentence) == (None, "Meridian Wire", True)


def test_of_two_copies_of_a_third_the_one_that_is_less_like_it_is_released() -> None:
    """Both cannot stay copies of one original once they are no copies of each other."""
    assert originals(ruling("c", "d", same=False)) == {"c": "b", "d": None}


pairs = st.tuples(st.sampled_from("abc"), st.sampled_from("bcd"), st.booleans()).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(pairs, max_size=4, unique_by=lambda pair: pair[:2]))
def test_the_order_of_decisions_makes_no_difference(given_pairs: list[tuple[str, str, bool]]) -> None:
    """Rulings in any order give the same copies; no document copies itself, and every original is no copy."""
    rulings = [ruling(left, right, same=same) for left, right, same in given_pairs]
    found = decided_copies(FOUND, DOCUMENTS, rulings)
    assert decided_copies(FOUND, DOCUMENTS[::-1], rulings[::-1]) == found
    assert all(copy.of != key for key, copy in found.items())
    assert all(found[copy.of].of is None for copy in found.values() if copy.of in found)
