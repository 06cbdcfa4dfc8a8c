"""Who made the story of a document: its publisher, or the agency or paper that it is a copy of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gawah.incidents.copies import heading_end
from gawah.incidents.credits import name_key
from gawah.incidents.records import Copy
from gawah.model import Claim, Document
from gawah.weighing.counterparts import taken_from
from gawah.weighing.speakers import publisher_key


class Stories:
    """The documents of a case by publisher and title, and which of them are copies of which."""

    def __init__(self, documents: Mapping[str, Document], copies: Mapping[str, Copy]) -> None:
        self._documents, self._copies = documents, copies
        self._published: dict[str, list[str]] = {}
        self._titles: dict[str, str] = {}
        for document in sorted(documents.values(), key=lambda each: (each.published or "9999", each.id)):
            if document.publisher:
                self._published.setdefault(publisher_key(document.publisher), []).append(document.id)
            for title in _titles(document):
                self._titles.setdefault(title, document.id)

    def publisher(self, claim: Claim) -> str:
        """Return the publisher of a claim's document; its title or id where it names none."""
        document = self._documents.get(claim.document.id)
        if document is None:
            return claim.document.publisher or claim.document.title or claim.document.id
        return document.publisher or document.title or document.name or document.id

    def maker(self, claim: Claim) -> tuple[str, bool]:
        """Return who made the story that a claim stands in, and whether the document is a copy of it."""
        copy = self._copies.get(claim.document.id)
        if copy is None:
            return self.publisher(claim), False
        if copy.agency is not None:
            return copy.agency, True
        original = self._documents.get(self.root(claim.document.id))
        if original is None:
            return self.publisher(claim), True
        return original.publisher or original.title or original.name or original.id, True

    def original(self, claim: Claim) -> str | None:
        """Return the document that a claim's document is a copy of; None where it is none or that one is missing."""
        copy = self._copies.get(claim.document.id)
        return copy.of if copy is not None and copy.of in self._documents else None

    def root(self, document: str) -> str:
        """Return the document where a chain of copies begins, itself for one that is no copy."""
        seen: set[str] = set()
        while document not in seen and (copy := self._copies.get(document)) is not None and copy.of is not None:
            seen.add(document)
            document = copy.of
        return document

    def is_taken(self, claim: Claim, original: str) -> bool:
        """Tell whether words of a copy are its original's; a headline is the editor's, its news is not."""
        return self.in_heading(claim) or taken_from(claim.quote, self._documents[original].text)

    def in_heading(self, claim: Claim) -> bool:
        """Tell whether a claim stands in the headline of its document."""
        document = self._documents.get(claim.document.id)
        return document is not None and claim.end <= heading_end(document)

    def told_by(self, outlet: str, named: str | None, besides: str) -> tuple[str, list[str]] | None:
        """Return the name of an outlet of the case and the documents that it may be relayed from, the oldest first.

        Args:
            outlet: the key of the outlet (see `publisher_key`).
            named: what the report is called that is relayed, where that is said.
            besides: the document that relays it.
        """
        if outlet not in self._published:
            return None
        found = self._titles.get(name_key(named)) if named is not None else None
        held = self._published[outlet]
        name = next(d.publisher for key in held if (d := self._documents[key]).publisher)
        return name, [found] if found is not None else [key for key in held if key != besides]


def _titles(document: Document) -> Iterator[str]:
    for title in (document.name, document.name.rpartition(".")[0], document.title, document.id):
        if title:
            yield name_key(title)
