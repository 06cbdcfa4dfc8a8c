"""Subjects and objects: who does it, and to whom."""

from __future__ import annotations

import pytest
from hypothesis import given

from gawah.extraction.arguments import after_preposition, direct_object, group_left, group_right, subject
from gawah.extraction.phrases import cut
from gawah.extraction.sentences import Stretch
from gawah.extraction.words import tag_words

from .parsing import SALAD, parse, phrases, where

SUBJECTS: list[tuple[str, str, list[str], str]] = [
    ("Rebels burned the mill.", "burned", ["Rebels"], "in front of the verb"),
    ("Rebels in the valley burned the mill.", "burned", ["Rebels"], "not the valley"),
    ("Rebels and herders burned the mill.", "burned", ["Rebels", "herders"], "both"),
    ("Rebels, herders and traders fled.", "fled", ["Rebels", "herders", "traders"], "all of a list"),
    ("Rebels, who had no food, burned it.", "burned", ["Rebels"], "past an aside"),
    ("Rebels (from the north) burned it.", "burned", ["Rebels"], "past brackets"),
    ("The guards, armed men, burned it.", "burned", ["The guards"], "past an apposition"),
    ("The mayor, a former pilot, fled.", "fled", ["The mayor"], "past a description"),
    ("Rebels burned a mill and killed a guard.", "killed", ["Rebels"], "a second verb shares the first's subject"),
    ("Rebels burned a mill, killing a guard.", "killing", ["Rebels"], "a participle shares it too"),
    ("Rebels tried to burn a mill.", "burn", ["Rebels"], "an infinitive too"),
    ("The mayor said that rebels burned it.", "burned", ["rebels"], "what is said has its own subject"),
    ("The mayor accused rebels of burning it.", "burning", ["rebels"], "the accused did it, not the accuser"),
    ("The mayor spoke after visiting a camp.", "visiting", ["The mayor"], "a gerund after a preposition"),
    ("The guards who burned the mill fled.", "burned", ["The guards"], "the antecedent of 'who'"),
    ("The guard of the rebels that burned it fled.", "burned", ["The guard of the rebels"], "a joined antecedent"),
    ("On Sunday, rebels burned it.", "burned", ["rebels"], "past a date"),
    ("In the north, rebels burned it.", "burned", ["rebels"], "past a place"),
    ("Rebels, the mayor said, burned it.", "burned", ["Rebels"], "past whoever says so"),
    ("The mill was burned by rebels.", "burned", ["The mill"], "the surface subject of a passive"),
    ("A report of rebels burning mills spread.", "burning", ["rebels"], "inside 'a report of'"),
    ("Burning a mill is wrong.", "Burning", [], "nobody"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), SUBJECTS, ids=[c[3] for c in SUBJECTS])
def test_the_subject_is_whoever_does_it_and_not_the_nearest_noun(
    text: str, verb: str, expected: list[str], note: str
) -> None:
    """Asides, places, lists and speakers between a verb and its subject do not mislead."""
    cut_sentence = parse(text)
    assert phrases(cut_sentence, subject(cut_sentence, where(cut_sentence, verb))) == expected, note


OBJECTS: list[tuple[str, str, list[str], str]] = [
    ("Rebels burned the mill.", "burned", ["the mill"], "behind the verb"),
    ("Rebels burned the mill and the barn.", "burned", ["the mill", "the barn"], "both"),
    ("Rebels burned mills, barns and huts.", "burned", ["mills", "barns", "huts"], "all of a list"),
    ("Rebels burned down the mill.", "burned", ["the mill"], "past a particle"),
    ("Rebels burned today the mill.", "burned", ["the mill"], "past an adverb"),
    ("Rebels burned a mill and soldiers fled.", "burned", ["a mill"], "not the next clause's subject"),
    ("Rebels lived in the mill.", "lived", [], "a place is no object"),
    ("Rebels fled.", "fled", [], "nothing"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), OBJECTS, ids=[c[3] for c in OBJECTS])
def test_the_object_is_whoever_suffers_it(text: str, verb: str, expected: list[str], note: str) -> None:
    """Places and the next clause's subject are not among the victims."""
    cut_sentence = parse(text)
    assert phrases(cut_sentence, direct_object(cut_sentence, where(cut_sentence, verb))) == expected, note


AGENTS: list[tuple[str, str, list[str], str]] = [
    ("The mill was burned by rebels.", "burned", ["rebels"], "at once"),
    ("The mill was burned in the night by rebels.", "burned", ["rebels"], "past another phrase"),
    ("The mill was burned by rebels and herders.", "burned", ["rebels", "herders"], "both"),
    ("The mill was burned; guards by the door fled.", "burned", [], "not across a semicolon"),
    ("The mill was burned, which shocked people by the lake.", "burned", [], "not in a relative clause"),
    ("The mill was burned by accident.", "burned", ["accident"], "a cause looks like a doer"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "note"), AGENTS, ids=[c[3] for c in AGENTS])
def test_the_phrase_after_by_is_found_in_its_own_clause(text: str, verb: str, expected: list[str], note: str) -> None:
    """The doer of a passive may stand far behind the verb, but not in another clause."""
    cut_sentence = parse(text)
    found = after_preposition(cut_sentence, where(cut_sentence, verb), frozenset({"by"}))
    assert phrases(cut_sentence, found) == expected, note


def test_a_list_is_the_same_from_both_ends() -> None:
    """Walking a coordination from the left or from the right finds the same phrases."""
    cut_sentence = parse("They saw rebels, herders, and traders.")
    first, last = where(cut_sentence, "rebels"), where(cut_sentence, "traders")
    assert group_right(cut_sentence, first) == group_left(cut_sentence, last)
    assert phrases(cut_sentence, group_right(cut_sentence, first)) == ["rebels", "herders", "traders"]


@given(SALAD)
def test_arguments_are_always_phrases(text: str) -> None:
    """Word salad may give a strange subject, never a verb, a comma or an index out of the sentence."""
    whole = Stretch(0, len(text))
    cut_sentence = cut(whole, tag_words(text, whole, [], []))
    for at, element in enumerate(cut_sentence.elements):
        if element.kind == "v":
            found = [*subject(cut_sentence, at), *direct_object(cut_sentence, at)]
            found += after_preposition(cut_sentence, at, frozenset({"by", "of", "in"}))
            assert {cut_sentence.elements[i].kind for i in found} <= {"np"}
