"""A sentence as phrases and the words between them.

This is not a parser: it cuts noun phrases at closed-class words and known verbs, and joins "X of Y" and "X (ABBR)".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
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


class Element(msgspec.Struct, dict=True):
    """A noun phrase, or one word outside of them. `head` is the last word of the first part of a noun phrase.

    Its words never change: what is asked for often is made once.
    """

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

    @cached_property
    def low(self) -> str:
        """The folded words, joined by single spaces."""
        return " ".join(w.low for w in self.words)

    @cached_property
    def lows(self) -> set[str]:
        """The folded words as a set."""
        return {w.low for w in self.words}

    @cached_property
    def person(self) -> str | None:
        """The person's name in a phrase: what follows a title, or two or more capitalised words that name no known
        actor.
        """
        of = next((i for i, w in enumerate(self.words) if w.low == "of"), len(self.words))
        words = [w for w in self.words[:of] if w.cls in ("N", "V")]  # "the mayor of Darvin" is not called Darvin
        known = english()
        titles = [i for i, w in enumerate(words) if w.low in known.titles]
        if titles:
            rest = [w for w in words[titles[-1] + 1 :] if not w.name or w.text[:1].isupper()]
            name = [w.text for w in rest if w.text[:1].isupper()]
            if name and len(name) <= 5 and not any(w.low in known.speaker_nouns for w in rest):
                return " ".join(name)
            return None
        if self.words[0].cls == "D" or any(w.name for w in words) or not 2 <= len(words) <= 4:
            return None
        if not all(w.text[:1].isupper() and (w.text[1:].islower() or "-" in w.text) for w in words):
            return None
        nouns = (known.speaker_nouns, known.documents, known.hostile, known.targets)
        return None if any(w.low in held for w in words for held in nouns) else " ".join(w.text for w in words)

    @property
    def lemma(self) -> str:
        """The base form of a verb, otherwise the folded word itself."""
        return self.words[0].lemma or self.words[0].low


class Parse(msgspec.Struct, dict=True):
    """One sentence cut into elements."""

    start: int
    end: int
    elements: list[Element]
    quotations: list[Stretch] = []

    @cached_property
    def in_capitals(self) -> bool:
        """Whether no word of the sentence has a small letter."""
        return all(w.text.isupper() for e in self.elements for w in e.words if w.text.isalpha())

    def quoted(self, at: int) -> Stretch | None:
        """Return the quotation that the character at `at` stands in."""
        return next((q for q in self.quotations if q.covers(at)), None)


def cut(sentence: Stretch, words: Sequence[Word], quotations: Sequence[Stretch] = ()) -> Parse:
    """Cut one sentence into elements."""
    elements = _join(_base_phrases(words))
    first = bisect_right(quotations, sentence.start, key=lambda q: q.end)  # quotations do not overlap
    last = bisect_left(quotations, sentence.end, key=lambda q: q.start)
    return Parse(sentence.start, sentence.end, elements, list(quotations[first:last]))


def _base_phrases(words: Sequence[Word]) -> list[Element]:
    elements: list[Element] = []
    open_phrase: list[Word] = []

    def close() -> None:
        if open_phrase:
            elements.append(Element("np", list(open_phrase), open_phrase[-1]))
            open_phrase.clear()

    for at, word in enumerate(words):
        if word.cls == "N" or (word.cls == "POS" and open_phrase):
            open_phrase.append(word)
        elif word.cls == "D":
            if open_phrase and open_phrase[-1].cls != "D":
                close()
            open_phrase.append(word)
        elif word.cls == "PRO":
            if [w.low for w in open_phrase] == ["no"]:  # "no one" is one word in two
                elements.append(Element("np", [open_phrase.pop(), word], word))
                continue
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
            of_time = word.cls == "POS" and bool(elements) and elements[-1].kind == "t"  # "Monday's bombing"
            elements.append(Element("t" if of_time else _KINDS[word.cls], [word], word))
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
                and not tells_of_event(last)
                and (last.head.cls != "PRO" or last.low == "one")
            ):
                joined[-1] = Element("np", [*last.words, *here.words, *follower.words], last.head)
                at += 2
                continue
            if (
                here.low in ("(", "[")
                and at + 2 < len(elements)
                and elements[at + 2].low in (")", "]")
                and len(follower.words) <= 3
            ):
                inside = [*here.words, *follower.words, *elements[at + 2].words]
                joined[-1] = Element("np", [*last.words, *inside], last.head)
                at += 3
                continue
        joined.append(here)
        at += 1
    return joined


def tells_of_event(element: Element) -> bool:
    """Say whether the head of a noun phrase is a word for an event or for what somebody says."""
    heads = {element.head.low, element.head.low.removesuffix("s")}
    return any(head in english().event_nouns or head in english().nouns_of_saying for head in heads)
