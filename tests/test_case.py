"""The Python API: a case from reports to claims, and the page that describes it."""

from __future__ import annotations

import gc
import inspect
import os
import re
from pathlib import Path

import pytest

import gawah
from gawah.demo import copy_demo

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "python-api.md"
TEXT = "The Taliban denied that Pakistan attacked a camp near Quetta on 3 March 2024.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder with the demonstration and an empty file."""
    copy_demo(tmp_path / "reports")
    (tmp_path / "reports" / "empty.txt").touch()
    return tmp_path / "reports"


def test_a_folder_becomes_claims(reports: Path, tmp_path: Path) -> None:
    """Adding says what is new and what was refused, and the claims can be asked for."""
    with gawah.open(tmp_path / "x.gawah") as case:
        added = case.add(reports)
        assert (added.new, added.known, [Path(r.source).name for r in added.refused]) == (8, 0, ["empty.txt"])
        assert added.claims == len(case.claims()) == case.count_claims() > 0
        assert {claim.stance for claim in case.claims(stance="denies")} == {"denies"}
        assert len(case.documents()) == 8
        assert len(case.actors()) > 0
        assert [Path(refusal.source).name for refusal in case.refusals()] == ["empty.txt"]
        assert len(case.search("Tolmarak")) > 3
        assert case.verify().ok


def test_every_quote_is_the_text_at_its_offsets(reports: Path, tmp_path: Path) -> None:
    """Each claim of the demonstration can be traced to its words."""
    with gawah.open(tmp_path / "x.gawah") as case:
        case.add(reports)
        for claim in case.claims():
            assert case.document(claim.document.id).text[claim.start : claim.end] == claim.quote


def test_adding_again_changes_nothing(reports: Path, tmp_path: Path) -> None:
    """The chain of a case does not grow when the same reports and the same refusal come again."""
    with gawah.open(tmp_path / "x.gawah") as case:
        case.add([reports])
        head = case.verify().head
        assert case.add([reports]).known == 8
        assert case.verify().head == head


def test_workers_keep_the_order(reports: Path, tmp_path: Path) -> None:
    """Workers give the same claims in the same order as one process."""
    with gawah.open(tmp_path / "1.gawah") as one, gawah.open(tmp_path / "3.gawah") as three:
        one.add(reports)
        three.add(reports, jobs=3)
        assert one.claims() == three.claims()


def test_steps_are_told(reports: Path, tmp_path: Path) -> None:
    """Each source is told once, in order, with what of it was refused."""
    steps: list[gawah.Step] = []
    with gawah.open(tmp_path / "x.gawah") as case:
        case.add(reports, on_step=steps.append)
    assert [(step.done, step.total) for step in steps] == [(number, 9) for number in range(1, 10)]
    assert [len(step.refused) for step in steps] == [0] * 8 + [1]


def test_a_single_path_and_bytes_can_be_added(reports: Path, tmp_path: Path) -> None:
    """One path needs no list, and bytes need no file; the same bytes are the same document."""
    path = reports / "2-ministry.txt"
    with gawah.open(tmp_path / "x.gawah") as case:
        assert case.add(str(path)).new == 1
        assert case.add_bytes(path.read_bytes(), "again").known == 1
        assert case.document("1").name.endswith("2-ministry.txt")


def test_asking_a_case_that_is_not_there_fails(tmp_path: Path) -> None:
    """A mistyped path is an error and makes no file."""
    case = gawah.open(tmp_path / "missing.gawah")
    with pytest.raises(gawah.CaseError, match="no such case"):
        case.claims()
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_extractor_is_named(tmp_path: Path) -> None:
    """An extractor that this version does not have is refused with those that it has."""
    with gawah.open(tmp_path / "x.gawah") as case, pytest.raises(ValueError, match="this version has: builtin"):
        case.add(tmp_path, extractor="oracle")
    with pytest.raises(ValueError, match="this version has: builtin"):
        gawah.extract(TEXT, extractor="oracle")


def test_an_unknown_filter_value_brings_the_nearest(reports: Path, tmp_path: Path) -> None:
    """A word that is not in the vocabulary brings the nearest that is."""
    with gawah.open(tmp_path / "x.gawah") as case:
        case.add(reports)
        with pytest.raises(gawah.ClaimError, match="did you mean 'accuses'"):
            case.claims(stance="acuses")


def test_a_claim_is_found_by_the_beginning_of_its_id(reports: Path, tmp_path: Path) -> None:
    """The beginning of an id is enough where only one claim has it."""
    with gawah.open(tmp_path / "x.gawah") as case:
        case.add(reports)
        first = case.claims(limit=1)[0]
        assert case.claim(first.id[:12]) == first
        for key in ("", "no such id"):
            with pytest.raises(gawah.ClaimError, match="no claim fits"):
                case.claim(key)


def test_a_case_can_be_closed_amid_a_query(reports: Path, tmp_path: Path) -> None:
    """Closing ends queries that were not read to their end, and asking again opens the case again."""
    case = gawah.open(tmp_path / "x.gawah")
    case.add(reports)
    claims = case.each_claim()
    first = next(claims)
    case.close()
    assert list(claims) == []
    assert case.claims(limit=1) == [first]
    case.close()
    gc.collect()


def test_a_text_gives_claims_without_a_case() -> None:
    """extract takes a text or a document; offsets count the text as given."""
    claims = gawah.extract(TEXT)
    assert len(claims) > 0
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in claims)


def test_an_empty_text_is_refused() -> None:
    """A text without a letter is an error with its reason."""
    with pytest.raises(gawah.UnreadableInput):
        gawah.extract("")


def test_reading_gives_documents(reports: Path) -> None:
    """read gives the document of a file with title and date."""
    (reading,) = gawah.read(reports / "1-wire.html")
    assert isinstance(reading, gawah.Reading)
    assert (reading.document.title, reading.document.published) == (
        "Front says it killed nine soldiers in raid on convoy",
        "2024-03-04",
    )


def test_the_page_names_every_public_name() -> None:
    """docs/reference/python-api.md names all that the package exports."""
    prose = re.sub(r"^```.*?^```$", "", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"[A-Za-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    assert set(gawah.__all__) - named == set()


def test_the_page_gives_every_method_of_a_case_as_it_is() -> None:
    """The table of Case has each public method with the names of its arguments, and no other."""
    table = PAGE.read_text(encoding="utf-8").partition("## Case\n")[2].partition("\n## ")[0]
    shown = dict(re.findall(r"^\| `(\w+)\((.*?)\)`", table, re.MULTILINE))
    public = {n: f for n, f in inspect.getmembers(gawah.Case, inspect.isfunction) if not n.startswith("_")}
    assert shown.keys() == public.keys()
    for name, function in public.items():
        parameters = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
        assert [word.split("=")[0].strip("* ") for word in shown[name].split(",") if word.strip(" *")] == [
            p.name for p in parameters
        ]


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of the page runs from top to bottom beside the demonstration."""
    copy_demo(tmp_path / "gawah-demo" / "reports")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
    exec(compile(code, os.fspath(PAGE), "exec"), {})


def test_a_folder_with_odd_files_does_not_stop(reports: Path, tmp_path: Path) -> None:
    """Hidden files are left out, a link that leads nowhere is refused, and the rest is added."""
    (reports / ".hidden.txt").write_text("secret", encoding="utf-8")
    (reports / "gone.txt").symlink_to(tmp_path / "nowhere")
    with gawah.open(tmp_path / "x.gawah") as case:
        added = case.add(reports)
    assert added.new == 8
    assert sorted(Path(refusal.source).name for refusal in added.refused) == ["empty.txt", "gone.txt"]
