"""The tables on how an incident is weighed are those of the program."""

from __future__ import annotations

from pathlib import Path

from gawah.weighing import grades, status

PAGE = Path(__file__).parent.parent.parent / "docs" / "explanation" / "weighing.md"


def rows(mark: str) -> list[tuple[str, ...]]:
    """Return the cells of the table after a mark, its head left out."""
    table = PAGE.read_text("utf-8").partition(f"<!-- {mark} -->\n")[2].partition("\n\n")[0]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines()[2:]]


def test_the_statuses_are_those_of_the_program() -> None:
    """Every status, the strongest first, with the rule that the program goes by."""
    assert rows("status") == [(f"`{name}`", rule) for name, rule in status.RULES]


def test_the_digits_are_those_of_the_program() -> None:
    """Every digit of credibility with its rule."""
    assert rows("credibility") == [(str(digit), rule) for digit, rule in grades.RULES]
