"""Words that a model gives, found in the text that it was shown: the same characters, white space apart."""

from __future__ import annotations

import re

from gawah.extraction.sentences import Stretch

LONGEST = 1_000
"""Characters of the longest words that are looked for."""
_EDGE = " \t\r\n,;:-—–"


class Grounds:
    """The stretch of a text that a model was shown."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end

    def find(self, words: str, *, near: Stretch | None = None) -> Stretch | None:
        """Return where `words` stand as whole words, next to `near` where they stand several times; None if nowhere."""
        found = self._all(words)
        if near is None or len(found) == 0:
            return found[0] if found else None
        return min(found, key=lambda s: max(near.start - s.end, s.start - near.end, 0))

    def quote(self, words: str, *, start: int, end: int) -> Stretch | None:
        """Return where a quote of at least two words ends in `[start, end)`, without stops at its edges."""
        if len(words.split()) < 2:
            return None
        return next((s for s in self._all(words.strip(_EDGE)) if start < s.end <= end), None)

    def text(self, stretch: Stretch) -> str:
        """Return the text of a stretch."""
        return self._text[stretch.start : stretch.end]

    def _all(self, words: str) -> list[Stretch]:
        if len(words) > LONGEST or not any(map(str.isalnum, words)):
            return []
        parts = words.split()
        opens, closes = _whole(parts[0][0], "(?<!\\w)"), _whole(parts[-1][-1], "(?!\\w)")
        pattern = re.compile(opens + r"\s+".join(map(re.escape, parts)) + closes)
        return [Stretch(m.start(), m.end()) for m in pattern.finditer(self._text, self._start, self._end)]


def _whole(edge: str, border: str) -> str:
    """Return the border of a word where an edge belongs to one."""
    return border if re.match(r"\w", edge) else ""
