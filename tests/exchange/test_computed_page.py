"""The page about the computed exports says what the records hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gawah.weighing.records import Incident, Tie

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "claims-format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("heading", "record"), [("key of an incident", Incident), ("key of a tie", Tie)])
def test_the_table_has_each_key(heading: str, record: type[Incident] | type[Tie]) -> None:
    """The first column of the table names every key of the record, and no other."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert {key for cell in first for key in re.findall(r"`(\w+)`", cell)} == set(record.__struct_fields__)
