"""A period in the fewest words that say it: "2024", "2024-03-03", "since 2022", "2024-03-04 to 2024-03-06"."""

from __future__ import annotations

from datetime import date, timedelta

from gawah.model import Period


def period_text(period: Period) -> str:
    """Return the days of a period, its last day included, or the words of the text where it has neither end."""
    if period.start is None and period.end is None:
        return period.text
    if period.end is None:
        return f"since {_shortest_start(str(period.start))}"
    if period.start is None:
        return f"before {period.end}"
    first, after = _day(period.start), _day(period.end)
    if first is None or after is None or after <= first:
        return f"{period.start}..{period.end}"
    return _days(first, after - timedelta(days=1))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _days(first: date, last: date) -> str:
    """Return an interval of whole days, as a year, month or day where it is one."""
    if first == last:
        return first.isoformat()
    next_day = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and next_day.day == 1:
        whole_years = first.month == 1 and next_day.month == 1
        start, end = (str(first.year), str(last.year)) if whole_years else (_month(first), _month(last))
        return start if start == end else f"{start} to {end}"
    return f"{first} to {last}"


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _shortest_start(start: str) -> str:
    """Return the year alone where a period begins with it."""
    return start.removesuffix("-01-01")
