"""Tests of the measure of how far a claim's confidence can be believed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bench import calibration
from bench.reliability import bin_of, diagram, error

HONEST = {"2.claims": 20.0, "2.confidence": 5.0, "2.right": 5.0, "9.claims": 10.0, "9.confidence": 9.0, "9.right": 9.0}
BOASTFUL = {**HONEST, "9.right": 3.0}


def test_confidence_that_is_kept_has_no_error() -> None:
    """Where a quarter of claims of 0.25 and nine in ten of 0.9 are right, nothing is off."""
    assert error(HONEST) == 0
    assert error({}) is None


def test_too_sure_claims_are_an_error_of_their_share() -> None:
    """Ten of thirty claims are 60 points too sure: 20 points over all."""
    assert error(BOASTFUL) == pytest.approx(20.0)


def test_every_confidence_has_a_bin() -> None:
    """A confidence of 1 belongs to the last bin."""
    assert [bin_of(confidence) for confidence in (0.0, 0.09, 0.1, 0.95, 1.0)] == [0, 0, 1, 9, 9]


def test_the_diagram_has_a_point_for_each_bin_with_claims() -> None:
    """What is too sure lies below the diagonal."""
    points = [e for e in ET.fromstring(diagram(BOASTFUL)).iter() if e.tag.endswith("circle")]
    places = [(float(point.attrib["cx"]), float(point.attrib["cy"])) for point in points]
    corner = 320  # of the square: on the diagonal, across and down together make its side
    assert len(places) == 2
    assert sum(places[0]) == pytest.approx(corner, abs=0.2)
    assert sum(places[1]) > corner + 100


def test_without_the_scorer_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is measured, and nothing fails."""
    assert calibration.main([str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out
