"""Passages are read with the offsets of all that is marked in them, and every fault is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.gold import lines, write_gold
from training.passages import PassageError, read_file, read_passage, read_passages, read_text
from training.validate import naming_faults

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"

RAW: dict[str, Any] = {
    "id": "en-test-01",
    "language": "en",
    "style": "wire",
    "published": "2024-01-02",
    "names": "invented",
    "actors": {"front": "group, Velmar Front", "army": "state, Orvan army", "men": "people, soldiers"},
    "text": (
        "[front|The Velmar Front] said [front|it] had killed [#nine] [men|soldiers] near [@Tolmar].\n"
        "[army|The army] denied that anybody had died.\n\nIt rained."
    ),
    "says": [
        {"who": "The Velmar Front", "cue": "said", "content": "it had killed nine soldiers near Tolmar"},
        {"who": "The army", "cue": "denied", "content": "that anybody had died"},
    ],
    "claims": [
        {
            "quote": "it had killed nine soldiers near Tolmar",
            "word": "killed",
            "kind": "attack",
            "perpetrator": "front",
            "target": "men",
            "place": "Tolmar",
            "deaths": "nine",
            "stance": "claims_responsibility",
        },
        {
            "quote": "denied that anybody had died",
            "word": "died",
            "kind": "attack",
            "target": "men",
            "stance": "denies",
            "polarity": "negative",
        },
    ],
}


def test_every_passage_of_the_corpus_follows_the_guidelines() -> None:
    """Whoever adds a passage learns at once what is wrong with it."""
    assert len(read_passages(CORPUS / "passages")) > 100


def test_a_passage_has_its_text_without_marks_and_their_offsets() -> None:
    """Sentences of a paragraph stand in one line; mentions, quotes and speakers are found in it."""
    passage = read_passage(RAW)
    assert passage.text.endswith("anybody had died.\n\nIt rained.")
    assert len(passage.sentences) == 3
    assert all(passage.text[m.start : m.end] == m.text for m in passage.mentions)
    assert [claim.speakers for claim in passage.claims] == [("front",), ("army",)]
    first = lines(passage)[0]
    assert passage.text[first["start"] : first["end"]] == first["quote"]
    assert first["roles"] == {"perpetrator": ["Velmar Front"], "target": ["soldiers"]}
    assert first["speakers"] == [{"name": "Velmar Front", "actor": "Velmar Front"}]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"style": "poem"}, "style"),
        ({"text": "[front|The Front said."}, "without a"),
        ({"text": "Nothing is [marked here."}, "opens no mention"),
        ({"actors": {"front": "group, Velmar Front"}}, "not under actors"),
        ({"colour": "red"}, "unknown keys"),
        ({"says": [{"who": "The mayor", "cue": "said", "content": "It rained"}]}, "The mayor"),
        ({"claims": [{"quote": "it snowed", "word": "snowed", "kind": "attack"}]}, "it snowed"),
        ({"claims": [{"quote": "It rained", "word": "rained", "kind": "rain"}]}, "rain"),
        ({"claims": [{"quote": "It rained", "word": "rained", "kind": "attack", "deaths": "ten"}]}, "ten"),
        ({"claims": [{"quote": "It rained", "word": "rained", "kind": "based_in", "actor": "army"}]}, "place"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], named: str) -> None:
    """What was expected and what came stand in the message."""
    with pytest.raises(PassageError, match=named.replace("(", r"\(")):
        read_passage(RAW | change)


def test_one_faulty_passage_leaves_the_others(tmp_path: Path) -> None:
    """A file with a fault gives its other passages."""
    path = tmp_path / "some.yaml"
    good = "id: en-a-01\nlanguage: en\nstyle: wire\npublished: 2024-01-01\nnames: real\ntext: |\n  It rained.\n"
    path.write_text(f"{good}---\nid: en-a-02\ntext: |\n  It snowed.\n", encoding="utf-8")
    found = list(read_file(path))
    assert found[0][0] is not None and found[0][0].text == "It rained."
    assert found[1][1] is not None and "language is missing" in found[1][1]


@given(st.lists(st.text("ab [|]@~#%x\n", max_size=30), max_size=6))
def test_marks_never_move_the_text(pieces: list[str]) -> None:
    """Either a text is refused, or each mention stands where it says."""
    try:
        text, sentences, mentions = read_text("\n".join(pieces))
    except PassageError:
        return
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(0 <= start < end <= len(text) for start, end in sentences)


def test_names_that_no_reader_could_find_are_faults() -> None:
    """Who is not named in the text is called as the text calls them, or two annotators never agree."""
    assert naming_faults(read_passage(RAW)) == []
    for actor, named in {
        "people, nine men of the garrison": "which the text does not say",
        "people, Orvan army": "2 actors are called",
    }.items():
        faults = naming_faults(read_passage(RAW | {"actors": RAW["actors"] | {"men": actor}}))
        assert any(named in fault for fault in faults)


def test_a_group_may_have_the_full_form_of_its_short_name() -> None:
    """The initials of the Velmar Front name it, but "the fighters" do not."""
    text = "[front|The VF] said [front|it] had come, and nobody saw [men|soldiers] of [army|Orvan]."
    short = {"text": text, "says": [], "claims": []}
    assert naming_faults(read_passage(RAW | short)) == []
    other = short | {"text": text.replace("The VF", "The fighters")}
    assert "front is called" in naming_faults(read_passage(RAW | other))[0]


def test_every_name_of_the_corpus_can_be_found_by_its_reader() -> None:
    """The rule holds in all that is there, in both annotations."""
    passages = [*read_passages(CORPUS / "passages"), *read_passages(CORPUS / "second")]
    assert [fault for passage in passages for fault in naming_faults(passage)] == []


def test_each_actor_of_a_gold_file_brings_the_names_of_its_own_passage(tmp_path: Path) -> None:
    """Another passage has another army; one table of names for all would give "the army" to one of them."""
    pairs, aliases = write_gold([read_passage(RAW)], tmp_path)
    first = json.loads(pairs[0][1].read_text("utf-8").splitlines()[0])
    assert first["roles"]["target"] == [{"name": "soldiers", "aliases": ["soldiers"]}]
    assert first["speakers"][0]["aliases"] == ["The Velmar Front"]
    assert json.loads(aliases.read_text("utf-8")) == {}
