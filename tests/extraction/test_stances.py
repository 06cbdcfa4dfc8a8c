"""Stance, polarity and certainty: how something is said, and what is not said to be so."""

from __future__ import annotations

import pytest

from .reports import claims

JUDGED: list[tuple[str, tuple[str, str, str], str]] = [
    ("Rebels burned the mill.", ("reports", "positive", "certain"), "plain"),
    ("The mayor said rebels burned the mill.", ("reports", "positive", "certain"), "reported"),
    ("The mayor said the TTP burned the mill.", ("accuses", "positive", "certain"), "a named other is accused"),
    ("A nurse said the TTP burned the mill.", ("reports", "positive", "certain"), "a witness"),
    (
        "The mayor said the TTP freed two pilots.",
        ("reports", "positive", "certain"),
        "a lawful deed of a named other",
    ),
    ("The TTP said it burned the mill.", ("reports", "positive", "certain"), "a deed of one's own"),
    ("The mayor claimed that rebels burned the mill.", ("reports", "positive", "certain"), "a claim is a report"),
    ("The mayor confirmed that rebels burned the mill.", ("confirms", "positive", "certain"), "confirmed"),
    ("The mayor believes that rebels burned the mill.", ("suspects", "positive", "certain"), "believed"),
    ("The mayor denied that rebels burned the mill.", ("denies", "negative", "certain"), "denied"),
    ("The mayor did not deny that rebels burned the mill.", ("denies", "positive", "certain"), "not denied"),
    ("The rebels did not burn the mill.", ("reports", "negative", "certain"), "not"),
    ("The rebels never burned the mill.", ("reports", "negative", "certain"), "never"),
    ("The rebels didn't burn the mill.", ("reports", "negative", "certain"), "n't"),
    ("No rebels burned the mill.", ("reports", "negative", "certain"), "no doer"),
    ("No soldiers were killed.", ("reports", "negative", "certain"), "no victim"),
    ("Not one soldier was killed.", ("reports", "negative", "certain"), "not one"),
    ("The TTP said it did not burn the mill.", ("reports", "negative", "certain"), "somebody's not"),
    ("The rebels may have burned the mill.", ("suspects", "positive", "possible"), "may"),
    ("The rebels could have burned the mill.", ("suspects", "positive", "possible"), "could"),
    ("The rebels probably burned the mill.", ("reports", "positive", "probable"), "probably"),
    ("The rebels allegedly burned the mill.", ("reports", "positive", "underspecified"), "allegedly"),
    ("The army promised to attack the fort.", ("promises", "positive", "certain"), "a promise may be of the future"),
]


@pytest.mark.parametrize(("text", "judged", "note"), JUDGED, ids=[c[2] for c in JUDGED])
def test_a_claim_keeps_how_it_was_said(text: str, judged: tuple[str, str, str], note: str) -> None:
    """Denied, doubted, negated and suspected things are told from those that are plainly reported."""
    (claim,) = claims(text)
    assert (claim.stance, claim.polarity, claim.certainty) == judged, note


NOT_SO = [
    ("If rebels burn the mill, guards will flee.", "a condition"),
    ("Unless rebels burn the mill, guards stay.", "a condition with unless"),
    ("Guards will stay if rebels burn the mill.", "a condition that follows"),
    ("Should the rebels burn the mill, guards will flee.", "an inverted condition"),
    ("The rebels would burn the mill.", "a hypothesis"),
    ("The rebels will burn the mill.", "a forecast"),
    ("The rebels must burn the mill.", "a duty"),
    ("The rebels want to burn the mill.", "a wish"),
    ("The mayor could not confirm that rebels burned the mill.", "not confirmed"),
    ("The mayor was unable to confirm that rebels burned the mill.", "unable to confirm"),
]


@pytest.mark.parametrize(("text", "note"), NOT_SO, ids=[c[1] for c in NOT_SO])
def test_what_is_not_said_to_be_so_is_no_claim(text: str, note: str) -> None:
    """Nothing burned in a sentence that only supposes, wants or foretells a fire."""
    assert [c for c in claims(text) if c.kind == "looting_property_destruction"] == [], note


def test_a_hedge_is_quoted_where_it_stands() -> None:
    """The words that hold back are kept with their offsets."""
    (claim,) = claims("The rebels probably burned the mill.")
    (hedge,) = claim.hedges
    assert hedge.text == "probably"
    assert claim.quote[hedge.start - claim.start : hedge.end - claim.start] == "probably"


ACCUSED = [
    ("The mayor said that India supports the BLA.", "accuses", "of supporting somebody"),
    ("India said that India supports the BLA.", "reports", "oneself"),
    ("The mayor said that the BLA is allied with the BLF.", "reports", "a tie without a doer"),
    ("India supports the BLA.", "reports", "the author accuses nobody"),
    ("Officials said that the TTP burned the mill.", "accuses", "by unnamed people"),
]


@pytest.mark.parametrize(("text", "stance", "note"), ACCUSED, ids=[c[2] for c in ACCUSED])
def test_telling_what_a_named_other_did_is_an_accusation(text: str, stance: str, note: str) -> None:
    """Only a speaker can accuse, and only somebody else whom he names."""
    assert claims(text)[0].stance == stance, note
