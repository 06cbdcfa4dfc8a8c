"""Files of each format, built for the tests."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

from gawah.model import Document
from gawah.reading import Limits, Outcome, Reading, Refusal, read_bytes

TITLE = "Two die in raid on convoy"
FIRST = "The army said on Monday that two of its soldiers had died near Tolmarak."
SECOND = "The Dashtar Liberation Front denied that its fighters took part in the raid."
URDU = "وزارت نے پیر کو اس بات کی تردید کی کہ اس کے فوجیوں نے گاؤں میں گھر جلائے تھے"


def outcomes(data: bytes, name: str, **options: Any) -> list[Outcome]:
    """Return everything that becomes of bytes."""
    return list(read_bytes(data, name=name, **options))


def documents(data: bytes, name: str, **options: Any) -> list[Document]:
    """Return the documents that come of bytes, all of which must be read."""
    found = outcomes(data, name, **options)
    assert [outcome for outcome in found if isinstance(outcome, Refusal)] == []
    return [outcome.document for outcome in found if isinstance(outcome, Reading)]


def document(data: bytes, name: str, **options: Any) -> Document:
    """Return the one document that comes of bytes."""
    found = documents(data, name, **options)
    assert len(found) == 1
    return found[0]


def refused(data: bytes, name: str, limits: Limits | None = None) -> Refusal:
    """Return the one refusal that comes of bytes; its message must say what was expected."""
    found = outcomes(data, name, limits=limits or Limits())
    assert len(found) == 1
    assert isinstance(found[0], Refusal)
    assert len(found[0].message) > 20
    return found[0]


def words(found: Document) -> list[str]:
    """Return the text of each passage."""
    return [found.text[p.start : p.end] for p in found.passages]


def codes(found: Document) -> list[str]:
    """Return the codes of the notes."""
    return [note.code for note in found.notes]


def pdf(pages: list[list[str]], *, title: str = "", created: str = "") -> bytes:
    """Return a PDF with one line of text for each string; other letters than ASCII get a map to Unicode."""
    letters = sorted({c for page in pages for line in page for c in line})
    code = {letter: ord(letter) if ord(letter) < 128 else 128 + at for at, letter in enumerate(letters)}
    mapped = "\n".join(f"<{code[c]:02X}> <{ord(c):04X}>" for c in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(letters)} beginbfchar\n{mapped}\nendbfchar\n"
        "endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        _stream(cmap.encode()),
        f"<< /Title ({title}) /CreationDate ({created}) >>".encode() if title or created else b"<< >>",
    ]
    for at, page in enumerate(pages):
        shown = "".join(f"<{''.join(f'{code[c]:02X}' for c in line)}> Tj T*\n" for line in page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {7 + 2 * at} 0 R >>".encode()
        )
        objects.append(_stream(f"BT /F 10 Tf 14 TL 40 700 Td\n{shown}ET".encode()))
    return _assembled(objects)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf([[FIRST]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(**parts: bytes) -> bytes:
    """Return a Word document with a heading, a table and paragraphs; `document_xml` replaces its main part."""
    import docx as library

    made = library.Document()
    made.core_properties.title = "Report on the raid"
    made.add_heading(TITLE, 1)
    made.add_paragraph(FIRST)
    table = made.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {at}"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "inner"
    made.add_paragraph(SECOND)
    out = io.BytesIO()
    made.save(out)
    return with_part(out.getvalue(), "word/document.xml", parts["document_xml"]) if parts else out.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """Return a zip archive with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def feed(*items: str, head: str = "", tail: str = "</channel></rss>") -> bytes:
    """Return an RSS feed with these items."""
    channel = "<rss version='2.0'><channel><title>Courier</title><link>http://c.example</link>"
    return f"<?xml version='1.0'?>{head}{channel}{''.join(items)}{tail}".encode()


def item(number: int, description: str = FIRST) -> str:
    """Return one item of a feed."""
    return (
        f"<item><title>Item {number}</title><link>http://c.example/{number}</link><guid>{number}</guid>"
        f"<pubDate>Mon, 04 Mar 2024 10:00:00 +0500</pubDate><description>{description}</description></item>"
    )


def telegram(*messages: dict[str, Any]) -> bytes:
    """Return the export of one channel."""
    return json.dumps(
        {"name": "Tolmarak News", "type": "public_channel", "id": 7, "messages": list(messages)}, ensure_ascii=False
    ).encode()


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    """Return one message of an export."""
    base = {"id": number, "type": "message", "date": "2024-03-04T15:00:00", "date_unixtime": "1709546400"}
    return {**base, "from": "Tolmarak News", "text": text, **more}


def warc(*pages: tuple[str, bytes, str], compressed: bool = True) -> bytes:
    """Return a web archive of (address, body, media type), a record about the archive itself before them."""
    records = [_record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for url, body, media_type in pages:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        records.append(_record("response", url, "application/http; msgtype=response", answer + body))
    return b"".join(gzip.compress(record) if compressed else record for record in records)


def _record(kind: str, url: str, content_type: str, content: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


PAGE = f"""<!DOCTYPE html><html><head><title>{TITLE} | Courier</title>
<meta property="og:site_name" content="Courier"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2024-03-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1><p>The <b>army</b> said on <a href="/m">Monday</a> that two of its soldiers had died near
Tolmarak.</p><p>{SECOND}</p></article><footer>All rights reserved</footer></body></html>""".encode()
