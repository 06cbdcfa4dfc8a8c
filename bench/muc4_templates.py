"""Templates in MUC-4's form: incidents with their fillers and every other slot filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from muc4_attributes import OF_TARGET, Attributes
from muc4_dates import Dates
from muc4_fillers import ROLES, Entity, Fillers
from muc4_incidents import Incident, Incidents, Limits, Prepared, fills
from muc4_places import Places
from muc4_readings import Document, Kept

Template = dict[str, Any]
TITLE = re.compile(r"[\s,]*(?:(?:THE|A|AN|AND|GENERAL|COLONEL|DR|MR|FORMER)?[\s,.]*)?", re.IGNORECASE)
"""What may stand between a name and the words that describe its bearer."""


class Templates:
    """Predicts the templates of documents; learns all that it needs from training documents and their readings."""

    def __init__(self, documents: Sequence[Document], read: dict[str, Kept], lists: Iterable[Path]) -> None:
        self.fillers = Fillers(documents, read)
        self.incidents = Incidents(documents, read, self.fillers)
        known = [
            (document, read[document["docid"]], incident, key)
            for document in documents
            if document["templates"]
            for incident, key in self._incidents_of_key(document, read[document["docid"]])
        ]
        plainer = [(document, incident, key) for document, _, incident, key in known]
        self._dates = Dates(plainer)
        self._places = Places(plainer, lists)
        self._attributes = Attributes(known)

    def prepare(self, document: Document, reading: Kept) -> Prepared:
        """Return a document with its fillers, to be sorted into incidents."""
        return self.incidents.prepare(document["text"], reading, self.fillers.find(document["text"], reading))

    def find(self, document: Document, reading: Kept, limits: Limits) -> list[Template]:
        """Return the templates of a document."""
        return self.filled(document, reading, self.incidents.find(self.prepare(document, reading), limits))

    def filled(self, document: Document, reading: Kept, incidents: Iterable[Incident]) -> list[Template]:
        """Return incidents as templates with all slots filled in."""
        return [self._template(document, reading, incident) for incident in incidents]

    def _incidents_of_key(self, document: Document, reading: Kept) -> Iterable[tuple[Incident, Template]]:
        held = [(entity, fills(entity, document)) for entity in self.fillers.all(document["text"], reading)]
        for number, key in enumerate(document["templates"]):
            roles: dict[str, list[Entity]] = {role: [] for role in ROLES}
            for entity, numbers in held:
                if number in numbers:
                    roles[entity.role].append(entity)
            yield Incident(key["incident_type"], 1.0, roles), key

    def _template(self, document: Document, reading: Kept, incident: Incident) -> Template:
        names = {role: [[entity.strings[0]] for entity in held] for role, held in incident.entities.items()}
        names.pop("human_description")
        made: Template = {
            "incident_type": incident.type,
            "date": self._dates.find(document, incident),
            "location": self._places.find(document, incident),
            "stage": self._attributes.stage(document, reading, incident),
            "incident_category": self._attributes.category(document, reading, incident),
            **names,
        }
        refs = described(document["text"], incident)
        made["human_target_description"] = [
            {"value": [entity.strings[0]], "ref": [] if name is None else [name]}
            for entity, name in zip(incident.entities["human_description"], refs, strict=True)
        ]
        for slot, roles in OF_TARGET.items():
            made[slot] = []
            for role in roles:
                for number, entity in enumerate(incident.entities[role]):
                    if role == "human_description" and refs[number] is not None:
                        continue
                    value = self._attributes.value(slot, document, reading, incident, entity)
                    if value:
                        made[slot].append({"value": [value], "ref": [entity.strings[0]]})
        if not made["instrument_type"]:
            kind = self._attributes.unnamed_instrument(document, reading, incident)
            made["instrument_type"] = [{"value": [kind], "ref": []}] if kind else []
        return made


def described(text: str, incident: Incident) -> list[str | None]:
    """Return for each description of people the name of the one it describes, None where it stands for itself."""
    found = []
    for entity in incident.entities["human_description"]:
        name = None
        for other in incident.entities["human_target_name"]:
            if any(_adjoin(text, a.start, a.end, b.start, b.end) for a in entity.mentions for b in other.mentions):
                name = other.strings[0]
                break
        found.append(name)
    return found


def _adjoin(text: str, start: int, end: int, other_start: int, other_end: int) -> bool:
    if end <= other_start:
        between = text[end:other_start]
    elif other_end <= start:
        between = text[other_end:start]
    else:
        return True
    return (
        re.fullmatch(r"[\s,]*(?:(?:THE|A|AN|AND|GENERAL|COLONEL|DR|MR|FORMER)?[\s,.]*)?", between, re.IGNORECASE)
        is not None
    )
