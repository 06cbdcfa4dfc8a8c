"""What a model told becomes a claim only as far as it stands in the text; the rest is dropped, with a reason."""

from __future__ import annotations

from collections import Counter

import msgspec

from gawah.extraction.llm.answer import ToldClaim
from gawah.extraction.llm.grounds import Grounds
from gawah.extraction.llm.parts import Parts, Ungrounded
from gawah.extraction.llm.windows import Window
from gawah.extraction.mentions import Mentions
from gawah.model import Claim, Document, claim_id, reference
from gawah.vocabulary import all_kinds

DROPPED = {
    "form": "a form that was not asked for",
    "kind": "a kind that there is not",
    "quote": "a quote that does not stand in the text",
    "speaker": "a speaker who does not stand in the text",
    "role": "an actor or thing that does not stand in the text, or has no such role",
    "cue": "a cue that does not stand in the text",
    "incomplete": "a tie without two sides, a presence without actor and place, or nobody in it",
}
"""Why a claim of a model is dropped."""
LEFT_OUT = "detail"
"""What counts places, times, numbers and hedges that do not stand in the text, and that a claim was kept without."""
_WITHOUT_ROLES = frozenset({"knowledge_gap", "trend"})


class Taker:
    """Takes claims from what a model told of one document, and counts what it does not take."""

    def __init__(self, document: Document, mentions: Mentions, extractor: str) -> None:
        self._document = document
        self._mentions = mentions
        self._extractor = extractor
        self.claims: list[Claim] = []
        self.dropped: Counter[str] = Counter()

    def take(self, told: ToldClaim | None, window: Window) -> None:
        """Keep a claim of a window if its quote, speakers, roles and cue stand there, else count why not."""
        left_out: list[str] = []
        try:
            claim = self._claim(told, window, left_out)
        except Ungrounded as error:
            self.dropped[error.reason] += 1
            return
        if any(_tells_the_same(claim, known) for known in self.claims):
            return
        self.claims.append(claim)
        if len(left_out) > 0:
            self.dropped[LEFT_OUT] += len(left_out)

    def _claim(self, told: ToldClaim | None, window: Window, left_out: list[str]) -> Claim:
        if told is None:
            raise Ungrounded("form")
        claim_type, _, name = told.kind.partition("/")
        kind = all_kinds().get((claim_type, name))
        if kind is None:
            raise Ungrounded("kind")
        grounds = Grounds(self._document.text, window.shown, window.end)
        quote = grounds.quote(told.quote, start=window.start, end=window.end)
        if quote is None:
            raise Ungrounded("quote")
        parts = Parts(grounds, self._mentions, self._document.text, quote, left_out)
        claim = Claim(
            document=reference(self._document),
            start=quote.start,
            end=quote.end,
            quote=grounds.text(quote),
            type=kind.type,
            kind=kind.name,
            roles=parts.roles(told.roles, tie=kind.type == "relation"),
            place=parts.places(told.places),
            time=parts.time(told.time),
            deaths=parts.count(told.deaths),
            injured=parts.count(told.injured),
            arrested=parts.count(told.arrested),
            count=parts.count(told.count),
            stance=told.stance,
            polarity=told.polarity,
            certainty=told.certainty,
            hedges=parts.hedges(told.hedges),
            speakers=parts.speakers(told.speakers, told.stance),
            cue=parts.cue(told),
            extractor=self._extractor,
        )
        if not _is_whole(claim):
            raise Ungrounded("incomplete")
        return msgspec.structs.replace(claim, id=claim_id(claim))


def _is_whole(claim: Claim) -> bool:
    """Tell whether a claim has those whom its type cannot do without."""
    if claim.type == "relation":
        return {"a", "b"} <= claim.roles.keys() and _names(claim, "a") != _names(claim, "b")
    if claim.type == "presence":
        return "actor" in claim.roles and len(claim.place) > 0
    return len(claim.roles) > 0 or claim.kind in _WITHOUT_ROLES or claim.stance == "claims_responsibility"


def _names(claim: Claim, role: str) -> set[str | None]:
    return {filler.id or filler.name or filler.text for filler in claim.roles.get(role, ())}


def _tells_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one model are one, told twice: of the same words, alike but for their edges."""
    overlap = one.start < other.end and other.start < one.end
    return overlap and _key(one) == _key(other)


def _key(claim: Claim) -> tuple[object, ...]:
    counts = tuple(c and (c.low, c.best, c.high) for c in (claim.deaths, claim.injured, claim.arrested, claim.count))
    roles = {role: frozenset(_names(claim, role)) for role in claim.roles}
    speakers = tuple(speaker.name for speaker in claim.speakers)
    return (claim.type, claim.kind, claim.stance, claim.polarity, frozenset(roles.items()), speakers, counts)
