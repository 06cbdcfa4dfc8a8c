"""The timeline: soft ends where a time is imprecise, ticks for reports, ties that break."""

from __future__ import annotations

import msgspec

from gawah.brief.input import BriefInput
from gawah.brief.timeline import TimeRow, timeline_page
from gawah.model import Period
from gawah.weighing.records import TiePeriod

from . import sample


def _row(given: BriefInput, anchor: str = "i1") -> TimeRow:
    found = timeline_page(given)
    assert found is not None
    return next(row for row in found.rows if row.anchor == anchor)


def _told(period: Period) -> TimeRow:
    attack = msgspec.structs.replace(sample.ATTACK, time=period)
    return _row(sample.brief_input(claims={**sample.brief_input().claims, attack.id: attack}))


def test_an_exact_day_has_hard_ends_and_a_month_soft_ones() -> None:
    """A bar fades where the time is imprecise or open."""
    assert "url(#" not in _told(Period(start="2031-03-03", end="2031-03-04", precision=1)).svg
    assert "url(#soft-firstlast)" in _told(sample.MARCH).svg
    assert "url(#soft-last)" in _told(Period(start="2031-03-03", precision=1)).svg
    assert "url(#soft-first)" in _told(Period(end="2031-03-04", precision=1)).svg


def test_each_report_is_a_tick_under_its_incident() -> None:
    """Five reports are five ticks, and the words say from when to when it was told."""
    row = _row(sample.brief_input())
    assert row.svg.count('class="tick"') == 5
    assert (row.words, row.told) == ("March 2031", "told 24 March 2031 to 2 April 2031")


def test_a_tie_breaks_where_somebody_says_so() -> None:
    """A tie that is said to have ended has a cut, one that goes on has none."""
    given = sample.brief_input()
    assert 'class="break"' in _row(given, "t1").svg
    assert "until" not in _row(given, "t2").words
    assert 'class="break"' not in _row(given, "t2").svg
    assert _row(given, "t1").words == "2030 to February 2031, when somebody says it broke"


def test_what_has_no_time_is_named() -> None:
    """A tie without a period has no bar and is listed by name."""
    tie = msgspec.structs.replace(sample.TIES[1], period=TiePeriod())
    found = timeline_page(sample.brief_input(ties=(tie,)))
    assert found is not None
    assert found.undated == ("Sarwan Valley Front rival of Red Hills Brigade",)


def test_marks_lie_on_the_axis_in_order() -> None:
    """Dates of the axis are few, rise, and stay where their words have room."""
    found = timeline_page(sample.brief_input())
    assert found is not None
    at = [mark.at for mark in found.marks]
    assert at == sorted(at)
    assert 0 < len(at) <= 8
    assert all(0 <= each <= 88 for each in at)


def test_times_that_are_no_dates_are_left_alone() -> None:
    """A date that does not exist draws nothing and breaks nothing."""
    row = _told(Period(start="2031-02-31", end="soon", precision=1))
    assert 'class="bar"' not in row.svg
