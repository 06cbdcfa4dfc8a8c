"""PDF and Word documents."""

from __future__ import annotations

import io
from importlib.metadata import version
from pathlib import Path

import docx as library
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.reading.building import FIRST, SECOND, TITLE, URDU, codes, document, docx, locked_pdf, pdf, refused, words

from gawah.reading import Limits
from gawah.reading.formats.pdf import closed, library_pages, unwrap

LINES = [
    "The army said on Monday that two of its",
    "soldiers had died near Tolmarak.",
    "Nobody has claimed the raid so far, said",
    "a spokesman.",
]
PAGES = [[TITLE, "", *LINES], ["", SECOND]]


@pytest.fixture(params=["pdftotext", "pypdf"])
def tool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with the program where it is installed, and as on a machine without it."""
    if request.param == "pypdf":
        monkeypatch.setenv("PATH", "/nowhere")
    return str(request.param)


def test_paragraphs_of_a_pdf_are_labelled_with_their_page(tool: str) -> None:
    """Lines are joined, title and date come from the file, the extracting program is named."""
    found = document(pdf(PAGES, title="The raid", created="D:20240304100000Z"), "a.pdf")
    assert words(found)[-1] == SECOND
    assert FIRST in found.text
    assert "far, said a spokesman." in found.text
    assert {p.label for p in found.passages} == {"page 1", "page 2"}
    assert (found.title, found.published) == ("The raid", "2024-03-04")
    assert found.reader.partition("/")[0] in (tool, "pypdf")
    assert codes(found) == []


@pytest.mark.parametrize("title", ["Microsoft Word - draft2.docx", "untitled"])
def test_a_title_that_a_program_made_is_none(title: str) -> None:
    """The first heading is the title then."""
    assert document(pdf([[TITLE, "", FIRST]], title=title), "a.pdf").title in (TITLE, None)


def test_right_to_left_text_from_a_pdf_is_flagged(tool: str) -> None:
    """The note says where, since the order of the words cannot be relied on."""
    found = document(pdf([[FIRST], [URDU]]), "a.pdf")
    assert codes(found) == ["rtl_reordered"]
    (note,) = found.notes
    assert any(p.rtl and note.start is not None and note.start <= p.start for p in found.passages)


def test_a_locked_pdf_is_refused(tool: str) -> None:
    """Whichever program meets the password."""
    assert refused(locked_pdf(), "a.pdf").reason == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"%PDF-1.4\n" + pdf(PAGES)[20:400]])
def test_a_damaged_pdf_is_refused(tool: str, data: bytes) -> None:
    """The message holds what the program said."""
    assert refused(data, "a.pdf").reason in ("damaged", "no_text")


def test_a_pdf_of_pictures_has_no_text(tool: str) -> None:
    """The message says what is needed."""
    found = refused(pdf([[], []]), "a.pdf")
    assert found.reason == "no_text"
    assert "OCR" in found.message


def test_the_program_is_stopped_at_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that keeps it busy, or makes it print without end, is refused."""
    for name, body in (("slow", "exec sleep 20"), ("wordy", "exec yes")):
        program = tmp_path / name / "pdftotext"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    path = "/usr/bin:/bin"
    monkeypatch.setenv("PATH", f"{tmp_path / 'slow'}:{path}")
    assert refused(pdf(PAGES), "a.pdf", Limits(tool_seconds=0.2)).reason == "timeout"
    monkeypatch.setenv("PATH", f"{tmp_path / 'wordy'}:{path}")
    assert refused(pdf(PAGES), "a.pdf", Limits(max_expanded_bytes=100_000)).reason == "zip_bomb"


def test_pages_can_be_had_without_the_program() -> None:
    """pypdf gives one text a page."""
    assert len(library_pages(pdf(PAGES))) == 2


def test_a_sentence_that_ends_before_the_margin_ends_a_paragraph() -> None:
    """Where a program loses the blank lines."""
    assert closed("A line that reaches the margin.\nand goes on.\nThe next one.") == [
        "A line that reaches the margin.\nand goes on.",
        "The next one.",
    ]


@pytest.mark.parametrize(
    ("block", "known", "whole"),
    [
        ("the govern-\nment said", {"government"}, "the government said"),
        ("the Kabul-\nbased group", {"Kabul"}, "the Kabul-based group"),
        ("soft\u00ad\nware", set(), "software"),
        ("one\n  two", set(), "one two"),
    ],
)
def test_lines_of_a_paragraph_are_joined(block: str, known: set[str], whole: str) -> None:
    """A hyphen at the line end goes only where the file knows the word without it."""
    assert unwrap(block, known) == whole


def test_paragraphs_and_cells_of_a_word_document_come_in_order() -> None:
    """Nested tables included; the style tells the heading."""
    found = document(docx(), "a.docx")
    assert words(found) == [TITLE, FIRST, "cell 0", "cell 1", "cell 2", "cell 3", "inner", SECOND]
    assert found.passages[0].kind == "heading"
    assert found.title == "Report on the raid"
    assert found.reader == f"python-docx/{version('python-docx')}"
    assert found.published is None  # the library's template carries a date of its own


def test_insertions_are_read_and_deletions_are_not() -> None:
    """Tracked changes count as if accepted; content controls are not passed over."""
    made = library.Document()
    word = nsdecls("w")
    made.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {word}><w:sdtContent><w:p><w:r><w:t>Two </w:t></w:r><w:del><w:r><w:delText>three</w:delText></w:r>"
            "</w:del><w:ins><w:r><w:t>four</w:t><w:tab/><w:t>died.</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>"
        ),
    )
    out = io.BytesIO()
    made.save(out)
    assert words(document(out.getvalue(), "a.docx")) == ["Two four\tdied."]


def test_a_word_document_without_words_is_refused() -> None:
    """As one of pictures alone."""
    out = io.BytesIO()
    library.Document().save(out)
    assert refused(out.getvalue(), "a.docx").reason == "no_text"


def test_a_pdf_whose_beginning_is_damaged_is_not_read_as_text() -> None:
    """What stands between its words is no report."""
    assert refused(pdf([[FIRST]]).replace(b"%PDF-", b"%PXF-"), "a.pdf").reason == "damaged"
