"""The English lexicon: forms of verbs, and a linter over the words and patterns that people edit by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from gawah.extraction.lexicon import Pattern, english
from gawah.extraction.patterns import find_patterns, leading_slot
from gawah.model import Stance
from gawah.vocabulary import all_kinds, is_kind, words
from gawah.vocabulary.lexicons import read_yaml

from .parsing import parse

FORMS = [
    ("attacks", "attack", "s"),
    ("ambushes", "ambush", "s"),
    ("denies", "deny", "s"),
    ("denied", "deny", "past"),
    ("kidnapped", "kidnap", "participle"),
    ("said", "say", "past"),
    ("overthrown", "overthrow", "participle"),
    ("overran", "overrun", "past"),
    ("fleeing", "flee", "ing"),
    ("burning", "burn", "ing"),
    ("destroyed", "destroy", "past"),
]


@pytest.mark.parametrize(("form", "base", "label"), FORMS)
def test_a_form_leads_to_its_verb(form: str, base: str, label: str) -> None:
    """Regular forms follow by rule, irregular ones by table."""
    assert (base, label) in english().forms[form]


def test_every_word_list_is_folded() -> None:
    """Look-up is by folded words: a capital in the lexicon would never match."""
    lists = [getattr(english(), field) for field in english().__struct_fields__]
    found = [w for each in lists for w in each if isinstance(w, str)]
    assert len(found) > 1000
    assert [w for w in found if w != w.casefold()] == []


# -- the linter: events -----------------------------------------------------------------------------------------------

EVENTS: list[dict[str, Any]] = read_yaml("lexicon/en_events.yaml")["events"]


def test_every_event_word_is_of_a_known_kind_and_frame() -> None:
    """An event of a misspelt kind would be a claim that no export knows."""
    assert [row for row in EVENTS if not is_kind("event", row["kind"])] == []
    assert {row["frame"] for row in EVENTS} <= {"acts_on", "suffers", "device", "together", "acts"}


@pytest.mark.parametrize("column", ["verbs", "nouns"])
def test_no_word_tells_of_two_kinds_of_event(column: str) -> None:
    """Where a word stands under two kinds the second would silently lose."""
    pairs = {(word, row["kind"], row.get("people")) for row in EVENTS for word in row.get(column, "").split()}
    assert [key for key, n in Counter((word, people) for word, _, people in pairs).items() if n > 1] == []


def test_every_event_verb_is_a_verb_that_a_sentence_can_have() -> None:
    """The tagger sees only verbs whose forms it knows."""
    bases = {base for entries in english().forms.values() for base, _ in entries}
    assert [verb for verb in {**english().event_verbs, **english().people_verbs} if verb.split()[0] not in bases] == []


def test_the_roles_of_each_frame_are_roles_of_the_kind() -> None:
    """A frame fills only roles that its kind takes."""
    filled = {
        "acts_on": {"perpetrator", "target"},
        "suffers": {"target"},
        "device": {"weapon", "target"},
        "together": {"actor"},
        "acts": set[str](),  # actor, or whoever riots
    }
    roles = {name: set(kind.roles) for (what, name), kind in all_kinds().items() if what == "event"}
    assert [row for row in EVENTS if not filled[row["frame"]] <= roles[row["kind"]]] == []


# -- the linter: cues -------------------------------------------------------------------------------------------------

STANCES = frozenset(get_args(Stance)) | {"claims"}
"""`claims` is what "claimed" does before it is known whether of responsibility; it becomes `reports`."""


@pytest.mark.parametrize("table", ["cues", "nouns_of_saying"])
def test_every_cue_has_a_known_stance(table: str) -> None:
    """A cue of an unknown stance would be refused when its first claim is made."""
    assert set(getattr(english(), table).values()) <= STANCES


def test_the_stances_of_the_records_are_those_of_the_vocabulary() -> None:
    """Code and vocabulary name the same stances."""
    assert set(get_args(Stance)) == set(words().stances)


def test_every_hedge_has_a_known_certainty() -> None:
    """A hedge of an unknown certainty would count for nothing."""
    assert set(english().hedges.values()) <= set(words().certainty)


def test_every_cue_is_a_known_verb() -> None:
    """A cue without forms would never open a frame."""
    bases = {base for entries in english().forms.values() for base, _ in entries}
    assert set(english().cues) <= bases


# -- the linter: patterns ---------------------------------------------------------------------------------------------

PATTERNS = english().patterns
IDS = [p.match for p in PATTERNS]
NOT_INFLECTED: dict[str, str] = {
    "nouns": """
        allegiance alliance arm arms assistance backing bases blunder branch breakaway camp camps cash centers
        centres contacts credit custody danger enemy error escalation faction fighting foe forces funding funds growth
        headquarters hideouts links loyalty member mistake money mouthpiece offshoot pact part partnership presence
        refuge responsibility retaliation revenge rival role sanctuaries sanctuary setback space spike splinter success
        surge talks threat threats ties training uptick war warnings weapons wing
        accord agreement arrest collusion custody detention dealings how peace root why blessing ceasefire
        cause connivance deal dialogue fealty
        mass means memorandum negotiations
        orders position treaty truce understanding way
    """,
    "adjectives": """
        able active clear common loyal responsible successful missing unable
        unaccounted uncertain unclear unknown
    """,
}
"""Words of patterns that are no known verbs, by why they stand there nevertheless."""


def _plain_words(match: str) -> Iterator[str]:
    """Yield the words of a pattern that stand for themselves: not slots, gaps, commas, or words inside a phrase."""
    for piece in re.findall(r"\([^)]*\)\??|\S+", match):
        bare = piece.rstrip("?")
        if bare not in ("*", ",") and not re.fullmatch(r"[A-Z](~.*)?", bare):
            yield from re.findall(r"[a-z]+", bare)


def _slots(match: str) -> set[str]:
    return {slot for piece in match.split() for slot in re.findall(r"^([A-Z])(?:~|$)", piece)}


@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_a_pattern_speaks_of_what_the_vocabulary_knows(pattern: Pattern) -> None:
    """Kind, stance and roles are known, and every slot that a pattern uses is in its match."""
    assert is_kind(pattern.type, pattern.kind)
    assert set(pattern.roles) <= set(all_kinds()[pattern.type, pattern.kind].roles)
    assert pattern.stance is None or pattern.stance in get_args(Stance)
    used = {*pattern.roles.values(), pattern.speaker, pattern.event, pattern.place, pattern.document_in}
    assert used - {None, "before", "subject"} <= _slots(pattern.match)


def test_every_pattern_compiles_and_names_its_leading_slot() -> None:
    """Looking for all patterns in a sentence compiles each of them."""
    assert find_patterns(parse("It rained.")) == []
    assert all(leading_slot(p.match) in {None, *_slots(p.match)} for p in PATTERNS)


def test_every_word_of_a_pattern_is_one_that_the_tagger_knows() -> None:
    """A verb without forms is taken for a noun, and its pattern never matches; nouns and adjectives are listed."""
    lexicon = english()
    bases = {base for entries in lexicon.forms.values() for base, _ in entries}
    small = lexicon.prepositions | lexicon.conjunctions | lexicon.relatives | lexicon.determiners | lexicon.pronouns
    small |= lexicon.auxiliaries | lexicon.adverbs | {"to"}
    known = bases | small | {word for listed in NOT_INFLECTED.values() for word in listed.split()}
    assert {w for p in PATTERNS for w in _plain_words(p.match)} - known == set()


def test_no_pattern_is_written_twice() -> None:
    """Two rows with one match would make one claim twice or hide a difference."""
    assert [match for match, n in Counter(p.match for p in PATTERNS).items() if n > 1] == []
