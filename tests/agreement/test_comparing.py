"""Two coders compared: what counts as found, what is left out, and what cannot be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from gawah.agreement.bootstrap import estimate
from gawah.agreement.coders import Coding, coders, coding
from gawah.agreement.comparing import Comparison, FieldAgreement, compare, compare_coders
from gawah.agreement.kappa import share
from gawah.ledger import Ledger
from gawah.ledger.decisions import Decision
from gawah.model import ActorRef, Claim, Count, Document, DocumentRef, Extraction, Passage, claim_id

TEXT = "Gunmen attacked a bridge. The council blamed the River Front. The Front denied it. Rain fell."
SENTENCES = ((0, 25), (26, 61), (62, 82), (83, 93))
DOCUMENT = Document(id="d1", text=TEXT, passages=tuple(Passage(start=s, end=e) for s, e in SENTENCES))


def claim(sentence: int, extractor: str, **fields: Any) -> Claim:
    """Return a claim about one sentence."""
    start, end = SENTENCES[sentence]
    fields = {"type": "event", "kind": "attack", **fields}
    made = Claim(
        document=DocumentRef(id="d1"), start=start, end=end, quote=TEXT[start:end], extractor=extractor, **fields
    )
    return msgspec.structs.replace(made, id=claim_id(made) + extractor[-1])


def compared(claims: list[Claim], decisions: list[Decision] | None = None) -> Comparison:
    """Return the comparison of hana and omid."""
    made = decisions or []
    return compare(coding("hana", claims, made), coding("omid", claims, made), {"d1": DOCUMENT})


def field(found: Comparison, name: str) -> FieldAgreement:
    """Return one row."""
    [row] = [row for row in found.fields if row.field == name]
    return row


def test_coders_are_those_who_wrote_claims_or_reviewed_them() -> None:
    """Names come from extractors and from standing decisions about claims."""
    made = [Decision(id=1, who="omid", kind="accept", target="c"), Decision(id=2, who="x", kind="grade", target="s")]
    made += [Decision(id=3, who="lena", kind="accept", target="c", withdrawn_by=4)]
    assert coders([claim(0, "coder/hana"), claim(1, "rules/1")], made) == {"hana": (1, 0), "omid": (0, 1)}


def test_claims_of_two_coders_are_compared_field_by_field() -> None:
    """Found, equal and unequal fields are counted over the pairs; passages over the whole document."""
    front = {"perpetrator": (ActorRef(text="River Front"),)}
    claims = [
        claim(0, "coder/hana", deaths=Count(low=9, best=9, high=9)),
        claim(0, "coder/omid", deaths=Count(best=10), kind="grenade"),
        claim(1, "coder/hana", stance="accuses", roles=front),
        claim(1, "coder/omid", stance="accuses", roles=front),
        claim(2, "coder/hana", stance="denies", polarity="negative"),
    ]
    found = compared(claims)
    assert (found.pairs, found.only_first, found.only_second, found.left_out) == (2, 1, 0, 0)
    assert field(found, "found").share.value == pytest.approx(2 / 3)
    assert field(found, "passage").share.value == pytest.approx(3 / 4)
    assert field(found, "passage").kappa.value == pytest.approx(0.5)
    assert field(found, "kind").share.value == 0.5
    assert (field(found, "stance").share.value, field(found, "stance").kappa.value) == (1.0, 1.0)
    assert (field(found, "toll").n, field(found, "toll").metric) == (1, "interval")


def test_what_nobody_found_is_unknown_so_chance_cannot_be_taken_off() -> None:
    """Without claims that both rejected, `found` has a share and no kappa, and says why."""
    row = field(compared([claim(0, "coder/hana"), claim(0, "coder/omid")]), "found")
    assert (row.share.value, row.kappa.value, row.alpha.value) == (1.0, None, None)
    assert "chance" in row.why


def test_reviews_of_the_same_claims_are_compared() -> None:
    """Accepted by both, by one, by none: kappa of `found` can be told; a correction counts as the corrector left it."""
    claims = [claim(n, "rules/1") for n in range(4)]
    verdicts = [("accept", "accept"), ("correct", "accept"), ("accept", "reject"), ("reject", "reject")]
    made = [
        Decision(
            id=2 * n + side + 1,
            who=who,
            kind=kind,
            target=claims[n].id,
            value={"kind": "plot"} if kind == "correct" else None,
        )
        for n, kinds in enumerate(verdicts)
        for side, (who, kind) in enumerate(zip(("hana", "omid"), kinds, strict=True))
    ]
    found = compared(claims, made)
    assert (found.pairs, found.only_first, found.only_second) == (2, 1, 0)
    assert field(found, "found").kappa.value == pytest.approx(0.5)
    assert field(found, "kind").share.value == 0.5


def test_where_nothing_shows_that_the_other_looked_a_claim_is_left_out() -> None:
    """A claim that one accepted and the other did not decide about says nothing about agreement."""
    [one] = claims = [claim(0, "rules/1")]
    found = compared(claims, [Decision(id=1, who="hana", kind="accept", target=one.id)])
    assert (found.pairs, found.only_first, found.left_out) == (0, 0, 1)
    assert field(found, "found").n == 0


def test_the_fields_of_events_are_not_asked_of_relations() -> None:
    """Two claims about a tie agree on no perpetrator, because there is none to find."""
    tie: dict[str, Any] = {"type": "relation", "kind": "allied_with"}
    found = compared([claim(0, "coder/hana", **tie), claim(0, "coder/omid", **tie)])
    assert (field(found, "perpetrator").n, field(found, "speaker").n) == (0, 1)


def test_a_coder_without_claims_compares_to_nothing() -> None:
    """Two empty codings give no unit and no number."""
    found = compare(Coding(name="a"), Coding(name="b"), {})
    assert all((row.n, row.share.value, row.alpha.value) == (0, None, None) for row in found.fields)


def test_the_interval_holds_the_value_and_is_the_same_every_time() -> None:
    """The interval of a share of 80 in 100 is near that of the normal approximation (.72 to .88)."""
    cells = {("a", "a"): 50, ("b", "b"): 30, ("a", "b"): 20}
    found = estimate(cells, {"share": share})["share"]
    assert found == estimate(dict(reversed(cells.items())), {"share": share})["share"]
    assert found.value == 0.8
    assert found.low == pytest.approx(0.72, abs=0.02)
    assert found.high == pytest.approx(0.88, abs=0.02)


def test_a_claim_that_two_coders_write_alike_is_found_by_both(tmp_path: Path) -> None:
    """Equal claims have one id and one row; who wrote it second is kept, and reading again changes nothing."""
    one, other = claim(0, "coder/hana", certainty="certain"), claim(0, "coder/omid", certainty="possible")
    claims = [msgspec.structs.replace(each, id="") for each in (one, other)]
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        for _ in range(2):
            for each in claims:
                ledger.record(DOCUMENT, TEXT.encode(), Extraction(claims=(each,)), again=True)
        assert ledger.counts()["claims"] == ledger.counts()["decisions"] == 1
        assert coders(ledger.claims(), ledger.decisions()) == {"hana": (1, 0), "omid": (1, 0)}
        found = compare_coders(ledger, "hana", "omid")
        assert ledger.verify().ok
    assert (found.pairs, found.only_first, found.only_second) == (1, 0, 0)
    assert field(found, "certainty").share.value == 0.0
    assert field(found, "passage").share.value == 1.0


def test_two_coders_in_one_recording_are_both_kept(tmp_path: Path) -> None:
    """Files of two coders that are recorded together lose neither."""
    claims = tuple(msgspec.structs.replace(claim(0, f"coder/{who}"), id="") for who in ("hana", "omid"))
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        ledger.record(DOCUMENT, TEXT.encode(), Extraction(claims=claims))
        assert sorted(coders(ledger.claims(), ledger.decisions())) == ["hana", "omid"]
