"""Passages told again with other names: all that is annotated still stands where it says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.exchange import exchanged, names_of
from training.passages import Passage, read_passage, read_passages

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "passages" / "en"

RAID = """
id: en-exchange-01
language: en
style: wire
published: "2024-05-02"
names: invented
text: |
  [front|The Dashtar Liberation Front] attacked a post of [army|the Khurzan army] near [@Sarvel] on [~Monday].
  [front|DLF] militants killed [dead|[#five] soldiers], a spokesman for [army|the Khurzan army] said.
actors:
  front: group, Dashtar Liberation Front
  army: state, Khurzan army
  dead: people, soldiers
says:
  - who: a spokesman for the Khurzan army
    cue: said
    content: DLF militants killed five soldiers
claims:
  - quote: attacked a post of the Khurzan army near Sarvel on Monday
    word: attacked
    kind: attack
    perpetrator: front
    target: army
    place: Sarvel
    time: Monday
"""


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return [passage for passage in read_passages(CORPUS) if passage.split == "train"]


def test_all_that_is_annotated_moves_with_the_text(passages: list[Passage]) -> None:
    chance, pool = random.Random(3), names_of(passages)
    for old in passages:
        new = exchanged(old, pool, chance)
        spans = [*new.mentions, *(c.quote for c in new.claims), *(c.on for c in new.claims)]
        spans += [a.cue for a in new.attributions] + [s for c in new.claims for each in c.fields.values() for s in each]
        assert all(new.text[span.start : span.end] == span.text for span in spans), old.id
        assert len(new.claims) == len(old.claims), old.id
        assert [(c.kind, c.stance, c.roles) for c in new.claims] == [(c.kind, c.stance, c.roles) for c in old.claims]
        assert len(new.mentions) == len(old.mentions) or len(new.mentions) > 0.9 * len(old.mentions), old.id
        assert all(0 <= low < high <= len(new.text) for low, high in new.sentences)


def test_every_name_of_an_actor_is_exchanged_for_the_same_one(passages: list[Passage]) -> None:
    import yaml

    raid = read_passage(yaml.load(RAID, Loader=yaml.BaseLoader))
    pool = names_of(passages)
    told = {exchanged(raid, pool, random.Random(seed)).text for seed in range(30)}
    assert len(told) > 10
    assert any("Dashtar" not in text and "Khurzan" not in text for text in told)
    for text in told:
        assert ("Khurzan" in text) == (text.count("Khurzan army") == 2)


def test_the_same_seed_tells_the_same(passages: list[Passage]) -> None:
    pool = names_of(passages)
    one, other = (exchanged(passages[0], pool, random.Random(5)) for _ in range(2))
    assert one == other
