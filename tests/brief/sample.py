"""An invented case in three languages: five reports of one attack that three origins disagree about."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from gawah.brief import BriefInput
from gawah.model import (
    ActorRef,
    Claim,
    Count,
    Document,
    Passage,
    Period,
    Place,
    Speaker,
    claim_id,
    reference,
)
from gawah.weighing.records import (
    Attribution,
    Contest,
    FieldValue,
    Finding,
    Incident,
    Origin,
    OriginView,
    Tie,
    TiePeriod,
    TieStep,
    Voice,
)

FRONT = "Sarwan Valley Front"
BRIGADE = "Red Hills Brigade"
MINISTRY = "Defence Ministry"
LOCALS = "residents of Zarghol"
SENTENCE = f"{FRONT} says that it attacked a convoy at Zarghol; {LOCALS} say that nothing of the kind took place."
ZARGHOL = Place(text="Zarghol", name="Zarghol", lat=31.23456, lon=66.78912, country="PK", precision=3, radius_km=40.0)
MARCH = Period(text="in March", start="2031-03-01", end="2031-04-01", precision=4)

WIRE = (
    f"The {FRONT} said on Monday that its fighters attacked a convoy near Zarghol in March.\n\n"
    f"About 12 soldiers were killed, the {FRONT} said; the driver Rostam Palwandi was found as a charred corpse."
)
URDU = "زرغول کے رہائشیوں کا کہنا ہے کہ مارچ میں وہاں ایسا کوئی حملہ نہیں ہوا۔"
PERSIAN = "وزارت دفاع گفت که در حمله زرغول چهار سرباز کشته شدند."
COPY = f"The {BRIGADE} and the {FRONT} attacked a convoy near Zarghol in March."
CORRECTION = f"An earlier report named the {BRIGADE}; that was an error."


def document(text: str, publisher: str, day: str, language: str, **more: Any) -> Document:
    """Return a report of one or more paragraphs."""
    passages = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n"), start=1):
        passages.append(Passage(start=at, end=at + len(paragraph), label=f"¶{number}", language=language))
        at += len(paragraph) + 2
    key = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    given = {"title": f"Report of {publisher}", "url": "https://news.example/2031/03", **more}
    return Document(
        id=key, text=text, passages=tuple(passages), publisher=publisher, published=day, language=language, **given
    )


def claim(of: Document, quote: str, **more: Any) -> Claim:
    """Return a claim whose quote stands in the document."""
    start = of.text.index(quote)
    given: dict[str, Any] = {"type": "event", "kind": "attack", "extractor": "coder/tests", **more}
    made = Claim(document=reference(of), start=start, end=start + len(quote), quote=quote, **given)
    return msgspec.structs.replace(made, id=claim_id(made))


def speaker(name: str, actor: str | None = None) -> tuple[Speaker, ...]:
    """Return a chain of one speaker."""
    return (Speaker(name=name, actor=actor, text=name),)


def actors(*names: str) -> tuple[ActorRef, ...]:
    """Return fillers of a role that the table of actors knows."""
    return tuple(ActorRef(text=name, id=f"name:{name.lower()}", name=name) for name in names)


D1 = document(WIRE, "Wire service Q", "2031-03-24", "en")
D2 = document(URDU, "Urdu daily R", "2031-03-26", "ur", title="زرغول: رہائشیوں کی تردید")
D3 = document(PERSIAN, "Persian radio S", "2031-03-27", "fa")
D4 = document(COPY, "Hill country gazette", "2031-03-28", "en")
D5 = document(CORRECTION, "Hill country gazette", "2031-04-02", "en")
DOCUMENTS = (D1, D2, D3, D4, D5)

ATTACK = claim(
    D1,
    f"The {FRONT} said on Monday that its fighters attacked a convoy near Zarghol in March",
    roles={"perpetrator": actors(FRONT), "target": (ActorRef(text="a convoy"),)},
    stance="claims_responsibility",
    speakers=speaker(FRONT),
    place=(ZARGHOL,),
    time=MARCH,
)
TOLL = claim(
    D1,
    f"About 12 soldiers were killed, the {FRONT} said",
    deaths=Count(best=12, text="About 12 soldiers"),
    speakers=speaker(FRONT),
)
DRIVER = claim(
    D1,
    "the driver Rostam Palwandi was found as a charred corpse",
    roles={"target": (ActorRef(text="Rostam Palwandi"),)},
)
DENIAL = claim(
    D2,
    "مارچ میں وہاں ایسا کوئی حملہ نہیں ہوا",
    stance="denies",
    polarity="negative",
    speakers=speaker(LOCALS),
    place=(ZARGHOL,),
)
FOUR = claim(D3, "چهار سرباز کشته شدند", deaths=Count(low=4, best=4, high=4, text="چهار"), speakers=speaker(MINISTRY))
NAMED = claim(
    D4,
    f"The {BRIGADE} and the {FRONT} attacked a convoy near Zarghol in March",
    roles={"perpetrator": actors(BRIGADE)},
    place=(ZARGHOL,),
)
TAKEN_BACK = claim(
    D5,
    f"An earlier report named the {BRIGADE}",
    type="assessment",
    kind="other",
    stance="denies",
    polarity="negative",
    corrects=(NAMED.id,),
)
PACT = claim(
    D1,
    "its fighters attacked",
    type="relation",
    kind="supports.weapons",
    roles={"a": actors("Ministry of Trade"), "b": actors(FRONT)},
)
CLAIMS = (ATTACK, TOLL, DRIVER, DENIAL, FOUR, NAMED, TAKEN_BACK, PACT)


def value(what: Any, origin: str, *claims: Claim, **more: Any) -> FieldValue:
    """Return a value that one origin stands behind."""
    reports = len({each.document.id for each in claims})
    return FieldValue(
        value=what,
        origins=(origin,),
        stances=tuple(dict.fromkeys(each.stance for each in claims)),
        claims=tuple(each.id for each in claims),
        reports=reports,
        per_origin={origin: reports},
        **more,
    )


INCIDENT = Incident(
    id="attack-1",
    title="Attack on a convoy, Zarghol, March 2031",
    kind=("attack",),
    claims=tuple(each.id for each in (ATTACK, TOLL, DRIVER, DENIAL, FOUR, NAMED, TAKEN_BACK)),
    fields={
        "deaths": (
            value({"low": None, "best": 12, "high": None, "text": "About 12 soldiers"}, FRONT, TOLL),
            value({"low": 4, "best": 4, "high": 4, "text": "چهار"}, MINISTRY, FOUR),
        ),
        "occurrence": (
            value("happened", FRONT, ATTACK),
            value("happened", LOCALS, DENIAL, polarity="negative"),
        ),
        "perpetrator": (
            value(FRONT, FRONT, ATTACK),
            value(BRIGADE, "Hill country gazette", NAMED, withdrawn=True),
        ),
        "target": (value("Rostam Palwandi", "Wire service Q", DRIVER),),
        "time": (value({"start": "2031-03-01", "end": "2031-04-01", "precision": 4}, FRONT, ATTACK),),
        "place": (value({"name": "Zarghol", "country": "PK"}, FRONT, ATTACK),),
    },
    reports=tuple(sorted(each.id for each in DOCUMENTS)),
    origins=(
        OriginView(origin=FRONT, side="says it happened", interest="party", access="on_site", reports=(D1.id,)),
        OriginView(origin=MINISTRY, side="says it happened", interest="rival", authority=True, reports=(D3.id,)),
        OriginView(origin=LOCALS, side="deny it", interest="third_party", access="in_country", reports=(D2.id,)),
        OriginView(origin="Hill country gazette", side="has withdrawn a name", reports=(D4.id, D5.id)),
    ),
    independent_origins={"says_yes": 2, "says_no_or_doubts": 1},
    attribution={FRONT: Attribution(status="claimed_or_admitted", by=(FRONT,))},
    contested=(
        Contest(field="occurrence", sentence=SENTENCE, yes=(FRONT, MINISTRY), no=(LOCALS,)),
        Contest(
            field="deaths",
            sentence=f"{FRONT} says about 12; {MINISTRY} says 4.",
            rival={"about 12": (FRONT,), "4": (MINISTRY,)},
        ),
        Contest(
            field="perpetrator",
            sentence=f"Hill country gazette named the {BRIGADE} and has withdrawn it.",
            withdrawn=("Hill country gazette",),
        ),
    ),
    superseded=(NAMED.id,),
    would_settle="a witness who belongs to neither side",
)
TIES = (
    Tie(
        id="tie-1",
        kind="supports.weapons",
        a="Ministry of Trade",
        b=FRONT,
        period=TiePeriod(start="2030", end="2031-02", said_first="2031-03-24", said_last="2031-03-24"),
        says_yes=(Voice(origin="Wire service Q", claims=(PACT.id,)),),
        independent_origins=1,
        contested=True,
        sentence="Wire service Q says that the Ministry of Trade arms the front; nobody else does.",
        claims=(PACT.id,),
        history=(TieStep(step="ended", at="2031-02", origin="Wire service Q", claims=(PACT.id,)),),
    ),
    Tie(id="tie-2", kind="rival_of", a=FRONT, b=BRIGADE, period=TiePeriod(start="2031-01-05"), independent_origins=1),
)
FINDING = Finding(
    id="finding-1",
    type="presence",
    kind="operates_in",
    actor=FRONT,
    place="Zarghol",
    says_yes=(Voice(origin=FRONT, claims=(ATTACK.id,)),),
    independent_origins=1,
    claims=(ATTACK.id,),
)
_NAMES = {
    ATTACK.id: FRONT,
    TOLL.id: FRONT,
    DRIVER.id: "Wire service Q",
    DENIAL.id: LOCALS,
    FOUR.id: MINISTRY,
    NAMED.id: "Hill country gazette",
    TAKEN_BACK.id: "Hill country gazette",
    PACT.id: "Wire service Q",
}


def brief_input(**changes: Any) -> BriefInput:
    """Return the case as what a brief is made of."""
    given = BriefInput(
        title="Zarghol, March 2031",
        label="Invented case",
        claims={each.id: each for each in CLAIMS},
        documents={each.id: each for each in DOCUMENTS},
        numbers={each.id: number for number, each in enumerate(DOCUMENTS, start=1)},
        origins={key: Origin(key=name.lower(), name=name, kind="actor") for key, name in _NAMES.items()},
        superseded={NAMED.id: TAKEN_BACK.id},
        incidents=(INCIDENT,),
        ties=TIES,
        findings=(FINDING,),
        versions={"made with": "gawah 0"},
        counts={"reports in the case": 5},
        veil_key=b"a secret of these tests",
    )
    return msgspec.structs.replace(given, **changes)
