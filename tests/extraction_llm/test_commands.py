"""`gawah add` and `gawah extract` with a model: resumed, counted, priced, and careful with text and key."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from gawah.case import Case, extract

from .conftest import TEXT, Served

Run = Callable[..., Result]


def _llm(url: str) -> list[str]:
    return ["--extractor", "llm", "--endpoint", url, "--model", "recorded"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three reports, of which the second has a word that some servers break on."""
    place = tmp_path / "reports"
    place.mkdir()
    for number, word in enumerate(("bridge", "quarry", "school")):
        (place / f"{number}.txt").write_text(f"{TEXT}\nIt happened by the {word}.\n", encoding="utf-8")
    return place


def test_claims_are_recorded_with_their_cost(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """The summary says what was asked, what was counted, and the price where prices are given."""
    prices = ["--price-in", "0.5", "--price-out", "2"]
    result = run("add", tmp_path / "x.gawah", folder, *_llm(server.url("good")), *prices)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "3 new documents with 9 claims, 0 known, 0 refused",
        "llm/recorded: 3 requests, 3,000 prompt and 150 completion tokens, 0.0018 at 0.5 and 2 a million",
    ]
    with Case(tmp_path / "x.gawah") as case:
        assert {claim.extractor for claim in case.claims()} == {"llm/recorded"}
        assert case.verify().ok


def test_what_is_dropped_is_said_and_noted(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """The summary counts what was not taken, and each document keeps a note."""
    result = run("add", tmp_path / "x.gawah", folder / "0.txt", *_llm(server.url("invented")))
    assert "11 claims of the model were not taken: 3 with a quote that does not stand in the text" in result.stdout
    with Case(tmp_path / "x.gawah") as case:
        (row,) = case.documents()
        assert [note.code for note in row.notes] == ["claims_dropped"]
        assert case.verify().ok


def test_a_broken_run_goes_on_where_it_stopped(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """A document without answer is told and tried again; those that are recorded are not asked for again."""
    command = ["add", str(tmp_path / "x.gawah"), str(folder), *_llm(server.url("broken"))]
    broken = run(*command)
    assert broken.exit_code == 1
    assert "1.txt" in broken.stderr
    assert "[model_failed]" in broken.stderr
    assert "2 new documents with 6 claims, 0 known, 1 refused" in broken.stdout
    asked = len(server.log())
    server.mend()
    again = run(*command)
    assert again.exit_code == 0
    assert "1 new document with 3 claims, 2 known, 0 refused" in again.stdout
    assert len(server.log()) == asked + 1


def test_a_run_that_ends_keeps_what_is_recorded(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """A server that is locked ends the run in one line; what other runs recorded stays."""
    run("add", tmp_path / "x.gawah", folder / "0.txt", *_llm(server.url("good")))
    result = run("add", tmp_path / "x.gawah", folder, *_llm(server.url("locked")))
    assert result.exit_code == 1
    assert "status 401" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    with Case(tmp_path / "x.gawah") as case:
        assert len(case.claims()) == 3


def test_a_run_that_ends_says_what_it_cost(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """Three documents in a row without an answer end the run; what was spent on those before is said."""
    result = run("add", tmp_path / "x.gawah", folder, *_llm(server.url("declining")))
    assert result.exit_code == 1
    assert "llm/recorded: 2 requests" in result.stderr
    assert "3 documents in a row have failed" in result.stderr
    assert result.stdout == ""


def test_workers_ask_side_by_side(run: Run, server: Served, folder: Path, tmp_path: Path) -> None:
    """With two processes the same claims are recorded in the same order, and all requests are counted."""
    result = run("add", tmp_path / "x.gawah", folder, *_llm(server.url("good")), "--jobs", "2")
    assert "llm/recorded: 3 requests, 3,000 prompt" in result.stdout
    run("add", tmp_path / "y.gawah", folder, *_llm(server.url("good")))
    with Case(tmp_path / "x.gawah") as one, Case(tmp_path / "y.gawah") as two:
        assert one.claims() == two.claims()


def test_no_key_is_stored(
    run: Run, server: Served, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key is in no line and in no byte of the case, also where the server repeats it."""
    monkeypatch.setenv("GAWAH_API_KEY", "open-sesame")
    for play in ("locked", "indiscreet"):
        result = run("add", tmp_path / "x.gawah", folder / f"{len(play) % 2}.txt", *_llm(server.url(play)))
        assert "open-sesame" not in result.output
    assert all(b"open-sesame" not in path.read_bytes() for path in tmp_path.glob("x.gawah*"))


def test_extract_prints_claims_and_tells_the_rest_on_stderr(run: Run, server: Served, folder: Path) -> None:
    """stdout is claims JSONL; what was spent and dropped goes to stderr."""
    result = run("extract", folder / "0.txt", *_llm(server.url("invented")))
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert {claim["extractor"] for claim in claims} == {"llm/recorded"}
    assert len(result.stderr.splitlines()) == 2
    assert result.exit_code == 0


def test_extract_says_why_there_are_no_claims(run: Run, server: Served, folder: Path) -> None:
    """A model that declines is one refused document, with its cost."""
    result = run("extract", folder / "0.txt", *_llm(server.url("declining")))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "declined" in result.stderr
    assert "1 request," in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--extractor", "llm"], "needs --endpoint URL and --model NAME"),
        (["--extractor", "llm", "--endpoint", "http://127.0.0.1"], "needs --endpoint URL and --model NAME"),
        (["--endpoint", "http://127.0.0.1"], "--endpoint goes with --extractor llm"),
        (["--allow-remote"], "--allow-remote goes with --extractor llm"),
        (["--extractor", "rules", "--price-in", "1"], "--price-in goes with --extractor llm"),
    ],
)
def test_options_that_do_not_go_together(run: Run, folder: Path, options: list[str], said: str) -> None:
    """Wrong usage is exit status 2, and says what goes with what."""
    result = run("extract", folder / "0.txt", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_mentions_need_no_model(run: Run, folder: Path) -> None:
    """No text is sent for what is found without a model."""
    result = run("extract", "--mentions", folder / "0.txt", *_llm("http://127.0.0.1:1"))
    assert result.exit_code == 2
    assert "needs no model" in result.stderr


def test_text_stays_on_this_machine_unless_allowed(run: Run, folder: Path, tmp_path: Path) -> None:
    """Another machine is refused in one line before anything is read, and no case is begun."""
    result = run("add", tmp_path / "x.gawah", folder, *_llm("https://api.example.org/v1"))
    assert result.exit_code == 1
    assert "--allow-remote" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "x.gawah").exists()


def test_no_endpoint_is_asked_unless_asked_for(run: Run, folder: Path) -> None:
    """--extractor builtin is what is done without the option, and rules alone can be had."""
    plain = run("extract", folder / "0.txt")
    assert run("extract", folder / "0.txt", "--extractor", "builtin").stdout == plain.stdout
    assert '"extractor":"builtin/1"' in plain.stdout
    assert '"extractor":"rules/1"' in run("extract", folder / "0.txt", "--extractor", "rules").stdout


def test_a_name_without_settings_is_refused() -> None:
    """In Python the model is given as an extractor, not as a word."""
    with pytest.raises(ValueError, match=r"gawah\.LlmExtractor"):
        extract("The army denied it.", extractor="llm")
    with pytest.raises(ValueError, match="this version has: builtin, rules, llm"):
        extract("The army denied it.", extractor="oracle")
