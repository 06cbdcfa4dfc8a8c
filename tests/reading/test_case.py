"""Letters are counted by case, whatever the quicker way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gawah.reading.case import case_of


@given(st.text(max_size=60) | st.text(st.characters(max_codepoint=127), max_size=60))
def test_letters_are_counted_one_by_one(text: str) -> None:
    """Capitals, small letters and letters without case come to what each letter says of itself."""
    counted = (sum(map(str.isalpha, text)), sum(map(str.isupper, text)), sum(map(str.islower, text)))
    assert case_of(text) == counted
