"""What a reader of one format declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from gawah.reading.draft import Draft
from gawah.reading.limits import Limits
from gawah.reading.outcomes import Refusal
from gawah.reading.source import Source


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """One format: its name, how to recognise it, and how to read it.

    `sniff` looks at the content first and at the extension only where the content leaves it open. `read` yields a
    draft for each document, or a refusal for an entry of a container; it raises `UnreadableInput` for the whole.
    `version` counts changes of what the reader itself makes of the same bytes; where a library does the extraction,
    `Document.reader` holds the name and version of that library instead.
    """

    name: str
    version: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    sniff: Callable[[Source], bool]
    read: Callable[[Source, Limits], Iterator[Draft | Refusal]]
