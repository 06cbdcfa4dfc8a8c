"""Words and their classes: which are verbs, which are only parts of a phrase."""

from __future__ import annotations

import pytest
from hypothesis import given

from gawah.extraction.sentences import Stretch
from gawah.extraction.words import tag_words

from .parsing import ANY_TEXT, assert_verbatim, tagged

VERBS: list[tuple[str, list[str], str]] = [
    ("The rebels attack the fort.", ["attack"], "a base form after a plural noun"),
    ("The attack shook the fort.", ["shook"], "a homograph after an article"),
    ("Rebel attacks on the fort ended.", ["ended"], "a plural noun before a preposition"),
    ("The fighting goes on.", ["goes"], "a gerund after an article is a noun"),
    ("They stopped fighting the army.", ["stopped", "fighting"], "a gerund with an object is a verb"),
    ("The killing of a guard enraged them.", [], "a gerund before 'of' is a noun"),
    ("The wounded guard fled.", ["fled"], "a participle after an article is an adjective"),
    ("Two wounded guards fled.", ["fled"], "a participle between number and noun is an adjective"),
    ("The envoy has come to report a theft.", ["come", "report"], "an infinitive is a verb"),
    ("The report names a suspect.", ["names"], "a homograph in front of an article is a verb"),
    ("According to witnesses it burned.", ["burned"], "'to witnesses' is no infinitive"),
    ("He was shot and stabbed.", ["shot", "stabbed"], "participles after 'was'"),
    ("They have a camp.", ["have"], "'have' without another verb is one itself"),
    ("They have burned a camp.", ["burned"], "'have' before a participle only helps"),
    ("It's said that they fled.", ["said", "fled"], "'it's' is 'it is'"),
]


@pytest.mark.parametrize(("text", "verbs", "note"), VERBS, ids=[c[2] for c in VERBS])
def test_a_word_is_a_verb_only_where_its_neighbours_let_it(text: str, verbs: list[str], note: str) -> None:
    """Attack, report, fighting and the like are verbs or nouns by what stands beside them."""
    assert [w.text for w in tagged(text) if w.cls == "V"] == verbs, note


LEMMAS = [
    ("Rebels shot a guard.", "shot", "shoot"),
    ("Rebels had overrun the fort.", "overrun", "overrun"),
    ("The fort was overrun.", "overrun", "overrun"),
    ("They denied it.", "denied", "deny"),
    ("They were kidnapped.", "kidnapped", "kidnap"),
    ("The mill was struck.", "struck", "strike"),
]


@pytest.mark.parametrize(("text", "verb", "lemma"), LEMMAS)
def test_a_verb_is_known_by_its_base_form(text: str, verb: str, lemma: str) -> None:
    """Irregular and doubled forms lead to the base form under which the lexicon lists the deed."""
    assert next(w.lemma for w in tagged(text) if w.text == verb) == lemma


def test_a_name_is_never_taken_for_a_verb_or_a_small_word() -> None:
    """The words of a known actor stay nouns, whatever they mean elsewhere."""
    words = tagged("The Islamic Movement of Uzbekistan attacked.")
    assert [w.cls for w in words if w.text in ("Islamic", "Movement", "of", "Uzbekistan")] == ["N"] * 4


def test_a_date_is_set_apart_from_the_phrases() -> None:
    """The words of a date are neither nouns nor verbs: 'May' and 'March' bound no clause."""
    words = tagged("Rebels left on 3 March 2031.")
    assert [w.text for w in words if w.cls == "T"] == ["on", "3", "March", "2031"]


THAT = [
    ("They said that rebels fled.", "R", "opens a clause"),
    ("They agreed after that attack.", "D", "points at the attack"),
]


@pytest.mark.parametrize(("text", "cls", "note"), THAT)
def test_that_opens_a_clause_unless_a_preposition_stands_before(text: str, cls: str, note: str) -> None:
    """'That' separates what is said from who says it, or only points at a noun."""
    assert next(w.cls for w in tagged(text) if w.low == "that") == cls, note


def test_one_is_a_number_before_a_noun_and_a_pronoun_after_no() -> None:
    """'One soldier' can be a victim, 'no one' is nobody."""
    one, no_one = tagged("One soldier fell."), tagged("No one was hurt.")
    assert one[0].cls == "N"
    assert no_one[1].cls == "PRO"


TOKENS = [
    ("the U.S. Army", ["the", "U.S.", "Army"]),
    ("rebels’ 3,500 men", ["rebels", "’", "3,500", "men"]),
    ("ISKP’s car-bomb", ["ISKP", "’s", "car-bomb"]),
    ("a 24-year-old man", ["a", "24-year-old", "man"]),
    ("they didn't flee", ["they", "didn't", "flee"]),
    ("left -- and fled", ["left", "--", "and", "fled"]),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_figures_abbreviations_and_hyphens_stay_whole(text: str, tokens: list[str]) -> None:
    """What a reader takes for one word is one; the mark of possession is a word of its own."""
    assert [w.text for w in tag_words(text, Stretch(0, len(text)), [], [])] == tokens


@given(ANY_TEXT)
def test_every_letter_is_in_one_word_at_its_offset(text: str) -> None:
    """Whatever the script, no word character is lost or moved."""
    assert_verbatim(text, tag_words(text, Stretch(0, len(text)), [], []))
