"""Whose statement a text is, told by its beginning; the reports are invented."""

from __future__ import annotations

import pytest

from gawah.extraction.rules import RulesExtractor
from gawah.model import Claim

from .reports import document


def told(text: str) -> Claim:
    """Return what the rules find of the mill; the model has its own ear for speakers."""
    (deed,) = [claim for claim in RulesExtractor().extract(document(text)).claims if "mill" in claim.quote]
    return deed


DEED = "Rebels burned the mill in Sarhad."
STATEMENTS: list[tuple[str, str | None, str]] = [
    # beginning of the text, who says what follows, note
    ("The Ministry of Defence informs the public of the following.", "Ministry of Defence", "in the present"),
    ("The Ministry of Defence has taken note of recent reports.", "Ministry of Defence", "in the perfect"),
    ("The Ministry of Defence issued the following statement.", "Ministry of Defence", "says that it is one"),
    ("Statement of the Ministry of Defence on the fire.", "Ministry of Defence", "by its heading"),
    ("BULLETIN NO. 4\n\nThe Front announces the end of the truce. We are ready.", "Front", "below a heading"),
    ("The Ministry of Defence announced a review on Monday.", None, "news, in the past"),
    ("BENLI - The Ministry of Defence announces a review.", None, "news, with a dateline"),
    ("Ministry announces a review", None, "a headline"),
    ("The lake is calm. The Ministry of Defence announces a review.", None, "news that speaks of nobody as us"),
    ("A committee has rejected the plan.", None, "a committee that did something"),
    ("Release of the prisoners delayed by the army", None, "no heading of a statement"),
    ("They announce a review.", None, "a pronoun names nobody"),
]


@pytest.mark.parametrize(("beginning", "speaker", "note"), STATEMENTS, ids=[note for *_, note in STATEMENTS])
def test_the_issuer_of_a_statement_speaks(beginning: str, speaker: str | None, note: str) -> None:
    """What a statement tells without naming a speaker, its issuer says; what news tells, nobody but the report."""
    deed = told(f"{beginning}\n\n{DEED}")
    assert [s.name.removeprefix("the ").removeprefix("The ") for s in deed.speakers] == (
        [speaker] if speaker else []
    ), note


def test_whoever_a_statement_quotes_speaks_for_himself() -> None:
    """The issuer stands in only where nobody is named."""
    text = "The Ministry of Defence informs the public of the following.\n\nThe police said rebels burned the mill."
    assert told(text).speakers[-1].name == "police"
