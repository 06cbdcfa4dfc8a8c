"""Who and what fills the roles of a document's incidents: the model's tags weighed by what the training keys show."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from muc4_classifier import Classifier
from muc4_readings import Document, Kept
from muc4_strings import head, name_one, plain, trimmed

ROLES = ("perp_individual", "perp_org", "physical_target", "human_target_name", "instrument", "human_description")
DECAY = 16.0


JOINT = re.compile(r"\s*(?:(?:OF|THE|DE|-)\s+)*", re.IGNORECASE)


class Mention(msgspec.Struct, frozen=True):
    """A stretch of the text with the model's probability that it fills a role."""

    start: int
    end: int
    score: float


class Entity(msgspec.Struct):
    """One filler: its strings, the best first, where they stand, and how likely it is one."""

    role: str
    strings: list[str]
    mentions: list[Mention]
    score: float


class _Form(msgspec.Struct):
    """One string of an entity with its mentions."""

    text: str
    plain: str
    mentions: list[Mention]


class _Case(msgspec.Struct):
    """The forms of one entity with the role that it may fill and the document."""

    text: str
    reading: Kept
    role: str
    group: list[_Form]


def key_strings(document: Document, role: str) -> list[list[str]]:
    """Return the entities of a role in the key of a document, each as its strings."""
    if role == "human_description":
        return [each["value"] for t in document["templates"] for each in t["human_target_description"]]
    found: list[list[str]] = [entity for template in document["templates"] for entity in template[role]]
    return found


class Fillers:
    """Finds the fillers of documents; learns from training documents and their readings."""

    def __init__(self, documents: Sequence[Document], read: dict[str, Kept]) -> None:
        self._filled: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        self._occurs: Counter[str] = Counter()
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._count(documents)
        self._judges: dict[str, Classifier] = {}
        for role in ROLES:
            examples, labels = [], []
            for document in documents:
                right = {plain(each) for entity in key_strings(document, role) for each in entity}
                for case in self._cases(document["text"], read[document["docid"]], role):
                    for form in case.group:
                        own = form.plain in right
                        examples.append(self._features(case, form, own))
                        labels.append(str(own))
            self._judges[role] = Classifier(examples, labels, decay=DECAY, least=3)

    def find(self, text: str, reading: Kept) -> dict[str, list[Entity]]:
        """Return all entities of each role that may be fillers, likeliest first; a threshold is the caller's."""
        return {role: self._find(text, reading, role) for role in ROLES}

    def all(self, text: str, reading: Kept) -> list[Entity]:
        """Return all entities that the model sees at all, not weighed by the training keys."""
        return [
            Entity(
                role,
                [f.text for f in case.group],
                [m for f in case.group for m in f.mentions],
                case.group[0].mentions[0].score,
            )
            for role in ROLES
            for case in self._cases(text, reading, role)
        ]

    def _find(self, text: str, reading: Kept, role: str) -> list[Entity]:
        found = []
        for case in self._cases(text, reading, role):
            judged = [
                (self._judges[role].probabilities(self._features(case, form, None))["True"], form)
                for form in case.group
            ]
            judged.sort(key=lambda each: -each[0])
            mentions = sorted((m for form in case.group for m in form.mentions), key=lambda each: each.start)
            found.append(Entity(role, [form.text for _, form in judged], mentions, judged[0][0]))
        return sorted(found, key=lambda entity: -entity.score)

    def _count(self, documents: Sequence[Document]) -> None:
        for document in documents:
            for role in ROLES:
                for entity in key_strings(document, role):
                    forms = {plain(each) for each in entity} - {""}
                    if role == "perp_org":
                        for form in forms:
                            self._aliases[form] |= forms - {form}
            for role in ROLES:
                self._filled[role].update({plain(each) for e in key_strings(document, role) for each in e} - {""})
        known = {form for counts in self._filled.values() for form in counts}
        longest = max(len(form.split()) for form in known)
        for document in documents:
            self._occurs.update(set(_runs(plain(document["text"]).split(), min(longest, 6))) & known)

    def _prior(self, role: str, form: str, own: bool | None) -> tuple[float, int]:
        """Return the share of documents with a string in which it fills a role, the document itself left out."""
        filled, occurs = self._filled[role][form], self._occurs[form]
        if own is not None:
            filled, occurs = filled - own, occurs - 1
        return (filled + 0.1) / (max(occurs, filled) + 1.0), max(occurs, 0)

    def _cases(self, text: str, reading: Kept, role: str) -> list[_Case]:
        forms: dict[str, _Form] = {}
        for mention in sorted(self._mentions(text, reading, role), key=lambda each: each.start):
            piece = text[mention.start : mention.end]
            short = plain(piece)
            if short:
                forms.setdefault(short, _Form(" ".join(piece.split()), short, [])).mentions.append(mention)
        groups: list[list[_Form]] = []
        for form in sorted(forms.values(), key=lambda each: -max(m.score for m in each.mentions)):
            home = next((g for g in groups if any(self._one(form.plain, other.plain, role) for other in g)), None)
            if home is None:
                groups.append(home := [])
            home.append(form)
        return [_Case(text, reading, role, group) for group in groups]

    def _one(self, first: str, second: str, role: str) -> bool:
        return name_one(first, second) or (role == "perp_org" and second in self._aliases.get(first, ()))

    def _mentions(self, text: str, reading: Kept, role: str) -> Iterable[Mention]:
        tags = sorted((t.at for t in reading.roles if t.label == role), key=lambda at: at.start)
        for number, at in enumerate(tags):
            start, end = trimmed(text, at.start, at.end)
            if start < end:
                yield Mention(start, end, at.score)
            after = tags[number + 1] if number + 1 < len(tags) else None
            if after is not None and re.fullmatch(
                r"\s*(?:(?:OF|THE|DE|-)\s+)*", text[at.end : after.start], re.IGNORECASE
            ):
                start, end = trimmed(text, at.start, after.end)
                yield Mention(start, end, (at.score + after.score) / 2)

    def _features(self, case: _Case, form: _Form, own: bool | None) -> dict[str, float]:
        """Return what speaks for a form being a filler; `own`: whether the document itself is known to count it."""
        text, reading, role, group = case.text, case.reading, case.role, case.group
        best = max(form.mentions, key=lambda each: each.score)
        missing = math.prod(1 - min(m.score, 0.99) for m in form.mentions)
        group_best = max(m.score for each in group for m in each.mentions)
        group_missing = math.prod(1 - min(m.score, 0.99) for each in group for m in each.mentions)
        share, occurs = self._prior(role, form.plain, own)
        kinds = {name: value for name, value in reading.incident.items() if name != "any"}
        words = form.plain.split()
        found = {
            "score": _logit(best.score),
            "together": _logit(1 - missing),
            "group": _logit(group_best),
            "group together": _logit(1 - group_missing),
            "any": _logit(reading.incident["any"]),
            "prior": _logit(share),
            "known": float(occurs > 0),
            f"best of group {group_best == best.score}": 1.0,
            f"longest of group {all(len(form.plain) >= len(each.plain) for each in group)}": 1.0,
            f"shortest of group {all(len(form.plain) <= len(each.plain) for each in group)}": 1.0,
            f"forms {min(len(group), 4)}": 1.0,
            f"mentions {min(len(form.mentions), 4)}": 1.0,
            f"length {min(len(words), 8)}": 1.0,
            f"place {min(best.start // 400, 6)}": 1.0,
            f"head {head(form.text)}": 1.0,
            f"first {words[0]}": 1.0,
            f"last {words[-1]}": 1.0,
            f"kind {max(kinds, key=lambda name: kinds[name])}": 1.0,
        }
        found |= {f"kind {name}": value for name, value in kinds.items()}
        found |= {f"word {word}": 1.0 for word in words}
        of_role = {other: [tag.at for tag in reading.roles if tag.label == other] for other in ROLES}
        for other in ROLES:
            if other != role:
                found[f"rival {other}"] = max(
                    (at.score for at in of_role[other] if at.start < best.end and best.start < at.end), default=0.0
                )
        before = re.findall(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]", text[max(0, best.start - 60) : best.start].lower())[-4:]
        after = re.findall(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]", text[best.end : best.end + 60].lower())[:4]
        found |= {f"before {word}": 0.5 for word in before}
        found |= {f"after {word}": 0.5 for word in after}
        found |= {f"just before {word}": 1.0 for word in before[-1:]}
        found |= {f"just after {word}": 1.0 for word in after[:1]}
        return found


def _logit(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


def _runs(words: Sequence[str], longest: int) -> Iterable[str]:
    for start in range(len(words)):
        for length in range(1, longest + 1):
            if start + length <= len(words):
                yield " ".join(words[start : start + length])
