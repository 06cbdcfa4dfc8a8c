"""A sentence as phrases and the words between them, and where a verb's subject and object stand.

This is not a parser: it cuts noun phrases at closed-class words and known verbs, joins "X of Y" and "X (ABBR)", and finds arguments by
walking left and right from a verb over asides, prepositional phrases and coordinations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from gawah.extraction.lexicon import english
from gawah.extraction.sentences import Stretch
from gawah.extraction.words import Word

ElementKind = Literal["np", "v", "aux", "p", "to", "c", "r", "adv", "t", "punct", "pos"]
_KINDS: dict[str, ElementKind] = {
    "V": "v",
    "AUX": "aux",
    "P": "p",
    "TO": "to",
    "C": "c",
    "R": "r",
    "ADV": "adv",
    "T": "t",
    "PUNCT": "punct",
    "POS": "pos",
}
_ASIDE_LIMIT = 24


class Element(msgspec.Struct):
    """A noun phrase, or one word outside of them. `head` is the last word of the first part of a noun phrase."""

    kind: ElementKind
    words: list[Word]
    head: Word

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.words[-1].end

    @property
    def low(self) -> str:
        """The folded words, joined by single spaces."""
        return " ".join(w.low for w in self.words)

    @property
    def lemma(self) -> str:
        """The base form of a verb, otherwise the folded word itself."""
        return self.words[0].lemma or self.words[0].low


class Parse(msgspec.Struct):
    """One sentence cut into elements."""

    start: int
    end: int
    elements: list[Element]
    quotations: list[Stretch] = []

    def quoted(self, at: int) -> Stretch | None:
        """Return the quotation that the character at `at` stands in."""
        return next((q for q in self.quotations if q.covers(at)), None)


def cut(sentence: Stretch, words: Sequence[Word], quotations: Sequence[Stretch] = ()) -> Parse:
    """Cut one sentence into elements."""
    elements = _join(_base_phrases(words))
    touching = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
    return Parse(sentence.start, sentence.end, elements, touching)


def _base_phrases(words: Sequence[Word]) -> list[Element]:
    elements: list[Element] = []
    open_phrase: list[Word] = []

    def close() -> None:
        if open_phrase:
            elements.append(Element("np", list(open_phrase), open_phrase[-1]))
            open_phrase.clear()

    for at, word in enumerate(words):
        if word.cls == "N":
            open_phrase.append(word)
        elif word.cls == "POS" and open_phrase:
            open_phrase.append(word)
        elif word.cls == "D":
            if open_phrase and open_phrase[-1].cls != "D":
                close()
            open_phrase.append(word)
        elif word.cls == "PRO":
            close()
            elements.append(Element("np", [word], word))
        elif (
            word.cls == "ADV"
            and open_phrase
            and at + 1 < len(words)
            and words[at + 1].cls == "N"
            and open_phrase[-1].cls == "D"
        ):
            open_phrase.append(word)
        elif word.text in "\"“”‘’'«»" and word.cls == "PUNCT":
            continue  # a quotation mark bounds no phrase: THE "SANTO TOMAS" FARM
        else:
            close()
            elements.append(Element(_KINDS[word.cls], [word], word))
    close()
    return elements


def _join(elements: list[Element]) -> list[Element]:
    """Join "X of Y" and "X (Y)" into one phrase, unless X tells of an event ("the killing of Y")."""
    nouns = english().event_nouns
    joined: list[Element] = []
    at = 0
    while at < len(elements):
        here = elements[at]
        last = joined[-1] if joined else None
        if last is not None and last.kind == "np" and at + 1 < len(elements) and elements[at + 1].kind == "np":
            follower = elements[at + 1]
            if (
                here.low == "of"
                and last.words[-1].low not in nouns
                and not _event_head(last)
                and last.head.cls != "PRO"
            ):
                last.words = [*last.words, *here.words, *follower.words]
                at += 2
                continue
            if (
                here.low in ("(", "[")
                and at + 2 < len(elements)
                and elements[at + 2].low in (")", "]")
                and len(follower.words) <= 3
            ):
                last.words = [*last.words, *here.words, *follower.words, *elements[at + 2].words]
                at += 3
                continue
        joined.append(here)
        at += 1
    return joined


def _event_head(element: Element) -> bool:
    return element.head.low in english().event_nouns or element.head.low in english().nouns_of_saying


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
    i = at - 1
    while i >= 0 and parse.elements[i].kind in ("aux", "adv", "t", "v"):
        element = parse.elements[i]
        if element.lemma in ("be", "get") or element.low in ("been", "being"):
            return True
        if element.kind == "v":
            break
        i -= 1
    after = at + 1
    while after < len(parse.elements) and parse.elements[after].kind in ("adv", "t"):
        after += 1
    bare = i == at - 1 or parse.elements[at - 1].kind in ("adv", "t")
    return bare and after < len(parse.elements) and parse.elements[after].low == "by"


def finite(parse: Parse, at: int) -> bool:
    """Say whether the verb at `at` can be the verb of a clause: not an infinitive, a gerund or a bare participle before "by"."""
    verb = parse.elements[at]
    left = at - 1
    while left >= 0 and parse.elements[left].kind in ("adv", "t"):
        left -= 1
    if left >= 0 and parse.elements[left].kind == "to":
        return False
    if left >= 0 and parse.elements[left].kind == "aux":
        return True
    return verb.words[0].form not in ("ing",) and not passive(parse, at)


def group_right(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases coordinated with the one at `at`, to the right."""
    found, i, count = [at], at + 1, len(parse.elements)
    while i + 1 < count:
        comma = parse.elements[i].low == ","
        step = i + 1
        if comma and parse.elements[step].low in ("and", "or"):
            step += 1
        elif not comma and parse.elements[i].low not in ("and", "or"):
            break
        if step >= count or parse.elements[step].kind != "np":
            break
        after = step + 1
        while after < count and parse.elements[after].kind in ("adv", "t"):
            after += 1
        if after < count and parse.elements[after].kind in ("v", "aux") and finite(parse, after):
            break  # the phrase is the subject of what follows
        found.append(step)
        i = step + 1
    return found


def group_left(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases coordinated with the one at `at`, from the left, itself last."""
    found, i = [at], at
    while i >= 2:
        joint = i - 1
        if parse.elements[joint].low in ("and", "or"):
            if parse.elements[joint - 1].low == ",":
                if joint < 4 or parse.elements[joint - 3].low != ",":
                    break  # ", and X attacked" begins a clause; "A, B, and X" is a list
                joint -= 1
        elif not (parse.elements[joint].low == "," and len(found) > 1):
            break
        if joint < 1 or parse.elements[joint - 1].kind != "np":
            break
        i = joint - 1
        found.insert(0, i)
    return found


def subject(parse: Parse, at: int, depth: int = 0) -> list[int]:  # noqa: PLR0911, PLR0912  (one case a line; splitting hides the order)
    """Return the indexes of the noun phrases that are the (surface) subject of the verb at `at`; empty where none is found."""
    i = previous(parse, at)
    verb_ing = parse.elements[at].words[0].form == "ing" and i == at - 1
    spare: int | None = None
    while i >= 0 and depth < 6:
        element = parse.elements[i]
        if element.kind == "np":
            before = i - 1
            if before >= 0 and parse.elements[before].kind == "p":
                spare = i if before == 0 else spare
                i = previous(parse, before)
                continue
            if (
                before >= 1
                and parse.elements[before].low == ","
                and (opener := _aside_start(parse, before)) is not None
                and _appositive(parse, before, i)
            ):
                i = opener
                continue
            return group_left(parse, i)
        if element.kind == "r":
            return _antecedent(parse, i)
        if element.low == "," and verb_ing:
            verb = _verb_left(parse, i)  # "..., claiming attacks": whoever did what the main clause says
            return subject(parse, verb, depth + 1) if verb >= 0 else []
        if element.low in (",", "--", ")", "]") and (left := _aside_start(parse, i)) is not None:
            i = left
            continue
        if element.kind == "to":
            i = previous(parse, i, skip=frozenset({"adv", "t", "aux", "p"}))
            if i >= 0 and parse.elements[i].kind == "np":
                return group_left(parse, i)
            return subject(parse, i, depth + 1) if i >= 0 and parse.elements[i].kind in ("v", "aux") else []
        if element.kind == "c" or element.low == ",":
            verb = _verb_left(parse, i)
            if verb < 0 and element.low == "," and i > 0 and parse.elements[i - 1].kind == "np":
                return group_left(parse, i - 1)  # a stray comma between subject and verb
            return subject(parse, verb, depth + 1) if verb >= 0 else []
        if element.kind == "p":
            verb = _verb_left(parse, i)
            left = i - 1
            if (
                verb >= 0
                and parse.elements[verb].lemma in ("accuse", "suspect", "blame", "prevent", "stop")
                and parse.elements[left].kind == "np"
            ):
                return group_left(parse, left)
            return subject(parse, verb, depth + 1) if verb >= 0 else []
        if element.kind == "v":
            relative = _relative_before(parse, i)
            if relative is not None:
                return _antecedent(parse, relative)  # "X, which Y denies operates there"
            if finite(parse, i) or parse.elements[at].words[0].form == "ing":
                return subject(parse, i, depth + 1)
            i = previous(parse, i)
            continue
        i -= 1
    return group_left(parse, spare) if spare is not None and finite(parse, at) else []


def _appositive(parse: Parse, comma: int, at: int) -> bool:
    """Say whether the phrase at `at`, after `comma`, describes the one before ("X, a former envoy")."""
    same_voice = parse.quoted(parse.elements[comma].start) == parse.quoted(parse.elements[at].start)
    return (
        same_voice
        and at == comma + 1
        and parse.elements[at].words[0].low in ("a", "an", "the")
        and parse.elements[comma - 1].kind == "np"
    )


def _aside_start(parse: Parse, closing: int) -> int | None:
    """Return the index left of the aside that the comma, dash or bracket at `closing` ends, where a noun phrase stands there."""
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
    if i >= 0 and parse.elements[i].kind == "np":
        return group_left(parse, i) if parse.elements[relative - 1].low != "," else [i]
    return []


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


def direct_object(parse: Parse, at: int) -> list[int]:
    """Return the indexes of the noun phrases right of the verb at `at`, with no preposition between."""
    i = at + 1
    while i < len(parse.elements) and (
        parse.elements[i].kind in ("adv", "t") or parse.elements[i].low in ("up", "down", "off", "out", "over")
    ):
        i += 1
    if i < len(parse.elements) and parse.elements[i].kind == "np":
        return group_right(parse, i)
    return []


def after_preposition(parse: Parse, at: int, prepositions: frozenset[str], *, reach: int = 14) -> list[int]:
    """Return the noun phrases of the first prepositional phrase right of `at`, in its clause, with one of `prepositions`."""
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
    if element.kind == "c" and element.low in ("but", "while", "whereas", "because", "although", "though", "yet", "so"):
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
