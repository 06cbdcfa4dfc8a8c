"""Dates, periods and durations: each expression on its own, then what must hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.identity.calendar import solar_hijri, third, year_of
from gawah.identity.periods import PeriodMention, find_periods

PUBLISHED = "2025-05-27"  # a Tuesday


def read(text: str, published: str | None = PUBLISHED, language: str = "en") -> list[PeriodMention]:
    return find_periods(text, published=published, language=language)


def only(text: str, published: str | None = PUBLISHED, language: str = "en") -> PeriodMention:
    found = read(text, published, language)
    assert len(found) == 1, found
    return found[0]


ABSOLUTE = [
    ("on 26 March 2024", "on 26 March 2024", "2024-03-26", "2024-03-27", 1),
    ("March 26, 2024 was a day of rest", "March 26, 2024", "2024-03-26", "2024-03-27", 1),
    ("Tuesday, 11 March 2025", "Tuesday, 11 March 2025", "2025-03-11", "2025-03-12", 1),
    ("the 3rd of May, 2023", "3rd of May, 2023", "2023-05-03", "2023-05-04", 1),
    ("a town, 18 AUG 89 (wire)", "18 AUG 89", "1989-08-18", "1989-08-19", 1),
    ("IN MARCH 2024 THEY LEFT", "IN MARCH 2024", "2024-03-01", "2024-04-01", 4),
    ("It fell in 2001.", "in 2001", "2001-01-01", "2002-01-01", 5),
    ("2024-03", "2024-03", "2024-03-01", "2024-04-01", 4),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-03-01", 1),
    ("25/12/2023", "25/12/2023", "2023-12-25", "2023-12-26", 1),
    ("12/25/2023", "12/25/2023", "2023-12-25", "2023-12-26", 1),
    ("since 2016", "since 2016", "2016-01-01", None, 5),
    ("until March 2024", "until March 2024", None, "2024-04-01", 5),
    ("before 2014", "before 2014", None, "2014-01-01", 5),
    ("after 2021", "after 2021", "2022-01-01", None, 5),
    ("between 2015 and 2017", "between 2015 and 2017", "2015-01-01", "2018-01-01", 5),
    ("2014-17", "2014-17", "2014-01-01", "2018-01-01", 5),
    ("from 3 to 5 May 2024", "from 3 to 5 May 2024", "2024-05-03", "2024-05-06", 2),
    ("May 3-5, 2024", "May 3-5, 2024", "2024-05-03", "2024-05-06", 2),
    ("from March to May 2024", "from March to May 2024", "2024-03-01", "2024-06-01", 5),
    ("from November to February 2024", "from November to February 2024", "2023-11-01", "2024-03-01", 5),
    ("between March 3 and April 5, 2024", "between March 3 and April 5, 2024", "2024-03-03", "2024-04-06", 5),
    ("in mid-March 2024", "in mid-March 2024", "2024-03-11", "2024-03-21", 4),
    ("early 2023", "early 2023", "2023-01-01", "2023-05-01", 5),
    ("late 2023", "late 2023", "2023-09-01", "2024-01-01", 5),
    ("the early eighties", "the early eighties", "1980-01-01", "1984-01-01", 5),
    ("in the 1990s", "in the 1990s", "1990-01-01", "2000-01-01", 5),
    ("the first week of March 2024", "the first week of March 2024", "2024-03-01", "2024-03-08", 3),
    ("the second half of 2023", "the second half of 2023", "2023-07-01", "2024-01-01", 5),
    ("the third quarter of 2023", "the third quarter of 2023", "2023-07-01", "2023-10-01", 5),
    ("in the summer of 2021", "in the summer of 2021", "2021-06-01", "2021-09-01", 5),
    ("from 2014 onwards", "from 2014 onwards", "2014-01-01", None, 5),
    ("no later than March 2025", "no later than March 2025", None, "2025-04-01", 5),
    ("the week of 5 May 2024", "the week of 5 May 2024", "2024-04-29", "2024-05-06", 3),
    ("2025-05-27T10:00:00Z", "2025-05-27T10:00:00Z", "2025-05-27", "2025-05-28", 1),
    ("15 Hamal 1403", "15 Hamal 1403", "2024-04-03", "2024-04-04", 1),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), ABSOLUTE)
def test_absolute(text: str, words: str, start: str | None, end: str | None, precision: int) -> None:
    """An absolute date means the same with and without a date of publication."""
    for published in (None, PUBLISHED):
        period = only(text, published).period
        assert (period.text, period.start, period.end, period.precision) == (words, start, end, precision)


RELATIVE = [
    ("on Sunday", "on Sunday", "2025-05-25", "2025-05-26", 1),
    ("Thursday's raid", "Thursday", "2025-05-22", "2025-05-23", 1),
    ("on Tuesday", "on Tuesday", "2025-05-27", "2025-05-28", 1),
    ("last Tuesday", "last Tuesday", "2025-05-20", "2025-05-21", 1),
    ("late on Monday", "late on Monday", "2025-05-26", "2025-05-27", 1),
    ("next Friday", "next Friday", "2025-05-30", "2025-05-31", 1),
    ("The two sides will meet on Friday", "on Friday", "2025-05-30", "2025-05-31", 1),
    ("He said on Friday that it will end", "on Friday", "2025-05-23", "2025-05-24", 1),
    ("yesterday", "yesterday", "2025-05-26", "2025-05-27", 1),
    ("the day before yesterday", "the day before yesterday", "2025-05-25", "2025-05-26", 1),
    ("this morning", "this morning", "2025-05-27", "2025-05-28", 1),
    ("last night", "last night", "2025-05-26", "2025-05-27", 1),
    ("2 days ago", "2 days ago", "2025-05-25", "2025-05-26", 1),
    ("8 days ago", "8 days ago", "2025-05-19", "2025-05-20", 1),
    ("two weeks ago", "two weeks ago", "2025-05-10", "2025-05-17", 3),
    ("a month ago", "a month ago", "2025-04-01", "2025-05-01", 4),
    ("more than 20 years ago", "more than 20 years ago", None, "2006-01-01", 5),
    ("last week", "last week", "2025-05-19", "2025-05-26", 3),
    ("next week", "next week", "2025-06-02", "2025-06-09", 3),
    ("last month", "last month", "2025-04-01", "2025-05-01", 4),
    ("the end of last month", "the end of last month", "2025-04-21", "2025-05-01", 4),
    ("earlier this month", "earlier this month", "2025-05-01", "2025-05-28", 4),
    ("Early this month", "Early this month", "2025-05-01", "2025-05-11", 4),
    ("last September", "last September", "2024-09-01", "2024-10-01", 4),
    ("last April", "last April", "2025-04-01", "2025-05-01", 4),
    ("in March", "in March", "2025-03-01", "2025-04-01", 4),
    ("in June", "in June", "2024-06-01", "2024-07-01", 4),
    ("IN MAY THEY CAME", "IN MAY", "2025-05-01", "2025-06-01", 4),
    ("16 November", "16 November", "2024-11-16", "2024-11-17", 1),
    ("29 February", "29 February", "2024-02-29", "2024-03-01", 1),
    ("ON 2 FEBRUARY", "ON 2 FEBRUARY", "2025-02-02", "2025-02-03", 1),
    ("until last week", "until last week", None, "2025-05-26", 5),
    ("at the weekend", "at the weekend", "2025-05-24", "2025-05-26", 2),
    ("in the past three weeks", "in the past three weeks", "2025-05-06", "2025-05-28", 4),
    ("this spring", "this spring", "2025-03-01", "2025-06-01", 5),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), RELATIVE)
def test_relative(text: str, words: str, start: str | None, end: str | None, precision: int) -> None:
    """A relative date counts from publication, and without it keeps its words and says what is missing."""
    period = only(text).period
    assert (period.text, period.start, period.end, period.precision) == (words, start, end, precision)
    without = only(text, None)
    assert (without.period.start, without.period.end) == (None, None)
    assert "publication" in without.reason


@pytest.mark.parametrize(
    "text",
    [
        "two days before the raid",
        "a month after the raid",
        "24 years after 9/11",
        "the following day",
        "three days later",
        "12/05/2024",
        "in recent weeks",
        "during Ramadan",
        "31 February 2024",
    ],
)
def test_kept_but_unresolved(text: str) -> None:
    """What hangs on another event, is ambiguous or impossible keeps its words and the reason, and gets no dates."""
    found = only(text)
    assert (found.period.start, found.period.end, found.period.precision) == (None, None, None)
    assert found.reason != ""


@pytest.mark.parametrize(
    ("text", "duration"),
    [("three days of fighting", "P3D"), ("a five-hour siege", "PT5H"), ("for a week", "P1W"), ("two decades", "P20Y")],
)
def test_durations(text: str, duration: str) -> None:
    """A length of time is an ISO 8601 duration without dates."""
    period = only(text).period
    assert (period.duration, period.start, period.end) == (duration, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "2000 people died",
        "1,500 men",
        "They may march on the capital in a second",
        "a man, 24-year-old",
        "Resolution 1988 names them",
        "the 1988 Sanctions Committee",
        "at 0530 GMT",
        "9/11",
        "The march of the miners",
        "20 times a day",
        "May said so",
        "2000 km away",
        "at 1:01pm",
    ],
)
def test_no_date(text: str) -> None:
    """Counts, verbs, names and clock times are no dates."""
    assert read(text) == []


def test_number_beside_month_counts_people() -> None:
    """ "In March 30 fighters were killed" names the month, not its last but one day."""
    assert only("in March 30 fighters were killed").period.text == "in March"


def test_months_share_the_year_behind_them() -> None:
    """In "November and January 2024" the first month is of the year before."""
    found = read("in November and January 2024, then early March and late May 2023")
    assert [m.period.start for m in found] == ["2023-11-01", "2024-01-01", "2023-03-01", "2023-05-21"]


def test_year_beside_count() -> None:
    """The same figure is a count before a noun of persons and a year after "in"."""
    assert [m.period.text for m in read("killed 2014 people in 2014")] == ["in 2014"]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("fr", "le 12 août 2024", "2024-08-12", "2024-08-13"),
        ("fr", "à la mi-mars", "2025-03-11", "2025-03-21"),
        ("fr", "dimanche dernier", "2025-05-25", "2025-05-26"),
        ("fr", "depuis 2019", "2019-01-01", None),
        ("ur", "۲۶ مارچ ۲۰۲۴ کو", "2024-03-26", "2024-03-27"),
        ("ur", "گزشتہ ماہ", "2025-04-01", "2025-05-01"),
        ("fa", "۱۵ حمل ۱۴۰۳", "2024-04-03", "2024-04-04"),
        ("fa", "نیمه ماه مارچ", "2025-03-11", "2025-03-21"),
        ("fa", "۲۲ بهمن ۱۳۵۷", "1979-02-11", "1979-02-12"),
        ("ps", "د سپټمبر په دویمه", "2024-09-02", "2024-09-03"),
        ("ps", "د مې په میاشت کې", "2025-05-01", "2025-06-01"),
        ("ar", "٢٦ آذار/مارس ٢٠٢٤", "2024-03-26", "2024-03-27"),
        ("ar", "في مارس الماضي", "2025-03-01", "2025-04-01"),
        ("ar", "منذ عام 2016", "2016-01-01", None),
    ],
)
def test_other_languages(language: str, text: str, start: str, end: str | None) -> None:
    """The smaller grammars read digits of every script and keep the verbatim words."""
    found = only(text, language=language)
    assert (found.period.start, found.period.end) == (start, end)
    assert found.period.text == text[found.start : found.end]


def test_islamic_month_is_named_not_converted() -> None:
    """An Islamic month is recognised, flagged with its calendar, and gets no dates."""
    found = only("رمضان کے دوران", language="ur")
    assert (found.calendar, found.period.start) == ("islamic", None)


def test_everyday_words_are_no_months() -> None:
    """Persian words that are month names too need a number beside them."""
    assert read("او می رود و تیر انداخت", language="fa") == []


def test_unknown_language_has_no_grammar() -> None:
    """A language without grammar yields nothing rather than a guess."""
    assert read("26 марта 2024 года", language="ru") == []


def test_solar_hijri_years_meet() -> None:
    """Solar Hijri years follow each other without gap, and known days fall where calendars of Iran put them."""
    for year in range(1300, 1478):
        here, after = solar_hijri(year), solar_hijri(year + 1)
        assert here is not None
        assert after is not None
        assert here.end == after.start
        last = solar_hijri(year, 12)
        assert last is not None
        assert last.end == here.end
    revolution = solar_hijri(1357, 11, 22)
    assert revolution is not None
    assert revolution.start == date(1979, 2, 11)


def test_thirds_cover_the_whole() -> None:
    """Early, mid and late follow each other and make the year."""
    year = year_of(2023)
    assert year is not None
    early, mid, late = third(year, "early"), third(year, "mid"), third(year, "late")
    assert early is not None
    assert mid is not None
    assert late is not None
    assert (early.start, early.end, mid.end, late.end) == (year.start, mid.start, late.start, year.end)


_PIECES = st.sampled_from(
    [
        *["in", "on", "since", "until", "between", "and", "from", "to", "early", "mid-", "late", "last", "next", "the"],
        *["of", "ago", "before", "after", "May", "March", "2024", "'89", "31", "29", "February", "Sunday", "week"],
        *["month", "year", "days", "three", "9/11", "2024-02-30", "/", "-", ",", ".", "(", ")", "یکشنبه", "مارچ"],
        *["۲۰۲۴", "حمل", "۱۴۰۳", "رمضان", "mars", "dernier", "99999", "will", "said", "0", "th", "1st", "eighties"],
        *["12/13/2024", "weekend", "spring", "a", "few"],
    ]
)
_TEXTS = st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60)


@given(_TEXTS, st.sampled_from(["en", "fr", "ur", "ps", "fa", "ar", "xx"]), st.none() | st.dates().map(str))
def test_any_text(text: str, language: str, published: str | None) -> None:
    """Whatever the text: no error, verbatim and ordered spans, start before end, years 1900-2100."""
    at = 0
    for found in find_periods(text, published=published, language=language):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        period = found.period
        assert period.text == text[found.start : found.end]
        edges = [date.fromisoformat(edge) for edge in (period.start, period.end) if edge is not None]
        assert edges == sorted(set(edges))
        assert all(1900 <= edge.year <= 2101 for edge in edges)
        assert (period.precision in {1, 2, 3, 4, 5}) == (len(edges) > 0)
        assert len(edges) > 0 or found.reason != ""
