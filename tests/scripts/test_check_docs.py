"""Tests of the check of links and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check_docs


def faults_of(folder: Path, text: str) -> list[str]:
    """Write one page and return its faults."""
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return list(check_docs.page_faults(page, folder))


@pytest.mark.parametrize(
    "text",
    [
        "A [page](page.md) that is there.",
        "The web is [not followed](https://example.org/nothing).",
        "# One point\n\nSee [above](#one-point).",
        "# `gawah add` reads\n\nSee [above](page.md#gawah-add-reads).",
        "```text\nsee [nothing](nothing.md). And we go on.\n```",
        "One sentence, e.g. this one, i.e. a short one.",
        "1. A numbered line.",
        '> Quoted. "We" may speak here.',
        'The US says "we deny it".',
    ],
)
def test_a_page_in_order_has_no_faults(tmp_path: Path, text: str) -> None:
    """Links that lead somewhere, code, quotations and abbreviations pass."""
    assert faults_of(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A [page](nothing.md).", "page.md:1: the link nothing.md leads nowhere"),
        ("\nA ![picture](nothing.png).", "page.md:2: the link nothing.png leads nowhere"),
        ("# One\n\nSee [that](#two).", "page.md:3: page.md has no heading for #two"),
        ("One sentence. Another one.", "two sentences on one line"),
        ("Here we go on.", "the word 'we' is not used here"),
        ("This is simply a line.", "the word 'simply' is not used here"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """A dead link, a second sentence on a line and an unwanted word are told with file and line."""
    [found] = faults_of(tmp_path, text)
    assert fault in found


@pytest.mark.parametrize("word", ["/wo" + "rk/main/x", "/ro" + "ot/.cache", "https://pyp" + "i.org/simple"])
def test_what_belongs_to_one_machine_is_a_fault(tmp_path: Path, word: str) -> None:
    """Paths of one machine and hosts of a registry are found in any text file."""
    path = tmp_path / "a.yaml"
    path.write_text(f"x: 1\ny: {word}\n", encoding="utf-8")
    [fault] = check_docs.word_faults(path, tmp_path)
    assert fault.startswith("a.yaml:2: ")
    assert check_docs.main([str(tmp_path)]) == 1


def test_a_file_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are not searched."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff\xfe/wo" + b"rk/x")
    assert list(check_docs.word_faults(path, tmp_path)) == []
