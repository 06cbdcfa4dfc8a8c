"""The timeline: when incidents are said to have happened, when each was told, and when ties are said to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from gawah.brief.input import BriefInput
from gawah.brief.marked_words import worded
from gawah.brief.period_words import date_words, period_words
from gawah.brief.svg import element
from gawah.brief.tie_page import tie_words
from gawah.brief.value_words import listed
from gawah.model import Period
from gawah.weighing.records import Incident, Tie

WIDTH = 1000
"""Units of a row's drawing, stretched to the column."""
_LEAST_BAR = 5.0
_LAST_MARK = 88.0
"""Per cent: words of a date that begin later would stand beyond the edge."""
_BREAKS = ("ended", "breached")


class Mark(msgspec.Struct, frozen=True):
    """A date on the axis, in per cent of its length."""

    at: float
    words: str


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line: what, its drawing, and the same in words."""

    anchor: str
    title: str
    words: str
    told: str
    svg: str
    is_tie: bool = False


class TimelinePage(msgspec.Struct, frozen=True, kw_only=True):
    """The rows and the axis above them; `undated` names what has no time at all."""

    rows: tuple[TimeRow, ...]
    marks: tuple[Mark, ...]
    undated: tuple[str, ...] = ()


class _Stretch(msgspec.Struct, frozen=True):
    """Days as ordinals, `last` exclusive; an open or imprecise end is soft."""

    first: int | None
    last: int | None
    soft_first: bool = False
    soft_last: bool = False


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    anchor: str
    title: str
    words: str
    stretches: tuple[_Stretch, ...]
    told: tuple[int, ...]
    breaks: tuple[int, ...] = ()
    is_tie: bool = False


def timeline_page(given: BriefInput) -> TimelinePage | None:
    """Return the timeline; None where nothing has a time."""
    items = [*_incidents(given), *_ties(given)]
    dated = [item for item in items if _days(item) and (len(item.stretches) > 0 or not item.is_tie)]
    if len(dated) == 0:
        return None
    first, last = _window(dated)
    dated.sort(key=lambda item: (item.is_tie, min(_days(item)), item.anchor))
    return TimelinePage(
        rows=tuple(_row(item, first, last) for item in dated),
        marks=tuple(_marks(first, last)),
        undated=tuple(item.title for item in items if item not in dated),
    )


def _days(item: _Item) -> list[int]:
    ends = [day for stretch in item.stretches for day in (stretch.first, stretch.last) if day is not None]
    return ends or list(item.told)


def _window(items: Sequence[_Item]) -> tuple[int, int]:
    """Return the days that the axis spans: all incidents and reports; a tie that is older begins at the edge."""
    days = [day for item in items for day in ([] if item.is_tie else _days(item))]
    days += [day for item in items for day in item.told]
    days = days or [day for item in items for day in _days(item)]
    first, last = min(days), max(days) + 1
    margin = max((last - first) // 25, 5)
    return max(first - margin, 1), min(last + margin, date.max.toordinal())


def _incidents(given: BriefInput) -> Iterator[_Item]:
    for number, incident in enumerate(given.incidents, start=1):
        periods = _periods(incident, given)
        yield _Item(
            anchor=f"i{number}",
            title=f"{number} {incident.title}",
            words=listed(list(dict.fromkeys(period_words(p.start, p.end) for p in periods)), 3),
            stretches=tuple(dict.fromkeys(_stretch(period) for period in periods)),
            told=_told(incident.reports, given),
        )


def _periods(incident: Incident, given: BriefInput) -> list[Period]:
    """Return the times that are told, those that most reports give first."""
    values = [value for value in incident.fields.get("time", ()) if value.polarity != "negative"]
    keys = [key for value in sorted(values, key=lambda v: -v.reports) for key in value.claims]
    held = [given.claims[key].time for key in (keys or incident.claims) if key in given.claims]
    kept = [period for period in held if period is not None and _dated(period)]
    return list({(p.start, p.end): p for p in reversed(kept)}.values())[::-1]


def _dated(period: Period) -> bool:
    return _ordinal(period.start) is not None or _ordinal(period.end) is not None


def _stretch(period: Period) -> _Stretch:
    soft = (period.precision or 1) > 1
    first, last = _ordinal(period.start), _ordinal(period.end)
    return _Stretch(first, last, soft or first is None, soft or last is None)


def _told(documents: Iterable[str], given: BriefInput) -> tuple[int, ...]:
    held = [given.documents[key].published for key in documents if key in given.documents]
    return tuple(sorted(day for published in held if (day := _ordinal(published)) is not None))


def _ties(given: BriefInput) -> Iterator[_Item]:
    for number, tie in enumerate(given.ties, start=1):
        stretch = _tie_stretch(tie)
        told = _told(sorted({given.claims[key].document.id for key in tie.claims if key in given.claims}), given)
        yield _Item(
            anchor=f"t{number}",
            title=f"{worded(tie.a)} {tie_words(tie.kind)} {worded(tie.b)}",
            words=_tie_words(tie),
            stretches=(stretch,) if stretch is not None else (),
            told=told,
            breaks=_breaks(tie),
            is_tie=True,
        )


def _breaks(tie: Tie) -> tuple[int, ...]:
    """Return the days on which somebody says that a tie broke or ended."""
    days = [_ordinal(step.at, end=True) for step in tie.history if step.step in _BREAKS]
    return tuple(sorted({day for day in [*days, _ordinal(tie.period.end, end=True)] if day is not None}))


def _tie_stretch(tie: Tie) -> _Stretch | None:
    first, last = _ordinal(tie.period.start), _ordinal(tie.period.end, end=True)
    if first is None and last is None:
        return None
    soft_first = first is None or len(str(tie.period.start)) < 10
    return _Stretch(first, last, soft_first, last is None or len(str(tie.period.end)) < 10)


def _tie_words(tie: Tie) -> str:
    start, end = tie.period.start, tie.period.end
    if start and end:
        return f"{date_words(start)} to {date_words(end)}, when somebody says it broke"
    if end:
        return f"until {date_words(end)}, when somebody says it broke"
    return f"since {date_words(start)}" if start else "period not said"


def _ordinal(text: str | None, *, end: bool = False) -> int | None:
    """Return the day of an ISO date or its beginning: the first day of it, or for an end the day after its last."""
    if text is None:
        return None
    parts = text[:10].split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *["1"] * (3 - len(parts))))
        first = date(year, month, day)
    except ValueError:
        return None
    if not end or len(parts) > 2 or first.year >= date.max.year:
        return first.toordinal()
    after = date(year + 1, 1, 1) if len(parts) == 1 else (first + timedelta(days=31)).replace(day=1)
    return after.toordinal()


def _row(item: _Item, first: int, last: int) -> TimeRow:
    told = [date.fromordinal(day).isoformat() for day in item.told]
    return TimeRow(
        anchor=item.anchor,
        title=item.title,
        words=item.words or "time not said",
        told=_told_words(told),
        svg=_drawing(item, first, last),
        is_tie=item.is_tie,
    )


def _told_words(told: Sequence[str]) -> str:
    if len(told) == 0:
        return ""
    if told[0] == told[-1]:
        return f"told {date_words(told[0])}"
    return f"told {date_words(told[0])} to {date_words(told[-1])}"


def _drawing(item: _Item, first: int, last: int) -> str:
    def x(day: int) -> float:
        return min(max((day - first) / (last - first), 0.0), 1.0) * WIDTH

    bars = [_bar(stretch, x, at, item) for at, stretch in enumerate(item.stretches[:3])]
    breaks = [element("path", d=f"M{x(day):.1f},2v18", class_="break") for day in item.breaks]
    ticks = [element("path", d=f"M{x(day):.1f},25v9", class_="tick") for day in item.told]
    line = element("path", d=f"M0,35H{WIDTH}", class_="axis")
    return element(
        "svg", line, *bars, *breaks, *ticks, viewBox=f"0 0 {WIDTH} 36", preserveAspectRatio="none", aria_hidden="true"
    )


def _bar(stretch: _Stretch, x: Callable[[int], float], at: int, item: _Item) -> str:
    left = x(stretch.first) if stretch.first is not None else 0.0
    right = x(stretch.last) if stretch.last is not None else float(WIDTH)
    if right - left < _LEAST_BAR:
        left, right = max((left + right - _LEAST_BAR) / 2, 0.0), (left + right + _LEAST_BAR) / 2
    soft = ("first" if stretch.soft_first else "") + ("last" if stretch.soft_last else "")
    height = 12 if at == 0 else 3
    return element(
        "rect",
        x=left,
        y=5 if at == 0 else 14 + 4 * at,
        width=right - left,
        height=height,
        class_="bar tie" if item.is_tie else "bar",
        fill=f"url(#soft-{soft})" if soft else "currentColor",
    )


def _marks(first: int, last: int) -> Iterator[Mark]:
    """Yield about six dates of the axis: first days of years, quarters or months."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120, 600, 100_000) if months / each <= 7)
    number = -(-(start.year * 12 + start.month - 1) // step) * step
    while number // 12 <= min(end.year, date.max.year):
        day = date(max(number // 12, 1), number % 12 + 1, 1)
        at = (day.toordinal() - first) / (last - first) * 100
        if 0 <= at <= _LAST_MARK:
            yield Mark(round(at, 2), str(day.year) if step >= 12 else date_words(f"{day:%Y-%m}"))
        number += step
