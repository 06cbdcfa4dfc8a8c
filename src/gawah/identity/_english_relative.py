"""What an English date that counts from publication means.

A builder takes the match and the day of publication and returns a `Point`, or None when the words are no date.
"""

from __future__ import annotations

import re
from datetime import date

from gawah.identity._dates import IMPOSSIBLE, NEEDS_PUBLICATION, VAGUE, Point, weekday_of
from gawah.identity._english_date_words import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Builder,
    amount_of,
    is_name,
    part_of,
)
from gawah.identity.calendar import Interval, days, month_of, plus, week_of, within, year_of


def _relative(match: re.Match[str], interval: Interval | None, published: date | None, reason: str = "") -> Point:
    why = reason or (NEEDS_PUBLICATION if published is None else IMPOSSIBLE if interval is None else "")
    return Point(start=match.start(), end=match.end(), interval=interval, reason=why, relative=True)


def named_day(match: re.Match[str], published: date | None) -> Point | None:
    words = " ".join(match.group().casefold().split())
    if published is None:
        return _relative(match, None, None)
    if words == "overnight":
        return _relative(match, days(plus(published, -1), 2), published)
    away = {"yesterday": -1, "tomorrow": 1}.get(words.split()[0], 0)
    if "before yesterday" in words:
        away = -2
    elif "after tomorrow" in words:
        away = 2
    elif words.startswith("last"):
        away = -1
    return _relative(match, days(plus(published, away), 1), published)


def _unit_beside(which: str, unit: str, published: date) -> Interval | None:
    """Return the day, week, month or year before, of or after publication."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "current": 0}.get(which, 1)
    if unit == "day":
        return days(plus(published, step), 1)
    if unit == "week":
        return week_of(published, ahead=step)
    if unit == "weekend":
        # "the weekend" is the one that has begun last; "this" and "next" count from the week of publication.
        ahead = step if which != "the" or published.weekday() >= 5 else -1
        week = week_of(published, ahead=ahead)
        return None if week is None or week.end is None else days(plus(week.end, -2), 2)
    if unit == "month":
        return month_of(published.year, published.month + step)
    if unit == "decade":
        return year_of(published.year - published.year % 10 + 10 * step, length=10)
    return year_of(published.year + step)


def _earlier_or_later(interval: Interval | None, side: str | None, published: date) -> Interval | None:
    if interval is None or side is None:
        return interval
    if side == "earlier":
        return within(interval.start, plus(published, 1)) or interval
    if side == "later":
        return within(plus(published, 1), interval.end) or interval
    return interval


def beside(match: re.Match[str], published: date | None) -> Point | None:
    """Read "last month", "this week", "next year", "later this month"."""
    if published is None:
        return _relative(match, None, None)
    which, unit = match["which"].casefold(), match["unit"].casefold()
    return _relative(
        match,
        _earlier_or_later(_unit_beside(which, unit, published), (part_of(match, "side") or "").casefold(), published),
        published,
    )


def named_beside(match: re.Match[str], published: date | None) -> Point | None:
    """Read "last September", "next Friday", "this March"."""
    which, word = match["which"].casefold(), match["name"]
    if not is_name(word):
        return None
    if published is None:
        return _relative(match, None, None)
    future = which in {"next", "coming"}
    if word.casefold() in WEEKDAYS:
        weekday = WEEKDAYS.index(word.casefold())
        if which == "this":
            week = week_of(published)
            return _relative(
                match, None if week is None or week.start is None else days(plus(week.start, weekday), 1), published
            )
        return _relative(match, weekday_of(weekday, published, future=future, strict=True), published)
    return _relative(match, _whole_before(MONTHS[word.casefold()], 1, which, published), published)


def _whole_before(month: int, length: int, which: str, published: date) -> Interval | None:
    """Return the latest run of months that ended before publication ("last"), that of its year, or the next."""
    if which in {"this", "the"}:
        found = month_of(published.year, month, length=length)
        late = found is not None and found.start is not None and found.start > published and which == "the"
        return month_of(published.year - 1, month, length=length) if late else found
    step = 1 if which in {"next", "coming"} else -1
    for years in range(3):
        found = month_of(published.year + step * years, month, length=length)
        if found is None or found.start is None or found.end is None:
            continue
        if (step < 0 and found.end <= published) or (step > 0 and found.start > published):
            return found
    return None


def season(match: re.Match[str], published: date | None) -> Point | None:
    """Read a season as three months of the north: spring March-May, ..., winter December-February."""
    month, year = SEASONS[match["season"].casefold()], part_of(match, "year")
    if year is not None:
        return Point(start=match.start(), end=match.end(), interval=month_of(int(year), month, length=3))
    if published is None:
        return _relative(match, None, None)
    return _relative(
        match, _whole_before(month, 3, (part_of(match, "which") or "the").casefold(), published), published
    )


def ago(match: re.Match[str], published: date | None) -> Point | None:
    amount, unit = amount_of(match["n"]), match["unit"].casefold()
    if amount is None or unit.startswith("centur"):
        return _relative(match, None, published, VAGUE)
    if published is None:
        return _relative(match, None, None)
    if unit in {"second", "minute", "hour"}:
        # 30 hours ago may be yesterday or the day before; 12 hours ago today or yesterday.
        back = {"second": 86_400, "minute": 1_440, "hour": 24}[unit]
        days_back = -(-amount // back)
        found = days(plus(published, -days_back), days_back + 1) if days_back < 7 else None
    elif unit in {"day", "night"}:
        found = days(plus(published, -amount), 1)
    elif unit in {"week", "fortnight"}:
        found = days(plus(published, -7 * amount * (2 if unit == "fortnight" else 1) - 3), 7)
    elif unit == "month":
        found = month_of(published.year, published.month - amount)
    else:
        found = year_of(published.year - amount * (10 if unit == "decade" else 1))
    bound = (part_of(match, "bound") or "").casefold()
    if found is not None and bound in {"more than", "over"}:
        found = within(None, found.end)
    return _relative(match, found, published)


def past_stretch(match: re.Match[str], published: date | None) -> Point | None:
    """Read "the past three weeks", "the last 24 hours", "the past year": back from publication, that day included."""
    unit = match["unit"].casefold()
    amount = amount_of(part_of(match, "n") or "one")
    if amount is None or unit.startswith("centur"):
        return _relative(match, None, published, VAGUE)
    if published is None:
        return _relative(match, None, None)
    lengths = {
        "second": 0,
        "minute": 0,
        "hour": 1 / 24,
        "day": 1,
        "night": 1,
        "week": 7,
        "fortnight": 14,
        "month": 30.44,
    }
    back = amount * lengths.get(unit, 3652.4 if unit == "decade" else 365.24)
    found = within(plus(published, -round(back)), plus(published, 1)) if back < 73_000 else None
    return _relative(match, found, published)


def unresolved(reason: str) -> Builder:
    def build(match: re.Match[str], published: date | None) -> Point:
        return Point(start=match.start(), end=match.end(), reason=reason, relative=True)

    return build
