"""Claims in French, Arabic, Urdu, Persian and Pashto, by rule.

These languages have no grammar here, only lexicons (vocabulary/lexicon/claims). A sentence is cut at marks and at the
words that open what is said; a deed takes its actors from its own part, or from a neighbour without a deed; who does
and who suffers is read off small words beside a name ("par", نے, توسط), else off the order of words. That finds plain
sentences and misses what is told at length: docs/explanation/extraction.md has the figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from gawah.extraction.foreign_words import ClaimWords, Found, claim_words, tokens_of
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.sentences import Stretch, split_sentences
from gawah.extraction.stances import accuses_another
from gawah.identity.counts import casualties
from gawah.model import (
    ActorRef,
    Claim,
    ClaimType,
    Document,
    Place,
    Polarity,
    Speaker,
    Stance,
    claim_id,
    reference,
)
from gawah.vocabulary.claim_kinds import kind_names
from gawah.vocabulary.lexicons import LEXICON_LANGUAGES

NAME = "rules/1"
_EDGE = " \t\r\n,;:-—–.،؛۔«»\"'()"
_BREAKS = frozenset(',;:-.()"?!…،؛۔«»–—')
_LONGEST_QUOTE = 400
_LONGEST_NAME = 7
_VICTIMS = frozenset({"arrests", "abduction_forced_disappearance"})
_SIDES = frozenset({"armed_clash", "agreement"})
_MUTUAL = frozenset({"non_aggression_with", "allied_with"})
_OWN = frozenset({"media_release", "threat", "withdrawal", "plot", "threat_level_up"})
_ATTACKS = frozenset(
    {
        "attack",
        "suicide_bomb",
        "remote_explosive_landmine_ied",
        "shelling_artillery_missile",
        "air_drone_strike",
        "armed_clash",
        "looting_property_destruction",
    }
)


class _Memory(msgspec.Struct):
    """Who spoke last in a document, and which group was named last: whom "he" and "the group" mean."""

    voice: Speaker | None = None
    group: ActorRef | None = None


class _Filler(msgspec.Struct, frozen=True):
    """Somebody in a sentence: tokens, whom they name, and what a small word beside them says."""

    first: int
    last: int
    ref: ActorRef
    marker: str | None
    state: bool


class _Said(msgspec.Struct, frozen=True):
    """Who says it, in which stance, and the tokens of what is said."""

    speakers: tuple[Speaker, ...]
    stance: str
    first: int
    last: int
    cue: tuple[int, int]


def foreign_claims(document: Document, mentions: Mentions) -> list[Claim]:
    """Return the claims of the passages of a document in the languages of this module, in the order of the text."""
    found: list[Claim] = []
    memory = _Memory()
    for passage in document.passages:
        language = passage.language or document.language or "en"
        if language.split("-")[0] not in LEXICON_LANGUAGES:
            continue
        words = claim_words(language.split("-")[0])
        for stretch in split_sentences(document.text, passage.start, passage.end):
            found += _Sentence(document, mentions, words, stretch, memory).claims()
    return list({claim.id: claim for claim in found}.values())


class _Sentence:
    """One sentence: its tokens, the parts between its breaks, and what the lexicon finds in it."""

    def __init__(
        self, document: Document, mentions: Mentions, words: ClaimWords, stretch: Stretch, memory: _Memory
    ) -> None:
        self.document, self.mentions, self.words, self.memory = document, mentions, words, memory
        self.tokens = tokens_of(document.text, stretch.start, stretch.end)
        self.marks = words.markers.among(self.tokens)
        self.parts = self._parts()
        self.deeds = [d for d in words.deeds.among(self.tokens) if not self._stolen(d)]
        self.fillers = self._fillers()
        self.said = self._said()

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _parts(self) -> list[tuple[int, int]]:
        """Return the stretches of tokens between marks and the words that open what is said."""
        opens = {mark.first for mark in self.marks if mark.label == "that"}
        parts, first = [], 0
        for number, token in enumerate(self.tokens):
            if token.low in _BREAKS or number in opens:
                if number > first:
                    parts.append((first, number))
                first = number + 1
        if first < len(self.tokens):
            parts.append((first, len(self.tokens)))
        return parts

    def _part(self, at: int) -> int:
        return next((n for n, (first, last) in enumerate(self.parts) if first <= at < last), 0)

    def _stolen(self, deed: Found) -> bool:
        """Say whether a word stands inside the name of an actor ("the Movement of Resistance to Occupation")."""
        start, end = self.tokens[deed.first].start, self.tokens[deed.last - 1].end
        return any(a.start <= start and end <= a.end for a in within(self.mentions.actors, start - 80, end + 80))

    def _has(self, label: str, first: int, last: int) -> bool:
        return any(mark.label == label and first <= mark.first < last for mark in self.marks)

    # -- who -----------------------------------------------------------------------------------------------------------

    def _fillers(self) -> list[_Filler]:
        if not self.tokens:
            return []
        taken: list[tuple[int, int, ActorRef, bool]] = []
        for mention in within(self.mentions.actors, self.tokens[0].start, self.tokens[-1].end + 1):
            span = self._tokens_in(mention.start, mention.end)
            actor = mention.actor or self.mentions.resolver.resolve(mention.text)[0]
            if span is None or actor is None:
                continue
            ref = ActorRef(text=mention.text, id=actor.id, name=actor.name)
            state = actor.kind in ("state", "government")
            taken.append((*span, ref, state))
            if actor.kind == "armed_group":
                self.memory.group = ref
        for spoken_of in self.words.groups.among(self.tokens):
            span = spoken_of.first, spoken_of.last
            if self.memory.group is not None and not any(span[0] < b and a < span[1] for a, b, _, _ in taken):
                group = self.memory.group
                taken.append((*span, ActorRef(text=self._text(*span), id=group.id, name=group.name), False))
        taken += self._unknown(taken)
        for people in self.words.people.among(self.tokens):
            first, last = self._widened(people, taken)
            if not any(first < b and a < last for a, b, _, _ in taken):
                text = self.document.text[self.tokens[first].start : self.tokens[last - 1].end]
                taken.append((first, last, ActorRef(text=text, name=" ".join(text.split())), False))
        found = []
        for first, last, ref, state in sorted(taken, key=lambda each: each[:2]):
            marker = self._marker(first, last)
            if not (state and marker == "locative"):
                found.append(_Filler(first, last, ref, marker, state))
        return found

    def _unknown(self, taken: Sequence[tuple[int, int, ActorRef, bool]]) -> Iterator[tuple[int, int, ActorRef, bool]]:
        """Yield names in capitals that no table has: "the Front for ...", an acronym; no script but Latin has them."""
        at = 0
        while at < len(self.tokens):
            last = at
            while last < len(self.tokens) and (self._capital(last) or (last > at and self._joins(last))):
                last += 1
            names = any(self.words.people.at(self.tokens, n) or self._acronym(n) for n in range(at, last))
            known = any(at < b and a < last for a, b, _, _ in taken)
            if last > at and names and not known and (last > at + 1 or self._acronym(at)):
                text = self._text(at, last)
                yield at, last, ActorRef(text=text, name=" ".join(text.split())), False
            at = max(at + 1, last)

    def _capital(self, at: int) -> bool:
        return self.document.text[self.tokens[at].start].isupper()

    def _acronym(self, at: int) -> bool:
        text = self._text(at, at + 1)
        return len(text) >= 3 and text.isupper() and text.isalpha()

    def _joins(self, at: int) -> bool:
        """Say whether a small word stands inside a name: small ones and then a capital again."""
        ahead = next(
            (n for n in range(at, min(at + 3, len(self.tokens))) if self.tokens[n].low not in self.words.small), None
        )
        return ahead is not None and ahead > at and self._capital(ahead)

    def _tokens_in(self, start: int, end: int) -> tuple[int, int] | None:
        inside = [n for n, token in enumerate(self.tokens) if token.start < end and start < token.end]
        return (inside[0], inside[-1] + 1) if inside else None

    def _widened(self, people: Found, taken: Sequence[tuple[int, int, ActorRef, bool]]) -> tuple[int, int]:
        """Add the word that says what sort of people they are: behind them, in Urdu and Pashto in front of them."""
        first, last = people.first, people.last
        ahead = self.words.order == "sov" and not self.words.after.at(self.tokens, min(last, len(self.tokens) - 1))
        at = last if self.words.order != "sov" or not ahead else first - 1
        if not 0 <= at < len(self.tokens):
            return first, last
        token = self.tokens[at]
        joined = self.words.order == "vso" and token.low.startswith("و")  # Arabic writes "and" onto the next word
        free = token.low not in self.words.small | _BREAKS and not token.low[0].isdigit() and not joined
        if free and not any(a <= at < b for a, b, _, _ in taken) and not self._means(at):
            return (first, last + 1) if at == last else (first - 1, last)
        return first, last

    def _means(self, at: int) -> bool:
        """Say whether a token is a word of the lexicon itself."""
        lists = (self.words.deeds, self.words.cues, self.words.markers, self.words.before, self.words.after)
        return any(phrases.at(self.tokens, at) is not None for phrases in lists)

    def _marker(self, first: int, last: int) -> str | None:
        """Return what the small word beside a name says: behind it, or before it with articles between."""
        if last < len(self.tokens):
            behind = self.words.after.at(self.tokens, last)
            if behind is not None:
                return behind.label
        origin: str | None = None
        for at in range(first - 1, max(-1, first - 4), -1):
            ahead = self._ends_at(at)
            if ahead is not None and ahead.label != "giver":
                return ahead.label
            origin = "giver" if ahead is not None else origin  # "par des rebelles": "des" is an article there
            if self.tokens[at].low not in self.words.small:
                break
        return origin

    def _ends_at(self, at: int) -> Found | None:
        """Return the small word, of one or two tokens, that ends at a token."""
        found = (self.words.before.at(self.tokens, n) for n in (at - 1, at) if n >= 0)
        return next((f for f in found if f is not None and f.last == at + 1), None)

    # -- who says it ---------------------------------------------------------------------------------------------------

    def _said(self) -> list[_Said]:
        found = []
        count = len(self.tokens)
        for phrases, behind in ((self.words.speaker_before, True), (self.words.speaker_after, False)):
            for at in phrases.among(self.tokens)[:1]:
                first, last = self.parts[self._part(at.first)]
                low, high = (at.last, last) if behind else (first, at.first)
                if high > low:
                    content = (high, count) if behind else (at.last, count)
                    found.append(
                        _Said(
                            (self._speaker(low, min(high, low + _LONGEST_NAME)),),
                            "reports",
                            *content,
                            (at.first, at.last),
                        )
                    )
        for cue in self.words.cues.among(self.tokens):
            if cue.label == "unnamed":
                unnamed = Speaker(name="unnamed", text=self._text(cue.first, cue.last), kind="unnamed")
                found.append(_Said((unnamed,), "reports", cue.last, count, (cue.first, cue.last)))
                continue
            said = self._of_cue(cue)
            if said is not None:
                found.append(said)
        return found

    def _of_cue(self, cue: Found) -> _Said | None:
        opens = [m.first for m in self.marks if m.label == "that" and m.first >= cue.last]
        first, last = self.parts[self._part(cue.first)]
        around = (cue.first, cue.last)
        if opens and opens[0] <= last + 1:
            low, high = self._before(cue.first, first)
            return _Said((self._speaker(low, high),), cue.label, opens[0], len(self.tokens), around)
        if self.words.order == "sov":
            if cue.label in ("denies", "accuses", "demands"):
                low, high = self._before(cue.first, self.parts[0][0] if cue.label == "denies" else first)
                return _Said((self._speaker(low, min(high, low + 4)),), cue.label, first, cue.first, around)
            return None
        if cue.label == "reports":
            return None
        low, high = self._before(cue.first, 0 if self.words.order == "svo" else first)
        if self.words.order == "vso":
            low, high = cue.last, min(cue.last + 4, last)
        return _Said((self._speaker(low, high),), cue.label, cue.last, len(self.tokens), around)

    def _before(self, at: int, first: int) -> tuple[int, int]:
        """Return the tokens of who speaks: from where the part begins, behind a dateline, up to the cue."""
        part = self._part(at)
        low = self.parts[part][0]
        while part > 0 and low >= first and at - low < 2:
            part -= 1
            low = self.parts[part][0]
        return low, max(at, low + 1)

    def _text(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _speaker(self, low: int, high: int) -> Speaker:
        """Return who speaks in some tokens: a pronoun is whoever spoke last."""
        words = [t.low for t in self.tokens[low:high]]
        if self.memory.voice is not None and (not words or words[0] in self.words.pronouns):
            return self.memory.voice
        known = next((f for f in self.fillers if low <= f.first < high and f.ref.id is not None), None)
        stops = [n for n in range(low + 1, high) if self._ends_name(n)]
        last = min([*stops, high, low + _LONGEST_NAME])
        while low < last - 1 and self.tokens[low].low in self.words.small | _BREAKS:
            low += 1
        text = self._text(low, max(last, low + 1))
        name = " ".join(text.split())
        made = Speaker(
            name=name,
            actor=None if known is None else known.ref.name,
            id=None if known is None else known.ref.id,
            text=text,
        )
        self.memory.voice = made
        return made

    def _ends_name(self, at: int) -> bool:
        low = self.tokens[at].low
        marker = self.words.after.at(self.tokens, at) or self.words.before.at(self.tokens, at)
        return low in _BREAKS or (marker is not None and marker.label in ("agent", "patient", "locative"))

    # -- claims --------------------------------------------------------------------------------------------------------

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the sentence."""
        told: set[tuple[int, str]] = set()
        for said in self.said:
            if said.stance == "claims_responsibility":
                yield from self._responsibility(said, told)
        for deed in self.deeds:
            part = self._part(deed.first)
            family = "attack" if deed.label in _ATTACKS else deed.label
            if (part, family) in told or self._cue_itself(deed):
                continue
            claim = self._claim(deed, part)
            if claim is not None:
                told.add((part, family))
                yield claim

    def _cue_itself(self, deed: Found) -> bool:
        return any(said.cue[0] <= deed.first < said.cue[1] for said in self.said)

    def _responsibility(self, said: _Said, told: set[tuple[int, str]]) -> Iterator[Claim]:
        """Yield who takes, or does not take, responsibility for a deed."""
        part = self._part(said.cue[0])
        first, last = self.parts[part]
        doers = [f for f in self.fillers if first <= f.first < last and not f.state]
        doers = [f for f in doers if f.first < said.cue[0]] or doers
        if not doers:
            return
        negative = self._has("negation", first, last)
        deed = next((d for d in self.deeds if first <= d.first < last and d.label in _ATTACKS), None)
        told.add((part, "attack"))
        roles: dict[str, tuple[ActorRef, ...]] = {"perpetrator": (doers[0].ref,)}
        speakers = (
            ()
            if negative
            else (
                Speaker(
                    name=doers[0].ref.name or doers[0].ref.text,
                    actor=doers[0].ref.name,
                    id=doers[0].ref.id,
                    text=doers[0].ref.text,
                ),
            )
        )
        yield self._made(first, last, "event", deed.label if deed else "attack", roles, "claims_responsibility",
                         "negative" if negative else "positive", speakers)  # fmt: skip

    def _scope(self, part: int) -> tuple[int, int]:
        """Return the tokens that a deed takes its actors from: its part, with a neighbour where nobody is in it."""
        first, last = self.parts[part]
        if any(first <= f.first < last for f in self.fillers):
            return first, last
        for other in (part - 1, part + 1):
            if 0 <= other < len(self.parts):
                low, high = self.parts[other]
                busy = any(low <= d.first < high for d in self.deeds) or any(low <= s.cue[0] < high for s in self.said)
                if not busy and any(low <= f.first < high for f in self.fillers):
                    return min(first, low), max(last, high)
        return first, last

    def _claim(self, deed: Found, part: int) -> Claim | None:
        first, last = self._scope(part)
        if self._has("condition", first, min(first + 3, last)):
            return None
        if deed.label == "media_release" and not self._has("release_words", first, last):
            return None
        voices = [s for s in self.said if s.first <= deed.first < s.last]
        fillers = [f for f in self.fillers if first <= f.first < last]
        inner = voices[-1] if voices else None
        if inner is not None and first <= inner.cue[0] < last and inner.stance != "reports":
            fillers = [f for f in fillers if f.ref.id is None or f.ref.id != inner.speakers[-1].id] or fillers
        roles = self._roles(deed, fillers, first, last)
        speakers = tuple(v for s in voices for v in s.speakers)
        speakers = tuple(v for n, v in enumerate(speakers) if n == 0 or speakers[n - 1].name != v.name)
        kind = deed.label
        claim_type = _type_of(kind)
        if kind in _OWN and "actor" not in roles and speakers and speakers[-1].name:
            roles["actor"] = (
                ActorRef(text=speakers[-1].text, id=speakers[-1].id, name=speakers[-1].actor or speakers[-1].name),
            )
        places = self._places(first, last)
        if claim_type == "relation" and not {"a", "b"} <= roles.keys():
            return None
        if claim_type == "presence" and not (roles.get("actor") and places):
            return None
        if claim_type == "event" and not roles:
            return None
        stance: str = inner.stance if inner is not None else "reports"
        if kind == "threat" and stance == "reports":
            stance = "threatens"
        negative = self._has("negation", first, last)
        if stance == "denies":
            negative = True
        if stance == "reports" and accuses_another(list(speakers), roles, kind):
            stance = "accuses"
        return self._made(
            first, last, claim_type, kind, roles, stance, "negative" if negative else "positive", speakers
        )

    def _roles(self, deed: Found, fillers: Sequence[_Filler], first: int, last: int) -> dict[str, tuple[ActorRef, ...]]:
        """Return who fills the roles of a deed."""
        kind = deed.label
        known = [f for f in fillers if f.marker != "locative"] or list(fillers)
        if kind == "knowledge_gap" or not known:
            return {}
        if kind in _SIDES:
            return {"actor": _refs(known)}
        if kind in _MUTUAL:
            distinct = _refs(known)
            return {"a": distinct[:1], "b": distinct[1:2]} if len(distinct) > 1 else {}
        if kind.startswith("supports."):
            return self._support(known, deed, first, last)
        if kind in kind_names()["presence"]:
            groups = [f for f in known if not f.state]
            return {"actor": _refs(groups[:1])} if groups else {}
        doers, sufferers = self._sides(known, deed, first, last)
        if kind in _OWN:
            actor = _refs(doers or sufferers)[:1]
            others = tuple(ref for ref in _refs(sufferers) if ref not in actor)
            return {"actor": actor} | ({"target": others} if others and kind == "threat" else {})
        return {role: refs for role, refs in (("perpetrator", _refs(doers)), ("target", _refs(sufferers))) if refs}

    def _sides(
        self, known: Sequence[_Filler], deed: Found, first: int, last: int
    ) -> tuple[list[_Filler], list[_Filler]]:
        """Return who does and who suffers: by small words beside them, else by the order of words."""
        doers = [f for f in known if f.marker == "agent"]
        sufferers = [f for f in known if f.marker == "patient"]
        rest = [f for f in known if f not in doers and f not in sufferers]
        passive = self._has("passive", max(first, deed.first - 3), min(last, deed.last + 3))
        if doers or (passive and not sufferers):
            return doers, [*sufferers, *rest]
        if self.words.order == "svo":
            ahead = [f for f in rest if f.first < deed.first and not self._participle(f, deed)]
            return (ahead, [*sufferers, *(f for f in rest if f not in ahead)])
        if sufferers:
            return rest[:1], sufferers
        if self.words.order == "vso":
            behind = [f for f in rest if f.first > deed.first]
            return (behind[:1], behind[1:]) if len(behind) > 1 else ([], behind or rest)
        return (rest[:1], rest[1:]) if len(rest) > 1 else ([], rest)

    def _participle(self, filler: _Filler, deed: Found) -> bool:
        """Say whether a deed is a participle right behind a name, without an auxiliary: "soldiers killed in"."""
        between = self.tokens[filler.last : deed.first]
        return len(between) == 0 and self.tokens[deed.first].low.endswith(("e", "es", "ee", "ees", "us", "u"))

    def _support(self, known: Sequence[_Filler], deed: Found, first: int, last: int) -> dict[str, tuple[ActorRef, ...]]:
        """Return who supports whom: of somebody who receives, the giver has the small word of origin."""
        givers = [f for f in known if f.marker in ("giver", "agent")]
        if givers and (self._has("receiving", first, last) or self._has("passive", first, last)):
            takers = [f for f in known if f not in givers]
        else:
            givers, takers = self._sides(known, deed, first, last)
            if not givers and len(takers) > 1:
                givers, takers = takers[:1], takers[1:]
        if not givers or not takers:
            return {}
        return {"a": _refs(givers)[:2], "b": _refs(takers)[:1]}

    def _places(self, first: int, last: int) -> tuple[Place, ...]:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        found = within(self.mentions.places, start, end) or within(
            self.mentions.places, self.tokens[0].start, self.tokens[-1].end + 1
        )
        return tuple(p.place for p in found[:4])

    def _made(  # noqa: PLR0913, PLR0917  (the parts of a claim)
        self,
        first: int,
        last: int,
        claim_type: ClaimType,
        kind: str,
        roles: dict[str, tuple[ActorRef, ...]],
        stance: str,
        polarity: Polarity,
        speakers: tuple[Speaker, ...],
    ) -> Claim:
        text = self.document.text
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        end = min(end, start + _LONGEST_QUOTE)
        event = claim_type == "event"
        deaths, injured, arrested = casualties(text, start, end) if event else (None, None, None)
        dates = within(self.mentions.periods, start, end)
        taken: Stance = msgspec.convert(stance, Stance)
        claim = Claim(
            document=reference(self.document),
            start=start,
            end=end,
            quote=text[start:end],
            type=claim_type,
            kind=kind,
            roles=roles,
            place=() if claim_type == "assessment" else self._places(first, last),
            time=dates[0].period if dates and claim_type != "assessment" else None,
            deaths=None if kind in _VICTIMS else deaths,
            injured=None if kind in _VICTIMS else injured,
            arrested=arrested if kind in _VICTIMS else None,
            stance=taken,
            polarity=polarity,
            speakers=speakers,
            extractor=NAME,
        )
        return msgspec.structs.replace(claim, id=claim_id(claim))


def _type_of(kind: str) -> ClaimType:
    """Return the type of the claims of a kind; a kind of two types is an event."""
    types: tuple[ClaimType, ...] = ("event", "relation", "presence", "assessment")
    return next(each for each in types if kind in kind_names()[each])


def _refs(fillers: Sequence[_Filler]) -> tuple[ActorRef, ...]:
    """Return whom fillers name, each once."""
    return tuple({f.ref.id or f.ref.name: f.ref for f in fillers}.values())
