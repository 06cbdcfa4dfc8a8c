"""A document in windows that a model can read: whole sentences, with those before them to be understood."""

from __future__ import annotations

import msgspec

from gawah.extraction.sentences import Stretch, split_sentences
from gawah.model import Document

LONGEST = 6_000
"""Characters of a window, about 1,500 tokens of English and twice as many of Urdu."""
BEFORE = 600
"""Characters that are shown of what stands before."""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Some sentences of a document; `shown` is where the sentences before them begin that are shown as well."""

    shown: int
    sentences: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Return where its own sentences begin."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Return where its own sentences end."""
        return self.sentences[-1].end


def windows_of(document: Document, *, longest: int = LONGEST) -> list[Window]:
    """Return the windows of a document, in order; each sentence belongs to one."""
    stretches = [(p.start, p.end) for p in document.passages] or [(0, len(document.text))]
    sentences = [s for start, end in stretches for s in split_sentences(document.text, start, end)]
    groups: list[list[Stretch]] = []
    for sentence in sentences:
        if len(groups) == 0 or sentence.end - groups[-1][0].start > longest:
            groups.append([])
        groups[-1].append(sentence)
    return _with_before(sentences, groups)


def halves(window: Window) -> list[Window]:
    """Return a window as two, cut at the border of sentences next to its middle; none where it is one sentence."""
    if len(window.sentences) < 2:
        return []
    middle = (window.start + window.end) / 2
    cut = min(range(1, len(window.sentences)), key=lambda i: abs(window.sentences[i].start - middle))
    first = msgspec.structs.replace(window, sentences=window.sentences[:cut])
    rest = [list(window.sentences[cut:])]
    return [first, *_with_before(list(window.sentences[:cut]), rest)]


def _with_before(sentences: list[Stretch], groups: list[list[Stretch]]) -> list[Window]:
    windows: list[Window] = []
    for group in groups:
        start = group[0].start
        before = (s.start for s in sentences if start - BEFORE <= s.start < start)
        windows.append(Window(shown=min(before, default=start), sentences=tuple(group)))
    return windows
