"""Tests of the runner of transcripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import transcripts

TICKS = "```"


def page_with(folder: Path, body: str) -> Path:
    """Write a page with one tested transcript."""
    page = folder / "page.md"
    page.write_text(f"Text.\n\n<!-- tested -->\n{TICKS}console\n{body}\n{TICKS}\n", encoding="utf-8")
    return page


@pytest.mark.parametrize(
    "body",
    [
        "$ echo one; echo two; echo three\none\nthree",
        "$ echo one two three\none ... three",
        "$ echo one; echo two\n...\ntwo",
        "$ echo one \\\n  two\none two",
        "$ echo kept > file\n$ cat file\nkept",
        "$ echo bad; exit 3\nbad\n(exit status 3)",
    ],
)
def test_a_true_transcript_passes(tmp_path: Path, body: str) -> None:
    """What comes in this order passes, with left-out lines, dots, long commands and a shared folder."""
    assert transcripts.run_page(page_with(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("$ echo one\ntwo", "prints no line like 'two'"),
        ("$ echo one; echo two\ntwo\none", "prints no line like 'one'"),
        ("$ exit 4", "ended with exit status 4, not 0"),
        ("$ true\n(exit status 1)", "ended with exit status 0, not 1"),
    ],
)
def test_a_false_transcript_is_told(tmp_path: Path, body: str, fault: str) -> None:
    """A missing line, a wrong order and another exit status are told with the command."""
    [found] = transcripts.run_page(page_with(tmp_path, body))
    assert fault in found
    assert found.startswith("$ ")


def test_a_page_can_bring_its_files(tmp_path: Path) -> None:
    """A marked fence is written to a file before the commands after it run."""
    page = tmp_path / "page.md"
    page.write_text(
        f"<!-- file: reports/a.txt -->\n{TICKS}text\nOne line.\n{TICKS}\n\n"
        f"<!-- tested -->\n{TICKS}console\n$ cat reports/a.txt\nOne line.\n{TICKS}\n",
        encoding="utf-8",
    )
    assert transcripts.run_page(page) == []


def test_an_unmarked_fence_is_not_run() -> None:
    """Only fences that are marked as tested are run."""
    assert transcripts.steps_of(f"{TICKS}console\n$ exit 1\n{TICKS}\n") == []
