"""Accounts: what one document tells of one event, gathered from its claims.

A report names day, place and parties once and then goes on with "the attack", "the fighting", "the blast". Its claims
are therefore brought together inside the document first, and only accounts are compared between documents. First
come the claims that bring a time or a place of their own, then the others join the account that fits them best: by
parties, kind and toll, by nearness in the text, and by how much of the report it is. Nothing is joined against a
time, a place or a party that excludes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from gawah.identity.actor_breadth import actor_key, breadth
from gawah.incidents.nearness import apart_in_space, apart_in_time, span
from gawah.incidents.records import Account
from gawah.incidents.telling import BROAD_KINDS, is_aggregate, is_denial, is_remark, sort_of, tells_of_an_event
from gawah.model import ActorRef, Claim, Count, Document, Period, Place
from gawah.reading.folding import fold

NEW_EVENT = re.compile(
    r"(?<!\w)(another|separately|a separate|a second|a third|in a different|autre|un second|آخر|أخرى|دیگری|ایک اور|"
    r"دوسرے واقعے|بل)(?!\w)"
)
"""Words that begin a further event of the same sort; folded."""
ANCHORED_JOINS_AT = 1.25
"""The least score with which a claim that has a time or place of its own joins an account."""
JOINS_AT = 0.0
"""The same for a claim without: it mostly speaks of what was told before."""
NEAR = 2000
"""Characters after which nearness in the text counts no more: about three paragraphs."""


def accounts_of(document: Document, claims: Sequence[Claim]) -> list[Account]:
    """Return the accounts of one document, in the order of their ids.

    `claims` are those of the document, of every type and in any order; each event claim that tells of an occurrence
    is in exactly one account, and a remark ("could not be verified") in that of the event before it.
    """
    told = sorted(filter(tells_of_an_event, claims), key=_place_in_text)
    drafts: list[_Draft] = []
    for claim in filter(_is_anchored, told):
        _join(drafts, claim, ANCHORED_JOINS_AT)
    for claim in (claim for claim in told if not _is_anchored(claim)):
        _join(drafts, claim, JOINS_AT)
    for remark in sorted(filter(is_remark, claims), key=_place_in_text):
        _attach(drafts, remark)
    return sorted((draft.account(document) for draft in drafts), key=lambda account: account.id)


def _place_in_text(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.id


def _is_anchored(claim: Claim) -> bool:
    placed = any(place.precision is None or place.precision < 6 for place in claim.place)
    return span(claim.time) is not None or (claim.kind != "plot" and placed)


def _join(drafts: list[_Draft], claim: Claim, least: float) -> None:
    scored = [(draft.score(claim), draft) for draft in drafts if not draft.excludes(claim)]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].claims[0].start, pair[1].claims[0].id), default=None)
    if best is not None and best[0] >= least and not _begins_anew(claim):
        best[1].add(claim)
    else:
        drafts.append(_Draft(claim))


def _begins_anew(claim: Claim) -> bool:
    return NEW_EVENT.search(fold(claim.quote)) is not None


def _attach(drafts: list[_Draft], remark: Claim) -> None:
    open_to = [draft for draft in drafts if draft.first_start() <= remark.start and not draft.excludes_place(remark)]
    before = [draft for draft in open_to if sort_of(draft.claims[0].kind) == "violence"] or open_to
    if len(before) > 0:
        max(before, key=lambda draft: (draft.last_before(remark.start), draft.claims[0].id)).remarks.append(remark)


class _Draft:
    """An account while it is gathered."""

    def __init__(self, claim: Claim) -> None:
        self.claims = [claim]
        self.remarks: list[Claim] = []

    def add(self, claim: Claim) -> None:
        self.claims.append(claim)

    def first_start(self) -> int:
        return min(claim.start for claim in self.claims)

    def last_before(self, offset: int) -> int:
        return max((claim.start for claim in self.claims if claim.start <= offset), default=-1)

    def excludes(self, claim: Claim) -> bool:
        """Tell whether sort, time, place or parties speak against the claim's telling of this event."""
        if "other" in (claim.kind, self.claims[0].kind) or sort_of(claim.kind) != sort_of(self.claims[0].kind):
            return True
        if is_aggregate(claim) != is_aggregate(self.claims[0]):
            return True
        if any(apart_in_time(claim.time, other.time) for other in self.claims) or self.excludes_place(claim):
            return True
        return self._swaps_parties(claim) or self._other_toll(claim)

    def excludes_place(self, claim: Claim) -> bool:
        """Tell whether the claim's places lie apart from those of every claim here; where a plot was made says none."""
        if claim.kind == "plot":
            return False
        return any(apart_in_space(claim.place, other.place) for other in self.claims if other.kind != "plot")

    def _swaps_parties(self, claim: Claim) -> bool:
        """Tell whether who attacks here is attacked there: two events, unless both are parties of one clash."""
        did, met = _keys([claim], "perpetrator"), _keys([claim], "target")
        mine, hit = _keys(self.claims, "perpetrator"), _keys(self.claims, "target")
        return _meet(did - met, hit - mine) or _meet(met - did, mine - hit)

    def _other_toll(self, claim: Claim) -> bool:
        """Tell whether both give an exact toll and one is more than three times the other."""
        tolls = [c.deaths.best for c in self.claims if c.deaths is not None and c.deaths.best is not None]
        toll = None if claim.deaths is None else claim.deaths.best
        if toll is None or len(tolls) == 0:
            return False
        return all(max(toll, t) > 3 * max(1, min(toll, t)) for t in tolls) and not self._shares_victims(claim)

    def _shares_victims(self, claim: Claim) -> bool:
        return _meet(_keys([claim], "target"), _keys(self.claims, "target"))

    def score(self, claim: Claim) -> float:
        """Return how well the claim fits: what is shared, how near it stands, how much of the report this is."""
        gap = claim.start - self.last_before(claim.start)
        score = max(0.0, 1.0 - gap / NEAR) + 0.1 * min(5, len(self.claims))
        score += self._shared_time(claim) + self._shared_place(claim)
        for role in ("perpetrator", "target", "actor"):
            score += 0.75 * _meet(_keys([claim], role), self._parties(role))
        score += 0.5 * any(claim.kind == other.kind for other in self.claims) - self._other_manner(claim)
        score += 0.5 * (is_denial(claim) and any(len(other.speakers) > 0 for other in self.claims))
        return score - self._other_target(claim)

    def _parties(self, role: str) -> frozenset[str]:
        """Return who may fill a role here: a clash has two sides, an attack a doer and a target."""
        return _keys(self.claims, "actor", role) if role != "actor" else _parties_of(self.claims)

    def _shared_time(self, claim: Claim) -> float:
        """Return 1 for two times that are as near as a month, less for years; those apart were left out before."""
        lengths = [_length(other.time) for other in self.claims if span(other.time) is not None]
        if span(claim.time) is None or len(lengths) == 0:
            return 0.0
        return 1.0 if max(_length(claim.time), min(lengths)) <= 31 else 0.25

    def _shared_place(self, claim: Claim) -> float:
        """Return 1 where both name a place below a country, less where one names a country only."""
        widths = [place.precision or 2 for other in self.claims for place in other.place if other.kind != "plot"]
        if claim.kind == "plot" or len(claim.place) == 0 or len(widths) == 0:
            return 0.0
        return 1.0 if max(min(place.precision or 2 for place in claim.place), min(widths)) < 6 else 0.25

    def _other_manner(self, claim: Claim) -> float:
        """Return what speaks against a bomb in an account of a clash, or of shelling."""
        kinds = {other.kind for other in self.claims}
        if claim.kind in kinds or claim.kind in BROAD_KINDS or len(kinds - {"plot"}) == 0:
            return 0.0
        return 1.5 if kinds.isdisjoint(BROAD_KINDS) else 1.0

    def _other_target(self, claim: Claim) -> float:
        """Return what speaks against a claim that names somebody else as the one who was attacked."""
        named = {filler.text for filler in claim.roles.get("target", ()) if _has_own_name(filler)}
        here = {
            filler.text for other in self.claims for filler in other.roles.get("target", ()) if _has_own_name(filler)
        }
        keys = frozenset(map(actor_key, named))
        if len(named) == 0 or _meet(keys, frozenset(map(actor_key, here)) | _keys(self.claims, "actor")):
            return 0.0
        return 1.5 if len(here) > 0 else 1.0

    def account(self, document: Document) -> Account:
        """Return the account, its parts sorted."""
        claims = sorted(self.claims, key=lambda claim: claim.id)
        placed = [claim for claim in claims if claim.kind != "plot"]
        ids = sorted(claim.id for claim in [*self.claims, *self.remarks])
        return Account(
            id=min(claim.id for claim in claims),
            document=document.id,
            claims=tuple(ids),
            kinds=tuple(sorted({claim.kind for claim in claims})),
            period=_narrowest(claims),
            published=document.published,
            places=_places(placed),
            perpetrators=tuple(sorted(_keys(claims, "perpetrator", "sponsor"))),
            targets=tuple(sorted(_keys(claims, "target"))),
            sides=tuple(sorted(_keys(claims, "actor"))),
            deaths=_most_told([claim.deaths for claim in claims]),
            injured=_most_told([claim.injured for claim in claims]),
            objects=_objects(claims),
            text=" ".join(claim.quote for claim in sorted(claims, key=_place_in_text)),
            aggregate=all(is_aggregate(claim) for claim in claims),
        )


def _keys(claims: Sequence[Claim], *roles: str) -> frozenset[str]:
    return frozenset(actor_key(filler) for claim in claims for role in roles for filler in claim.roles.get(role, ()))


def _parties_of(claims: Sequence[Claim]) -> frozenset[str]:
    return _keys(claims, "perpetrator", "sponsor", "target", "actor")


def _meet(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether somebody named there may be somebody named here."""
    return any(breadth(one, other) in ("same", "narrower", "broader") for one in ones for other in others)


def _narrowest(claims: Sequence[Claim]) -> Period | None:
    dated = [(_length(claim.time), claim.id, claim.time) for claim in claims if span(claim.time) is not None]
    return None if len(dated) == 0 else min(dated, key=lambda row: row[:2])[2]


def _length(period: Period | None) -> int:
    found = span(period)
    if found is None:
        return 0
    return (date.fromisoformat(found[1]) - date.fromisoformat(found[0])).days


def _places(claims: Sequence[Claim]) -> tuple[Place, ...]:
    """Return each place once, the most precise first."""
    found = {(place.precision or 9, place.name or place.text): place for claim in claims for place in claim.place}
    return tuple(found[key] for key in sorted(found))


def _most_told(counts: Sequence[Count | None]) -> Count | None:
    """Return the toll that most claims give; of several, the one with the larger bounds."""
    given = [count for count in counts if count is not None]
    tally = Counter((c.low or -1, c.best or -1, c.high or -1) for c in given)
    if len(tally) == 0:
        return None
    bounds = max(tally, key=lambda key: (tally[key], key))
    return min((c for c in given if (c.low or -1, c.best or -1, c.high or -1) == bounds), key=lambda c: c.text)


def _objects(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the folded names of targets that have a name of their own and are no known actor: a train, a market."""
    targets = [filler for claim in claims for filler in claim.roles.get("target", ())]
    return tuple(sorted({fold(filler.text) for filler in targets if _is_named_thing(filler)}))


def _is_named_thing(filler: ActorRef) -> bool:
    return _has_own_name(filler) and actor_key(filler).startswith("name:")


def _has_own_name(filler: ActorRef) -> bool:
    """Tell whether the words are a name: a known actor, or a last word with a capital ("Jaffar Express")."""
    words = filler.text.split()
    return not actor_key(filler).startswith("name:") or (len(words) > 1 and words[-1][:1].isupper())
