"""Bad input is refused or read in part, with a reason, and never ends the batch."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import building
from tests.reading.building import FIRST, PAGE, TITLE, codes, document, docx, refused, with_part

from gawah.reading import REASONS, Limits, Reading, Refusal, read, read_bytes

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {c} "{f"&{b};" * 10}">' for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def test_an_empty_file_is_refused() -> None:
    """There is nothing to read, but the refusal still holds the digest."""
    found = refused(b"", "a.txt")
    assert (found.reason, found.sha256) == ("empty", hashlib.sha256(b"").hexdigest())


@pytest.mark.parametrize("data", [b" \r\n\t\n", "\u00a0\u2003\n".encode()])
def test_white_space_is_refused(data: bytes) -> None:
    """Spaces of any kind are no text."""
    assert refused(data, "a.txt").reason == "blank"


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (PAGE, "a.txt", "html"),
        (PAGE, "a.pdf", "html"),
        (building.pdf([[FIRST]]), "a.docx", "pdf"),
        (docx(), "a.pdf", "docx"),
        (FIRST.encode(), "a.srt", "text"),
        (building.feed(building.item(1)), "a.html", "feed"),
    ],
)
def test_content_goes_before_the_extension(data: bytes, name: str, format_: str) -> None:
    """A file is read as what it is, and a note says that its name is wrong."""
    found = document(data, name)
    assert found.format == format_
    assert "wrong_extension" in codes(found)


@pytest.mark.parametrize("name", ["a", "a.text", "a.xyz"])
def test_a_name_that_announces_nothing_is_not_wrong(name: str) -> None:
    """Unknown extensions are no fault."""
    assert codes(document(FIRST.encode(), name)) == []


def test_an_encrypted_pdf_is_refused() -> None:
    """The message says that a password is in the way."""
    assert refused(building.locked_pdf(), "a.pdf").reason == "encrypted"


def test_an_encrypted_word_document_is_refused() -> None:
    """It is an Office container that names an encrypted package."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert refused(data, "a.docx").reason == "encrypted"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_word_document_is_refused(share: float) -> None:
    """Wherever it was cut."""
    whole = docx()
    assert refused(whole[: int(len(whole) * share)], "a.docx").reason == "damaged"


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    """An archive under a wrong name is damaged, under its own it is unknown."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", FIRST)
    assert refused(out.getvalue(), "a.docx").reason == "damaged"
    assert refused(out.getvalue(), "a.zip").reason == "unknown_format"


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    """Nothing of it is unfolded: a part of 300 MB takes no time."""
    bomb = with_part(docx(), "word/styles.xml", b" " * 40_000_000)
    start = time.monotonic()
    assert refused(bomb, "a.docx").reason == "zip_bomb"
    assert refused(docx(), "a.docx", Limits(max_expanded_bytes=10_000)).reason == "zip_bomb"
    assert time.monotonic() - start < 2


def test_a_zip_bomb_that_lies_is_refused_by_what_comes_out() -> None:
    """A part that declares fewer bytes than it holds does not get through."""
    content = b" " * 5_000_000
    bomb = bytearray(with_part(docx(), "word/styles.xml", content))
    size = len(content).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(bomb), "a.docx").reason in ("damaged", "zip_bomb")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_word_document_are_refused(encoding: str) -> None:
    """They could unfold to gigabytes, in whatever encoding they hide."""
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}<x>&i;</x>'.encode(encoding)
    assert refused(docx(document_xml=xml), "a.docx").reason == "xml_entities"


def test_entities_in_a_feed_are_refused() -> None:
    """At once, without unfolding them."""
    start = time.monotonic()
    assert refused(building.feed("<item><title>&i;</title></item>", head=LAUGHS), "a.xml").reason == "xml_entities"
    external = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert refused(building.feed("<item><title>&f;</title></item>", head=external), "a.xml").reason == "xml_entities"
    assert time.monotonic() - start < 2


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    """Its size is looked at before its content."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    start = time.monotonic()
    (found,) = read(path)
    assert isinstance(found, Refusal)
    assert (found.reason, found.sha256) == ("too_large", None)
    assert time.monotonic() - start < 0.5


def test_the_size_limit_holds_for_bytes() -> None:
    """The limit itself is allowed."""
    assert refused(b"a" * 101, "a.txt", Limits(max_bytes=100)).reason == "too_large"
    assert isinstance(next(read_bytes(b"a" * 100, name="a.txt", limits=Limits(max_bytes=100))), Reading)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": 1}', "unknown_json"),
        (b"[1, 2]", "unknown_json"),
        (b'{"segments": []}', "unknown_json"),
        (b'{"messages": []}', "unknown_json"),
        (b'{"a": 1}\n{"a": 2}\n', "unknown_json"),
        (b'{"segments": [{"start"', "damaged"),
        (b'{"a":' * 100_000, "damaged"),
    ],
)
def test_json_of_another_shape_is_refused(data: bytes, reason: str) -> None:
    """The message names the shapes that are known."""
    found = refused(data, "a.json")
    assert found.reason == reason
    assert reason != "unknown_json" or all(word in found.message for word in ("Whisper", "YouTube", "Telegram"))


def test_text_that_begins_with_a_bracket_is_no_json() -> None:
    """A dateline in brackets is text."""
    assert document(b"[TEXT] Two people died.", "a.txt").format == "text"


@pytest.mark.parametrize(
    "data",
    [os.urandom(5000), b"\x89PNG\r\n\x1a\n" + bytes(50), b"\x1f\x8b\x08" + bytes(50), b"<?xml version='1.0'?><a>b</a>"],
)
def test_an_unknown_format_is_refused_with_the_formats_that_are_read(data: bytes) -> None:
    """The message lists them."""
    found = refused(data, "a.bin")
    assert found.reason == "unknown_format"
    assert all(name in found.message for name in ("pdf", "docx", "telegram-json", "text"))


HEAVY = {
    "line.txt": (FIRST + " ").encode() * 140_000,
    "line-without-spaces.txt": b"a" * 10_000_000,
    "line.html": b"<html><body><p>" + (FIRST + " ").encode() * 140_000,
    "line.srt": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"word " * 2_000_000,
    "line.eml": b"From: a@b.example\nSubject: x\n\n" + b"word " * 2_000_000,
    "signs.html": b"<" * 10_000_000,
    "comments.html": b"<!--" * 2_500_000,
    "brackets.json": b"[" * 10_000_000,
    "front.md": b"---\n" + b"title\n" * 1_000_000,
    "nested.html": b"<html>" + b"<div>" * 200_000,
    "nested.eml": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level) for level in range(20_000)
    ),
    "nested-below-the-count.eml": b"From: a@b.example\n"
    + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level) for level in range(400)),
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_input_does_not_hang(name: str) -> None:
    """Ten megabytes on one line and deep nesting are read or refused in seconds."""
    start = time.monotonic()
    found = building.outcomes(HEAVY[name], name)
    assert len(found) == 1
    assert not (isinstance(found[0], Refusal) and found[0].reason == "failed")
    assert time.monotonic() - start < 8


def test_one_bad_file_does_not_end_the_batch(tmp_path: Path) -> None:
    """Between two reports that are read stand all that are refused, each with its reason."""
    (tmp_path / "0-first.txt").write_text(FIRST)
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-bad.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (tmp_path / "3-bad.json").write_text("{")
    (tmp_path / "9-last.txt").write_text(TITLE)
    found = list(read(tmp_path))
    assert [type(outcome).__name__ for outcome in found] == ["Reading", *["Refusal"] * 3, "Reading"]
    assert [o.reason for o in found if isinstance(o, Refusal)] == ["empty", "damaged", "damaged"]


SEEDS = st.sampled_from(
    [
        PAGE,
        docx(),
        building.pdf([[FIRST], [TITLE]]),
        building.feed(building.item(1)),
        building.telegram(building.message(1, FIRST)),
        building.warc(("http://c.example", PAGE, "text/html")),
        json.dumps({"segments": [{"start": 1.0, "text": FIRST}]}).encode(),
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nText\n--x--\n",
        b"1\n00:00:01,000 --> 00:00:02,000\nWords\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.data())
def test_damaged_files_are_read_or_refused(data: bytes, draw: st.DataObject) -> None:
    """Whatever bytes are lost or changed, the outcome is a document that fits its text or a reason that is known."""
    cut = draw.draw(st.integers(0, len(data)))
    at = draw.draw(st.integers(0, len(data)))
    patched = data[:at] + draw.draw(st.binary(max_size=8)) + data[at:cut] if at < cut else data[:cut]
    for outcome in read_bytes(patched, name="a.bin"):
        if isinstance(outcome, Refusal):
            assert outcome.reason in REASONS
            assert outcome.reason != "failed", outcome.message
        else:
            assert outcome.document.id == hashlib.sha256(outcome.original).hexdigest()
            assert all(p.end <= len(outcome.document.text) for p in outcome.document.passages)
            outcome.document.text.encode()


def test_a_gzip_bomb_is_refused() -> None:
    """A web archive that unfolds beyond the limit is not read."""
    packer = zlib.compressobj(wbits=31)
    data = packer.compress(b"WARC/1.0\r\n" + bytes(3_000_000)) + packer.flush()
    assert refused(data, "a.warc.gz", Limits(max_expanded_bytes=1_000_000)).reason == "zip_bomb"
