"""The incidents of a document: of which types they are, and which fillers belong to which of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import msgspec
from muc4_classifier import Classifier
from muc4_fillers import Entity, Fillers
from muc4_readings import Document, Kept
from muc4_sentences import Sentences
from muc4_strings import plain

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
CORE = ("physical_target", "human_target_name", "human_description")
"""Roles that tell one incident from another; perpetrators and instruments are shared by several more often."""
SLOTS = {"human_description": "human_target_description"}


class Limits(msgspec.Struct, frozen=True):
    """Least probabilities, found by `muc4_tuning`.

    `incident` of a type being told of; `belongs` of a filler to a type; `together` of two fillers to one incident;
    `shared` of a perpetrator or instrument to each further incident; `second` of a further type being told of.
    """

    roles: dict[str, float]
    incident: float = 0.4
    belongs: float = 0.25
    together: float = 0.35
    shared: float = 0.5
    second: float = 0.5


class Incident(msgspec.Struct):
    """One incident with its fillers by role."""

    type: str
    score: float
    entities: dict[str, list[Entity]]

    def places(self) -> list[int]:
        """Return the offsets at which its fillers stand, in order."""
        return sorted(m.start for held in self.entities.values() for entity in held for m in entity.mentions)


class Prepared(msgspec.Struct):
    """A document with its fillers, how likely it tells of each type, and what was worked out of fillers so far."""

    sentences: Sentences
    reading: Kept
    found: dict[str, list[Entity]]
    told: dict[str, float]
    kinds: dict[int, dict[str, float]]
    pairs: dict[tuple[int, int], float]


class Incidents:
    """Sorts fillers into incidents; learns from training documents and their readings."""

    def __init__(self, documents: Sequence[Document], read: dict[str, Kept], fillers: Fillers) -> None:
        told: list[dict[str, float]] = []
        told_labels: dict[str, list[str]] = {kind: [] for kind in TYPES}
        kinds: list[dict[str, float]] = []
        kind_labels: list[str] = []
        pairs: list[dict[str, float]] = []
        pair_labels: list[str] = []
        for document in documents:
            text, reading = document["text"], read[document["docid"]]
            sentences = Sentences(text)
            present = {
                kind for t in document["templates"] for kind in t["incident_type_any_of"] or [t["incident_type"]]
            }
            told.append(document_features(sentences, reading))
            for kind in TYPES:
                told_labels[kind].append(str(kind in present))
            held = [(entity, fills(entity, document)) for entity in fillers.all(text, reading)]
            held = [(entity, numbers) for entity, numbers in held if numbers]
            for entity, numbers in held:
                for kind in sorted({document["templates"][number]["incident_type"] for number in numbers}):
                    kinds.append(entity_features(sentences, entity, reading))
                    kind_labels.append(kind)
            for (first, of_first), (second, of_second) in combinations(held, 2):
                if len(document["templates"]) > 1 or len(held) < 6:
                    pairs.append(pair_features(sentences, first, second))
                    pair_labels.append(str(bool(of_first & of_second)))
        self._told = {kind: Classifier(told, told_labels[kind], decay=8.0, least=5) for kind in TYPES}
        self._kind = Classifier(kinds, kind_labels, decay=4.0, least=3)
        self._pair = Classifier(pairs, pair_labels, decay=4.0, least=5)

    def prepare(self, text: str, reading: Kept, found: dict[str, list[Entity]]) -> Prepared:
        """Return a document with its fillers and all that does not depend on thresholds."""
        sentences = Sentences(text)
        features = document_features(sentences, reading)
        told = {kind: self._told[kind].probabilities(features).get("True", 0.0) for kind in TYPES}
        return Prepared(sentences, reading, found, told, {}, {})

    def find(self, held: Prepared, limits: Limits) -> list[Incident]:
        """Return the incidents of a document, the likeliest type first; none where no type is likely enough."""
        told = held.told
        first = max(told, key=lambda kind: told[kind])
        if told[first] < limits.incident:
            return []
        active = [kind for kind in TYPES if told[kind] >= limits.second or kind == first]
        of_kind: dict[str, list[Entity]] = {kind: [] for kind in active}
        for entity in [e for role, all_of in held.found.items() for e in all_of if e.score >= limits.roles[role]]:
            likely = self._kinds(held, entity)
            total = sum(likely[kind] for kind in active)
            best = max(active, key=lambda kind: likely[kind])
            for kind in active:
                if kind == best or likely[kind] / total >= limits.belongs:
                    of_kind[kind].append(entity)
        made = []
        for kind in sorted(active, key=lambda kind: -told[kind]):
            if kind != first and not any(e.role in CORE for e in of_kind[kind]):
                continue
            for group in self._split(held, of_kind[kind], limits):
                roles: dict[str, list[Entity]] = {role: [] for role in held.found}
                for entity in group:
                    roles[entity.role].append(entity)
                made.append(Incident(kind, told[kind], roles))
        return made

    def _kinds(self, held: Prepared, entity: Entity) -> dict[str, float]:
        if id(entity) not in held.kinds:
            features = entity_features(held.sentences, entity, held.reading)
            held.kinds[id(entity)] = dict.fromkeys(TYPES, 0.0) | self._kind.probabilities(features)
        return held.kinds[id(entity)]

    def _together(self, held: Prepared, first: Entity, second: Entity) -> float:
        key = (id(first), id(second))
        if key not in held.pairs:
            features = pair_features(held.sentences, first, second)
            held.pairs[key] = self._pair.probabilities(features).get("True", 0.0)
        return held.pairs[key]

    def _split(self, held: Prepared, entities: Sequence[Entity], limits: Limits) -> list[list[Entity]]:
        """Return fillers of one type as incidents: those of the core joined while likely enough, then the others."""
        core = [[entity] for entity in entities if entity.role in CORE]
        while len(core) > 1:
            joined = {
                (i, j): sum(self._together(held, a, b) for a in core[i] for b in core[j])
                / (len(core[i]) * len(core[j]))
                for i, j in combinations(range(len(core)), 2)
            }
            i, j = max(joined, key=lambda pair: joined[pair])
            if joined[i, j] < limits.together:
                break
            core[i] += core.pop(j)
        if not core:
            core = [[]]
        whole = [list(group) for group in core]
        for entity in [each for each in entities if each.role not in CORE]:
            close = [
                sum(self._together(held, entity, other) for other in group) / len(group) if group else 1.0
                for group in core
            ]
            for number, share in enumerate(close):
                if share == max(close) or share >= limits.shared:
                    whole[number].append(entity)
        return whole


def fills(entity: Entity, document: Document) -> set[int]:
    """Return the numbers of the templates in whose keys an entity stands in its role."""
    own = {plain(each) for each in entity.strings}
    slot = SLOTS.get(entity.role, entity.role)
    return {
        number
        for number, template in enumerate(document["templates"])
        for held in template[slot]
        if own & {plain(each) for each in (held["value"] if isinstance(held, dict) else held)}
    }


def document_features(sentences: Sentences, reading: Kept) -> dict[str, float]:
    """Return what speaks for and against incidents of each type in a document as a whole."""
    found = {f"model {name}": _logit(value) for name, value in reading.incident.items()}
    for tag in reading.roles:
        name = f"tag {tag.label}"
        found[name] = max(found.get(name, 0.0), tag.at.score)
    for number in range(len(sentences.starts)):
        weight = 0.5 if number < 4 else 0.25
        for word in sentences.words(number):
            found[f"word {word}"] = max(found.get(f"word {word}", 0.0), weight)
    return found


def entity_features(sentences: Sentences, entity: Entity, reading: Kept) -> dict[str, float]:
    """Return what speaks for the type of the incident that a filler belongs to."""
    found = {f"model {name}": _logit(value) for name, value in reading.incident.items()}
    found[f"role {entity.role}"] = 1.0
    found |= {f"{entity.role} {word.lower()}": 1.0 for word in entity.strings[0].split()}
    for mention in sorted(entity.mentions, key=lambda each: -each.score)[:2]:
        number = sentences.at(mention.start)
        found |= {f"word {word}": 0.5 for word in sentences.words(number)}
        found |= {f"near {word}": 0.5 for word in sentences.before(mention.start) + sentences.after(mention.end)}
    return found


def pair_features(sentences: Sentences, first: Entity, second: Entity) -> dict[str, float]:
    """Return what speaks for two fillers belonging to one incident."""
    best = [max(entity.mentions, key=lambda each: each.score).start for entity in (first, second)]
    apart = abs(sentences.at(best[0]) - sentences.at(best[1]))
    nearest = min(abs(sentences.at(a.start) - sentences.at(b.start)) for a in first.mentions for b in second.mentions)
    paragraphs = abs(sentences.paragraph(best[0]) - sentences.paragraph(best[1]))
    roles = "+".join(sorted((first.role, second.role)))
    return {
        f"roles {roles}": 1.0,
        f"apart {min(apart, 8)}": 1.0,
        f"nearest {min(nearest, 6)}": 1.0,
        f"paragraphs {min(paragraphs, 4)}": 1.0,
        f"{roles} nearest {min(nearest, 4)}": 1.0,
        "share of text": abs(best[0] - best[1]) / len(sentences.text),
        "length": math.log(len(sentences.text) / 1000),
        f"early {min(best) < 500}": 1.0,
    }


def _logit(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))
