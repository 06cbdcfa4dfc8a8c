"""The place of an incident: the country, and the narrowest named place that the text gives for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from muc4_classifier import Classifier
from muc4_incidents import Incident
from muc4_readings import Document
from muc4_sentences import Sentences

from gawah.identity.places import countries_of_demonym

COUNTRIES = [
    "EL_SALVADOR",
    "COLOMBIA",
    "PERU",
    "GUATEMALA",
    "HONDURAS",
    "CHILE",
    "BOLIVIA",
    "ECUADOR",
    "ARGENTINA",
    "PANAMA",
    "NICARAGUA",
    "BRAZIL",
    "MEXICO",
]
CODES = dict(
    zip(("SV", "CO", "PE", "GT", "HN", "CL", "BO", "EC", "AR", "PA", "NI", "BR", "MX"), COUNTRIES, strict=True)
)
LINE = re.compile(r"^([A-Z][A-Z ]+): (.+)$")
LEVEL = re.compile(r"([^:(]+?)\s*\(([^)]*)\)")
Key = dict[str, Any]


class Chain(msgspec.Struct, frozen=True):
    """A place with those that hold it, from wide to narrow."""

    country: str
    places: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True):
    """A place named in a text: its name and type, where it stands, and the places it may be."""

    name: str
    start: int
    end: int
    chains: tuple[Chain, ...]


class Places:
    """Chooses the place of an incident; learns from training keys and the task's own list of places.

    Args:
        known: training documents, their incidents and keys.
        lists: files of the task's documentation with lines such as `PERU: LIMA (CITY)`.
    """

    def __init__(self, known: Sequence[tuple[Document, Incident, Key]], lists: Iterable[Path]) -> None:
        self._chains: dict[str, dict[Chain, float]] = {}
        self._types: dict[str, dict[str, float]] = {}
        self._country_of: dict[str, Counter[str]] = {}
        for path in lists:
            for line in path.read_text("latin-1").splitlines():
                match = LINE.match(line)
                if match is not None and match[1].replace(" ", "_") in COUNTRIES:
                    levels = [(level[1].strip(), level[2].strip("? ")) for level in LEVEL.finditer(match[2])]
                    self._keep(match[1], levels, 0.1)
        for document, _, key in known:
            place = document["header"].get("place") or ""
            for each in key["location_any_of"]:
                self._country_of.setdefault(place, Counter())[each["country"]] += 1
                self._keep(each["country"], [(p["name"], (p["type"] or [""])[0]) for p in each["places"]], 1.0)
        self._longest = min(max(len(name.split()) for name in self._chains), 6)
        self._kept: dict[str, list[Seen]] = {}
        self._named: dict[tuple[str, str], list[int]] = {}
        self._country = self._learn_country(known)
        self._judge = self._learn(known)

    def find(self, document: Document, incident: Incident) -> dict[str, Any]:
        """Return the country and the chain of places of an incident."""
        sentences = Sentences(document["text"])
        country = self._country_best(document, sentences, incident)
        best, chosen = 0.0, Chain(country, ())
        for seen in self._seen(document):
            score = self._score(document, sentences, incident, seen, country)
            if score > best:
                chain = max(
                    seen.chains,
                    key=lambda each: (
                        each.country == country,
                        sum(place in document["text"] for place in each.places),
                        self._chains[seen.name][each],
                    ),
                )
                best, chosen = score, chain
        if best < 0.25:
            chosen = Chain(country, ())
        return {"country": chosen.country, "places": [{"name": name} for name in chosen.places]}

    def _keep(self, country: str, levels: Sequence[tuple[str, str]], weight: float) -> None:
        for number, (name, kind) in enumerate(levels, 1):
            chain = Chain(country, tuple(each for each, _ in levels[:number]))
            chains, kinds = self._chains.setdefault(name, {}), self._types.setdefault(name, {})
            chains[chain] = chains.get(chain, 0.0) + weight
            kinds[kind] = kinds.get(kind, 0.0) + weight

    def _seen(self, document: Document) -> list[Seen]:
        if document["docid"] not in self._kept:
            self._kept[document["docid"]] = self._look(document)
        return self._kept[document["docid"]]

    def _look(self, document: Document) -> list[Seen]:
        text, found = document["text"], []
        words = list(re.finditer(r"[A-Z0-9][A-Z0-9'.-]*", text.upper()))
        at = next((n for n, word in enumerate(words) if word.start() >= document["body_start"]), 0)
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                start, end = words[at].start(), words[at + length - 1].end()
                name = " ".join(text[start:end].upper().rstrip(".'").split())
                if name in self._chains:
                    found.append(Seen(name, start, end, tuple(self._chains[name])))
                    at += length - 1
                    break
            at += 1
        return found

    def _country_signs(
        self, document: Document, sentences: Sentences, incident: Incident, country: str
    ) -> dict[str, float]:
        name = country.replace("_", " ")
        text = document["text"]
        place = document["header"].get("place") or ""
        seen = self._country_named(document, country)
        of_place = self._country_of.get(place, Counter())
        numbers = {sentences.at(each) for each in incident.places()}
        near = sum(sentences.at(each) in numbers for each in seen)
        return {
            "dateline": of_place[name] / (sum(of_place.values()) + 0.5),
            "named in dateline": float(name in place or name in document["header"].get("dateline", "")),
            "share": len(seen) / (1 + len(text) / 300),
            "seen": float(bool(seen)),
            "near": min(near, 3.0),
            "early": float(any(each < document["body_start"] + 400 for each in seen)),
            f"is {name}": 1.0,
        }

    def _country_named(self, document: Document, country: str) -> list[int]:
        """Return the offsets of a country's name, its people and its places."""
        key = (document["docid"], country)
        if key not in self._named:
            text, name = document["text"], country.replace("_", " ")
            self._named[key] = [
                *(m.start() for m in re.finditer(rf"\b{name}\b", text)),
                *(m.start() for m in re.finditer(r"\b[A-Z]+(?:AN|ENO)S?\b", text) if country in _adjective(m[0])),
                *(s.start for s in self._seen(document) if all(c.country == name for c in s.chains)),
            ]
        return self._named[key]

    def _learn_country(self, known: Sequence[tuple[Document, Incident, Key]]) -> Classifier:
        examples, labels = [], []
        for document, incident, key in known:
            right = {each["country"] for each in key["location_any_of"]}
            sentences = Sentences(document["text"])
            for country in COUNTRIES:
                examples.append(self._country_signs(document, sentences, incident, country))
                labels.append(str(country.replace("_", " ") in right))
        return Classifier(examples, labels, decay=2.0)

    def _country_best(self, document: Document, sentences: Sentences, incident: Incident) -> str:
        return max(
            COUNTRIES,
            key=lambda each: self._country.probabilities(self._country_signs(document, sentences, incident, each)).get(
                "True", 0.0
            ),
        ).replace("_", " ")

    def _signs(
        self, document: Document, sentences: Sentences, incident: Incident, seen: Seen, country: str
    ) -> dict[str, float]:
        text = document["text"]
        numbers = sorted({sentences.at(each) for each in incident.places()}) or [0]
        apart = min(abs(sentences.at(seen.start) - number) for number in numbers)
        near = min((abs(seen.start - each) for each in incident.places()), default=9999)
        kind = max(self._types[seen.name], key=lambda each: self._types[seen.name][each])
        found = {
            f"apart {min(apart, 5)}": 1.0,
            f"near {min(near // 60, 6)}": 1.0,
            f"kind {kind}": 1.0,
            f"depth {max(len(chain.places) for chain in seen.chains)}": 1.0,
            f"country {any(chain.country == country for chain in seen.chains)}": 1.0,
            f"sentence {min(sentences.at(seen.start), 5)}": 1.0,
            f"times {min(text.count(seen.name), 4)}": 1.0,
            f"dateline {seen.name in (document['header'].get('dateline') or '')}": 1.0,
            f"name {seen.name}": 1.0,
            f"known {any(self._chains[seen.name][chain] >= 1 for chain in seen.chains)}": 1.0,
        }
        before = sentences.before(seen.start, 4)
        found |= {f"before {word}": 0.5 for word in before}
        found |= {f"just before {word}": 1.0 for word in before[-1:]}
        found |= {f"just after {word}": 1.0 for word in sentences.after(seen.end, 1)}
        return found

    def _learn(self, known: Sequence[tuple[Document, Incident, Key]]) -> Classifier:
        examples, labels = [], []
        for document, incident, key in known:
            right = {each["places"][-1]["name"] for each in key["location_any_of"] if each["places"]}
            country = key["location_any_of"][0]["country"] if key["location_any_of"] else ""
            sentences = Sentences(document["text"])
            for seen in self._seen(document):
                examples.append(self._signs(document, sentences, incident, seen, country))
                labels.append(str(seen.name in right))
        return Classifier(examples, labels, decay=4.0, least=3)

    def _score(self, document: Document, sentences: Sentences, incident: Incident, seen: Seen, country: str) -> float:
        return self._judge.probabilities(self._signs(document, sentences, incident, seen, country)).get("True", 0.0)


@lru_cache(maxsize=10_000)
def _adjective(word: str) -> list[str]:
    return [CODES[code] for code in countries_of_demonym(word.title()) if code in CODES]
