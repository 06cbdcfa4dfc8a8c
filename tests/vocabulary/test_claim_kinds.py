"""The kinds of claims: complete, explained, and with roles that exist."""

from __future__ import annotations

import pytest

from gawah.vocabulary import Kind, all_kinds, is_kind, kinds, share_family, words

KINDS = list(all_kinds().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.type}.{kind.name}")
def test_a_kind_is_complete(kind: Kind) -> None:
    """A kind has a label, one sentence, known roles and a family."""
    assert kind.label[:1].isupper()
    assert kind.description.endswith(".")
    assert set(kind.roles) <= set(words().roles)
    assert len(kind.roles) > 0
    assert len(kind.families) > 0


def test_numbers_of_kinds() -> None:
    """There are ACLED's 25 kinds of events and six more, 17 ties, three presences and ten judgements."""
    assert [len(kinds(claim_type)) for claim_type in words().types] == [31, 17, 3, 10]


def test_only_ties_are_symmetric() -> None:
    """The ties without direction are those that read the same from both sides."""
    assert [kind.name for kind in KINDS if kind.symmetric] == [
        "allied_with",
        "rival_of",
        "non_aggression_with",
        "negotiates_with",
        "merged_with",
    ]
    assert all(kind.type == "relation" for kind in KINDS if kind.symmetric)


def test_a_kind_belongs_to_its_type() -> None:
    """A word is a kind of one type and not of another."""
    assert is_kind("event", "attack")
    assert not is_kind("relation", "attack")
    assert not is_kind("event", "")
    assert kinds("rumour") == ()


def test_families() -> None:
    """Kinds of one family may tell of the same thing; an unknown one tells of nothing."""
    assert share_family("event", "attack", "armed_clash")
    assert share_family("event", "other", "other")
    assert not share_family("event", "attack", "agreement")
    assert not share_family("event", "no such kind", "no such kind")
