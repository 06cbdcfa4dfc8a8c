"""Whom the stretches of a text mean that the model takes for actors, over the whole document.

A stretch is named by the first of these that knows: the actor table, where the grammar finds a known actor in it; the
other mentions of the same actor, which the model ties together; what the grammar makes of it ("the group", "its
men"); its own words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from gawah.extraction.encoder.reading import Piece, Tag
from gawah.extraction.lexicon import english
from gawah.extraction.roles import refs_of
from gawah.extraction.sentence import Sentence
from gawah.model import ActorRef, Speaker

_OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})
_BARE = frozenset({"a", "an", "the", "some", "any", "these", "those", "this", "that", "such", "at", "least", "about",
                   "around", "nearly", "almost", "over", "up", "to", "more", "fewer", "than", "several", "many", "few",
                   "dozens", "scores", "hundreds", "thousands", "of", "other", "another", "all", "both", "two", "and",
                   "between"})  # fmt: skip
"""Words that stand in front of who is meant and say how many, or which."""


class Chains:
    """The mentions of actors in a document, and what each was found to mean while the document was walked through.

    `pieces` are other stretches whose meaning will be asked for, `speaking` those of which it will be asked who speaks.
    """

    def __init__(self, text: str, tags: Iterable[Tag], pieces: Iterable[Piece], speaking: Iterable[Piece]) -> None:
        self._text = text
        self._tags = {(tag.at.start, tag.at.end): tag for tag in tags if tag.label == "actor"}
        self._speaking = {(piece.start, piece.end) for piece in speaking}
        self._spans = sorted({*self._tags, *self._speaking, *((piece.start, piece.end) for piece in pieces)})
        self._by_rule: dict[tuple[int, int], tuple[ActorRef, ...]] = {}
        self._speakers: dict[tuple[int, int], Speaker] = {}
        self._named: dict[int, ActorRef] = {}

    def learn(self, sentence: Sentence) -> None:
        """Note what the grammar and the actor table say of the mentions of a sentence, and of other stretches in it."""
        low = bisect_left(self._spans, (sentence.parse.start, 0))
        here = self._spans[low : bisect_left(self._spans, (sentence.parse.end, 0))]
        for start, end in here:
            index = phrase(sentence, start, end)
            if index is None:
                continue
            self._by_rule[start, end] = refs_of(sentence, index)
            if (start, end) in self._speaking:
                self._speakers[start, end] = sentence.context.speaker(sentence.parse, index)
        for span in here:
            if span in self._tags:
                self._note(self._tags[span].chain, span)

    def _note(self, chain: int | None, span: tuple[int, int]) -> None:
        """Keep the best name of a chain: a known actor before a proper name before any words before a pronoun."""
        if chain is None:
            return
        found = self._own(span)
        if found is not None and (chain not in self._named or _rank(found) > _rank(self._named[chain])):
            self._named[chain] = found

    def _own(self, span: tuple[int, int]) -> ActorRef | None:
        """Return what a mention says by itself; None for a pronoun that the grammar cannot place."""
        known = self._known(span)
        if known is not None:
            return known
        bare = plain(self._text[span[0] : span[1]])
        return None if _is_pronoun(bare) else ActorRef(text=bare, name=bare)

    def _known(self, span: tuple[int, int]) -> ActorRef | None:
        if _is_pronoun(self._text[span[0] : span[1]]):
            return None
        return next((ref for ref in self._by_rule.get(span, ()) if ref.id is not None), None)

    def refs(self, piece: Piece) -> tuple[ActorRef, ...]:
        """Return whom a stretch means, with the words of the document; nobody where it is a pronoun without more."""
        span = piece.start, piece.end
        text = self._text[piece.start : piece.end]
        known = self._known(span)
        if known is not None:
            return tuple(self._by_rule[span])
        named = self._of_chain(span)
        if named is not None and (_is_pronoun(text) or named.id is not None or _rank(named) > 1):
            return (ActorRef(text=text, id=named.id, name=named.name),)
        bare = plain(text)
        if not _is_pronoun(bare):
            ruled = [ref for ref in self._by_rule.get(span, ()) if ref.id is not None]
            return tuple(ruled) or (ActorRef(text=text, name=bare),)
        ruled = [ref for ref in self._by_rule.get(span, ()) if not _is_pronoun(ref.name or ref.text)]
        return tuple(ruled)

    def _of_chain(self, span: tuple[int, int]) -> ActorRef | None:
        tag = self._tags.get(span)
        return None if tag is None or tag.chain is None else self._named.get(tag.chain)

    def speaker(self, piece: Piece) -> Speaker:
        """Return who speaks in a stretch: as the grammar reads it, a pronoun by its chain."""
        span = piece.start, piece.end
        text = self._text[piece.start : piece.end]
        ruled = self._speakers.get(span)
        if ruled is not None and len(ruled.text) > len(text):
            ruled = None  # the grammar took more words for the phrase than the model
        if ruled is not None and (ruled.id is not None or ruled.actor is not None or ruled.kind is not None):
            return msgspec.structs.replace(ruled, text=text)
        named = self._of_chain(span)
        if named is not None and (_is_pronoun(text) or _rank(named) > 1):
            return Speaker(
                name=named.name or named.text, actor=named.name if named.id else None, id=named.id, text=text
            )
        return ruled or Speaker(name=plain(text), text=text)


def phrase(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the noun phrase that a stretch begins with: the first that lies in it or holds it."""
    for index, element in enumerate(sentence.parse.elements):
        if element.kind == "np" and element.start < end and start < element.end:
            return index
    return None


def plain(text: str) -> str:
    """Return the words of a mention on one line, without what says how many or which."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in _BARE | english().number_words or words[0][0].isdigit()):
        words.pop(0)
    return " ".join(words)


def _is_pronoun(text: str) -> bool:
    low = text.lower()
    return low in english().pronouns or low in _OWNERS


def _rank(ref: ActorRef) -> int:
    if ref.id is not None:
        return 3
    return 2 if (ref.name or ref.text)[:1].isupper() else 1
