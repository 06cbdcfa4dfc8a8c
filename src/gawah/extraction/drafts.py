"""Drafts of claims: what the deeds and patterns of one sentence amount to, before it is asked who says so."""

from __future__ import annotations

import msgspec

from gawah.extraction.arguments import after_preposition, subject
from gawah.extraction.attribution import Frame
from gawah.extraction.clauses import clause, passive, previous
from gawah.extraction.deeds import Deed, find_deeds, modal_before, noun_word
from gawah.extraction.lexicon import Pattern, english
from gawah.extraction.patterns import Match, find_patterns
from gawah.extraction.sentence import MAX_QUOTE, Sentence
from gawah.extraction.sentences import Stretch
from gawah.model import ActorRef, ClaimType, Polarity

_REPELLING = frozenset({"repel", "repulse", "resist", "withstand", "survive", "escape"})
_AHEAD = frozenset({"will", "would", "shall", "to"})
_PROTESTING = frozenset({"protesters", "protestors", "demonstrators", "marchers"})
_TAKING_GROUND = frozenset({"non_state_actor_overtakes_territory", "government_regains_territory"})
_PLANNING = frozenset({"plan", "prepare", "plot"})
VIOLENT = frozenset(
    {
        "attack",
        "armed_clash",
        "suicide_bomb",
        "remote_explosive_landmine_ied",
        "grenade",
        "air_drone_strike",
        "shelling_artillery_missile",
        "mob_violence",
        "looting_property_destruction",
        "plot",
    }
)
"""Kinds that one sentence often tells twice ("killed in the attack")."""


class Draft(msgspec.Struct, kw_only=True):
    """A claim in the making: the element that triggers it, its roles as elements, and what the words themselves settle.

    `own_speaker` is the element of a speaker that the words name ("X claims responsibility"), `unnamed` the name of
    one that they leave out, `given`
    actors that stand inside another phrase, `between` an understanding whose sides have to be found.
    """

    at: int
    type: ClaimType
    kind: str
    roles: dict[str, list[int]]
    stretch: Stretch
    own_speaker: int | None = None
    stance: str | None = None
    polarity: Polarity | None = None
    unnamed: str | None = None
    modal: str | None = None
    noun: bool = False
    between: bool = False
    given: dict[str, tuple[ActorRef, ...]] = {}


def find_drafts(sentence: Sentence) -> list[Draft]:
    """Return the drafts of a sentence in the order of their words; what one clause says twice is one draft."""
    deeds = find_deeds(sentence.parse)
    drafts = _from_patterns(sentence, deeds)
    drafts += [_from_deed(sentence, d) for d in _without_echoes(sentence, deeds)]
    drafts += _threats(sentence, drafts)
    return _joined(sentence, sorted(drafts, key=lambda d: d.at))


# -- deeds ---------------------------------------------------------------------------------------------------------


def _from_deed(sentence: Sentence, deed: Deed) -> Draft:
    light = [deed.light] if deed.light is not None else []
    verb = sentence.element(light[0]).lemma if light and deed.stance is None else ""
    owner = sentence.owner(deed.at) if deed.owned else None
    role = "actor" if deed.word.frame == "together" else "perpetrator"
    stretch = sentence.stretch(deed.at, [*deed.fillers(), *light])
    if _second_of_light(sentence, deed):
        stretch = Stretch(sentence.element(deed.at).start, stretch.end)
    return Draft(
        at=deed.at,
        type="event",
        kind="plot"
        if verb in _PLANNING and deed.word.frame == "acts_on" and deed.word.kind in VIOLENT
        else deed.word.kind,
        roles=deed.roles,
        stretch=stretch,
        own_speaker=deed.speaker,
        stance=deed.stance,
        unnamed=deed.unnamed,
        polarity=deed.polarity,
        modal=deed.modal,
        noun=deed.noun,
        given={**({role: (owner,)} if owner is not None else {}), **deed.given},
    )


def _second_of_light(sentence: Sentence, deed: Deed) -> bool:
    """Say whether a noun is the second that its verb carries: "staged a raid in one town, attacks in another"."""
    if deed.light is None or not deed.noun or deed.light > deed.at:
        return False
    between = range(deed.light + 1, deed.at)
    return sentence.element(deed.at - 1).low in (",", "and") and any(
        sentence.element(i).kind == "np" and noun_word(sentence.parse, i) is not None for i in between
    )


def _without_echoes(sentence: Sentence, deeds: list[Deed]) -> list[Deed]:
    """Leave out nouns that only name again what another deed of the sentence tells, and weak verbs of which nobody
    suffers.
    """
    for deed in deeds:
        _settle_kind(sentence, deed)
    violent = [d for d in deeds if d.word.kind in VIOLENT]
    kept: list[Deed] = []
    for deed in deeds:
        suffering = deed.roles.get("target", [])
        if deed.word.people and not any(map(sentence.is_people, suffering)):
            continue
        if deed.word.weak and not any(sentence.is_sufferer(i) or sentence.is_place(i) for i in suffering):
            continue
        acting = [*deed.roles.get("actor", [])]
        if (
            deed.word.frame == "acts"
            and acting
            and not any(sentence.is_actor(i) or sentence.is_people(i) for i in acting)
        ):
            continue  # "the third version was withdrawn", "the ferry surrendered to the current"
        if deed.word.frame == "suffers" and not _violence_near(sentence, deed, violent):
            continue
        bare = deed.noun and not deed.roles and not deed.owned and not deed.given and deed.stance is None
        told = any(d is not deed and (d.roles or d.owned) for d in violent)
        if not (bare and told and deed.word.kind in VIOLENT):
            kept.append(deed)
    return kept


def _settle_kind(sentence: Sentence, deed: Deed) -> None:
    """Let the target say what a verb tells of: who seizes a crew abducts it, who seizes a hill takes ground."""
    sufferers = [sentence.element(i) for i in deed.roles.get("target", [])]
    if deed.word.kind == "attack" and any(e.lows & _PROTESTING for e in sufferers):
        deed.word = msgspec.structs.replace(deed.word, kind="excessive_force_against_protesters")
    of_people = english().people_verbs.get(deed.verb)
    if of_people is not None and any(map(sentence.is_people, deed.roles.get("target", []))):
        deed.word = of_people
    elif deed.word.kind in _TAKING_GROUND and any(e.head.low in english().goods for e in sufferers):
        deed.word = msgspec.structs.replace(deed.word, kind="looting_property_destruction")


def _violence_near(sentence: Sentence, deed: Deed, violent: list[Deed]) -> bool:
    """Say whether a death is told beside violence: by another deed or an armed word here, or in the sentences just
    before.
    """
    armed = english().hostile | english().weapons | english().device_nouns | english().people_nouns
    here = any(d.word.frame != "suffers" for d in violent) or any(e.lows & armed for e in sentence.parse.elements)
    return here or sentence.context.violence_near()


# -- patterns ------------------------------------------------------------------------------------------------------


def _from_patterns(sentence: Sentence, deeds: list[Deed]) -> list[Draft]:
    drafts: list[Draft] = []
    taken: set[tuple[int, str]] = set()
    for match in find_patterns(sentence.parse):
        pattern = match.pattern
        label = "assessment" if pattern.type == "assessment" else f"{pattern.kind} {pattern.stance}"
        if (match.first, label) in taken or not _admits(sentence, match):
            continue
        taken.add((match.first, label))
        if pattern.between and any(d.kind == pattern.kind for d in drafts):
            continue  # "breached an understanding between them" speaks of one
        deed = _deed_of(match, deeds)
        if deed is None and not _speaks_of_it(sentence, match):
            continue
        if deed is None:
            drafts.append(_from_match(sentence, match, deeds))
        else:
            _attribute(match, deed, deeds, _roles(sentence, match), _named_within(sentence, match))
    return drafts


def _admits(sentence: Sentence, match: Match) -> bool:
    """Say whether the phrases of a match are of the sort that its pattern speaks of."""
    pattern = match.pattern
    if pattern.document_in is not None:
        return bool(sentence.element(match.slots[pattern.document_in][0]).lows & english().documents)
    if pattern.place is not None and _holds_responsible(sentence, match):
        return False
    if pattern.place is not None and not any(map(sentence.is_place, match.slots[pattern.place])):
        return False
    if len(_named_within(sentence, match)) < _partly(pattern):
        return False
    if pattern.people_only and not any(sentence.is_people(i) for group in match.slots.values() for i in group):
        return False
    if pattern.violence_near and not sentence.context.violence_near():
        return False
    after = sentence.parse.elements[match.last + 1 : match.last + 2]
    if pattern.violence_near and any(e.low in ("that", "of") for e in after):
        return False  # "rejected the charge that it had burned the school", "suspects it of burning": that is told
    if pattern.hostile_aim and not _hostile_aim(sentence, match.last):
        return False
    if pattern.type == "event" and pattern.kind == "threat":
        voice = pattern.speaker or pattern.roles.get("actor")
        return voice is None or any(map(sentence.can_speak, match.slots[voice]))
    if pattern.known_only:
        return any(r.id is not None for i in match.slots["A"] for r in sentence.context.refs(sentence.parse, i))
    if pattern.type == "relation" and any(
        sentence.element(i).low in ("forces", "hands", "ranks") for group in match.slots.values() for i in group
    ):
        return False  # "joined forces": with whom is another pattern
    if pattern.type == "relation" or pattern.actors_only:
        filled = [
            match.slots[slot]
            for slot in pattern.roles.values()
            if slot in match.slots and slot not in (pattern.behind_of, pattern.before_of) and not slot.islower()
        ]
        return all(any(map(sentence.is_actor, group)) for group in filled)
    return True


def _holds_responsible(sentence: Sentence, match: Match) -> bool:
    """Say whether "holds the government" goes on with "responsible": that is no rule over it."""
    after = sentence.parse.elements[match.last + 1 : match.last + 3]
    return any(e.words[-1].low in ("responsible", "accountable") for e in after)


def _hostile_aim(sentence: Sentence, at: int) -> bool:
    """Say whether the verb after "wants to" is one of harm or of growing power: other plans are no judgement here."""
    aims = english().hostile_aims | set(english().event_verbs)
    return any(e.kind == "v" and e.lemma in aims for e in sentence.parse.elements[at + 1 : at + 3])


def _speaks_of_it(sentence: Sentence, match: Match) -> bool:
    """Say whether a pattern about an event may stand without its noun: "had nothing to do with it", "was behind
    this".
    """
    slot = match.pattern.event
    return slot not in match.slots or sentence.element(match.slots[slot][0]).head.cls in ("PRO", "D")


def _roles(sentence: Sentence, match: Match) -> dict[str, list[int]]:
    found = {
        role: _slot(sentence, match, slot)
        for role, slot in match.pattern.roles.items()
        if slot in match.slots and slot not in (match.pattern.behind_of, match.pattern.before_of)
    }
    for role, slot in match.pattern.roles.items():
        if slot == "subject":
            found[role] = [i for i in _subject_before(sentence, match) if sentence.is_actor(i)]
    return {role: fillers for role, fillers in found.items() if fillers}


def _subject_before(sentence: Sentence, match: Match) -> list[int]:
    """Return the subject of the verb before a match: who acted "with the help of" others."""
    at = next((i for i in range(match.first - 1, -1, -1) if sentence.element(i).kind == "v"), None)
    if at is None:
        return []
    return (
        after_preposition(sentence.parse, at, frozenset({"by"}))
        if passive(sentence.parse, at)
        else subject(sentence.parse, at)
    )


def _slot(sentence: Sentence, match: Match, slot: str) -> list[int]:
    """Return the phrases of a slot; of several joined by "and" in a tie, only those that are actors, if any is."""
    group = match.slots[slot]
    if match.pattern.type not in ("relation", "presence"):
        return group
    return [i for i in group if sentence.is_actor(i)] or group[:1]


def _named_within(sentence: Sentence, match: Match) -> dict[str, tuple[ActorRef, ...]]:
    """Return the roles that a part of a phrase fills: behind its "of", before it, or as the owner in front."""
    pattern = match.pattern
    found: dict[str, tuple[ActorRef, ...]] = {}
    ways = ((pattern.behind_of, sentence.behind_of), (pattern.before_of, sentence.before_of))
    for slot, part in ways:
        if slot is not None and slot in match.slots:
            ref = part(match.slots[slot][0])
            role = next(role for role, of in pattern.roles.items() if of == slot)
            found |= {} if ref is None else {role: (ref,)}
    if pattern.owner_of is not None:
        owner = sentence.owner(match.slots[pattern.owner_of][0])
        found |= {} if owner is None else {"actor": (owner,)}
    return found


def _partly(pattern: Pattern) -> int:
    """Return how many roles of a pattern a part of a phrase has to fill."""
    return sum(slot is not None for slot in (pattern.behind_of, pattern.before_of, pattern.owner_of))


def _speaker(match: Match) -> int | None:
    voices = match.slots.get(match.pattern.speaker or "", [])
    return voices[0] if voices else None


def _unnamed(pattern: Pattern) -> str | None:
    return "unnamed accusers" if pattern.unnamed else None


def _from_match(sentence: Sentence, match: Match, deeds: list[Deed]) -> Draft:
    pattern = match.pattern
    slots = [i for group in match.slots.values() for i in group]
    return Draft(
        at=match.first,
        type=pattern.type,
        kind=pattern.kind,
        roles=_trend_roles(match, deeds) if pattern.kind == "trend" else _roles(sentence, match),
        given=_named_within(sentence, match),
        stretch=_with_relative(sentence, match, sentence.stretch(match.first, [*slots, match.last])),
        own_speaker=_speaker(match),
        stance=pattern.stance,
        polarity=pattern.polarity,
        unnamed=_unnamed(pattern),
        modal=None if pattern.type == "assessment" else _modal(sentence, match),
        between=pattern.between,
    )


def _with_relative(sentence: Sentence, match: Match, stretch: Stretch) -> Stretch:
    """Return the stretch of a judgement with the relative clause behind it: "a rise in attacks, which ..."."""
    after = match.last + 1
    while after < len(sentence.parse.elements) and sentence.element(after).kind in ("p", "np"):
        after += 1
    if match.pattern.type != "assessment" or after + 1 >= len(sentence.parse.elements):
        return stretch
    if sentence.element(after).low != "," or sentence.element(after + 1).kind != "r":
        return stretch
    end = clause(sentence.parse, after + 1).end
    return Stretch(stretch.start, end) if stretch.end < end <= stretch.start + MAX_QUOTE else stretch


def _modal(sentence: Sentence, match: Match) -> str | None:
    """Return the modal word before the first verb of a match: "will join" is no tie yet."""
    verbs = [i for i in range(match.first, match.last + 1) if sentence.element(i).kind == "v"]
    return modal_before(sentence.parse, verbs[0]) if verbs else None


def _trend_roles(match: Match, deeds: list[Deed]) -> dict[str, list[int]]:
    """Take over whose attacks a trend speaks of, and the deed with it: "a rise in attacks by X" is no attack."""
    near = [d for d in deeds if match.first <= d.at <= match.last + 2 and d.noun]
    for deed in near:
        deeds.remove(deed)
    doers = [i for d in near for i in d.roles.get("perpetrator", [])]
    return {"actor": doers} if doers else {}


def _deed_of(match: Match, deeds: list[Deed]) -> Deed | None:
    """Return the deed that an accusation or a claim of responsibility speaks of: the first event noun from its slot
    on.
    """
    pattern = match.pattern
    if pattern.event == "before":
        return next((d for d in reversed(deeds) if d.noun and d.at < match.first), None)
    if pattern.event is None and pattern.stance != "claims_responsibility":
        return None
    start = match.slots.get(pattern.event or "", [match.last])[0]
    return next((d for d in deeds if d.noun and start <= d.at <= start + 4), None)


def _attribute(
    match: Match, deed: Deed, deeds: list[Deed], roles: dict[str, list[int]], given: dict[str, tuple[ActorRef, ...]]
) -> None:
    """Give a deed the doers and the speaker of a pattern; one that somebody else spoke of before is told a second
    time.
    """
    if deed.stance is not None or match.first > deed.at:
        others = {r: list(f) for r, f in deed.roles.items() if r not in roles}
        deed = msgspec.structs.replace(deed, roles=others)
        deeds.append(deed)
    _add_roles(deed.roles, roles)
    deed.given = {**deed.given, **given}
    doers = deed.roles.get("perpetrator", [])
    deed.roles = {r: f for r, f in deed.roles.items() if r != "target" or not set(f) <= set(doers)}
    deed.stance, deed.speaker = match.pattern.stance or deed.stance, _speaker(match)
    deed.polarity = match.pattern.polarity
    deed.unnamed, deed.light = _unnamed(match.pattern), match.first


def _add_roles(into: dict[str, list[int]], roles: dict[str, list[int]]) -> None:
    for role, fillers in roles.items():
        known = into.get(role, [])
        into[role] = [*known, *(f for f in fillers if f not in known)]


# -- threats -------------------------------------------------------------------------------------------------------


def _threats(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Return a threat for each "vowed to ..." and "warned that ... would" of which no pattern made one."""
    found: list[Draft] = []
    for frame in sentence.frames:
        at = next(i for i, e in enumerate(sentence.parse.elements) if e.start <= frame.cue.start < e.end)
        known = any(d.kind == "threat" and d.at == at for d in drafts)
        vague = frame.lemma == "warn" and not _future(sentence, frame)
        if frame.stance != "threatens" or frame.negated or known or vague:
            continue
        if not any(map(sentence.can_speak, frame.speakers)):
            continue
        first = sentence.element(frame.speakers[0]).start
        wide = Stretch(min(first, frame.content.start), max(frame.content.end, frame.cue.end))
        stretch = wide if wide.end - wide.start <= MAX_QUOTE else sentence.stretch(at, frame.speakers)
        found.append(
            Draft(
                at=at,
                type="event",
                kind="threat",
                roles={"actor": list(frame.speakers)},
                stretch=stretch,
                own_speaker=frame.speakers[0],
                stance="threatens",
            )
        )
    return found


def _future(sentence: Sentence, frame: Frame) -> bool:
    inside = [e for e in sentence.parse.elements if frame.content.covers(e.start)]
    return any(e.low in ("will", "would", "shall") for e in inside)


# -- what one clause says twice ------------------------------------------------------------------------------------


def _joined(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Join what one clause says twice: "attacked a camp and killed 30 of its men" is one claim."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is None or not _same_deed(sentence, last, draft):
            joined.append(draft)
            continue
        _add_roles(last.roles, draft.roles)
        last.given = {**draft.given, **last.given}
        if _fallen_in(last, draft):
            last.kind = "armed_clash"
        last.stance = last.stance or draft.stance
        last.own_speaker = last.own_speaker if last.own_speaker is not None else draft.own_speaker
        wider = Stretch(min(last.stretch.start, draft.stretch.start), max(last.stretch.end, draft.stretch.end))
        if wider.end - wider.start <= MAX_QUOTE:
            last.stretch = wider
    return joined


def _fallen_in(toll: Draft, deed: Draft) -> bool:
    """Say whether a toll is that of fighting: "nine soldiers were killed in clashes between the army and rebels"."""
    return deed.noun and deed.kind == "armed_clash" and toll.kind == "attack" and not toll.roles.get("perpetrator")


def _same_deed(sentence: Sentence, one: Draft, two: Draft) -> bool:
    if one.type != "event" or two.type != "event" or not {one.kind, two.kind} <= VIOLENT or (one.noun and two.noun):
        return False
    if (one.modal in _AHEAD) != (two.modal in _AHEAD):
        return False  # what was done and what will be
    doers, others = set(one.roles.get("perpetrator", [])), set(two.roles.get("perpetrator", []))
    if doers and doers == others:
        both_suffer = bool(one.roles.get("target")) and bool(two.roles.get("target"))
        verbs = not one.noun and not two.noun
        return not both_suffer or (verbs and _one_victim(sentence, one, two))
    if bool(doers) != bool(others) and not one.noun and not two.noun:
        return _told_when(sentence, one.at, two.at)
    if not one.noun and not two.noun and not doers and not others:
        return _one_toll(sentence, one, two)
    if any(draft.noun and _beaten_off(sentence, draft.at) for draft in (one, two)):
        return False  # "repelled an attack, killing nine": those who repelled it did not carry it out
    overlap = one.stretch.start < two.stretch.end and two.stretch.start < one.stretch.end
    return overlap and not (doers and others) and (one.noun or two.noun)


def _beaten_off(sentence: Sentence, at: int) -> bool:
    verb = previous(sentence.parse, at)
    return verb >= 0 and sentence.element(verb).lemma in _REPELLING


def _one_toll(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Say whether two verbs give the parts of one toll: "a bomb killed 13 soldiers and wounded 56"."""
    between = [sentence.element(i) for i in range(one.at + 1, two.at)]
    coordinated = any(e.low in ("and", ",") for e in between) and not any(e.kind == "v" for e in between)
    return coordinated and one.kind == two.kind and one.roles.get("weapon") == two.roles.get("weapon")


def _told_when(sentence: Sentence, first: int, second: int) -> bool:
    """Say whether two verbs tell of one deed: "nine soldiers were killed when rebels attacked a convoy"."""
    between = [sentence.element(i).low for i in range(first + 1, second)]
    told = bool({"when", "as", "after"} & set(between)) or "leaving" in between[-3:]
    return told and not {";", ":", "but"} & set(between)


def _one_victim(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Say whether two deeds of one doer fall on the same known actor ("attacked its camp and killed 30 of its men")."""
    refs = [
        {ref.id for i in draft.roles.get("target", []) for ref in sentence.context.refs(sentence.parse, i)}
        for draft in (one, two)
    ]
    return None not in refs[0] | refs[1] and refs[0] == refs[1]
