"""Finds in a case what a person names: an actor, an incident, a document, a source, a person."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gawah.errors import CaseError, ClaimError
from gawah.identity.actor_breadth import actor_key
from gawah.incidents.records import Copy
from gawah.known.decided import Decided
from gawah.known.rows import records
from gawah.ledger import Ledger
from gawah.model import Claim
from gawah.reading.folding import fold


class Found(NamedTuple):
    """The key under which the case knows something, the name to show for it, and of an incident its claims."""

    key: str
    name: str
    members: tuple[str, ...] = ()


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean ...?" with the nearest of the known words, or some of them where none is near."""
    names = {fold(name): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(fold(word), names, n=3, cutoff=0.55)
    if len(near) > 0:
        return f"; did you mean {' or '.join(repr(names[one]) for one in near)}?"
    return f"; expected one of: {', '.join(sorted(names.values())[:12])}" if len(names) > 0 else ""


def actor(ledger: Ledger, name: str) -> Found:
    """Return the actor of the case that bears a name, an alias or an id.

    Raises:
        CaseError: no claim names it.
    """
    known = actors_of(ledger.claims())
    return _one("actor", name, known, also=actor_key(name))


def actors_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the name of every actor that fills a role or speaks, by key; of several names the smallest."""
    found: dict[str, str] = {}
    for claim in claims:
        named = [
            filler for role, fillers in claim.roles.items() if role not in ("weapon", "policy") for filler in fillers
        ]
        pairs = [(actor_key(filler), filler.name or filler.text) for filler in named]
        for speaker in claim.speakers:
            names = ([] if speaker.actor is None else [speaker.actor]) + list(speaker.joint)
            pairs += [(speaker.id or actor_key(speaker.name), speaker.name), *((actor_key(one), one) for one in names)]
        for key, name in pairs:
            found[key] = min(name, found.get(key, name))
    return found


def document(ledger: Ledger, key: str) -> Found:
    """Return the document with this number, id, beginning of an id, name or title."""
    ids = ledger.document_ids()
    if key.isascii() and key.isdigit() and 0 < int(key) <= len(ids) and len(key) < 6:
        key = ids[int(key) - 1]
    found = ledger.document(key)
    return Found(found.id, found.title or found.name)


def anchor(ledger: Ledger, key: str) -> Found:
    """Return the claim that stands for an incident: itself, or the first of the incident with this id.

    A claim keeps its id when incidents are grouped anew, an incident does not.

    Raises:
        CaseError: there is no such claim or incident, or the claim tells of no event.
    """
    try:
        claims = [ledger.claim(key)]
    except ClaimError as error:
        claims = _claims_of_incident(ledger, key)
        if len(claims) == 0:
            raise CaseError(f"{key!r}: expected the id of an incident or of one of its claims; {error}") from error
    events = [claim for claim in claims if claim.type == "event"]
    if len(events) == 0:
        raise CaseError(
            f"{key!r}: expected a claim of type event, got {claims[0].type}; ties and findings have no incident"
        )
    chosen = min(events, key=_claim_key)
    return Found(chosen.id, key, tuple(sorted(claim.id for claim in events)) if len(events) > 1 else ())


def _claims_of_incident(ledger: Ledger, key: str) -> list[Claim]:
    """Return the claims of the incident with this id, or whose id begins so; nothing where none or several do."""
    from gawah.known.refresh import knowledge_of

    incidents = knowledge_of(ledger).incidents
    fitting = [key] if key in incidents else [one for one in incidents if key != "" and one.startswith(key.lower())]
    return [ledger.claim(claim) for claim in incidents[fitting[0]].claims] if len(fitting) == 1 else []


def source(ledger: Ledger, name: str) -> Found:
    """Return the origin of the case with this key or name; a publisher is an origin where it vouches for something.

    Raises:
        CaseError: nothing in the case rests on it, and it published no document of the case.
    """
    from gawah.weighing.origins import find_origins
    from gawah.weighing.speakers import publisher_key

    claims = Decided.of(ledger.decisions(standing=True)).apply(ledger.claims())
    documents = {key: ledger.document(key) for key in ledger.document_ids()}
    origins = find_origins(claims, documents, records(ledger.known("copy"), Copy))
    known = {publisher_key(one.publisher): one.publisher for one in documents.values() if one.publisher}
    known |= {origin.key: origin.name for origin in origins.values()}
    return _one("source", name, known, also=actor_key(name))


def person(ledger: Ledger, name: str) -> Found:
    """Return the name of a person as the case writes it: in a role, as a speaker or in a quote.

    Raises:
        CaseError: the name stands in no claim.
    """
    words = " ".join(name.split())
    known: dict[str, str] = {}
    for claim in ledger.claims():
        named = [filler.text for fillers in claim.roles.values() for filler in fillers if filler.id is None]
        named += [spoken for speaker in claim.speakers for spoken in (speaker.name, speaker.text) if spoken]
        known.update((one, one) for one in named)
        if len(words) > 0 and f" {fold(words)} " in f" {_spaced(claim.quote)} ":
            return Found(words, words)
    return _one("person", words, known, also=words)


def _spaced(text: str) -> str:
    """Return the folded words of a text with single spaces between them and no punctuation around them."""
    return " ".join(word.strip(".,;:!?\"'()[]") for word in fold(text).split())


def _one(what: str, name: str, known: Mapping[str, str], *, also: str) -> Found:
    """Return what is known under this key, or under this name in any spelling."""
    if name in known:
        return Found(name, known[name])
    fitting = sorted(key for key, shown in known.items() if key == also or fold(shown) == fold(name))
    if len(fitting) == 1:
        return Found(fitting[0], known[fitting[0]])
    if len(fitting) > 1:
        raise CaseError(f"{name!r}: several of the case are called so: {', '.join(fitting)}; name one by its key")
    raise CaseError(f"{name!r}: no {what} of the case is called so{nearest(name, {*known.values()})}")


def _claim_key(claim: Claim) -> str:
    return claim.id
