"""Where a verb's subject, object and agent stand: phrases found by walking left and right from it.

The walk passes over asides between commas, prepositional phrases, adverbs and dates, follows coordinations,
infinitives and
relative pronouns, and gives up rather than guess across a semicolon.
"""

from __future__ import annotations

from collections.abc import Callable

from gawah.extraction.clauses import finite, passive, previous
from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Parse, tells_of_event

_ASIDE_LIMIT = 24
_MAX_DEPTH = 6
_OBJECT_CONTROL = frozenset({"accuse", "suspect", "blame", "prevent", "stop"})
"""Verbs whose object does what follows: "accused X of attacking Y"."""
_STANDING = frozenset({"in", "at", "near", "on", "from", "around"})
_GOVERNING = frozenset({"in", "on", "with", "by", "from", "at", "of", "to", "into"})
_ABLE = frozenset({"able", "unable", "ready", "willing", "unwilling", "reluctant", "prepared", "likely", "unlikely"})
"""What somebody is before "to": who it is does what follows."""
_ATTACHING = frozenset({"with", "without", "including", "like", "despite"})
_TEMPORAL = frozenset({"before", "after", "since", "until"})
_TAKING_CLAUSES = frozenset(
    {"know", "mean", "hope", "agree", "watch", "feel", "decide", "make", "let", "have", "be", "witness"}
)
"""Verbs that a clause may follow without "that": what stands behind them is the subject of another verb."""
_BY = frozenset({"by"})
_MEANS = frozenset({"accident", "air", "force", "hand", "land", "mistake", "name", "night", "radio", "remote control",
                    "road", "sea", "surprise", "telephone"})  # fmt: skip
"""Behind "by" they tell how, not who."""
_HARMING = frozenset({"claim", "damage", "destroy", "hurt", "injure", "kill", "leave", "wound"})
"""What a deed does and a place does not: "the bombing of a station, which killed seven"."""
_OVER = frozenset({"hand", "take", "turn", "give", "run", "bring"})
_PARTICLES = frozenset({"up", "down", "off", "out", "over", "away", "dead"})


def group_right(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases coordinated with the one at `at`, to the right.

    Phrases with commas only are no list: "Khan, a commander" names one.
    """
    found, joined, i = [at], False, at + 1
    both = at > 0 and parse.elements[at - 1].low == "between" and at + 2 < len(parse.elements)
    if both and parse.elements[at + 1].low == "and" and parse.elements[at + 2].kind == "np":
        return [at, at + 2]  # "talks between the two ministers and the king began"
    while i + 1 < len(parse.elements):
        joint = parse.elements[i].low
        linked = joint in ("and", "or")
        step = i + 1
        if joint == "," and parse.elements[step].low in ("and", "or"):
            linked, step = True, step + 1
        if not (linked or joint == ",") or not _continues_list(parse, step):
            break
        found.append(step)
        joined = joined or linked
        i = step + 1
    return found if joined else [at]


def _continues_list(parse: Parse, at: int) -> bool:
    """Say whether a phrase stands at `at` that is not the subject of what follows."""
    if at >= len(parse.elements) or parse.elements[at].kind != "np":
        return False
    after = at + 1
    while after < len(parse.elements) and parse.elements[after].kind in ("adv", "t"):
        after += 1
    return not (after < len(parse.elements) and parse.elements[after].kind in ("v", "aux") and finite(parse, after))


def group_left(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases coordinated with the one at `at`, from the left, itself last."""
    found, i = [at], at
    while i >= 2:
        joint = i - 1
        if parse.elements[joint].low in ("and", "or"):
            if parse.elements[joint - 1].low == ",":
                if joint > 5 and parse.elements[joint - 3].low == "including" and parse.elements[joint - 4].low == ",":
                    joint -= 3  # "the army, including its guards, and the police"
                elif joint < 4 or parse.elements[joint - 3].low != ",":
                    break  # ", and X attacked" begins a clause; "A, B, and X" is a list
                joint -= 1
        elif not (parse.elements[joint].low == "," and len(found) > 1):
            break
        if joint < 1 or parse.elements[joint - 1].kind != "np":
            break
        i = joint - 1
        found.insert(0, i)
    return found


def subject(parse: Parse, at: int, depth: int = 0) -> list[int]:
    """Return the noun phrases, by index, that are the surface subject of the verb at `at`; empty where none is
    found.
    """
    i = previous(parse, at)
    governed: int | None = None
    while i >= 0 and depth < _MAX_DEPTH and parse.elements[i].low not in (":", ";"):
        step = _STEPS.get(parse.elements[i].kind, _pass_over)(parse, at, i, depth)
        if isinstance(step, list):
            return step
        governed = i if parse.elements[i].kind == "np" else governed
        i = step
    if governed is None or not finite(parse, at):
        return []
    return group_left(parse, governed)  # "Over the horizon strikes do not work": for want of another


_Step = Callable[[Parse, int, int, int], "list[int] | int"]


def _pass_over(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    return i - 1


def _from_phrase(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    """A noun phrase is the subject, unless a preposition governs it or it describes the one before."""
    before = i - 1
    if before >= 0 and parse.elements[before].kind == "p":
        if parse.elements[before].low in _TEMPORAL and _next_to(parse, i, at) and finite(parse, at):
            return group_left(parse, i)  # "before they burned a mill"
        rest = parse.elements[before].low == "of" and parse.elements[before - 1].lemma in ("leave", "remain")
        if rest and before > 1 and finite(parse, at):
            return group_left(parse, i)  # "what was left of the gang fled"
        gerund = parse.elements[at].words[0].form == "ing" and i == at - 1 and parse.elements[before].low == "of"
        return group_left(parse, i) if gerund else previous(parse, before)  # "reports of rebels attacking"
    embedding = _embedding_verb(parse, at, i)
    if embedding is not None:
        found = subject(parse, embedding, depth + 1)
        if found:
            return found
    if parse.elements[i].low in ("a", "an", "the"):
        whole = next((k for k in range(i + 1, at) if parse.elements[k].kind == "np"), i)
        return [whole]  # "an over the horizon strategy"
    members = group_left(parse, i)
    if len(members) > 1 and members[0] > 1 and parse.elements[members[0] - 1].low in _ATTACHING:
        return previous(parse, members[0] - 1)  # "groups, with many aims and many arms, operate"
    if _says_what_stands_before(parse, at, i):
        return group_left(parse, i)
    if before >= 1 and parse.elements[before].low == "," and _appositive(parse, before, i):
        if _described(parse, before, i):
            return before - 1
        opener = _aside_start(parse, before)
        if opener is not None:
            return opener
    return group_left(parse, i)


def _says_what_stands_before(parse: Parse, at: int, i: int) -> bool:
    """Say whether the phrase at `i` and its verb close a sentence that they attribute: "..., the mayor said"."""
    closing = all(e.kind in ("punct", "t", "p") for e in parse.elements[at + 1 : at + 2])
    told = i > 0 and parse.elements[i - 1].low == "," and any(e.kind == "v" for e in parse.elements[: i - 1])
    return closing and told and _next_to(parse, i, at) and parse.elements[at].lemma in english().cues


def _embedding_verb(parse: Parse, at: int, i: int) -> int | None:
    """Return the verb whose object the phrase at `i` is, where that verb stands in a part of the subject: "the men
    who had left the town were killed", "soldiers sent to hold the post were killed".
    """
    if not finite(parse, at) or not _next_to(parse, i, at):
        return None
    verb = previous(parse, i, skip=frozenset({"adv", "t", "p", "np", "to"}))
    if verb < 0 or parse.elements[verb].kind != "v":
        return None
    lemma = parse.elements[verb].lemma
    if (lemma in english().cues and lemma not in ("go", "continue")) or lemma in _TAKING_CLAUSES:
        return None
    infinitive = parse.elements[verb - 1].kind == "to" if verb > 0 else False
    left = previous(parse, verb)
    relative = left >= 0 and parse.elements[left].kind == "r" and left > 0 and parse.elements[left - 1].kind == "np"
    participle = parse.elements[verb].words[0].form in ("past", "participle", "ing") and verb == left + 1
    helped = parse.elements[at - 1].kind in ("aux", "v")
    return verb if relative or (helped and (infinitive or participle)) else None


def _next_to(parse: Parse, phrase: int, verb: int) -> bool:
    return all(parse.elements[k].kind in ("aux", "adv", "t") for k in range(phrase + 1, verb))


def _described(parse: Parse, comma: int, at: int) -> bool:
    """Say whether "a think tank" follows what it describes without a second comma ("the Council, a think tank
    said").
    """
    left = parse.elements[:comma]
    opening = parse.elements[0].kind == "p" and not any(e.low == "," for e in left)  # "In a report, a council said"
    return parse.elements[at].words[0].low in ("a", "an") and not opening and not any(e.kind == "v" for e in left)


def _from_relative(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    return _antecedent(parse, i)


def _from_mark(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    low = parse.elements[i].low
    if low == "," and parse.elements[at].words[0].form == "ing" and i == at - 1:
        return _subject_of_verb_left(parse, i, depth)  # "..., claiming attacks": whoever did what the main clause says
    if low in (",", "--", ")", "]"):
        left = _aside_start(parse, i)
        if left is not None:
            return left
    if low != ",":
        return i - 1
    if _verb_left(parse, i) < 0 and i > 0 and parse.elements[i - 1].kind == "np":
        return group_left(parse, i - 1)  # a stray comma between subject and verb
    return _subject_of_verb_left(parse, i, depth)


def _from_to(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    left = previous(parse, i, skip=frozenset({"adv", "t", "aux", "p"}))
    if left >= 0 and parse.elements[left].low in _ABLE:
        return subject(parse, left, depth + 1)  # "the mission was unable to confirm"
    if left >= 0 and parse.elements[left].kind == "np":
        return group_left(parse, left)
    return subject(parse, left, depth + 1) if left >= 0 and parse.elements[left].kind == "v" else []


def _from_conjunction(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    verb = _verb_left(parse, i)
    while verb > 0 and finite(parse, at) and _nonfinite(parse, verb):
        earlier = _verb_left(parse, verb)
        if earlier < 0 or parse.elements[earlier].kind != "v":
            break
        verb = earlier  # "foiled its attempt to settle there and arrested its men"
    return subject(parse, verb, depth + 1) if verb >= 0 else []


def _nonfinite(parse: Parse, verb: int) -> bool:
    """Say whether a verb is an infinitive, a gerund or the participle of "in a letter sent to them", which no finite
    verb is coordinated with.
    """
    left = previous(parse, verb, skip=frozenset({"adv", "t"}))
    ing = parse.elements[verb].words[0].form == "ing"
    described = left > 0 and parse.elements[left].kind == "np" and parse.elements[left - 1].low in _GOVERNING
    if described and left == verb - 1 and not direct_object(parse, verb) and _verb_left(parse, verb) >= 0:
        return True
    return left >= 0 and (parse.elements[left].kind == "to" or (ing and parse.elements[left].kind != "aux"))


def _from_preposition(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    """A gerund after a preposition: whoever is accused of it, else the subject of the verb before."""
    verb = _verb_left(parse, i)
    controls = verb >= 0 and parse.elements[verb].lemma in _OBJECT_CONTROL and not passive(parse, verb)
    if controls and parse.elements[i - 1].kind == "np":
        return group_left(parse, i - 1)
    return subject(parse, _main_verb(parse, verb), depth + 1) if verb >= 0 else []


def _from_verb(parse: Parse, at: int, i: int, depth: int) -> list[int] | int:
    relative = _relative_before(parse, i)
    if relative is not None:
        return _antecedent(parse, relative)  # "X, which Y denies operates there"
    if finite(parse, i) or parse.elements[at].words[0].form == "ing":
        return subject(parse, i, depth + 1)
    return previous(parse, i)


_STEPS: dict[str, _Step] = {
    "np": _from_phrase,
    "r": _from_relative,
    "punct": _from_mark,
    "to": _from_to,
    "c": _from_conjunction,
    "p": _from_preposition,
    "v": _from_verb,
}


def _subject_of_verb_left(parse: Parse, i: int, depth: int) -> list[int]:
    verb = _main_verb(parse, _verb_left(parse, i))
    return subject(parse, verb, depth + 1) if verb >= 0 else []


def _main_verb(parse: Parse, verb: int) -> int:
    """Return the verb whose clause goes on behind the verb at `verb`: not that of "a bus carrying miners", but the one
    before it.
    """
    while verb > 0 and parse.elements[verb].words[0].form == "ing" and parse.elements[verb - 1].kind == "np":
        earlier = _verb_left(parse, verb)
        if earlier < 0 or _starts_with(parse, earlier, verb):
            break
        verb = earlier
    return verb


def _starts_with(parse: Parse, earlier: int, verb: int) -> bool:
    """Say whether a clause of its own begins between two verbs."""
    return any(e.kind in ("r", "c") or e.low in (";", ":") for e in parse.elements[earlier + 1 : verb])


def _appositive(parse: Parse, comma: int, at: int) -> bool:
    """Say whether the phrase at `at`, after `comma`, describes the one before ("X, a former envoy")."""
    if comma >= 2 and parse.elements[comma - 2].kind == "p":
        return False  # "In Kabul, the army said"
    same_voice = parse.quoted(parse.elements[comma].start) == parse.quoted(parse.elements[at].start)
    return (
        same_voice
        and at == comma + 1
        and parse.elements[at].words[0].low in ("a", "an", "the")
        and parse.elements[comma - 1].kind == "np"
    )


def _aside_start(parse: Parse, closing: int) -> int | None:
    """Return the index left of the aside that the comma, dash or bracket at `closing` ends, where a noun phrase
    stands there.
    """
    opener = {")": "(", "]": "["}.get(parse.elements[closing].low, parse.elements[closing].low)
    for i in range(closing - 2, max(-1, closing - _ASIDE_LIMIT), -1):
        if parse.elements[i].low == opener:
            return i - 1 if i >= 1 and parse.elements[i - 1].kind in ("np", "v", "adv", "t") else None
    return None


def _antecedent(parse: Parse, relative: int) -> list[int]:
    i = relative - 1
    while i >= 0 and parse.elements[i].low in (",", "--"):
        i -= 1
    if i < 0 or parse.elements[i].kind == "p":
        i -= 1
    if i >= 2 and parse.elements[i - 1].low in _STANDING and parse.elements[i - 2].kind == "np":
        i -= 2  # "attacks in Syria which killed", "people in the city who fled"
    if (
        _harms(parse, relative)
        and i >= 2
        and parse.elements[i - 1].kind == "p"
        and tells_of_event(parse.elements[i - 2])
    ):
        return [i - 2]
    if i >= 0 and parse.elements[i].kind == "np":
        return group_left(parse, i) if parse.elements[relative - 1].low != "," else [i]
    return []


def _harms(parse: Parse, relative: int) -> bool:
    """Say whether "which killed" or "that left" follows at a relative pronoun."""
    after = [e for e in parse.elements[relative + 1 : relative + 4] if e.kind not in ("aux", "adv")]
    return parse.elements[relative].low in ("which", "that") and any(e.lemma in _HARMING for e in after[:1])


def _relative_before(parse: Parse, verb: int) -> int | None:
    """Return the relative pronoun of "which Y denies" where the verb at `verb` takes a clause."""
    if parse.elements[verb].lemma not in english().cues:
        return None
    i = previous(parse, verb)
    if i >= 1 and parse.elements[i].kind == "np":
        i -= 1
    opens = i >= 1 and parse.elements[i].low in ("which", "who", "whom", "that")
    return i if opens and parse.elements[i - 1].kind in ("np", "punct") else None


def _verb_left(parse: Parse, at: int) -> int:
    for i in range(at - 1, -1, -1):
        if parse.elements[i].kind == "v":
            return i
        if parse.elements[i].low in (";", ":"):
            return -1
    return -1


def _is_particle(parse: Parse, verb: int, at: int) -> bool:
    """Say whether the word at `at` belongs to the verb: "handed over the men", but "arrested over the raid"."""
    low = parse.elements[at].low
    return low in _PARTICLES and (low != "over" or parse.elements[verb].lemma in _OVER)


def direct_object(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases right of the verb at `at`, with no preposition between."""
    i = at + 1
    while i < len(parse.elements) and (parse.elements[i].kind in ("adv", "t") or _is_particle(parse, at, i)):
        i += 1
    if i < len(parse.elements) and parse.elements[i].kind == "np":
        return group_right(parse, i)
    if i + 1 < len(parse.elements) and parse.elements[i].low in ("and", "or") and parse.elements[i + 1].kind == "v":
        return direct_object(parse, i + 1)  # "killed and injured civilians"
    return []


def after_preposition(parse: Parse, at: int, prepositions: frozenset[str], *, reach: int = 14) -> list[int]:
    """Return the noun phrases of the first prepositional phrase right of `at`, in its clause, with one of
    `prepositions`.
    """
    for i in range(at + 1, min(len(parse.elements) - 1, at + reach)):
        element = parse.elements[i]
        if (
            element.low in (";", ":")
            or element.kind == "r"
            or (element.kind == "v" and finite(parse, i) and i > at + 1 and parse.elements[i - 1].kind in ("np", "aux"))
        ):
            return []
        if element.low in prepositions and parse.elements[i + 1].kind == "np":
            return group_right(parse, i + 1)
    return []


def agent(parse: Parse, at: int) -> list[int]:
    """Return who is named behind "by"; what tells how ("by mistake") and "by" before a gerund name nobody."""
    return [i for i in after_preposition(parse, at, _BY) if parse.elements[i].low not in _MEANS]
