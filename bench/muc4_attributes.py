"""What the keys say of an incident and of each of its fillers beside names: stage, category, kinds, numbers, effects.

Each is learned from the training keys; a value of none, written as an empty string, is learned like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from muc4_classifier import Classifier
from muc4_fillers import Entity
from muc4_incidents import Incident
from muc4_readings import Document, Kept
from muc4_sentences import Sentences
from muc4_strings import head, plain

Key = dict[str, Any]
Known = Sequence[tuple[Document, Kept, Incident, Key]]
OF_TARGET = {
    "physical_target_type": ("physical_target",),
    "physical_target_effect": ("physical_target",),
    "physical_target_number": ("physical_target",),
    "physical_target_nation": ("physical_target",),
    "human_target_type": ("human_target_name", "human_description"),
    "human_target_effect": ("human_target_name", "human_description"),
    "human_target_number": ("human_target_name", "human_description"),
    "human_target_nation": ("human_target_name", "human_description"),
    "instrument_type": ("instrument",),
    "perp_org_confidence": ("perp_org",),
}
"""Slots with a value for each filler, and the roles of those fillers."""
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        1,
    )
}
ONE = "1"
SEVERAL = "PLURAL"


class Attributes:
    """Gives the values of an incident's and its fillers' slots; learns from training documents."""

    def __init__(self, known: Known) -> None:
        self._stage = self._learn(known, lambda key: key["stage"] or "")
        self._category = self._learn(known, lambda key: key["incident_category"] or "")
        self._unnamed_instrument = self._learn(known, _unnamed_instrument)
        self._of_target: dict[str, Classifier] = {}
        for slot, roles in OF_TARGET.items():
            examples, labels = [], []
            for document, reading, incident, key in known:
                sentences = Sentences(document["text"])
                for role in roles:
                    for entity in incident.entities[role]:
                        value = value_of(key, slot, entity)
                        if slot.endswith("number") and value.strip("~-").isdigit() and value != ONE:
                            continue
                        examples.append(filler_features(sentences, reading, incident, entity))
                        labels.append(SEVERAL if slot.endswith("number") and value not in (ONE, "") else value)
            self._of_target[slot] = Classifier(examples, labels, decay=2.0, least=2)

    def stage(self, document: Document, reading: Kept, incident: Incident) -> str:
        """Return whether the incident was carried out, attempted or threatened."""
        return self._stage.best(incident_features(Sentences(document["text"]), reading, incident))

    def category(self, document: Document, reading: Kept, incident: Incident) -> str | None:
        """Return whether the incident is a terrorist act or violence by a state, None for neither."""
        return self._category.best(incident_features(Sentences(document["text"]), reading, incident)) or None

    def unnamed_instrument(self, document: Document, reading: Kept, incident: Incident) -> str:
        """Return the kind of instrument where none is named, such as a gun where somebody was shot."""
        return self._unnamed_instrument.best(incident_features(Sentences(document["text"]), reading, incident))

    def value(self, slot: str, document: Document, reading: Kept, incident: Incident, entity: Entity) -> str:
        """Return the value of a slot for one filler, empty for none."""
        sentences = Sentences(document["text"])
        if slot.endswith("number"):
            counted = number_before(sentences, entity)
            if counted is not None and entity.role != "human_target_name":
                return counted
        return self._of_target[slot].best(filler_features(sentences, reading, incident, entity))

    def _learn(self, known: Known, label: Callable[[Key], str]) -> Classifier:
        examples = [
            incident_features(Sentences(document["text"]), reading, incident)
            for document, reading, incident, _ in known
        ]
        return Classifier(examples, [label(key) for *_, key in known], decay=4.0, least=3)


def _unnamed_instrument(key: Key) -> str:
    return next((each["value"][0] for each in key["instrument_type"] if not each["ref"] and each["value"]), "")


def value_of(key: Key, slot: str, entity: Entity) -> str:
    """Return the value that a key gives a filler in a slot, empty where it gives none."""
    own = {plain(each) for each in entity.strings}
    for each in key[slot]:
        if own & {plain(string) for string in each["ref"]}:
            return each["value"][0] if each["value"] else ""
    if entity.role == "human_description":
        for each in key["human_target_description"]:
            if each["ref"] and own & {plain(value) for value in each["value"]}:
                refs = {plain(string) for string in each["ref"]}
                for held in key[slot]:
                    if refs & {plain(string) for string in held["ref"]}:
                        return held["value"][0] if held["value"] else ""
    return ""


def number_before(sentences: Sentences, entity: Entity) -> str | None:
    """Return the number with which a filler's words begin or which stands before them."""
    best = max(entity.mentions, key=lambda each: each.score)
    words = [*sentences.before(best.start, 2), *sentences.text[best.start : best.end].lower().split()[:2]]
    for word in words:
        if word in NUMBERS and (word != "one" or words[-1] != "one"):
            return str(NUMBERS[word])
        if re.fullmatch(r"\d{1,3}", word):
            return word
    return None


def incident_features(sentences: Sentences, reading: Kept, incident: Incident) -> dict[str, float]:
    """Return what is known of an incident as a whole."""
    found = {f"type {incident.type}": 1.0, "any": reading.incident["any"]}
    for role, held in incident.entities.items():
        found[f"has {role} {bool(held)}"] = 1.0
        for entity in held:
            found |= {f"{role} {word}": 1.0 for word in plain(entity.strings[0]).split()}
    numbers = {sentences.at(place) for place in incident.places()} or {0}
    for number in numbers:
        found |= {f"word {word}": 0.5 for word in sentences.words(number)}
    for number in range(min(3, len(sentences.starts))):
        found |= {f"early {word}": 0.2 for word in sentences.words(number)}
    return found


def filler_features(sentences: Sentences, reading: Kept, incident: Incident, entity: Entity) -> dict[str, float]:
    """Return what is known of a filler and the words around it."""
    best = max(entity.mentions, key=lambda each: each.score)
    found = {f"type {incident.type}": 1.0, f"role {entity.role}": 1.0, f"head {head(entity.strings[0])}": 2.0}
    found |= {f"own {word}": 1.0 for string in entity.strings for word in plain(string).split()}
    for mention in sorted(entity.mentions, key=lambda each: -each.score)[:3]:
        weight = 1.0 if mention is best else 0.5
        for name, words in (
            ("before", sentences.before(mention.start)),
            ("after", sentences.after(mention.end)),
            ("sentence", sentences.words(sentences.at(mention.start))),
        ):
            scaled = weight * (0.3 if name == "sentence" else 0.6)
            for word in words:
                found[f"{name} {word}"] = max(found.get(f"{name} {word}", 0.0), scaled)
        found["said"] = max(found.get("said", 0.0), float(_said(reading, mention.start)))
        found["speaks"] = max(found.get("speaks", 0.0), float(_speaks(reading, mention.start, mention.end)))
    text = entity.strings[0].lower()
    found[f"many {text.endswith('s') or text.endswith('men') or text.endswith('people')}"] = 1.0
    return found


def _said(reading: Kept, place: int) -> bool:
    return any(piece.start <= place < piece.end for said in reading.attributions for piece in said.content)


def _speaks(reading: Kept, start: int, end: int) -> bool:
    return any(
        said.source is not None and said.source.start < end and start < said.source.end for said in reading.attributions
    )
