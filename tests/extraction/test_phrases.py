"""Noun phrases: where they begin and end, and what is joined to them."""

from __future__ import annotations

import pytest
from hypothesis import given

from gawah.extraction.phrases import cut
from gawah.extraction.sentences import Stretch, find_quotations
from gawah.extraction.words import tag_words

from .parsing import ANY_TEXT, assert_verbatim, parse, where, words_of

PHRASES: list[tuple[str, list[str], str]] = [
    ("Nine young guards left the old mill.", ["Nine young guards", "the old mill"], "a verb ends a phrase"),
    ("The mayor of Aribad fled.", ["The mayor of Aribad"], "'X of Y' is one phrase"),
    ("The killing of a guard was seen.", ["The killing", "a guard"], "an event keeps its victim apart"),
    ("The attack of the rebels failed.", ["The attack", "the rebels"], "an event keeps its doer apart"),
    ("The Dashtar Front (DF) fled.", ["The Dashtar Front ( DF )"], "the abbreviation belongs to the name"),
    ("The rebels' camp burned.", ["The rebels camp"], "owners too, whose mark is a bare apostrophe"),
    ("ISKP's camp burned.", ["ISKP 's camp"], "an owner belongs to the phrase"),
    ("They fled.", ["They"], "a pronoun is a phrase"),
    ("No one fled.", ["No one"], "'no one' is one phrase"),
    ('The "Red Dawn" farm burned.', ["The Red Dawn farm"], "quotation marks do not cut a name"),
    ("Rebels in the valley fled.", ["Rebels", "the valley"], "a preposition bounds a phrase"),
    ("Rebels and herders fled.", ["Rebels", "herders"], "'and' bounds a phrase"),
    ("One of the guards fled.", ["One of the guards"], "one of several is a part of them"),
    ("The very old mill burned.", ["The very old mill"], "an adverb inside a phrase stays there"),
]


@pytest.mark.parametrize(("text", "expected", "note"), PHRASES, ids=[c[2] for c in PHRASES])
def test_a_sentence_falls_into_the_phrases_that_a_reader_hears(text: str, expected: list[str], note: str) -> None:
    """Whole phrases can become actors; half of one or two in one would name somebody else."""
    assert [words_of(e) for e in parse(text).elements if e.kind == "np"] == expected, note


HEADS = [
    ("The mayor of Aribad fled.", "mayor", "not the town"),
    ("Nine young guards fled.", "guards", "the last word"),
    ("The Dashtar Front (DF) fled.", "Front", "not the abbreviation"),
    ("ISKP's camp burned.", "camp", "not the owner"),
]


@pytest.mark.parametrize(("text", "head", "note"), HEADS)
def test_the_head_of_a_phrase_is_what_it_is_about(text: str, head: str, note: str) -> None:
    """The head decides whether a phrase is a person, a document or an event."""
    assert parse(text).elements[0].head.text == head, note


def test_an_element_knows_which_quotation_it_stands_in() -> None:
    """Words inside marks belong to whoever is quoted, words outside to the author."""
    cut_sentence = parse('The mayor said "rebels burned it" and left.')
    burned, left = where(cut_sentence, "burned"), where(cut_sentence, "left")
    assert cut_sentence.quoted(cut_sentence.elements[burned].start) is not None
    assert cut_sentence.quoted(cut_sentence.elements[left].start) is None


@given(ANY_TEXT)
def test_cutting_loses_no_word_but_quotation_marks(text: str) -> None:
    """The elements hold every word once, in the order of the text, at its offset."""
    whole = Stretch(0, len(text))
    words = tag_words(text, whole, [], [])
    elements = cut(whole, words, find_quotations(text, [whole])).elements
    assert all(len(e.words) > 0 and e.head in e.words for e in elements)
    assert_verbatim(text, [w for e in elements for w in e.words])
