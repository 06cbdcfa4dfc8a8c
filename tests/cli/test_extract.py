"""`gawah extract`: claims and mentions of one file, without a case."""

from __future__ import annotations

import json
from pathlib import Path

from gawah.exchange.jsonl import KEYS

from .conftest import Run

TEXT = "The Taliban denied that Pakistan attacked a camp near Quetta on 3 March 2024.\n"


def test_claims_are_printed_with_all_keys(run: Run, tmp_path: Path) -> None:
    """Each claim is a line with every key of the format, and its quote is the text at its offsets."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", tmp_path / "a.txt")
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len(claims) > 0
    assert all(tuple(claim) == KEYS for claim in claims)
    assert all(claim["quote"] == TEXT[claim["start"] : claim["end"]] for claim in claims)


def test_stdin_gives_the_same_claims_as_the_file(run: Run, tmp_path: Path) -> None:
    """- reads stdin, and where a text comes from does not change its claims."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    from_file = [json.loads(line)["id"] for line in run("extract", tmp_path / "a.txt").stdout.splitlines()]
    from_stdin = [json.loads(line)["id"] for line in run("extract", "-", stdin=TEXT.encode()).stdout.splitlines()]
    assert from_file == from_stdin


def test_mentions_are_printed_instead(run: Run) -> None:
    """--mentions prints what is named, with offsets."""
    mentions = [json.loads(line) for line in run("extract", "--mentions", "-", stdin=TEXT.encode()).stdout.splitlines()]
    assert {"actor", "place", "date"} <= {mention["kind"] for mention in mentions}
    assert all(mention["text"] == TEXT[mention["start"] : mention["end"]] for mention in mentions)


def test_what_cannot_be_read_is_an_error(run: Run, tmp_path: Path) -> None:
    """A refused file is one line on stderr and exit status 1."""
    result = run("extract", tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"refused {tmp_path / 'missing.txt'}: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_text_without_claims_says_so(run: Run) -> None:
    """Where no claim is found, stderr names the language and what can be had instead; stdout stays empty."""
    russian = "Боевики Талибана напали на колонну военных под Пешаваром, погибли девять солдат.\n"
    result = run("extract", "-", stdin=russian.encode())
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "language: ru" in result.stderr
    assert "claims are read in ar, en, fa, fr, ps, ur only" in result.stderr
    assert "--mentions" in result.stderr
    assert run("extract", "--mentions", "-", stdin=russian.encode()).stderr == ""
