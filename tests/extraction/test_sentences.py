"""Where sentences and quotations begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extraction.sentences import Stretch, find_quotations, split_sentences

SENTENCES = [
    ("The U.S. Army left. It was late.", ["The U.S. Army left.", "It was late."]),
    ("Troops left the U.S. The convoy followed.", ["Troops left the U.S.", "The convoy followed."]),
    ("Gen. Omar Haddad spoke. Col. Rey did not.", ["Gen. Omar Haddad spoke.", "Col. Rey did not."]),
    ("It fell at 5 p.m. on Sunday. Nobody was hurt.", ["It fell at 5 p.m. on Sunday.", "Nobody was hurt."]),
    ('He said: "We left. We won." Nobody agreed.', ['He said: "We left.', 'We won."', "Nobody agreed."]),
    ("Some 3.5 million fled. 12 died.", ["Some 3.5 million fled.", "12 died."]),
    ("Was it them? No! They deny it…", ["Was it them?", "No!", "They deny it…"]),
    ("THE ARMY LEFT. IT WAS LATE.", ["THE ARMY LEFT.", "IT WAS LATE."]),
    ("“It is over.” he said, and left.", ["“It is over.” he said, and left."]),
    ("حملہ ہوا۔ کوئی زخمی نہیں ہوا۔", ["حملہ ہوا۔", "کوئی زخمی نہیں ہوا۔"]),
    ("First paragraph\n\nsecond paragraph", ["First paragraph", "second paragraph"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_abbreviations_quotes_and_scripts_do_not_break_sentences(text: str, expected: list[str]) -> None:
    """A stop ends a sentence only where the next one begins."""
    assert [text[s.start : s.end] for s in split_sentences(text)] == expected


@given(st.text(alphabet="aB .!?\"“”'’\n۔U", max_size=80))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    """No word is lost, none stands in two sentences, whatever the quotation marks do."""
    sentences = split_sentences(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in sentences) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(sentences))


QUOTATIONS = [
    ('He said "we left" and went.', ['"we left"']),
    ("“Outer “inner” outer” end", ["“Outer “inner” outer”"]),
    ("“It never closes", ["“It never closes"]),
    ('An odd "mark', ['"mark']),
    ("« C'est faux », dit-il", ["« C'est faux »"]),
    ("No marks at all", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations_survive_nesting_and_missing_marks(text: str, expected: list[str]) -> None:
    """A quotation left open runs to the end of its passage and no further."""
    found = find_quotations(text, [Stretch(0, len(text))])
    assert [text[q.start : q.end] for q in found] == expected
