"""Claims files in: where the documents come from, what is refused, and that doing it again changes nothing."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import UnreadableInput
from gawah.exchange.claims_in import read_lines
from gawah.exchange.jsonl import encode_claim, encode_claims
from gawah.exchange.shelf import Shelf
from gawah.ledger import Ledger
from gawah.model import ActorRef, Claim, Count, Document, DocumentRef, Extraction, Period, Place, Span, Speaker

from .importing import RADIO, WIRE, claims_in, documents_in, imported, make_folder, row, write
from .strategies import places, words

NOW = "2024-04-01T00:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports, one of them a subtitle file below another folder."""
    return make_folder(tmp_path / "reports")


def test_documents_are_found_by_name_without_the_ending(folder: Path, tmp_path: Path) -> None:
    """A claim names its document as the file is called; the id is the SHA-256 of the file."""
    file = write(tmp_path / "c.jsonl", row(), row(RADIO, "The army denies\nthat it shelled anything"))
    done = imported(tmp_path / "x.gawah", file, folder=folder)
    assert (done.documents, done.claims, done.known, done.refused) == (2, 2, 0, ())
    ids = [hashlib.sha256(text.encode()).hexdigest() for text in (WIRE, RADIO)]
    assert [claim.document.id for claim in claims_in(tmp_path / "x.gawah")] == ids
    assert documents_in(tmp_path / "x.gawah").keys() == {"wire.txt", "deeper/radio.srt"}


def test_offsets_of_subtitles_count_the_stored_file(folder: Path, tmp_path: Path) -> None:
    """Numbers and time codes of a subtitle file count, and a quote may run over a line's end."""
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row(RADIO, "denies\nthat")), folder=folder)
    (claim,) = claims_in(tmp_path / "x.gawah")
    assert claim.quote == RADIO[claim.start : claim.end] == "denies\nthat"


@pytest.mark.parametrize(
    "name",
    ["wire", "wire.txt", None, hashlib.sha256(WIRE.encode()).hexdigest()],
)
def test_a_document_is_named_in_several_ways(folder: Path, tmp_path: Path, name: str | None) -> None:
    """With the ending, by id, or not at all where the quote stands in one document only."""
    done = imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row(document=name)), folder=folder)
    assert (done.claims, done.refused) == (1, ())


def test_a_document_of_the_case_needs_no_folder(folder: Path, tmp_path: Path) -> None:
    """Claims about documents that the case holds are imported without the folder."""
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row()), folder=folder)
    more = write(tmp_path / "d.jsonl", row(quote="Its pact ended", id="w2", kind="agreement"))
    done = imported(tmp_path / "x.gawah", more, folder=None)
    assert (done.documents, done.claims) == (0, 1)


def test_a_sidecar_tells_what_is_known_of_a_file(tmp_path: Path) -> None:
    """Title, publisher, date, language and country in index.json are those of the document."""
    told = {"title": "Shells on Bakhmut", "publisher": "Meridian Wire", "published": "2024-03-05", "country": "UA"}
    folder = make_folder(tmp_path / "reports", sidecar=[{"file": "wire.txt", "words": 9, **told}])
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row()), folder=folder)
    document = documents_in(tmp_path / "x.gawah")["wire.txt"]
    assert {key: getattr(document, key) for key in told} == told
    (claim,) = claims_in(tmp_path / "x.gawah")
    assert claim.document.publisher == "Meridian Wire"


def test_a_sidecar_of_another_form_is_named(tmp_path: Path) -> None:
    """An index.json that is no list of objects stops the import with the reason."""
    folder = make_folder(tmp_path / "reports")
    (folder / "index.json").write_text('{"wire.txt": 3}', encoding="utf-8")
    with pytest.raises(UnreadableInput, match="a list of objects with 'file'"):
        Shelf(folder, {})


@pytest.mark.parametrize("told", [{"country": "Ukraine"}, {"published": "last week"}])
def test_a_sidecar_with_no_code_or_date_is_named(tmp_path: Path, told: dict[str, str]) -> None:
    """A country that is no code and a date that is none stop the import with the file they are said of."""
    folder = make_folder(tmp_path / "reports", sidecar=[{"file": "wire.txt", **told}])
    with pytest.raises(UnreadableInput, match=r"'wire\.txt': expected a country such as PK and a date"):
        Shelf(folder, {})


@pytest.mark.parametrize("name", ["no.jsonl", "reports"])
def test_a_file_that_cannot_be_read_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    """A claims file that is missing or a folder stops the import."""
    with pytest.raises(UnreadableInput, match=name):
        imported(tmp_path / "x.gawah", tmp_path / name, folder=folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that is not there stops the import."""
    with pytest.raises(UnreadableInput, match="expected a folder"):
        imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row()), folder=tmp_path / "no")


def test_answers_in_a_file_change_nothing(folder: Path, tmp_path: Path) -> None:
    """Two files that differ in what they say of incidents, ties and origins make the same case."""
    cases = []
    for name, answers in (("a", {}), ("b", {"incident": "i1", "tie": "t1", "origin": "Somebody", "core": True})):
        file = tmp_path / name / "c.jsonl"
        file.parent.mkdir()
        imported(tmp_path / f"{name}.gawah", write(file, {**row(), **answers}), folder=folder)
        cases.append(claims_in(tmp_path / f"{name}.gawah"))
    assert cases[0] == cases[1] != []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "expected one claim as a JSON object"),
        ("[]", "expected one claim as a JSON object"),
        ("[" * 9000, "expected one claim as a JSON object"),
        ({**row(), "quote": "Troops spared Bakhmut"}, "the text at 0:32 is 'Troops shelled Bakhmut on Monday'"),
        ({**row(), "end": 9999}, "do not lie in a text of"),
        (row(kind="atack"), "did you mean 'attack'"),
        (row(document="letter"), "expected one document called 'letter', found 0; there are: .*wire"),
        ({**row(document=None), "quote": "x"}, "expected one document in which its quote stands, found 0"),
        (row(masked=True), "--with-private-names"),
        (row(cue={"start": 0, "end": 3, "text": "say"}), "cue or hedge: the text at 0:3"),
        (row(document={"title": "wire"}), "form"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, line: dict[str, Any] | str, told: str
) -> None:
    """A line that is no claim of a document is named with its number and its reason, and is kept as a refusal."""
    file = write(tmp_path / "c.jsonl", row(quote="Its pact ended"), "", line, row())
    done = imported(tmp_path / "x.gawah", file, folder=folder)
    assert done.claims == 2
    (refused,) = done.refused
    assert refused.source.endswith("c.jsonl:3")
    assert re.search(told, refused.message)
    with Ledger.open(tmp_path / "x.gawah") as ledger:
        assert [each.source for each in ledger.refusals()] == [refused.source]


def test_importing_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """The chain of a case stays where it is when the same file comes again, its refused line too."""
    file = write(tmp_path / "c.jsonl", row(), "{", row(RADIO, "The army denies"))
    imported(tmp_path / "x.gawah", file, folder=folder)
    with Ledger.open(tmp_path / "x.gawah") as ledger:
        head = ledger.verify().head
    done = imported(tmp_path / "x.gawah", file, folder=folder)
    assert (done.documents, done.claims, done.known, len(done.refused)) == (0, 0, 2, 1)
    with Ledger.open(tmp_path / "x.gawah") as ledger:
        assert ledger.verify().head == head
        assert ledger.verify().ok


def test_the_extractor_is_the_files_own_the_coder_or_the_file(folder: Path, tmp_path: Path) -> None:
    """What a line says goes before what the caller says, and that before the name of the file."""
    own, plain = row(extractor="coder/hana"), row(quote="Its pact ended")
    file = write(tmp_path / "c.jsonl", own, plain)
    shelf = Shelf(folder, {})
    named = [line.claim.extractor for line in read_lines(file, shelf) if line.claim is not None]
    coded = [line.claim.extractor for line in read_lines(file, shelf, extractor="coder/omid") if line.claim is not None]
    assert (named, coded) == (["coder/hana", "import/c.jsonl"], ["coder/hana", "coder/omid"])


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path, tmp_path: Path) -> None:
    """A file that an editor has saved with a mark at its start is read like any other."""
    file = tmp_path / "c.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(row()).encode() + b"\r\n\r\n")
    assert imported(tmp_path / "x.gawah", file, folder=folder).claims == 1


def test_a_correction_finds_what_it_takes_back(folder: Path, tmp_path: Path) -> None:
    """`about` and `corrects` name claims as their file does; in the case they hold ids."""
    later = row(RADIO, "The army denies", id="w2", about="w1", corrects=["w1", "elsewhere"])
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", later, row()), folder=folder)
    second, first = claims_in(tmp_path / "x.gawah")
    assert (second.about, second.corrects) == (first.id, (first.id, "elsewhere"))


def test_a_correction_finds_what_another_file_brought(folder: Path, tmp_path: Path) -> None:
    """A claim of an earlier import is found by the id that its file gave it."""
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row()), folder=folder)
    later = write(tmp_path / "d.jsonl", row(RADIO, "The army denies", id="w2", corrects=["w1"]))
    imported(tmp_path / "x.gawah", later, folder=folder)
    first, second = claims_in(tmp_path / "x.gawah")
    assert second.corrects == (first.id,)


def test_ids_hold_within_their_file_first(folder: Path, tmp_path: Path) -> None:
    """Where two files give their claims the same ids, each means its own."""
    one = write(tmp_path / "c.jsonl", row(), row(quote="Its pact ended", id="w2", about="w1"))
    other = write(
        tmp_path / "d.jsonl",
        row(RADIO, "The army denies", id="w1"),
        row(RADIO, "that it shelled anything", id="w2", about="w1"),
    )
    imported(tmp_path / "x.gawah", one, other, folder=folder)
    first, about_first, second, about_second = claims_in(tmp_path / "x.gawah")
    assert (about_first.about, about_second.about) == (first.id, second.id)


spans = st.tuples(st.integers(0, len(WIRE)), st.integers(0, len(WIRE))).filter(lambda ends: ends[0] != ends[1])
cues = spans.map(lambda ends: Span(start=min(ends), end=max(ends), text=WIRE[min(ends) : max(ends)]))
fillers = st.lists(st.builds(ActorRef, text=words, id=st.none() | words, name=st.none() | words), max_size=2).map(tuple)
speakers = st.builds(Speaker, name=words, actor=st.none() | words, text=words, id=st.none() | words)
counts = st.builds(Count, low=st.none() | st.integers(0, 999), best=st.none() | st.integers(0, 999), text=words)
days = st.dates().map(str)
kinds = st.sampled_from(
    [("event", "attack"), ("relation", "part_of"), ("presence", "controls"), ("assessment", "trend")]
)


@st.composite
def recorded(draw: st.DrawFn, document: Document) -> Claim:
    """Draw a claim of the document that may be recorded."""
    at, (claim_type, kind) = draw(cues), draw(kinds)
    return Claim(
        document=DocumentRef(id=document.id),
        start=at.start,
        end=at.end,
        quote=at.text,
        type=claim_type,  # type: ignore[arg-type]
        kind=kind,
        roles=draw(st.dictionaries(st.sampled_from(["perpetrator", "target", "a", "weapon"]), fillers, max_size=2)),
        place=draw(st.lists(places | st.builds(Place, text=words), max_size=2).map(tuple)),
        time=draw(st.none() | st.builds(Period, text=words, start=st.none() | days, end=st.none() | days)),
        deaths=draw(st.none() | counts),
        stance=draw(st.sampled_from(["reports", "denies"])),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        certainty=draw(st.sampled_from(["certain", "possible"])),
        hedges=draw(st.lists(cues, max_size=2).map(tuple)),
        speakers=draw(st.lists(speakers, max_size=2).map(tuple)),
        about=draw(st.none() | st.just("0" * 20)),
        corrects=draw(st.lists(st.just("1" * 20), max_size=1).map(tuple)),
        cue=draw(st.none() | cues),
        extractor=draw(words),
        confidence=draw(st.none() | st.floats(0, 1)),
        ref=draw(st.none() | st.text("abc", min_size=1, max_size=3)),
    )


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_leaves_a_case_comes_back_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """An export of a case, imported into a new one with the same folder, gives the same claims with the same ids."""
    place = tmp_path_factory.mktemp("round")
    folder = make_folder(place / "reports")
    text = Document(
        id=hashlib.sha256(WIRE.encode()).hexdigest(),
        text=WIRE,
        name="wire.txt",
        title="Shells",
        publisher="Meridian Wire",
        published="2024-03-05",
        language="en",
    )
    claims = data.draw(st.lists(recorded(text), min_size=1, max_size=4))
    with Ledger.open(place / "one.gawah", mode="create", clock=lambda: NOW) as ledger:
        ledger.record(text, WIRE.encode(), Extraction(claims=tuple(claims)))
    before = claims_in(place / "one.gawah")
    (place / "export.jsonl").write_bytes(b"".join(encode_claims(before)))
    done = imported(place / "two.gawah", place / "export.jsonl", folder=folder)
    assert (done.documents, done.claims, done.refused) == (1, len(before), ())
    assert claims_in(place / "two.gawah") == before
    assert imported(place / "one.gawah", place / "export.jsonl", folder=folder).claims == 0


def test_what_an_export_computes_is_left_out(folder: Path, tmp_path: Path) -> None:
    """The computed keys of an export are passed over, and the claims come back."""
    imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", row()), folder=folder)
    (claim,) = claims_in(tmp_path / "x.gawah")
    exported = {**json.loads(encode_claim(claim)), "origin": "o1", "incident": "i1", "superseded_by": None}
    imported(tmp_path / "y.gawah", write(tmp_path / "e.jsonl", exported), folder=folder)
    assert claims_in(tmp_path / "y.gawah") == [claim]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_file_does_more_than_be_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever bytes a claims file holds, each line is a claim or has a reason."""
    file = tmp_path_factory.mktemp("odd") / "c.jsonl"
    file.write_bytes(content)
    assert all(line.claim is None and line.fault for line in read_lines(file, Shelf(None, {})))


def test_the_example_of_the_how_to_is_imported(tmp_path: Path) -> None:
    """The line and the sidecar that the page shows are of the form that the importer reads."""
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "import-claims.md").read_text(encoding="utf-8")
    line, sidecar = re.findall(r"```json\n\s*(.*)\n", page)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2-ministry.txt").write_text(json.loads(line)["quote"] + "\n", encoding="utf-8")
    (folder / "index.json").write_text(sidecar, encoding="utf-8")
    done = imported(tmp_path / "x.gawah", write(tmp_path / "c.jsonl", line), folder=folder)
    assert (done.claims, done.refused) == (1, ())
    assert documents_in(tmp_path / "x.gawah")["2-ministry.txt"].country == "PK"
