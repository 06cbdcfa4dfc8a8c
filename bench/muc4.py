"""Predict MUC-4's role fillers for a set of documents, for its scorer.

usage: python bench/muc4.py DOCUMENTS.jsonl OUT.jsonl [--model FOLDER] [--least perp_org=0.4,...]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gawah.extraction.encoder.reading import Tag, read
from gawah.extraction.encoder.session import FOLDER, Session

LEAST = {
    "perp_individual": 0.4,
    "perp_org": 0.4,
    "physical_target": 0.4,
    "human_target_name": 0.4,
    "instrument": 0.4,
    "human_description": 0.4,
}
"""Least probability of a filler; set on the development half of the training documents."""
GATE = 0.5
"""Power with which the probability that a document tells of an incident at all weighs."""
SMALL = frozenset(["of", "the", "and", "for", "de", "la", "del", "y"])
LEAD = re.compile(r"^(?:alleged|the|a|an|some|several)\s+", re.IGNORECASE)


def main(given: list[str]) -> int:
    """Write the fillers of each document, a line a document."""
    parser = argparse.ArgumentParser(description="Predict MUC-4's role fillers.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--least", default="")
    asked = parser.parse_args(given)
    least = LEAST | {name: float(value) for name, value in (p.split("=") for p in asked.least.split(",") if p)}
    model = Session(asked.model)
    with asked.out.open("w", encoding="utf-8") as out:
        for line in asked.documents.read_text("utf-8").splitlines():
            raw = json.loads(line)
            reading = read(raw["text"], model, all_roles=True)
            found = fillers(raw["text"], reading.roles, reading.incident["any"], least)
            out.write(json.dumps({"docid": raw["docid"], "templates": templates(found, reading.incident)}) + "\n")
    return 0


def templates(found: dict[str, list[list[str]]], incident: dict[str, float]) -> list[dict[str, Any]]:
    """Return one template with all fillers: the measure over documents merges templates anyway."""
    kinds = {name: value for name, value in incident.items() if name != "any"}
    named = {role: [entity[:1] for entity in entities] for role, entities in found.items()}
    described = named.pop("human_description", [])
    if not any(named.values()) and not described:
        return []
    best = max(kinds, key=lambda name: kinds[name])
    return [
        {
            "incident_type": best,
            **named,
            "human_target_description": [{"value": [entity[0]], "ref": []} for entity in described],
        }
    ]


def fillers(text: str, tags: Sequence[Tag], relevant: float, least: dict[str, float]) -> dict[str, list[list[str]]]:
    """Return for each role its entities, each as its strings, the surest first."""
    of_role: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
    for tag in tags:
        if tag.at.score >= least[tag.label] * 0.6:
            of_role[tag.label].append((text[tag.at.start : tag.at.end], tag.at.start, tag.at.score))
    return {
        role: [strings for strings, score in entities(of_role.get(role, [])) if score * relevant**GATE >= least[role]]
        for role in least
    }


def entities(mentions: Sequence[tuple[str, int, float]]) -> list[tuple[list[str], float]]:
    """Return mentions put together where one's words are part of the other's, or one is the other's initials."""
    held: list[list[tuple[str, str, float]]] = []
    for text, _, score in sorted(mentions, key=lambda each: each[1]):
        plain = LEAD.sub("", re.sub(r"[^\w\s]", "", text.lower())).strip()
        if not plain:
            continue
        home = next((group for group in held if any(_one(plain, other) for _, other, _ in group)), None)
        if home is None:
            held.append(home := [])
        home.append((text, plain, score))
    return [_ordered(group) for group in held]


def _ordered(group: Sequence[tuple[str, str, float]]) -> tuple[list[str], float]:
    missing: dict[str, float] = {}
    shown: dict[str, str] = {}
    for text, plain, score in group:
        missing[plain] = missing.get(plain, 1.0) * (1 - min(score, 0.999))
        shown.setdefault(plain, text)
    order = sorted(missing, key=lambda plain: missing[plain])
    return [shown[plain] for plain in order], max(score for _, _, score in group)


def _one(first: str, second: str) -> bool:
    if (
        first == second
        or re.search(rf"\b{re.escape(first)}\b", second)
        or re.search(rf"\b{re.escape(second)}\b", first)
    ):
        return True
    return _initials(first) == second or _initials(second) == first


def _initials(name: str) -> str | None:
    words = [word for word in name.split() if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
