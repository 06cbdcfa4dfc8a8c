"""The extractor of the package: model and rules together, with a confidence, in long documents, without its model."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import ModelError
from gawah.extraction import DEFAULT, as_extractor, extract_document
from gawah.extraction.encoder import session as sessions
from gawah.extraction.encoder.session import Session
from gawah.extraction.masks import masks
from gawah.extraction.mentions import find_mentions
from gawah.model import Claim, Document
from gawah.reading import Reading, read_bytes

RAID = (
    "Gunmen of the Dashtar Liberation Front (DLF) attacked a police post near Orsan on Monday and killed three "
    "officers, police said. The DLF denied that its men had attacked the post."
)


def document(text: str) -> Document:
    [read] = [each for each in read_bytes(text.encode(), name="report.txt") if isinstance(each, Reading)]
    return read.document


def claims(text: str) -> tuple[Claim, ...]:
    return extract_document(document(text)).claims


def test_every_claim_says_who_found_it_and_how_sure_that_is() -> None:
    found = claims(RAID)
    assert DEFAULT == "builtin"
    assert {claim.extractor for claim in found} == {"builtin/1"}
    assert all(claim.confidence is not None and 0 < claim.confidence < 1 for claim in found)
    assert any(claim.kind == "attack" and claim.stance != "denies" for claim in found)
    assert any(claim.stance == "denies" and claim.polarity == "negative" for claim in found)


def test_a_quote_is_the_text_at_its_offsets() -> None:
    held = document(RAID * 3)
    assert all(held.text[c.start : c.end] == c.quote for c in extract_document(held).claims)


def test_the_model_sees_no_names_and_one_label() -> None:
    """What a group is called, and whether it is called fighters or terrorists, is hidden from the model."""
    held = document("The Pakistani army said that terrorists of the Dashtar Liberation Front attacked Mali.")
    hidden = masks(held.text, find_mentions(held), [(0, len(held.text))])
    assert [(held.text[m.start : m.end], m.word) for m in hidden] == [
        ("The Pakistani army", "group"),
        ("terrorists", "fighters"),
        ("the Dashtar Liberation Front", "group"),
        ("Mali", "group"),
    ]


def test_a_place_stays_one_where_it_stands_for_a_place() -> None:
    held = document("Two soldiers died in Mali on Friday.")
    assert [m.word for m in masks(held.text, find_mentions(held), [(0, len(held.text))])] == ["fighters"]


def test_actors_and_speakers_are_kept_over_three_thousand_words() -> None:
    """What "the group" and "he" mean at the end of a long report is what was named shortly before."""
    quiet = "The market opened late because of the rain, and the price of flour went up again. "
    spoken = (
        "Colonel Idris Marwan, a spokesman for the Khurzan army, said that the KPDF had shelled the village of Sarvel. "
    )
    text = f"{quiet * 95}\n\n{spoken}\n\n{quiet * 95}\n\n{spoken}He said that the group killed four farmers in Sarvel."
    assert len(text.split()) > 3000
    held = document(text)
    found = [c for c in extract_document(held).claims if c.start > len(text) - 60]
    assert found
    assert any("Marwan" in (c.speakers[-1].name if c.speakers else "") for c in found)
    assert all(held.text[c.start : c.end] == c.quote for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey arrested nine suspected members of the PKK's network in a search of the old quarter.",
        "Fighting broke out between Turkey and the PKK in the Orsan valley before dawn.",
        "The Khurzan army arms the KPDF, an ally of the army, and trains with the KPDF.",
    ],
)
def test_nobody_stands_at_both_ends_of_a_tie(text: str) -> None:
    """An actor is no part, ally or rival of itself."""
    for claim in claims(text):
        ends = [{ref.id or ref.name for ref in claim.roles.get(role, ())} for role in ("a", "b")]
        assert claim.type != "relation" or ends[0].isdisjoint(ends[1])


def test_without_its_model_the_rules_find_the_claims(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the model cannot be read it is said, once, and the rules go on alone."""
    (tmp_path / "model.onnx").write_bytes(b"cut off")
    monkeypatch.setattr(sessions, "session", lambda: Session(tmp_path))
    with pytest.raises(ModelError, match=r"cannot be read.*extractor rules"):
        sessions.session()
    with pytest.warns(RuntimeWarning, match="found by rules alone"):
        extractor = as_extractor("builtin")
    found = extractor.extract(document(RAID)).claims
    assert {claim.extractor for claim in found} == {"rules/1"}


def test_the_rules_stay_there_by_name() -> None:
    found = extract_document(document(RAID), extractor="rules").claims
    assert {claim.extractor for claim in found} == {"rules/1"}
    assert all(claim.confidence is None for claim in found)


PIECES = st.sampled_from(
    [
        "Gunmen killed ",
        "the army said ",
        "that ",
        "the KPDF ",
        "denied ",
        "in Mali. ",
        "\n\n",
        "“",
        "”",
        " ",
        "’s ",
        "🙂",
        "\u200f",
        "کابل ",
        "A" * 300,
        "(DLF) ",
        ", ",
        "attacked ",
        "three soldiers ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_quote_is_verbatim(text: str) -> None:
    for read in read_bytes(text.encode(), name="report.txt"):
        if isinstance(read, Reading):
            for claim in extract_document(read.document).claims:
                assert read.document.text[claim.start : claim.end] == claim.quote
