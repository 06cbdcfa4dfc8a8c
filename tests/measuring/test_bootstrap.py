"""Tests of the intervals that stand beside the figures."""

from __future__ import annotations

from bench.bootstrap import f1, interval, share, total

DOCUMENTS = [{"right": right, "found": 10.0, "wanted": 12.0} for right in (2.0, 9.0, 4.0, 7.0, 5.0, 8.0)]
HOW = f1("right", "found", "wanted")


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    """The figure of all documents lies within, and a second run gives the same bounds."""
    figure, found = HOW(total(DOCUMENTS)), interval(DOCUMENTS, HOW)
    assert figure is not None
    assert found is not None
    assert found.low < figure < found.high
    assert interval(DOCUMENTS, HOW) == found


def test_more_documents_make_the_interval_narrower() -> None:
    """What is measured on more texts of the same sort is known more closely."""
    few, many = interval(DOCUMENTS, HOW), interval(DOCUMENTS * 10, HOW)
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_documents_that_are_alike_leave_no_room() -> None:
    """Where every document gives the same figure, so does every draw."""
    found = interval([{"right": 1.0, "of": 2.0}] * 4, share("right", "of"))
    assert found == (50.0, 50.0)


def test_nothing_is_said_of_one_document_or_of_none_that_counts() -> None:
    """One document has no spread, and a share of nothing is no share."""
    assert interval(DOCUMENTS[:1], HOW) is None
    assert interval([{"of": 0.0}, {"of": 0.0}], share("right", "of")) is None
