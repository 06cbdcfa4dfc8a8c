"""`gawah show`: forms, filters, limits and what is said when nothing fits."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from gawah.cli.terminal_text import width

from .conftest import Run
from .sample import make_case


def test_claims_are_json_lines_in_a_pipe(run: Run, case: Path) -> None:
    """Without a terminal the claims come as claims JSONL, all keys, private names and all."""
    result = run("show", case)
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len(claims) == 12
    assert list(claims[0])[:6] == ["id", "document", "start", "end", "quote", "type"]
    assert "Rostam Palwandi" in result.stdout


@pytest.mark.parametrize(
    ("filters", "count", "note"),
    [
        (["--stance", "denies"], 3, "a stance"),
        (["--actor", "Dashtar Front"], 6, "a name"),
        (["--actor", "dashtar_front"], 6, "an id"),
        (["--place", "Tolmarak"], 6, "a place"),
        (["--kind", "attack", "--polarity", "positive"], 6, "two filters that must both hold"),
        (["--speaker", "Ministry of Defence"], 3, "a speaker"),
        (["--document", "2"], 4, "the number of a document"),
        (["--document", "02"], 4, "the number with a nought"),
        (["--document", "report-1.txt"], 4, "the name of a document"),
        (["--since", "2024-03-02"], 9, "a first day; a claim that gives no end stays"),
        (["--until", "2024-03-02"], 8, "a last day"),
        (["--text", "nine soldiers"], 3, "words of the quote"),
        (["--type", "event", "--limit", "5"], 5, "a limit"),
        (["--type", "relation"], 0, "a type that does not occur"),
    ],
)
def test_filters_keep_what_they_say(run: Run, case: Path, filters: list[str], count: int, note: str) -> None:
    """Each filter keeps the claims that it describes."""
    result = run("show", case, "claims", "--format", "jsonl", *filters)
    assert len(result.stdout.splitlines()) == count, note


def test_a_table_shows_sign_speaker_quote_and_reference(run: Run, case: Path) -> None:
    """In a table each claim has its sign, its words, and a reference that a person can follow."""
    result = run("show", case, "claims", "--document", "2", "--format", "table")
    assert "- denies     Ministry of Defence" in result.stdout
    assert '"The ministry denies that soldiers were killed."' in result.stdout
    assert "[02 ¶2]" in result.stdout
    assert "# claims     Meridian Wire (own voice)" in result.stdout
    assert result.stdout.endswith("4 claims\n")
    assert all(width(line) <= 80 for line in result.stdout.splitlines())


def test_a_long_table_says_how_to_see_the_rest(run: Run, tmp_path: Path) -> None:
    """A table stops after 200 claims, says how many there are, and shows all when asked."""
    big = make_case(tmp_path / "big.gawah", documents=60)
    short, whole = run("show", big, "--format", "table"), run("show", big, "--format", "table", "--limit", "0")
    assert "200 of 240 claims; --limit 0 shows all" in short.stdout
    assert whole.stdout.endswith("240 claims\n")


def test_claims_as_csv_have_a_header(run: Run, case: Path) -> None:
    """CSV has one row a claim under named columns."""
    rows = list(csv.DictReader(StringIO(run("show", case, "claims", "--format", "csv").stdout, newline="")))
    assert len(rows) == 12
    assert rows[0]["deaths_best"] == "9"


@pytest.mark.parametrize(("what", "words"), [("actors", "dashtar_front"), ("documents", "report-2.txt")])
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_actors_and_documents_in_every_form(run: Run, case: Path, what: str, words: str, form: str) -> None:
    """Actors and documents are listed in each form, none wider than 80 columns as a table."""
    result = run("show", case, what, "--format", form)
    assert words in result.stdout
    assert form != "table" or all(width(line) <= 80 for line in result.stdout.splitlines())
    assert form != "jsonl" or all(json.loads(line) for line in result.stdout.splitlines())


def test_rows_are_limited(run: Run, case: Path) -> None:
    """A limited table of documents says how many there are."""
    assert "1 of 3 documents" in run("show", case, "documents", "--format", "table", "--limit", "1").stdout


def test_no_refusals_are_said_to_be_none(run: Run, case: Path) -> None:
    """An empty table is a sentence on stderr, an empty listing for a program is empty."""
    assert run("show", case, "refusals", "--format", "table").stderr == "no refusals\n"
    assert run("show", case, "refusals", "--format", "jsonl").output == ""


def test_one_claim_is_shown_whole(run: Run, case: Path) -> None:
    """A claim is shown with the words around its quote, its speaker, its place and how it was found."""
    claim = json.loads(run("show", case).stdout.splitlines()[0])
    result = run("show", case, "claim", claim["id"][:9], "--format", "table")
    shown = " ".join(result.stdout.split())
    assert "[[The Dashtar Front says its fighters killed nine soldiers" in shown
    assert "says event: attack | Dashtar Front -> nine soldiers" in shown
    assert "place Tolmarak = Tolmarak at 29.80, 66.85, within 5.0 km" in shown
    assert "found by rules/1" in shown
    assert claim["id"] in shown
    assert run("show", case, "claim", claim["id"]).stdout.startswith('{"id":')
    assert run("show", case, "claim", claim["id"], "--format", "csv").stdout.startswith("id,document,")


def test_an_actor_that_is_not_there_brings_the_nearest(run: Run, case: Path) -> None:
    """When no claim fits, the nearest actor of the case is proposed."""
    result = run("show", case, "claims", "--actor", "Dashtar Frunt", "--format", "table")
    assert result.exit_code == 0
    assert "Did you mean Dashtar Front?" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["claims", "--stance", "acuses"], "Did you mean accuses?"),
        (["claims", "--kind", "atack"], "Did you mean attack?"),
        (["claims", "--polarity", "no"], "Known: positive, negative."),
        (["claims", "--since", "yesterday"], "expected a date such as 2024-03-07"),
        (["claim"], "needs the id of a claim"),
        (["claims", "abc"], "takes no id"),
        (["actors", "--stance", "denies"], "these filters are for claims, not for actors"),
        (["clams"], "Did you mean claims or claim?"),
    ],
)
def test_wrong_usage_is_told_with_the_nearest_word(run: Run, case: Path, arguments: list[str], words: str) -> None:
    """A usage error exits with 2, points to --help and proposes what may have been meant."""
    result = run("show", case, *arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert "--help" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "missing.gawah"], "no such case"),
        (["show", "CASE", "claim", "zzzz"], "no claim fits"),
        (["show", "CASE", "claims", "--document", "nothing-of-that-name"], "no document fits"),
        (["verify", "missing.gawah"], "no such case"),
    ],
)
def test_expected_errors_are_one_line(run: Run, case: Path, arguments: list[str], words: str) -> None:
    """An expected error is one line on stderr and exit status 1."""
    result = run(*[str(case) if argument == "CASE" else argument for argument in arguments])
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
