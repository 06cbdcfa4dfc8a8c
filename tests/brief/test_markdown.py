"""Markdown: the same content as the page, and nothing in a report becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.brief import BriefInput, brief_html, brief_markdown
from gawah.brief.markdown import plain

from . import sample
from .reading_pages import tree
from .test_page import HOSTILE, _renamed


@pytest.fixture(scope="module")
def text() -> str:
    return brief_markdown(sample.brief_input())


def test_the_sections_are_those_of_the_page(text: str) -> None:
    """Every heading of the page is one of the Markdown, in the same order."""
    page = tree(brief_html(sample.brief_input()))
    on_page = [" ".join(each.text_content().split()) for each in page.xpath("//h2")]
    in_text = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert in_text == on_page


def test_every_value_and_every_reference_is_there(text: str) -> None:
    """Each reference and each hash of the page stands in the Markdown as well."""
    page = tree(brief_html(sample.brief_input()))
    references = {each.text_content().strip("[]") for each in page.find_class("ref")}
    told = text.partition("\n## ")[2].partition("\n## ")[2]
    assert references == set(re.findall(r"\\\[(\d\d ¶\d)\\\]", told))
    assert all(document.id in text for document in sample.DOCUMENTS)
    assert "~~Red Hills Brigade~~ (withdrawn by its source)" in text
    assert "5 reports · 2 origins say it happened · 1 denies or doubts it" in text


def test_quotes_name_their_speakers_before_the_quote_marks(text: str) -> None:
    """A quote stands behind its chain of speakers, set apart where it runs from right to left."""
    assert "Urdu daily R › residents of Zarghol denies: “\u2068مارچ میں وہاں ایسا کوئی حملہ نہیں ہوا\u2069”" in text


def test_a_graphic_passage_is_left_out(text: str) -> None:
    """Markdown cannot fold, so a passage that describes a body closely gives way to its label."""
    assert "charred" not in text
    assert "left out: bodies described closely" in text


def test_the_label_stands_first_and_last(text: str) -> None:
    """Who sees the beginning or the end sees the label."""
    lines = text.strip().splitlines()
    assert lines[0] == lines[-1] == "**Invented case**"


def test_tables_have_as_many_cells_in_every_row(text: str) -> None:
    """A table of the Markdown is one: all rows between blank lines have the same number of cells."""
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_a_report_becomes_markup(name: str) -> None:
    """Names and quotes that try to be HTML, links or control characters are text."""
    text = brief_markdown(_renamed(name))
    assert re.search(r"(?<!\\)<", text) is None
    assert not set(text) & set("\x00\x1b\u202d\u202e")
    assert "https://" not in text


@given(st.text(max_size=60))
def test_plain_text_is_one_line_without_markup(text: str) -> None:
    """Text that is made plain holds no unescaped sign of Markdown and no line end."""
    made = plain(text)
    assert "\n" not in made
    assert re.search(r"(?<!\\)(?:\\\\)*[<>*_`\[\]|]", made) is None


def test_an_empty_case_makes_a_text() -> None:
    """A case without claims gives a text that says so."""
    assert "## Nothing is contested in these reports" in brief_markdown(BriefInput())
