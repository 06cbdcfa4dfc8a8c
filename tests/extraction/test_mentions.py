"""Mentions: the actors, places, dates and numbers of a document, each in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from gawah.extraction.mentions import as_records, find_mentions, within
from gawah.extraction.sentences import Stretch

from .parsing import ANY_TEXT, unread
from .reports import document

Found = tuple[str, str, str | None]


def _records(text: str) -> list[Found]:
    read = document(text)
    return [(m.kind, m.text, m.value) for m in as_records(read, find_mentions(read))]


MENTIONS: list[tuple[str, Found, str]] = [
    ("The TTP met in Paktika.", ("actor", "TTP", "ttp"), "a group by its short name"),
    ("The Tehrik-e-Taliban Pakistan met.", ("actor", "Tehrik-e-Taliban Pakistan", "ttp"), "and by its long one"),
    ("They met in Quetta.", ("place", "Quetta", "1167528"), "a town by its gazetteer number"),
    ("They met on 3 March 2031.", ("date", "on 3 March 2031", "2031-03-03/2031-03-04"), "a day"),
    ("They met on Sunday.", ("date", "on Sunday", "2031-05-25/2031-05-26"), "a weekday before publication"),
    ("They met for three days.", ("date", "three days", "P3D"), "a duration"),
    ("Some 30 men met.", ("number", "Some 30", "30"), "a number"),
    ("The Dashtar Front (DF) met.", ("actor", "DF", "name:dashtar-front"), "a name that the text introduces"),
]


@pytest.mark.parametrize(("text", "found", "note"), MENTIONS, ids=[c[2] for c in MENTIONS])
def test_a_mention_keeps_its_words_and_what_they_mean(text: str, found: Found, note: str) -> None:
    """The words of the text stand beside the id, the number or the dates that they were taken for."""
    assert found in _records(text), note


NO_PLACE = [
    ("The Tehrik-e-Taliban Pakistan met.", "Pakistan", "a country inside a group's name"),
    ("ISIS Khorasan met.", "Khorasan", "a region inside a group's name"),
]


@pytest.mark.parametrize(("text", "name", "note"), NO_PLACE)
def test_a_place_inside_the_name_of_a_group_is_no_place(text: str, name: str, note: str) -> None:
    """Where a group takes its name from is not where the event was."""
    assert [words for kind, words, _ in _records(text) if kind == "place" and words == name] == [], note


def test_each_passage_is_read_in_its_own_language() -> None:
    """Words are looked up in the language of their passage, dates and names in all."""
    read = document("کابل میں داعش نے حملہ کیا۔\n\nThe TTP met in Kunar on Monday.")
    records = as_records(read, find_mentions(read))
    assert {(m.text, m.kind, m.language) for m in records} >= {
        ("حملہ", "attack_word", "ur"),
        ("TTP", "actor", "en"),
        ("on Monday", "date", "en"),
    }


def test_offsets_count_from_the_start_of_the_document() -> None:
    """Dates and numbers of a later passage stand where they stand in the whole text."""
    read = document("Rain fell all day in the hills.\n\nSome 30 men met on 3 March 2031.")
    for mention in as_records(read, find_mentions(read)):
        assert read.text[mention.start : mention.end] == mention.text
    assert {m.kind for m in as_records(read, find_mentions(read))} >= {"date", "number"}


WITHIN = [
    (0, 10, [(0, 2), (4, 6)], "both"),
    (0, 5, [(0, 2)], "one that reaches over the end is out"),
    (1, 10, [(4, 6)], "one that begins before is out"),
    (2, 4, [], "between"),
    (4, 6, [(4, 6)], "exactly"),
]


@pytest.mark.parametrize(("start", "end", "expected", "note"), WITHIN, ids=[c[3] for c in WITHIN])
def test_a_mention_is_inside_a_stretch_as_a_whole_or_not_at_all(
    start: int, end: int, expected: list[tuple[int, int]], note: str
) -> None:
    """Half a name is no name."""
    found = within([Stretch(0, 2), Stretch(4, 6)], start, end)
    assert [(s.start, s.end) for s in found] == expected, note


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_any_text_has_its_mentions_verbatim_and_in_order(text: str) -> None:
    """Whatever the text, mentions are its words at their offsets, sorted."""
    read = unread(text)
    records = as_records(read, find_mentions(read))
    assert all(read.text[m.start : m.end] == m.text != "" for m in records)
    assert [m.start for m in records] == sorted(m.start for m in records)
