"""Claims by rule: sentences cut into phrases, deeds and patterns found, attribution laid over them.

The order for each sentence: names and dates; words and phrases; frames of attribution; drafts from deeds and
patterns; then each draft becomes
a claim with the speakers whose frames cover it, unless it is conditional or hypothetical.
docs/explanation/extraction.md tells why.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.extraction.attribution import Frame
from gawah.extraction.drafts import VIOLENT, Draft, find_drafts
from gawah.extraction.foreign_claims import foreign_claims
from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, as_records, find_mentions, within
from gawah.extraction.proper_names import names_one
from gawah.extraction.roles import Roles, refs_of, resolve_roles
from gawah.extraction.sentence import Sentence
from gawah.extraction.sentences import Stretch
from gawah.extraction.stances import Judgement, accuses_another, find_hedges, judge
from gawah.extraction.walk import quotations_of, sentences
from gawah.identity.counts import casualties
from gawah.model import Claim, Document, Extraction, Period, Place, Span, Speaker, claim_id, reference

NAME = "rules/1"
_EDGE = " \t\r\n,;:-—–"
_MAX_PLACES = 4
_NEW = frozenset({"a", "an", "another"})
"""Before the noun of a deed: one that was not told of before."""
_TAKEN = frozenset({"arrests", "abduction_forced_disappearance"})
_ANNOUNCING = frozenset({"will", "would", "shall"})
_HELD = _TAKEN | {"other"}
_DEPLORING = frozenset({"condemn", "denounce"})
"""Who condemns a deed of which no doer is named blames nobody for it."""
_ATTACKERS = frozenset({"attacker", "attackers", "assailant", "assailants", "raider", "raiders", "bombers"})
_THEM = frozenset({"he", "him", "she", "her", "they", "them", "all", "both"})
_WITHOUT_ROLES = frozenset({"knowledge_gap", "trend"})


class RulesExtractor(msgspec.Struct, frozen=True):
    """The extractor of this module, for `--extractor rules`."""

    name: str = NAME

    def extract(self, document: Document) -> Extraction:
        """Return the claims and mentions of a document."""
        mentions = find_mentions(document)
        records = as_records(document, mentions)
        return Extraction(claims=tuple(extract_claims(document, mentions)), mentions=tuple(records))


def extract_claims(document: Document, mentions: Mentions) -> list[Claim]:
    """Return the claims of a document in the order of the text: of its English passages, and of those in the languages
    of `foreign_claims`.
    """
    claims: list[Claim] = []
    voices: dict[int, list[Speaker]] = {}
    for sentence in sentences(document, mentions):
        claims.extend(claim for _, claim in drafted_claims(sentence))
        voices.update(sentence.quotation_voices())
    quotations = quotations_of(document)
    english = [with_quoted_voice(c, quotations, voices) for c in claims]
    return unique([*english, *foreign_claims(document, mentions)])


def unique(claims: list[Claim]) -> list[Claim]:
    """Return claims in the order of the text, each id once."""
    return list({c.id: c for c in sorted(claims, key=lambda c: (c.start, c.end))}.values())


def with_quoted_voice(claim: Claim, quotations: list[Stretch], voices: dict[int, list[Speaker]]) -> Claim:
    """Give a claim without speakers inside a quotation those whom a later sentence of that quotation names."""
    if claim.speakers:
        return claim
    around = (q for q in quotations if q.start <= claim.start + 1 and claim.end - 1 <= q.end)
    speakers = next((voices[q.start] for q in around if q.start in voices and q.end - q.start > 40), None)
    return claim if speakers is None else identified(msgspec.structs.replace(claim, speakers=tuple(speakers)))


def identified(claim: Claim) -> Claim:
    """Return a claim with the id that its fields make."""
    return msgspec.structs.replace(claim, id=claim_id(claim))


def drafted_claims(sentence: Sentence) -> Iterator[tuple[Draft, Claim]]:
    """Yield the claims of a sentence, each with the draft that it was made from."""
    yield from ((draft, claim) for draft, claim in judged_drafts(sentence) if claim is not None)


def judged_drafts(sentence: Sentence) -> Iterator[tuple[Draft, Claim | None]]:
    """Yield the drafts of a sentence with their claims; None where what a draft tells is only supposed or asked."""
    for draft in find_drafts(sentence):
        for frames in _readings(_covering(sentence, draft)):
            told = _as_threat(sentence, draft, frames)
            claim = _claim(sentence, told, frames)
            if claim is not None or judge(sentence, told, frames) is None:
                yield told, claim


def _as_threat(sentence: Sentence, draft: Draft, frames: list[Frame]) -> Draft:
    """Return a draft as the threat that it is where somebody announces what he will do: "said it would attack"."""
    if draft.kind not in VIOLENT or draft.modal not in _ANNOUNCING or draft.stance is not None or not frames:
        return draft
    voice, doers = frames[-1].voices[-1], draft.roles.get("perpetrator", [])
    names = {voice.actor, voice.name}
    himself = any(ref.name in names for i in doers for ref in refs_of(sentence, i))
    if frames[-1].stance not in ("reports", "promises", "claims") or frames[-1].unnamed is not None or not himself:
        return draft
    roles = {"actor": doers, "target": draft.roles.get("target", [])}
    return msgspec.structs.replace(draft, kind="threat", stance="threatens", roles=roles, given={}, modal=None)


def _covering(sentence: Sentence, draft: Draft) -> list[Frame]:
    """Return the frames that cover a draft, outermost first; a frame without a named speaker counts only where no
    other does.
    """
    at = sentence.element(draft.at).start
    found = [f for f in sentence.frames if f.content.covers(at) and not f.cue.covers(at)]
    if draft.own_speaker is not None:
        found = [f for f in found if draft.own_speaker not in f.speakers and f.unnamed is None]
    elif draft.unnamed is not None:
        found = [f for f in found if f.unnamed is None]
    found = [f for f in found if f.unnamed is None or f.of_noun] or found
    return sorted(found, key=lambda f: (not _closes(sentence, f), f.content.start - f.content.end, f.content.start))


def _closes(sentence: Sentence, frame: Frame) -> bool:
    """Say whether a frame stands behind a whole sentence ("..., officials said"): it is outside of all others."""
    return frame.whole and frame.content.start == sentence.parse.start


def _readings(frames: list[Frame]) -> list[list[Frame]]:
    """Return the chains of frames that a draft is read under: two where somebody denies what another one alleges."""
    for frame in frames:
        if frame.taken_up:
            return [[f for f in frames if f is not frame], [frame]]
    for at, frame in enumerate(frames[:-1]):
        if frame.stance == "denies" and frames[at + 1].of_noun:
            return [frames[: at + 1], [*frames[:at], *frames[at + 1 :]]]
    return [frames]


def _speakers(sentence: Sentence, draft: Draft, frames: list[Frame]) -> list[Speaker]:
    """Return the chain of speakers of a draft, outermost first, nobody twice in a row."""
    chain = [v for f in frames for v in f.voices] or list(sentence.carried)
    own = sentence.element(draft.own_speaker) if draft.own_speaker is not None else None
    if own is not None and own.words[0].low in ("no", "nobody", "none"):
        return []  # "no group has claimed it": nobody speaks
    if own is not None and not (chain and own.low in ("it", "they")):
        chain.append(sentence.context.speaker(sentence.parse, draft.own_speaker or 0))
    elif own is None and draft.unnamed is not None:
        chain.append(Speaker(name=draft.unnamed, kind="unnamed"))
    himself = english().pronouns  # "the league said it could confirm": whoever a pronoun means that nothing resolved
    return [v for i, v in enumerate(chain) if i == 0 or (chain[i - 1].name != v.name and v.name.lower() not in himself)]


def _claim(sentence: Sentence, draft: Draft, frames: list[Frame]) -> Claim | None:
    judged = judge(sentence, draft, frames)
    if judged is None:
        return None
    speakers = _speakers(sentence, draft, frames)
    roles = resolve_roles(sentence, draft, speakers)
    if judged.stance == "accuses" and frames and frames[-1].lemma in _DEPLORING and not roles.get("perpetrator"):
        judged = msgspec.structs.replace(judged, stance="reports")
    if judged.stance == "reports" and accuses_another(speakers, roles, draft.kind):
        judged = msgspec.structs.replace(judged, stance="accuses")
    elif judged.stance == "reports" and judged.polarity == "positive" and _owns_up(draft, speakers, roles):
        judged = msgspec.structs.replace(judged, stance="claims_responsibility")
    if frames and frames[-1].taken_up and speakers[-1].name.lower() in english().pronouns and roles.get("perpetrator"):
        doer = roles["perpetrator"][0]  # "..., allegations it rejects": whoever is accused
        speakers = [*speakers[:-1], Speaker(name=doer.name or doer.text, id=doer.id, text=speakers[-1].text)]
    draft, roles = _of_what_was_told(sentence, draft, roles)
    if draft.kind in VIOLENT:
        sentence.context.quiet = 0
    if draft.kind in VIOLENT and roles.get("target") and not _strikes_back(sentence, draft):
        sentence.context.told = (draft.kind, roles["target"])
    if draft.kind in _TAKEN and roles.get("target"):
        sentence.context.taken = roles["target"]
    if draft.kind in VIOLENT and "perpetrator" in roles and "target" in roles:
        sentence.context.sides = (roles["perpetrator"], roles["target"])
    if draft.type == "relation" and not {"a", "b"} <= roles.keys():
        return None  # a tie needs two
    if draft.type == "relation" and roles["a"][0].id is not None and roles["a"][0].id == roles["b"][0].id:
        return None  # and not one with itself
    if not roles and draft.kind not in _WITHOUT_ROLES and judged.stance != "claims_responsibility":
        return None
    return _build(sentence, draft, frames, speakers, roles, judged)


def _owns_up(draft: Draft, speakers: list[Speaker], roles: Roles) -> bool:
    """Say whether somebody tells of an attack that was spoken of before that it was his: "said it was behind it"."""
    doers = roles.get("perpetrator", ())
    if not (draft.noun and draft.kind in VIOLENT - {"plot", "armed_clash"}) or len(doers) != 1 or not speakers:
        return False
    return doers[0].name in (speakers[-1].actor, speakers[-1].name) and names_one(doers[0])


def _of_what_was_told(sentence: Sentence, draft: Draft, roles: Roles) -> tuple[Draft, Roles]:
    """Give a claim of, a denial of or the blame for "the attack" the target of the attack that was told before."""
    planned = draft.kind == "plot" and sentence.element(draft.at).head.low not in ("plot", "plots", "conspiracy")
    spoken_of = planned or draft.stance in ("claims_responsibility", "denies", "accuses")
    told = sentence.context.told
    meant = [sentence.element(i).low for i in draft.roles.get("target", [])]
    if draft.kind in _HELD and sentence.context.taken and meant and set(meant) <= _THEM:
        return draft, {**roles, "target": sentence.context.taken}  # "they were freed": who had been taken
    if draft.kind not in VIOLENT or told is None or not sentence.context.violence_near():
        return draft, roles
    kind, target = told
    fillers = draft.roles.get("target", [])
    if fillers and roles.get("target") and all(_counts_only(sentence, i) for i in fillers):
        return draft, {**roles, "target": target}  # "three died": of those who were attacked
    if not spoken_of or "target" in roles or sentence.element(draft.at).words[0].low in _NEW:
        return draft, roles
    doers = {ref.id for ref in roles.get("perpetrator", ()) if ref.id is not None}
    if any(ref.id in doers for ref in target):
        return draft, roles
    return msgspec.structs.replace(draft, kind=kind if draft.kind == "attack" else draft.kind), {
        **roles,
        "target": target,
    }


def _strikes_back(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a deed falls on those who did the one before: "killed six of the attackers" is not "the attack"."""
    return any(not _ATTACKERS.isdisjoint(sentence.element(i).lows) for i in draft.roles.get("target", []))


def _counts_only(sentence: Sentence, index: int) -> bool:
    """Say whether a phrase only counts people, or is a pronoun that nobody is known for."""
    element = sentence.element(index)
    if element.low in ("he", "him", "she", "her", "they", "them"):
        return all(ref.id is None and ref.name == ref.text for ref in sentence.context.refs(sentence.parse, index))
    number = element.head.low.isdigit() or element.head.low in english().number_words
    return number and all(w.cls == "D" or w.low.isdigit() or w.low in english().number_words for w in element.words)


def _build(  # noqa: PLR0913, PLR0917  (the parts of a claim)
    sentence: Sentence, draft: Draft, frames: list[Frame], speakers: list[Speaker], roles: Roles, judged: Judgement
) -> Claim:
    start, end = _trimmed(sentence.document.text, _without_speaker(sentence, draft, frames))
    event = draft.type == "event"
    deaths, injured, arrested = casualties(sentence.document.text, start, end) if event else (None, None, None)
    taken = draft.kind in _TAKEN
    cue = frames[-1].cue if frames else None
    return identified(
        Claim(
            document=reference(sentence.document),
            start=start,
            end=end,
            quote=sentence.text(start, end),
            type=draft.type,
            kind=draft.kind,
            roles=roles,
            place=_places(sentence, draft, start, end),
            time=_time(sentence, draft, frames, start, end),
            deaths=None if taken else deaths,
            injured=None if taken else injured,
            arrested=arrested if taken else None,
            stance=judged.stance,
            polarity=judged.polarity,
            certainty=judged.certainty,
            hedges=find_hedges(sentence, start, end),
            speakers=tuple(speakers),
            cue=None if cue is None else Span(start=cue.start, end=cue.end, text=sentence.text(cue.start, cue.end)),
            extractor=NAME,
        )
    )


def _without_speaker(sentence: Sentence, draft: Draft, frames: list[Frame]) -> Stretch:
    """Return the stretch of a draft without who says it where he stands behind it: "..., police and witnesses said"."""
    at, stretch = sentence.element(draft.at), draft.stretch
    behind = [f.content.end for f in frames if f.whole and f.content.start <= at.start < at.end <= f.content.end]
    return Stretch(stretch.start, min([stretch.end, *behind]))


def _trimmed(text: str, stretch: Stretch) -> tuple[int, int]:
    start, end = stretch.start, stretch.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _places(sentence: Sentence, draft: Draft, start: int, end: int) -> tuple[Place, ...]:
    """Return the places of a clause that are neither part of an actor's name nor a speaker or filler themselves."""
    if draft.type == "assessment":
        return ()
    fillers = [i for group in draft.roles.values() for i in group]
    voices = [i for frame in sentence.frames for i in frame.speakers]
    phrases = [(sentence.element(i).start, sentence.element(i).end) for i in [*fillers, *voices]]
    wider = [(a.start, a.end) for a in within(sentence.mentions.actors, start, end)]
    found = [
        p.place
        for p in within(sentence.mentions.places, start, end)
        if not any(s <= p.start and p.end <= e for s, e in phrases)
        and not any(s <= p.start and p.end <= e and (s, e) != (p.start, p.end) for s, e in wider)
    ]
    return tuple(found[:_MAX_PLACES])


def _time(sentence: Sentence, draft: Draft, frames: list[Frame], start: int, end: int) -> Period | None:
    """Return the time of what is told: the first date of the clause that is not the time of saying, for an event
    else of the sentence.
    """
    if draft.type == "assessment":
        return None
    dates = within(sentence.mentions.periods, sentence.parse.start, sentence.parse.end)
    if frames:
        dates = [d for d in dates if frames[-1].content.covers(d.start)]
    inside = [d.period for d in dates if start <= d.start and d.end <= end]
    around = [d.period for d in dates if not d.period.text.lower().startswith("since")]
    for period in [*inside, *(around if draft.type == "event" else [])]:
        if period.start is not None or period.end is not None:
            return period
    lasting = [p for p in inside if "-" not in p.text]  # "a 36-minute video" does not say how long the event took
    return lasting[0] if lasting else None
