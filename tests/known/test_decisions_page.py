"""The page about decisions names every kind and every field that can be corrected."""

from __future__ import annotations

import re
from pathlib import Path

from gawah.known.corrections_read import NAMES
from gawah.known.decisions_read import KINDS
from gawah.ledger.decisions import WITHDRAW

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "decisions.md").read_text("utf-8")


def _first_cells(heading: str) -> set[str]:
    """Return the words in the first cells of the table under a heading."""
    section = PAGE.partition(heading)[2].partition("\n## ")[0]
    return {
        word for row in re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE) for word in re.findall(r"`(\w+)`", row)
    }


def test_every_kind_is_described() -> None:
    """The table of kinds has each kind that is read, and no other."""
    assert _first_cells("# Decisions") == {*KINDS, WITHDRAW}


def test_every_field_that_can_be_corrected_is_described() -> None:
    """The table of fields has each field and role, and no other."""
    assert _first_cells("## What a correction can set") == set(NAMES)
