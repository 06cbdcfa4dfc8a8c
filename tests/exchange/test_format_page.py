"""The reference page of the claims format against the code."""

from __future__ import annotations

import re
from pathlib import Path

from gawah.exchange.jsonl import KEYS
from gawah.exchange.table import COLUMNS
from gawah.vocabulary import kind_names

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "claims-format.md").read_text(encoding="utf-8")


def _section(heading: str) -> str:
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def _words(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_the_page_names_every_key_in_order() -> None:
    """The table of keys is the order in which they are written."""
    table = PAGE.partition("|---|---|\n")[2].partition("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines()]
    assert tuple(word for cell in first_cells for word in _words(cell)) == KEYS


def test_the_page_names_every_column() -> None:
    """The list of columns is that of the table."""
    columns = _section("The CSV of claims").strip().split("\n\n")[1]
    assert tuple(_words(columns)) == COLUMNS


def test_the_page_names_every_kind() -> None:
    """The table of kinds holds each kind of each type and no other."""
    table = _section("Kinds").partition("|---|---|\n")[2].partition("\n\n")[0]
    rows = [line.split("|") for line in table.splitlines()]
    assert {_words(row[1])[0]: frozenset(_words(row[2])) for row in rows} == kind_names()
