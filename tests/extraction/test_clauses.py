"""Clauses: what is passive, what is finite, and which stretch carries a claim."""

from __future__ import annotations

import pytest
from hypothesis import given

from gawah.extraction.clauses import clause, finite, passive
from gawah.extraction.phrases import cut
from gawah.extraction.sentences import Stretch
from gawah.extraction.words import tag_words

from .parsing import SALAD, parse, sentence, where

PASSIVES = [
    ("The mill was burned.", "burned", True, "a form of be"),
    ("The mill has been burned.", "burned", True, "been"),
    ("The mill was also not burned.", "burned", True, "adverbs between"),
    ("The mill got burned.", "burned", True, "got"),
    ("A mill burned by rebels collapsed.", "burned", True, "a bare participle before 'by'"),
    ("Rebels burned the mill.", "burned", False, "active"),
    ("Rebels had burned the mill.", "burned", False, "a perfect is active"),
    ("Rebels were burning the mill.", "burning", False, "a continuous form is active"),
    ("The mill, which rebels burned, was old.", "burned", False, "active in a relative clause"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), PASSIVES, ids=[c[3] for c in PASSIVES])
def test_a_passive_turns_doer_and_victim_round(text: str, verb: str, expected: bool, note: str) -> None:
    """Whoever stands in front of a passive suffers the deed, whoever stands in front of an active does it."""
    cut_sentence = parse(text)
    assert passive(cut_sentence, where(cut_sentence, verb)) is expected, note


FINITE = [
    ("Rebels burned the mill.", "burned", True, "past"),
    ("Rebels wanted to burn the mill.", "burn", False, "infinitive"),
    ("Rebels are burning the mill.", "burning", True, "gerund with an auxiliary"),
    ("Rebels, burning the mill, fled.", "burning", False, "gerund alone"),
    ("A mill burned by rebels collapsed.", "burned", False, "bare participle before 'by'"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), FINITE, ids=[c[3] for c in FINITE])
def test_only_a_finite_verb_makes_a_clause(text: str, verb: str, expected: bool, note: str) -> None:
    """Infinitives, lone gerunds and reduced participles borrow the subject of another verb."""
    cut_sentence = parse(text)
    assert finite(cut_sentence, where(cut_sentence, verb)) is expected, note


CLAUSES = [
    ("Rebels burned a mill, but soldiers shot a guard.", "shot", "soldiers shot a guard", "but"),
    ("Rebels burned a mill; soldiers shot a guard.", "burned", "Rebels burned a mill", "semicolon"),
    ("Rebels burned a mill and soldiers shot a guard.", "burned", "Rebels burned a mill", "and with a new subject"),
    ("Rebels burned a mill and a barn.", "burned", "Rebels burned a mill and a barn", "and within an object"),
    ("Rebels burned a mill because guards had fled.", "fled", "guards had fled", "because"),
    ("Rebels burned a mill, killing a guard.", "burned", "Rebels burned a mill", "a participle after a comma"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), CLAUSES, ids=[c[3] for c in CLAUSES])
def test_a_clause_holds_what_belongs_to_its_verb(text: str, verb: str, expected: str, note: str) -> None:
    """The quote of a claim is the clause: not the neighbour's deed, not half of its own."""
    only = sentence(text)
    around = clause(only.parse, where(only.parse, verb))
    assert only.text(around.start, around.end).rstrip(".") == expected, note


@given(SALAD)
def test_a_clause_contains_the_word_that_it_is_around(text: str) -> None:
    """Whatever the sentence, the clause around an element covers it and stays inside the sentence."""
    whole = Stretch(0, len(text))
    cut_sentence = cut(whole, tag_words(text, whole, [], []))
    for at, element in enumerate(cut_sentence.elements):
        around = clause(cut_sentence, at)
        assert whole.start <= around.start <= element.start < element.end <= around.end <= whole.end
