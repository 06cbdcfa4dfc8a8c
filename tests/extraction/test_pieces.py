"""Word pieces are those of the usual library, and windows cover every word once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extraction.encoder.pieces import Vocabulary
from gawah.extraction.encoder.words import LONGEST_WORD, Word, read_words, windows

PIECES = ["[PAD]", "a", "b", "##a", "##b", "ab", "##ba", "é", ".", "-", "1", "##1", "ا", "##ب"]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """Return a vocabulary of a few pieces, with the unknown piece where BERT has it."""
    path = tmp_path_factory.mktemp("pieces") / "vocabulary.txt"
    lines = PIECES + [f"[unused{number}]" for number in range(len(PIECES), 104)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return Vocabulary(path)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ab", ["ab"]),
        ("ABA", ["ab", "##a"]),
        ("aba", ["ab", "##a"]),
        ("bba", ["b", "##ba"]),
        ("á", ["a"]),
        ("a-b", ["a", "-", "b"]),
        ("اب", ["ا", "##ب"]),
    ],
)
def test_the_longest_pieces_come_first(vocabulary: Vocabulary, word: str, pieces: list[str]) -> None:
    """Case and accents do not count, and punctuation stands alone."""
    assert vocabulary.pieces([word]) == [[PIECES.index(piece) for piece in pieces]]


def test_a_word_that_no_pieces_make_is_unknown(vocabulary: Vocabulary) -> None:
    """So is a stretch of a hundred letters and more."""
    assert vocabulary.pieces(["xyz", "a" * 101]) == [[100], [100]]


@given(st.text(max_size=300))
def test_every_text_has_words_inside_it(text: str) -> None:
    """Whatever comes, words lie in the text, in order, with a few pieces each."""

    class Letters:
        def pieces(self, words: list[str]) -> list[list[int]]:
            return [[1] * len(word) for word in words]

    words = read_words(text, Letters())  # type: ignore[arg-type]
    assert all(text[w.start : w.end].strip() and len(w.pieces) <= LONGEST_WORD for w in words)
    assert [w.start for w in words] == sorted(w.start for w in words)


@given(
    st.lists(st.integers(1, 16), max_size=200),
    st.lists(st.integers(1, 200), max_size=30),
    st.integers(16, 60),
    st.integers(0, 15),
)
def test_windows_count_every_word_once(lengths: list[int], ends: list[int], size: int, context: int) -> None:
    """No window is longer than allowed, and each word is counted in exactly one."""
    words = [Word(at, at + 1, (1,) * length) for at, length in enumerate(lengths)]
    counted: list[int] = []
    for window in windows(words, sorted(set(ends)), size=size + context, context=context):
        inside = words[window.first : window.last]
        assert sum(len(word.pieces) for word in inside) <= size + context
        assert window.first <= window.counted_from < window.counted_to <= window.last
        counted += range(window.counted_from, window.counted_to)
    assert counted == list(range(len(words)))
