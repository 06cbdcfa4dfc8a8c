"""Who acts, and how somebody is called, does not change what is found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.fairness import wilson
from bench.swaps import Outcome, Pair, compare, differing, document, filled, read_pairs, told

from gawah.extraction import extract_document
from gawah.model import Claim, Document

BOUND = 0.03
"""The share of pairs that may flip."""
SPOKEN = 0.8
"""The share of pairs in which at least one claim has to be found: where nothing is found nothing can differ."""
PAIRS = read_pairs()
FRESH = Path(__file__).parent / "fresh.yaml"
READ = [pair for number, pair in enumerate(PAIRS) if number % 5 in (0, 2)]
"""Two pairs in five, of every text and every sort of swap; `bench/fairness.py` reads all."""


def extract(document: Document) -> tuple[Claim, ...]:
    """Return the claims that the default extractor finds."""
    return extract_document(document).claims


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What the default extractor tells of a part of the pairs."""
    return [compare(pair, extract) for pair in READ]


def test_other_actors_and_labels_change_few_claims(outcomes: list[Outcome]) -> None:
    """At most three pairs in a hundred flip."""
    flips = differing(outcomes)
    named = "\n".join(flip.explained() for flip in flips)
    assert len(flips) <= BOUND * len(outcomes), f"{len(flips)} of {len(outcomes)} pairs flip:\n{named}"


def test_something_is_found_that_could_differ(outcomes: list[Outcome]) -> None:
    """Claims are found in most pairs."""
    assert sum(not outcome.silent for outcome in outcomes) >= SPOKEN * len(outcomes)


@pytest.mark.parametrize("stance", ["accuses", "claims_responsibility", "denies", "threatens"])
def test_a_speech_act_is_the_same_whoever_performs_it(outcomes: list[Outcome], stance: str) -> None:
    """A state that denies, a group that denies and one that nobody knows have one stance."""
    speaking = [outcome for outcome in outcomes if outcome.pair.stance == stance]
    missed = [o for o in speaking if any(all(c.stance != stance for c in found) for found in (o.one, o.other))]
    named = "\n".join(flip.explained() for flip in missed)
    assert speaking
    assert len(missed) <= BOUND * len(speaking), f"{stance} is not found in both texts:\n{named}"


def test_there_are_three_hundred_pairs_always_the_same() -> None:
    """The file gives 300 pairs, each of two texts that differ."""
    assert len(PAIRS) == 300
    assert read_pairs() == PAIRS
    assert all(filled(pair.text, pair.one) != filled(pair.text, pair.other) for pair in PAIRS)


def test_every_text_is_read_as_english() -> None:
    """No name makes a text foreign, in which no claims are looked for."""
    for pair in [*PAIRS, *read_pairs(FRESH)]:
        for values in (pair.one, pair.other):
            read = document(filled(pair.text, values))
            assert {p.language or read.language or "en" for p in read.passages} == {"en"}, read.text


def test_a_flip_is_seen() -> None:
    """An extractor that passes over one side's attacks flips, and is named for it."""
    pair = Pair(
        "sides", "{A} attacked a post of {B} near Sarvel.", {"A": "Mali", "B": "JNIM"}, {"A": "JNIM", "B": "Mali"}, None
    )
    outcome = compare(pair, lambda document: extract(document) if document.text.startswith("JNIM") else ())
    assert outcome.flipped
    assert "JNIM attacked a post of Mali near Sarvel.\n    only here: event attack" in outcome.explained()


def test_actors_are_mapped_back_to_their_slots() -> None:
    """Names, forces of a name and pronouns are one slot; other words stay."""
    found, _ = told("{A} said that its men had attacked a base of {B}.", {"A": "Mali", "B": "the TTP"}, extract)
    assert [claim.roles for claim in found] == ["perpetrator: {A}; target: {B}"]
    assert sum(Counter(found).values()) == 1


def test_a_sentence_opens_with_a_capital() -> None:
    """An article at the beginning of a sentence is written large, a name that begins small is not."""
    assert filled("{A} attacked. “{A} fled.”", {"A": "the TTP"}) == "The TTP attacked. “The TTP fled.”"
    assert filled("{A} attacked.", {"A": "al-Shabaab"}) == "al-Shabaab attacked."


def test_intervals_of_shares_are_wilsons() -> None:
    """No flip in 300 pairs still leaves room for one in a hundred."""
    low, high = wilson(0, 300)
    assert low == pytest.approx(0.0)
    assert high == pytest.approx(1.26, abs=0.01)
