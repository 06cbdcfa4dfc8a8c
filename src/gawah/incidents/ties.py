"""Relation claims become ties: one for each family of kinds and each two actors, with the events of its history.

What is said of an agency is said of its state, and what is said of a group is said of the crowd that it is named
under; a tie of the broader actor therefore holds the claims of the narrower ones too, never the other way round. A
denial works downwards: who denies that a state shelters a group denies it of its agencies, and who denies harbouring
"militants" denies it of each group.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gawah.incidents.records import TieGroup
from gawah.incidents.tie_ends import Ends, denied_by, ends, ends_of, is_open, names_of, wider_names
from gawah.incidents.tie_events import declares_rivalry, fighters, meetings_of
from gawah.model import Claim


def group_ties(claims: Sequence[Claim]) -> list[TieGroup]:
    """Return the ties that claims tell of, sorted by id.

    A claim may belong to several ties. One that gives only one end belongs to those that it denies, if any. A threat
    of one armed group against another makes a tie of rivals where no claim calls them so.

    Args:
        claims: of any type, in any order; each id once.
    """
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=_id)
    return _Gathered(ordered).groups()


def _id(claim: Claim) -> str:
    return claim.id


class _Gathered:
    """The claims of all ties while they are brought together."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.names = names_of(claims)
        self.own: dict[Ends, set[str]] = defaultdict(set)
        self.denials: dict[Ends, set[str]] = defaultdict(set)
        for claim in claims:
            self._take(claim)
        self.events = [(meeting, claim.id) for claim in claims for meeting in meetings_of(claim)]
        self._take_declared()
        named = [end for tie in self.own for end in (tie.a, tie.b)]
        self.wider = wider_names([*named, *(end for meeting, _ in self.events for end in (meeting.one, meeting.other))])

    def _take(self, claim: Claim) -> None:
        for each in ends_of(claim) if claim.type == "relation" else ():
            if "" not in each:
                self.own[each].add(claim.id)
            if claim.polarity == "negative":
                self.denials[each].add(claim.id)

    def _take_declared(self) -> None:
        unlisted = fighters(self.claims.values())
        for meeting, _ in self.events:
            if declares_rivalry(meeting, unlisted):
                for each in meeting.ends():
                    self.own[each].update(())

    def groups(self) -> list[TieGroup]:
        told = {each: set(mine) for each, mine in self.own.items()}
        for narrow in self.own:
            for wide in self._wider_than(narrow):
                told[wide] |= self.own[narrow]
                told[narrow] |= self.denials.get(wide, set())
        answered = self._answer_in_general(told)
        history = self._history()
        kept = sorted(each for each in told if each not in answered)
        return sorted((self._group(each, told[each], history.get(each, set())) for each in kept), key=_group_id)

    def _wider_than(self, each: Ends) -> list[Ends]:
        found = {
            ends(each.family, a, b) for a in self.wider.get(each.a, [each.a]) for b in self.wider.get(each.b, [each.b])
        }
        return sorted(wide for wide in found - {each} if wide in self.own)

    def _answer_in_general(self, told: dict[Ends, set[str]]) -> set[Ends]:
        """Add denials about nobody in particular to what they deny; return the ties that were nothing but these."""
        by_family: dict[str, list[Ends]] = defaultdict(list)
        for each in self.own:
            by_family[each.family].append(each)
        answered: set[Ends] = set()
        for denial, its_claims in self.denials.items():
            if not is_open(denial.a) and not is_open(denial.b):
                continue
            meant = [each for each in by_family[denial.family] if each != denial and denied_by(each, denial)]
            for each in meant:
                told[each] |= its_claims
            if len(meant) > 0 and told.get(denial, set()) <= its_claims:
                answered.add(denial)
        return answered

    def _history(self) -> dict[Ends, set[str]]:
        """Return the events of each tie: those of its own ends and of ends that lie within them."""
        found: dict[Ends, set[str]] = defaultdict(set)
        for meeting, claim in self.events:
            for each in meeting.ends():
                for tie in [each, *self._wider_than(each)]:
                    if tie in self.own:
                        found[tie].add(claim)
        return found

    def _group(self, each: Ends, claims: Iterable[str], history: Iterable[str]) -> TieGroup:
        mine = sorted(claims)
        kinds = kinds_said([self.claims[claim] for claim in mine], each.family)
        above = self._wider_than(each)
        return TieGroup(
            id=tie_id(each),
            kind=kinds[0],
            a=each.a,
            b=each.b,
            a_name=self.names[each.a],
            b_name=self.names[each.b],
            claims=tuple(mine),
            history=tuple(sorted(set(history))),
            kinds=kinds,
            under=None if len(above) == 0 else tie_id(max(above, key=lambda one: (len(self._wider_than(one)), one))),
        )


def _group_id(group: TieGroup) -> str:
    return group.id


def kinds_said(claims: Iterable[Claim], family: str) -> tuple[str, ...]:
    """Return the kinds that claims other than of events give, those of most documents first.

    Kinds that are only denied are left out where another is said to be so.
    """
    documents: Mapping[str, set[str]] = defaultdict(set)
    positive: Counter[str] = Counter()
    for claim in claims:
        if claim.type != "event":
            documents[claim.kind].add(claim.document.id)
            positive[claim.kind] += claim.polarity == "positive"
    said = [kind for kind in documents if positive[kind] > 0] or list(documents)
    return tuple(sorted(said, key=lambda kind: (-len(documents[kind]), kind))) or (family,)


def tie_id(each: Ends) -> str:
    """Return the id of a tie: it stays the same whatever claims are added."""
    return "t" + hashlib.sha256("\n".join(each).encode()).hexdigest()[:19]
