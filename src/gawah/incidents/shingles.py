"""Texts as sets of short runs of words, so that copies are found whatever their spelling, length or order.

A word is folded and, in Latin letters, stripped of its vowels after the first letter: "Baluch" and "Baloch",
"Mustung" and "Mastung" become one. A run of three such words is a shingle, kept as a number. Resemblance and
containment of texts by their shingles, and the sketch of those whose number is divisible by a small one, are Broder's
(1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

from gawah.reading.folding import fold

LENGTH = 3
"""Words in a shingle."""
_WORD = re.compile(r"\w+")
_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return a folded word without what its spellings differ in: vowels and doubled letters, in Latin script."""
    if not word.isascii() or len(word) < 4 or word.isdigit():
        return word
    return word[0] + _DOUBLE.sub(r"\1", word[1:].translate(_VOWELS))


def words_of(text: str) -> list[str]:
    """Return the skeletons of the words of a text, in order."""
    return [skeleton(word) for word in _WORD.findall(fold(text))]


def shingles_of(words: Sequence[str], length: int = LENGTH) -> frozenset[int]:
    """Return the shingles of a row of words; a row shorter than one shingle is one itself."""
    runs = range(max(1, len(words) - length + 1)) if len(words) > 0 else range(0)
    return frozenset(zlib.crc32(" ".join(words[at : at + length]).encode()) for at in runs)


@lru_cache(maxsize=2048)
def text_shingles(text: str) -> frozenset[int]:
    """Return the shingles of a text."""
    return shingles_of(words_of(text))


def sketch(shingles: frozenset[int], *, one_in: int = 4, whole_below: int = 64) -> frozenset[int]:
    """Return the shingles that stand for a text where texts are looked up: one in four, all of a short one."""
    if len(shingles) < whole_below:
        return shingles
    return frozenset(each for each in shingles if each % one_in == 0)
