"""Formats whose text is the file as stored."""

from __future__ import annotations

import pytest
from tests.reading.building import FIRST, SECOND, TITLE, URDU, codes, document, words

SRT = (
    "1\r\n00:00:01,000 --> 00:00:04,500\r\nThe report says\r\nthat two died.\r\n\r\n"
    "2\r\n01:02:03,000 --> 01:02:06,000\r\n<i>Nobody</i> has claimed it.\r\n"
    "3\r\n01:02:07,000 --> 01:02:08,000\r\n12\r\n"
)
VTT = (
    "WEBVTT - a talk\n\nNOTE\nnot read\n\nSTYLE\n::cue { color: red }\n\n"
    "intro\n00:01.000 --> 00:04.000 line:0\n<v Speaker>The report says two died.\n\n"
    "01:00:05.000 --> 01:00:06.000\nNobody has claimed it.\n"
)


def test_plain_text_is_stored_as_it_is() -> None:
    """Passages are places in the file, the heading is the title, the dateline gives the date."""
    text = f"{TITLE}\r\n\r\nTOLMARAK, 4 March 2024 (Wire) - {FIRST}\r\n"
    found = document(text.encode(), "a.txt")
    assert (found.text, found.text_is_original, found.reader) == (text, True, "text/1")
    assert (found.title, found.published, found.publisher) == (TITLE, "2024-03-04", "Wire")
    assert [p.kind for p in found.passages] == ["heading", "paragraph"]
    assert found.language == "en"


def test_a_byte_order_mark_is_noted() -> None:
    """It is no part of the text, so that the title is clean."""
    found = document(f"\ufeff{TITLE}\n\n{FIRST}".encode(), "a.txt")
    assert found.title == TITLE
    assert codes(found) == ["bom"]


def test_front_matter_is_no_passage() -> None:
    """It feeds the metadata and stays in the text."""
    text = f"---\ntitle: From the block\nurl: http://c.example/1\n---\n\n# {TITLE}\n\n{FIRST}\n"
    found = document(text.encode(), "a.md")
    assert (found.title, found.url, found.text) == ("From the block", "http://c.example/1", text)
    assert words(found) == [TITLE, FIRST]


def test_markdown_headings_are_told_with_and_without_blank_lines() -> None:
    """The signs stand outside the passages; rules are no paragraphs."""
    text = f"# {TITLE} #\n{FIRST}\n\nSecond part\n-----------\n\n***\n\n{SECOND}\n"
    found = document(text.encode(), "a.md")
    assert words(found) == [TITLE, FIRST, "Second part", SECOND]
    assert [p.kind for p in found.passages] == ["heading", "paragraph", "heading", "paragraph"]
    assert [p.label for p in found.passages] == ["¶1", "¶2", "¶3", "¶4"]
    assert found.title == TITLE


def test_urdu_text_is_marked_as_right_to_left() -> None:
    """Each passage says which way it is written."""
    found = document(f"{URDU}۔\n\n{FIRST}".encode(), "a.txt")
    assert [(p.language, p.rtl) for p in found.passages] == [("ur", True), ("en", False)]


def test_subrip_cues_are_passages_labelled_with_their_start() -> None:
    """Numbers and time codes count as text and are in no passage; a missing blank line does not hide a cue."""
    found = document(SRT.encode(), "2024-03-10-talk.srt")
    assert found.text == SRT
    assert words(found) == ["The report says\r\nthat two died.", "<i>Nobody</i> has claimed it.", "12"]
    assert [p.label for p in found.passages] == ["00:00:01", "01:02:03", "01:02:07"]
    assert {p.kind for p in found.passages} == {"cue"}
    assert found.published == "2024-03-10"


def test_webvtt_comments_styles_and_settings_are_no_cues() -> None:
    """Hours may be missing from a time code."""
    found = document(VTT.encode(), "a.vtt")
    assert found.text == VTT
    assert words(found) == ["<v Speaker>The report says two died.", "Nobody has claimed it."]
    assert [p.label for p in found.passages] == ["00:00:01", "01:00:05"]


@pytest.mark.parametrize(("data", "name"), [(SRT, "a.txt"), (VTT, "a.srt")])
def test_subtitles_are_recognised_by_content(data: str, name: str) -> None:
    """A wrong name is noted."""
    found = document(data.encode(), name)
    assert found.format in ("srt", "vtt")
    assert codes(found) == ["wrong_extension"]
