"""Recording documents: whole, once, and only what the text says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from gawah.errors import CaseError, ClaimError, UnreadableInput
from gawah.exchange.jsonl import encode_claim
from gawah.ledger import Ledger
from gawah.model import Claim, Extraction, Mention, Span, claim_id

from .building import Report, claim, dump, fill, one_claim, report


def test_a_recorded_document_comes_back_whole(tmp_path: Path) -> None:
    """Document, bytes, claims and mentions come back as they went in."""
    given = report(1, title="On the bridge", language="en")
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        outcome = ledger.record(*given)
        assert (outcome.outcome, outcome.claims, outcome.mentions) == ("added", 3, 3)
        assert ledger.document(given.document.id) == given.document
        assert ledger.original(given.document.id) == given.original
        assert ledger.mentions(given.document.id) == list(given.extraction.mentions)
        kept = list(ledger.claims())
        assert [msgspec.structs.replace(each, id="") for each in kept] == list(given.extraction.claims)
        assert [each.id for each in kept] == [claim_id(each) for each in kept]
        (row,) = ledger.documents()
        assert (row.name, row.claims, row.characters) == ("report-1.txt", 3, len(given.document.text))


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    """Recording a document twice leaves every table byte for byte as it was, the audit included."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1), report(2)])
    before, size = dump(path), path.read_bytes()
    outcomes = fill(path, [report(1), report(2)])
    assert [each.outcome for each in outcomes] == ["known", "known"]
    assert all("already" in each.reason for each in outcomes)
    assert dump(path) == before
    assert path.read_bytes() == size


def test_another_extractor_appends_only_when_asked(tmp_path: Path) -> None:
    """Claims of a later extractor are added with `again`, and those that are there already are not repeated."""
    first = report(1)
    later = Report(
        first.document,
        first.original,
        Extraction(
            claims=(*first.extraction.claims, claim(first.document, 0, 5, kind="threat", extractor="builtin/2")),
            mentions=(*first.extraction.mentions, Mention(start=0, end=2, text="1.", kind="number")),
        ),
    )
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(*first)
        assert ledger.record(*later).outcome == "known"
        outcome = ledger.record(*later, again=True)
        assert (outcome.outcome, outcome.claims, outcome.mentions) == ("extended", 1, 1)
        assert ledger.record(*later, again=True).outcome == "known"
        assert ledger.count_claims() == 4
        assert ledger.count_claims(extractor="builtin/2") == 1
        assert ledger.verify().ok


def test_a_later_reading_is_held_to_the_recorded_text(tmp_path: Path) -> None:
    """A document that another reader read with other text keeps the first text, and quotes must stand in that."""
    first = one_claim("One bridge fell.")
    other = msgspec.structs.replace(first.document, text="Two bridges fell.", reader="text/2")
    reading = Report(other, first.original, Extraction(claims=(claim(other, 0, 11),)))
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(*first)
        assert "text that text/1 read" in ledger.record(*reading).reason
        with pytest.raises(ClaimError, match="the text at 0:11 is 'One bridge '"):
            ledger.record(*reading, again=True)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"quote": "The valley council praised"}, "the text at 0:42 is"),
        ({"start": 1}, "the text at 1:42 is"),
        ({"start": -5}, "do not lie in a text of 42 characters"),
        ({"end": 43}, "do not lie in a text of 42 characters"),
        ({"start": 5, "end": 5, "quote": ""}, "do not lie in a text"),
        ({"cue": Span(start=19, end=25, text="praise")}, "cue or hedge: the text at 19:25 is 'blamed'"),
        ({"hedges": (Span(start=0, end=5, text="maybe"),)}, "cue or hedge"),
        ({"type": "rumour"}, "type: 'rumour' is not in the vocabulary; expected one of: assessment, event"),
        ({"kind": "atack"}, "kind of type event: 'atack' is not in the vocabulary; did you mean 'attack'"),
        ({"kind": "operates_in"}, "kind of type event"),
        ({"stance": "denys"}, "did you mean 'denies'"),
        ({"polarity": "neutral"}, "polarity"),
        ({"certainty": "sure"}, "certainty"),
        ({"id": "0" * 20}, "expected the id"),
        ({"about": 7}, "claims format"),
        ({"about": "\ud800"}, "claims format"),
    ],
)
def test_a_claim_that_does_not_fit_is_refused_with_its_document(
    tmp_path: Path, fields: dict[str, object], message: str
) -> None:
    """A claim against the vocabulary or the text is refused, says why, and leaves nothing behind."""
    given = one_claim()
    wrong = msgspec.structs.replace(given.extraction.claims[0], **fields)
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        with pytest.raises(ClaimError, match=message):
            ledger.record(given.document, given.original, Extraction(claims=(wrong,)))
        assert set(ledger.counts().values()) == {0}
        assert ledger.head().length == 0


def test_a_claim_of_another_document_is_refused(tmp_path: Path) -> None:
    """A claim must belong to the document it is recorded with."""
    given, other = one_claim("First."), one_claim("First!")
    with (
        Ledger.open(tmp_path / "a.gawah", mode="create") as ledger,
        pytest.raises(ClaimError, match="belongs to document"),
    ):
        ledger.record(given.document, given.original, other.extraction)


def test_a_mention_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    """Mentions are verbatim too."""
    given = one_claim()
    wrong = Extraction(mentions=(Mention(start=0, end=3, text="the", kind="actor"),))
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger, pytest.raises(ClaimError, match="is 'The', not"):
        ledger.record(given.document, given.original, wrong)


def test_half_characters_are_refused_in_a_text_and_shown_in_a_name(tmp_path: Path) -> None:
    """A text with lone surrogates cannot be kept; a file name with them is kept with escapes."""
    given = one_claim()
    broken = msgspec.structs.replace(given.document, text="bad \ud800 text")
    named = msgspec.structs.replace(given.document, name="caf\udce9.txt")
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        with pytest.raises(UnreadableInput, match="lone surrogates") as caught:
            ledger.record(broken, b"bad", Extraction())
        assert caught.value.reason == "lone_surrogates"
        with pytest.raises(UnreadableInput, match="lone surrogates"):
            ledger.record(named, given.original, Extraction())
        assert ledger.refuse(source="caf\udce9.txt", reason="lone_surrogates", message="no")
        assert next(ledger.refusals()).source == "caf\\udce9.txt"


def test_a_document_without_an_id_is_refused(tmp_path: Path) -> None:
    """Every document needs an id."""
    given = one_claim()
    with (
        Ledger.open(tmp_path / "a.gawah", mode="create") as ledger,
        pytest.raises(UnreadableInput, match="needs an id"),
    ):
        ledger.record(msgspec.structs.replace(given.document, id=""), b"", Extraction())


def test_claims_carry_what_the_document_says_of_itself(tmp_path: Path) -> None:
    """A stored claim names its document's title and date even if the extraction left them out."""
    given = one_claim()
    bare: Claim = msgspec.structs.replace(
        given.extraction.claims[0],
        document=msgspec.structs.replace(given.extraction.claims[0].document, published=None),
    )
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(given.document, given.original, Extraction(claims=(bare,)))
        assert next(ledger.claims()).document.published == "2024-03-05"


def test_several_documents_may_come_from_one_original(tmp_path: Path) -> None:
    """Entries of a feed or a mailbox share the bytes they were read from."""
    first, second = one_claim("First entry."), one_claim("Second entry.")
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(first.document, b"<feed/>", first.extraction)
        ledger.record(second.document, b"<feed/>", second.extraction)
        assert ledger.original(first.document.id) == ledger.original(second.document.id) == b"<feed/>"
        assert ledger.verify().checked["originals"] == 1


def test_empty_and_large_originals_come_back(tmp_path: Path) -> None:
    """No bytes and very repetitive bytes are stored as they are."""
    many = b"x" * 3_000_000
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        for number, original in enumerate((b"", many)):
            ledger.record(one_claim(f"Text {number}.").document, original, Extraction())
        kept = [ledger.original(row.id) for row in ledger.documents()]
        assert kept == [b"", many]
        assert ledger.verify().ok


def test_a_document_is_found_by_what_a_person_would_type(tmp_path: Path) -> None:
    """An id, its beginning, a file name, a title or part of one mean the document; a vague word is refused."""
    first = report(1, name="in/ریڈیو.txt", title="The bridge at كوئٹہ")
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(*first)
        ledger.record(*report(2, name="in/Radio 2.txt", title="The bridge at Kharan"))
        for key in (first.document.id, first.document.id[:8].upper(), "ریڈیو.txt", "in/ريڈيو.txt", "at کوئٹہ"):
            assert ledger.document(key) == first.document
        with pytest.raises(CaseError, match="2 documents fit"):
            ledger.document("the bridge")
        with pytest.raises(CaseError, match="no document fits"):
            ledger.document("%")
        with pytest.raises(CaseError, match="no document fits"):
            ledger.document(" ")
        assert ledger.document_ids() == [row.id for row in ledger.documents()]
        assert ledger.has_document(first.document.id)
        assert not ledger.has_document(first.document.id[:8])


def test_refusals_are_kept_once_with_their_reason(tmp_path: Path) -> None:
    """The same refusal again is not new; another reason is."""
    with Ledger.open(tmp_path / "a.gawah", mode="create", clock=lambda: "2024-05-01T00:00:00Z") as ledger:
        refusal = {"source": "in/locked.pdf", "reason": "encrypted", "message": "The PDF asks for a password."}
        assert ledger.refuse(**refusal)
        assert not ledger.refuse(**refusal)
        assert ledger.refuse(**refusal | {"sha256": "ab" * 32})
        kept = list(ledger.refusals())
    assert [each.sha256 for each in kept] == [None, "ab" * 32]
    assert kept[0].recorded_at == "2024-05-01T00:00:00Z"


def test_claims_are_stored_in_the_claims_format(tmp_path: Path) -> None:
    """What is listed as JSON is the line that an export writes, letter for letter."""
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(*report(1))
        assert list(ledger.claims_json()) == [encode_claim(each).decode() for each in ledger.claims()]


def test_a_claim_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    """The whole id or a beginning that no other claim has means the claim; anything else is refused."""
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(*report(1))
        for each in ledger.claims():
            assert ledger.claim(each.id) == ledger.claim(each.id[:8].upper()) == each
        for key in ("", "xyz", each.id + "0"):
            with pytest.raises(ClaimError, match="no claim fits"):
                ledger.claim(key)


def test_a_case_keeps_its_name(tmp_path: Path) -> None:
    """Each case has a random name of its own, the same whenever it is opened."""
    with Ledger.open(tmp_path / "a.gawah", mode="create") as a, Ledger.open(tmp_path / "b.gawah", mode="create") as b:
        assert len({a.case_id(), b.case_id()}) == 2
        with Ledger.open(tmp_path / "a.gawah") as again:
            assert again.case_id() == a.case_id()
