"""Search finds any part of any passage, in any script, and points at the verbatim words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.ledger import Ledger, search
from gawah.reading.folding import fold

from .building import Report, fill, report

MIXED = "Shelling near Qa‘im and STRASSE, Straße 5.\nThe ﷲ sign; naïve ca\u0301fé; ﻣﺴﺠﺪ; \x00 end"
URDU = "کوئٹہ میں دھماکے کی ذمہ داری کسی نے قبول نہیں کی، پولیس نے ۱۲ افراد کو گرفتار کیا۔"
PASHTO = "په کندهار کې د ښوونځي پر ودانۍ برید وشو"


def _report(number: int, *sentences: str) -> Report:
    return report(number, sentences)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "a.gawah"
    fill(path, [_report(1, MIXED, URDU), _report(2, PASHTO, "A car bomb near the bazaar; the car was found.")])
    return path


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("query", "found", "note"),
    [
        ("bazaar", ["bazaar"], "a word"),
        ("AZAA", ["azaa"], "part of a word, in capitals"),
        ("car", ["car", "car"], "twice in a passage"),
        ("كويته", [], "another spelling with another letter is not found"),
        ("كوئٹه", ["کوئٹہ"], "Arabic kaf and heh for the Urdu letters"),
        ("12 افراد", ["۱۲", "افراد"], "digits of another script; two terms"),
        ('"12 افراد"', ["۱۲ افراد"], "a phrase"),
        ('"bomb car"', [], "a phrase keeps its order"),
        ("bomb car", ["car", "bomb", "car"], "terms do not"),
        ("bomb کندهار", [], "all terms in one passage"),
        ("strasse", ["STRASSE", "Straße"], "one character folded to two"),
        ("stras", ["STRAS", "Straß"], "a match that ends inside a character takes it whole"),
        ("5. the", ["5.", "The"], "two terms over a line break"),
        ('"5. the"', ["5.\nThe"], "a phrase over a line break"),
        ("cafe", ["ca\u0301fé"], "accents, one of them a character of its own"),
        ("مسجد", ["ﻣﺴﺠﺪ"], "presentation forms"),
        ("qa'im", ["Qa‘im"], "apostrophes"),
        ("ښو", ["ښو"], "shorter than a trigram"),
        ("car zz", [], "short terms count as well"),
        ("na", ["na"], "two letters"),
        ("%", [], "no wildcard"),
        ("*", [], "no operator"),
        ("car OR zebra", [], "OR is a word"),
        ("car NEAR(", [], "nor is there other syntax"),
        ('"', [], "a lone quotation mark that is not there"),
        ("", [], "nothing"),
        ("  ", [], "nothing but spaces"),
        ("\u0640\u200c", [], "nothing but marks that fold away"),
    ],
)
def test_a_query_finds_these_words(ledger: Ledger, query: str, found: list[str], note: str) -> None:
    """The matches of a query, cut from the verbatim text, are these."""
    hits = list(ledger.search(query))
    words = [ledger.document(hit.document).text[a:b] for hit in hits for a, b in hit.matches]
    assert words == found, note


def test_a_hit_says_where_it_is(ledger: Ledger) -> None:
    """A hit names document, passage and label, and its snippet is the text at its offsets."""
    (hit,) = ledger.search("bazaar")
    assert (hit.name, hit.passage, hit.label) == ("report-2.txt", 1, "¶2")
    assert hit.snippet == ledger.document(hit.document).text[hit.start : hit.end]
    assert "car bomb near the bazaar" in hit.snippet


def test_a_snippet_is_short_and_whole_words(tmp_path: Path) -> None:
    """A long passage is shown around its first match, cut at spaces."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1, ["walking " * 50 + "ambush " + "resting " * 50])])
    with Ledger.open(path) as ledger:
        (hit,) = ledger.search("ambush")
    assert len(hit.snippet) < 140
    assert set(hit.snippet.split()) == {"walking", "ambush", "resting"}


def test_limit_cuts_the_hits(ledger: Ledger) -> None:
    """The first hits in the order of recording are given."""
    assert len(list(ledger.search("a"))) > 1
    assert list(ledger.search("a", limit=1)) == list(ledger.search("a"))[:1]


def test_a_document_without_passages_is_searched_whole(tmp_path: Path) -> None:
    """A text that no reader divided is one passage."""
    path = tmp_path / "a.gawah"
    given = report(1, ["One line"])
    fill(path, [given._replace(document=msgspec.structs.replace(given.document, passages=()))])
    with Ledger.open(path) as ledger:
        (hit,) = ledger.search("line")
        assert (hit.passage, hit.label) == (0, "")


def test_without_trigrams_the_result_is_the_same(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SQLite cannot make the index, passages are looked through one by one, with the same hits."""
    monkeypatch.setattr(search, "has_trigrams", lambda: False)
    path = tmp_path / "plain.gawah"
    fill(path, [_report(1, MIXED, URDU), _report(2, PASHTO, "A car bomb near the bazaar; the car was found.")])
    with Ledger.open(path) as plain:
        for query in ("car bomb", "كوئٹه", "stras", '"12 افراد"', "OR"):
            assert list(plain.search(query)) == list(ledger.search(query))
        assert plain.verify().ok


LETTERS = "abAB cdßéİﷲﬁ كکیيىئہھةۃأآؤٹےښ۱١1\u064b\u0301\u0640\u200c\n\t\x00\"'’-–*()%\\𐎠😀\ufffe"
NUMBERS = itertools.count()
TEXTS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS | st.sampled_from((MIXED, URDU, PASHTO)), min_size=1, max_size=4), data=st.data())
def test_any_part_of_a_passage_is_found(tmp_path: Path, texts: list[str], data: st.DataObject) -> None:
    """Every stretch of three characters and more that is not blank finds its passage, and each match folds alike."""
    which = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, max(0, len(texts[which]) - 3)))
    part = texts[which][start : data.draw(st.integers(start + 1, len(texts[which])))]
    wanted = search.terms(part)
    with Ledger.open(tmp_path / f"{next(NUMBERS)}.gawah", mode="create") as ledger:
        document = ledger.record(*report(1, texts)).document
        text = ledger.document(document).text
        hits = list(ledger.search(part))
        assert len(wanted) == 0 or which in [hit.passage for hit in hits]
        for hit in hits:
            assert hit.snippet == text[hit.start : hit.end]
            found = [search.searchable(text[a:b]) for a, b in hit.matches]
            assert all(any(term in each for each in found) for term in wanted)
            assert all(0 <= a < b <= len(text) for a, b in hit.matches)
    assert len(wanted) > 0 or len(fold(part).replace("\x00", " ").strip()) == 0
