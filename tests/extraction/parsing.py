"""Sentences cut into phrases for the tests of extraction, with the real mentions of a one-off document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import strategies as st

from gawah.extraction.context import Context
from gawah.extraction.mentions import find_mentions, within
from gawah.extraction.phrases import Element, Parse, cut
from gawah.extraction.sentence import Sentence
from gawah.extraction.sentences import Stretch, find_quotations, split_sentences
from gawah.extraction.words import Word, tag_words
from gawah.model import Document, Passage, Speaker

from .reports import document

_SALAD = """the rebels army rebels' attack attacked killed burning was said that denied accused of by in to who which
and it no one U.S. 3.5 didn't it's ’s — -- “ ” " ( ) , ; . کابل é́"""
SALAD = st.lists(st.sampled_from(_SALAD.split()), min_size=1, max_size=40).map(" ".join)
"""Sentences in no order that a grammar would allow."""
ANY_TEXT = st.one_of(st.text(max_size=60), SALAD)
"""Any characters, or words in any order."""


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def assert_verbatim(text: str, words: list[Word]) -> None:
    """Check that words come in order, are the text at their offsets, and lose no letter or digit."""
    assert all(text[w.start : w.end] == w.text != "" for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert _bare("".join(w.text for w in words)) == _bare(text)


def unread(text: str) -> Document:
    """Return a document of any characters, those that no reader lets through included."""
    return Document(id="0" * 64, text=text, passages=(Passage(start=0, end=len(text), language="en"),))


def _spans(found: Iterable[tuple[int, int]]) -> list[Stretch]:
    return [Stretch(start, end) for start, end in sorted(found)]


def sentences(text: str | Document) -> list[Sentence]:
    """Return the sentences of a text; each knows what the ones before it taught, the context has learnt them all."""
    read = document(text) if isinstance(text, str) else text
    mentions = find_mentions(read)
    names = _spans((m.start, m.end) for m in [*mentions.actors, *mentions.places])
    times = _spans((p.start, p.end) for p in mentions.periods)
    quotations = find_quotations(read.text, [Stretch(p.start, p.end) for p in read.passages])
    context = Context(read.text, mentions)
    found: list[Sentence] = []
    for passage in read.passages:
        carried: list[Speaker] = []
        for stretch in split_sentences(read.text, passage.start, passage.end):
            near = within(names, stretch.start, stretch.end), within(times, stretch.start, stretch.end)
            parse = cut(stretch, tag_words(read.text, stretch, *near), quotations)
            found.append(Sentence(read, mentions, context, parse, carried))
            carried = found[-1].carry()
            context.learn(parse)
    return found


def sentence(text: str) -> Sentence:
    """Return the only sentence of a text; its context has learnt nothing yet."""
    (only,) = sentences(text)
    only.context = Context(only.document.text, only.mentions)
    return only


def parse(text: str) -> Parse:
    """Return the only sentence of a text, cut into elements."""
    return sentence(text).parse


def tagged(text: str) -> list[Word]:
    """Return the words of a text with names and dates known, as `parse` sees them."""
    read = document(text)
    mentions = find_mentions(read)
    names = _spans((m.start, m.end) for m in [*mentions.actors, *mentions.places])
    times = _spans((p.start, p.end) for p in mentions.periods)
    return tag_words(read.text, Stretch(0, len(read.text)), names, times)


def words_of(element: Element) -> str:
    """Return the words of an element, joined by single spaces, as they are written."""
    return " ".join(w.text for w in element.words)


def phrases(cut_sentence: Parse, indexes: Iterable[int]) -> list[str]:
    """Return the words of the elements at some indexes."""
    return [words_of(cut_sentence.elements[i]) for i in indexes]


def where(cut_sentence: Parse, words: str) -> int:
    """Return the index of the first element with these words, or that has them among its own."""
    exact = [i for i, e in enumerate(cut_sentence.elements) if words_of(e) == words]
    inside = [i for i, e in enumerate(cut_sentence.elements) if f" {words} " in f" {words_of(e)} "]
    if not (exact or inside):
        msg = f"no element {words!r} among {phrases(cut_sentence, range(len(cut_sentence.elements)))}"
        raise LookupError(msg)
    return (exact or inside)[0]
