"""Patterns over phrases: each kind of tie, presence, judgement and accusation in one plain sentence."""

from __future__ import annotations

import pytest

from gawah.extraction.lexicon import english
from gawah.extraction.patterns import _compile, _possible, _words_at, encode, find_patterns, leading_slot

from .parsing import parse, phrases

FOUND: list[tuple[str, str, dict[str, list[str]]]] = [
    # text, kind, role -> phrases
    ("The BLA claimed responsibility for the raid.", "attack", {"perpetrator": ["The BLA"]}),
    ("The BLA has already claimed responsibility for it.", "attack", {"perpetrator": ["The BLA"]}),
    ("Officials blamed the BLA for the raid.", "attack", {"perpetrator": ["the BLA"]}),
    ("Officials blamed the raid on the BLA.", "attack", {"perpetrator": ["the BLA"]}),
    ("The raid was blamed on the BLA.", "attack", {"perpetrator": ["the BLA"]}),
    ("The BLA was behind the raid.", "attack", {"perpetrator": ["The BLA"]}),
    ("The BLA took part in the raid.", "attack", {"perpetrator": ["The BLA"]}),
    ("The BLA was involved in the raid.", "attack", {"perpetrator": ["The BLA"]}),
    ("The BLA threatened the miners.", "threat", {"actor": ["The BLA"], "target": ["the miners"]}),
    ("The BLA published a video.", "media_release", {"actor": ["The BLA"]}),
    ("India trains the BLA.", "supports.training", {"a": ["India"], "b": ["the BLA"]}),
    ("The BLA was trained by India.", "supports.training", {"a": ["India"], "b": ["The BLA"]}),
    ("India funds the BLA.", "supports.funding", {"a": ["India"], "b": ["the BLA"]}),
    ("The BLA is financed by India.", "supports.funding", {"a": ["India"], "b": ["The BLA"]}),
    ("The BLA receives money from India.", "supports.funding", {"a": ["India"], "b": ["The BLA"]}),
    ("The BLA got weapons from India.", "supports.weapons", {"a": ["India"], "b": ["The BLA"]}),
    ("India harbours the BLA.", "supports.territory", {"a": ["India"], "b": ["the BLA"]}),
    ("India supports the BLA.", "supports.other", {"a": ["India"], "b": ["the BLA"]}),
    ("The BLA is backed by India.", "supports.other", {"a": ["India"], "b": ["The BLA"]}),
    ("The BLA cooperates with the TTP.", "allied_with", {"a": ["The BLA"], "b": ["the TTP"]}),
    ("The BLA has close ties with the TTP.", "allied_with", {"a": ["The BLA"], "b": ["the TTP"]}),
    ("The BLA has merged with the BLF.", "merged_with", {"a": ["The BLA"], "b": ["the BLF"]}),
    ("The TTP pledged allegiance to the Taliban.", "affiliated_with", {"a": ["The TTP"], "b": ["the Taliban"]}),
    ("The BLA met with the TTP.", "negotiates_with", {"a": ["The BLA"], "b": ["the TTP"]}),
    ("The TTP operates in Kunar.", "operates_in", {"actor": ["The TTP"]}),
    ("The TTP moved into Kunar.", "operates_in", {"actor": ["The TTP"]}),
    ("The TTP is based in Kunar.", "based_in", {"actor": ["The TTP"]}),
    ("The TTP maintains camps in Kunar.", "based_in", {"actor": ["The TTP"]}),
    ("The TTP found refuge in Kunar.", "based_in", {"actor": ["The TTP"]}),
    ("The TTP controls Kunar.", "controls", {"actor": ["The TTP"]}),
    ("The TTP is a threat to Iran.", "threat", {"actor": ["The TTP"], "target": ["Iran"]}),
    ("The TTP wants to overthrow the king.", "intent", {"actor": ["The TTP"]}),
    ("The sanctions have failed.", "policy_fails", {"policy": ["The sanctions"]}),
    ("The campaign was successful.", "policy_works", {"policy": ["The campaign"]}),
    ("The account could not be verified.", "knowledge_gap", {}),
    ("It is not clear who burned it.", "knowledge_gap", {}),
    ("A rise in attacks followed.", "trend", {}),
    ("They broke the truce.", "non_aggression_with", {}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), FOUND, ids=[c[0] for c in FOUND])
def test_each_kind_is_found_in_its_plain_form(text: str, kind: str, roles: dict[str, list[str]]) -> None:
    """The phrases stand in the roles that the sentence gives them, in the active and in the passive."""
    cut_sentence = parse(text)
    found = [
        {role: phrases(cut_sentence, m.slots[slot]) for role, slot in m.pattern.roles.items()}
        for m in find_patterns(cut_sentence)
        if m.pattern.kind == kind
    ]
    assert roles in found


NOT_FOUND = [
    ("India trains.", "nobody is trained"),
    ("The TTP denied the theft.", "a denial of something else"),
    ("The TTP left; operates in Kunar.", "a pattern does not reach over a semicolon"),
    ("The walls are based on rock.", "based on is not based in"),
    ("The mayor took the bus.", "nothing of the sort"),
]


@pytest.mark.parametrize(("text", "note"), NOT_FOUND)
def test_a_pattern_needs_all_of_its_words(text: str, note: str) -> None:
    """Half of a pattern is none."""
    assert find_patterns(parse(text)) == [], note


REACH = [
    ("The TTP, the mayor said, operates in Kunar.", "actor", ["The TTP"], "past who says so"),
    ("The TTP, which split last year, operates in Kunar.", "actor", ["The TTP"], "past an aside"),
    ("The TTP and the BLA operated in Kunar.", "actor", ["The TTP", "the BLA"], "both"),
    ("The camp of the TTP burned and the BLA operates in Kunar.", "actor", ["the BLA"], "the verb's own subject"),
]


@pytest.mark.parametrize(("text", "role", "expected", "note"), REACH, ids=[c[3] for c in REACH])
def test_the_first_phrase_of_a_pattern_is_the_subject_of_its_verb(
    text: str, role: str, expected: list[str], note: str
) -> None:
    """Not the nearest phrase but whoever does it stands in the leading slot."""
    cut_sentence = parse(text)
    found = [m for m in find_patterns(cut_sentence) if m.pattern.kind == "operates_in"]
    assert [phrases(cut_sentence, m.slots[m.pattern.roles[role]]) for m in found] == [expected], note


LEADING = [
    ("A * train B", "A"),
    ("A~(strategy|plan) have fail", "A"),
    ("A , (a|the) * branch of B", None),
    ("B (that|which) A * release", None),
    ("in breach of B~pact", None),
    ("A~((rise|surge)_in)", None),
]


@pytest.mark.parametrize(("match", "slot"), LEADING)
def test_a_slot_before_a_verb_is_looked_for_as_its_subject(match: str, slot: str | None) -> None:
    """A slot before a comma or a relative pronoun is a neighbour instead."""
    assert leading_slot(match) == slot


@pytest.mark.parametrize("text", [text for text, *_ in FOUND])
def test_no_pattern_is_missed_for_where_it_is_tried(text: str) -> None:
    """Patterns are tried where their first word stands; a search from every place finds no more."""
    encoded = encode(parse(text))
    present = _words_at(encoded)
    tried = {made.pattern.match: [m.span() for m in made.matches(encoded.text, present)] for made in _possible(present)}
    everywhere = {
        pattern.match: spans
        for pattern in english().patterns
        if (spans := [m.span() for m in _compile(pattern.match).finditer(encoded.text)])
    }
    assert {match: spans for match, spans in tried.items() if spans} == everywhere
