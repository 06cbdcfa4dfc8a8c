"""Whoever a claim finally rests on: eight articles that relay one video are eight reports and one origin.

The innermost speaker is the origin; the author's own voice is that of the publisher, and of a copy that of the story's
maker. What a copy tells as a fact and its original as somebody's words rests on that somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gawah.incidents.records import Copy
from gawah.model import Claim, Document, Speaker
from gawah.weighing.authorities import counted_with
from gawah.weighing.counterparts import counterpart
from gawah.weighing.distinct_names import with_distinct_names
from gawah.weighing.origin_records import of_named, of_publisher, of_several, of_unnamed, told_through
from gawah.weighing.records import Origin
from gawah.weighing.relayed import with_relayers
from gawah.weighing.speakers import Speakers, publisher_key
from gawah.weighing.stories import Stories
from gawah.weighing.unnamed import is_unnamed
from gawah.weighing.unnamed_shared import shared_voices

_LOOK_BACK = 200
"""Claims of an outlet, the latest ones, that are looked through for what somebody relays of it."""


def find_origins(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]
) -> dict[str, Origin]:
    """Return the origin of every claim by the claim's id; the order of the claims does not matter.

    Args:
        claims: all claims of the case.
        documents: the documents of the claims, by id; one that is missing is known by what the claim says of it.
        copies: what `gawah.incidents.copies.find_copies` gives for the documents.
    """
    held = sorted(claims, key=_place)
    finder = _Finder(held, Stories(documents, copies))
    found = {claim.id: finder.origin(claim) for claim in held}
    relayed = with_relayers(held, shared_voices(held, found), finder.speakers)
    return with_distinct_names(held, relayed)


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document.id, claim.start, claim.end, claim.id


class _Finder:
    """The claims of a case by document, and the origin of each as it is found."""

    def __init__(self, claims: Sequence[Claim], stories: Stories) -> None:
        self.stories, self.speakers = stories, Speakers(claims)
        self._of_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._of_document[claim.document.id].append(claim)
        self._found: dict[str, Origin] = {}
        self._open: set[str] = set()

    def origin(self, claim: Claim) -> Origin:
        """Return the origin of a claim; where claims lead round to each other, the story's maker ends the circle."""
        if claim.id in self._found:
            return self._found[claim.id]
        if claim.id in self._open:
            return self._maker(claim)
        self._open.add(claim.id)
        made = self._own_voice(claim) if len(claim.speakers) == 0 else self._spoken(claim)
        self._open.discard(claim.id)
        self._found[claim.id] = made
        return made

    def _own_voice(self, claim: Claim) -> Origin:
        original = self.stories.original(claim)
        if original is None:
            return self._maker(claim)
        source = counterpart(claim, self._of_document[original])
        if source is not None:
            return told_through(self.origin(source), "The document is a copy; this is how its original has it")
        if self.stories.is_taken(claim, original):
            return self._maker(claim)
        return of_publisher(self.stories.publisher(claim), claim.document.published)

    def _maker(self, claim: Claim) -> Origin:
        name, copied = self.stories.maker(claim)
        return of_publisher(name, claim.document.published, copied=copied)

    def _spoken(self, claim: Claim) -> Origin:
        speaker = claim.speakers[-1]
        if is_unnamed(speaker):
            return self._unnamed(claim, speaker)
        outlet = self._outlet(claim, speaker)
        if outlet is not None:
            return outlet
        key = self.speakers.key(speaker, claim.document.id)
        return of_several(of_named(key, self.speakers.name(key), claim), self._others(claim, speaker, key))

    def _others(self, claim: Claim, speaker: Speaker, key: str) -> list[tuple[str, str]]:
        """Return keys and names of those who say it too and are not counted with the first."""
        day = claim.document.published
        joint = [Speaker(name=name) for name in speaker.joint]
        keys = {self.speakers.key(each, claim.document.id) for each in joint if not is_unnamed(each)}
        apart = [each for each in sorted(keys) if counted_with(each, day) != counted_with(key, day)]
        return [(each, self.speakers.name(each)) for each in apart]

    def _outlet(self, claim: Claim, speaker: Speaker) -> Origin | None:
        """Return the origin of what an outlet of the case is said to have reported; None for any other speaker."""
        key = publisher_key(speaker.actor or speaker.name)
        told = self.stories.told_by(key, speaker.document, claim.document.id)
        if told is None:
            return None
        name, documents = told
        source = counterpart(claim, [each for key in documents for each in self._of_document[key]][-_LOOK_BACK:])
        if source is not None:
            return told_through(self.origin(source), f"{name} is relayed; this is how it has it")
        return of_publisher(name, claim.document.published)

    def _unnamed(self, claim: Claim, speaker: Speaker) -> Origin:
        source = self._named_elsewhere(claim)
        if source is not None:
            return told_through(self.origin(source), "Who speaks is said elsewhere")
        outer = claim.speakers[-2] if len(claim.speakers) > 1 else None
        if outer is not None and not is_unnamed(outer):
            by = f"by:{self.speakers.key(outer, claim.document.id)}"
            return of_unnamed(speaker, place=by, publisher=outer.name, relayed=True)
        inside = f"in:{self.stories.root(claim.document.id)}"
        return of_unnamed(speaker, place=inside, publisher=self._maker(claim).name, relayed=False)

    def _named_elsewhere(self, claim: Claim) -> Claim | None:
        """Return the claim that says who speaks: below a headline that leaves it out, or in a copy's original."""
        if self.stories.in_heading(claim):
            held = self._of_document[claim.document.id]
            found = counterpart(claim, [each for each in held if each.start >= claim.end and _is_named(each)])
            if found is not None:
                return found
        original = self.stories.original(claim)
        return None if original is None else counterpart(claim, self._of_document[original], by_sense=False)


def _is_named(claim: Claim) -> bool:
    return len(claim.speakers) > 0 and not is_unnamed(claim.speakers[-1])
