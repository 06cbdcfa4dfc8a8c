"""The folding and its way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.reading.folding import fold, fold_with_offsets

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.sampled_from("ﬁßİŉ⅓…№ﷺﻼ\u200c\u0640\u064b\u0651é“”’–"),
    ),
    max_size=60,
)

SAME = [
    ("كوئٹہ", "کوئٹہ", "Arabic and Persian kaf"),
    ("علي", "علی", "Arabic and Persian yeh"),
    ("مصطفى", "مصطفی", "alef maksura"),
    ("ہرات", "هرات", "Urdu heh goal"),
    ("بھارت", "بهارت", "Urdu heh doachashmee"),
    ("أحمد", "احمد", "alef with hamza above"),
    ("إسلام", "اسلام", "alef with hamza below"),
    ("آباد", "اباد", "alef with madda"),
    ("داعـــش", "داعش", "tatweel"),
    ("مُحَمَّد", "محمد", "harakat"),
    ("می‌شود", "میشود", "zero-width non-joiner"),
    ("۱۲۳", "123", "Persian digits"),
    ("١٢٣", "123", "Arabic-Indic digits"),
    ("ﷲ", "الله", "presentation form"),
    ("Besham", "BESHAM", "case"),
    ("Kunduz\u00a0city", "kunduz city", "no-break space"),
    ("“Daesh’s”", '"daesh\'s"', "quotation marks"),
    ("Rahimyar–Khan", "rahimyar-khan", "dash"),
    ("José", "jose", "accent"),
]

DIFFERENT = [
    ("بلوچ", "بلوج", "che and jeem are not taken for one another"),
    ("تور", "طور", "teh and tah are not taken for one another"),
    ("ISKP", "ISK P", "spaces count"),
]


@pytest.mark.parametrize(("one", "other", "note"), SAME, ids=[note for *_, note in SAME])
def test_what_readers_take_for_equal_folds_alike(one: str, other: str, note: str) -> None:
    """Variants of a letter, marks, digits and case make no difference."""
    assert fold(one) == fold(other), note


@pytest.mark.parametrize(("one", "other", "note"), DIFFERENT, ids=[note for *_, note in DIFFERENT])
def test_other_letters_stay_apart(one: str, other: str, note: str) -> None:
    """Folding is no transliteration: letters that differ stay different."""
    assert fold(one) != fold(other), note


def test_folding_twice_is_folding_once_for_every_character() -> None:
    """No character of the first two planes, which hold all letters but rare ideographs, folds further."""
    assert [hex(c) for c in range(0x20000) if fold(fold(chr(c))) != fold(chr(c))] == []


@given(TEXTS)
def test_offsets_fit_the_text(text: str) -> None:
    """The map has an entry for each folded character and the end, never goes back and stays inside the text."""
    folded = fold_with_offsets(text)
    offsets = list(folded.offsets)
    assert folded.text == fold(text)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(TEXTS, st.data())
def test_a_span_leads_to_words_that_hold_it(text: str, data: st.DataObject) -> None:
    """The verbatim text at the span of a folded match folds to text that contains the match."""
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    verbatim = text[slice(*folded.span(start, end))]
    assert folded.text[start:end] in fold(verbatim)


@given(TEXTS)
def test_folding_parts_is_folding_the_whole(text: str) -> None:
    """Text folds character by character, so that pieces can be folded apart."""
    assert fold(text[:7]) + fold(text[7:]) == fold(text)


def test_a_span_takes_trailing_marks_in() -> None:
    """Harakat after the last letter of a match belong to the quote."""
    text = "قَالَ مُحَمَّدٌ ذلك"
    folded = fold_with_offsets(text)
    at = folded.text.index("محمد")
    assert text[slice(*folded.span(at, at + 4))] == "مُحَمَّدٌ"


def test_a_span_that_ends_inside_a_ligature_takes_the_whole() -> None:
    """A match on part of what one character folds to gives that character, not nothing."""
    folded = fold_with_offsets("oﬃcer")
    assert folded.text == "officer"
    assert folded.span(1, 2) == (1, 2)
    assert folded.span(0, 3) == (0, 2)


def test_an_empty_span_is_a_place() -> None:
    """An empty match gives an empty span at its place, the end of the text included."""
    folded = fold_with_offsets("a\u0301b")
    assert folded.span(1, 1) == (2, 2)
    assert folded.span(2, 2) == (3, 3)


def test_composed_and_decomposed_text_fold_alike() -> None:
    """It makes no difference in which normal form a file was saved."""
    text = "Désolé, آئے"
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
