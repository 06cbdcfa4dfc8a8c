"""The parts of a claim, each found in the text near the quote: who, where, when, how many, who says so."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from gawah.extraction.llm.answer import ToldClaim, ToldRole, ToldSpeaker
from gawah.extraction.llm.grounds import Grounds
from gawah.extraction.llm.naming import named_actor, plain
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.sentences import Stretch
from gawah.identity.actors import Actor
from gawah.model import ActorRef, Count, Period, Place, Span, Speaker, Stance
from gawah.vocabulary import words

Roles = dict[str, tuple[ActorRef, ...]]
_SIDES = frozenset({"a", "b"})
_PLAIN = frozenset({"weapon", "policy"})


class Ungrounded(Exception):
    """A part of a claim that the text or the vocabulary does not hold; `reason` is a key of DROPPED."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Parts(msgspec.Struct, frozen=True):
    """Finds the parts of the claim whose quote is `quote`; `left_out` takes the details that stand nowhere."""

    grounds: Grounds
    mentions: Mentions
    text: str
    quote: Stretch
    left_out: list[str]

    def roles(self, told: Iterable[ToldRole], *, tie: bool) -> Roles:
        """Return the roles with their fillers.

        Raises:
            Ungrounded: words that do not stand in the text, or a role that this type of claim does not take.
        """
        roles: Roles = {}
        for each in told:
            if each.role not in words().roles or (each.role in _SIDES) != tie:
                raise Ungrounded("role")
            filler = self._filler(each)
            if filler not in roles.get(each.role, ()):
                roles[each.role] = (*roles.get(each.role, ()), filler)
        return roles

    def _filler(self, told: ToldRole) -> ActorRef:
        found = self._found(told.text, "role")
        text = self.grounds.text(found)
        if told.role in _PLAIN:
            return ActorRef(text=text)
        full = self._found(told.name, "role") if told.name else found
        actor = self._actor(full) or self._actor(found)
        if actor is not None:
            return ActorRef(text=text, id=actor.id, name=actor.name)
        return ActorRef(text=text, name=plain(self.grounds.text(full)))

    def speakers(self, told: Iterable[ToldSpeaker], stance: Stance) -> tuple[Speaker, ...]:
        """Return the chain of speakers, nobody twice in a row.

        Raises:
            Ungrounded: a speaker whose words, name or side do not stand in the text.
        """
        chain = [self._speaker(each, stance) for each in told]
        return tuple(s for i, s in enumerate(chain) if i == 0 or chain[i - 1].name != s.name)

    def _speaker(self, told: ToldSpeaker, stance: Stance) -> Speaker:
        if told.kind == "unnamed" and not told.text.strip():
            return Speaker(name="unnamed accusers" if stance == "accuses" else "unnamed", kind="unnamed")
        found = self._found(told.text, "speaker")
        text = self.grounds.text(found)
        full = self._found(told.name, "speaker") if told.name else found
        name = plain(self.grounds.text(full))
        if told.kind == "unnamed":
            unnamed = name if name.casefold().startswith("unnamed") else f"unnamed {name}"
            return Speaker(name=unnamed, text=text, kind="unnamed")
        behalf = self._found(told.actor, "speaker") if told.actor else None
        actor = self._actor(behalf) if behalf is not None else self._actor(full) or self._actor(found)
        side = actor.name if actor is not None else plain(self.grounds.text(behalf)) if behalf is not None else None
        if told.kind in ("person", "document"):
            # A person or a video is not the side that it speaks for.
            return Speaker(name=name, actor=side, text=text, kind=told.kind)
        if actor is not None and behalf is None:
            return Speaker(name=actor.name, actor=actor.name, id=actor.id, text=text, kind="organisation")
        return Speaker(name=name, actor=side, id=actor.id if actor else None, text=text, kind=told.kind)

    def cue(self, told: ToldClaim) -> Span | None:
        """Return the words that attribute.

        Raises:
            Ungrounded: they do not stand in the text.
        """
        return self._span(self._found(told.cue, "cue")) if told.cue else None

    def hedges(self, told: Iterable[str]) -> tuple[Span, ...]:
        """Return the hedges that stand in the text, in its order."""
        found = {stretch.start: self._span(stretch) for stretch in self._details(told)}
        return tuple(found[start] for start in sorted(found))

    def places(self, told: Iterable[str]) -> tuple[Place, ...]:
        """Return the places that stand in the text, located where the gazetteer knows them."""
        return tuple(dict.fromkeys(map(self._place, self._details(told))))

    def _place(self, found: Stretch) -> Place:
        known = within(self.mentions.places, found.start, found.end)
        return known[0].place if len(known) > 0 else Place(text=self.grounds.text(found))

    def time(self, told: str | None) -> Period | None:
        """Return the time as the text's dates have it; where they have none, its words alone."""
        for found in self._details([told] if told else []):
            dates = [d for d in self.mentions.periods if d.start < found.end and found.start < d.end]
            return dates[0].period if len(dates) > 0 else Period(text=self.grounds.text(found))
        return None

    def count(self, told: str | None) -> Count | None:
        """Return a number as it is read from the words; where they hold none, the words alone."""
        for found in self._details([told] if told else []):
            counts = [c for c in self.mentions.counts if c.start < found.end and found.start < c.end]
            return counts[0].count if len(counts) > 0 else Count(text=self.grounds.text(found))
        return None

    def _details(self, told: Iterable[str]) -> list[Stretch]:
        """Return where details stand; a claim without one that stands nowhere is still a claim."""
        found = [(each, self.grounds.find(each, near=self.quote)) for each in told if each.strip()]
        self.left_out.extend(each for each, stretch in found if stretch is None)
        return [stretch for _, stretch in found if stretch is not None]

    def _found(self, told: str, part: str) -> Stretch:
        found = self.grounds.find(told, near=self.quote)
        if found is None:
            raise Ungrounded(part)
        return found

    def _actor(self, found: Stretch) -> Actor | None:
        return named_actor(self.mentions, self.text, found)

    def _span(self, found: Stretch) -> Span:
        return Span(start=found.start, end=found.end, text=self.grounds.text(found))
