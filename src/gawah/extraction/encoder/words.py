"""Words and word pieces of a text, with their offsets, and the windows in which the model reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

WORD = re.compile(r"\w+(?:[.'’]\w+)*|[^\w\s]")
FIRST, LAST, UNKNOWN = 101, 102, 100
"""Ids of the pieces that begin and end a window, and of what the vocabulary lacks."""
LONGEST_WORD = 16
"""Pieces of a word that are read at most; a longer one is cut, so that no word can fill a window."""


class PieceEncoder(Protocol):
    """What gives the ids of the pieces of each word."""

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Return the ids of the pieces of each word, at least one each."""


class Word(msgspec.Struct, frozen=True):
    """A word: offsets into the text, half-open, and the ids of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Mask(msgspec.Struct, frozen=True):
    """A stretch of a text that is read as one word, and that word."""

    start: int
    end: int
    word: str


class Window(msgspec.Struct, frozen=True):
    """Words that are read together, and those among them whose reading counts: the others are context."""

    first: int
    last: int
    counted_from: int
    counted_to: int


def read_words(
    text: str, encoder: PieceEncoder, start: int = 0, end: int | None = None, masks: Sequence[Mask] = ()
) -> list[Word]:
    """Return the words of a text, or of a part of it, with the pieces of each; a mask is one word."""
    stop = len(text) if end is None else end
    read: list[tuple[int, int, str]] = []
    at = start
    for mask in (*(m for m in masks if start <= m.start and m.end <= stop), None):
        until = stop if mask is None else mask.start
        read += [(*found.span(), found.group()) for found in WORD.finditer(text, at, until)]
        if mask is not None:
            read.append((mask.start, mask.end, mask.word))
            at = mask.end
    spans = [(a, b) for a, b, _ in read]
    pieces = encoder.pieces([word for _, _, word in read])
    return [Word(a, b, tuple(ids[:LONGEST_WORD]) or (UNKNOWN,)) for (a, b), ids in zip(spans, pieces, strict=True)]


def windows(words: Sequence[Word], ends: Sequence[int], *, size: int = 254, context: int = 16) -> Iterator[Window]:
    """Yield windows that cover the words, each of at most `size` pieces with its context.

    Args:
        words: the words of a text.
        ends: numbers of words behind which a sentence ends, ascending; a window ends there where it can.
        size: pieces of a window.
        context: pieces before the counted words that are read with them.
    """
    lengths = [len(word.pieces) for word in words]
    at, borders = 0, set(ends)
    while at < len(words):
        first, before = at, 0
        while first > 0 and before + lengths[first - 1] <= context:
            first -= 1
            before += lengths[first]
        last, used = at, before
        while last < len(words) and used + lengths[last] <= size:
            used += lengths[last]
            last += 1
        last = max(last, at + 1)
        if last < len(words):
            last = next((end for end in range(last, at + (last - at) // 2, -1) if end in borders), last)
        yield Window(first, last, at, last)
        at = last
