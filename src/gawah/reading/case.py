"""How many letters of a text are capitals and how many are small."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

_UPPER, _LOWER = ascii_uppercase.encode(), ascii_lowercase.encode()


class Case(NamedTuple):
    """Numbers of letters: all, capitals, small ones. Letters of scripts without case are neither of the two."""

    letters: int
    upper: int
    lower: int


def case_of(text: str) -> Case:
    """Count the letters of a text by their case."""
    if text.isascii():  # bytes are counted much quicker
        raw = text.encode()
        upper, lower = (len(raw) - len(raw.translate(None, those)) for those in (_UPPER, _LOWER))
        return Case(upper + lower, upper, lower)
    return Case(sum(map(str.isalpha, text)), sum(map(str.isupper, text)), sum(map(str.islower, text)))
