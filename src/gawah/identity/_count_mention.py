"""The record of a count found in a text."""

from __future__ import annotations

import msgspec

from gawah.identity._victims import Effect
from gawah.model import Count


class CountMention(msgspec.Struct, frozen=True, kw_only=True):
    """A count at `[start, end)`, the words that bound it included ("at least 30").

    `of` is the noun phrase counted, at `[of_start, of_end)`, or None where the text leaves it out. `effect` is what
    befell those counted, None where the words next to them do not say. `parts` are counts contained in this one
    ("six people including five ..."); they are not repeated beside it.
    """

    start: int
    end: int
    count: Count
    of: str | None = None
    of_start: int = 0
    of_end: int = 0
    effect: Effect | None = None
    parts: tuple[CountMention, ...] = ()

    def moved(self, by: int) -> CountMention:
        """Return the mention as it stands in a text that begins `by` characters earlier, parts included."""
        return msgspec.structs.replace(
            self,
            start=self.start + by,
            end=self.end + by,
            of_start=self.of_start + by,
            of_end=self.of_end + by,
            parts=tuple(part.moved(by) for part in self.parts),
        )
