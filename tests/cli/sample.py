"""A case with claims that are known, written through the ledger itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gawah.ledger import Ledger
from gawah.model import ActorRef, Claim, Count, Document, DocumentRef, Extraction, Passage, Period, Place, Speaker

SENTENCES = (
    "The Dashtar Front says its fighters killed nine soldiers near Tolmarak on {day} March 2024.",
    "The ministry denies that soldiers were killed.",
    "The Dashtar Front claimed responsibility for the attack.",
    "Gunmen abducted Rostam Palwandi near Tolmarak.",
)
FRONT = ActorRef(text="Dashtar Front", id="dashtar_front", name="Dashtar Front")
MINISTRY = Speaker(name="Ministry of Defence", text="The ministry", kind="government")


def make_case(path: Path, *, documents: int) -> Path:
    """Write `documents` invented reports with four claims each into a new case and return its path."""
    with Ledger.open(path, mode="create", clock=lambda: "2024-04-01T00:00:00Z") as ledger, ledger.transaction():
        for number in range(documents):
            document = make_document(number)
            ledger.record(document, document.text.encode(), Extraction(claims=tuple(make_claims(document, number))))
    return path


def make_document(number: int) -> Document:
    """Return one invented report of four paragraphs."""
    text = "\n".join(SENTENCES).format(day=number % 28 + 1) + f"\nReport {number}."
    passages, at = [], 0
    for count, line in enumerate(text.split("\n"), start=1):
        passages.append(Passage(start=at, end=at + len(line), label=f"¶{count}", language="en"))
        at += len(line) + 1
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        passages=tuple(passages),
        name=f"report-{number}.txt",
        title=f"Report {number}",
        publisher="Meridian Wire",
        published=f"2024-03-{number % 28 + 1:02d}",
        language="en",
        text_is_original=True,
    )


def make_claims(document: Document, number: int) -> list[Claim]:
    """Return the four claims of a report: an attack, its denial, a claim of responsibility, an abduction."""
    day = f"2024-03-{number % 28 + 1:02d}"
    place = (Place(text="Tolmarak", name="Tolmarak", lat=29.79567, lon=66.84567, country="XX", radius_km=5.0),)
    return [
        _claim(
            document,
            0,
            kind="attack",
            roles={"perpetrator": (FRONT,), "target": (ActorRef(text="nine soldiers"),)},
            place=place,
            time=Period(text=day, start=day, precision=1),
            deaths=Count(low=9, best=9, high=9, text="nine"),
            speakers=(Speaker(name="Dashtar Front", id="dashtar_front", text="The Dashtar Front"),),
        ),
        _claim(
            document,
            1,
            kind="attack",
            stance="denies",
            polarity="negative",
            roles={"target": (ActorRef(text="soldiers"),)},
            speakers=(MINISTRY,),
        ),
        _claim(document, 2, kind="attack", stance="claims_responsibility", roles={"perpetrator": (FRONT,)}),
        _claim(
            document,
            3,
            kind="abduction_forced_disappearance",
            roles={"perpetrator": (ActorRef(text="Gunmen"),), "target": (ActorRef(text="Rostam Palwandi"),)},
            place=place,
        ),
    ]


def _claim(document: Document, sentence: int, **fields: object) -> Claim:
    passage = document.passages[sentence]
    return Claim(
        document=DocumentRef(
            id=document.id, title=document.title, publisher=document.publisher, published=document.published
        ),
        start=passage.start,
        end=passage.end,
        quote=document.text[passage.start : passage.end],
        type="event",
        extractor="rules/1",
        **fields,  # type: ignore[arg-type]
    )
