"""The CSV table of claims: its columns, and cells that a spreadsheet could run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given

from gawah.exchange.table import COLUMNS, csv_claims, csv_rows, harmless
from gawah.exchange.veil import VeiledClaim
from gawah.model import ActorRef, Claim, Count, DocumentRef, Place, Speaker

from .strategies import claims

CLAIM = Claim(
    id="c1",
    document=DocumentRef(id="d1", title="=SUM(A1)", publisher="Meridian Wire"),
    start=0,
    end=4,
    quote="-5 of",
    type="event",
    kind="attack",
    roles={"perpetrator": (ActorRef(text="DLF", id="x", name="Dashtar Front"), ActorRef(text="gunmen"))},
    place=(Place(text="Tolmarak", lat=-12.5, lon=61.25, country="XX"), Place(text="Sarbandak")),
    deaths=Count(low=9, text="at least nine"),
    speakers=(Speaker(name="Meridian"), Speaker(name="a spokesman", actor="DLF")),
)


def _row(claim: Claim) -> dict[str, str]:
    return next(csv.DictReader("".join(csv_claims([VeiledClaim(claim)])).splitlines(keepends=True)))


def test_a_claim_is_one_flat_row() -> None:
    """A row holds names, bounds and the innermost speaker in columns of their own."""
    row = _row(CLAIM)
    assert row["perpetrator"] == "Dashtar Front; gunmen"
    assert (row["deaths_low"], row["deaths_best"]) == ("9", "")
    assert (row["speaker"], row["speaks_for"], row["speakers"]) == ("a spokesman", "DLF", "Meridian > a spokesman")
    assert (row["place"], row["latitude"], row["longitude"]) == ("Tolmarak; Sarbandak", "-12.5", "61.25")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_a_formula_becomes_text(start: str) -> None:
    """Text that a spreadsheet could run as a formula gets an apostrophe; numbers stay numbers."""
    assert harmless(start + "1+1") == "'" + start + "1+1"
    assert harmless(-1.5) == -1.5


def test_quotes_and_titles_are_made_harmless() -> None:
    """The apostrophe reaches the cells of a real row."""
    row = _row(CLAIM)
    assert (row["title"], row["quote"]) == ("'=SUM(A1)", "'-5 of")


@given(claims)
def test_every_row_has_every_column(claim: Claim) -> None:
    """Whatever a claim holds, its row can be read back and has one cell for each column."""
    table = "".join(csv_claims([VeiledClaim(claim), VeiledClaim(claim, masked=True)]))
    rows = list(csv.reader(StringIO(table, newline="")))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3


def test_a_table_without_rows_has_its_header() -> None:
    """An empty table is its header."""
    assert list(csv_rows(("a", "b"), [])) == ["a,b\r\n"]
