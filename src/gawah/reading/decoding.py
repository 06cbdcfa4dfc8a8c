"""Bytes to text, saying what was assumed: byte order mark, UTF-8, declared, UTF-16, then an eight-bit code page."""

from __future__ import annotations

import codecs
import re
import unicodedata

import msgspec

from gawah.errors import UnreadableInput
from gawah.model import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_CONTROL_BYTES = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
CODE_PAGES = ("cp1252", "cp1256", "cp1251", "koi8_r")
"""Eight-bit encodings that are guessed: western, Arabic and Cyrillic Windows, and Russian KOI8."""
_DECLARABLE = frozenset(
    """
    ascii utf-8 utf-16 utf-16-le utf-16-be iso8859-1 iso8859-15 cp1252 cp1254 cp1256 iso8859-6 cp720 cp864 mac-arabic
    mac-farsi cp1251 iso8859-5 koi8-r koi8-u koi8-t cp866 mac-cyrillic
    """.split()  # noqa: SIM905 - a list of quoted words of this length is not read
)
"""Declared encodings that are believed; others (UTF-7 above all) could hide markup from a check."""


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """Text, the encoding it was read in, and what a reader should know of it."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return `data` as text, newlines and control characters as they are, a byte order mark left out.

    Raises:
        UnreadableInput: the bytes are no text (`unknown_format`).
    """
    decoded = _by_mark(data) or _as_wide(data) or _as_utf8(data) or _as_declared(data, declared)
    if decoded is None:
        _refuse_binary(data)
        decoded = _nearly_utf8(data) or _by_code_page(data)
    _refuse_unprintable(decoded.text)
    return decoded


def control_note(text: str) -> tuple[Note, ...]:
    """Return a note that counts the control characters of a text, or nothing."""
    found = _CONTROL.findall(text)
    if len(found) == 0:
        return ()
    message = f"{len(found)} control characters stand in the text, the first is U+{ord(found[0]):04X}."
    return (Note(code="control_characters", message=message),)


def without_controls(text: str) -> str:
    """Return extracted text without control characters and with half surrogates replaced, fit to be stored."""
    return storable(_CONTROL.sub("", text))


def storable(text: str) -> str:
    """Return text with half surrogates replaced, which JSON and file names can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            notes = [Note(code="bom", message=f"The byte order mark of {encoding.upper()} was left out.")]
            if encoding != "utf-8":
                notes.append(_assumed(encoding, "its byte order mark says so"))
            return Decoded(text=text, encoding=encoding, notes=(*notes, *_replaced(text)))
    return None


def _as_wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: many control bytes, which become letters when taken in pairs."""
    sample = data[:_SAMPLE]
    if len(data) % 2 == 1 or _control_share(sample) < 0.1:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible_share(text[:_SAMPLE]) > 0.95:
            return Decoded(text=text, encoding=encoding, notes=(_assumed(encoding, "its bytes make letters in pairs"),))
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared).name
        if encoding not in _DECLARABLE:
            return None
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return Decoded(text=text, encoding=encoding, notes=(_assumed(encoding, "it is declared"),))


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with few bad bytes, as a cut or patched file has them."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:_SAMPLE] if ord(c) > 127 and c != "\ufffd")
    if good < 10 * min(bad, text[:_SAMPLE].count("\ufffd") + 1):
        return None
    notes = (_assumed("utf-8", "nearly all of it is valid"), *_replaced(text))
    return Decoded(text=text, encoding="utf-8", notes=notes)


def _by_code_page(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(CODE_PAGES)).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    western = data.decode("cp1252", "replace")
    if text == western or _is_mixed(text[:_SAMPLE]):
        encoding, text = "cp1252", western
    return Decoded(text=text, encoding=encoding, notes=(_assumed(encoding, "its letters fit best"), *_replaced(text)))


def _is_mixed(text: str) -> bool:
    """Tell whether the letters beyond ASCII stand inside ASCII words, as accented letters do, other scripts not."""
    beyond = len(re.findall(r"[^\W\d_\x00-\x7f]", text))
    inside = len(re.findall(r"(?<=[A-Za-z])[^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f](?=[A-Za-z])", text))
    return inside > 0.5 * beyond


def _assumed(encoding: str, why: str) -> Note:
    return Note(code="encoding", message=f"Read as {encoding}: {why}.")


def _replaced(text: str) -> tuple[Note, ...]:
    bad = text.count("\ufffd")
    if bad == 0:
        return ()
    return (Note(code="encoding", message=f"{bad} places that are not valid were replaced by U+FFFD."),)


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _CONTROL_BYTES))) / max(1, len(data))


def _plausible_share(text: str) -> float:
    plausible = sum(1 for c in text if c in "\t\r\n" or (unicodedata.category(c)[0] in "LMNPZ" and not _odd(c)))
    return plausible / max(1, len(text))


def _odd(character: str) -> bool:
    """Tell whether a letter is outside the scripts of the languages that are read (as in pairs of wrong bytes)."""
    code = ord(character)
    return not (code < 0x0980 or 0x1E00 <= code < 0x20D0 or 0xFB50 <= code <= 0xFEFF)


def _refuse_binary(data: bytes) -> None:
    if _control_share(data[:_SAMPLE]) > 0.05:
        raise not_text()


def _refuse_unprintable(text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > 0.05 * len(sample):
        raise not_text()


def not_text() -> UnreadableInput:
    """Return the error for bytes that are neither text nor a format that is known."""
    return UnreadableInput("expected text in a known encoding, got binary data", reason="unknown_format")
