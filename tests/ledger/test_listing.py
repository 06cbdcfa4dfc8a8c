"""Claims listed by filters."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gawah.errors import ClaimError
from gawah.ledger import Ledger
from gawah.model import ActorRef, Claim, Period, Place, Speaker

from .building import fill, one_claim, report

A = one_claim(
    "The River Front blamed Kharan's militia.",
    name="a.txt",
    stance="accuses",
    roles={"perpetrator": (ActorRef(text="Kharan's militia", id="km", name="Kharan Militia"),)},
    speakers=(Speaker(name="River Front", id="rf", actor="Hill League", joint=("Lake Front",)),),
    place=(Place(text="كوئٹہ", name="Quetta", country="PK", admin1="Balochistan", geonameid=1167528),),
    time=Period(text="in March", start="2024-03", end="2024-04"),
)
B = one_claim(
    "Nobody from the River Front guards attacked, the militia may have said.",
    name="b.txt",
    stance="denies",
    polarity="negative",
    certainty="possible",
    roles={"target": (ActorRef(text="River Front guards"),), "weapon": (ActorRef(text="rockets"),)},
    speakers=(),
    place=(Place(text="Kharan Valley"),),
    time=Period(text="since 2023", start="2023-06"),
)
C = one_claim(
    "Training is paid from abroad.",
    name="c.txt",
    type="relation",
    kind="supports.training",
    roles={"a": (ActorRef(text="abroad"),), "b": ()},
    speakers=(),
    place=(),
    extractor="coder/x",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "a.gawah"
    fill(path, [A, B, C._replace(document=msgspec.structs.replace(C.document, published=None, title="No date"))])
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("filters", "found", "note"),
    [
        ({}, "abc", "all"),
        ({"type": "relation"}, "c", "one word"),
        ({"stance": ["accuses", "denies"]}, "ab", "any of several"),
        ({"stance": []}, "", "none of none"),
        ({"stance": None, "polarity": "negative"}, "b", "None keeps all"),
        ({"certainty": "possible"}, "b", ""),
        ({"kind": "supports.training"}, "c", ""),
        ({"extractor": "coder/x"}, "c", "extractors are free words"),
        ({"extractor": "coder/y"}, "", ""),
        ({"actor": "km"}, "a", "an id"),
        ({"actor": "kharan militia"}, "a", "a name, folded"),
        ({"actor": "Kharan’s Militia"}, "a", "a text, with another apostrophe"),
        ({"actor": "river front"}, "a", "equal first: the guards are not the front"),
        ({"actor": "guards"}, "b", "words, where nothing is equal"),
        ({"actor": "guard"}, "", "whole words only"),
        ({"actor": "rockets"}, "", "a weapon is no actor"),
        ({"actor": "Hill League"}, "a", "on whose behalf"),
        ({"speaker": "Lake Front"}, "a", "who says it together"),
        ({"speaker": "km"}, "", "a perpetrator is no speaker"),
        ({"place": "کوئٹہ"}, "a", "as in the text, other letters"),
        ({"place": "quetta"}, "a", "as in the gazetteer"),
        ({"place": "balochistan"}, "a", "the province"),
        ({"place": "1167528"}, "a", "geonameid"),
        ({"place": "PK"}, "a", "country"),
        ({"place": "Kharan"}, "b", "words of a name"),
        ({"document": "b.txt"}, "b", "a name"),
        ({"document": B.document.id[:10]}, "b", "the beginning of an id"),
        ({"document": "no date"}, "c", "a title"),
        ({"document": "z.txt"}, "", "no such document"),
        ({"since": "2024-03-31"}, "ab", "the last day of a month that may be meant; an open end"),
        ({"since": "2024-04-01"}, "b", "the end is exclusive"),
        ({"until": "2024-02"}, "b", ""),
        ({"until": "2024-03-01"}, "ab", "inclusive"),
        ({"until": "2023-05"}, "", "before all"),
        ({"since": "2024-03", "until": "2024-03"}, "ab", ""),
        ({"text": "the RIVER front"}, "ab", "in the quote, folded"),
        ({"text": "%"}, "", "no wildcard"),
        ({"text": "river", "stance": "denies", "document": "b.txt", "place": "kharan"}, "b", "all together"),
    ],
)
def test_filters_keep_what_they_say(ledger: Ledger, filters: dict[str, Any], found: str, note: str) -> None:
    """Each filter keeps the claims it names, alone and together with others; claims, JSON and count agree."""
    names = {each.document.id: each.document.name[0] for each in (A, B, C)}
    assert "".join(names[each.document.id] for each in ledger.claims(**filters)) == found, note
    assert [msgspec.json.decode(each, type=Claim) for each in ledger.claims_json(**filters)] == list(
        ledger.claims(**filters)
    )
    assert ledger.count_claims(**filters) == len(found)


def test_a_claim_without_its_own_time_is_dated_by_its_document(tmp_path: Path) -> None:
    """The date of publication stands in; where there is neither, no period keeps the claim."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1, published="2024-05-06T07:08:09+05:00"), report(2, published=None)])
    with Ledger.open(path) as ledger:
        assert ledger.count_claims(since="2024-05-06", until="2024-05-06") == 3
        assert ledger.count_claims(since="2024-05-07") == 0
        assert ledger.count_claims(since="0001", until="9998") == 3


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"stance": "denys"}, "did you mean 'denies'"),
        ({"kind": ["attack", "atack"]}, "did you mean 'attack'"),
        ({"type": "x"}, "expected one of: assessment, event, presence, relation"),
        ({"since": "last week"}, "since: expected an ISO date"),
        ({"until": "2024-02-30"}, "until: expected an ISO date"),
        ({"actr": "x"}, "did you mean 'actor'"),
    ],
)
def test_a_filter_that_no_claim_can_meet_is_refused(ledger: Ledger, filters: dict[str, Any], message: str) -> None:
    """A word that is not in the vocabulary is an error with a hint, not an empty list."""
    with pytest.raises(ClaimError, match=message):
        list(ledger.claims_json(**filters))


def test_limit_and_offset_cut_the_list(ledger: Ledger) -> None:
    """Pages follow each other in the order of recording."""
    whole = list(ledger.claims_json())
    assert list(ledger.claims_json(limit=2)) == whole[:2]
    assert list(ledger.claims_json(limit=2, offset=2)) == whole[2:]
    assert list(ledger.claims_json(offset=1)) == whole[1:]
    assert list(ledger.claims_json(limit=0)) == []


def test_actors_are_listed_with_roles_and_numbers(tmp_path: Path) -> None:
    """Actors with an id keep their names together, others go by their folded name; most claims first."""
    path = tmp_path / "a.gawah"
    fill(path, [A, B, report(1), report(2)])
    with Ledger.open(path) as ledger:
        rows = ledger.actors()
    assert [(row.id, row.name, row.claims, row.documents) for row in rows[:2]] == [
        ("valley-council", "valley council", 6, 2),
        (None, "unnamed gunmen", 6, 2),
    ]
    by_name = {row.name: row for row in rows}
    assert by_name["Kharan Militia"].roles == {"perpetrator": 1}
    assert by_name["Hill League"].roles == {"speaker_for": 1}
    assert "rockets" not in by_name


def test_ten_thousand_claims_are_listed_in_a_blink(tmp_path: Path) -> None:
    """10,000 claims are filtered and listed as JSON in well under half a second."""
    path = tmp_path / "a.gawah"
    sentences = [f"{number} gunmen were seen at the bridge." for number in range(200)]
    with Ledger.open(path, mode="create") as ledger, ledger.transaction():
        for number in range(50):
            ledger.record(*report(number, sentences))
    with Ledger.open(path) as ledger:
        start = time.perf_counter()
        found = list(ledger.claims_json(stance="reports", actor="unnamed gunmen", since="2024"))
        taken = time.perf_counter() - start
    assert len(found) == 10_000
    assert taken < 0.5
