"""What each English expression of date or duration means, once a pattern has found it.

A builder takes the match and the day of publication and returns a `Point`, or None when the words are no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from gawah.identity._dates import (
    AMBIGUOUS,
    DURATION,
    IMPOSSIBLE,
    LUNAR,
    NEEDS_PUBLICATION,
    VAGUE,
    Point,
    weekday_of,
)
from gawah.identity.calendar import (
    Interval,
    days,
    month_of,
    plus,
    solar_hijri,
    week_of,
    within,
    year_of,
)
from gawah.identity.number_words import number_of

MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10}
MONTHS = {name: at for at, name in enumerate(MONTH_NAMES, start=1)} | _SHORT | {"nov": 11, "dec": 12}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DECADES = {
    name: 1900 + 10 * at
    for at, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], start=2
    )
}
SOLAR = {
    name: at
    for at, names in enumerate(
        (
            "hamal farvardin",
            "sawr saur ordibehesht",
            "jawza khordad",
            "saratan tir",
            "asad mordad",
            "sunbula shahrivar",
            "mizan mehr",
            "aqrab aban",
            "qaws azar",
            "jadi dey",
            "dalw bahman",
            "hut esfand",
        ),
        start=1,
    )
    for name in names.split()
}
LUNAR_MONTHS = "muharram|ramadan|ramadhan|ramazan|shawwal|shaban|rajab|eid al-fitr|eid al-adha|ashura|muharram"

_ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W"} | {
    "month": "M",
    "year": "Y",
}

YEAR = r"(?P<year>(?:19|20)\d\d|2100)(?![\d:]|[.,]\d)"
FULL_MONTH = "|".join(MONTH_NAMES)
MONTH_YEAR = re.compile(rf"(?P<month>{FULL_MONTH})(?:,?\s+(?:of\s+)?{YEAR})?", re.IGNORECASE)

Builder = Callable[[re.Match[str], "date | None"], "Point | None"]


def _is_name(word: str) -> bool:
    """Tell whether a word is written as a name: "May", "MAY", never "may"."""
    return word[:1].isupper()


def _century(two_digits: int, published: date | None) -> int:
    """Return the year that two digits stand for: the latest not after publication, else 1969-2068 as POSIX has it."""
    if published is not None:
        year = published.year - published.year % 100 + two_digits
        return year - 100 if year > published.year + 1 else year
    return two_digits + (1900 if two_digits >= 69 else 2000)


def _part(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def dated(match: re.Match[str], published: date | None) -> Point | None:
    """Read month, day and year in whichever order they stand."""
    word = match["month"]
    if not _is_name(word):
        return None
    day, last, year, short = (_part(match, name) for name in ("day", "last", "year", "yy"))
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
    word, figures = _part(match, "name"), _part(match, "figures")
    if word is not None:
        first = DECADES[word.casefold()]
    else:
        digits = int((figures or "").strip("'’‘"))
        first = digits if digits > 99 else 1900 + digits
    return Point(start=match.start(), end=match.end(), interval=year_of(first, length=10))


def weekday(match: re.Match[str], published: date | None) -> Point | None:
    if not _is_name(match["weekday"]):
        return None
    return Point(
        start=match.start(), end=match.end(), weekday=WEEKDAYS.index(match["weekday"].casefold()), relative=True
    )


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
        _earlier_or_later(_unit_beside(which, unit, published), (_part(match, "side") or "").casefold(), published),
        published,
    )


def named_beside(match: re.Match[str], published: date | None) -> Point | None:
    """Read "last September", "next Friday", "this March"."""
    which, word = match["which"].casefold(), match["name"]
    if not _is_name(word):
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
    month, year = SEASONS[match["season"].casefold()], _part(match, "year")
    if year is not None:
        return Point(start=match.start(), end=match.end(), interval=month_of(int(year), month, length=3))
    if published is None:
        return _relative(match, None, None)
    return _relative(match, _whole_before(month, 3, (_part(match, "which") or "the").casefold(), published), published)


def ago(match: re.Match[str], published: date | None) -> Point | None:
    amount, unit = _amount(match["n"]), match["unit"].casefold()
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
    bound = (_part(match, "bound") or "").casefold()
    if found is not None and bound in {"more than", "over"}:
        found = within(None, found.end)
    return _relative(match, found, published)


def _amount(text: str) -> int | None:
    lowered = text.casefold()
    if lowered in {"a", "an"}:
        return 1
    return number_of(lowered)


def past_stretch(match: re.Match[str], published: date | None) -> Point | None:
    """Read "the past three weeks", "the last 24 hours", "the past year": back from publication, that day included."""
    unit = match["unit"].casefold()
    amount = _amount(_part(match, "n") or "one")
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


_LASTING = re.compile(r"\b(?:for|within|over|about|nearly|almost|lasting|lasted|after|than)\s+\Z", re.IGNORECASE)


def duration(match: re.Match[str], published: date | None) -> Point | None:
    unit, amount = match["unit"].casefold(), _amount(match["n"])
    single = match["n"].casefold() in {"a", "an"} and "-" not in match.group()
    if amount is None or (single and _LASTING.search(match.string, 0, match.start()) is None):
        return None
    if unit == "fortnight":
        amount *= 2
    if unit == "decade" or unit.startswith("centur"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    time = "T" if unit in {"second", "minute", "hour"} else ""
    text = f"P{time}{amount}{_ISO_UNITS[unit]}"
    return Point(start=match.start(), end=match.end(), reason=DURATION, duration=text)


def solar(match: re.Match[str], published: date | None) -> Point | None:
    if not _is_name(match["month"]):
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
