"""Tests of the one command that runs every check."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check


def test_the_tests_come_last() -> None:
    """The closing line of pytest is the last line of a whole run."""
    assert list(check.CHECKS)[-1] == "tests"


def test_every_check_can_be_run() -> None:
    """Each script that a check names is there."""
    scripts = [arguments[0] for arguments, _ in check.CHECKS.values() if arguments[0] != "-m"]
    assert [name for name in scripts if not (check.ROOT / name).is_file()] == []


def test_an_unknown_check_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name is told, with the names there are."""
    assert check.main(["lnit"]) == 2
    assert "format, lint" in capsys.readouterr().err


def test_the_first_failure_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """After a check that fails nothing else runs, and the last line says what helps."""
    good, bad = (("-c", "print('fine')"), ""), (("-c", "raise SystemExit(3)"), "do this")
    monkeypatch.setattr(check, "CHECKS", {"one": good, "two": bad, "three": good})
    monkeypatch.setattr(check, "ROOT", tmp_path)
    assert check.main([]) == 3
    printed = capfd.readouterr()
    assert printed.out.count("\nfine\n") == 1
    assert "FAILED: two" in printed.err
    assert "do this" in printed.err


def test_failing_tests_fail_the_run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The tests have the last word on the terminal, and their exit status is that of the run."""
    monkeypatch.setattr(check, "CHECKS", {"tests": (("-c", "raise SystemExit(1)"), "")})
    assert check.main([]) == 1
    assert capfd.readouterr().err == ""
