"""Tests of the transcript that is written into the README."""

from __future__ import annotations

from pathlib import Path

from scripts import build_readme_docs


def test_a_transcript_is_played_again(tmp_path: Path) -> None:
    """Commands stay, what they print is what they print now, and all share one folder."""
    body = "$ echo one > note\nold\n$ cat note\nold\n"
    assert build_readme_docs.played(body, tmp_path) == "$ echo one > note\n$ cat note\none\n"


def test_only_tested_fences_are_played() -> None:
    """A fence without the mark is left as it is."""
    page = "```console\n$ make demo\n```\n\n<!-- tested -->\n```console\n$ echo\n```\n"
    assert [match.group() for match in build_readme_docs.FENCE.finditer(page)] == ["$ echo\n"]
