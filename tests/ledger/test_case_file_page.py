"""The page about the case file names what is in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gawah.ledger import Ledger, migrations
from gawah.ledger.chain import CHAINED

from .building import fill, raw, report

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "case-file.md").read_text("utf-8")


def _schema(path: Path) -> dict[str, list[str]]:
    with raw(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'")
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for (name,) in sorted(tables.fetchall())
        }


def _described() -> dict[str, list[str]]:
    sections = re.split(r"^##+ ", PAGE, flags=re.MULTILINE)
    tables = ((re.match(r"`(\w+)`$", section.partition("\n")[0]), section) for section in sections)
    return {name[1]: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) for name, section in tables if name}


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    """The page describes each table and each column, in the order of the schema, and no others."""
    path = tmp_path / "a.gawah"
    fill(path, [])
    assert dict(sorted(_described().items())) == _schema(path)


def test_the_page_says_what_is_hashed(tmp_path: Path) -> None:
    """All columns of chained tables are hashed but the one that the page names."""
    path = tmp_path / "a.gawah"
    fill(path, [])
    there = _schema(path)
    left_out = {table: set(there[table]) - set(chained.columns) for table, chained in CHAINED.items()}
    assert {table: columns for table, columns in left_out.items() if columns} == {"decisions": {"withdrawn_by"}}
    assert "Of `decisions` all are but `withdrawn_by`" in PAGE


def test_the_page_gives_the_marks_of_the_format() -> None:
    """The page tells the number of the format and its version."""
    assert f"`{migrations.APPLICATION_ID:#x}`" in PAGE
    assert f"now {len(migrations.MIGRATIONS)} |" in PAGE


@pytest.mark.parametrize("key", ["case", "created_at", "created_by", "chain_length", "chain_head", "computed"])
def test_the_page_names_each_key_of_meta(tmp_path: Path, key: str) -> None:
    """What the table meta holds is what the page says."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with raw(path) as connection:
        keys = {name for (name,) in connection.execute("SELECT key FROM meta")}
    assert keys == {"case", "created_at", "created_by", "chain_length", "chain_head", "computed"}
    assert f"`{key}`" in PAGE


def test_the_page_keeps_its_promise_of_patience() -> None:
    """The wait for another writer is the one that the page tells."""
    assert Ledger.open.__kwdefaults__["patience"] == 30.0
    assert "30 seconds unless told otherwise" in PAGE
