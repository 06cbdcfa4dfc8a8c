"""Text for the terminal: widths, isolates, cuts, and characters that must not reach a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.cli.plain_table import Column, table_lines
from gawah.cli.terminal_text import isolate, one_line, pad, shorten, shorten_middle, width, wrap

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(text)
def test_no_control_character_reaches_the_terminal(given_text: str) -> None:
    """Escape sequences, line breaks and direction overrides are gone from a line."""
    line = one_line(given_text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e\u2066\u2069" for c in line)


@given(text, st.integers(4, 40))
def test_shortened_text_fits(given_text: str, columns: int) -> None:
    """A shortened text is never wider than asked, and one that fits is left alone."""
    short = shorten(given_text, columns)
    assert width(short) <= columns
    assert short == given_text or width(given_text) > columns


@given(text, st.integers(10, 40))
def test_wrapping_loses_no_word(given_text: str, columns: int) -> None:
    """Wrapped lines hold all words in order, and only a single long word is wider than asked."""
    lines = wrap(given_text, columns)
    assert " ".join(lines).split() == given_text.split()
    assert all(width(line) <= columns or len(line.split()) == 1 for line in lines)


@pytest.mark.parametrize(
    ("given_text", "columns", "note"),
    [
        ("abc", 3, "ASCII"),
        ("کوئٹہ", 5, "Urdu"),
        ("كُتِبَ", 3, "harakat take no room"),
        ("新聞", 4, "wide letters"),
        ("", 0, "nothing"),
    ],
)
def test_width_counts_columns(given_text: str, columns: int, note: str) -> None:
    """The width of a text is the columns it takes, not its characters."""
    assert width(given_text) == columns, note


def test_right_to_left_text_is_isolated() -> None:
    """Text with right-to-left letters is wrapped in isolates; other text is not."""
    assert isolate("کوئٹہ") == "\u2068کوئٹہ\u2069"
    assert isolate("Quetta é") == "Quetta é"


def test_padding_counts_columns() -> None:
    """Padding fills up to a number of columns."""
    assert pad("新", 4) == "新  "


def test_a_table_fits_the_terminal() -> None:
    """Elastic columns give way until every line fits; the others keep their cells whole."""
    columns = [Column("document", elastic=True), Column("claims", right=True), Column("title", elastic=True)]
    rows = [["a" * 80, 12, "کوئٹہ " * 20], ["b", 3456, None]]
    lines = table_lines(columns, rows, total=60)
    assert all(width(line) <= 60 for line in lines)
    assert "3456" in lines[3]
    assert len(lines) == 4


def test_a_table_without_rows_has_its_headings() -> None:
    """An empty table is its headings."""
    assert table_lines([Column("a"), Column("b")], [], total=80) == ["a  b", "-  -"]


def test_a_line_break_in_a_file_name_stays_in_its_row() -> None:
    """A name with a line break or an escape sequence cannot break the table."""
    lines = table_lines([Column("name")], [["two\nlines\x1b[31m"]], total=80)
    assert lines[2:] == ["two lines [31m"]


@given(text, st.integers(3, 40))
def test_a_name_cut_in_its_middle_fits(given_text: str, columns: int) -> None:
    """A name that is cut in its middle is never wider than asked, and one that fits is left alone."""
    short = shorten_middle(given_text, columns)
    assert width(short) <= columns
    assert short == given_text or width(given_text) > columns


def test_a_file_keeps_its_number_and_its_ending() -> None:
    """What tells two files of a folder apart stays legible."""
    assert shorten_middle("01-a-long-name-of-a-report.txt", 15) == "01-a-l...rt.txt"


def test_an_optional_column_without_words_is_left_out() -> None:
    """A column that is empty in every row takes no space; another stays."""
    columns = [Column("name"), Column("title", optional=True), Column("id")]
    assert table_lines(columns, [["a", None, None]], total=80)[0] == "name  id"
