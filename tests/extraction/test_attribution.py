"""Frames of attribution: who speaks, with what force, and which words are his."""

from __future__ import annotations

import pytest
from hypothesis import given

from gawah.extraction.attribution import find_frames
from gawah.extraction.phrases import cut
from gawah.extraction.sentences import Stretch, find_quotations
from gawah.extraction.words import tag_words

from .parsing import ANY_TEXT, phrases, sentence

FRAMES: list[tuple[str, list[str], str, str, str]] = [
    # text, speakers, stance, first words of what is covered, note
    ("The mayor said that rebels burned it.", ["The mayor"], "reports", "that rebels burned it", "that-clause"),
    ("The mayor said rebels burned it.", ["The mayor"], "reports", "rebels burned it", "no that"),
    ("The mayor said on Sunday that rebels burned it.", ["The mayor"], "reports", "that rebels burned it", "a date"),
    ("Rebels burned it, the mayor said.", ["the mayor"], "reports", "Rebels burned it", "after what was said"),
    ("Rebels burned it, said the mayor.", ["the mayor"], "reports", "Rebels burned it", "inverted"),
    ("The mayor and a judge said rebels burned it.", ["The mayor", "a judge"], "reports", "rebels burned it", "two"),
    ("According to the mayor, rebels burned it.", ["the mayor"], "reports", ", rebels burned it", "according to"),
    ("Rebels burned it, according to the mayor.", ["the mayor"], "reports", "Rebels burned it", "according to, after"),
    ("The mayor told us that rebels burned it.", ["The mayor"], "reports", "us that rebels burned it", "a listener"),
    ("The mayor denied that guards fled.", ["The mayor"], "denies", "that guards fled", "denial"),
    ("The mayor confirmed that guards fled.", ["The mayor"], "confirms", "that guards fled", "confirmation"),
    ("The mayor believes rebels burned it.", ["The mayor"], "suspects", "rebels burned it", "belief"),
    ("The mayor accused rebels of burning it.", ["The mayor"], "accuses", "rebels of burning it", "accusation"),
    ("The mayor demanded that guards leave.", ["The mayor"], "demands", "that guards leave", "demand"),
    ("The rebels vowed to burn it.", ["The rebels"], "threatens", "to burn it", "threat"),
    ("The rebels are accused of burning it.", [], "accuses", "The rebels are accused", "passive without accuser"),
    ("The rebels were said to have fled.", [], "reports", "The rebels were said", "passive without speaker"),
    (
        "The rebels were accused by the mayor on Sunday.",
        ["the mayor"],
        "accuses",
        "The rebels were",
        "passive with one",
    ),
    ("Rebels reportedly burned it.", [], "reports", "Rebels reportedly burned it", "a word that keeps distance"),
    ("The claim that rebels burned it spread.", [], "accuses", " rebels burned it", "a noun of saying"),
    ("Its claim that rebels burned it spread.", ["Its claim"], "accuses", " rebels burned it", "an owned one"),
]


@pytest.mark.parametrize(("text", "speakers", "stance", "content", "note"), FRAMES, ids=[c[4] for c in FRAMES])
def test_a_frame_names_who_says_it_how_and_what(
    text: str, speakers: list[str], stance: str, content: str, note: str
) -> None:
    """Each way of attributing words gives its speaker, its force and the words that it covers."""
    only = sentence(text)
    (frame,) = only.frames
    assert phrases(only.parse, frame.speakers) == speakers, note
    assert frame.stance == stance, note
    assert only.text(frame.content.start, frame.content.end).startswith(content), note


NO_FRAME = [
    ("The patrol found a bomb.", "finding a thing is no saying"),
    ("The station published a list.", "nothing is said"),
    ("Rebels burned the mill.", "the author's own voice"),
]


@pytest.mark.parametrize(("text", "note"), NO_FRAME)
def test_verbs_that_can_attribute_do_not_always(text: str, note: str) -> None:
    """A finder becomes a speaker only where a clause says what was found."""
    assert sentence(text).frames == [], note


def test_a_but_takes_the_floor_from_the_speaker() -> None:
    """What follows ", but" with a speaker of its own is not said by the first one."""
    only = sentence("The mayor said that rebels fled, but the army accused guards of arson.")
    mayor, army = only.frames
    assert only.text(mayor.content.start, mayor.content.end).rstrip(",") == "that rebels fled"
    assert phrases(only.parse, army.speakers) == ["the army"]


def test_attribution_nests() -> None:
    """Who relays and who is relayed are both speakers, the relayer's frame around the other's."""
    only = sentence("The daily wrote that the mayor said that rebels burned it.")
    daily, mayor = only.frames
    assert phrases(only.parse, [*daily.speakers, *mayor.speakers]) == ["The daily", "the mayor"]
    assert daily.content.start <= mayor.content.start < mayor.content.end <= daily.content.end


def test_a_negated_denial_says_so() -> None:
    """'Did not deny' is no denial of the thing."""
    plain, negated = sentence("They denied that guards fled."), sentence("They did not deny that guards fled.")
    assert [f.negated for f in plain.frames + negated.frames] == [False, True]


def test_a_denied_noun_is_told_from_a_denied_clause() -> None:
    """'Denied charges' says nothing about what happened, 'denied that guards fled' does."""
    charges, fled = sentence("They denied the charges."), sentence("They denied that guards fled.")
    assert [f.noun for f in charges.frames + fled.frames] == [True, False]


UNNAMED = [
    ("The rebels are accused of burning it.", "unnamed accusers"),
    ("The rebels are believed to have fled.", "unnamed"),
    ("Rebels allegedly burned it.", "unnamed"),
    ("The allegation that rebels burned it spread.", "unnamed accusers"),
    ("Officials said that rebels burned it.", "unnamed Officials"),
    ("Unnamed guards said that rebels burned it.", "Unnamed guards"),
]


@pytest.mark.parametrize(("text", "name"), UNNAMED)
def test_a_speaker_who_is_not_named_is_called_unnamed(text: str, name: str) -> None:
    """Nobody is invented: the speaker has a name that says so, and no id."""
    (frame,) = sentence(text).frames
    (voice,) = frame.voices
    assert voice.name.startswith(name)
    assert voice.kind == "unnamed"
    assert voice.id is None


def test_who_says_it_together_is_one_speaker_with_the_others_beside_him() -> None:
    """Joint speakers are one origin, not a chain."""
    (frame,) = sentence("The TTP and the BLA said that guards fled.").frames
    (voice,) = frame.voices
    assert voice.name == "TTP"
    assert voice.joint == ("BLA",)


@given(ANY_TEXT)
def test_what_a_frame_covers_lies_in_the_sentence(text: str) -> None:
    """Whatever the words, frames and their cues stay inside the sentence and speakers are noun phrases."""
    whole = Stretch(0, len(text))
    cut_sentence = cut(whole, tag_words(text, whole, [], []), find_quotations(text, [whole]))
    for frame in find_frames(cut_sentence):
        assert 0 <= frame.content.start <= frame.content.end <= len(text)
        assert 0 <= frame.cue.start < frame.cue.end <= len(text)
        assert {cut_sentence.elements[i].kind for i in frame.speakers} <= {"np"}
        assert (len(frame.speakers) == 0) == (frame.unnamed is not None)
