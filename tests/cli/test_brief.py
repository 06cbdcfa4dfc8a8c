"""`gawah brief`: the page and the Markdown of a case, filters, limits, the veil, and the file that is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


def test_a_page_is_written_by_default(run: Run, case: Path, tmp_path: Path) -> None:
    """-o writes one HTML file and says what is in it."""
    target = tmp_path / "brief.html"
    result = run("brief", case, "-o", target)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{target}: ")
    assert result.stderr == ""
    page = target.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "What the reports say: sample" in page
    assert sorted(path.name for path in tmp_path.iterdir() if "brief" in path.name) == ["brief.html"]


@pytest.mark.parametrize("name", ["brief.md", "BRIEF.MD", "brief.markdown"])
def test_the_name_of_the_file_tells_the_format(run: Run, case: Path, tmp_path: Path, name: str) -> None:
    """A file for Markdown gets Markdown."""
    run("brief", case, "-o", tmp_path / name, "--title", "March")
    assert (tmp_path / name).read_text("utf-8").startswith("# March\n")


def test_stdout_takes_a_brief_as_well(run: Run, case: Path) -> None:
    """Without -o the page goes to stdout, and --format decides."""
    assert run("brief", case).stdout.startswith("<!DOCTYPE html>")
    assert run("brief", case, "--format", "md", "-o", "-").stdout.startswith("# What the reports say")


def test_a_label_stands_on_the_page(run: Run, case: Path) -> None:
    """--label is repeated in print."""
    assert run("brief", case, "--label", "TLP:AMBER").stdout.count("TLP:AMBER") == 3


def test_private_persons_are_veiled_unless_asked_for(run: Run, case: Path) -> None:
    """A private name leaves the case only with --with-private-names."""
    assert "Palwandi" not in run("brief", case).stdout
    assert "Rostam Palwandi" in run("brief", case, "--with-private-names").stdout


def test_a_filter_says_what_it_kept(run: Run, case: Path) -> None:
    """A brief of a part says which part it is."""
    page = run("brief", case, "--stance", "denies", "--format", "md").stdout
    assert "Only what fits: stance denies." in page


def test_a_limit_says_what_it_left_out(run: Run, case: Path) -> None:
    """Incidents beyond the limit are counted under how the brief was made."""
    assert "more incidents" not in run("brief", case, "--format", "md", "--limit", "0").stdout
    assert "more incidents" in run("brief", case, "--format", "md", "--limit", "1").stdout


def test_the_same_case_gives_the_same_brief(run: Run, case: Path) -> None:
    """Writing a brief twice gives the same bytes."""
    assert run("brief", case).stdout == run("brief", case).stdout


def test_the_case_is_never_overwritten(run: Run, case: Path) -> None:
    """-o with the case itself is refused."""
    before = case.read_bytes()
    result = run("brief", case, "-o", case)
    assert result.exit_code == 2
    assert "is the case itself" in result.stderr
    assert case.read_bytes() == before


def test_a_missing_case_is_one_line(run: Run, tmp_path: Path) -> None:
    """A case that is not there is an error of one line, and no file is made."""
    result = run("brief", tmp_path / "none.gawah", "-o", tmp_path / "brief.html")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
