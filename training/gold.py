"""Passages of the corpus as texts and claims JSONL, the form in which claims are scored and exchanged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.passages import NUMBERS, GoldClaim, Passage

PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "i",
        "me",
        "my",
        "you",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "this",
        "these",
        "those",
    ]
)


FORMS = 8
"""How many names of one actor the scorer of claims reads."""


def write_gold(passages: Iterable[Passage], folder: Path) -> tuple[list[tuple[Path, Path]], Path]:
    """Write each passage as a text with its claims, each actor with all that its passage calls it.

    Returns:
        The paths of text and claims of each passage, and the path of names that hold in all of them, which is empty:
        "the army" is another actor in each passage, so that a table for all would give it to one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pairs = []
    for passage in passages:
        text, gold = folder / f"{passage.id}.txt", folder / f"{passage.id}.jsonl"
        text.write_text(passage.text + "\n", encoding="utf-8")
        gold.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in named_lines(passage)), encoding="utf-8"
        )
        pairs.append((text, gold))
    path = folder / "aliases.json"
    path.write_text("{}", encoding="utf-8")
    return pairs, path


def named_lines(passage: Passage) -> list[dict[str, Any]]:
    """Return the claims of a passage as records in which each actor has all its names beside it."""
    found = lines(passage)
    forms = {name: sorted(others, key=lambda form: (len(form), form)) for name, others in names(passage).items()}
    for record in found:
        record["roles"] = {
            role: fillers if role in ("weapon", "policy") else [_with_forms(each, forms) for each in fillers]
            for role, fillers in record["roles"].items()
        }
        record["speakers"] = [each | {"aliases": forms.get(each["name"], [])[:FORMS]} for each in record["speakers"]]
    return found


def _with_forms(name: str, forms: dict[str, list[str]]) -> dict[str, Any]:
    return {"name": name, "aliases": forms.get(name, [])[:FORMS]}


def names(passage: Passage) -> dict[str, set[str]]:
    """Return for each actor of a passage the words that it is called, pronouns left out."""
    found: dict[str, set[str]] = {}
    for mention in passage.mentions:
        if mention.key is not None and mention.text.lower() not in PRONOUNS:
            found.setdefault(passage.actors[mention.key].name, set()).add(mention.text)
    return found


def lines(passage: Passage) -> list[dict[str, Any]]:
    """Return the claims of a passage as records of claims JSONL, as gold files have them."""
    return [_line(passage, claim, number) for number, claim in enumerate(passage.claims, 1)]


def _line(passage: Passage, claim: GoldClaim, number: int) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": f"{passage.id}#{number:02}",
        "document": passage.id,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "quote": claim.quote.text,
        "type": claim.type,
        "kind": claim.kind,
        "roles": {role: [passage.actors[key].name for key in keys] for role, keys in claim.roles.items()},
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "speakers": [
            _speaker(passage, key, behalf) for key, behalf in zip(claim.speakers, claim.on_behalf, strict=True)
        ],
        "core": True,
    }
    for field, marked in claim.fields.items():
        texts = [each.text for each in marked]
        if field in ("place", "policy", "weapon"):
            record["roles" if field != "place" else "place"] = (
                "; ".join(texts) if field == "place" else {**record["roles"], field: texts}
            )
        elif field == "time":
            record["time_text"] = "; ".join(texts)
        elif field in NUMBERS:
            record[f"{field}_text"] = "; ".join(texts)
    return record


def _speaker(passage: Passage, key: str, behalf: str | None) -> dict[str, str]:
    if key == "nobody":
        return {"name": "unnamed", "kind": "unnamed"}
    actor = passage.actors[key]
    held = {"name": actor.name}
    if behalf is not None:
        held["actor"] = passage.actors[behalf].name
    elif actor.kind in ("group", "state", "organisation"):
        held["actor"] = actor.name
    return held
