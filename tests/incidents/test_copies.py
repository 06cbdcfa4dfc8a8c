"""Copies of one text are found, whatever was cut, respelled or added, and their original with them."""

from __future__ import annotations

import random
from itertools import permutations

import msgspec
import pytest
from tests.incidents.wire_stories import CAMP, CONVOY, ELDERS, HEAD, LEAD, edited, other, shortened, wire

from gawah.incidents.copies import find_copies, heading_end
from gawah.model import Document, Passage


def test_edited_and_shortened_copies_lead_to_the_agencys_own_story() -> None:
    """A copy with other spellings and one of half the length are copies; a report in own words is none."""
    found = find_copies([other(), shortened(), edited(), wire()])
    assert {key: copy.of for key, copy in found.items()} == {"edited": "wire", "shortened": "wire"}
    assert {copy.agency for copy in found.values()} == {"Sahel Wire"}


def test_a_copy_says_how_much_is_shared_and_which_credit_it_gives() -> None:
    """The share is of the shorter text; the sentence names the credit."""
    copy = find_copies([wire(), edited()])["edited"]
    assert copy.share is not None
    assert 0.5 <= copy.share <= 1.0
    assert "credits it: Sahel Wire" in copy.sentence


def test_the_agencys_document_is_the_original_even_where_it_came_later() -> None:
    """A paper may print before the agency's story is stored."""
    found = find_copies([wire(published="2024-02-09"), edited(), shortened()])
    assert {key: copy.of for key, copy in found.items()} == {"edited": "wire", "shortened": "wire"}


@pytest.mark.parametrize(
    ("dates", "original"),
    [
        (("2024-02-03", "2024-02-04"), "a"),
        (("2024-02-04", "2024-02-03"), "b"),
        (("2024-02-04", "2024-02-04"), "a"),
        ((None, "2024-02-04"), "b"),
        ((None, None), "a"),
    ],
)
def test_without_an_agency_the_earliest_is_the_original_then_the_smallest_id(
    dates: tuple[str | None, str | None], original: str
) -> None:
    """A document without a date is taken for the later one."""
    text = " ".join([LEAD, CAMP, CONVOY])
    pair = [Document(id=key, text=text, published=day) for key, day in zip("ab", dates, strict=True)]
    found = find_copies(pair)
    assert [copy.of for copy in found.values()] == [original]


def test_a_report_that_quotes_a_whole_statement_is_no_copy_of_it() -> None:
    """Half of a copy's own text must be its original's, not half of what it quotes."""
    statement = Document(id="statement", text=CAMP, published="2024-02-01")
    words = random.Random(3)
    own = " ".join(
        words.choice(["market", "river", "school", "rain", "road", "bread", "wall", "goat"]) for _ in range(80)
    )
    assert find_copies([statement, Document(id="report", text=f"{own} {CAMP}", published="2024-02-02")]) == {}


def test_the_order_of_documents_does_not_matter() -> None:
    """Every order gives the same copies."""
    documents = [wire(), edited(), shortened(), other()]
    results = {msgspec.json.encode(find_copies(list(order))) for order in permutations(documents)}
    assert len(results) == 1


def test_an_unrelated_document_changes_nothing() -> None:
    """A text of its own joins no group."""
    documents = [wire(), edited(), shortened()]
    far = Document(
        id="0", text="Flights from Port Sudan were put off after sand closed the runway.", published="2023-01-01"
    )
    assert find_copies([far, *documents]) == find_copies(documents)


def test_a_story_of_an_agency_outside_the_case_has_no_original() -> None:
    """Two papers that carry the same agency are told so, though its own story is not there."""
    one = Document(
        id="one", text="Raid\n\nGAO (Reuters) - " + " ".join([LEAD, CAMP]), publisher="P", published="2024-01-01"
    )
    two = Document(id="two", text="News\n\n" + " ".join([LEAD, CAMP]), publisher="Q", published="2024-01-02")
    found = find_copies([one, two])
    assert (found["one"].of, found["one"].agency) == (None, "Reuters")
    assert (found["two"].of, found["two"].agency) == ("one", "Reuters")


def test_many_copies_of_many_stories_keep_apart() -> None:
    """Forty stories with two cut copies each give forty groups."""
    draw = random.Random(7)
    words = [f"wort{n}" for n in range(3000)]
    documents = []
    for n in range(40):
        body = [draw.choice(words) for _ in range(120)]
        documents.append(Document(id=f"{n:02}-a", text=" ".join(body), published="2024-01-01"))
        documents.append(Document(id=f"{n:02}-b", text=" ".join(body[:80]), published="2024-01-02"))
        documents.append(Document(id=f"{n:02}-c", text=" ".join(body[30:]), published="2024-01-03"))
    found = find_copies(documents)
    assert {key: copy.of for key, copy in found.items()} == {
        f"{n:02}-{part}": f"{n:02}-a" for n in range(40) for part in "bc"
    }


def test_the_headline_ends_with_its_line_or_its_passage() -> None:
    """A first line that stands alone is one; running text has none."""
    assert heading_end(wire()) == len(HEAD)
    assert heading_end(Document(id="x", text=f"{LEAD} {ELDERS}")) == 0
    given = Document(id="y", text="Head. More", passages=(Passage(start=0, end=5, kind="heading"),))
    assert heading_end(given) == 5
