"""The sentences of a text, and the words around a stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_right

BORDER = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|\n\s*\n")
WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")


class Sentences:
    """Where the sentences of a text begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in BORDER.finditer(text))]
        self.ends = [*self.starts[1:], len(text)]
        self._paragraphs = [match.end() for match in re.finditer(r"\n\s*\n", text)]

    def at(self, place: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self.starts, place) - 1

    def paragraph(self, place: int) -> int:
        """Return the number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, place)

    def words(self, number: int) -> list[str]:
        """Return the words of a sentence in lower case."""
        return [word.lower() for word in WORD.findall(self.text[self.starts[number] : self.ends[number]])]

    def before(self, place: int, count: int = 5) -> list[str]:
        """Return the last words before an offset, none of another sentence."""
        start = self.starts[self.at(place)]
        return [word.lower() for word in WORD.findall(self.text[max(start, place - 120) : place])[-count:]]

    def after(self, place: int, count: int = 5) -> list[str]:
        """Return the first words after an offset, none of another sentence."""
        end = self.ends[self.at(max(place - 1, 0))]
        return [word.lower() for word in WORD.findall(self.text[place : min(end, place + 120)])[:count]]
