"""Verbs and clauses: what is passive, what is finite, and where one clause ends and the next begins."""

from __future__ import annotations

from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Parse
from gawah.extraction.sentences import Stretch

_TURNING = frozenset({"but", "while", "whereas", "because", "although", "though", "yet", "so", "if", "unless"})
"""Conjunctions with which a clause of its own begins."""


def previous(parse: Parse, at: int, *, skip: frozenset[str] = frozenset({"adv", "t", "aux"})) -> int:
    """Return the index of the nearest element left of `at` that is not of a skipped kind, or -1."""
    at -= 1
    while at >= 0 and parse.elements[at].kind in skip:
        at -= 1
    return at


def passive(parse: Parse, at: int) -> bool:
    """Say whether the verb at `at` is passive: a participle after a form of be, or after its noun and before "by"."""
    verb = parse.elements[at]
    forms = {form for _, form in english().forms.get(verb.words[0].low, ())}
    if "participle" not in forms:
        return False
    i, perfect = at - 1, False
    while i >= 0 and parse.elements[i].kind in ("aux", "adv", "t", "v"):
        element = parse.elements[i]
        perfect = perfect or element.lemma == "have"
        if element.lemma in ("be", "get") or element.low in ("been", "being"):
            return True
        if element.kind == "v":
            break
        i -= 1
    if _goes_on_passive(parse, at, i, certain=forms == {"participle"}):
        return True  # "were surrounded and taken prisoner", "was abducted and killed"
    if forms == {"participle"} and not perfect and i >= 0 and parse.elements[i].kind == "np":
        return True  # "fishermen taken from a boat"
    after = at + 1
    while after < len(parse.elements) and parse.elements[after].kind in ("adv", "t"):
        after += 1
    if after + 2 < len(parse.elements) and parse.elements[after].low in ("during", "in", "on"):
        after += 2  # "shot during the night by"
    bare = i == at - 1 or parse.elements[at - 1].kind in ("adv", "t")
    return bare and after < len(parse.elements) and parse.elements[after].low == "by"


def _goes_on_passive(parse: Parse, at: int, left: int, *, certain: bool) -> bool:
    """Say whether a participle is coordinated with a passive verb before it; one that may be a past, too, only
    without an object.
    """
    if left < 1 or parse.elements[left].low not in ("and", "or", ",", "then"):
        return False
    after = parse.elements[at + 1 : at + 2]
    if not certain and any(e.kind == "np" for e in after):
        return False
    between = {"adv", "t", "c", "np", "p"} if certain else {"adv", "t", "c"}
    verb = previous(parse, left, skip=frozenset(between))
    if verb >= 0 and parse.elements[verb].low == ",":
        verb = previous(parse, verb)
    return verb >= 0 and parse.elements[verb].kind == "v" and passive(parse, verb)


def finite(parse: Parse, at: int) -> bool:
    """Say whether the verb at `at` can be the verb of a clause: not an infinitive, a gerund or a bare participle
    before "by".
    """
    verb = parse.elements[at]
    left = at - 1
    while left >= 0 and parse.elements[left].kind in ("adv", "t"):
        left -= 1
    if left >= 0 and parse.elements[left].kind == "to":
        return False
    if left >= 0 and parse.elements[left].kind == "aux":
        return True
    return verb.words[0].form not in ("ing",) and not passive(parse, at)


def clause(parse: Parse, at: int) -> Stretch:
    """Return the stretch of the clause around the element at `at`: to the next boundary on both sides."""
    first, last = at, at
    while first > 0 and not _boundary(parse, first - 1):
        first -= 1
    while last + 1 < len(parse.elements) and not _boundary(parse, last + 1):
        last += 1
    return Stretch(parse.elements[first].start, parse.elements[last].end)


def _boundary(parse: Parse, at: int) -> bool:
    """Say whether the element at `at` ends one clause and begins another."""
    element = parse.elements[at]
    if element.low in (";", ":", "--", "-", "//", "—", "–", "__", ".", "!", "?", "…"):
        return True
    if element.kind == "c" and element.low in _TURNING:
        return True
    if element.low == "," and at + 1 < len(parse.elements):
        follower = parse.elements[at + 1]
        if follower.kind in ("r", "c"):
            return _has_verb(parse, at + 1)
        return follower.kind == "v"
    return element.low == "and" and at + 2 < len(parse.elements) and _starts_clause(parse, at + 1)


def _has_verb(parse: Parse, at: int) -> bool:
    for element in parse.elements[at + 1 :]:
        if element.kind in ("v", "aux"):
            return True
        if element.low == ",":
            return False
    return False


def _starts_clause(parse: Parse, at: int) -> bool:
    """Say whether a new clause begins at `at`: a phrase and then its verb."""
    i = at
    if parse.elements[i].kind == "r":
        return True
    while i < len(parse.elements) and parse.elements[i].kind in ("np", "adv", "t"):
        i += 1
    return i > at and i < len(parse.elements) and parse.elements[i].kind in ("v", "aux") and finite(parse, i)
