"""The words of English dates, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from gawah.identity._dates import Point
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

ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W"} | {
    "month": "M",
    "year": "Y",
}

YEAR = r"(?P<year>(?:19|20)\d\d|2100)(?![\d:]|[.,]\d)"
FULL_MONTH = "|".join(MONTH_NAMES)
MONTH_YEAR = re.compile(rf"(?P<month>{FULL_MONTH})(?:,?\s+(?:of\s+)?{YEAR})?", re.IGNORECASE)

Builder = Callable[[re.Match[str], "date | None"], "Point | None"]


def is_name(word: str) -> bool:
    """Tell whether a word is written as a name: "May", "MAY", never "may"."""
    return word[:1].isupper()


def part_of(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def amount_of(text: str) -> int | None:
    lowered = text.casefold()
    if lowered in {"a", "an"}:
        return 1
    return number_of(lowered)
