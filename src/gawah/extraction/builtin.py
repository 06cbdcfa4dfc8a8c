"""Claims by the model of the package and by rule, joined: `builtin/1`.

The model reads who is said to say what, which words carry a claim and which words belong to it. The grammar of the
rules resolves what such words stand for: names, pronouns, "the group", places, dates and counts. Both are read in one
walk through the document, so that the memory of who was spoken of is the same for both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from gawah.extraction.chains import Chains
from gawah.extraction.encoder.labels import ACTOR_ROLES
from gawah.extraction.encoder.reading import Carrier, Piece, Reading, SaidBy, read
from gawah.extraction.encoder.session import Session, session
from gawah.extraction.foreign_claims import foreign_claims
from gawah.extraction.joining import NAME, Ruled, joined, weighed
from gawah.extraction.masks import masks
from gawah.extraction.mentions import Mentions, as_records, find_mentions, within
from gawah.extraction.roles import Roles
from gawah.extraction.rules import identified, judged_drafts, unique, with_quoted_voice
from gawah.extraction.sentence import MAX_QUOTE, Sentence
from gawah.extraction.sentences import Stretch
from gawah.extraction.walk import quotations_of, sentences
from gawah.identity.counts import casualties
from gawah.model import ActorRef, Claim, Document, Extraction, Period, Place, Span, Speaker, Stance, reference

_DOERS = ("actor", "perpetrator", "a")
_ENDS = frozenset({"a", "b"})
"""Roles of ties, which nothing else has."""
_TAKEN = frozenset({"arrests", "abduction_forced_disappearance"})
_VOICED = frozenset({"accuses", "suspects", "denies", "threatens", "promises", "demands", "confirms",
                     "claims_responsibility"})  # fmt: skip
_MAX_PLACES = 4
_LONGEST_NAME = 100
"""Characters of a place's name that may stand outside of what the model marks."""
_EDGE = " \t\r\n,;:-—–"


class BuiltinExtractor(msgspec.Struct, frozen=True):
    """The extractor of this module, for `--extractor builtin`."""

    name: str = NAME

    def extract(self, document: Document) -> Extraction:
        """Return the claims and mentions of a document."""
        mentions = find_mentions(document)
        records = as_records(document, mentions)
        return Extraction(claims=tuple(extract_claims(document, mentions)), mentions=tuple(records))


def extract_claims(document: Document, mentions: Mentions, model: Session | None = None) -> list[Claim]:
    """Return the claims of a document in the order of the text: the model reads its English passages."""
    english = [p for p in document.passages if (p.language or document.language or "en") == "en"]
    stretches = [(p.start, p.end) for p in english]
    hidden = masks(document.text, mentions, stretches)
    reading = read(document.text, model or session(), stretches=stretches, masks=hidden)
    found = _Walk(document, mentions, reading).claims()
    by_words = [weighed(claim, "words") for claim in foreign_claims(document, mentions)]
    return unique([*found, *by_words])


def _key(ref: ActorRef) -> str:
    return ref.id or ref.name or ref.text


def _place(carrier: Carrier) -> int:
    return carrier.at.start


class _Drafted(msgspec.Struct):
    """A carrier with what its sentence resolved."""

    carrier: Carrier
    stretch: Stretch
    carried: list[Speaker]
    sentence: Stretch


class _Walk:
    """One walk through a document: what the model read, resolved where it stands."""

    def __init__(self, document: Document, mentions: Mentions, reading: Reading) -> None:
        self.document, self.mentions, self.reading = document, mentions, reading
        sources = [said.source for said in reading.attributions if said.source is not None]
        fillers = [p for c in reading.carriers for role in ACTOR_ROLES for p in c.arguments.get(role, ())]
        doers = [p for c in reading.carriers if c.stance in _VOICED for r in _DOERS for p in c.arguments.get(r, ())]
        self.chains = Chains(document.text, reading.mentions, fillers, [*sources, *doers])
        self.carriers = sorted(reading.carriers, key=_place)
        self.said = sorted(reading.attributions, key=lambda said: said.content[0].start)
        self.longest = max((said.content[-1].end - said.content[0].start for said in self.said), default=0)
        self.drafted: list[_Drafted] = []

    def claims(self) -> list[Claim]:
        """Return the claims of the model and of the rules, joined."""
        by_rule: list[Ruled] = []
        quoted_voices: dict[int, list[Speaker]] = {}
        for sentence in sentences(self.document, self.mentions):
            supposed: list[tuple[int, int]] = []
            for draft, claim in judged_drafts(sentence):
                at = sentence.element(draft.at)
                if claim is None:
                    supposed.append((at.start, at.end))
                else:
                    by_rule.append(Ruled(at.start, at.end, claim))
            self.resolve(sentence, supposed)
            quoted_voices.update(sentence.quotation_voices())
        quotations = quotations_of(self.document)
        by_rule = [
            Ruled(each.start, each.end, with_quoted_voice(each.claim, quotations, quoted_voices)) for each in by_rule
        ]
        return joined(by_rule, [each.carrier for each in self.drafted], lambda n: self.claim(self.drafted[n]))

    def resolve(self, sentence: Sentence, supposed: Sequence[tuple[int, int]]) -> None:
        """Resolve what the model read in one sentence, but for what the grammar found to be only supposed."""
        start, end = sentence.parse.start, sentence.parse.end
        self.chains.learn(sentence)
        first, last = (bisect_left(self.carriers, at, key=_place) for at in (start, end))
        for carrier in self.carriers[first:last]:
            if not any(low <= carrier.at.start < high for low, high in supposed):
                stretch = self.quote(sentence, carrier)
                self.drafted.append(_Drafted(carrier, stretch, list(sentence.carried), Stretch(start, end)))

    def roles(self, carrier: Carrier) -> Roles:
        """Return who and what fills the roles of a carrier."""
        roles: Roles = {}
        for role in (r for r in ACTOR_ROLES if (r in _ENDS) == (carrier.type == "relation")):
            refs = [ref for piece in carrier.arguments.get(role, ()) for ref in self.chains.refs(piece)]
            if refs:
                roles[role] = tuple({ref.id or ref.name: ref for ref in reversed(refs)}.values())[::-1]
        for role in ("weapon", "policy"):
            texts = [self.document.text[p.start : p.end] for p in carrier.arguments.get(role, ())]
            if texts:
                roles[role] = tuple(ActorRef(text=text) for text in dict.fromkeys(texts))
        return roles

    def apart(self, carrier: Carrier, roles: Roles) -> Roles:
        """Return the roles of a tie with nobody at both ends.

        An actor stays where it is likelier to belong; of several that would all stand at one end, the one that is
        least sure to goes to the other.
        """
        scores: dict[str, dict[str, float]] = {"a": {}, "b": {}}
        for role, held in scores.items():
            for piece in carrier.arguments.get(role, ()):
                for ref in self.chains.refs(piece):
                    held[_key(ref)] = max(held.get(_key(ref), 0.0), piece.score)
        leaning = {key: scores["a"].get(key, 0.0) - scores["b"].get(key, 0.0) for key in scores["a"] | scores["b"]}
        ends = {key: "a" if lean >= 0 else "b" for key, lean in leaning.items()}
        both = sorted((key for key in ends if key in scores["a"] and key in scores["b"]), key=lambda k: abs(leaning[k]))
        if len(ends) > 1 and len(set(ends.values())) == 1 and both:
            ends[both[0]] = "b" if ends[both[0]] == "a" else "a"
        kept = {role: tuple(ref for ref in roles.get(role, ()) if ends[_key(ref)] == role) for role in scores}
        return {role: refs for role, refs in {**roles, **kept}.items() if refs}

    def quote(self, sentence: Sentence, carrier: Carrier) -> Stretch:
        """Return the clause of a carrier: the model's where it is one, else that of the grammar."""
        piece = carrier.quote
        low, high = sentence.parse.start, sentence.parse.end
        if piece is not None and piece.start <= carrier.at.start < piece.end:
            start, end = max(piece.start, low), min(piece.end, high)
            if 12 <= end - start <= MAX_QUOTE:
                return self.trimmed(start, end)
        at = next((i for i, e in enumerate(sentence.parse.elements) if e.start <= carrier.at.start < e.end), None)
        around = sentence.stretch(at, []) if at is not None else Stretch(low, min(high, low + MAX_QUOTE))
        return self.trimmed(around.start, around.end)

    def trimmed(self, start: int, end: int) -> Stretch:
        text = self.document.text
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return Stretch(start, end)

    def around(self, carrier: Carrier) -> list[tuple[SaidBy, Speaker]]:
        """Return the attributions whose content holds a carrier, the widest first, with who speaks."""
        found = []
        first = bisect_left(self.said, carrier.at.start - self.longest, key=lambda said: said.content[0].start)
        last = bisect_right(self.said, carrier.at.start, key=lambda said: said.content[0].start)
        for said in self.said[first:last]:
            if any(piece.start <= carrier.at.start < piece.end for piece in said.content):
                cue = self.document.text[said.cue.start : said.cue.end]
                nobody = Speaker(name="unnamed", text=cue, kind="unnamed")
                found.append((said, nobody if said.source is None else self.chains.speaker(said.source)))
        return sorted(found, key=lambda each: -sum(p.end - p.start for p in each[0].content))

    def himself(self, carrier: Carrier) -> list[Speaker]:
        """Return who speaks where no words attribute: whoever threatens, demands or denies says so himself."""
        doers = (p for role in _DOERS for p in carrier.arguments.get(role, ()))
        return [self.chains.speaker(piece) for piece in doers][:1]

    def claim(self, drafted: _Drafted) -> Claim | None:
        """Return the claim of a carrier; None where it lacks what a claim of its type needs."""
        carrier, roles = drafted.carrier, self.roles(drafted.carrier)
        said = self.around(carrier)
        speakers = [voice for _, voice in said] or drafted.carried
        speakers = [v for i, v in enumerate(speakers) if i == 0 or speakers[i - 1].name != v.name]
        places = self.places(carrier)
        if carrier.type == "relation":
            roles = self.apart(carrier, roles)
            if not {"a", "b"} <= roles.keys():
                return None
        if carrier.type == "presence" and not (places and roles.get("actor")):
            return None
        if carrier.type == "event" and not carrier.arguments:
            return None
        stance: Stance = carrier.stance
        if not speakers and stance in _VOICED:
            speakers = self.himself(carrier)
            stance = stance if speakers else "reports"
        start, end = drafted.stretch.start, drafted.stretch.end
        if start >= end:
            return None
        event = carrier.type == "event"
        deaths, injured, arrested = casualties(self.document.text, start, end) if event else (None, None, None)
        taken = carrier.kind in _TAKEN
        cue = said[-1][0].cue if said else None
        return identified(
            Claim(
                document=reference(self.document),
                start=start,
                end=end,
                quote=self.document.text[start:end],
                type=carrier.type,
                kind=carrier.kind,
                roles=roles,
                place=() if carrier.type == "assessment" else places,
                time=None if carrier.type == "assessment" else self.time(drafted),
                deaths=None if taken else deaths,
                injured=None if taken else injured,
                arrested=arrested if taken else None,
                stance=stance,
                polarity=carrier.polarity,
                certainty=carrier.certainty,
                speakers=tuple(speakers),
                cue=None if cue is None else self.span(cue),
                extractor=NAME,
            )
        )

    def span(self, piece: Piece) -> Span:
        return Span(start=piece.start, end=piece.end, text=self.document.text[piece.start : piece.end])

    def places(self, carrier: Carrier) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for piece in carrier.arguments.get("place", ()):
            around = within(self.mentions.places, piece.start - _LONGEST_NAME, piece.end + _LONGEST_NAME)
            known = [p.place for p in around if p.start < piece.end and piece.start < p.end]
            text = self.document.text[piece.start : piece.end]
            for place in known or [Place(text=text, name=text)]:
                found.setdefault(place.text, place)
        return tuple(found.values())[:_MAX_PLACES]

    def time(self, drafted: _Drafted) -> Period | None:
        pieces = drafted.carrier.arguments.get("time", ())
        dates = within(self.mentions.periods, drafted.sentence.start, drafted.sentence.end)
        marked = [d for d in dates if any(d.start < e.end and e.start < d.end for e in pieces)]
        inside = [d for d in dates if drafted.stretch.start <= d.start and d.end <= drafted.stretch.end]
        return next((d.period for d in [*marked, *inside] if d.period.start or d.period.end), None)
