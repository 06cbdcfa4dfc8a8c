"""Dates that a text states."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from gawah.reading.stated_dates import file_name_date, find_date, iso_date, iso_instant

CASES = [
    ("1 June 2025", "2025-06-01"),
    ("June 1, 2025", "2025-06-01"),
    ("June 1st 2025", "2025-06-01"),
    ("2025-06-01", "2025-06-01"),
    ("2025-06-01T10:20:30Z", "2025-06-01T10:20:30Z"),
    ("2025-06", "2025-06"),
    ("June 2025", "2025-06"),
    ("18 AUG 89", "1989-08-18"),
    ("18 Aug. 2009", "2009-08-18"),
    ("31 mai 2025", "2025-05-31"),
    ("1er août 2024", "2024-08-01"),
    ("٢٦ مايو ٢٠٢٥", "2025-05-26"),
    ("۲۶ مئی ۲۰۲۵", "2025-05-26"),
    ("5 марта 2024", "2024-03-05"),
    ("May 26", None),
    ("31 February 2024", None),
    ("۷ ثور ۱۴۰۴", None),
    ("18 Aug 10:30", None),
    ("about 26 people", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "iso"), CASES)
def test_a_date_is_as_precise_as_stated(text: str, iso: str | None) -> None:
    """A date without a year, of another calendar, or that does not exist has no ISO form."""
    assert iso_date(text) == iso


def test_a_date_without_a_year_has_its_place() -> None:
    """Where a dateline ends can be told without the year."""
    found = find_date("QUETTA, May 26 - Two")
    assert found is not None
    assert (found.start, found.end, found.iso) == (8, 14, None)


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2025-05-26-title.txt", "2025-05-26"),
        ("report_2025_05_26.pdf", "2025-05-26"),
        ("2025-13-26.txt", None),
        ("12025-05-26.txt", None),
        ("title.txt", None),
    ],
)
def test_a_file_name_can_state_a_date(name: str, iso: str | None) -> None:
    """Year, month and day, parted by signs."""
    assert file_name_date(name) == iso


def test_instants_with_a_zone_are_given_in_utc() -> None:
    """What a source says without a zone stays without one."""
    moment = datetime(2024, 3, 5, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    assert iso_instant(moment) == "2024-03-04T20:00:00Z"
    assert iso_instant(datetime(2024, 3, 5, tzinfo=UTC).replace(tzinfo=None)) == "2024-03-05T00:00:00"
