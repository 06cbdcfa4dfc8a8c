"""ISO dates of any precision as days, so that they can be compared: an imprecise date stays an interval."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")
_ONE_DAY = datetime.timedelta(days=1)


def days(iso: str) -> tuple[str, str] | None:
    """Return the first day of a date ("2024", "2024-03", "2024-03-05T10:00Z") and the day after its last, or None."""
    match = _ISO.fullmatch(iso.strip())
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
        return first.isoformat(), _after(first, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


def _after(first: datetime.date, month: int | None, day: int | None) -> datetime.date:
    if day is not None:
        return first + _ONE_DAY
    if month is None or month == 12:
        return datetime.date(first.year + 1, 1, 1)
    return datetime.date(first.year, month + 1, 1)
