"""Tests of what Gawah's claims state in the sense of re3d."""

from __future__ import annotations

import json
from pathlib import Path

from bench import re3d

from gawah.extraction import extract_document

TEXT = "The army attacked the rebels in Kandara on Tuesday, the ministry said."


def _annotated(tmp_path: Path, source: str, target: str) -> Path:
    ends = {
        end: {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}
        for end, words in (("source", source), ("target", target))
    }
    relation = {"type": "FightingAgainst", "begin": 0, "end": 20, "text": "", "confidence": 1, **ends}
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"docid": "one", "text": TEXT, "entities": [], "relations": [relation] * 2}) + "\n")
    return path


def test_an_attack_is_a_fight_in_whichever_order_it_is_marked(tmp_path: Path) -> None:
    """A relation without an order is found either way, and marked twice it counts once."""
    for source, target in (("The army", "the rebels"), ("the rebels", "The army")):
        path = _annotated(tmp_path, source, target)
        (unit,) = re3d.counts(path, lambda document: extract_document(document, extractor="rules").claims)
        assert unit["FightingAgainst.wanted"] == 1
        assert unit["FightingAgainst.right"] == 1


def test_another_pair_is_not_found(tmp_path: Path) -> None:
    """The ministry speaks; nobody says that it is fought against."""
    path = _annotated(tmp_path, "The army", "the ministry")
    (unit,) = re3d.counts(path, lambda document: extract_document(document, extractor="rules").claims)
    assert unit["FightingAgainst.right"] == 0
