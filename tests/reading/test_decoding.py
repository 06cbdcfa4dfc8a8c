"""Bytes to text."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.building import FIRST, URDU, codes, document

from gawah.errors import UnreadableInput
from gawah.reading.decoding import decode

ARABIC = "قالت الشرطة إن ثلاثة أشخاص قتلوا في الهجوم على القافلة. ونفت الجماعة مسؤوليتها عن الهجوم."
RUSSIAN = "Полиция сообщила, что три человека погибли при нападении на военную колонну у реки."
FRENCH = "La police a déclaré que trois personnes ont été tuées près du défilé. Le groupe nie être mêlé à l’attaque."

GUESSED = [
    (ARABIC, "cp1256"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (FRENCH, "cp1252"),
    ("“Two died”, café owners said.", "cp1252"),
    (ARABIC, "utf-16-le"),
    (URDU, "utf-16-be"),
    (FIRST, "utf-16-le"),
]


@pytest.mark.parametrize(("text", "encoding"), GUESSED)
def test_an_encoding_that_nobody_states_is_guessed_and_noted(text: str, encoding: str) -> None:
    """Text without a mark is read in the encoding that makes letters of it, and a note says which."""
    found = decode(text.encode(encoding))
    assert found.text == text
    assert [note.code for note in found.notes] == ["encoding"]
    assert encoding in found.notes[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_is_believed_and_left_out(encoding: str) -> None:
    """The mark is no part of the text."""
    found = decode(URDU.encode(encoding))
    assert found.text == URDU
    assert "bom" in [note.code for note in found.notes]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=50))
def test_utf8_is_read_as_it_is(text: str) -> None:
    """Valid UTF-8 is never taken for anything else and leaves no note."""
    found = decode(text.encode())
    assert (found.text, found.notes) == (text, ()) or text.startswith("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_are_refused(data: bytes) -> None:
    """Nothing but the one error comes out."""
    try:
        decode(data)
    except UnreadableInput as error:
        assert error.reason == "unknown_format"


def test_a_cut_file_is_read_with_a_mark_where_it_is_damaged() -> None:
    """UTF-8 that ends inside a letter stays UTF-8."""
    found = decode(URDU.encode()[:-1])
    assert found.encoding == "utf-8"
    assert found.text.endswith("\ufffd")
    assert len(found.notes) == 2


def test_a_declared_encoding_is_believed_unless_it_could_hide_markup() -> None:
    """UTF-7 is valid ASCII and stays what it seems."""
    assert decode("Ülkede saldırı".encode("cp1254"), declared="windows-1254").text == "Ülkede saldırı"
    assert decode(b"+ADw-script+AD4- \xe9", declared="utf-7").text.startswith("+ADw-")
    assert decode(FRENCH.encode("cp1252"), declared="no-such-encoding").text == FRENCH


@pytest.mark.parametrize("data", [bytes(1000), bytes(range(256)) * 8, os.urandom(4000)])
def test_binary_data_is_no_text(data: bytes) -> None:
    """Control characters in number tell data from text."""
    with pytest.raises(UnreadableInput, match="binary data"):
        decode(data)


def test_line_ends_and_control_characters_stay_in_stored_text() -> None:
    """Offsets count the file as it is; the control characters are counted in a note."""
    text = f"{FIRST}\r\n\r\nA bell\x07 and a nought\x00 in a line.\rOld line end."
    found = document(text.encode(), "a.txt")
    assert found.text == text
    assert found.text_is_original
    assert codes(found) == ["control_characters"]
    assert "2 control characters" in found.notes[0].message
