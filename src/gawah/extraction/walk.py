"""The walk through a document, sentence by sentence, with the memory of what was said before."""

from __future__ import annotations

from collections.abc import Iterator

from gawah.extraction.context import Context
from gawah.extraction.issuers import FIRST_SENTENCES, issuer
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.phrases import cut
from gawah.extraction.sentence import Sentence
from gawah.extraction.sentences import Stretch, find_quotations, split_sentences
from gawah.extraction.words import tag_words
from gawah.model import Document, Speaker


def sentences(document: Document, mentions: Mentions) -> Iterator[Sentence]:
    """Yield the English sentences of a document in the order of the text.

    Whoever takes a sentence has to be done with it before the next: the memory of the document, which all of them
    share, then learns from it.
    """
    context = Context(document.text, mentions)
    quotations = quotations_of(document)
    names = sorted([(m.start, m.end) for m in mentions.actors] + [(m.start, m.end) for m in mentions.places])
    spans = [Stretch(*n) for n in names]
    times = [Stretch(p.start, p.end) for p in mentions.periods]
    introduced: list[Speaker] = []
    issuing: list[Speaker] = []
    number = 0
    for passage in document.passages:
        if (passage.language or document.language or "en") != "en":
            continue
        speaking, introduced = introduced, []
        carried: list[Speaker] = []
        for stretch in split_sentences(document.text, passage.start, passage.end):
            known = within(spans, stretch.start, stretch.end)
            words = tag_words(document.text, stretch, known, within(times, stretch.start, stretch.end))
            parse = cut(stretch, words, quotations)
            quoted = bool(carried) and any(q.covers(stretch.start) for q in parse.quotations)
            sentence = Sentence(document, mentions, context, parse, (carried if quoted else speaking) or issuing)
            yield sentence
            if number < FIRST_SENTENCES and not issuing:
                found = issuer(sentence, opens=number == 0)
                issuing = [] if found is None else [found]
            number += 1
            introduced = sentence.introduces()
            carried = sentence.carry()
            context.learn(sentence.parse)


def quotations_of(document: Document) -> list[Stretch]:
    """Return the stretches of a document that stand in quotation marks."""
    return find_quotations(document.text, [Stretch(p.start, p.end) for p in document.passages])
