"""The bytes of one input, with what is known of them and what several readers ask of them."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import msgspec

from gawah.errors import UnreadableInput
from gawah.reading.decoding import Decoded, decode

HEAD = 8192
"""How many bytes or characters from the start a reader looks at to recognise its format."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class Source:
    """Bytes to be read: `name` is a file name, `media_type` and `charset` what a server or archive said of them."""

    def __init__(
        self,
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        media_type: str | None = None,
        charset: str | None = None,
    ) -> None:
        self.data = data
        self.name = name
        self.url = url
        self.media_type = media_type
        self.charset = charset

    @property
    def extension(self) -> str:
        """The extension of the name, lower case, with its dot; empty for what came from a server."""
        return "" if self.media_type is not None else PurePosixPath(self.name).suffix.lower()

    @cached_property
    def decoded(self) -> Decoded:
        """The bytes as text.

        Raises:
            UnreadableInput: they are no text in an encoding that can be told.
        """
        declared = _DECLARED.search(self.data[:2048]) if b"<" in self.data[:HEAD] else None
        return decode(self.data, declared=self.charset or (declared[1].decode("ascii") if declared else None))

    @cached_property
    def head(self) -> str:
        """The start of the text, without leading white space; empty where the bytes are no text."""
        try:
            return self.decoded.text[: HEAD * 2].lstrip()[:HEAD]
        except UnreadableInput:
            return ""

    @property
    def markup(self) -> str:
        """The text without an XML declaration, whose encoding no longer holds."""
        return _XML_DECLARATION.sub("", self.decoded.text, count=1)

    @cached_property
    def json(self) -> Any:
        """The JSON object or array that the text is, None where it is none."""
        if not self.head.startswith(("{", "[")):
            return None
        try:
            return msgspec.json.decode(self.decoded.text)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return None
