"""Claims by rule: sentences cut into phrases, deeds and patterns found, attribution laid over them.

The order for each sentence: names and dates; words and phrases; frames of attribution; deeds and patterns; then each of these becomes a claim with the
speakers whose frames cover it, unless it is conditional or hypothetical. See docs/explanation/extraction.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.extraction.attribution import Frame, find_frames
from gawah.extraction.context import Context
from gawah.extraction.deeds import Deed, find_deeds
from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.patterns import Match, find_patterns
from gawah.extraction.phrases import Element, Parse, after_preposition, clause, cut, group_right
from gawah.extraction.sentences import Stretch, find_quotations, split_sentences
from gawah.extraction.words import tag_words
from gawah.identity.counts import casualties
from gawah.model import ActorRef, Claim, Document, Span, Speaker, claim_id, reference

NAME = "rules/1"
_MAX_QUOTE = 400
_HYPOTHETICAL = frozenset({"would", "should", "will", "shall", "to", "must", "can"})
_TENTATIVE = frozenset({"could", "may", "might"})
_FUTURE_STANCES = frozenset({"threatens", "promises", "demands"})
_AREAS = frozenset("territory soil region country area province district there city town".split())
_EMPTY = frozenset({"there", "what", "each", "those"})
_PLANNING = frozenset({"plan", "prepare", "plot"})
_VIOLENT = frozenset(
    {
        "attack", "armed_clash", "suicide_bomb", "remote_explosive_landmine_ied", "grenade", "air_drone_strike",
        "shelling_artillery_missile", "mob_violence", "looting_property_destruction", "plot",
    }
)  # fmt: skip


class Draft(msgspec.Struct):
    """A claim in the making: where it stands in the sentence, and its parts as far as they are known."""

    at: int
    type: str
    kind: str
    roles: dict[str, list[int]]
    stretch: Stretch
    own_speaker: int | None = None
    stance: str | None = None
    unnamed: str | None = None
    modal: str | None = None
    polarity: str | None = None
    between: bool = False
    noun: bool = False
    extra: dict[str, tuple[ActorRef, ...]] = {}


def extract_claims(document: Document, mentions: Mentions) -> list[Claim]:
    """Return the claims of the English passages of a document, in the order of the text."""
    context = Context(document.text, mentions)
    quotations = find_quotations(document.text, [Stretch(p.start, p.end) for p in document.passages])
    names = [Stretch(m.start, m.end) for m in mentions.actors] + [Stretch(m.start, m.end) for m in mentions.places]
    names.sort(key=lambda n: n.start)
    times = [Stretch(p.start, p.end) for p in mentions.periods]
    claims: list[Claim] = []
    voices: dict[int, list[Speaker]] = {}
    for passage in document.passages:
        if (passage.language or document.language or "en") != "en":
            continue
        carried: list[Speaker] = []
        for sentence in split_sentences(document.text, passage.start, passage.end):
            words = tag_words(
                document.text,
                sentence,
                within(names, sentence.start, sentence.end),
                within(times, sentence.start, sentence.end),
            )
            parse = cut(sentence, words, quotations)
            reader = _Sentence(document, mentions, context, parse, carried)
            claims.extend(reader.claims())
            carried = reader.carry()
            voices.update(reader.quotation_voices())
            context.learn(parse)
    return _unique([_with_quoted_voice(c, quotations, voices) for c in claims])


def _with_quoted_voice(claim: Claim, quotations: list[Stretch], voices: dict[int, list[Speaker]]) -> Claim:
    """Give a claim without speakers inside a quotation those who are named in a later sentence of that quotation."""
    if claim.speakers:
        return claim
    quotation = next(
        (q for q in quotations if q.start <= claim.start + 1 and claim.end - 1 <= q.end and q.end - q.start > 40), None
    )
    speakers = voices.get(quotation.start) if quotation is not None else None
    if not speakers:
        return claim
    changed = msgspec.structs.replace(claim, speakers=tuple(speakers))
    return msgspec.structs.replace(changed, id=claim_id(changed))


def _unique(claims: list[Claim]) -> list[Claim]:
    return list({c.id: c for c in sorted(claims, key=lambda c: (c.start, c.end))}.values())


class _Sentence:
    """One sentence on its way to claims."""

    def __init__(
        self, document: Document, mentions: Mentions, context: Context, parse: Parse, carried: list[Speaker]
    ) -> None:
        self.document, self.mentions, self.context, self.parse = document, mentions, context, parse
        self.carried = carried if self._inside_quotation() else []
        self.frames = find_frames(parse)
        self.chains = {id(f): self._speakers(f) for f in self.frames}

    def _inside_quotation(self) -> bool:
        """Say whether the sentence begins inside of, or with, a quotation, so that the last speaker may go on."""
        first = self.parse.start
        return any(q.covers(first) for q in self.parse.quotations)

    def carry(self) -> list[Speaker]:
        """Return the speakers that a quotation going on in the next sentence would have."""
        for frame in self.frames:
            if self.chains[id(frame)] and any(q.end > frame.content.start for q in self.parse.quotations):
                return self.chains[id(frame)]
        return self.carried

    def quotation_voices(self) -> dict[int, list[Speaker]]:
        """Return, for each quotation that a frame of this sentence attributes, who says it; keyed by where it starts."""
        found: dict[int, list[Speaker]] = {}
        for frame in self.frames:
            for quotation in self.parse.quotations:
                covered = frame.content.start < quotation.end and quotation.start < frame.content.end
                if covered and not quotation.covers(frame.cue.start) and self.chains[id(frame)]:
                    found[quotation.start] = [*found.get(quotation.start, []), *self.chains[id(frame)]]
        return found

    def _speakers(self, frame: Frame) -> list[Speaker]:
        if frame.unnamed is not None:
            return [
                Speaker(name=frame.unnamed, text=self.document.text[frame.cue.start : frame.cue.end], kind="unnamed")
            ]
        voices = [self.context.speaker(self.parse, i) for i in frame.speakers]
        first = voices[0]
        return [msgspec.structs.replace(first, joint=tuple(v.name for v in voices[1:]))]

    # -- drafts ------------------------------------------------------------------------------------------------

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the sentence."""
        deeds = find_deeds(self.parse)
        drafts = self._from_patterns(find_patterns(self.parse), deeds)
        drafts += [self._from_deed(d) for d in self._without_echoes(deeds)]
        drafts += self._threats(drafts)
        for draft in self._joined(sorted(drafts, key=lambda d: d.at)):
            frames = self._covering(draft)
            for chosen in self._readings(frames):
                claim = self._claim(draft, chosen)
                if claim is not None:
                    yield claim

    def _from_deed(self, deed: Deed) -> Draft:
        extra: dict[str, tuple[ActorRef, ...]] = {}
        if deed.cause:
            owner = self._owner(deed.at)
            if owner is not None:
                extra = {("actor" if deed.word.frame == "together" else "perpetrator"): (owner,)}
        stretch = self._stretch(deed.at, [*deed.all_fillers(), *([deed.light] if deed.light is not None else [])])
        verb = self.parse.elements[deed.light].lemma if deed.light is not None and deed.stance is None else ""
        kind = "plot" if verb in _PLANNING and deed.word.kind in _VIOLENT else deed.word.kind
        return Draft(
            deed.at,
            "event",
            kind,
            deed.roles,
            stretch,
            deed.speaker,
            deed.stance,
            deed.unnamed,
            deed.modal,
            noun=deed.noun,
            extra=extra,
        )

    def _threats(self, drafts: list[Draft]) -> list[Draft]:
        """Return a threat for each "vowed to ..." and "warned that ... would" of which nothing else was made."""
        found: list[Draft] = []
        for frame in self.frames:
            if frame.stance != "threatens" or frame.negated or not frame.speakers:
                continue
            at = next(i for i, e in enumerate(self.parse.elements) if e.start <= frame.cue.start < e.end)
            if any(d.kind == "threat" and d.at == at for d in drafts):
                continue
            if frame.lemma == "warn" and not self._future(frame):
                continue
            wide = Stretch(
                min(self.parse.elements[frame.speakers[0]].start, frame.content.start),
                max(frame.content.end, frame.cue.end),
            )
            stretch = wide if wide.end - wide.start <= _MAX_QUOTE else self._stretch(at, frame.speakers)
            found.append(
                Draft(at, "event", "threat", {"actor": list(frame.speakers)}, stretch, frame.speakers[0], "threatens")
            )
        return found

    def _future(self, frame: Frame) -> bool:
        inside = [e for e in self.parse.elements if frame.content.covers(e.start)]
        return any(e.low in ("will", "would", "shall") for e in inside)

    def _owner(self, at: int) -> ActorRef | None:
        """Return the actor named in front of an event noun ("ISKP's attack")."""
        element = self.parse.elements[at]
        found = within(self.mentions.actors, element.start, element.head.start)
        for mention in found:
            actor = mention.actor or self.mentions.resolver.resolve(mention.text)[0]
            if actor is not None:
                return ActorRef(text=mention.text, id=actor.id, name=actor.name)
        return None

    def _stretch(self, at: int, others: list[int]) -> Stretch:
        """Return the clause around `at`, widened to its arguments where that stays short."""
        around = clause(self.parse, at)
        start, end = around.start, around.end
        for i in others:
            element = self.parse.elements[i]
            wider = Stretch(min(start, element.start), max(end, element.end))
            if wider.end - wider.start <= _MAX_QUOTE:
                start, end = wider.start, wider.end
        return Stretch(start, end)

    def _from_patterns(self, matches: list[Match], deeds: list[Deed]) -> list[Draft]:
        drafts: list[Draft] = []
        taken: set[tuple[int, str]] = set()
        for match in matches:
            pattern = match.pattern
            key = (match.first, pattern.type if pattern.type != "event" else pattern.kind + str(pattern.stance))
            if pattern.accused is not None or key in taken or not self._admits(match):
                continue
            taken.add(key)
            voices = match.slots.get(pattern.speaker or "", [])
            speaker = voices[0] if voices else None
            roles = {role: self._actors_of(match, slot) for role, slot in pattern.roles.items() if slot in match.slots}
            if pattern.kind == "trend":
                roles = self._trend_roles(match, deeds)
            deed = (
                self._deed_of(match, deeds)
                if pattern.event is not None or pattern.stance == "claims_responsibility"
                else None
            )
            if deed is not None:
                if deed.stance is not None or match.first > deed.at:
                    deed = msgspec.structs.replace(
                        deed, roles={r: list(f) for r, f in deed.roles.items() if r not in roles}
                    )
                    deeds.append(deed)
                for role, fillers in roles.items():
                    deed.roles[role] = [
                        *deed.roles.get(role, []),
                        *[f for f in fillers if f not in deed.roles.get(role, [])],
                    ]
                deed.stance, deed.speaker = pattern.stance or deed.stance, speaker
                deed.unnamed = "unnamed accusers" if pattern.unnamed else None
                deed.light = match.first
                continue
            stretch = self._stretch(match.first, [*(i for group in match.slots.values() for i in group), match.last])
            drafts.append(
                Draft(
                    match.first, pattern.type, pattern.kind, roles, stretch, speaker, pattern.stance,
                    "unnamed accusers" if pattern.unnamed else None, polarity=pattern.polarity,
                    between=pattern.between,
                )
            )  # fmt: skip
        return drafts

    def _trend_roles(self, match: Match, deeds: list[Deed]) -> dict[str, list[int]]:
        """Take over whose attacks a trend speaks of, and the deed with it: "a rise in attacks by X" is no attack."""
        near = [d for d in deeds if match.first <= d.at <= match.last + 2 and d.noun]
        for deed in near:
            deeds.remove(deed)
        doers = [i for d in near for i in d.roles.get("perpetrator", [])]
        return {"actor": doers} if doers else {}

    def _admits(self, match: Match) -> bool:
        """Say whether the phrases of a match are of the sort that its pattern speaks of."""
        pattern = match.pattern
        elements = self.parse.elements
        if pattern.document_in is not None:
            heads = {w.low for w in elements[match.slots[pattern.document_in][0]].words}
            return bool(heads & english().documents)
        if pattern.place is not None:
            element = elements[match.slots[pattern.place][0]]
            places = within(self.mentions.places, element.start, element.end)
            return bool(places) or bool({w.low for w in element.words} & _AREAS)
        if pattern.type == "relation" or pattern.actors_only:
            return all(any(map(self._is_actor, match.slots[s])) for s in pattern.roles.values() if s in match.slots)
        return True

    def _actors_of(self, match: Match, slot: str) -> list[int]:
        """Return the phrases of a slot; of several joined by "and", only those that are actors, if any is."""
        group = match.slots[slot]
        if match.pattern.type not in ("relation", "presence"):
            return group
        return [i for i in group if self._is_actor(i)] or group[:1]

    def _is_actor(self, index: int) -> bool:
        element = self.parse.elements[index]
        if any(r.id is not None for r in self.context.refs(self.parse, index)):
            return True
        words = {w.low for w in element.words}
        return bool(words & (english().hostile | english().speaker_nouns)) or element.head.cls == "PRO"

    def _deed_of(self, match: Match, deeds: list[Deed]) -> Deed | None:
        """Return the deed that an accusation or a claim of responsibility speaks of: the first noun from its slot on."""
        if match.pattern.event == "before":
            return next((d for d in reversed(deeds) if d.noun and d.at < match.first), None)
        start = match.slots.get(match.pattern.event or "", [match.last])[0]
        return next((d for d in deeds if d.noun and start <= d.at <= start + 4), None)

    def _without_echoes(self, deeds: list[Deed]) -> list[Deed]:
        """Leave out event nouns that only name again what another deed of the sentence tells ("killed in the attack")."""
        violent = [d for d in deeds if d.word.kind in _VIOLENT]
        kept = []
        for deed in deeds:
            if deed.word.weak and not any(map(self._sufferer, deed.roles.get("target", []))):
                continue
            bare = deed.noun and not deed.roles and not deed.cause and deed.stance is None
            others = [d for d in violent if d is not deed and (d.roles or d.cause)]
            if bare and deed.word.kind in _VIOLENT and others:
                continue
            kept.append(deed)
        return kept

    def _sufferer(self, index: int) -> bool:
        """Say whether a phrase is somebody or something that is attacked in such reports."""
        words = {w.low for w in self.parse.elements[index].words}
        return bool(words & (english().civilians | english().targets)) or self._is_actor(index)

    def _joined(self, drafts: list[Draft]) -> list[Draft]:
        """Join what one clause says twice: "attacked a camp and killed 30 of its men" is one claim."""
        joined: list[Draft] = []
        for draft in drafts:
            last = joined[-1] if joined else None
            if last is not None and self._same_deed(last, draft):
                for role, fillers in draft.roles.items():
                    last.roles[role] = [
                        *last.roles.get(role, []),
                        *[f for f in fillers if f not in last.roles.get(role, [])],
                    ]
                last.extra = {**draft.extra, **last.extra}
                last.stance = last.stance or draft.stance
                last.own_speaker = last.own_speaker if last.own_speaker is not None else draft.own_speaker
                wider = Stretch(min(last.stretch.start, draft.stretch.start), max(last.stretch.end, draft.stretch.end))
                if wider.end - wider.start <= _MAX_QUOTE:
                    last.stretch = wider
                continue
            joined.append(draft)
        return joined

    def _same_deed(self, one: Draft, two: Draft) -> bool:
        if one.type != "event" or two.type != "event" or not {one.kind, two.kind} <= _VIOLENT:
            return False
        doers = set(one.roles.get("perpetrator", [])), set(two.roles.get("perpetrator", []))
        sufferers = set(one.roles.get("target", [])), set(two.roles.get("target", []))
        if doers[0] and doers[0] == doers[1]:
            return not (sufferers[0] and sufferers[1]) or (not one.noun and not two.noun and self._one_victim(one, two))
        overlap = one.stretch.start < two.stretch.end and two.stretch.start < one.stretch.end
        return overlap and (not doers[0] or not doers[1]) and (one.noun or two.noun)

    def _one_victim(self, one: Draft, two: Draft) -> bool:
        """Say whether two deeds of one doer fall on the same side ("attacked its camp and killed 30 of its men")."""
        sides = [
            {ref.id for i in d.roles.get("target", []) for ref in self.context.refs(self.parse, i)} for d in (one, two)
        ]
        return None not in sides[0] | sides[1] and sides[0] == sides[1]

    # -- claims ------------------------------------------------------------------------------------------------

    def _covering(self, draft: Draft) -> list[Frame]:
        """Return the frames that cover a draft, outermost first."""
        at = self.parse.elements[draft.at]
        own = self.parse.elements[draft.own_speaker] if draft.own_speaker is not None else None
        found = [
            f
            for f in self.frames
            if f.content.start <= at.start < f.content.end and not (f.cue.start <= at.start < f.cue.end)
        ]
        if own is not None:
            found = [f for f in found if draft.own_speaker not in f.speakers]
        elif draft.unnamed is not None:
            found = [f for f in found if f.unnamed is None]
        named = [f for f in found if f.unnamed is None]
        found = named or found
        return sorted(found, key=lambda f: (f.content.start - f.content.end, f.content.start))

    def _readings(self, frames: list[Frame]) -> list[list[Frame]]:
        """Return the chains of frames that a draft is read under: two where somebody denies what another one alleges."""
        for at, frame in enumerate(frames[:-1]):
            if frame.stance == "denies" and frames[at + 1].of_noun:
                return [frames[: at + 1], [f for i, f in enumerate(frames) if i != at]]
        return [frames]

    def _claim(self, draft: Draft, frames: list[Frame]) -> Claim | None:
        speakers = [s for f in frames for s in self.chains[id(f)]] or list(self.carried)
        stance, polarity, certainty = self._stance(draft, frames)
        if stance is None:
            return None
        own = self.parse.elements[draft.own_speaker] if draft.own_speaker is not None else None
        if own is not None and own.head.cls == "PRO" and speakers and own.low in ("it", "they"):
            pass  # "TTP said that it had nothing to do with it": one speaker
        elif draft.own_speaker is not None:
            speakers = [*speakers, self.context.speaker(self.parse, draft.own_speaker)]
        elif draft.unnamed is not None:
            speakers = [*speakers, Speaker(name=draft.unnamed, kind="unnamed")]
        speakers = _no_repeats(speakers)
        if draft.own_speaker is not None and speakers and speakers[-1].text.casefold() in ("no one", "nobody", "none"):
            speakers = []
        roles = self._roles(draft)
        if stance == "reports" and self._rival(speakers, roles, draft.kind):
            stance = "accuses"
        if draft.kind == "armed_clash" and draft.noun and not roles and self._definite(draft.at):
            roles = self.context.last_sides()
        if draft.type == "event" and draft.kind in _VIOLENT:
            self.context.sides = (
                (roles.get("perpetrator", ()), roles.get("target", ()))
                if "perpetrator" in roles and "target" in roles
                else self.context.sides
            )
        if draft.between and len(roles) < 2:
            roles = {**self._parties(speakers), **roles}
        if draft.kind in ("policy_fails", "policy_works") and "actor" not in roles:
            roles = {**roles, **self._owner_of_policy(draft, speakers)}
        if not roles and draft.kind not in ("knowledge_gap", "trend"):
            return None
        return self._build(draft, frames, speakers, stance, polarity, certainty, roles)

    def _build(self, draft, frames, speakers, stance, polarity, certainty, roles):  # type: ignore[no-untyped-def]
        text = self.document.text
        start, end = self._trim(draft.stretch)
        deaths, injured, arrested = casualties(text, start, end) if draft.type == "event" else (None, None, None)
        periods = within(self.mentions.periods, start, end) or within(
            self.mentions.periods, self.parse.start, self.parse.end
        )
        cue = (
            Span(
                start=frames[-1].cue.start, end=frames[-1].cue.end, text=text[frames[-1].cue.start : frames[-1].cue.end]
            )
            if frames
            else None
        )
        claim = Claim(
            document=reference(self.document), start=start, end=end, quote=text[start:end], type=draft.type, kind=draft.kind, roles=roles,
            place=self._places(draft, start, end), time=periods[0].period if periods and draft.type != "assessment" else None,
            deaths=deaths, injured=injured, arrested=arrested, stance=stance, polarity=polarity, certainty=certainty,
            hedges=self._hedges(start, end), speakers=tuple(speakers), cue=cue, extractor=NAME,
        )  # fmt: skip
        return msgspec.structs.replace(claim, id=claim_id(claim))

    def _trim(self, stretch: Stretch) -> tuple[int, int]:
        text, start, end = self.document.text, stretch.start, stretch.end
        while start < end and text[start] in " \n\t,;:-—–":
            start += 1
        while end > start and text[end - 1] in " \n\t,;:-—–":
            end -= 1
        return start, end

    def _roles(self, draft: Draft) -> dict[str, tuple[ActorRef, ...]]:
        roles: dict[str, tuple[ActorRef, ...]] = {}
        for role, fillers in draft.roles.items():
            refs = [ref for i in fillers if self.parse.elements[i].head.low not in _EMPTY for ref in self._refs(i)]
            roles[role] = tuple(dict.fromkeys([*draft.extra.get(role, ()), *refs]))
        for role, extra in draft.extra.items():
            roles.setdefault(role, extra)
        return {r: f for r, f in roles.items() if f}

    def _refs(self, index: int) -> tuple[ActorRef, ...]:
        """Return whom a filler names; "it" and "they" in what somebody says of himself are the speaker."""
        element = self.parse.elements[index]
        if (
            element.words[0].low in ("it", "they", "its", "their")
            and len(element.words) == 1
            or element.words[0].low in ("its", "their")
        ):
            for frame in reversed(self.frames):
                chain = self.chains[id(frame)]
                inside = frame.content.start <= element.start < frame.content.end and frame.cue.end <= element.start
                if inside and chain and chain[-1].actor is not None and len(frame.speakers) == 1 and self._own(element):
                    text = self.document.text[element.start : element.end]
                    return (ActorRef(text=text, id=chain[-1].id, name=chain[-1].actor),)
        return self.context.refs(self.parse, index)

    def _own(self, element: Element) -> bool:
        """Say whether a pronoun phrase is the party itself or its people ("it", "its fighters"), not something it has."""
        return (
            len(element.words) == 1 or element.head.low in english().hostile | english().targets | english().civilians
        )

    def _stance(self, draft: Draft, frames: list[Frame]) -> tuple[str | None, str, str]:
        """Return stance, polarity and certainty; a stance of None says that the draft is no claim."""
        inner = frames[-1] if frames else None
        stance = draft.stance or (inner.stance if inner is not None else "reports")
        if stance == "claims":
            stance = "reports"
        polarity = "positive"
        if inner is not None and inner.stance == "denies" and draft.stance is None:
            polarity = "positive" if inner.negated else "negative"
        elif self._negated(draft):
            polarity = "negative"
        if draft.polarity is not None:
            polarity = draft.polarity
        modal = draft.modal
        if self._conditional(draft) or (
            modal in _HYPOTHETICAL and stance not in _FUTURE_STANCES and draft.stance is None and modal != "to"
        ):
            return None, polarity, "certain"
        if (
            modal == "to"
            and stance not in _FUTURE_STANCES
            and draft.stance is None
            and (inner is None or inner.stance not in ("claims", "suspects"))
        ):
            return None, polarity, "certain"
        if modal in _TENTATIVE:
            return ("suspects" if stance in ("reports", "accuses") else stance), polarity, "possible"
        hedged = {
            english().hedges.get(w.low) for e in self.parse.elements for w in e.words if draft.stretch.covers(w.start)
        }
        certainty = next((c for c in ("possible", "probable", "underspecified") if c in hedged), "certain")
        return stance, polarity, certainty

    def _negated(self, draft: Draft) -> bool:
        left = draft.at - 1
        while left >= 0 and self.parse.elements[left].kind in ("aux", "adv", "t", "to"):
            low = self.parse.elements[left].low
            if low in ("not", "never", "neither") or low.endswith("n't"):
                return True
            left -= 1
        subjects = [i for r in ("perpetrator", "actor", "target") for i in draft.roles.get(r, [])]
        return any(
            self.parse.elements[i].words[0].low in ("no", "none", "nobody", "neither")
            or self.parse.elements[i].low.startswith("no one")
            for i in subjects
        )

    def _conditional(self, draft: Draft) -> bool:
        stretch = clause(self.parse, draft.at)
        opening = [e for e in self.parse.elements if stretch.start <= e.start < stretch.end][:2]
        return any(
            e.low in ("if", "unless", "whether", "lest") or e.low == "should" and e is opening[0] for e in opening
        )

    def _hedges(self, start: int, end: int) -> tuple[Span, ...]:
        words = [
            w for e in self.parse.elements for w in e.words if start <= w.start < end and w.low in english().hedges
        ]
        return tuple(Span(start=w.start, end=w.end, text=w.text) for w in words)

    def _places(self, draft: Draft, start: int, end: int):  # type: ignore[no-untyped-def]
        found = within(self.mentions.places, start, end)
        fillers = [self.parse.elements[i] for r, f in draft.roles.items() for i in f]
        speakers = [self.parse.elements[i] for f in self.frames for i in f.speakers]
        named = [(e.start, e.end) for e in [*fillers, *speakers]]
        actors = [(a.start, a.end) for a in within(self.mentions.actors, start, end)]
        out = [
            p.place
            for p in found
            if not any(s <= p.start and p.end <= e for s, e in named)
            and not any(s < p.start or e > p.end for s, e in actors if s <= p.start < e)
        ]
        if draft.type == "assessment":
            return ()
        return tuple(out[:4])

    def _parties(self, speakers: list[Speaker]) -> dict[str, tuple[ActorRef, ...]]:
        """Return who an understanding that nobody is named for is between: the speaker and whom he speaks of, else the last two sides."""
        named = [
            r
            for i, e in enumerate(self.parse.elements)
            if e.kind == "np"
            for r in self.context.refs(self.parse, i)
            if r.id is not None
        ]
        known = {r.id: r for r in named}
        if speakers and speakers[-1].id is not None:
            voice = speakers[-1]
            known = {voice.id: ActorRef(text=voice.text, id=voice.id, name=voice.actor or voice.name), **known}
        refs = list(known.values())[:2] if len(known) >= 2 else [r for side in self.context.sides for r in side[:1]]
        return {"a": (refs[0],), "b": (refs[1],)} if len(refs) == 2 else {}

    def _owner_of_policy(self, draft: Draft, speakers: list[Speaker]) -> dict[str, tuple[ActorRef, ...]]:
        """Return whose policy it is: the state or group named in its phrase, else the speaker who promises that it works."""
        for index in draft.roles.get("policy", []):
            element = self.parse.elements[index]
            owner = self.context.named_for(element)
            if owner is not None:
                return {"actor": (owner,)}
        if draft.kind == "policy_works" and speakers and speakers[-1].actor is not None:
            return {"actor": (ActorRef(text=speakers[-1].text, id=speakers[-1].id, name=speakers[-1].actor),)}
        return {}

    def _definite(self, at: int) -> bool:
        return self.parse.elements[at].words[0].low in ("the", "this", "that")

    def _rival(self, speakers: list[Speaker], roles: dict[str, tuple[ActorRef, ...]], kind: str) -> bool:
        """Say whether a speaker who is himself a side tells what somebody else did, or whom he supports."""
        if not speakers or (
            speakers[-1].kind in ("unnamed", "document") and speakers[-1].actor is None and not speakers[-1].text
        ):
            return False
        doers = roles.get("perpetrator", ()) or (roles.get("a", ()) if kind.startswith("supports.") else ())
        return (
            bool(doers)
            and all(d.name not in (speakers[-1].actor, speakers[-1].name) for d in doers)
            and any(d.id is not None for d in doers)
        )


def _no_repeats(speakers: list[Speaker]) -> list[Speaker]:
    out: list[Speaker] = []
    for speaker in speakers:
        if not out or out[-1].name != speaker.name:
            out.append(speaker)
    return out


__all__ = ["NAME", "after_preposition", "extract_claims"]
