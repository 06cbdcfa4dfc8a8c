"""Dates in French, Urdu, Pashto, Persian and Arabic: months with or without day and year, weekdays, relative words.

Patterns run over folded text (one digit set, one letter for those that look alike); offsets lead back to the verbatim
one. The words of each language are in `_foreign_grammars`.
Islamic months are recognised and not converted; Solar Hijri ones are converted by rule.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import msgspec

from gawah.identity._dates import IMPOSSIBLE, LUNAR, NEEDS_PUBLICATION, Point, settle, weekday_of
from gawah.identity._foreign_grammars import GRAMMARS, Grammar
from gawah.identity.calendar import Interval, Part, days, month_of, plus, solar_hijri, third, week_of, within, year_of
from gawah.reading.folding import fold, fold_with_offsets

_EARLY = tuple(fold(w) for w in ("debut", "au debut", "اوایل", "أوائل", "مطلع"))
_LATE = tuple(fold(w) for w in ("fin", "a la fin", "اواخر", "أواخر", "نهاية"))


class _Patterns(msgspec.Struct, frozen=True):
    dated: re.Pattern[str]
    month_first: re.Pattern[str]
    solar: re.Pattern[str] | None
    year: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    lunar: re.Pattern[str] | None
    mid: re.Pattern[str]
    since: re.Pattern[str]


def _either(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted((str(w) for w in words), key=len, reverse=True))  # type: ignore[attr-defined]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns:
    g = GRAMMARS[language]
    months = _either(g.months)
    year = r"(?P<year>(?:19|20)\d\d)"
    pair = rf"(?:\s?/\s?(?:{months}))?"
    link_year = r"(?:,?\s+(?:de\s+|سال\s+|سنه\s+|عام\s+)?" + year + r")?"
    tail = rf"(?P<last>{g.last})?"
    solar = rf"(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{_either(g.solar)})(?:\s+(?:ماه\s+)?(?:سال\s+)?(?P<year>1[34]\d\d))?"
    day = r"(?P<day>[0-3]?\d)(?:\s?مه)?"
    nth = _either(g.ordinals) or "(?!)"
    return _Patterns(
        dated=_compile(rf"(?:{day}(?:{g.link}))?(?P<month>{months}){pair}{link_year}{tail}"),
        month_first=_compile(rf"(?P<month>{months}){g.month_then_day}(?:{day}|(?P<nth>{nth}))"),
        solar=_compile(solar) if len(g.solar) > 0 else None,
        year=_compile(
            rf"(?:{g.before_year}){year}(?!\s?[/%])|{year}(?={g.after_year})".replace("(?P<year>", "(?P<y2>", 1)
        ),
        weekday=_compile(rf"(?P<weekday>{_either(g.weekdays)}){tail}"),
        relative=_compile(rf"(?P<relative>{_either(g.relative)})"),
        lunar=_compile(f"(?:{_either(g.lunar)})") if len(g.lunar) > 0 else None,
        mid=re.compile(rf"(?<!\w){g.mid}\Z"),
        since=re.compile(rf"(?<!\w){g.since}\Z"),
    )


def foreign_points(text: str, language: str, published: date | None) -> list[Point]:
    """Return the dates of `text` in a language of `GRAMMARS`, overlapping ones included; none for another language."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return []
    folded = fold_with_offsets(text)
    found = []
    for point in _folded_points(folded.text, language, grammar, published):
        point.start, point.end = folded.span(point.start, point.end)
        if point.start < point.end:
            found.append(point)
    return found


def _folded_points(text: str, language: str, grammar: Grammar, published: date | None) -> list[Point]:
    p = _patterns(language)
    points = [_month(m, grammar, published) for m in p.dated.finditer(text)]
    points += [_day_after_month(m, grammar) for m in p.month_first.finditer(text)]
    points += [_year(m) for m in p.year.finditer(text)]
    points += [_weekday(m, grammar, published) for m in p.weekday.finditer(text)]
    points += [_relative(m, grammar, published) for m in p.relative.finditer(text)]
    if p.solar is not None:
        points += [_solar(m, grammar) for m in p.solar.finditer(text)]
    if p.lunar is not None:
        points += [
            Point(start=m.start(), end=m.end(), reason=LUNAR, calendar="islamic") for m in p.lunar.finditer(text)
        ]
    kept = [point for point in points if point is not None]
    for point in kept:
        _words_before(text, point, p, published)
    return kept


def _month(match: re.Match[str], grammar: Grammar, published: date | None) -> Point | None:
    day, year, month = match["day"], match["year"], match["month"]
    alone = day is None and year is None and match["last"] is None
    if alone and month in grammar.weak and not _beside_word_month(match):
        return None
    point = Point(start=match.start(), end=match.end(), month=grammar.months[month])
    point.day = int(day) if day is not None else None
    point.year = int(year) if year is not None else None
    if match["last"] is not None and published is not None and day is None and year is None:
        point.interval = _ended_before(grammar.months[month], published)
    return point if point.day is None or 1 <= point.day <= 31 else None


def _beside_word_month(match: re.Match[str]) -> bool:
    before, after = match.string[max(0, match.start() - 6) : match.start()], match.string[match.end() :]
    return before.endswith((fold("ماه "), fold("شهر "))) or after.startswith((fold(" په میاشت"), fold(" میاشت")))


def _ended_before(month: int, published: date) -> Interval | None:
    found = month_of(published.year, month)
    ended = found is not None and found.end is not None and found.end <= published
    return found if ended else month_of(published.year - 1, month)


def _day_after_month(match: re.Match[str], grammar: Grammar) -> Point | None:
    day = int(match["day"]) if match["day"] is not None else grammar.ordinals[match["nth"]]
    if not 1 <= day <= 31:
        return None
    return Point(start=match.start(), end=match.end(), month=grammar.months[match["month"]], day=day)


def _year(match: re.Match[str]) -> Point:
    name = "y2" if match["y2"] is not None else "year"
    return Point(start=match.start(name), end=match.end(name), year=int(match[name]))


def _weekday(match: re.Match[str], grammar: Grammar, published: date | None) -> Point:
    point = Point(start=match.start(), end=match.end(), weekday=grammar.weekdays[match["weekday"]], relative=True)
    if match["last"] is not None and published is not None and point.weekday is not None:
        point.interval = weekday_of(point.weekday, published, strict=True)
    return point


def _relative(match: re.Match[str], grammar: Grammar, published: date | None) -> Point:
    point = Point(start=match.start(), end=match.end(), relative=True)
    if published is None:
        point.reason = NEEDS_PUBLICATION
        return point
    unit, step = grammar.relative[match["relative"]]
    if unit == "day":
        point.interval = days(plus(published, step), 1)
    elif unit == "week":
        point.interval = week_of(published, ahead=step)
    elif unit == "month":
        point.interval = month_of(published.year, published.month + step)
    else:
        point.interval = year_of(published.year + step)
    point.reason = "" if point.interval is not None else IMPOSSIBLE
    return point


def _solar(match: re.Match[str], grammar: Grammar) -> Point | None:
    """Read a Solar Hijri date; without a year it stays unresolved, without any number it is no date."""
    if match["year"] is None:
        if match["day"] is None:
            return None
        return Point(start=match.start(), end=match.end(), reason="no year", calendar="solar_hijri")
    day = int(match["day"]) if match["day"] is not None else None
    interval = solar_hijri(int(match["year"]), grammar.solar[match["month"]], day)
    reason = "" if interval is not None else IMPOSSIBLE
    return Point(start=match.start(), end=match.end(), interval=interval, reason=reason, calendar="solar_hijri")


def _words_before(text: str, point: Point, patterns: _Patterns, published: date | None) -> None:
    """Take "mi-", "depuis", "نیمه", "منذ" before a date into it."""
    start = max(0, point.start - 30)
    mid = patterns.mid.search(text[start : point.start])
    since = patterns.since.search(text[start : point.start])
    if mid is None and since is None:
        return
    interval, reason = settle(point, published)
    if mid is not None:
        word = mid["part"].strip()
        part: Part = "early" if word.startswith(_EARLY) else "late" if word.startswith(_LATE) else "mid"
        interval = third(interval, part) if interval is not None else None
        point.start = start + mid.start()
    elif since is not None:
        interval = within(interval.start, None) if interval is not None else None
        point.start = start + since.start()
    point.interval, point.reason = interval, reason
