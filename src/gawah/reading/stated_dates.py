"""Dates that a text states in full, as ISO 8601 and only as precise as stated."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import msgspec

_MONTH_NAMES = (
    "january jan janvier janv enero يناير جنوری ژانویه январь января",
    "february feb février fevrier févr febrero فبراير فروری فوریه февраль февраля",
    "march mar mars marzo مارس مارچ март марта",
    "april apr avril avr abril أبريل ابريل اپریل آوریل апрель апреля",
    "may mai mayo مايو مئی مه май мая",
    "june jun juin junio يونيو جون ژوئن июнь июня",
    "july jul juillet juil julio يوليو جولائی ژوئیه июль июля",
    "august aug août aout agosto أغسطس اغسطس اگست اوت август августа",
    "september sept sep septembre septiembre سبتمبر ستمبر سپتامبر сентябрь сентября",
    "october oct octobre octubre أكتوبر اكتوبر اکتوبر октябрь октября",
    "november nov novembre noviembre نوفمبر نومبر نوامبر ноябрь ноября",
    "december dec décembre decembre déc diciembre ديسمبر دسمبر دسامبر декабрь декабря",
)
"""Names and abbreviations of each month: English, French, Spanish, Arabic, Urdu, Persian, Russian."""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_YEAR = r"(?P<year>\d{4})"
_ISO = r"(?P<year>\d{4})-(?P<number>\d{2})(?:-(?P<day>\d{2}))?(?!\d)(?:T(?P<time>[\d:.]+(?:Z|[+-]\d\d:?\d\d)?))?"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2}(?!\s*[:.]?\d))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_ISO}",
        rf"(?<!\d){_DAY}\s+(?:of\s+|de\s+)?{_MONTH}(?:,?\s+(?:de\s+)?{_SHORT_YEAR}\b)?",
        rf"\b{_MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR}\b)?",
        rf"\b{_MONTH}\s+{_YEAR}\b",
    )
)
_FILE_DATE = re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")


class StatedDate(msgspec.Struct, frozen=True):
    """A date in a text: where it stands, and its ISO form, None where the year is not said."""

    start: int
    end: int
    iso: str | None


def find_date(text: str) -> StatedDate | None:
    """Return the first date of a text; a date whose year is missing has no ISO form."""
    found = [match for form in _FORMS if (match := form.search(text)) is not None]
    if not found:
        return None
    match = min(found, key=_place)
    return StatedDate(match.start(), match.end(), _iso(match))


def iso_date(text: str) -> str | None:
    """Return the ISO form of the date that a text holds in full, None where there is none."""
    found = find_date(text)
    return None if found is None else found.iso


def file_name_date(name: str) -> str | None:
    """Return the date that a file name such as `2025-05-26-title.txt` states."""
    match = _FILE_DATE.search(name)
    return None if match is None else _checked(int(match[1]), int(match[2]), int(match[3]))


def iso_instant(moment: datetime) -> str:
    """Return a date-time as ISO 8601; with a zone it is given in UTC, without one as it is."""
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("year") is None:
        return None
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    day = int(parts["day"]) if parts.get("day") else None
    checked = _checked(_full_year(parts["year"]), month, day)
    return f"{checked}T{parts['time']}" if checked and parts.get("time") else checked


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    century = datetime.now(UTC).year // 100 * 100
    full = century + int(year)
    return full if full <= datetime.now(UTC).year else full - 100


def _checked(year: int, month: int, day: int | None) -> str | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        stated = date(year, month, day or 1)
    except ValueError:
        return None
    return stated.isoformat() if day else stated.isoformat()[:7]
