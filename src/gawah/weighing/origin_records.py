"""The record of an origin, made for a named speaker, several, a nameless one, and a publisher."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gawah.incidents.credits import known_agency, name_key
from gawah.model import Claim, Speaker
from gawah.weighing.authorities import counted_with, is_authority
from gawah.weighing.records import Origin
from gawah.weighing.speakers import country_of, kind_of, publisher_key
from gawah.weighing.unnamed import describe


def of_named(key: str, name: str, claim: Claim) -> Origin:
    """Return the origin of a claim whose innermost speaker has a name."""
    speaker, day = claim.speakers[-1], claim.document.published
    person = name if name_key(speaker.name) == name_key(name) else f"{speaker.name} speaks for {name}"
    return Origin(
        key=key,
        name=name,
        kind=kind_of(key, speaker),
        actor=key,
        under=counted_with(key, day),
        country=country_of(key),
        authority=is_authority(key, day),
        sentence=f"{person}; {claim.document.publisher or 'the document'} relays it.",
    )


def of_several(first: Origin, others: Sequence[tuple[str, str]]) -> Origin:
    """Return several who say it together as one origin, counted with the first; `others` are keys and names."""
    if len(others) == 0:
        return first
    names = " and ".join([first.name, *(name for _, name in others)])
    key = "+".join([first.key, *(other for other, _ in others)])
    return msgspec.structs.replace(first, key=key, name=names, sentence=f"{names} say it together.")


def of_unnamed(speaker: Speaker, *, place: str, publisher: str, relayed: bool) -> Origin:
    """Return the origin of what a speaker without a name says: one for each description and `place`.

    Args:
        speaker: the nameless speaker.
        place: what keeps it apart from others of the same description: a document's id, or the key of who relays it.
        publisher: the name of the publisher, or of whoever relays it.
        relayed: whether somebody with a name relays it.
    """
    about, shown = describe(speaker), speaker.name.strip() or "unnamed"
    key = f"unnamed:{about.words}|{place}"
    return Origin(
        key=key,
        name=f"{shown} (relayed by {publisher})" if relayed else f"unnamed: {shown} ({publisher})",
        kind="unnamed",
        under=about.state or key,
        authority=about.speaks_for == "state",
        sentence=f"{publisher} does not name who says it.",
    )


def of_publisher(name: str, day: str | None, *, copied: bool = False) -> Origin:
    """Return the origin of what a document says in its own voice.

    Args:
        name: the publisher, or the agency whose story it is.
        day: when it was published.
        copied: whether the document is a copy of this publisher's story.
    """
    key, shown = publisher_key(name), known_agency(name) or name
    agency = kind_of(key) == "agency" or known_agency(name) is not None
    why = "; this document is a copy of its story." if copied else "."
    return Origin(
        key=key,
        name=shown,
        kind="agency" if agency else "publisher",
        actor=None if key.startswith("publisher:") else key,
        under=counted_with(key, day),
        country=country_of(key),
        authority=is_authority(key, day),
        sentence=f"{shown} says it in its own voice{why}",
    )


def told_through(origin: Origin, how: str) -> Origin:
    """Return an origin with what led to it said before its sentence."""
    return msgspec.structs.replace(origin, sentence=f"{how}: {origin.sentence}")
