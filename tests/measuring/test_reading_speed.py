"""Tests of the measure of time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import reading_speed


def test_without_the_set_the_demonstration_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reports of the demonstration stand in, words and memory are told, and memory keeps its bound."""
    assert reading_speed.main([str(tmp_path), "--extractor", "rules", "--rounds", "1", "--floors"]) == 0
    printed = capsys.readouterr().out
    assert "the reports of the demonstration are read instead" in printed
    assert "words a second, whole extraction" in printed
    assert "| 600 | holds |" in printed
