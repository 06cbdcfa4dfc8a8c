"""Days in words: "11 March 2025", "2 to 5 March 2025", "March 2025", "2025", "since 2022"."""

from __future__ import annotations

from datetime import date, timedelta

from gawah.identity.calendar import MONTHS


def period_words(start: str | None, end: str | None) -> str:
    """Return an interval of ISO dates, `end` exclusive, in words; what is no date stays as it is."""
    if start is None and end is None:
        return ""
    if start is None:
        return f"before {date_words(str(end))}"
    if end is None:
        return f"since {date_words(start)}"
    first, after = _day(start), _day(end)
    if first is None or after is None or after <= first:
        return date_words(start) if start == end else f"{date_words(start)} to before {date_words(end)}"
    return _days(first, after - timedelta(days=1))


def date_words(text: str) -> str:
    """Return an ISO date or its beginning in words; anything else as it is."""
    year, *rest = text[:10].split("-")
    if not (year.isdigit() and all(part.isdigit() for part in rest)) or len(rest) > 2:
        return text
    if len(rest) == 0 or not 1 <= int(rest[0]) <= 12:
        return year if len(rest) == 0 else text
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return month if len(rest) == 1 else f"{int(rest[1])} {month}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _days(first: date, last: date) -> str:
    after = last + timedelta(days=1) if last < date.max else last
    if first == last:
        return date_words(first.isoformat())
    if first.day == 1 and after.day == 1:
        if first.month == 1 and after.month == 1:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        start, end = date_words(f"{first:%Y-%m}"), date_words(f"{last:%Y-%m}")
        return start if start == end else f"{start} to {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {date_words(last.isoformat())}"
    return f"{date_words(first.isoformat())} to {date_words(last.isoformat())}"
