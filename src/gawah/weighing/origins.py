"""Whoever a claim finally rests on: eight articles that relay one video are eight reports and one origin.

The innermost speaker is the origin; the author's own voice is that of the publisher, and of a copy that of the story's
maker. What a copy tells as a fact and its original as somebody's words rests on that somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gawah.incidents.copies import heading_end
from gawah.incidents.credits import known_agency, name_key
from gawah.incidents.records import Copy
from gawah.model import Claim, Document, Speaker
from gawah.weighing.authorities import counted_with, is_authority
from gawah.weighing.counterparts import counterpart, taken_from
from gawah.weighing.records import Origin
from gawah.weighing.relayed import with_relayers
from gawah.weighing.speakers import Speakers, by_publisher, kind_of, publisher_key
from gawah.weighing.unnamed import Description, describe, is_unnamed
from gawah.weighing.unnamed_shared import shared_voices

_LOOK_BACK = 200
"""Claims of an outlet, from the one that relays it backwards, that are looked through for what is relayed."""


def find_origins(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]
) -> dict[str, Origin]:
    """Return the origin of every claim by the claim's id; the order of the claims does not matter.

    Args:
        claims: all claims of the case.
        documents: the documents of the claims, by id; one that is missing is known by what the claim says of it.
        copies: what `gawah.incidents.copies.find_copies` gives for the documents.
    """
    held = sorted(claims, key=lambda claim: (claim.document.id, claim.start, claim.end, claim.id))
    finder = _Finder(held, documents, copies)
    found = {claim.id: finder.origin(claim) for claim in held}
    merged = shared_voices(held, found)
    return with_distinct_names(with_relayers(held, merged), documents, held)


class _Finder:
    """The claims of a case by document, and the origin of each as it is found."""

    def __init__(self, claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]) -> None:
        self.documents, self.copies = documents, copies
        self.speakers = Speakers(claims)
        self.published = by_publisher(documents)
        self.of_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.of_document[claim.document.id].append(claim)
        self.found: dict[str, Origin] = {}
        self.open: set[str] = set()

    def origin(self, claim: Claim) -> Origin:
        """Return the origin of a claim; where claims lead to each other, the document's own voice ends the circle."""
        if claim.id not in self.found:
            if claim.id in self.open:
                return self._maker(claim)
            self.open.add(claim.id)
            made = self._own_voice(claim) if len(claim.speakers) == 0 else self._spoken(claim)
            self.open.discard(claim.id)
            self.found[claim.id] = made
        return self.found[claim.id]

    def _spoken(self, claim: Claim) -> Origin:
        speaker = claim.speakers[-1]
        if is_unnamed(speaker):
            return self._unnamed(claim, speaker)
        key = self.speakers.key(speaker, claim.document.id)
        relayed = self._relayed_outlet(claim, speaker, key)
        if relayed is not None:
            return relayed
        if len(speaker.joint) > 0:
            return self._joint(claim, speaker, key)
        return self._named(key, speaker, claim)

    def _named(self, key: str, speaker: Speaker, claim: Claim) -> Origin:
        name, day = self.speakers.name(key), claim.document.published
        return Origin(
            key=key,
            name=name,
            kind=kind_of(key, speaker),
            actor=key,
            under=counted_with(key, day),
            authority=is_authority(key, day),
            sentence=_said_by(name, claim),
        )

    def _joint(self, claim: Claim, speaker: Speaker, key: str) -> Origin:
        """Return several who say it together as one origin, counted with the first of them."""
        first = self._named(key, speaker, claim)
        others = [Speaker(name=name) for name in speaker.joint]
        keys = [self.speakers.key(other, claim.document.id) for other in others if not is_unnamed(other)]
        apart = sorted({each for each in keys if counted_with(each, claim.document.published) != first.under})
        if len(apart) == 0:
            return first
        names = [first.name, *(self.speakers.name(each) for each in apart)]
        return msgspec.structs.replace(
            first,
            key="+".join([first.key, *apart]),
            name=" and ".join(names),
            sentence=f"{' and '.join(names)} say it together.",
        )

    def _relayed_outlet(self, claim: Claim, speaker: Speaker, key: str) -> Origin | None:
        """Return the origin of what an outlet of the case is said to have reported; None for any other speaker."""
        named = self._document_named(speaker)
        outlet = publisher_key(speaker.actor or speaker.name)
        if named is None and outlet not in self.published:
            return None
        of = [named] if named is not None else [d for d in self.published[outlet] if d != claim.document.id]
        if named is not None and outlet not in self.published:
            return None
        told = [other for document in of for other in self.of_document.get(document, ())][-_LOOK_BACK:]
        source = counterpart(claim, told)
        if source is not None:
            return self._as(self.origin(source), f"{speaker.name} is relayed, and {{0}}")
        name = next(d.publisher for d in (self.documents[i] for i in self.published[outlet]) if d.publisher)
        return self._publisher(name, claim)

    def _document_named(self, speaker: Speaker) -> str | None:
        """Return the document of the case that a speaker's words were said in, by name or title."""
        if speaker.document is None:
            return None
        return self._titles.get(name_key(speaker.document))

    @property
    def _titles(self) -> dict[str, str]:
        if not hasattr(self, "_title_cache"):
            self._title_cache: dict[str, str] = {}
            for key in sorted(self.documents, reverse=True):
                document = self.documents[key]
                for title in (document.name, document.name.rpartition(".")[0], document.title, key):
                    if title:
                        self._title_cache[name_key(title)] = key
        return self._title_cache

    def _own_voice(self, claim: Claim) -> Origin:
        copy = self.copies.get(claim.document.id)
        if copy is None or copy.of is None or copy.of not in self.documents:
            return self._maker(claim)
        source = counterpart(claim, self.of_document.get(copy.of, ()))
        if source is not None:
            return self._as(self.origin(source), "The document is a copy; in its original {0}")
        if self._is_taken(claim, copy.of):
            return self._maker(claim)
        return self._publisher(self._publisher_of(claim), claim)

    def _is_taken(self, claim: Claim, original: str) -> bool:
        """Tell whether words of a copy are its original's; a headline is the editor's, its news is not."""
        return _in_heading(claim, self.documents) or taken_from(claim.quote, self.documents[original].text)

    def _maker(self, claim: Claim) -> Origin:
        """Return who made the story: the agency or the first publisher of a copy, else the publisher."""
        copy = self.copies.get(claim.document.id)
        if copy is None:
            return self._publisher(self._publisher_of(claim), claim)
        name, seen = copy.agency, {claim.document.id}
        while name is None and copy is not None and copy.of is not None and copy.of not in seen:
            seen.add(copy.of)
            original = self.documents.get(copy.of)
            copy = self.copies.get(copy.of)
            name = copy.agency if copy is not None else None
            if copy is None and original is not None:
                name = original.publisher or original.title or original.id
        return self._publisher(name or self._publisher_of(claim), claim, copied=True)

    def _publisher_of(self, claim: Claim) -> str:
        document = self.documents.get(claim.document.id)
        publisher = claim.document.publisher if document is None else document.publisher
        title = claim.document.title if document is None else document.title or document.name
        return publisher or title or claim.document.id

    def _publisher(self, name: str, claim: Claim, *, copied: bool = False) -> Origin:
        key, shown = publisher_key(name), known_agency(name) or name
        day = claim.document.published
        kind = kind_of(key)
        return Origin(
            key=key,
            name=shown,
            kind="agency" if kind == "agency" or known_agency(name) else "publisher",
            actor=None if key.startswith("publisher:") else key,
            under=counted_with(key, day),
            authority=is_authority(key, day),
            sentence=f"{shown} says it in its own voice{'; this document is a copy of its story' if copied else ''}.",
        )

    def _unnamed(self, claim: Claim, speaker: Speaker) -> Origin:
        source = self._heading_source(claim) or self._copied_source(claim)
        if source is not None:
            return self._as(self.origin(source), "Who speaks is said elsewhere: {0}")
        about = describe(speaker)
        shown = speaker.name if speaker.name.strip() else "unnamed"
        if len(claim.speakers) > 1:
            return self._relayed_unnamed(claim, about, shown)
        maker = self._maker(claim)
        return Origin(
            key=f"unnamed:{about.words}|in:{self._root(claim.document.id)}",
            name=f"unnamed: {shown} ({maker.name})",
            kind="unnamed",
            under=about.state or f"unnamed:{about.words}|in:{self._root(claim.document.id)}",
            authority=about.speaks_for == "state",
            sentence=f"{maker.name} does not name who says it.",
        )

    def _relayed_unnamed(self, claim: Claim, about: Description, shown: str) -> Origin:
        outer = claim.speakers[-2]
        if is_unnamed(outer):
            key, name = f"in:{self._root(claim.document.id)}", self._maker(claim).name
        else:
            # Shown by the person's own name: it is this person who lets them be heard.
            key, name = f"by:{self.speakers.key(outer, claim.document.id)}", outer.name
        return Origin(
            key=f"unnamed:{about.words}|{key}",
            name=f"{shown} (relayed by {name})",
            kind="unnamed",
            under=about.state or f"unnamed:{about.words}|{key}",
            authority=about.speaks_for == "state",
            sentence=f"{name} relays it and does not name who says it.",
        )

    def _heading_source(self, claim: Claim) -> Claim | None:
        """Return the claim of a named speaker below a headline that leaves the speaker out."""
        if not _in_heading(claim, self.documents):
            return None
        named = [
            other
            for other in self.of_document[claim.document.id]
            if other.start >= claim.end and len(other.speakers) > 0 and not is_unnamed(other.speakers[-1])
        ]
        return counterpart(claim, named)

    def _copied_source(self, claim: Claim) -> Claim | None:
        copy = self.copies.get(claim.document.id)
        if copy is None or copy.of is None:
            return None
        return counterpart(claim, self.of_document.get(copy.of, ()), by_sense=False)

    def _root(self, document: str) -> str:
        seen: set[str] = set()
        while document not in seen and document in self.copies and self.copies[document].of is not None:
            seen.add(document)
            document = self.copies[document].of or document
        return document

    @staticmethod
    def _as(origin: Origin, how: str) -> Origin:
        inner = (
            origin.sentence[:1].lower() + origin.sentence[1:] if origin.sentence.startswith("The ") else origin.sentence
        )
        return msgspec.structs.replace(origin, sentence=how.format(inner))


def _said_by(name: str, claim: Claim) -> str:
    person = claim.speakers[-1].name
    who = name if name_key(person) == name_key(name) else f"{person} speaks for {name}"
    return f"{who}; {claim.document.publisher or 'the document'} relays it."


def _in_heading(claim: Claim, documents: Mapping[str, Document]) -> bool:
    document = documents.get(claim.document.id)
    return document is not None and claim.end <= heading_end(document)


def with_distinct_names(
    origins: Mapping[str, Origin], documents: Mapping[str, Document], claims: Iterable[Claim]
) -> dict[str, Origin]:
    """Return the origins with no name borne by two of them: the later one of a name gets its document's date or key."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for origin in origins.values():
        bearers[origin.name].add(origin.key)
    doubled = {name for name, keys in bearers.items() if len(keys) > 1}
    days = {c.id: (c.document.published or c.document.title or c.document.id)[:10] for c in claims}
    firsts: dict[str, str] = {}
    for claim, origin in sorted(origins.items()):
        firsts[origin.key] = min(firsts.get(origin.key, "~"), days[claim])
    return {
        claim: origin if origin.name not in doubled else msgspec.structs.replace(origin, name=_apart(origin, firsts))
        for claim, origin in origins.items()
    }


def _apart(origin: Origin, firsts: Mapping[str, str]) -> str:
    if origin.kind == "unnamed":
        return f"{origin.name}, {firsts[origin.key]}"
    return f"{origin.name} ({origin.kind})"
