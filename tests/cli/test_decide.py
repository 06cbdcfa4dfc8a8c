"""`gawah decide`: decisions are recorded, listed, taken back, and refused with the nearest name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gawah.case import Case
from gawah.known.decided import Decided

from .conftest import Run

SIGNED = ("--who", "hana", "--why", "read it twice")


def claim_ids(case: Path) -> list[str]:
    """Return the ids of the claims of a case."""
    with Case(case) as opened:
        return [claim.id for claim in opened.claims()]


def decided(run: Run, case: Path, *words: str) -> Any:
    """Return the decision that a command makes."""
    result = run("decide", case, *words, *SIGNED)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_a_claim_is_accepted_or_rejected_by_the_beginning_of_its_id(run: Run, case: Path, action: str) -> None:
    """The decision holds who, what and why, and the whole id."""
    key = claim_ids(case)[0]
    made = decided(run, case, action, key[:12])
    assert (made["who"], made["kind"], made["target"], made["why"]) == ("hana", action, key, "read it twice")


def test_a_correction_reads_fields_as_a_person_writes_them(run: Run, case: Path) -> None:
    """Words become what the claims format holds."""
    sets = [
        "deaths=at least 12",
        "perpetrator=TTP; gunmen",
        "time=2024-03-05",
        "speaker=",
        "certainty=possible",
        "target=",
    ]
    words = [word for one in sets for word in ("--set", one)]
    value = decided(run, case, "correct", claim_ids(case)[0], *words)["value"]
    assert value["deaths"] == {"low": 12, "best": None, "high": None, "text": "at least 12", "of": None}
    assert [filler["id"] for filler in value["roles.perpetrator"]] == ["ttp", None]
    assert (value["time"]["start"], value["time"]["end"], value["time"]["precision"]) == ("2024-03-05", "2024-03-06", 1)
    assert (value["speakers"], value["certainty"], value["roles.target"]) == ([], "possible", [])


def test_a_quote_is_moved_within_the_document_and_never_invented(run: Run, case: Path) -> None:
    """A new quote takes its offsets from the text; one that does not stand there is refused."""
    key = claim_ids(case)[0]
    value = decided(run, case, "correct", key, "--set", "quote=killed nine soldiers")["value"]
    assert value["end"] - value["start"] == len("killed nine soldiers")
    for change in ("quote=killed ten soldiers", "end=99999", "start=-1", "quote=soldiers"):
        result = run("decide", case, "correct", key, "--set", change, *SIGNED)
        assert result.exit_code == 1, change
        assert result.stderr.startswith("gawah: ")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("deths=3", "did you mean 'deaths'"),
        ("kind=atack", "did you mean 'attack'"),
        ("kind=allied_with", "kind of type event"),
        ("deaths=many", "expected a number such as 30"),
        ("time=March", "expected 2024"),
        ("document=x", "is not in the vocabulary"),
        ("stance=denys", "did you mean 'denies'"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(run: Run, case: Path, change: str, told: str) -> None:
    """The message says what was expected or proposes the nearest, and nothing is recorded."""
    result = run("decide", case, "correct", claim_ids(case)[0], "--set", change, *SIGNED)
    assert result.exit_code == 1
    assert told in result.stderr
    with Case(case) as opened:
        assert opened.decisions() == []


def test_actors_and_documents_are_the_same_or_not(run: Run, case: Path) -> None:
    """Actors are found by name, documents by number; a misspelt name brings the nearest."""
    made = decided(run, case, "same", "actor", "Ministry of Defence", "Dashtar Front")
    assert made["kind"] == "same_actor"
    assert "dashtar_front" in (made["target"], made["value"]["with"])
    assert decided(run, case, "not-same", "document", "1", "3")["kind"] == "not_same_document"
    result = run("decide", case, "same", "actor", "Dashtar Frnt", "gunmen", *SIGNED)
    assert result.exit_code == 1
    assert "did you mean 'Dashtar Front'" in result.stderr
    assert "one document" in run("decide", case, "same", "document", "1", "report-0.txt", *SIGNED).stderr


def test_incidents_are_the_same_by_a_claim_of_each(run: Run, case: Path) -> None:
    """The decision names claims, which outlive a regrouping; what is neither claim nor incident is refused."""
    first, *_, last = claim_ids(case)
    made = decided(run, case, "not-same", "incident", first, last)
    assert {made["target"], made["value"]["with"]} == {first, last}


def test_a_source_is_graded_by_its_name(run: Run, case: Path) -> None:
    """A publisher is found in any spelling, a later grade replaces an earlier one, a typo brings the nearest."""
    made = decided(run, case, "grade", "meridian wire", "b")
    assert (made["kind"], made["value"]) == ("grade", "B")
    again = decided(run, case, "grade", "Meridian Wire", "D")
    assert again["target"] == made["target"]
    with Case(case) as opened:
        assert Decided.of(opened.decisions()).reliability() == {made["target"]: "D"}
    assert "did you mean 'Meridian Wire'" in run("decide", case, "grade", "Meridan Wire", "C", *SIGNED).stderr


def test_a_person_is_private_in_an_export_or_not(run: Run, case: Path) -> None:
    """A decision about a name is followed by the next export."""
    decided(run, case, "public", "Rostam Palwandi")
    assert "Rostam Palwandi" in run("export", case).stdout
    decided(run, case, "private", "ministry of defence")
    assert "Ministry of Defence" not in run("export", case).stdout
    result = run("decide", case, "private", "Rostam Palwand", *SIGNED)
    assert "did you mean 'Rostam Palwandi'" in result.stderr


def test_a_decision_is_taken_back_and_both_are_listed(run: Run, case: Path) -> None:
    """Withdrawing is recorded as well; the list shows what was taken back and the case still verifies."""
    decided(run, case, "reject", claim_ids(case)[0])
    decided(run, case, "withdraw", "1")
    listed = run("decide", case, "list", "--format", "table").stdout
    assert "(withdrawn by 2)" in listed
    assert "hana: withdraw 1" in listed
    assert "    read it twice" in listed
    assert "withdrawn before" in run("decide", case, "withdraw", "1", *SIGNED).stderr
    assert run("verify", case).exit_code == 0


def test_conflicts_of_two_people_are_listed(run: Run, case: Path) -> None:
    """Two verdicts on one claim are one conflict, which names what is followed."""
    key = claim_ids(case)[0]
    assert run("decide", case, "conflicts", "--format", "table").stderr == "no two people decided differently\n"
    decided(run, case, "reject", key)
    run("decide", case, "accept", key, "--who", "omid", "--why", "it is there")
    [conflict] = [json.loads(line) for line in run("decide", case, "conflicts").stdout.splitlines()]
    assert (conflict["who"], conflict["counts"]) == (["hana", "omid"], 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["acept", "x"], "Did you mean accept"),
        (["accept"], "needs the id of one claim"),
        (["accept", "zz"], "no claim fits"),
        (["same", "actr", "a", "b"], "did you mean 'actor'"),
        (["same", "actor", "a"], "and two of them"),
        (["grade", "x", "Q"], "is not in the vocabulary"),
        (["withdraw", "one"], "the number of one decision"),
        (["withdraw", "9"], "no decision 9"),
        (["accept", "x", "--set", "kind=plot"], "changes no field"),
        (["correct", "x", "--set", "kind"], "expected FIELD=VALUE"),
        (["list", "x"], "names nothing"),
    ],
)
def test_what_cannot_be_decided_is_said(run: Run, case: Path, words: list[str], told: str) -> None:
    """Mistakes end with a message that helps and change nothing."""
    result = run("decide", case, *words, *SIGNED)
    assert result.exit_code in (1, 2)
    assert told in " ".join(result.stderr.split())


def test_who_decides_is_never_guessed(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --who the environment variable is taken, and without that nothing is recorded."""
    key = claim_ids(case)[0]
    monkeypatch.delenv("GAWAH_CODER", raising=False)
    assert run("decide", case, "accept", key, "--why", "x").exit_code == 2
    assert run("decide", case, "accept", key, "--who", "hana").exit_code == 2
    monkeypatch.setenv("GAWAH_CODER", "omid")
    assert json.loads(run("decide", case, "accept", key, "--why", "x").stdout)["who"] == "omid"
