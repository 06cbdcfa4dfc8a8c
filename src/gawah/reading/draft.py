"""What a reader makes of bytes, before languages are told and the document is sealed."""

from __future__ import annotations

import msgspec

from gawah.errors import UnreadableInput
from gawah.model import Document, Note, Passage
from gawah.reading.decoding import storable
from gawah.reading.outcomes import Reading, digest


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its id and languages; `original` are the bytes of the file or of one entry in it.

    `language` is what the source itself states; it decides where the words do not.
    """

    original: bytes
    text: str
    passages: tuple[Passage, ...]
    name: str
    format: str
    reader: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    text_is_original: bool = False
    notes: tuple[Note, ...] = ()

    def noting(self, *notes: Note) -> Draft:
        """Return the draft with further notes."""
        return msgspec.structs.replace(self, notes=(*self.notes, *notes))


def seal(draft: Draft) -> Reading:
    """Return the document that a draft becomes, with its id and the language of each passage.

    Raises:
        UnreadableInput: there is no text (`blank`).
    """
    from gawah.reading.languages import tell_languages

    if not draft.text.strip():
        raise UnreadableInput(f"expected text, got only white space ({len(draft.text)} characters)", reason="blank")
    told = tell_languages(draft.text, draft.passages, stated=draft.language)
    document = Document(
        id=digest(draft.original) or "",
        text=draft.text,
        passages=told.passages,
        name=storable(draft.name),
        title=_one_line(draft.title),
        publisher=_one_line(draft.publisher),
        published=draft.published,
        url=_one_line(draft.url),
        language=told.language,
        format=draft.format,
        reader=draft.reader,
        text_is_original=draft.text_is_original,
        notes=(*draft.notes, *told.notes),
    )
    return Reading(document=document, original=draft.original)


def _one_line(value: str | None) -> str | None:
    return " ".join(storable(value or "").split()) or None
