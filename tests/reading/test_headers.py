"""Front matter, datelines and bylines."""

from __future__ import annotations

import pytest

from gawah.reading.headers import dateline, front_matter, opening
from gawah.reading.passages import paragraphs

DATELINES = [
    ("QUETTA, Pakistan, May 26 (Wire service A) - The group said", None, "Wire service A"),
    ("QUETTA, Pakistan, May 26, 2025 (Wire service A) - The group said", "2025-05-26", "Wire service A"),
    ("ISLAMABAD, March 7 - The office denied", None, None),
    ("BOGOTA, 18 AUG 89 (INRAVISION) -- [TEXT] The army", "1989-08-18", "INRAVISION"),
    ("Research institute F, analysis, 1 June 2025", "2025-06-01", "Research institute F"),
    ("Tolmarak Courier, 6 March 2024", "2024-03-06", "Tolmarak Courier"),
    ("Islamabad, 31 mai 2025. – La branche du groupe", "2025-05-31", None),
    ("KABUL, 6 March 2024: The ministry", "2024-03-06", None),
    ("Kabul, 6 March 2024", "2024-03-06", None),
    ("U.S. Embassy, Kabul, 6 March 2024 - The", "2024-03-06", None),
    ("2024-03-06", "2024-03-06", None),
]

NO_DATELINES = [
    "The army said on March 7 that two men had died.",
    "Two died. On 6 March 2024 - the day of the attack - nobody spoke.",
    "The attack of 6 March 2024 killed two.",
    "Nobody has claimed the attack",
]


@pytest.mark.parametrize(("line", "published", "publisher"), DATELINES)
def test_a_dateline_gives_date_and_publisher(line: str, published: str | None, publisher: str | None) -> None:
    """The date counts if it has a year, the publisher if it stands in brackets or a byline names it."""
    found = dateline(line)
    assert found is not None
    assert (found.published, found.publisher) == (published, publisher)


@pytest.mark.parametrize("line", NO_DATELINES)
def test_a_date_in_a_sentence_is_no_dateline(line: str) -> None:
    """What the text tells of another day says nothing about its own."""
    assert dateline(line) is None


def test_a_block_of_front_matter_feeds_the_metadata() -> None:
    """Values lose their quotation marks, unknown keys are passed over, and the block ends where it says."""
    text = '---\ntitle: "Two die"\nPublisher: Courier\nDate: 6 March 2024\nURL: http://x.example/1\ntags: a\n---\nText.'
    found = front_matter(text)
    assert (found.title, found.publisher, found.published) == ("Two die", "Courier", "2024-03-06")
    assert found.url == "http://x.example/1"
    assert text[found.end :] == "Text."


def test_lines_of_front_matter_need_no_block() -> None:
    """In plain text the lines stand at the very top and end with the first other line."""
    text = "Title: Two die\r\nSource: Courier\r\nDate: 2024-03-06\r\n\r\nDate: no front matter any more"
    found = front_matter(text)
    assert (found.title, found.publisher, found.published) == ("Two die", "Courier", "2024-03-06")
    assert text[found.end :] == "\r\nDate: no front matter any more"


@pytest.mark.parametrize("text", ["Two die\nTitle: x", "---\nno end", "----\nTitle: x\n", ""])
def test_other_text_has_no_front_matter(text: str) -> None:
    """Lines further down, a rule, or a block that is not closed are text."""
    assert front_matter(text).end == 0


def test_the_file_name_speaks_where_the_text_is_silent() -> None:
    """A dateline with a year goes before the date in the name."""
    silent, dated = "Heading\n\nISLAMABAD, March 7 - Text.", "Heading\n\nISLAMABAD, March 7, 2024 - Text."
    assert opening(silent, paragraphs(silent), "2025-05-26-x.txt").published == "2025-05-26"
    assert opening(dated, paragraphs(dated), "2025-05-26-x.txt").published == "2024-03-07"
    assert opening(dated, paragraphs(dated), "").title == "Heading"
