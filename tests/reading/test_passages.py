"""Paragraphs of stored text and of extracted pieces."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.reading.passages import Piece, compose, paragraphs

WRAPPED = (
    "The ministry said on Monday that two of its patrols had come under fire\n"
    "near the bridge, and that the men who fired had gone back to the hills\n"
    "before help came from the town.\n"
)


def words(text: str) -> list[str]:
    """Return the words of each paragraph."""
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_blank_lines_part_paragraphs_and_line_ends_stay() -> None:
    """Windows line ends are kept, and a line of spaces is blank."""
    text = "A heading\r\n\r\nFirst line,\r\nsecond line.\r\n  \t\r\nThird.\r\n"
    assert words(text) == ["A heading", "First line,\r\nsecond line.", "Third."]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    """A file with a paragraph a line has no need of blank lines."""
    assert words("Two die in Tolmarak\nThe army said so.\nNo group said it did.") == [
        "Two die in Tolmarak",
        "The army said so.",
        "No group said it did.",
    ]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    """A sentence that goes on in the next line is not cut."""
    assert words(WRAPPED) == [WRAPPED.strip()]


def test_a_heading_above_its_paragraph_is_parted_from_it() -> None:
    """A first line that ended although the next word would have fitted is a heading."""
    found = paragraphs(f"Patrols under fire\n{WRAPPED}\nSecond paragraph here.")
    assert [p.kind for p in found] == ["heading", "paragraph", "paragraph"]
    assert [p.label for p in found] == ["¶1", "¶2", "¶3"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Two die in Tolmarak", "heading"),
        ("Who fired first?", "heading"),
        ("Two died in Tolmarak.", "paragraph"),
        ("مستونگ میں حملہ", "heading"),
        ("پولیس نے تصدیق کی۔", "paragraph"),
        ("Tolmarak Courier, 6 March 2024", "paragraph"),
        ("x" * 300, "paragraph"),
    ],
)
def test_the_first_short_line_without_a_stop_is_a_heading(first: str, kind: str) -> None:
    """A byline or a sentence is none."""
    assert paragraphs(f"{first}\n\nThe army said so.")[0].kind == kind


def test_the_only_paragraph_is_no_heading() -> None:
    """A message of one line is what is said, not a title."""
    assert paragraphs("Gunmen attacked the convoy")[0].kind == "paragraph"


@given(st.text(st.sampled_from("ab. \t\r\n\u2028۔"), max_size=80))
def test_paragraphs_hold_every_word_once(text: str) -> None:
    """Passages come in order, do not overlap, have no margin of white space and leave no word out."""
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() != "" for p in found)
    assert "".join("".join(text[p.start : p.end] for p in found).split()) == "".join(text.split())


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=6))
def test_composed_text_is_where_the_passages_say(texts: list[str]) -> None:
    """Each piece stands at its passage; control characters are left out and counted."""
    composed = compose(map(Piece, texts))
    assert all(composed.text[p.start : p.end].strip() for p in composed.passages)
    assert composed.text == "\n\n".join(composed.text[p.start : p.end] for p in composed.passages)


def test_control_characters_and_half_surrogates_do_not_get_into_extracted_text() -> None:
    """Text that a library extracted can always be stored, and says what was left out."""
    composed = compose([Piece("a\x00b\ud800c"), Piece("\x07")])
    assert composed.text == "ab\ufffdc"
    assert [note.code for note in composed.notes] == ["control_characters"]
