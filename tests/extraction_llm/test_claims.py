"""What a model tells becomes claims that stand in the text, with actors, places, times and numbers of the house."""

from __future__ import annotations

import pytest

from gawah.errors import ModelError
from gawah.extraction import extract_document
from gawah.extraction.llm.taking import DROPPED, LEFT_OUT
from gawah.ledger.admission import admit

from .conftest import TEXT, Served, document
from .server import GARBLED, INVENTED


def test_what_is_told_becomes_claims(server: Served) -> None:
    """Quotes get offsets, a pronoun the name that it stands for, and dates and numbers are read from the text."""
    read = document(TEXT)
    first, denial, quoted = extract_document(read, extractor=server.extractor("good")).claims
    assert [TEXT[c.start : c.end] for c in (first, denial, quoted)] == [first.quote, denial.quote, quoted.quote]
    assert first.extractor == "llm/recorded"
    assert (first.stance, first.kind) == ("claims_responsibility", "attack")
    assert (first.roles["perpetrator"][0].text, first.roles["perpetrator"][0].name) == ("it", "Dashtar Front")
    assert first.time is not None
    assert (first.time.start, first.time.end) == ("2024-03-03", "2024-03-04")
    assert first.deaths is not None
    assert first.deaths.low == 9
    assert first.place[0].text == "Tolmarak"
    assert first.cue is not None
    assert TEXT[first.cue.start : first.cue.end] == first.cue.text == "says"
    assert (denial.stance, denial.polarity, denial.speakers[0].text) == (
        "denies",
        "negative",
        "The Ministry of Defence",
    )
    assert (quoted.speakers[0].name, quoted.speakers[0].kind) == ("Yusuf Barak", "person")
    assert all(admit(read, each) == each for each in (first, denial, quoted))


def test_actors_of_the_table_get_their_ids(server: Served) -> None:
    """Names are resolved by the tables and never by the model."""
    text = "Pakistan supports the Tehreek-e-Taliban Pakistan with money, it is alleged.\n"
    (claim,) = extract_document(document(text), extractor=server.extractor("good")).claims
    assert (claim.type, claim.kind) == ("relation", "supports.funding")
    assert claim.roles["a"][0].id is not None
    assert claim.roles["b"][0].id is not None
    assert claim.roles["b"][0].text == "the Tehreek-e-Taliban Pakistan"
    assert claim.speakers[0].name == "unnamed accusers"


def test_what_does_not_stand_in_the_text_is_dropped_and_counted(server: Served) -> None:
    """Invented quotes, speakers, names, roles, cues and kinds bring no claim, and the document bears a note."""
    good = extract_document(document(TEXT), extractor=server.extractor("good"))
    extraction = extract_document(document(TEXT), extractor=server.extractor("invented"))
    assert extraction.claims[1:] == good.claims[1:]
    assert extraction.claims[0] == good.claims[0]
    dropped = {code: n for code, n in extraction.dropped.items() if code != LEFT_OUT}
    assert dropped == {"quote": 3, "speaker": 2, "role": 3, "cue": 1, "kind": 1, "incomplete": 1}
    assert sum(dropped.values()) == len(INVENTED)
    assert [note.code for note in extraction.notes] == ["claims_dropped"]
    assert "3 with a quote that does not stand in the text" in extraction.notes[0].message


def test_claims_of_a_wrong_form_are_dropped_one_by_one(server: Served) -> None:
    """Garbage beside good claims costs the garbage alone."""
    extraction = extract_document(document(TEXT), extractor=server.extractor("garbled"))
    assert len(extraction.claims) == 3
    assert extraction.dropped == {"form": len(GARBLED)}
    assert set(extraction.dropped) <= set(DROPPED)


def test_a_claim_told_twice_is_one(server: Served) -> None:
    """The same words with another edge are no second claim."""
    assert len(extract_document(document(TEXT), extractor=server.extractor("twice")).claims) == 3


def test_white_space_is_tolerated_and_nothing_else(server: Served) -> None:
    """A quote across a line break is found; the quote kept is that of the text."""
    text = TEXT.replace("on 3 March", "on\n3  March").replace("denied that", "denied\nthat")
    read = document(text)
    extractor = server.extractor("invented")
    assert all(text[c.start : c.end] == c.quote for c in extract_document(read, extractor=extractor).claims)
    found = [c.quote for c in extract_document(read, extractor=extractor).claims]
    assert "it attacked a convoy near Tolmarak on\n3  March 2024, killing at least nine soldiers" in found


@pytest.mark.parametrize("play", ["long", "small_context"])
def test_a_window_that_is_too_long_is_halved(server: Served, play: str) -> None:
    """Where an answer or a text is too long for the model, the halves are asked for."""
    extraction = extract_document(document(TEXT), extractor=server.extractor(play))
    assert len(extraction.claims) == 3
    assert extraction.spent.requests == 3


def test_a_long_document_goes_in_windows_without_double_claims(server: Served) -> None:
    """Each sentence belongs to one window, and each of four hundred claims comes once, in the order of the text."""
    text = "\n\n".join(f"Rebels burned village number {n}, a witness in the valley said at noon." for n in range(400))
    extraction = extract_document(document(text), extractor=server.extractor("good"))
    quotes = [claim.quote for claim in extraction.claims]
    assert quotes == [f"Rebels burned village number {n}" for n in range(400)]
    log = server.log()
    assert len(log) == extraction.spent.requests > 4
    assert "<<<BEFORE" not in log[0]["request"]["messages"][1]["content"]
    assert all("<<<BEFORE" in each["request"]["messages"][1]["content"] for each in log[1:])


def test_a_text_without_claims_is_read(server: Served) -> None:
    """An empty list is an answer."""
    extraction = extract_document(document("It rained in the valley all day.\n"), extractor=server.extractor("good"))
    assert (extraction.claims, extraction.failure) == ((), None)


def test_claims_in_other_languages(server: Served) -> None:
    """A model reads what the rules do not; the words stay those of the text."""
    text = "حکومت نے حملے کی تردید کی ہے۔\n"
    (claim,) = extract_document(document(text), extractor=server.extractor("good")).claims
    assert (claim.quote, claim.speakers[0].text, claim.stance) == ("حکومت نے حملے کی تردید کی ہے", "حکومت", "denies")


def test_failure_is_an_error_for_who_asks_directly(server: Served) -> None:
    """`extract_document` raises where the model gave no usable answer."""
    with pytest.raises(ModelError, match="declined"):
        extract_document(document(TEXT), extractor=server.extractor("declining"))
