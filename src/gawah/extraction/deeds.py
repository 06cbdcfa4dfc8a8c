"""Deeds: the words of a sentence that tell of an event, with the phrases that fill its roles.

A deed comes from a verb ("guerrillas attacked the farm"), from a noun ("the bombing of a market by X"), or from a
noun that a light verb
carries ("X carried out an attack on Y").
"""

from __future__ import annotations

import msgspec

from gawah.extraction.arguments import after_preposition, agent, direct_object, group_left, group_right, subject
from gawah.extraction.clauses import passive, previous
from gawah.extraction.lexicon import EventWord, english
from gawah.extraction.phrases import Parse
from gawah.extraction.projectiles import landed, launched, on_himself, projectile_kind
from gawah.model import ActorRef, Polarity

_ON = frozenset({"on", "against", "at"})
_OF = frozenset({"of"})
_WITH = frozenset({"with", "between", "against"})
_BETWEEN = frozenset({"between"})
_AIMED = frozenset({"on", "against", "at", "upon", "to", "towards", "toward"})
_VERBS_OF_NOUNS = {"capture": "capture", "seizure": "seize", "release": "release", "liberation": "liberate"}
"""Nouns of which the target decides what they tell, as it does of their verbs."""
_BLAMING = frozenset({"responsible", "accountable"})
"""Who "holds the army responsible" holds nobody."""
_PREPOSITIONS = frozenset({"into", "on", "at", "upon"})
_CLOCK = frozenset({"noon", "midnight", "dawn", "dusk", "sunrise", "sunset"})
_HOLDING_NOUNS = frozenset({"fire", "siege", "aim", "waste", "life", "lives", "custody", "torch", "death"})
"""Nouns that are part of a verb: what is aimed at stands behind them, after a preposition."""


class Deed(msgspec.Struct):
    """An event word at element `at` and the indexes of its role fillers; `light` is the verb that carries a noun."""

    at: int
    word: EventWord
    noun: bool
    roles: dict[str, list[int]]
    light: int | None = None
    owned: bool = False
    stance: str | None = None
    speaker: int | None = None
    unnamed: str | None = None
    polarity: Polarity | None = None
    modal: str | None = None
    given: dict[str, tuple[ActorRef, ...]] = {}
    """Actors that stand inside another phrase: "the work of the army"."""
    verb: str = ""
    """The verb as the lexicon has it, with its particle: "take hostage"."""

    def fillers(self) -> list[int]:
        """Return the indexes of all fillers, in no order of roles."""
        return [i for fillers in self.roles.values() for i in fillers]


def find_deeds(parse: Parse) -> list[Deed]:
    """Return the deeds of a sentence in the order of their words."""
    deeds: list[Deed] = []
    for at, element in enumerate(parse.elements):
        if element.kind == "v":
            deed = _thrown_deed(parse, at) or _known_verb_deed(parse, at)
            if deed is not None:
                deeds.append(deed)
        elif element.kind == "np":
            noun = noun_word(parse, at)
            if noun is not None:
                deed = _noun_deed(parse, at, noun)
                deed.verb = _VERBS_OF_NOUNS.get(element.head.low, "")
                deeds.append(deed)
        if element.low == "dead" and element.kind in ("np", "adv"):
            dead = _dead(parse, at)
            if dead:
                word = english().event_verbs["die"]
                deeds.append(Deed(at, word, noun=False, roles={"target": dead}))
    foiled = {i for d in deeds if d.word.kind == "disrupted_weapons_use" for i in d.roles.get("target", [])}
    return [d for d in deeds if not (d.noun and d.at in foiled) and not _labour_strike(parse, d)]


def _labour_strike(parse: Parse, deed: Deed) -> bool:
    """Say whether a bare "strike" may be one of workers: only what somebody carries out or aims against is an
    attack.
    """
    words = parse.elements[deed.at].low.split()
    aerial = len(words) > 1 and f"{words[-2]} strike" in english().event_nouns
    bare = deed.noun and words[-1] in ("strike", "strikes") and not aerial
    return bare and deed.light is None and not deed.owned and "perpetrator" not in deed.roles


def _thrown_deed(parse: Parse, at: int) -> Deed | None:
    """Return the deed of a verb with what it throws or plants, or of what falls on somebody."""
    found = launched(parse, at) or landed(parse, at)
    himself = on_himself(parse, at)
    if himself is not None:
        found = ("suicide_bomb", himself)
    if found is None:
        return None
    kind, roles = found
    word = EventWord(kind, "acts_on")
    return Deed(at, word, False, {r: f for r, f in roles.items() if f}, modal=modal_before(parse, at))


def _known_verb_deed(parse: Parse, at: int) -> Deed | None:
    verb = _whole_verb(parse, at)
    word = english().event_verbs.get(verb) or english().people_verbs.get(verb)
    if word is None:
        return None
    if (word.needs and not _followed(parse, at, word.needs)) or _followed(parse, at, _BLAMING):
        return None
    deed = _verb_deed(parse, at, word, verb)
    deed.verb = verb
    mined = [projectile_kind(parse, i) for i in deed.roles.get("target", [])]
    if verb in ("hit", "strike") and "remote_explosive_landmine_ied" in mined:
        return None  # who strikes a mine suffers it
    return deed


def _followed(parse: Parse, at: int, needed: frozenset[str]) -> bool:
    """Say whether one of the words that a verb needs stands behind it in its clause."""
    for element in parse.elements[at + 1 : at + 8]:
        if element.kind == "v" or element.low in (",", ";", ":"):
            return False
        if element.low in needed or element.words[-1].low in needed:
            return True
    return False


def _whole_verb(parse: Parse, at: int) -> str:
    """Return the verb at `at` as the lexicon has it: with its particle ("cut down", "carried six boys off") or the
    noun that belongs to it ("opened fire", "took nine men prisoner"), else its base form.
    """
    lemma = parse.elements[at].lemma
    if lemma == "shoot" and any(e.low == "death" for e in parse.elements[at + 1 : at + 3]):
        return "kill"
    for whole in english().phrasal_verbs.get(lemma, ()):
        if _belongs(parse, at, whole.split()[1:]):
            return whole
    return lemma


def _belongs(parse: Parse, at: int, rest: list[str]) -> bool:
    """Say whether the words `rest` of a verb follow it, with at most its object between."""
    after = parse.elements[at + 1 : at + 5]
    for near, element in enumerate(after):
        if element.kind in ("v", "r", "c") or element.low in (",", ";", ":", "."):
            return False
        words = element.low.split()
        if element.kind == "np" and words[-1] == rest[-1]:
            return len(rest) == 1 or near == 0 or after[near - 1].low == rest[0]
        if element.kind != "np" and words == rest[:1]:
            follower = after[near + 1] if near + 1 < len(after) else None
            if len(rest) > 1:
                return follower is not None and follower.low == rest[1]
            return near == 0 or follower is None or follower.kind != "np"
    return False


def _dead(parse: Parse, at: int) -> list[int]:
    """Return of whom "dead" at `at` is said: "nine dead", "left two guards dead", "the men were dead"."""
    left = at - 1 if parse.elements[at].kind == "adv" else previous(parse, at)
    if left < 0:
        return []
    near = parse.elements[left]
    if near.kind == "np":
        return group_left(parse, left)
    found = near.kind == "v" and near.lemma == "find" and passive(parse, left)
    if found or (near.kind == "v" and near.lemma in ("be", "lie", "fall", "remain")):
        return [i for i in subject(parse, left) if parse.elements[i].low not in ("it", "there")]
    return []


def noun_word(parse: Parse, at: int) -> EventWord | None:
    """Return what the noun of the phrase at `at` tells of, where it tells of an event."""
    element = parse.elements[at]
    nouns = english().event_nouns
    words = [w.low for w in element.words]
    cutoff = next((i for i, w in enumerate(words) if w == "of" and i > 0), len(words))
    base = [w for w in words[:cutoff] if w not in ("(", ")", "[", "]")]
    if not base:
        return None
    head = base[-1]
    singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    for form in (head, singular, head.removesuffix("es")):
        if len(base) > 1 and f"{base[-2]} {form}" in nouns:
            return nouns[f"{base[-2]} {form}"]
    for form in (head, singular, head.removesuffix("es")):
        if form in nouns:
            if {"bomb", "car-bomb", "bombing", "dynamite"} & set(base[:-1]):
                return nouns["bombing"]
            if "suicide" in base[:-1]:
                return nouns["suicide attack"]
            return nouns[form]
    return None


def _verb_deed(parse: Parse, at: int, word: EventWord, verb: str) -> Deed:
    roles: dict[str, list[int]] = {}
    left = subject(parse, at)
    if word.frame == "device":
        weapon = [i for i in left if {w.low for w in parse.elements[i].words} & english().device_nouns]
        roles = {
            "weapon": weapon,
            "target": [
                i
                for i in after_preposition(parse, at, frozenset({"near", "outside", "inside", "at", "in"}), reach=4)
                if not _is_hour(parse, i) and _near(parse, i)
            ],
        }
    elif word.frame == "suffers":
        roles = {"target": left}
    elif word.frame == "together":
        roles = {"actor": left + (after_preposition(parse, at, _WITH, reach=5) or direct_object(parse, at))}
    elif word.frame == "acts" and passive(parse, at):
        doers = [] if word.kind == "change_to_group_activity" else agent(parse, at)
        roles = {"actor": doers or left, "target": left if doers else []}  # "the party was founded by students"
    elif word.frame == "acts":
        roles = {"actor": left, "target": direct_object(parse, at) or after_preposition(parse, at, _ON, reach=4)}
    elif passive(parse, at):
        roles = {"target": left, "perpetrator": agent(parse, at)}
    elif not _object(parse, at, verb) and (whom := _relative_object(parse, left)):
        roles = {"perpetrator": left, "target": whom}  # "the nurse, whom rebels abducted"
    elif word.transitive and not _object(parse, at, verb):
        roles = {"target": left}  # "nine soldiers killed in raid"
    else:
        roles = {"perpetrator": left, "target": _object(parse, at, verb) or after_preposition(parse, at, _ON, reach=3)}
    roles["target"] = [i for i in roles.get("target", []) if i < at or not _at_hour(parse, i)]
    if word.frame == "acts_on":
        word = _by_what(parse, word, roles.get("perpetrator", []))
        _move_devices(parse, roles)
    return Deed(at, word, noun=False, roles={r: f for r, f in roles.items() if f}, modal=modal_before(parse, at))


def _at_hour(parse: Parse, index: int) -> bool:
    return parse.elements[index - 1].low == "at" and _is_hour(parse, index)


def _near(parse: Parse, index: int) -> bool:
    """Say whether what stands after "in" is something to be hit, as in "in front of the bank", and no area."""
    return parse.elements[index - 1].low != "in" or parse.elements[index].low.startswith("front of")


def _relative_object(parse: Parse, left: list[int]) -> list[int]:
    """Return whom a relative clause with the subject `left` speaks of, where a pronoun of it stands before."""
    if not left or left[0] < 2 or parse.elements[left[0] - 1].low not in ("whom", "which", "that"):
        return []
    before = left[0] - 2
    while before > 0 and parse.elements[before].low in (",", "of"):
        before -= 1
    if (
        parse.elements[before].kind != "np"
        or parse.elements[before].head.low.removesuffix("s") in english().nouns_of_saying
    ):
        return []
    return group_left(parse, before)


def _is_hour(parse: Parse, index: int) -> bool:
    element = parse.elements[index]
    return element.low in _CLOCK or element.low in english().number_words or element.low[0].isdigit()


def _object(parse: Parse, at: int, verb: str) -> list[int]:
    """Return whom the verb at `at` falls upon: its object, or after a noun that belongs to it whom that is aimed at."""
    aimed = frozenset(verb.split()[1:]) & _PREPOSITIONS
    if aimed:
        return after_preposition(parse, at, aimed, reach=3)  # "fired into the crowd"
    held = [w for w in verb.split()[1:] if w in _HOLDING_NOUNS]
    found = [i for i in direct_object(parse, at) if parse.elements[i].low not in held]
    return found or (after_preposition(parse, at, _AIMED, reach=5) if held else [])


def _by_what(parse: Parse, word: EventWord, doers: list[int]) -> EventWord:
    """Return what a verb of killing tells of where an air strike or a rocket did it."""
    if word.kind != "attack":
        return word
    nouns = [noun.kind for i in doers if (noun := noun_word(parse, i)) is not None and noun.frame == "acts_on"]
    things = [kind for i in doers if (kind := projectile_kind(parse, i)) is not None]
    kind = next((k for k in [*nouns, *things] if k not in ("attack", "plot")), word.kind)
    return msgspec.structs.replace(word, kind=kind)


def _move_devices(parse: Parse, roles: dict[str, list[int]]) -> None:
    """A bomb that kills is the weapon and an attack that kills is another word for the deed, not the perpetrator."""
    doers = roles.get("perpetrator", [])
    devices = [i for i in doers if _is_device(parse, i)]
    others = [i for i in doers if i not in devices and noun_word(parse, i) is None]
    if devices:
        roles["weapon"] = devices
    roles["perpetrator"] = others


def _is_device(parse: Parse, index: int) -> bool:
    element = parse.elements[index]
    if len(element.words) > 1 and element.head.text.istitle() and element.words[-2].text.istitle():
        return False  # "the Highland Rifles"
    head = element.head.low
    return head in english().projectiles or head in english().device_nouns | english().weapons | english().vehicles


def modal_before(parse: Parse, at: int) -> str | None:
    """Return the modal word before the verb at `at`, where there is one: would, could, may, will ..."""
    i, perfect = at - 1, False
    while i >= 0 and parse.elements[i].kind in ("aux", "adv", "t"):
        if parse.elements[i].low in ("would", "should", "could", "may", "might", "will", "shall", "must", "can"):
            return parse.elements[i].low
        perfect = perfect or parse.elements[i].lemma == "have"
        i -= 1
    return "to" if i >= 0 and parse.elements[i].kind == "to" and not perfect else None  # "seem to have fled"


def _noun_deed(parse: Parse, at: int, word: EventWord) -> Deed:
    element = parse.elements[at]
    roles: dict[str, list[int]] = {}
    light = _light_verb(parse, at)
    following = _own_phrases(parse, at)
    if word.frame == "together":
        sides = following.get("between", []) + following.get("with", [])
        roles["actor"] = sides
        roles["target"] = following.get("against", [])
    else:
        roles["perpetrator"] = following.get("by", [])
        roles["target"] = (
            following.get("on", [])
            or following.get("against", [])
            or following.get("of", [])
            or following.get("at", [])
        )
    if not roles["target"] and word.kind != "armed_clash":
        roles["target"] = _aimed_at(parse, at)
    roles["target"] = [i for i in roles.get("target", []) if parse.elements[i].head.low not in english().not_targets]
    if word.frame == "suffers":
        roles = {"target": following.get("of", [])}
    modal = None
    if light is not None:
        verb = parse.elements[light]
        doers = agent(parse, light) if passive(parse, light) else subject(parse, light)
        roles.setdefault("perpetrator", [])
        key = "actor" if word.frame == "together" else "perpetrator"
        roles[key] = [*roles.get(key, []), *[i for i in doers if i != at]]
        modal = modal_before(parse, light)
        if verb.lemma == "claim":
            return Deed(
                at,
                word,
                True,
                {r: f for r, f in roles.items() if f},
                light,
                stance="claims_responsibility",
                speaker=doers[0] if doers else None,
            )
    owner = _owner(parse, at)
    deed = Deed(at, word, True, {r: f for r, f in roles.items() if f}, light, modal=modal)
    deed.owned = len(element.words) > 1 and owner
    return deed


def _aimed_at(parse: Parse, at: int) -> list[int]:
    """Return whom a plot or an attempt is to harm: "a plot to kill the judge"."""
    if at + 2 >= len(parse.elements) or parse.elements[at + 1].kind != "to" or parse.elements[at + 2].kind != "v":
        return []
    harm = english().event_verbs.get(_whole_verb(parse, at + 2))
    return _object(parse, at + 2, "") if harm is not None and harm.frame == "acts_on" else []


def _owner(parse: Parse, at: int) -> bool:
    """Say whether the phrase names a doer in front of its event noun ("ISKP's attack", "Shining Path bombing")."""
    return any(w.name or w.low in english().hostile for w in parse.elements[at].words[:-1])


def _light_verb(parse: Parse, at: int) -> int | None:
    """Return the verb that carries the noun phrase at `at`: as its object, or as its passive subject."""
    left = previous(parse, at, skip=frozenset({"adv", "t"}))
    hops = 0
    while left >= 0 and hops < 10:
        element = parse.elements[left]
        if element.kind == "v":
            return left if _is_light(parse, left) else None
        if (
            (element.kind in ("np",) and parse.elements[left - 1].kind == "p")
            or element.low in (",", "and", "as", "well", "up", "out")
            or element.kind in ("p", "np")
        ):
            left -= 1
            hops += 1
            continue
        break
    right = at + 1
    while (
        right < len(parse.elements) and parse.elements[right].kind in ("adv", "t", "aux", "p", "np") and right < at + 12
    ):
        right += 1
    if (
        right < len(parse.elements)
        and parse.elements[right].kind == "v"
        and _is_light(parse, right)
        and passive(parse, right)
    ):
        return right
    return None


def _is_light(parse: Parse, at: int) -> bool:
    lemma = parse.elements[at].lemma
    particle = parse.elements[at + 1].low if at + 1 < len(parse.elements) else ""
    light = english().light_verbs
    return lemma in light or f"{lemma} {particle}" in light


def _own_phrases(parse: Parse, at: int) -> dict[str, list[int]]:
    """Return the prepositional phrases that hang on the noun at `at`: preposition -> noun phrases, up to the next
    verb or clause.
    """
    found: dict[str, list[int]] = {}
    i = at + 1
    while i + 1 < len(parse.elements):
        element = parse.elements[i]
        if element.kind in ("t", "adv") or element.low == "perpetrated":
            i += 1
            continue
        if element.kind == "p" and parse.elements[i + 1].kind == "np":
            group = group_right(parse, i + 1)
            if parse.elements[i + 1].lows & english().documents:
                break  # "claimed the attack in a statement on Telegram"
            found.setdefault(element.low, group)
            i = group[-1] + 1
        elif element.kind == "p" and parse.elements[i + 1].kind in ("t", "adv"):
            i += 2
        elif (
            element.low in (",", "and")
            and parse.elements[i + 1].kind == "p"
            and parse.elements[i + 1].low in ("by", "on", "against")
        ):
            i += 1
        else:
            break
    return found
