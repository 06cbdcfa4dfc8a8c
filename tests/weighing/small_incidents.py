"""Incidents told in few words: each report is one outlet's, with one or more claims in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec
from tests.incidents.telling_claims import claim, document

from gawah.incidents.copies import find_copies
from gawah.model import Claim, Document, Speaker
from gawah.weighing.evidence import Evidence
from gawah.weighing.incidents import weigh_incident
from gawah.weighing.interest import known_rivals
from gawah.weighing.origins import find_origins
from gawah.weighing.records import Attribution, Contest, Incident

Told = tuple[Document, Claim]
NO: dict[str, Any] = {"stance": "denies", "polarity": "negative"}
"""What makes a claim a denial."""


def report(outlet: str, text: str, *, published: str = "2024-03-12") -> Document:
    """Return a report; the same words at two outlets are two documents."""
    key = hashlib.sha256(f"{outlet} {text} {published}".encode()).hexdigest()
    return msgspec.structs.replace(document(outlet, text, publisher=outlet, published=published), id=key)


def tells(outlet: str, *by: str, words: str | None = None, published: str = "2024-03-12", **fields: Any) -> Told:
    """Return a report of an outlet and its claim; `by` are speakers from the outermost to the innermost."""
    text = words or f"{outlet} {' '.join(by)} {sorted(fields.items(), key=str)}"
    held = report(outlet, text, published=published)
    return held, claim(held, held.text, speakers=by, **fields)


def confesses(told: Told, name: str) -> Told:
    """Return the same told by a person whom its speaker lets be heard."""
    held, one = told
    last = Speaker(name=name, kind="person")
    return held, msgspec.structs.replace(one, id=one.id + "c", speakers=(*one.speakers, last))


def weigh(told: Iterable[Told], taken_back: Iterable[Told] = (), **options: Any) -> Incident:
    """Return the incident of some reports with the origins that the program finds."""
    documents, claims = _parts(told)
    origins = find_origins(claims, documents, find_copies(list(documents.values())))
    superseded = {one.id: "later" for _, one in taken_back}
    return weigh_incident("i", claims, origins, documents, superseded, rivals=known_rivals(claims), **options)


def evidence(told: Iterable[Told]) -> Evidence:
    """Return the claims of some reports as they are read for what they say."""
    documents, claims = _parts(told)
    return Evidence(claims, find_origins(claims, documents, find_copies(list(documents.values()))), {})


def _parts(told: Iterable[Told]) -> tuple[dict[str, Document], list[Claim]]:
    pairs = list(told)
    return {held.id: held for held, _ in pairs}, [one for _, one in pairs]


def contested(*told: Told, taken_back: Iterable[Told] = ()) -> dict[str, Contest]:
    """Return the contests of an incident by their fields."""
    return {one.field: one for one in weigh(told, taken_back).contested}


def attribution(*told: Told, taken_back: Iterable[Told] = ()) -> dict[str, Attribution]:
    """Return how actors stand to an incident."""
    return weigh(told, taken_back).attribution
