"""The actors in the roles of a claim: phrases resolved by what the sentence and the memory of the document say."""

from __future__ import annotations

from gawah.extraction.arguments import group_right
from gawah.extraction.drafts import Draft
from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Element
from gawah.extraction.proper_names import names_one
from gawah.extraction.sentence import Sentence
from gawah.identity.actor_breadth import actor_key
from gawah.model import ActorRef, Speaker

Roles = dict[str, tuple[ActorRef, ...]]
_ANYBODY = frozenset({"people", "elements", "circles", "persons", "individuals", "some", "those"})
_EMPTY = frozenset({"there", "what", "each", "those", "no one", "nobody", "none"})


def resolve_roles(sentence: Sentence, draft: Draft, speakers: list[Speaker]) -> Roles:
    """Return the roles of a draft with the actors that fill them; roles that nobody fills are left out."""
    roles: Roles = {}
    for role, fillers in draft.roles.items():
        wider = [*fillers, *_included(sentence, fillers[-1])] if fillers and role in ("target", "actor") else fillers
        refs = [r for i in wider if not _empty(sentence.element(i)) for r in refs_of(sentence, i)]
        roles[role] = tuple(dict.fromkeys([*draft.given.get(role, ()), *refs]))
    for role, given in draft.given.items():
        roles.setdefault(role, given)
    roles = {r: f for r, f in roles.items() if f}
    if "target" in roles and "perpetrator" in roles:
        roles["target"] = tuple(_of_another(sentence, ref, roles["perpetrator"]) for ref in roles["target"])
    return _completed(sentence, draft, roles, speakers)


def _of_another(sentence: Sentence, ref: ActorRef, doers: tuple[ActorRef, ...]) -> ActorRef:
    """Return whose "its bases" are that somebody strikes: not his own, but the group's spoken of before, if any."""
    words = ref.text.lower().split()
    if len(words) < 2 or words[0] not in ("its", "their"):
        return ref
    if words[1] == "own":
        return ActorRef(text=ref.text, id=doers[0].id, name=doers[0].name or doers[0].text)
    known = {actor_key(doer) for doer in doers}
    if actor_key(ref) not in known:
        return ref
    group = sentence.context.group
    if group is not None and actor_key(group) not in known:
        return ActorRef(text=ref.text, id=group.id, name=group.name)
    return ActorRef(text=ref.text, name=" ".join(words[1:]))


def _included(sentence: Sentence, last: int) -> list[int]:
    """Return who is listed behind a filler: "a danger to all governments in the region, including Iran and India"."""
    elements = sentence.parse.elements
    at = last + 1
    while at < len(elements) and at < last + 5 and elements[at].kind in ("p", "np", "punct"):
        if elements[at].low in ("including", "notably", "especially") and at + 1 < len(elements):
            return group_right(sentence.parse, at + 1) if elements[at + 1].kind == "np" else []
        at += 1
    return []


def _completed(sentence: Sentence, draft: Draft, roles: Roles, speakers: list[Speaker]) -> Roles:
    """Add actors that the clause leaves to the reader: both sides of "the battle", of "the two groups", of a pact,
    the owner of a policy.
    """
    if draft.kind == "armed_clash" and draft.noun and not roles and _definite(sentence.element(draft.at)):
        return sentence.context.last_sides()
    if draft.type == "relation" and "b" not in roles and len(roles.get("a", ())) > 1:
        return {"a": roles["a"][:1], "b": roles["a"][1:]}
    if draft.between and len(roles) < 2:
        return {**_parties(sentence, speakers), **roles}
    if draft.kind in ("policy_fails", "policy_works") and "actor" not in roles:
        return {**roles, **_owner_of_policy(sentence, draft, speakers)}
    return roles


def _empty(element: Element) -> bool:
    return element.low in _EMPTY or element.head.low in _EMPTY


def _definite(element: Element) -> bool:
    return element.words[0].low in ("the", "this", "that")


def refs_of(sentence: Sentence, index: int) -> tuple[ActorRef, ...]:
    """Return whom a filler names; "we", and "it" in what somebody says of himself, are the speaker."""
    element = sentence.element(index)
    owner = _whose(sentence, index)
    if owner is not None:
        return refs_of(sentence, owner)
    within = _people_within(sentence, index)
    if within is not None:
        return refs_of(sentence, within)
    first = element.words[0].low
    if first in ("we", "us"):
        return _we(sentence, element)
    if first == "our" and len(element.words) == 2 and element.head.low in english().hostile | english().part_nouns:
        ours = _we(sentence, element)[0]  # in the author's own voice it stays what it says
        return (ours,) if ours.name is not None else sentence.context.refs(sentence.parse, index)
    if first in ("its", "their") or (first in ("it", "they") and len(element.words) == 1):
        return _speaker_himself(sentence, element) or sentence.context.refs(sentence.parse, index)
    return sentence.context.refs(sentence.parse, index)


def _whose(sentence: Sentence, index: int) -> int | None:
    """Return the phrase of the group that "whose fighters" speaks of."""
    elements = sentence.parse.elements
    people = english().hostile | english().part_nouns | english().people_nouns | {"leaders", "founders"}
    if index < 2 or elements[index - 1].low != "whose" or elements[index].head.low not in people:
        return None
    before = index - 3 if elements[index - 2].low == "," and index > 2 else index - 2
    return before if elements[before].kind == "np" else None


def _people_within(sentence: Sentence, index: int) -> int | None:
    """Return the phrase of whom "people inside the ministry" are, where it names a known actor."""
    elements = sentence.parse.elements
    if elements[index].head.low not in _ANYBODY or index + 2 >= len(elements) or elements[index + 2].kind != "np":
        return None
    named = sentence.context.named(elements[index + 2])
    return index + 2 if elements[index + 1].low in ("inside", "within", "in") and named is not None else None


def _speaker_himself(sentence: Sentence, element: Element) -> tuple[ActorRef, ...]:
    """Return the innermost speaker in whose words a pronoun phrase stands, where it can mean him or his people."""
    people = english().hostile | english().targets | english().civilians
    if len(element.words) > 1 and element.head.low not in people:
        return ()
    for frame in reversed(sentence.frames):
        inside = frame.content.covers(element.start) and frame.cue.end <= element.start
        voice = frame.voices[-1]
        if inside and len(frame.speakers) == 1 and (voice.actor is not None or voice.kind is None):
            text = sentence.text(element.start, element.end)
            return (ActorRef(text=text, id=voice.id, name=voice.actor or voice.name),)
    return ()


def _we(sentence: Sentence, element: Element) -> tuple[ActorRef, ...]:
    """Return whom "we" means in somebody's words: who says it; in the author's own voice nobody is named."""
    text = sentence.text(element.start, element.end)
    for frame in reversed(sentence.frames):
        if frame.content.covers(element.start) and frame.unnamed is None:
            voice = frame.voices[-1]
            return (ActorRef(text=text, id=voice.id, name=voice.actor or voice.name),)
    return (ActorRef(text=text),)


def _parties(sentence: Sentence, speakers: list[Speaker]) -> Roles:
    """Return the sides of an understanding without names: the speaker and whom he speaks of, else the last two
    sides.
    """
    known: dict[str, ActorRef] = {}
    if speakers:
        voice = speakers[-1]
        speaking = ActorRef(text=voice.text, id=voice.id, name=voice.actor or voice.name)
        if names_one(speaking):
            known[actor_key(speaking)] = speaking
    for index, element in enumerate(sentence.parse.elements):
        if element.kind == "np":
            for ref in sentence.context.refs(sentence.parse, index):
                if ref.id is not None or (names_one(ref) and sentence.is_actor(index)):
                    known.setdefault(actor_key(ref), ref)
    if len(known) < 2:
        known = {actor_key(side[0]): side[0] for side in sentence.context.sides if side}
    sides = list(known.values())[:2]
    return {"a": (sides[0],), "b": (sides[1],)} if len(sides) == 2 else {}


def _owner_of_policy(sentence: Sentence, draft: Draft, speakers: list[Speaker]) -> Roles:
    """Return whose policy it is: the actor named in its phrase, else the speaker who promises that it works."""
    for index in draft.roles.get("policy", []):
        owner = sentence.context.named_for(sentence.element(index))
        if owner is not None:
            return {"actor": (owner,)}
    if draft.kind == "policy_works" and speakers and speakers[-1].actor is not None:
        voice = speakers[-1]
        return {"actor": (ActorRef(text=voice.text, id=voice.id, name=voice.actor),)}
    return {}
