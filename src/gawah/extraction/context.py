"""What a reader remembers from sentence to sentence: whom "he", "it", "the group" and "the same report" mean.

The memory is short on purpose: the last person, the last group, the last state, and the things that speak (a video,
a report) with whoever
made them. A phrase that it cannot resolve keeps its own words and gets no id.
"""

from __future__ import annotations

import msgspec

from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.phrases import Element, Parse
from gawah.extraction.proper_names import is_proper_name
from gawah.identity.actor_breadth import actor_key, is_umbrella
from gawah.identity.actors import ActorMention
from gawah.model import ActorRef, Speaker

_NEAR = 4
_GROUP_KINDS = frozenset({"armed_group", "criminal_group", "organisation"})
_STATE_KINDS = frozenset({"state", "government"})


class Voice(msgspec.Struct, frozen=True):
    """A remembered speaker: name and on whose behalf."""

    name: str
    actor: str | None = None
    id: str | None = None
    document: str | None = None


class Context(msgspec.Struct):
    """The memory of one document, brought forward sentence by sentence."""

    text: str
    mentions: Mentions
    person: Voice | None = None
    group: ActorRef | None = None
    organisation: ActorRef | None = None
    spoken_document: Voice | None = None
    spoken: dict[str, Voice] = {}
    """What speaks, by its noun ("video", "report"), and whose it is; `spoken_document` is the last of them."""
    surnames: dict[str, Voice] = {}
    people: dict[str, ActorRef] = {}
    """Whose people were spoken of by a noun ("soldiers", "gunmen"), so that "the gunmen" are theirs."""
    recent: list[ActorRef] = []
    in_table: dict[tuple[int, int], ActorRef | None] = {}
    """The actor of the table that a phrase names, by its offsets."""
    kinds: dict[str, str] = {}
    """The kind of each actor met so far, by id."""
    sides: tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]] = ((), ())
    told: tuple[str, tuple[ActorRef, ...]] | None = None
    """The kind and the target of the last violence that had one: what "the attack" speaks of."""
    taken: tuple[ActorRef, ...] = ()
    """Who was arrested or abducted last: whom "they were freed" speaks of."""
    quiet: int = 99
    """Sentences since the last that told of violence."""

    def violence_near(self) -> bool:
        """Say whether one of the last sentences told of violence, so that a death here belongs to it."""
        return self.quiet <= _NEAR

    def last_sides(self) -> dict[str, tuple[ActorRef, ...]]:
        """Return both sides of the last attack that named them: what "the battle" was between."""
        both = (*self.sides[0], *self.sides[1])
        return {"actor": both} if both else {}

    def refs(self, parse: Parse, index: int) -> tuple[ActorRef, ...]:
        """Return whom the noun phrase at `index` names, with the words of the document; several where it joins
        several names.
        """
        element = parse.elements[index]
        text = self.text[element.start : element.end]
        if element.words[0].low in ("the", "these", "both") and element.head.low in (
            "groups",
            "sides",
            "organisations",
            "organizations",
        ):
            known = self.recent[-2:]
            if len(known) == 2 and (len(element.words) == 2 or element.words[1].low == "two"):
                return tuple(ActorRef(text=text, id=r.id, name=r.name) for r in known)
        pronoun = self._pronoun(parse, index) or self._own_people(parse, index)
        if pronoun is not None:
            return (ActorRef(text=text, id=pronoun.id, name=pronoun.name or pronoun.text),)
        named = self.named(element)
        if named is not None:
            return (named,)
        voice = self._document_voice(element)
        if (
            element.head.low in english().documents
            and element.words[0].low in ("the", "this")
            and voice is not None
            and voice.actor is not None
        ):
            return (ActorRef(text=text, id=voice.id, name=voice.actor),)
        return (ActorRef(text=text, name=_plain(element, self.text)),)

    def named(self, element: Element) -> ActorRef | None:
        """Return the known actor that a phrase names as a whole, not one that merely describes somebody else."""
        span = element.start, element.end
        if span not in self.in_table:
            self.in_table[span] = self._of_table(element)
        known = self.in_table[span]
        if known is not None:
            return known
        head = element.head.low
        if element.words[0].low not in ("the", "this", "that", "these", "those", "its") or len(element.words) > 3:
            return None
        known = self.people.get(head) or (self.group if head in english().group_nouns else None)
        return None if known is None else ActorRef(text=self._words(element), id=known.id, name=known.name)

    def _of_table(self, element: Element) -> ActorRef | None:
        """Return the actor of the table that a phrase names as a whole; what was said before does not change it."""
        for mention in reversed(within(self.mentions.actors, element.start, element.end)):
            actor, _ = self.mentions.resolver.resolve(mention.text) if mention.actor is None else (mention.actor, "")
            if actor is not None and self._speaks_for(element, mention, actor.kind):
                self.kinds[actor.id] = actor.kind
                return ActorRef(text=self._words(element), id=actor.id, name=actor.name)
        return None

    def _speaks_for(self, element: Element, mention: ActorMention, kind: str) -> bool:
        """Say whether the phrase is the actor or its people ("TTP fighters"), not somebody else with its adjective
        ("Chinese engineers").
        """
        after = [w for w in element.words if w.start >= mention.end and w.cls == "N"]
        if not after:
            return True
        tail = {w.low for w in after}
        if kind in _STATE_KINDS:
            return bool(tail & english().state_nouns) and not tail & english().civilians - english().state_nouns
        return True

    def _party(self, parse: Parse, index: int) -> ActorRef | None:
        """Return the group or state that "it", "they" or "its" mean: the first named in the sentence, else the last
        remembered.
        """
        first: ActorRef | None = None
        for at, element in enumerate(parse.elements[:index]):
            if element.kind == "np" and element.head.cls != "PRO" and element.person is None:
                named = self.named(element)
                crowd = parse.elements[index].lows & {"it", "its"} and _is_crowd(named)
                if named is None or named.id is None or crowd:
                    continue  # "its" is not of "separatists"
                if parse.elements[at + 1].kind in ("v", "aux"):
                    return named  # who does something, before a country in a dateline
                first = first or named
        return first or self.organisation or self.group

    def _pronoun(self, parse: Parse, index: int) -> ActorRef | None:
        element = parse.elements[index]
        word = element.words[0].low
        if word in english().person_pronouns and element.head.cls == "PRO" and self.person is not None:
            return ActorRef(text=word, name=self.person.name, id=self.person.id)
        if word in english().thing_pronouns or word in english().plural_pronouns:
            known = english()
            own = (known.hostile, known.speaker_nouns, known.targets, known.part_nouns)
            people = len(element.words) == 1 or not all(map(element.lows.isdisjoint, own))
            if people and not within(self.mentions.actors, element.start, element.end):
                return self._party(parse, index)
        return None

    def _own_people(self, parse: Parse, index: int) -> ActorRef | None:
        """Return whose people "30 of its fighters" are."""
        lows = [w.low for w in parse.elements[index].words]
        at = next((i for i, low in enumerate(lows) if low == "of" and i + 2 < len(lows)), None)
        if at is None or lows[at + 1] not in ("its", "their"):
            return None
        people = english().hostile | english().part_nouns | english().civilians
        return self._party(parse, index) if people & set(lows[at + 2 :]) else None

    def speaker(self, parse: Parse, index: int) -> Speaker:
        """Return who speaks in the noun phrase at `index`."""
        element = parse.elements[index]
        text = self.text[element.start : element.end]
        head = element.head.low
        first = element.words[0].low
        if first in english().person_pronouns and self.person is not None:
            return _speaker(self.person, text)
        if first in english().thing_pronouns and len(element.words) == 1:
            return self._thing(parse, index)
        party = self._party(parse, index)
        if first in english().plural_pronouns and len(element.words) == 1 and party is not None:
            return Speaker(name=party.name or party.text, actor=party.name, id=party.id, text=text)
        person = self._appositive_person(parse, index) or self._person(element)
        if person is not None:
            return _speaker(person, text, kind="person")
        named = self.named(element)
        maker = self._maker(parse, index) if head in english().documents else None
        if maker is not None:
            self._remember(element, Voice(maker.name, maker.actor, maker.id, _plain(element, self.text)))
            return msgspec.structs.replace(maker, document=_plain(element, self.text), text=text)
        spoken = self._document_voice(element)
        if head in english().documents and (named is not None or spoken is not None):
            voice = Voice(f"{named.name} {head}", named.name, named.id) if named is not None else spoken
            if voice is not None:
                return _speaker(voice, text, kind="document")
        if named is not None:
            return Speaker(name=named.name or named.text, actor=named.name, id=named.id, text=text, kind="organisation")
        if head.removesuffix("s") in english().nouns_of_saying:
            return self._owner_of_saying(parse, index)
        if _is_unnamed(element):
            plain = _plain(element, self.text)
            return Speaker(
                name=plain if plain.casefold().startswith("unnamed") else f"unnamed {plain}", text=text, kind="unnamed"
            )
        return Speaker(name=_plain(element, self.text), text=text)

    def _by(self, parse: Parse, index: int) -> int | None:
        """Return the phrase after "by" in "a report by X" and "a video made last month by X"."""
        for at in range(index + 1, min(index + 7, len(parse.elements) - 1)):
            element = parse.elements[at]
            if element.low in ("by", "from"):
                return at + 1 if parse.elements[at + 1].kind == "np" else None
            made = element.kind == "v" and element.lemma in english().making_verbs
            if not made and element.kind not in ("t", "adv"):
                return None
        return None

    def _maker(self, parse: Parse, index: int) -> Speaker | None:
        """Return who made a document that speaks: "a 2024 report by X"."""
        by = self._by(parse, index)
        if by is not None:
            follower = parse.elements[by + 1] if by + 1 < len(parse.elements) else None
            if follower is not None and follower.kind == "np" and self.named(parse.elements[by]) is None:
                by += 1  # "the think tank The Centre for ..."
            return self.speaker(parse, by)
        return None

    def _owner_of_saying(self, parse: Parse, index: int) -> Speaker:
        """Return who makes "Afghan allegations" or "its claim": the state of the adjective, or the party of the
        pronoun.
        """
        element = parse.elements[index]
        text = self.text[element.start : element.end]
        if element.words[0].low in ("its", "their"):
            return self._thing(parse, index)
        adjective = " ".join(w.text for w in element.words[:-1] if w.cls == "N")
        if adjective == "":
            return Speaker(name="unnamed", text=text, kind="unnamed")
        state, _ = self.mentions.resolver.resolve(f"{adjective} government")
        if state is None:
            return Speaker(name=adjective, text=text)
        return Speaker(name=state.name, actor=state.name, id=state.id, text=text)

    def _thing(self, parse: Parse, index: int) -> Speaker:
        """Return who speaks as "it": a party of the sentence or the memory, else the document spoken of last."""
        element = parse.elements[index]
        text = self.text[element.start : element.end]
        party = self._party(parse, index)
        if party is not None:
            return Speaker(name=party.name or party.text, actor=party.name, id=party.id, text=text)
        if self.spoken_document is not None:
            return _speaker(self.spoken_document, text)
        return Speaker(name=text, text=text)

    def _person(self, element: Element) -> Voice | None:
        name = element.person
        if name is None:
            return (
                self.surnames.get(element.words[-1].low)
                if element.words[-1].low in self.surnames and len(element.words) <= 3
                else None
            )
        surname = name.split()[-1].casefold()
        known = self.surnames.get(surname)
        if known is not None and len(known.name.split()) >= len(name.split()):
            return known
        behalf = self.named_for(element)
        return Voice(name, behalf.name if behalf else None, None)

    def _appositive_person(self, parse: Parse, index: int) -> Voice | None:
        """Read "its spokesman, Enayat Khan,": the name, on behalf of whoever "its" or the phrase names."""
        element = parse.elements[index]
        if (
            element.head.low not in english().titles
            or index + 2 >= len(parse.elements)
            or parse.elements[index + 1].low != ","
        ):
            return None
        name = parse.elements[index + 2].person
        if name is None:
            return None
        behalf = self.named_for(element)
        if behalf is None and element.words[0].low in ("its", "their", "the"):
            behalf = self._party(parse, index)
        voice = Voice(name, behalf.name if behalf else None)
        self.surnames[name.split()[-1].casefold()] = self.person = voice
        return voice

    def named_for(self, element: Element) -> ActorRef | None:
        """Return the actor on whose behalf a titled person speaks: the one named in the same phrase."""
        return self.first_actor(element.start, element.end)

    def first_actor(self, start: int, end: int) -> ActorRef | None:
        """Return the first known actor named between two offsets."""
        for mention in within(self.mentions.actors, start, end):
            actor = mention.actor or self.mentions.resolver.resolve(mention.text)[0]
            if actor is not None:
                return ActorRef(text=mention.text, id=actor.id, name=actor.name)
        return None

    def learn(self, parse: Parse) -> None:
        """Remember who was named in a sentence, in the order of the text; the subject's side comes first and stays."""
        self.quiet += 1
        subject_seen = False
        for index, element in enumerate(parse.elements):
            if element.kind == "v":
                subject_seen = True
            if element.kind != "np" or element.head.cls == "PRO":
                continue
            person = element.person
            if person is not None:
                voice = self._person(element)
                if voice is not None:
                    self.surnames[voice.name.split()[-1].casefold()] = voice
                    self.person = voice if not subject_seen or self.person is None else self.person
                continue
            named = self.named(element)
            if named is not None and named.id is not None:
                self._learn_actor(named, first=not subject_seen)
                if element.head.low in english().hostile - english().group_nouns:
                    self.people[element.head.low] = named
            elif named is None and not subject_seen and self._names_unknown(parse, index):
                self.organisation = ActorRef(text=self._words(element), name=_plain(element, self.text))
            if element.head.low in english().documents:
                self._learn_document(parse, index, named)

    def _names_unknown(self, parse: Parse, index: int) -> bool:
        """Say whether a phrase is the name of an actor that no table has: no place and no person."""
        element = parse.elements[index]
        return is_proper_name(parse, index) and not within(self.mentions.places, element.start, element.end)

    def _words(self, element: Element) -> str:
        return self.text[element.start : element.end]

    def _learn_document(self, parse: Parse, index: int, named: ActorRef | None) -> None:
        """Remember who made a document: whom its phrase or a "by" names, else the group spoken of, where it is first
        mentioned.
        """
        element = parse.elements[index]
        maker = self._maker(parse, index)
        if maker is not None:
            self._remember(element, Voice(maker.name, maker.actor, maker.id, _plain(element, self.text)))
            return
        definite = element.words[0].low in ("the", "this", "that") and self.spoken_document is not None
        owner = named or (None if definite else self._named_beside(parse, index) or self.group or self.organisation)
        if owner is not None:
            self._remember(element, Voice(f"{owner.name} {element.head.low}", owner.name, owner.id))

    def _remember(self, element: Element, voice: Voice) -> None:
        self.spoken[element.head.low] = self.spoken_document = voice

    def _named_beside(self, parse: Parse, index: int) -> ActorRef | None:
        """Return the first known actor of the sentence outside of the phrase at `index`."""
        for at, element in enumerate(parse.elements):
            if at != index and element.kind == "np" and element.head.cls != "PRO" and element.person is None:
                named = self.named(element)
                if named is not None:
                    return named
        return None

    def _document_voice(self, element: Element) -> Voice | None:
        """Return who speaks through "the video": the last one of that noun, else the last of any."""
        return self.spoken.get(element.head.low, self.spoken_document)

    def _learn_actor(self, ref: ActorRef, *, first: bool) -> None:
        first = first and not is_umbrella(actor_key(ref))  # "separatists" are not "the group", nor "it"
        if self.kinds.get(ref.id or "") in _GROUP_KINDS:
            self.recent = [*[r for r in self.recent if r.id != ref.id], ref][-4:]
            self.group = ref if first or _is_crowd(self.group) else self.group
        if first or _is_crowd(self.organisation):
            self.organisation = ref


def _is_crowd(ref: ActorRef | None) -> bool:
    """Say whether nobody is remembered, or only a crowd such as "separatists", which gives way to a group."""
    return ref is None or is_umbrella(actor_key(ref))


def _speaker(voice: Voice, text: str, kind: str | None = None) -> Speaker:
    return Speaker(name=voice.name, actor=voice.actor, id=voice.id, text=text, kind=kind, document=voice.document)


def _plain(element: Element, text: str) -> str:
    """Return the words of a phrase as they stand in the text, without leading determiners, on one line."""
    words = list(element.words)
    while len(words) > 1 and (words[0].cls == "D" or words[0].low in english().leading_words):
        if words[1].low == "of":
            break  # "several of them"
        words.pop(0)
    return " ".join(text[words[0].start : element.end].split())


def _is_unnamed(element: Element) -> bool:
    if element.lows & {"unnamed", "anonymous"}:
        return True
    return bool({w.low for w in element.words} & english().unnamed_speakers) and not any(w.name for w in element.words)
