"""Dates as they stand in a text, before and after they are held against the day of publication.

A `Point` is what one expression says: a year, a month, a day, a weekday, or days that are already worked out. `settle`
turns it into an interval. What a text leaves open is looked for in one direction only: backwards, or forwards where the
sentence speaks of the future.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from gawah.identity.calendar import Interval, day_of, days, month_of, plus, year_of

NEEDS_PUBLICATION = "needs the date of publication"
OTHER_EVENT = "counts from something else that the text tells of"
VAGUE = "names no limits"
LUNAR = "Islamic lunar month: not converted"
AMBIGUOUS = "day and month cannot be told apart"
IMPOSSIBLE = "no such day, or outside 1900-2100"
DURATION = "a length of time"

Calendar = Literal["gregorian", "solar_hijri", "islamic"]


class Point(msgspec.Struct, kw_only=True):
    """One expression of a date at `[start, end)`; the fields that the text does not fill stay None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    interval: Interval | None = None
    reason: str = ""
    duration: str | None = None
    calendar: Calendar = "gregorian"
    relative: bool = False
    bare: bool = False
    """A figure or a word that is a date only beside a word that says so ("in 2001", "in May")."""


def read_published(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time as written, or None if it names no day in 1900-2100."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def _of_year(point: Point, year: int) -> Interval | None:
    if point.month is None:
        return year_of(year)
    if point.day is None:
        return month_of(year, point.month)
    first = day_of(year, point.month, point.day)
    if point.last_day is None or first is None:
        return first
    return days(first.start, point.last_day - point.day + 1)


def _nearest(point: Point, published: date, *, future: bool) -> Interval | None:
    """Return the most recent such day or month that does not begin after publication, or the next one."""
    # 29 February may be eight years away.
    for step in range(9):
        found = _of_year(point, published.year + (step if future else -step))
        if found is None or found.start is None or found.end is None:
            continue
        if (future and found.end > published) or (not future and found.start <= published):
            return found
    return None


def weekday_of(weekday: int, published: date, *, future: bool = False, strict: bool = False) -> Interval | None:
    """Return the latest such weekday up to publication, or the next from it on; `strict` leaves the day itself out."""
    away = (weekday - published.weekday()) % 7 if future else -((published.weekday() - weekday) % 7)
    if away == 0 and strict:
        away = 7 if future else -7
    return days(plus(published, away), 1)


def settle(point: Point, published: date | None, *, future: bool = False) -> tuple[Interval | None, str]:
    """Return the interval of a point, or None and the reason why there is none."""
    if point.interval is not None or point.reason != "":
        return point.interval, point.reason
    if point.year is not None:
        found = _of_year(point, point.year)
    elif published is None:
        return None, NEEDS_PUBLICATION
    elif point.weekday is not None:
        found = weekday_of(point.weekday, published, future=future)
    else:
        found = _nearest(point, published, future=future)
    return found, "" if found is not None else IMPOSSIBLE
