"""A publisher's correction supersedes what it takes back, and nothing else."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.origin_claims import GAO, report, said, voice

from gawah.incidents.corrections import is_correction, superseded
from gawah.model import Claim, Document

JNIM, ARMY = voice("JNIM", "JNIM"), voice("the army", "Malian army")
EVENT: dict[str, Any] = {"place": (GAO,), "target": ["Malian army"]}
FIRST = report(
    "first",
    "Nine soldiers killed near Gao\n\nFighters killed nine soldiers near Gao. The army says the FLA and JNIM led the "
    "raid. A 12-page statement was sent to us. The governor said that schools stay shut.",
    "Hill Gazette",
    "2024-02-01",
)


def _first() -> list[Claim]:
    return [
        said(FIRST, "Fighters killed nine soldiers near Gao", deaths=9, perpetrator=["JNIM"], **EVENT),
        said(FIRST, "the FLA and JNIM led the raid", ARMY, perpetrator=["JNIM", "FLA"], **EVENT),
        said(FIRST, "A 12-page statement was sent to us", kind="media_release", actor=["JNIM"]),
        said(FIRST, "schools stay shut", voice("the governor"), kind="policy", actor=["Malian army"]),
    ]


def _later(text: str, publisher: str = "Hill Gazette") -> Document:
    return report("later", text, publisher, "2024-02-03")


def _result(later: Document, *claims: Claim, earlier: list[Claim] | None = None) -> dict[str, str]:
    """Return what is superseded, as quotes."""
    first = _first() if earlier is None else earlier
    quotes = {claim.id: claim.quote for claim in [*first, *claims]}
    found = superseded([*claims, *first], {"first": FIRST, "later": later}, {})
    return {quotes[taken]: quotes[by] for taken, by in found.items()}


def test_a_claim_that_names_what_it_corrects_is_believed() -> None:
    """`corrects` needs no words of correction; an id that nobody has is passed over."""
    first = _first()
    later = _later("Seven soldiers died near Gao.")
    claim = said(later, "Seven soldiers died", deaths=7, corrects=(first[0].id, "nobody"), **EVENT)
    assert _result(later, claim) == {first[0].quote: claim.quote}


def test_a_withdrawn_name_takes_back_the_claims_that_have_it() -> None:
    """ "We withdraw the mention of the FLA" supersedes the claim with the FLA, whoever spoke in it."""
    later = _later("Correction\n\nWe withdraw the mention of the FLA.")
    claim = said(later, "We withdraw the mention of the FLA", polarity="negative", perpetrator=["FLA"], **EVENT)
    assert _result(later, claim) == {"the FLA and JNIM led the raid": claim.quote}


def test_a_claim_handed_over_to_its_speaker_takes_back_the_fact() -> None:
    """ "That is what JNIM says" supersedes what was told in the paper's own voice."""
    later = _later("Correction\n\nThat fighters killed nine soldiers near Gao is what JNIM says.")
    claim = said(later, "fighters killed nine soldiers near Gao", JNIM, deaths=9, perpetrator=["JNIM"], **EVENT)
    assert _result(later, claim) == {"Fighters killed nine soldiers near Gao": claim.quote}


def test_a_correction_that_repeats_its_own_report_hands_nothing_over() -> None:
    """The paper as speaker of what it had printed is no other origin."""
    later = _later("Correction\n\nWe wrote that fighters killed nine soldiers near Gao.")
    again = said(later, "fighters killed nine soldiers near Gao", voice("Hill Gazette"), perpetrator=["JNIM"], **EVENT)
    assert _result(later, again) == {}


def test_another_value_in_a_correction_takes_back_the_old_one() -> None:
    """ "20 pages, not 12" and another toll each supersede the claim that has the old number."""
    later = _later("Correction\n\nThe statement has 20 pages, not 12. Seven soldiers died near Gao.")
    pages = said(later, "The statement has 20 pages, not 12", kind="media_release", actor=["JNIM"])
    toll = said(later, "Seven soldiers died near Gao", deaths=7, perpetrator=["JNIM"], **EVENT)
    assert _result(later, pages, toll) == {
        "A 12-page statement was sent to us": pages.quote,
        "Fighters killed nine soldiers near Gao": toll.quote,
    }


def test_what_a_correction_confirms_stands() -> None:
    """The same toll again, and a claim about something else, take nothing back."""
    later = _later("Correction\n\nNine soldiers died near Gao, as printed. The FLA met the governor.")
    claims = [
        said(later, "Nine soldiers died near Gao", deaths=9, perpetrator=["JNIM"], **EVENT),
        said(later, "The FLA met the governor", kind="agreement", actor=["FLA"]),
    ]
    assert _result(later, *claims) == {}


def test_a_report_withdrawn_by_its_headline_is_gone_as_a_whole() -> None:
    """A retraction that quotes the headline supersedes every claim below it."""
    text = "Retraction\n\nThe report “Nine soldiers killed near Gao” has been withdrawn. No proof was shown."
    later = _later(text)
    claim = said(later, "No proof was shown", type="assessment", kind="knowledge_gap")
    assert len(_result(later, claim)) == len(_first())


def test_another_papers_denial_takes_nothing_back() -> None:
    """Only the publisher can take back what it printed."""
    later = _later("Correction\n\nWe withdraw the mention of the FLA.", publisher="Lake Tribune")
    claim = said(later, "We withdraw the mention of the FLA", polarity="negative", perpetrator=["FLA"], **EVENT)
    assert _result(later, claim) == {}


def test_a_speakers_denial_in_the_same_paper_takes_nothing_back() -> None:
    """A paper that relays a denial still stands by its report: that is contested, not corrected."""
    later = _later("The army denies that soldiers were killed near Gao.")
    claim = said(later, "soldiers were killed near Gao", ARMY, stance="denies", polarity="negative", **EVENT)
    assert _result(later, claim) == {}


def test_a_papers_own_later_denial_takes_back_its_own_voice_only() -> None:
    """Without the word correction, "JNIM did not do it" supersedes the paper's own claim and not the army's."""
    later = _later("JNIM had no part in it, this paper has found.")
    claim = said(later, "JNIM had no part in it", polarity="negative", perpetrator=["JNIM"], **EVENT)
    assert _result(later, claim) == {"Fighters killed nine soldiers near Gao": claim.quote}


def test_nobody_has_claimed_it_takes_nothing_back() -> None:
    """The absence of a claim of responsibility is no denial."""
    later = _later("Correction\n\nNo group has claimed the raid.")
    claim = said(later, "No group has claimed the raid", stance="claims_responsibility", polarity="negative", **EVENT)
    assert _result(later, claim) == {}


def test_an_earlier_or_undated_document_corrects_nothing() -> None:
    """What came before cannot take back; what has no date is not known to come after."""
    for day in ("2024-01-01", None):
        later = msgspec.structs.replace(_later("Correction\n\nWe withdraw the mention of the FLA."), published=day)
        claim = said(later, "We withdraw the mention of the FLA", polarity="negative", perpetrator=["FLA"], **EVENT)
        assert _result(later, claim) == {}


def test_claims_that_correct_each_other_both_stand() -> None:
    """A circle leads to no claim that stands, so nothing is superseded by it."""
    first, second = _first()[:2]
    pair = [
        msgspec.structs.replace(first, corrects=(second.id,)),
        msgspec.structs.replace(second, corrects=(first.id,)),
    ]
    assert superseded(pair, {"first": FIRST}, {}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the raid near Gao\n\nIt was on Friday.",
        "Gao\n\nContrary to our earlier report, the bridge stands.",
        "Gao\n\nAn earlier version of this article gave another number.",
        "Rectificatif\n\nLe pont est ouvert.",
        "Fe de erratas\n\nEl puente está abierto.",
        "تصحيح\n\nالجسر مفتوح",
        "اصلاحیه\n\nپل باز است",
        "وضاحت\n\nپل کھلا ہے",
        "Исправление\n\nМост открыт.",
    ],
)
def test_corrections_say_so_in_several_languages(text: str) -> None:
    """The head of the document tells."""
    assert is_correction(report("x", text))
    assert not is_correction(report("y", "The army corrected its aim.\n\nThe bridge is open."))


@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(draw: random.Random) -> None:
    """Any order gives the same result."""
    later = _later("Correction\n\nWe withdraw the mention of the FLA. Seven soldiers died near Gao.")
    claims = [
        *_first(),
        said(later, "We withdraw the mention of the FLA", polarity="negative", perpetrator=["FLA"], **EVENT),
        said(later, "Seven soldiers died near Gao", deaths=7, perpetrator=["JNIM"], **EVENT),
    ]
    documents = {"first": FIRST, "later": later}
    before = superseded(claims, documents, {})
    draw.shuffle(claims)
    assert superseded(claims, documents, {}) == before
    assert len(before) == 2
