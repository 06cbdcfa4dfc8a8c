"""Dates, periods and durations of a text, held against the day of publication and never filled in.

What a text leaves open stays open: "2024-03" is a month and not its first day, "since 2016" has no end, "two days
before" has neither. Conventions: "on Sunday" is the most recent Sunday not after publication, "last September" the most
recent one that had ended, "in March" the most recent that had begun; where the sentence speaks of the future ("will ...
on Friday", "next week") the next one is meant. "Early", "mid" and "late" name a third of a month, year or decade.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import msgspec

from gawah.identity._dates import Calendar, Point, read_published, settle
from gawah.identity._english_date_words import FULL_MONTH
from gawah.identity.calendar import Interval, precision_of, third, week_of, within
from gawah.model import Period


class PeriodMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date, period or duration at `[start, end)`, and what it stands for.

    Where `period` has neither start nor end, `reason` says why. `calendar` names the one the words belong to.
    """

    start: int
    end: int
    period: Period
    reason: str = ""
    calendar: Calendar = "gregorian"


def find_periods(text: str, *, published: str | None = None, language: str = "en") -> list[PeriodMention]:
    """Return the dates, periods and durations of `text` in their order, none overlapping another.

    `published` is an ISO date or date-time; relative dates stay unresolved without it. `language` is ISO 639-1: English
    has the full grammar, fr, ur, ps, fa and ar smaller ones, any other language none. Never raises.
    """
    day = read_published(published)
    if language == "en":
        points = _english_points(text, day)
    else:
        from gawah.identity._foreign_dates import foreign_points

        return [_mention(text, p, *settle(p, day)) for p in _without_overlap(foreign_points(text, language, day))]
    return _compose(text, [p for p in _without_overlap(points) if not p.bare or _stands_as_date(text, p)], day)


def _english_points(text: str, published: date | None) -> list[Point]:
    from gawah.identity._english_dates import matches

    points = [build(match, published) for match, build in matches(text)]
    return [point for point in points if point is not None and point.end > point.start]


def _without_overlap(points: list[Point]) -> list[Point]:
    """Keep the longest of those that overlap, the earlier rule's of two equally long; return them in text order."""
    kept: list[Point] = []
    taken: set[int] = set()
    for point in sorted(points, key=_shortness):
        span = range(point.start, point.end)
        if taken.isdisjoint(span):
            kept.append(point)
            taken.update(span)
    return sorted(kept, key=_position)


def _shortness(point: Point) -> int:
    return point.start - point.end


def _position(point: Point) -> int:
    return point.start


_DATE_WORD_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|after|before|throughout|year|early|late|mid|around|circa|end|of|from|to|"
    r"between|and|the|through|last|this|next|every|each|for|or|on|spring|summer|autumn|winter)[\s-]+\Z|[(–-]\s*\Z",
    re.IGNORECASE,
)
_WEAK_BEFORE = re.compile(
    r"\b(?:of|from|to|between|and|for|or|by|the|this|end|on|around|last|next|every|each)\s+\Z", re.IGNORECASE
)
_NUMBERED_BEFORE = re.compile(
    r"(?:\b(?:resolution|resolutions|no|number|section|article|flight|page|unscr|law|act|decree|unit|room|about|"
    r"nearly|over|"
    r"than|least|almost|some|approximately)\.?|#|№)\s+\Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s*(?:%|percent|per cent|km\b|kg\b|kilo|met(?:re|er)s?|miles?|tons?|dollars?|rupees?|euros?|rounds?\b|"
    r"gmt|hours?\b|hrs|"
    r"utc|local time|million|thousand|(?:[A-Z]\w+\s+){0,2}Committee)|-(?!\s|\d)",
    re.IGNORECASE,
)
_MONTH_NEXT = re.compile(rf"\s*(?:-|–|and|or|to|until)\s*(?:{FULL_MONTH})\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s+(?:people|men|women|children|troops|police|(?!onwards|afterwards|towards|was|is|has|"
    r"as)[a-z]+s)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)\]’'\"–—-]|$|and\b|or\b|to\b)")
_VERB_AFTER_NAME = re.compile(
    r"\s+(?:on|to(?!\s+(?:[A-Z]|\d))|towards?|with|against|through|for|over|past|into|be|have|not|also|still|yet|"
    r"well)\b"
)


def _stands_as_date(text: str, point: Point) -> bool:
    """Tell whether a bare figure is a year, or a bare "March" or "May" a month, from the words beside it."""
    before, after = text[max(0, point.start - 24) : point.start], text[point.end : point.end + 60]
    cue = _DATE_WORD_BEFORE.search(before) is not None
    if point.month is not None:
        listed = _MONTH_NEXT.match(after) is not None
        return listed or (cue and _VERB_AFTER_NAME.match(after) is None)
    if _NUMBERED_BEFORE.search(before) is not None or _COUNTED_AFTER.match(after) is not None:
        return False
    counted = _NOUN_AFTER.match(after) is not None
    round_number = point.year is not None and point.year % 100 == 0
    if counted and (not cue or round_number):
        return False
    if cue:
        return not (counted and _WEAK_BEFORE.search(before) is not None and not re.search(r"\bthe\s+\Z", before, re.I))
    return _CLAUSE_END.match(after) is not None and not before.rstrip().endswith(("$", "€", "£", "Rs", "Rs."))


_BETWEEN = re.compile(r"(?P<word>\b(?:between|from))\s+(?:the\s+)?\Z", re.IGNORECASE)
_JOIN = {
    "between": re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE),
    "from": re.compile(r"\s*(?:\s(?:to|until|till|through|up to)\s|-|–|—)\s*(?:the\s+)?", re.IGNORECASE),
    "": re.compile(r"\s*(?:-|–|—)\s*|\s+(?:to|through|until)\s+", re.IGNORECASE),
}


def _compose(text: str, points: list[Point], published: date | None) -> list[PeriodMention]:
    """Join two points into a range where the words between say so, and read the words before each."""
    _hand_back_years(text, points)
    found, at = [], 0
    while at < len(points):
        joined = _range(text, points[at], points[at + 1], published) if at + 1 < len(points) else None
        found.append(joined if joined is not None else _with_words_before(text, points[at], published))
        at += 2 if joined is not None else 1
    return found


_LIST = re.compile(
    r"\s*(?:,|-|–|—|(?:,\s*)?\b(?:and|or|to|until|through))\s*(?:(?:the|early|mid|late)[\s-]+)*", re.IGNORECASE
)


def _hand_back_years(text: str, points: list[Point]) -> None:
    """Give "March" the year of "April 2024" in "March and April 2024", or the year before where it is the later "
    "month."""
    for first, second in reversed(list(pairwise(points))):
        lacks = first.year is None and first.month is not None and first.interval is None and first.reason == ""
        if not lacks or second.year is None or second.month is None:
            continue
        if _LIST.fullmatch(text, first.end, second.start) is not None:
            later = (first.month or 0, first.day or 0) > (second.month, second.day or 99)
            first.year = second.year - 1 if later else second.year


def _range(text: str, first: Point, second: Point, published: date | None) -> PeriodMention | None:
    opening = _BETWEEN.search(text, max(0, first.start - 20), first.start)
    word = opening["word"].casefold() if opening is not None else ""
    if _JOIN[word].fullmatch(text, first.end, second.start) is None:
        return None
    if first.duration is not None or second.duration is not None:
        return None
    if word == "" and (first.month is None) != (second.month is None):
        return None
    (a, why_a), (b, why_b) = settle(first, published), settle(second, published)
    if a is not None and b is not None and a.start is not None and b.end is not None and a.start >= b.end:
        return None
    whole = within(a.start, b.end) if a is not None and b is not None else None
    span = Point(start=opening.start() if opening is not None else first.start, end=second.end)
    return _mention(text, span, whole, why_a or why_b)


_PART = re.compile(
    r"(?:\b(?:in|at|by|since|until|from|during|the|on)\s+)*(?:\bthe\s+)?\b(?P<part>early|mid|late|(?:middle|"
    r"beginning|start|end)(?=\s+of)|"
    r"first days|last days)(?:\s+(?:in|of|on))?(?:[\s-]+the)?[\s-]+\Z",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>ever since|since|until|till|up to|up until|by|no later than|before|prior to|after|following|as of)\s+"
    r"(?:about\s+|around\s+|the\s+year\s+|at\s+least\s+|late\s+on\s+|early\s+on\s+)?\Z",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:(?:early|late)\s+)?(?:in|on|during|throughout|over|from)\s+(?:the\s+(?:year|month\s+of)\s+|about\s+|"
    r"around\s+)?\Z",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(r"\b(?:the\s+)?week\s+of\s+\Z", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+onwards?\b", re.IGNORECASE)
_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "first days": "early",
    "mid": "mid",
    "middle": "mid",
}


def _with_words_before(text: str, point: Point, published: date | None) -> PeriodMention:
    """Read "early", "since", "until", "before", "after" and "in" before a point, and take them into the mention."""
    if point.duration is not None or point.reason != "":
        return _mention(text, point, *settle(point, published))
    interval, why = settle(point, published, future=_speaks_of_future(text, point))
    start = max(0, point.start - 40)
    part = _PART.search(text, start, point.start)
    if part is not None:
        name = _PARTS.get(part["part"].casefold(), "late")
        interval = third(interval, name) if interval is not None else None  # type: ignore[arg-type]
        point.start = part.start("part")
        the = re.search(r"\bthe\s+\Z", text[start : point.start], re.IGNORECASE)
        point.start -= len(the.group()) if the is not None else 0
    week = _WEEK_OF.search(text, start, point.start)
    if week is not None and interval is not None and interval.start is not None and point.day is not None:
        interval, point.start = week_of(interval.start), week.start()
    onwards = _ONWARDS.match(text, point.end)
    if onwards is not None:
        interval, point.end = _open(interval, "since"), onwards.end()
    side = _SIDE.search(text, start, point.start)
    # "after Sunday's attack" dates the attack, not what came after it.
    if side is not None and not text[point.end : point.end + 2].startswith(("'", "’")):
        interval = _open(interval, side["side"].casefold())
        point.start = side.start()
    else:
        plain = _IN.search(text, start, point.start)
        point.start = plain.start() if plain is not None else point.start
    return _mention(text, point, interval, why)


def _open(interval: Interval | None, side: str) -> Interval | None:
    """Return what lies since, until, before or after an interval, which itself belongs to since, until and by."""
    if interval is None:
        return None
    if side in {"since", "ever since", "as of"}:
        return within(interval.start, None)
    if side in {"until", "till", "up to", "up until", "by", "no later than"}:
        return within(None, interval.end)
    if side in {"before", "prior to"}:
        return within(None, interval.start)
    return within(interval.end, None)


_SENTENCE_END = re.compile(r"[.!?;\n]\s")
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|scheduled|due|upcoming|going to|expected to|set to|plans? to|"
    r"planned for|deadline)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|stated|wrote|reported|added|claimed|warned|declared|tweeted|posted|vowed)\b|"
    r"[.!?;\n]\s|[”]",
    re.IGNORECASE,
)


def _speaks_of_future(text: str, point: Point) -> bool:
    """Tell whether a verb of the future governs the date: no verb of saying stands between the two."""
    before, after = text[max(0, point.start - 80) : point.start], text[point.end : point.end + 60]
    cues = list(_FUTURE.finditer(before))
    if len(cues) > 0 and _SAYING.search(before, cues[-1].end()) is None:
        return True
    sentence = _SENTENCE_END.split(before)[-1]
    cue = _FUTURE.search(after)
    # "said on Friday that it will end" speaks of a Friday past.
    return cue is not None and _SAYING.search(after, 0, cue.start()) is None and _SAYING.search(sentence) is None


def _mention(text: str, point: Point, interval: Interval | None, why: str) -> PeriodMention:
    start = end = precision = None
    if interval is not None:
        start = interval.start.isoformat() if interval.start is not None else None
        end = interval.end.isoformat() if interval.end is not None else None
        precision = precision_of(interval)
    period = Period(
        text=text[point.start : point.end], start=start, end=end, precision=precision, duration=point.duration
    )
    return PeriodMention(
        start=point.start,
        end=point.end,
        period=period,
        reason="" if interval is not None else why,
        calendar=point.calendar,
    )
