"""The closed lists against the records that use them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from gawah import model
from gawah.vocabulary import words


@pytest.mark.parametrize(
    ("listed", "literal"),
    [
        (words().types, model.ClaimType),
        (words().stances, model.Stance),
        (words().polarity, model.Polarity),
        (words().certainty, model.Certainty),
    ],
)
def test_lists_are_those_of_the_records(listed: dict[str, str], literal: Any) -> None:
    """Each list holds the words that the records allow, in their order."""
    assert tuple(listed) == get_args(literal)


def test_every_word_is_explained() -> None:
    """Each word has one sentence."""
    lists = words()
    for listed in (lists.types, lists.stances, lists.polarity, lists.certainty, lists.roles):
        for word, meaning in listed.items():
            assert meaning.endswith("."), word


def test_codes_of_precision() -> None:
    """Time has UCDP's five codes, place its seven."""
    assert list(words().time_precision) == [1, 2, 3, 4, 5]
    assert list(words().place_precision) == [1, 2, 3, 4, 5, 6, 7]
