"""Known names at a word of a text: longest match over whole words."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from gawah.identity.actor_names import Token, key_of, tokens
from gawah.identity.actor_table import Actor, ActorTable, Alias, surest_first

Pair = tuple[Actor, Alias]
Admits = Callable[[Alias, Token, Token], bool]

_GAP = re.compile(r"(?:['’]s)?[ \t\u00a0]*(?:[-–—&/']|\n|\()?[ \t]*(?:[ld]['’])?", re.IGNORECASE)


class Found(msgspec.Struct, frozen=True):
    """The longest name at a word: words up to `stop`, its bearers, the verbatim offset where it starts."""

    start: int
    stop: int
    pairs: list[Pair]


class Words:
    """A text cut into words, with the table to read names in it."""

    def __init__(self, table: ActorTable, text: str, words: list[Token] | None = None) -> None:
        self.table = table
        self.text = text
        self.words = tokens(text) if words is None else words
        self.has_capitals = any(c.isupper() for c in text)
        self._known: dict[tuple[int, int], list[Pair]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, at: int, *, comma: bool = False) -> bool:
        """Return whether word `at` belongs with the one before: a space, hyphen, 's or opening bracket between."""
        left, right = self.words[at - 1], self.words[at]
        gap = self.text[left.end : right.start]
        if gap in (" ", "-") or (comma and gap == ", "):
            return True
        if len(left.exact) <= 2 and gap.startswith("."):  # "St. Lucia"
            gap = gap[1:]
        return _GAP.fullmatch(gap) is not None

    def unbroken(self, start: int, stop: int) -> bool:
        """Return whether the words `[start, stop)` all belong together."""
        return all(self.joined(n) for n in range(start + 1, stop))

    def exact(self, start: int, stop: int) -> str:
        """Return the exact key of the words `[start, stop)`."""
        return " ".join(w.exact for w in self.words[start:stop])

    def said(self, start: int, stop: int) -> str:
        """Return the verbatim words `[start, stop)`."""
        return self.text[self.words[start].start : self.words[stop - 1].end]

    def name_at(self, at: int, admits: Admits | None = None) -> Found | None:
        """Return the longest known name that begins at word `at`, or None."""
        first = self.words[at]
        limit = 0 if first.link else self.table.longest(first.loose)
        if limit == 0:
            return None
        best: Found | None = None
        second: str | None = None
        kept = 0
        for stop in range(at + 1, len(self.words) + 1):
            last = self.words[stop - 1]
            kept += not last.link
            if kept > limit or (stop - at > 1 and not self.joined(stop - 1, comma=True)):
                break
            if kept > 1 and not last.link and second is None:
                second = last.loose
                if not self.table.goes_on(first.loose, second):
                    break
            pairs = [] if last.link else self._bearers(at, stop, admits)
            if len(pairs) > 0:
                best = Found(first.start, stop, pairs)
        return best

    def _bearers(self, at: int, stop: int, admits: Admits | None) -> list[Pair]:
        pairs = self._entries(at, stop)
        if admits is not None:
            first, last = self.words[at], self.words[stop - 1]
            pairs = [(actor, alias) for actor, alias in pairs if admits(alias, first, last)]
        return surest_first(pairs, self.said(at, stop)) if len(pairs) > 0 else pairs

    def _entries(self, at: int, stop: int) -> list[Pair]:
        """Return the bearers of the words `[at, stop)`: each name is asked for twice, alone and as part of another."""
        known = self._known.get((at, stop))
        if known is None:
            known = self.table.entries(key_of(self.words[at:stop]))
            if len(known) > 0 and "," in self.said(at, stop):  # "Foreign, Commonwealth and Development Office"
                known = [(actor, alias) for actor, alias in known if "," in alias.text]
            self._known[at, stop] = known
        return known
