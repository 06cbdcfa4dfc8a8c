"""The day of an incident: one of those that the text names, or no later than the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from muc4_classifier import Classifier
from muc4_incidents import Incident
from muc4_readings import Document
from muc4_sentences import Sentences

from gawah.identity.periods import find_periods

Key = dict[str, Any]


class Choice(msgspec.Struct, frozen=True):
    """A date that an incident may have: a first and a last day, the first None where only the last is known."""

    start: str | None
    end: str
    place: int
    words: str


class Dates:
    """Chooses the date of an incident; learns from training documents with their incidents."""

    def __init__(self, known: Iterable[tuple[Document, Incident, Key]]) -> None:
        examples, labels = [], []
        for document, incident, key in known:
            right = [(each["start"], each["end"]) for each in key["date_any_of"]]
            sentences = Sentences(document["text"])
            for choice in choices(document):
                examples.append(features(document, sentences, incident, choice))
                labels.append(str((choice.start, choice.end) in right))
        self._judge = Classifier(examples, labels, decay=4.0, least=5)

    def find(self, document: Document, incident: Incident) -> dict[str, str | None] | None:
        """Return the likeliest date of an incident."""
        sentences = Sentences(document["text"])
        total: dict[tuple[str | None, str], float] = {}
        for choice in choices(document):
            score = self._judge.probabilities(features(document, sentences, incident, choice)).get("True", 0.0)
            total[choice.start, choice.end] = max(score, total.get((choice.start, choice.end), 0.0))
        if not total:
            return None
        start, end = max(total, key=lambda each: total[each])
        form = "on_or_before" if start is None else "on" if start == end else "between"
        return {"start": start, "end": end, "form": form}


def choices(document: Document) -> list[Choice]:
    """Return the dates that an incident of a document may have, that of the report as the last possible one first."""
    published = document["header"].get("date")
    if not published:
        return []
    found = [Choice(None, published, -1, "")]
    text, body = document["text"], document["body_start"]
    for mention in find_periods(text, published=published):
        period = mention.period
        if mention.start < body or period.start is None or period.end is None or period.start > published:
            continue
        last = (date.fromisoformat(period.end[:10]) - timedelta(days=1)).isoformat()
        words = " ".join(text[mention.start : mention.end].lower().split())
        found.append(Choice(period.start[:10], max(last, period.start[:10]), mention.start, words))
    return found


def features(document: Document, sentences: Sentences, incident: Incident, choice: Choice) -> dict[str, float]:
    """Return what speaks for a date."""
    if choice.start is None:
        return {
            "report": 1.0,
            f"report {incident.type}": 1.0,
            f"report of {min(len(choices(document)), 6)}": 1.0,
            **{f"report {word}": 0.5 for number in _numbers(sentences, incident) for word in sentences.words(number)},
        }
    apart = [abs(sentences.at(choice.place) - number) for number in _numbers(sentences, incident)] or [9]
    days = (date.fromisoformat(document["header"]["date"]) - date.fromisoformat(choice.end)).days
    found = {
        f"nearest {min(*apart, 6, 6)}": 1.0,
        f"close {sum(each == 0 for each in apart) > 1}": 1.0,
        f"sentence {min(sentences.at(choice.place), 5)}": 1.0,
        f"days {days if days < 4 else 4 + min(days // 30, 4)}": 1.0,
        f"long {choice.start != choice.end}": 1.0,
        f"words {choice.words}": 1.0,
    }
    found |= {f"word {word}": 1.0 for word in choice.words.split()}
    found |= {f"before {word}": 0.5 for word in sentences.before(choice.place, 4)}
    found |= {f"after {word}": 0.5 for word in sentences.after(choice.place + len(choice.words), 4)}
    found |= {f"in {word}": 0.3 for word in sentences.words(sentences.at(choice.place))}
    return found


def _numbers(sentences: Sentences, incident: Incident) -> Sequence[int]:
    return sorted({sentences.at(place) for place in incident.places()})
