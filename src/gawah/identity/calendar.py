"""Intervals of days: months, years, decades, weeks, their thirds, and the Solar Hijri calendar.

Every function returns None where the result would leave the years 1900-2100, so that no text can raise.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
"""The months as they are written everywhere, whatever the locale."""
Part = Literal["early", "mid", "late"]


class Interval(msgspec.Struct, frozen=True):
    """Days from `start` up to but not including `end`; None where a side is open."""

    start: date | None
    end: date | None


def within(start: date | None, end: date | None) -> Interval | None:
    """Return the interval, or None when it is empty or leaves the years 1900-2100."""
    for edge in (start, end):
        if edge is not None and not FIRST_YEAR <= edge.year <= LAST_YEAR + 1:
            return None
    if start is not None and end is not None and start >= end:
        return None
    return Interval(start, end)


def plus(day: date, days: int) -> date | None:
    """Return the day that lies `days` after `day` (before, if negative), or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_of(year: int, month: int, day: int) -> Interval | None:
    """Return one day, or None if there is no such day."""
    try:
        at = date(year, month, day)
    except ValueError:
        return None
    return days(at, 1)


def days(start: date | None, length: int) -> Interval | None:
    """Return `length` days from `start`."""
    end = None if start is None else plus(start, length)
    return None if end is None else within(start, end)


def month_of(year: int, month: int, *, length: int = 1) -> Interval | None:
    """Return `length` calendar months from the month given; `month` may lie outside 1-12 and is carried over."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + length
    if not FIRST_YEAR * 12 <= first < last <= (LAST_YEAR + 1) * 12:
        return None
    return within(date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1))


def year_of(year: int, *, length: int = 1) -> Interval | None:
    """Return `length` calendar years."""
    return month_of(year, 1, length=12 * length)


def week_of(day: date, *, ahead: int = 0) -> Interval | None:
    """Return the week, Monday to Sunday, that holds `day`, or one `ahead` weeks later."""
    return days(plus(day, 7 * ahead - day.weekday()), 7)


def third(interval: Interval, part: Part) -> Interval | None:
    """Return the early, middle or late part of a month, a year or a decade.

    The convention: days 1-10, 11-20 and the rest of a month; January-April, May-August, September-December of a year;
    years 0-3, 4-6 and 7-9 of a decade. Anything shorter than a month has no parts and comes back whole.
    """
    if interval.start is None or interval.end is None:
        return interval
    at = ("early", "mid", "late").index(part)
    start, length = interval.start, (interval.end - interval.start).days
    if length < 28:
        return interval
    if length <= 31:
        edges: list[date | None] = [start, plus(start, 10), plus(start, 20), interval.end]
        return within(edges[at], edges[at + 1])
    if length <= 366:
        return month_of(start.year, start.month + 4 * at, length=4)
    if length <= 3660:
        offset, years = ((0, 4), (4, 3), (7, 3))[at]
        return year_of(start.year + offset, length=years)
    return interval


def precision_of(interval: Interval) -> int:
    """Return UCDP's date_prec for the length of an interval; an open one is 5."""
    if interval.start is None or interval.end is None:
        return 5
    length = (interval.end - interval.start).days
    for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if length <= longest:
            return code
    return 5


_LEAP_YEARS_OF_CYCLE = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
# The arithmetic rule of 33-year cycles; it agrees with the observed calendar of Iran and Afghanistan for 1300-1478 SH
# (years 1921-2100), which is more than any text here can name.
_FIRST_OF_1309 = date(1930, 3, 21)


def _solar_year_start(year: int) -> date | None:
    """Return 1 Hamal/Farvardin of a Solar Hijri year by counting days of the years between."""
    step, total = (1, 0) if year >= 1309 else (-1, 0)
    for one in range(1309, year) if step == 1 else range(year, 1309):
        total += 366 if one % 33 in _LEAP_YEARS_OF_CYCLE else 365
    return plus(_FIRST_OF_1309, step * total)


def solar_hijri(year: int, month: int | None = None, day: int | None = None) -> Interval | None:
    """Return the days of a Solar Hijri year, month or day (Iran's and Afghanistan's calendar), 1300-1478 only."""
    if not (1300 <= year <= 1478 and 1 <= (month or 1) <= 12):
        return None
    start, after = _solar_year_start(year), _solar_year_start(year + 1)
    if month is None or start is None or after is None:
        return within(start, after)
    first = plus(start, 31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    length = 31 if month <= 6 else 30
    if first is None or (month == 12 and day is None):
        return within(first, after)
    if day is None:
        return days(first, length)
    return days(plus(first, day - 1), 1) if 1 <= day <= length else None
