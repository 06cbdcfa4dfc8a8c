"""Quotes as a brief shows them: the words, who says them through whom, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gawah.brief.characters import one_line
from gawah.brief.input import BriefInput
from gawah.brief.marked_words import graphic_label, worded
from gawah.brief.period_words import date_words, period_words
from gawah.brief.signs import Sign, sign_of, word_of
from gawah.brief.value_words import count_words, place_words
from gawah.model import Claim, Document
from gawah.vocabulary.claim_kinds import all_kinds

_AGENTS = ("perpetrator", "sponsor", "actor", "a")
_OBJECTS = ("target", "b")


class Reference(msgspec.Struct, frozen=True):
    """What [05 ¶3] leads to: the anchor of one claim's quote."""

    anchor: str
    label: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as a quote.

    `chain` runs from the publisher to the innermost speaker. `says` is what the claim says, in parts. `graphic` is
    why it is folded. `taken_back` leads to the claim that takes it back.
    """

    claim: str
    reference: Reference
    text: str
    language: str
    chain: tuple[str, ...]
    origin: str
    sign: Sign
    word: str
    says: tuple[str, ...]
    document: str
    number: str
    title: str
    published: str
    start: int
    end: int
    graphic: str = ""
    taken_back: Reference | None = None


class Quotes:
    """The quotes of a brief, each made once; a claim that is not in the case has none.

    Args:
        given: the brief's input; its claims are numbered in the order of documents and text.
    """

    def __init__(self, given: BriefInput) -> None:
        self._given = given
        self._taken_back = _taken_back(given)
        self._order = {claim.id: at for at, claim in enumerate(_in_order(given), start=1)}
        self._made: dict[str, Quote] = {}

    def of(self, key: str) -> Quote | None:
        """Return the quote of a claim."""
        if key not in self._made:
            claim = self._given.claims.get(key)
            if claim is None:
                return None
            self._made[key] = self._quote(claim)
        return self._made[key]

    def all_of(self, keys: Iterable[str]) -> list[Quote]:
        """Return the quotes of claims in the order of documents and text."""
        known = {key for key in keys if key in self._order}
        return [quote for key in sorted(known, key=self._order.__getitem__) if (quote := self.of(key)) is not None]

    def used(self) -> list[Quote]:
        """Return all quotes that were asked for, in the order of documents and text."""
        return self.all_of(list(self._made))

    def references(self, keys: Iterable[str]) -> tuple[Reference, ...]:
        """Return one reference for each document in which these claims stand."""
        first: dict[str, Reference] = {}
        for quote in self.all_of(keys):
            first.setdefault(quote.document, quote.reference)
        return tuple(first.values())

    def best(self, keys: Iterable[str]) -> Quote | None:
        """Return the quote to show for several claims: one that stands, in the earliest document."""
        quotes = self.all_of(keys)
        return next((quote for quote in quotes if quote.taken_back is None), quotes[0] if quotes else None)

    def by(self, origin: str, keys: Iterable[str]) -> list[Quote]:
        """Return the quotes among these claims that rest on an origin."""
        return [quote for quote in self.all_of(keys) if quote.origin == origin]

    def reference(self, claim: Claim) -> Reference:
        """Return the short reference to the place of a claim."""
        document = self._given.documents.get(claim.document.id)
        number = f"{self._given.numbers.get(claim.document.id, 0):02d}"
        label = passage_label(document, claim.start) if document is not None else ""
        return Reference(f"q{self._order[claim.id]}", f"{number} {label}".strip())

    def _quote(self, claim: Claim) -> Quote:
        document = self._given.documents.get(claim.document.id)
        later = self._given.claims.get(self._taken_back.get(claim.id, ""))
        origin = self._given.origins.get(claim.id)
        return Quote(
            claim=claim.id,
            reference=self.reference(claim),
            text=claim.quote.strip(),
            language=_language(claim, document),
            chain=_chain(claim),
            origin=origin.name if origin is not None else "",
            sign=sign_of(claim, withdrawn=later is not None),
            word=word_of(claim),
            says=tuple(says_of(claim)),
            document=claim.document.id,
            number=f"{self._given.numbers.get(claim.document.id, 0):02d}",
            title=claim.document.title or "",
            published=date_words(claim.document.published or ""),
            start=claim.start,
            end=claim.end,
            graphic=graphic_label(claim.quote),
            taken_back=self.reference(later) if later is not None else None,
        )


def _in_order(given: BriefInput) -> list[Claim]:
    def place(claim: Claim) -> tuple[int, str, int, int, str]:
        document = claim.document.id
        return given.numbers.get(document, 0), document, claim.start, claim.end, claim.id

    return sorted(given.claims.values(), key=place)


def _taken_back(given: BriefInput) -> dict[str, str]:
    """Return claim -> the claim that takes it back, as far as claims say so themselves or records list it."""
    back = {key: claim.id for claim in given.claims.values() for key in claim.corrects}
    return {**{key: later for key, later in given.superseded.items() if later in given.claims}, **back}


def _language(claim: Claim, document: Document | None) -> str:
    passages = document.passages if document is not None else ()
    here = next((p.language for p in passages if p.start <= claim.start < p.end), None)
    return here or claim.document.language or ""


def _chain(claim: Claim) -> tuple[str, ...]:
    own = claim.document.publisher or claim.document.title or "document"
    if len(claim.speakers) == 0:
        return (f"{one_line(own)} (own voice)",)
    return (one_line(own), *(_speaker(s.name or s.text, s.actor) for s in claim.speakers))


def _speaker(name: str, actor: str | None) -> str:
    shown = one_line(name)
    return f"{shown} ({one_line(actor)})" if actor and actor != name else shown


def passage_label(document: Document, at: int) -> str:
    """Return the label of the passage that holds the character at `at`."""
    return next((p.label for p in document.passages if p.start <= at < p.end), "")


def says_of(claim: Claim) -> Iterator[str]:
    """Yield what a claim says, in parts: kind, who to whom, where, when, how many."""
    kind = all_kinds().get((claim.type, claim.kind))
    yield kind.label.lower() if kind is not None else claim.kind
    agents = ", ".join(_names(claim, _AGENTS))
    objects = ", ".join(_names(claim, _OBJECTS))
    if agents or objects:
        yield f"{agents or 'not said who'} → {objects}" if objects else agents
    if len(claim.place) > 0:
        yield ", ".join(map(place_words, claim.place))
    if claim.time is not None:
        yield period_words(claim.time.start, claim.time.end) or one_line(claim.time.text)
    for name in ("deaths", "injured", "arrested", "count"):
        count = getattr(claim, name)
        if count is not None:
            yield f"{name}: {count_words(count)}"


def _names(claim: Claim, roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        for filler in claim.roles.get(role, ()):
            yield worded(one_line(filler.name or filler.text))
