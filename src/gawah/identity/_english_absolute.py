"""What an English date with its own month or year means, and a duration.

A builder takes the match and the day of publication and returns a `Point`, or None when the words are no date.
"""

from __future__ import annotations

import re
from datetime import date

from gawah.identity._dates import AMBIGUOUS, DURATION, IMPOSSIBLE, LUNAR, NEEDS_PUBLICATION, VAGUE, Point
from gawah.identity._english_date_words import (
    DECADES,
    ISO_UNITS,
    MONTH_YEAR,
    MONTHS,
    SOLAR,
    WEEKDAYS,
    amount_of,
    is_name,
    part_of,
)
from gawah.identity.calendar import Interval, days, month_of, plus, solar_hijri, within, year_of


def _century(two_digits: int, published: date | None) -> int:
    """Return the year that two digits stand for: the latest not after publication, else 1969-2068 as POSIX has it."""
    if published is not None:
        year = published.year - published.year % 100 + two_digits
        return year - 100 if year > published.year + 1 else year
    return two_digits + (1900 if two_digits >= 69 else 2000)


def dated(match: re.Match[str], published: date | None) -> Point | None:
    """Read month, day and year in whichever order they stand."""
    word = match["month"]
    if not is_name(word):
        return None
    day, last, year, short = (part_of(match, name) for name in ("day", "last", "year", "yy"))
    full = int(year) if year is not None else _century(int(short), published) if short is not None else None
    point = Point(start=match.start(), end=match.end(), month=MONTHS[word.casefold().rstrip(".")], year=full)
    point.day = int(day) if day is not None else None
    if point.day is not None and not 1 <= point.day <= 31:
        return None
    if last is not None and point.day is not None:
        if not point.day < int(last) <= 31:
            return None
        point.last_day = int(last)
    return point


def month_alone(match: re.Match[str], published: date | None) -> Point | None:
    point = dated(match, published)
    if point is not None:
        point.bare = match["month"].casefold() in {"may", "march"}
    return point


def iso(match: re.Match[str], published: date | None) -> Point | None:
    point = Point(start=match.start(), end=match.end(), year=int(match["year"]), month=int(match["m"]))
    point.day = int(match["d"]) if match["d"] is not None else None
    return point if 1 <= int(match["m"]) <= 12 and int(match["d"] or 1) <= 31 else None


def slashed(match: re.Match[str], published: date | None) -> Point | None:
    first, second = int(match["a"]), int(match["b"])
    point = Point(start=match.start(), end=match.end(), year=int(match["year"]))
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if match["mark"] == "." or first > 12 or first == second:
        point.day, point.month = first, second
    elif second > 12:
        point.day, point.month = second, first
    else:
        point.reason = AMBIGUOUS
    return point


def year_alone(match: re.Match[str], published: date | None) -> Point | None:
    return Point(start=match.start(), end=match.end(), year=int(match["year"]), bare=True)


def years(match: re.Match[str], published: date | None) -> Point | None:
    first, last = int(match["year"]), match["until"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if not first < final <= 2100:
        return None
    interval = year_of(first, length=final - first + 1)
    return Point(start=match.start(), end=match.end(), interval=interval, bare=len(last) == 2)


def decade(match: re.Match[str], published: date | None) -> Point | None:
    word, figures = part_of(match, "name"), part_of(match, "figures")
    if word is not None:
        first = DECADES[word.casefold()]
    else:
        digits = int((figures or "").strip("'’‘"))
        first = digits if digits > 99 else 1900 + digits
    return Point(start=match.start(), end=match.end(), interval=year_of(first, length=10))


def weekday(match: re.Match[str], published: date | None) -> Point | None:
    if not is_name(match["weekday"]):
        return None
    return Point(
        start=match.start(), end=match.end(), weekday=WEEKDAYS.index(match["weekday"].casefold()), relative=True
    )


_LASTING = re.compile(r"\b(?:for|within|over|about|nearly|almost|lasting|lasted|after|than)\s+\Z", re.IGNORECASE)


def duration(match: re.Match[str], published: date | None) -> Point | None:
    unit, amount = match["unit"].casefold(), amount_of(match["n"])
    single = match["n"].casefold() in {"a", "an"} and "-" not in match.group()
    if amount is None or (single and _LASTING.search(match.string, 0, match.start()) is None):
        return None
    if unit == "fortnight":
        amount *= 2
    if unit == "decade" or unit.startswith("centur"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    time = "T" if unit in {"second", "minute", "hour"} else ""
    text = f"P{time}{amount}{ISO_UNITS[unit]}"
    return Point(start=match.start(), end=match.end(), reason=DURATION, duration=text)


def solar(match: re.Match[str], published: date | None) -> Point | None:
    if not is_name(match["month"]):
        return None
    day = int(match["day"]) if match["day"] is not None else None
    found = solar_hijri(int(match["solar"]), SOLAR[match["month"].casefold()], day)
    reason = "" if found is not None else IMPOSSIBLE
    return Point(start=match.start(), end=match.end(), interval=found, reason=reason, calendar="solar_hijri")


def lunar(match: re.Match[str], published: date | None) -> Point | None:
    return Point(start=match.start(), end=match.end(), reason=LUNAR, calendar="islamic")


def nth_of(match: re.Match[str], published: date | None) -> Point | None:
    """Read "the first week of March 2024", "the second half of 2023", "the first quarter of 2024"."""
    inner = MONTH_YEAR.fullmatch(match["of"])
    point = dated(inner, published) if inner is not None else None
    if inner is None:
        point = Point(start=match.start(), end=match.end(), year=int(match["of"]))
    if point is None:
        return None
    point.start, point.end = match.start(), match.end()
    if point.year is None:
        point.reason = NEEDS_PUBLICATION if published is None else VAGUE
        return point
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match["nth"].casefold()]
    point.interval = _slice(point.year, point.month, match["piece"].casefold(), nth)
    point.reason = "" if point.interval is not None else VAGUE
    return point


def _slice(year: int, month: int | None, piece: str, nth: int) -> Interval | None:
    whole = year_of(year) if month is None else month_of(year, month)
    if whole is None or whole.start is None or whole.end is None:
        return None
    if piece == "week":
        start = plus(whole.end, -7) if nth == -1 else plus(whole.start, 7 * nth)
        return days(start, 7)
    if month is not None:
        middle = plus(whole.start, 15)
        return within(whole.start, middle) if nth == 0 else within(middle, whole.end)
    length = {"half": 6, "quarter": 3}[piece]
    return month_of(year, 1 + (12 - length if nth == -1 else length * nth), length=length)
